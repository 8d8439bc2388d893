//! A file per stage. The built-in rules of the runtime are the compiler's main examples.

mod allows;
mod built_ins;
mod catalogue;
mod check;
mod corrections;
mod decays;
mod diag;
mod diff;
mod echoes;
mod errors_page;
mod evaluation;
mod examples;
mod fragments;
mod functions;
mod generator;
mod habits;
mod helps;
mod interpreter;
mod lints;
mod lists;
mod matrices;
mod mistakes;
mod mixtures;
mod modifiers;
mod mutants;
mod mutate;
mod narrowed;
mod new_gradient;
mod notation;
mod offers;
mod parse;
mod passes;
mod proofs;
mod published;
mod random;
mod random_rules;
mod recovery;
mod resolve;
mod robustness;
mod snapshots;
mod soundness;
mod suggestions;
mod switches;
mod written_out;

use std::path::PathBuf;

use proc_macro2::TokenStream;

use crate::codegen::Rule;
use crate::compile::{Analysed, Outcome, Sound};
use crate::diag::{Diagnostic, Errors};
use crate::model::Model;
use crate::model::resolve::resolve;
use crate::syntax::ast::RuleDef;

/// The source files of the built-in rules, by name, in alphabetical order.
fn built_in_files() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../optim-runtime/src/rules");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the runtime lies beside the compiler")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.file_name().is_some_and(|name| name != "mod.rs"))
        .map(|path| {
            let name = path
                .file_stem()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            (name, text)
        })
        .collect();
    files.sort();
    files
}

/// The tokens inside `optimizer! { … }` of a file that holds one rule, or inside its `modifier! { … }` behind the
/// word that `modifier!` hands on.
fn rule_tokens(file: &str) -> TokenStream {
    let file = syn::parse_file(file).expect("a built-in rule is Rust");
    let mut macros = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) if item.mac.path.is_ident("optimizer") => Some(item.mac.tokens),
        syn::Item::Macro(item) if item.mac.path.is_ident("modifier") => {
            let tokens = item.mac.tokens;
            Some(quote::quote!(modifier #tokens))
        }
        _ => None,
    });
    let tokens = macros.next().expect("a file has a rule");
    assert!(macros.next().is_none(), "a file has one rule");
    tokens
}

/// What is known of a rule that is made of no other.
fn analyse(tokens: TokenStream) -> Analysed {
    match crate::compile::analyse(tokens, &[], false) {
        Outcome::Analysed(analysed) => analysed,
        Outcome::Wants(path) => panic!("nobody was to be asked for {}", path.text),
    }
}

/// A rule that must be without errors.
fn sound(tokens: TokenStream) -> Box<Sound> {
    match analyse(tokens) {
        Analysed::Sound(rule) => rule,
        Analysed::Broken(errors, _) => {
            let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
            panic!("a sound rule was refused: {messages:#?}")
        }
    }
}

/// A text of the language as tokens.
fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// The update of a rule as it is composed, a statement a line.
fn equations(text: &str) -> String {
    let def = sound(tokens(text)).def;
    let update = def.update.expect("a rule has an update");
    let lines = update.body.iter().map(ToString::to_string);
    lines.collect::<Vec<_>>().join("\n")
}

/// The same behind the passes.
fn optimized(tokens: TokenStream) -> Rule {
    sound(tokens).optimized()
}

/// The errors of a rule; none for a sound one.
fn errors_of(tokens: TokenStream) -> Vec<Diagnostic> {
    match analyse(tokens) {
        Analysed::Sound(_) => Vec::new(),
        Analysed::Broken(errors, _) => errors,
    }
}

/// The rules of the language that are broken, in the order of the reports.
fn ids_of(tokens: TokenStream) -> Vec<&'static str> {
    errors_of(tokens)
        .iter()
        .map(|error| error.rule.id)
        .collect()
}

/// A message is the fact, in lower case, and on a line of its own the fix, with a note between the two
/// where it says where the fact comes from; none is a sentence with its full stop, and names stand in
/// backticks.
fn has_shape(error: &Diagnostic) {
    let message = &error.message;
    let (fact, help) = message.split_once("\nhelp: ").expect("a fact and a help");
    let (fact, note) = fact.split_once("\nnote: ").unwrap_or((fact, "none"));
    for part in [fact, note, help] {
        let first = part.chars().next().expect("no empty line");
        let last = part.chars().last().expect("no empty line");
        assert!(!first.is_uppercase() && !first.is_whitespace(), "{message}");
        assert!(last != '.' && !last.is_whitespace(), "{message}");
        assert!(!part.contains('\n'), "{message}");
        assert!(part.matches('`').count() % 2 == 0, "{message}");
    }
}

/// The syntax tree of a rule that can be read.
fn parsed(tokens: TokenStream) -> RuleDef {
    let errors = Errors::default();
    let def = crate::syntax::parse::parse(tokens, &errors);
    let reported = errors.take();
    assert!(reported.is_empty(), "{reported:?}");
    def.expect("a rule with a name")
}

/// Shows the model of a rule whose names are all known.
fn modelled(tokens: TokenStream, look: impl FnOnce(&Model<'_>)) {
    let def = parsed(tokens);
    let errors = Errors::default();
    let model = resolve(&def, &errors);
    let reported = errors.take();
    assert!(reported.is_empty(), "{reported:?}");
    look(&model);
}
