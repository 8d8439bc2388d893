//! A step is made of what it is given: nothing from outside changes it.

use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::imports::{RUNTIME, sources};
use crate::root;

/// Lines of code that name `env::…`. What the compiler reads by `env!` is the same for every program.
fn found(code: &str) -> Vec<usize> {
    fn below(tokens: TokenStream, found: &mut Vec<usize>) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => below(group.stream(), found),
                TokenTree::Ident(name) if name == "env" => {
                    let next = tokens.peek().map(ToString::to_string);
                    if next.as_deref() == Some(":") {
                        found.push(name.span().start().line);
                    }
                }
                _ => {}
            }
        }
    }
    let tokens = TokenStream::from_str(code).expect("a source is made of tokens");
    let mut list = Vec::new();
    below(tokens, &mut list);
    list
}

/// A variable of the environment that was read while something was tried out, and stayed, would be a setting that
/// no page names.
#[test]
fn the_runtime_reads_no_environment() {
    for (file, code) in sources(&root().join(RUNTIME.folder)) {
        let found = found(&code);
        assert!(found.is_empty(), "{file}: {found:?}");
    }
}

#[test]
fn reading_is_found() {
    let code = "
        /// `std::env::var` in a comment.
        fn f() { let env = 1; env + 1; macro_rules! m { () => { std::env::var(\"BL\") } } }
        fn g() { env!(\"CARGO_PKG_VERSION\"); }
    ";
    assert_eq!(found(code), [3]);
}
