//! The whole compiler on one screen.
//!
//! Two barriers: a rule without a name ends after parsing, for there is nothing that other code
//! could mean; a rule with errors ends after checking, as a stub beside all of its errors. Nothing
//! else returns early, and what comes after the second barrier cannot fail.

use proc_macro2::TokenStream;

use crate::analysis::ranges::{self, Proofs};
use crate::analysis::{lints, model_reductions};
use crate::codegen::{self, Runtime};
use crate::diag::{Diagnostic, Errors};
use crate::ir::fingerprint::fingerprint;
use crate::ir::{Program, Whole};
use crate::lower::{self, Lowered};
use crate::model::resolve::resolve;
use crate::model::switches::Switches;
use crate::notation::{self, Notation};
use crate::syntax::ast::RuleDef;
use crate::syntax::parse;
use crate::{check, passes};

/// What is known of the tokens of a rule.
pub(crate) enum Analysed {
    /// It has no errors.
    Sound(Box<Sound>),
    /// The errors, and the declaration if it could be read.
    Broken(Vec<Diagnostic>, Option<Box<RuleDef>>),
}

/// A rule without errors, before the passes.
pub(crate) struct Sound {
    pub(crate) def: RuleDef,
    pub(crate) program: Program<Whole>,
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests tell what was proven"))]
    pub(crate) proofs: Proofs,
    pub(crate) notation: Notation,
}

impl Sound {
    /// Arithmetic to better arithmetic, and all that code is generated from.
    pub(crate) fn optimized(self) -> codegen::Rule {
        let fingerprint = fingerprint(&self.program);
        codegen::Rule {
            def: self.def,
            program: passes::run(self.program),
            fingerprint,
            notation: self.notation,
        }
    }
}

/// Tokens of a rule to tokens of Rust, which name the runtime by this path.
pub fn compile(tokens: TokenStream, runtime: &Runtime) -> TokenStream {
    match analyse(tokens) {
        Analysed::Sound(rule) => codegen::generate(&rule.optimized(), runtime),
        Analysed::Broken(errors, def) => {
            let mut output: TokenStream = errors.iter().map(Diagnostic::to_tokens).collect();
            output.extend(def.map(|def| codegen::stub::generate(&def, runtime)));
            output
        }
    }
}

/// Every stage before the passes.
pub(crate) fn analyse(tokens: TokenStream) -> Analysed {
    let errors = Errors::default();

    // 1. Tokens to a syntax tree; what cannot be read becomes an error and reading goes on.
    let Some(def) = parse::parse(tokens, &errors) else {
        return Analysed::Broken(errors.take(), None); // first barrier
    };

    // 2. and 3. What it means, and whether it may.
    let understood = understand(&def, &errors);
    let errors = errors.take();
    let Some((lowered, proofs, notation)) = understood else {
        return Analysed::Broken(errors, Some(Box::new(def)));
    };
    Analysed::Sound(Box::new(Sound {
        def,
        program: lowered.merge(),
        proofs,
        notation,
    }))
}

/// What a rule computes, what is proven of it, and how it is written in mathematics; `None` if it
/// has errors.
pub(crate) fn understand(def: &RuleDef, errors: &Errors) -> Option<(Lowered, Proofs, Notation)> {
    // 2. Names to meanings; conditions that select loops; everything the language forbids.
    let model = resolve(def, errors);
    let (switches, eval) = (Switches::of(&model), Switches::of_eval(&model));
    let domains = check::check(&model, &switches, &eval, errors);

    let notation = (!errors.any()).then(|| notation::write(&model, &domains));

    // 3. Meanings to arithmetic, and what only that shows: what is most likely a mistake, and
    // what can be no number.
    let lowered = lower::lower(&model, &switches, &eval, domains);
    model_reductions::check(&lowered, errors);
    let settled = lints::check(&model, &lowered, errors);
    let proofs = ranges::check(&model, &lowered, settled, errors);
    check::allows::check(&model, errors);
    let notation = notation.filter(|_| !errors.any())?; // second barrier
    Some((lowered, proofs, notation))
}
