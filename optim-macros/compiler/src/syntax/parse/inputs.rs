//! What the names in a header are: plain ones, and those that say by a word behind a colon what they mean.

use proc_macro2::Ident;
use syn::Token;

use super::Parser;
use crate::diag::{findings, nearest};

/// What a name of a header says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: its place tells.
    Plain,
    /// `i: step`, the number of the step, whatever it is called.
    Step,
    /// `h: input`, and with `scalar` behind it one number of the step.
    Input { scalar: bool },
}

/// A name of a header.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: Ident,
    pub(super) role: Role,
}

/// What a number of steps is called, alone or as one of several words: `global_step`.
const STEPS: [&str; 22] = [
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

/// Whether a name without a role is one for the number of the step.
pub(super) fn counts_steps(name: &Ident) -> bool {
    let name = name.to_string();
    let mut words = name.split('_');
    words.any(|word| STEPS.contains(&word))
}

impl Parser<'_> {
    /// What stands behind the name of a header: `: input`, `: input scalar`, `: step`, or nothing. A type is reported,
    /// and so is a misspelled word.
    pub(super) fn role(&self, name: &Ident) -> Role {
        let mut word = None;
        if self.input.peek(Token![:]) && !self.input.peek(Token![::]) {
            self.ahead(|ahead| {
                ahead.skip_one();
                word = ahead.peek_word();
                true
            });
        }
        let Some(role) = nearest(word.as_deref().unwrap_or_default(), ["input", "step"]) else {
            self.type_annotation(&name.to_string(), name, |parser| {
                parser.input.peek(Token![,])
            });
            return Role::Plain;
        };
        self.skip_one();
        if word.as_deref() != Some(role) {
            self.errors.report(
                &findings::INPUT_FORM,
                self.here(),
                format!("{} says nothing of `{name}`", self.found_word()),
                format!("write `{name}: {role}`"),
            );
        }
        self.skip_one();
        if role == "step" {
            return Role::Step;
        }
        let next = self.peek_word();
        let scalar = next.as_deref() == Some("scalar");
        if let Some(next) = next.as_deref()
            && !scalar
        {
            self.errors.report(
                &findings::INPUT_FORM,
                self.here(),
                format!("`{next}` says nothing of the input `{name}`"),
                format!(
                    "write `{name}: input` for values per weight, or `{name}: input scalar` for one \
                     number of the step"
                ),
            );
        }
        if next.is_some() {
            self.skip_one();
        }
        Role::Input { scalar }
    }

    fn found_word(&self) -> String {
        format!("`{}`", self.next_text())
    }
}
