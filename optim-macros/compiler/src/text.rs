//! Everything that is printed of a rule, for whoever wants it as text (feature `text`).

use proc_macro2::{Span, TokenStream};

use crate::codegen::{self, Runtime};
use crate::compile::{self, Analysed, Outcome};
use crate::syntax::parse;

/// What is known of the tokens of a rule.
#[derive(Debug)]
pub enum Told {
    /// All of its texts.
    Rule(Box<Texts>),
    /// It is made of this rule or modifier, whose tokens are to be given.
    Wants(Wanted),
    /// What is wrong with it, in the order of the source; nothing, if what it is made of is wrong.
    Broken(Vec<Fault>),
}

/// A rule in every notation.
#[derive(Debug)]
pub struct Texts {
    /// Its name.
    pub name: String,
    /// The update in Unicode, and the evaluation weights below it.
    pub equations: String,
    /// The same for LaTeX.
    pub latex: String,
    /// The same for a browser.
    pub mathml: String,
    /// Functions of NumPy.
    pub numpy: String,
    /// A file with an optimizer of PyTorch.
    pub torch: String,
    /// A file with a gradient transformation of optax.
    pub optax: String,
    /// Its loops in CUDA C++, which stand behind the runtime's prelude; or the word of the language that no device has yet.
    pub cuda: Result<String, &'static str>,
    /// The Rust that the macro makes of it.
    pub rust: TokenStream,
}

/// What a rule is made of.
#[derive(Debug)]
pub struct Wanted {
    /// Its path as it is written.
    pub path: String,
    /// Where that stands.
    pub place: Span,
}

/// An error in a rule.
#[derive(Debug)]
pub struct Fault {
    /// Which rule of the language is broken: an [`id`](crate::Finding::id).
    pub id: &'static str,
    /// The fact, and behind a line break the help.
    pub message: String,
    /// The first and the last of its tokens.
    pub place: [Span; 2],
}

/// All texts of the rule in these tokens, which are those inside of `optimizer! { … }`; with what was wanted of others, in
/// its order, each as [`supply`] gives it.
pub fn texts(tokens: TokenStream, supplies: &[TokenStream]) -> Told {
    match compile::analyse(tokens, supplies, true) {
        Outcome::Wants(path) => Told::Wants(Wanted {
            place: path.span(),
            path: path.text,
        }),
        Outcome::Analysed(Analysed::Broken(errors, _)) => {
            let fault = |error: crate::diag::Diagnostic| Fault {
                id: error.rule.id,
                place: [error.source.start, error.source.end],
                message: error.message,
            };
            Told::Broken(errors.into_iter().map(fault).collect())
        }
        Outcome::Analysed(Analysed::Sound(rule)) => {
            let notation = &rule.notation;
            let with = |text: &str, behind: Option<&str>, between: &str| match behind {
                Some(behind) => format!("{}{between}{behind}", text.trim_end()),
                None => text.to_owned(),
            };
            let eval = notation.eval.as_ref();
            let numpy = eval.map(|eval| eval.python.trim_start_matches("import numpy as np"));
            let numpy = numpy.map(str::trim_start);
            let texts = Texts {
                name: rule.def.name.to_string(),
                equations: with(
                    &notation.unicode,
                    eval.map(|it| it.unicode.as_str()),
                    "\n\n",
                ),
                latex: with(&notation.latex, eval.map(|it| it.latex.as_str()), "\n\n"),
                mathml: with(&notation.mathml, eval.map(|it| it.mathml.as_str()), "\n\n"),
                numpy: with(&notation.python, numpy, "\n\n\n"),
                torch: notation.files.torch.clone(),
                optax: notation.files.optax.clone(),
                cuda: Err("its equations"),
                rust: TokenStream::new(),
            };
            let optimized = rule.optimized();
            let cuda = codegen::cuda::text(&optimized).map(|text| text.whole());
            let rust = codegen::generate(&optimized, &Runtime::default());
            Told::Rule(Box::new(Texts {
                cuda,
                rust,
                ..texts
            }))
        }
    }
}

/// The tokens of a rule or modifier, for one that is made of it: `text` is what stands inside of its macro, `supplies` what
/// it wanted itself.
pub fn supply(text: TokenStream, supplies: &[TokenStream]) -> TokenStream {
    let text = parse::opened(text);
    quote::quote!(#([#supplies])* #text)
}
