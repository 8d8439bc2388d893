//! The whole compiler on one screen.
//!
//! Two barriers: a rule without a name ends after parsing, for there is nothing that other code
//! could mean; a rule with errors ends after checking, as a stub beside all of its errors. Nothing
//! else returns early, and what comes after the second barrier cannot fail.

use proc_macro2::{TokenStream, TokenTree};

use crate::analysis::ranges::{self, Proofs};
use crate::analysis::{lints, model_reductions};
use crate::codegen::handed::{Handed, handed_on};
use crate::codegen::{self, Runtime};
use crate::diag::{Diagnostic, Errors};
use crate::ir::fingerprint::fingerprint;
use crate::ir::{Program, Whole};
use crate::lower::{self, Lowered};
use crate::model::resolve::resolve;
use crate::model::switches::Switches;
use crate::modify::assemble::{self, Assembled};
use crate::notation::{self, Notation};
use crate::syntax::ast::{Path, RuleDef};
use crate::syntax::parse;
use crate::{check, modify, passes};

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

/// Tokens of a rule, or of a modifier behind the word `modifier`, to tokens of Rust, which name the runtime by
/// this path.
pub fn compile(tokens: TokenStream, runtime: &Runtime) -> TokenStream {
    compile_with(tokens, &[], runtime, None)
}

/// The same with what other macros handed on. Who has a version can be handed more.
pub(crate) fn compile_with(
    tokens: TokenStream,
    supplies: &[TokenStream],
    runtime: &Runtime,
    version: Option<&str>,
) -> TokenStream {
    if let Some(text) = modifier(&tokens) {
        return compile_modifier(tokens, text);
    }
    let handed = |def: &RuleDef, broken| {
        handed_on(&Handed {
            name: &def.name,
            vis: &def.vis,
            exported: def.with.exported,
            broken,
            supplies,
            text: parse::opened(tokens.clone()),
        })
    };
    match analyse(tokens.clone(), supplies, version.is_some()) {
        Outcome::Wants(path) => codegen::handed::asks(
            &path,
            runtime,
            version.unwrap_or_default(),
            supplies,
            &tokens,
        ),
        Outcome::Analysed(Analysed::Sound(rule)) => {
            let handed = handed(&rule.def, false);
            let mut output = codegen::generate(&rule.optimized(), runtime);
            output.extend(handed);
            output
        }
        Outcome::Analysed(Analysed::Broken(errors, def)) => {
            let mut output: TokenStream = errors.iter().map(Diagnostic::to_tokens).collect();
            output.extend(def.map(|def| {
                let mut output = codegen::stub::generate(&def, runtime);
                output.extend(handed(&def, true));
                output
            }));
            output
        }
    }
}

/// The macro that hands a modifier on, with its errors.
fn compile_modifier(tokens: TokenStream, text: TokenStream) -> TokenStream {
    let quiet = Errors::default();
    let named = parse::parse_modifier(text.clone(), &quiet);
    quiet.take();
    let errors = match analyse(tokens, &[], false) {
        Outcome::Analysed(Analysed::Broken(errors, _)) => errors,
        Outcome::Analysed(Analysed::Sound(_)) | Outcome::Wants(_) => Vec::new(),
    };
    let mut output: TokenStream = errors.iter().map(Diagnostic::to_tokens).collect();
    output.extend(named.map(|modifier| {
        handed_on(&Handed {
            name: &modifier.name,
            vis: &modifier.vis,
            exported: modifier.exported,
            broken: !errors.is_empty(),
            supplies: &[],
            text: parse::opened(text),
        })
    }));
    output
}

/// The tokens of a modifier, if it is one.
fn modifier(tokens: &TokenStream) -> Option<TokenStream> {
    let mut tokens = tokens.clone().into_iter();
    let is_modifier = matches!(tokens.next(), Some(TokenTree::Ident(word)) if word == "modifier");
    is_modifier.then(|| tokens.collect())
}

/// What is known of a rule, or what is needed to know it.
pub(crate) enum Outcome {
    Analysed(Analysed),
    /// The tokens of this rule or modifier.
    Wants(Path),
}

/// Every stage before the passes, of tokens and what other macros handed on. Only who can be answered asks.
pub(crate) fn analyse(tokens: TokenStream, supplies: &[TokenStream], asks: bool) -> Outcome {
    let errors = Errors::default();

    // 1. Tokens to a syntax tree; what cannot be read becomes an error and reading goes on.
    let (def, broken) = match modifier(&tokens) {
        Some(text) => match analyse_modifier(text, &errors) {
            Some(def) => (def, false),
            None => return Outcome::Analysed(Analysed::Broken(errors.take(), None)),
        },
        None => match assemble::read(tokens, supplies, asks, &errors) {
            Assembled::Rule { def, broken } => (*def, broken),
            Assembled::Wants(path) => {
                // It is all read once more, and told then.
                errors.take();
                return Outcome::Wants(path);
            }
            // First barrier.
            Assembled::Nothing => return Outcome::Analysed(Analysed::Broken(errors.take(), None)),
        },
    };
    Outcome::Analysed(if broken {
        Analysed::Broken(errors.take(), Some(Box::new(def)))
    } else {
        analyse_rule(def, errors)
    })
}

/// What is wrong with a modifier: over gradient descent, which it is given back with.
fn analyse_modifier(text: TokenStream, errors: &Errors) -> Option<RuleDef> {
    let modifier = parse::parse_modifier(text, errors)?;
    modify::check(modifier, errors)
}

fn analyse_rule(def: RuleDef, errors: Errors) -> Analysed {
    // 2. and 3. What it means, and whether it may.
    let understood = understand(&def, &errors);
    let errors = modify::placed(&def.with, errors.take());
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
