//! What `optimizer!` of the runtime hands on: where the runtime is, which version it has, and the rule.
//!
//! ```text
//! ($crate "0.1.0") pub struct Adam { … } …
//! ```

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::compile;
use crate::codegen::Runtime;

/// The version that a runtime must have for this compiler's output: generated code calls what it hides
/// from users, which any version may change.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Tokens of an invocation to tokens of Rust.
pub fn expand(tokens: TokenStream) -> TokenStream {
    let mut rest = tokens.clone().into_iter();
    match rest.next().as_ref().and_then(header) {
        Some((_, version)) if version != VERSION => {
            let message = format!(
                "`optim-macros` {VERSION} compiles rules for `optim-runtime` {VERSION}, and this is \
                 `optim-runtime` {version}\nhelp: let both have one version: `cargo update -p optim-macros \
                 --precise {version}`",
            );
            quote!(::core::compile_error! { #message })
        }
        Some((runtime, _)) => compile::compile(rest.collect(), &runtime),
        None => compile::compile(tokens, &Runtime::default()),
    }
}

/// The path and the version, if this is what `optimizer!` puts before a rule. No rule begins with
/// parentheses, and nobody can write `$crate` outside of a macro.
fn header(first: &TokenTree) -> Option<(Runtime, String)> {
    let TokenTree::Group(group) = first else {
        return None;
    };
    let mut tokens = group.stream().into_iter();
    let (Some(TokenTree::Ident(path)), Some(TokenTree::Literal(version)), None) =
        (tokens.next(), tokens.next(), tokens.next())
    else {
        return None;
    };
    let version = version.to_string();
    let version = version.strip_prefix('"')?.strip_suffix('"')?;
    (group.delimiter() == Delimiter::Parenthesis && path == "$crate")
        .then(|| (Runtime::at(path), version.to_owned()))
}
