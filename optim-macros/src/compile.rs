//! The whole compiler on one screen.
//!
//! Two barriers: a rule without a name ends after parsing, for there is nothing that other code
//! could mean; a rule with errors ends after checking, as a stub beside all of its errors. Nothing
//! else returns early, and what comes after the second barrier cannot fail.

use proc_macro2::TokenStream;

use crate::check;
use crate::codegen::{self, Runtime};
use crate::diag::{Diagnostic, Errors};
use crate::ir::lower::{self, Lowered};
use crate::ir::{Program, fingerprint::fingerprint};
use crate::meaning;
use crate::notation::{self, Notation};
use crate::passes;
use crate::ranges::{self, Proofs};
use crate::resolve::resolve;
use crate::switches::Switches;
use crate::syntax::{ast::RuleDef, parse};

/// What a rule compiles to.
pub(crate) enum Compiled {
    /// A program, before and after the passes.
    Rule(Box<Rule>),
    /// The errors, and the declaration if it could be read.
    Broken(Vec<Diagnostic>, Option<Box<RuleDef>>),
}

/// A rule without errors.
pub(crate) struct Rule {
    pub(crate) def: RuleDef,
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests print it"))]
    pub(crate) lowered: String,
    pub(crate) program: Program,
    pub(crate) fingerprint: u64,
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests tell what was proven"))]
    pub(crate) proofs: Proofs,
    pub(crate) notation: Notation,
}

/// Tokens of a rule to tokens of Rust, which name the runtime by this path.
pub(crate) fn compile(tokens: TokenStream, runtime: &Runtime) -> TokenStream {
    match analyse(tokens) {
        Compiled::Rule(rule) => codegen::generate(&rule, runtime),
        Compiled::Broken(errors, def) => {
            let mut output: TokenStream = errors.iter().map(Diagnostic::to_tokens).collect();
            output.extend(def.map(|def| codegen::stub::generate(&def, runtime)));
            output
        }
    }
}

/// Every stage before code generation.
pub(crate) fn analyse(tokens: TokenStream) -> Compiled {
    let errors = Errors::default();

    // 1. Tokens to a syntax tree; what cannot be read becomes an error and reading goes on.
    let Some(def) = parse::parse(tokens, &errors) else {
        return Compiled::Broken(errors.take(), None); // first barrier
    };

    // 2. and 3. What it means, and whether it may.
    let understood = understand(&def, &errors);
    let errors = errors.take();
    let Some((lowered, proofs, notation)) = understood else {
        return Compiled::Broken(errors, Some(Box::new(def)));
    };
    let mut program = lowered.merge();

    // 4. Arithmetic to better arithmetic.
    let before = format!("{program:#}");
    let fingerprint = fingerprint(&program);
    passes::run(&mut program);
    Compiled::Rule(Box::new(Rule {
        def,
        lowered: before,
        program,
        fingerprint,
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
    check::model_reductions::check(&lowered, errors);
    let settled = meaning::check(&model, &lowered, errors);
    let proofs = ranges::check(&model, &lowered, settled, errors);
    check::allows::check(&model, errors);
    let notation = notation.filter(|_| !errors.any())?; // second barrier
    Some((lowered, proofs, notation))
}
