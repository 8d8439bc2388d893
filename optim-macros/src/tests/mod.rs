//! A file per stage. The built-in rules of the runtime are the compiler's main examples.

mod snapshots;

use std::path::PathBuf;

use proc_macro2::TokenStream;

use crate::compile::{Compiled, Rule, analyse};

/// The source files of the built-in rules, by name, in alphabetical order.
fn built_in_files() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../optim-runtime/src/rules");
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

/// The tokens inside `optimizer! { … }` of a file that holds one rule.
fn rule_tokens(file: &str) -> TokenStream {
    let file = syn::parse_file(file).expect("a built-in rule is Rust");
    let mut macros = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) if item.mac.path.is_ident("optimizer") => Some(item.mac.tokens),
        _ => None,
    });
    let tokens = macros.next().expect("a file has a rule");
    assert!(macros.next().is_none(), "a file has one rule");
    tokens
}

/// A rule that must be without errors.
fn sound(tokens: TokenStream) -> Box<Rule> {
    match analyse(tokens) {
        Compiled::Rule(rule) => rule,
        Compiled::Broken(errors, _) => {
            let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
            panic!("a sound rule was refused: {messages:#?}")
        }
    }
}
