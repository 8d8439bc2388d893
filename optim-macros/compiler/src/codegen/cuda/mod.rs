//! From the intermediate representation to CUDA C++: the text of a rule's loops, and their description for a host.
//!
//! What walks over tensors, the functions of the language and the folds are the same for all rules: the prelude of the
//! runtime (`device/*.cu`), which this text comes behind. Nothing here can fail; a rule that asks for what no device
//! has yet has no text, and says for which word.

mod expressions;
mod loops;
mod names;
mod text;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use self::loops::{Printed, Slice, Wanted, print};
use super::paths::Runtime;
use super::stages::{self, Given};
use super::{Rule, kernel};
use crate::ir::{Axis, Initial, Program};
use crate::language::matrix::MatrixFunction;
use crate::language::noise::Distribution;
use crate::language::reduction::Over;
use crate::language::storage::Storage;
use crate::syntax::ast::RuleDef;

/// States of a rule on a device, at most.
const MOST_STATES: usize = 64;

/// What is called behind the metadata of a rule; nothing where the runtime has no use for it.
pub(super) fn meta(runtime: &Runtime, rule: &Rule) -> Option<TokenStream> {
    let module = super::names::module(&rule.def.name);
    (runtime.has_devices()).then(|| quote!(.__on_devices(&#module::DEVICE)))
}

/// What is known of a rule's loops on devices, for the module of the loops.
pub(super) fn item(runtime: &Runtime, rule: &Rule) -> Option<TokenStream> {
    if !runtime.has_devices() {
        return None;
    }
    let device = quote!(#runtime::__private::DeviceMeta);
    let made = match text(rule) {
        Err(word) => quote!(#device::__without(#word)),
        Ok(Text { head, loops }) => {
            let kernels = loops.iter().map(|it| description(runtime, it));
            quote!(#device::__new(#head, &[#(#kernels),*]))
        }
    };
    Some(quote!(pub(super) const DEVICE: #device = #made;))
}

/// The loops of a rule.
pub(crate) struct Text {
    /// What stands before the loops.
    head: String,
    /// The loops of a step, stage by stage, then those that fill states, then those of `eval`.
    loops: Vec<Loop>,
}

impl Text {
    /// All of it.
    #[cfg(test)]
    pub(crate) fn whole(&self) -> String {
        let loops = self.loops.iter().map(|it| it.printed.text.as_str());
        std::iter::once(self.head.as_str()).chain(loops).collect()
    }
}

struct Loop {
    printed: Printed,
    numbers: Vec<String>,
    slices: Vec<(Slice, String)>,
}

/// Position among all of the loop that fills a state.
pub(super) fn fill_place(program: &Program, state: usize) -> usize {
    let before = program.states[..state].iter();
    let fills = before.filter(|state| matches!(state.initial, Initial::Element(_)));
    kernel::first_kernel(program, program.loops.len()) + fills.count()
}

/// Position among all of a loop of `eval`.
pub(super) fn eval_place(program: &Program, index: usize) -> usize {
    fill_place(program, program.states.len()) + index
}

/// The text of a rule, or the word of the language that keeps it from a device.
pub(crate) fn text(rule: &Rule) -> Result<Text, &'static str> {
    let Rule { def, program, .. } = rule;
    let mut stages = program.loops.iter().flat_map(|it| &it.code.list);
    if stages.any(|stage| !stage.body.ends.matrices.is_empty()) {
        return Err(MatrixFunction::Orthogonalize.name());
    }
    // Of a batch the CPU adds up the rows of all matrices as one, and numbers of the tensor matrix by matrix.
    let stages = program.loops.iter().flat_map(|it| &it.code.list);
    let mut of_lines = (stages.filter(|stage| stage.axis.is_some()))
        .flat_map(|stage| &stage.body.ends.outputs)
        .map(|output| output.reduction);
    if let Some(reduction) = of_lines.find(|it| matches!(it.over, Over::Model(_))) {
        return Err(reduction.name());
    }
    // What settles is told by the bits of one number.
    if program.states.len() > MOST_STATES {
        return Err("state");
    }
    let rule_name = names::of_rule(&def.name.to_string());
    let mut printed = Vec::new();
    for variant in &program.loops {
        let mut registers = [0, 0];
        for (at, stage) in variant.code.list.iter().enumerate() {
            let one = print(
                program,
                &Wanted {
                    name: format!("{rule_name}_{}", printed.len()),
                    doc: doc(variant.description.as_str(), at, variant.code.list.len()),
                    body: &stage.body,
                    states: stages::states(program, variant, stage),
                    axis: stage.axis,
                    registers,
                },
            );
            for slice in &one.slices {
                if let Slice::Left(axis, _) = slice {
                    registers[usize::from(*axis == Axis::Column)] += 1;
                }
            }
            printed.push(one);
        }
    }
    for (id, state) in program.states.iter().enumerate() {
        let Initial::Element(body) = &state.initial else {
            continue;
        };
        printed.push(print(
            program,
            &Wanted {
                name: format!("{rule_name}_{}", printed.len()),
                doc: format!("What `{}` starts at.", state.name),
                body,
                states: vec![id],
                axis: match state.storage {
                    Storage::Row => Some(Axis::Row),
                    Storage::Column => Some(Axis::Column),
                    Storage::Weight | Storage::Scalar => None,
                },
                registers: [0, 0],
            },
        ));
    }
    for variant in program.eval.iter().flat_map(|eval| &eval.loops) {
        let of = match variant.description.as_str() {
            "" => String::new(),
            description => format!(", for {description}"),
        };
        printed.push(print(
            program,
            &Wanted {
                name: format!("{rule_name}_{}", printed.len()),
                doc: format!("The weights to evaluate with{of}."),
                body: variant.code.only(),
                states: variant.states.clone(),
                axis: None,
                registers: [0, 0],
            },
        ));
    }
    let loops = printed.into_iter().map(|printed| Loop {
        numbers: printed.numbers.clone(),
        slices: (printed.slices.iter())
            .map(|slice| (*slice, loops::called(program, *slice)))
            .collect(),
        printed,
    });
    Ok(Text {
        head: head(def),
        loops: loops.collect(),
    })
}

/// The equations, so that a reader sees what the loops come from.
fn head(def: &RuleDef) -> String {
    let mut head = format!("// {}\n//\n", def.name);
    for statement in def.update.iter().flat_map(|update| &update.body) {
        for line in statement.to_string().lines() {
            head.push_str(&format!("//     {}\n", line.replace('\\', "/")));
        }
    }
    head
}

fn doc(description: &str, stage: usize, stages: usize) -> String {
    match (description, stages) {
        ("", 1) => "The loop over the weights.".to_owned(),
        ("", _) => format!("Stage {stage}."),
        (description, 1) => format!("The loop for {description}."),
        (description, _) => format!("Stage {stage}, for {description}."),
    }
}

/// A loop for a host.
fn description(runtime: &Runtime, it: &Loop) -> TokenStream {
    let private = quote!(#runtime::__private);
    let axis = |axis: Axis| match axis {
        Axis::Row => quote!(#private::Axis::Row),
        Axis::Column => quote!(#private::Axis::Column),
    };
    let Printed {
        name,
        text,
        axis: over,
        outputs,
        reads_weights,
        reads_gradient,
        writes_weights,
        stores,
        ..
    } = &it.printed;
    let over = match over {
        None => quote!(::core::option::Option::None),
        Some(over) => {
            let over = axis(*over);
            quote!(::core::option::Option::Some(#over))
        }
    };
    let slices = it.slices.iter().map(|(slice, called)| {
        let kind = quote!(#private::Slice);
        match slice {
            Slice::State(id) => {
                let id = Literal::usize_unsuffixed(*id);
                quote!(#kind::State(#id))
            }
            Slice::Given(Given::Input(_)) => quote!(#kind::Input(#called)),
            Slice::Given(Given::Noise(noise)) => {
                let call = Literal::usize_unsuffixed(noise.call);
                match noise.distribution {
                    Distribution::Normal => quote!(#kind::Normal(#call)),
                    Distribution::Uniform => quote!(#kind::Uniform(#call)),
                }
            }
            Slice::Read(of, index) => {
                let (of, index) = (axis(*of), Literal::usize_unsuffixed(*index));
                quote!(#kind::Read(#of, #index))
            }
            Slice::Left(of, index) => {
                let (of, index) = (axis(*of), Literal::usize_unsuffixed(*index));
                quote!(#kind::Left(#of, #index))
            }
        }
    });
    let outputs = outputs.iter().map(|output| {
        let fold = format_ident!("{}", output.fold);
        let over = match output.over {
            Over::Tensor => quote!(Tensor),
            Over::Row => quote!(Row),
            Over::Column => quote!(Column),
            Over::Model(place) => {
                let place = Literal::usize_unsuffixed(place);
                quote!(Model(#place))
            }
        };
        quote!((#private::Fold::#fold, #private::Over::#over))
    });
    let numbers = &it.numbers;
    quote! {
        #private::LoopMeta::__new(
            #name,
            #text,
            #over,
            &[#(#slices),*],
            &[#(#numbers),*],
            &[#(#outputs),*],
            [#reads_weights, #reads_gradient, #writes_weights, #stores],
        )
    }
}
