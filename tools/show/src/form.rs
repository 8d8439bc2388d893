//! What a rule is printed as.

use clap::ValueEnum;
use optim_compiler::text::Texts;
use optim_runtime::device::{END, PRELUDE};
use syn::visit_mut::VisitMut;
use syn::{Attribute, Meta};

use crate::fault::Trouble;

/// What a rule is printed as.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Form {
    /// Equations in Unicode
    Equations,
    /// An `aligned` environment of LaTeX
    Latex,
    /// MathML, for a browser
    Mathml,
    /// A function of NumPy
    Numpy,
    /// A file with an optimizer of PyTorch
    Torch,
    /// A file with a gradient transformation of optax
    Optax,
    /// Its loops as a file of CUDA C++
    Cuda,
    /// The Rust that the macro makes of it
    Rust,
}

impl Form {
    /// The text, which ends in a line break.
    ///
    /// # Errors
    /// For a rule that no device can run yet.
    pub(crate) fn of(self, texts: &Texts) -> Result<String, Trouble> {
        let text = match self {
            Self::Equations => &texts.equations,
            Self::Latex => &texts.latex,
            Self::Mathml => &texts.mathml,
            Self::Numpy => &texts.numpy,
            Self::Torch => &texts.torch,
            Self::Optax => &texts.optax,
            Self::Cuda => &cuda(texts)?,
            Self::Rust => return Ok(rust(texts)),
        };
        Ok(format!("{}\n", text.trim_end()))
    }
}

/// The loops behind what they need.
fn cuda(texts: &Texts) -> Result<String, Trouble> {
    match &texts.cuda {
        Ok(loops) => Ok([PRELUDE, "\n", loops, END].concat()),
        Err(word) => Err(Trouble::new(format_args!(
            "{}: no device has `{word}` yet",
            texts.name
        ))),
    }
}

/// Generated code as one would write it.
fn rust(texts: &Texts) -> String {
    match syn::parse2(texts.rust.clone()) {
        Ok(mut file) => {
            WithoutMarkup.visit_file_mut(&mut file);
            prettyplease::unparse(&file)
        }
        // As it is: to be looked at it need not be beautiful.
        Err(_) => format!("{}\n", texts.rust),
    }
}

/// What only a browser reads is left out: `#[cfg_attr(doc, …)]`.
struct WithoutMarkup;

impl VisitMut for WithoutMarkup {
    fn visit_attributes_mut(&mut self, attrs: &mut Vec<Attribute>) {
        let is_markup = |attr: &Attribute| {
            let Meta::List(list) = &attr.meta else {
                return false;
            };
            let first = list.tokens.clone().into_iter().next();
            list.path.is_ident("cfg_attr") && first.is_some_and(|word| word.to_string() == "doc")
        };
        attrs.retain(|attr| !is_markup(attr));
    }
}
