//! The one place where generated code names the runtime.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The path of the crate `optim-runtime` where a rule stands. Every path of generated code into the runtime
/// begins with it.
///
/// `optimizer!` hands on its `$crate`, which is right under whatever name the crate has where the rule
/// stands: renamed, re-exported by another crate, or not among its dependencies at all.
pub struct Runtime {
    root: TokenStream,
    /// Whether rules have their files for other places with them.
    #[cfg(feature = "text")]
    pub(super) keeps_texts: bool,
    /// Whether it has a use for texts for devices: its feature `cuda`.
    devices: bool,
}

impl Runtime {
    /// At this path.
    pub fn at(path: impl ToTokens) -> Self {
        Self {
            root: path.into_token_stream(),
            #[cfg(feature = "text")]
            keeps_texts: false,
            devices: false,
        }
    }

    /// The same, which is given the texts of a rule for PyTorch and optax: a runtime with its feature `text`.
    #[cfg(feature = "text")]
    pub(crate) fn with_texts(self) -> Self {
        Self {
            keeps_texts: true,
            ..self
        }
    }

    /// The same, with a use for texts for devices.
    #[must_use]
    pub fn with_devices(self) -> Self {
        Self {
            devices: true,
            ..self
        }
    }

    /// Whether it has a use for texts for devices.
    pub(crate) fn has_devices(&self) -> bool {
        self.devices
    }

    /// The path of the crate by itself, as it is handed on.
    pub(crate) fn root(&self) -> &TokenStream {
        &self.root
    }
}

/// Its own name, for a rule whose crate depends on it under that name.
impl Default for Runtime {
    fn default() -> Self {
        Self::at(quote!(::optim_runtime))
    }
}

impl ToTokens for Runtime {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.root.to_tokens(tokens);
    }
}
