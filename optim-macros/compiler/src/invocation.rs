//! What `optimizer!` of the runtime hands on: where the runtime is, which version it has, and the rule.
//!
//! ```text
//! ($crate "0.1.0") pub struct Adam { … } …
//! ($crate "0.1.0") modifier pub cautious { … } …
//! ```
//!
//! A runtime that has a use for texts for devices says so behind its version: `($crate "0.1.0" cuda)`. Behind that stand, in brackets, the tokens of what the rule is made of (`modify/assemble.rs`).

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::compile;
use crate::codegen::Runtime;

/// The version that a runtime must have for this compiler's output: generated code calls what it hides
/// from users, which any version may change.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Tokens of an invocation to tokens of Rust.
pub fn expand(tokens: TokenStream) -> TokenStream {
    expand_for(tokens, |runtime| runtime)
}

/// The same for a runtime with its feature `text`: rules have their files for PyTorch and optax with them.
#[cfg(feature = "text")]
pub fn expand_with_texts(tokens: TokenStream) -> TokenStream {
    expand_for(tokens, Runtime::with_texts)
}

fn expand_for(tokens: TokenStream, with: impl FnOnce(Runtime) -> Runtime) -> TokenStream {
    let mut rest = tokens.clone().into_iter();
    match rest.next().as_ref().and_then(header) {
        Some((_, version, _)) if version != VERSION => {
            let message = format!(
                "`optim-macros` {VERSION} compiles rules for `optim-runtime` {VERSION}, and this is \
                 `optim-runtime` {version}\nhelp: let both have one version: `cargo update -p optim-macros \
                 --precise {version}`",
            );
            quote!(::core::compile_error! { #message })
        }
        Some((runtime, version, supplies)) => {
            compile::compile_with(rest.collect(), &supplies, &with(runtime), Some(&version))
        }
        None => compile::compile(tokens, &Runtime::default()),
    }
}

/// The path, the version and what was handed on, if this is what `optimizer!` puts before a rule. No rule begins with
/// parentheses, and nobody can write `$crate` outside of a macro.
fn header(first: &TokenTree) -> Option<(Runtime, String, Vec<TokenStream>)> {
    let TokenTree::Group(group) = first else {
        return None;
    };
    let mut tokens = group.stream().into_iter();
    let (Some(TokenTree::Ident(path)), Some(TokenTree::Literal(version))) =
        (tokens.next(), tokens.next())
    else {
        return None;
    };
    let version = version.to_string();
    let version = version.strip_prefix('"')?.strip_suffix('"')?;
    let mut tokens = tokens.peekable();
    let devices = matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word == "cuda");
    if devices {
        tokens.next();
    }
    let supplies = tokens.map(|token| match token {
        TokenTree::Group(supply) if supply.delimiter() == Delimiter::Bracket => {
            Some(supply.stream())
        }
        _ => None,
    });
    let supplies: Option<Vec<_>> = supplies.collect();
    if group.delimiter() != Delimiter::Parenthesis || path != "$crate" {
        return None;
    }
    let runtime = match devices {
        true => Runtime::at(path).with_devices(),
        false => Runtime::at(path),
    };
    Some((runtime, version.to_owned(), supplies?))
}
