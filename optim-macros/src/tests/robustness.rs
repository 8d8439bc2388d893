//! Whatever is written, the compiler does not panic: it gives code, or errors beside a stub.
//!
//! The built-in rules and the examples of `tests/ui`, with their corrections, are changed at
//! random: tokens are left out, doubled, exchanged, or put in the place of others.

use std::path::PathBuf;

use proc_macro2::{Group, TokenStream, TokenTree};

use super::{built_in_files, rule_tokens};
use crate::codegen;
use crate::compile::{Compiled, analyse};

/// Changed rules for the built-in ones, and again for the examples.
const MUTANTS: usize = 5_000;

/// A linear congruential generator: the same rules in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
        const INCREMENT: u64 = 1_442_695_040_888_963_407;
        self.0 = self.0.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
        let high = usize::try_from(self.0 >> 33).expect("31 bits");
        high % limit.max(1)
    }
}

/// Number of tokens, those inside groups included.
fn count(tokens: &TokenStream) -> usize {
    let inside = |token: TokenTree| match token {
        TokenTree::Group(group) => count(&group.stream()),
        _ => 0,
    };
    tokens
        .clone()
        .into_iter()
        .map(|token| 1 + inside(token))
        .sum()
}

/// The token at a position, in reading order.
fn token_at(tokens: &TokenStream, mut position: usize) -> Option<TokenTree> {
    for token in tokens.clone() {
        if position == 0 {
            return Some(token);
        }
        position -= 1;
        if let TokenTree::Group(group) = &token {
            let inside = count(&group.stream());
            if position < inside {
                return token_at(&group.stream(), position);
            }
            position -= inside;
        }
    }
    None
}

/// Puts other tokens in the place of the one at a position.
fn replace(tokens: &TokenStream, position: &mut usize, new: &[TokenTree]) -> TokenStream {
    let mut output = TokenStream::new();
    for token in tokens.clone() {
        let here = *position == 0;
        *position = position.wrapping_sub(1);
        match token {
            _ if here => output.extend(new.iter().cloned()),
            TokenTree::Group(group) => {
                let inside = replace(&group.stream(), position, new);
                output.extend([TokenTree::Group(Group::new(group.delimiter(), inside))]);
            }
            token => output.extend([token]),
        }
    }
    output
}

fn mutate(tokens: &TokenStream, random: &mut Random) -> TokenStream {
    let length = count(tokens);
    let (here, there) = (random.below(length), random.below(length));
    let (Some(a), Some(b)) = (token_at(tokens, here), token_at(tokens, there)) else {
        return tokens.clone();
    };
    let put = |tokens: &TokenStream, position: usize, new: &[TokenTree]| {
        replace(tokens, &mut { position }, new)
    };
    match random.below(5) {
        0 => put(tokens, here, &[]),
        1 => put(tokens, here, &[a.clone(), a]),
        2 => put(tokens, here, &[b]),
        3 => put(tokens, here, &[a, b]),
        // The later place first, so that the earlier one stays where it is.
        _ if here < there => put(&put(tokens, there, &[a]), here, &[b]),
        _ => put(&put(tokens, here, &[b]), there, &[a]),
    }
}

/// Compiles, and panics if the outcome is not what it must be.
fn outcome(tokens: TokenStream) -> bool {
    match analyse(tokens) {
        Compiled::Rule(rule) => {
            let code = codegen::generate(&rule);
            let file = syn::parse2::<syn::File>(code.clone());
            file.unwrap_or_else(|error| panic!("{error}: {code}"));
            true
        }
        Compiled::Broken(errors, def) => {
            assert!(!errors.is_empty(), "broken without an error");
            let mut code: TokenStream = errors.iter().map(|error| error.to_tokens()).collect();
            code.extend(def.map(|def| codegen::stub::generate(&def)));
            let file = syn::parse2::<syn::File>(code.clone());
            file.unwrap_or_else(|error| panic!("{error}: {code}"));
            false
        }
    }
}

fn examples() -> Vec<String> {
    let ui = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let list = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).expect("the examples lie beside the compiler");
        let mut paths: Vec<_> = entries
            .map(|e| e.expect("a readable folder").path())
            .collect();
        paths.sort();
        paths
    };
    let folders = list(ui)
        .into_iter()
        .filter(|folder| !folder.ends_with("pass"));
    folders
        .flat_map(list)
        // Not what rustc prints for them.
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "stderr")
        })
        .map(|path| std::fs::read_to_string(path).expect("a readable file"))
        .collect()
}

fn try_mutants(files: &[String], seed: u64) {
    let mut random = Random(seed);
    let (mut sound, mut broken) = (0, 0);
    let rules: Vec<_> = files.iter().map(|file| rule_tokens(file)).collect();
    for _ in 0..MUTANTS {
        let mut tokens = rules[random.below(rules.len())].clone();
        for _ in 0..=random.below(3) {
            tokens = mutate(&tokens, &mut random);
        }
        let text = tokens.to_string();
        let result = std::panic::catch_unwind(|| outcome(tokens));
        match result {
            Ok(true) => sound += 1,
            Ok(false) => broken += 1,
            Err(_) => panic!("the compiler panicked at\n{text}"),
        }
    }
    // Both outcomes are met, so both are tried.
    assert!(sound > 0 && broken > 0, "{sound} sound, {broken} broken");
}

#[test]
fn changed_built_in_rules() {
    let files: Vec<_> = built_in_files().into_iter().map(|(_, text)| text).collect();
    try_mutants(&files, 1);
}

#[test]
fn changed_examples() {
    try_mutants(&examples(), 2);
}
