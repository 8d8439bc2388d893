//! The one place where generated code names the runtime.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The path of the crate `optim-runtime` where a rule stands. Every path of generated code into the runtime
/// begins with it.
///
/// `optimizer!` hands on its `$crate`, which is right under whatever name the crate has where the rule
/// stands: renamed, re-exported by another crate, or not among its dependencies at all.
pub struct Runtime(TokenStream);

impl Runtime {
    /// At this path.
    pub fn at(path: impl ToTokens) -> Self {
        Self(path.into_token_stream())
    }

    /// The path of the crate by itself, as it is handed on.
    pub(crate) fn root(&self) -> &TokenStream {
        &self.0
    }
}

/// Its own name, for a rule whose crate depends on it under that name.
impl Default for Runtime {
    fn default() -> Self {
        Self(quote!(::optim_runtime))
    }
}

impl ToTokens for Runtime {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}
