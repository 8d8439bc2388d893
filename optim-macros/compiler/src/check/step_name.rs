//! `update(w, g, hessian)`: what comes third is the number of the step, and is called so.

use proc_macro2::Ident;

use crate::diag::{Errors, findings};
use crate::model::Model;

/// What a number of steps is called, alone or as one of several words: `global_step`.
const NAMES: [&str; 22] = [
    "t",
    "k",
    "n",
    "i",
    "j",
    "s",
    "T",
    "N",
    "τ",
    "it",
    "itr",
    "iter",
    "iters",
    "iteration",
    "iterations",
    "step",
    "steps",
    "time",
    "count",
    "counter",
    "round",
    "epoch",
];

pub(super) fn check(model: &Model<'_>, errors: &Errors) {
    let update = model.def.update.iter();
    let update =
        update.filter_map(|update| Some(("the weights and the gradient", update.t.as_ref()?)));
    let eval = model.def.eval.iter();
    let eval = eval.filter_map(|eval| Some(("the weights", eval.t.as_ref()?)));
    for (before, name) in update.chain(eval) {
        if !counts_steps(name) {
            errors.report(
                &findings::STEP_NAME,
                name.span(),
                format!("what comes after {before} is the number of the step, and `{name}` is no name for that"),
                "call it `t`; there is no other input per weight beside weights and gradient",
            );
        }
    }
}

fn counts_steps(name: &Ident) -> bool {
    let name = name.to_string();
    let mut words = name.split('_');
    words.any(|word| NAMES.contains(&word))
}
