//! The hidden macro of a rule or a modifier, which hands its tokens on to rules that are made of it.
//!
//! ```text
//! macro_rules! __optim_Adam {
//!     ([$($then:tt)*] ($($head:tt)*) $($rest:tt)*) => {
//!         $($then)*! { ($($head)* [pub struct Adam { … } …]) $($rest)* }
//!     };
//! }
//! pub use __optim_Adam as Adam;
//! ```
//!
//! It has the name of the type, in the namespace of macros, so one `use` brings both. Other crates see it where
//! the author wrote `#[macro_export]`: names of exported macros are of the whole crate, so that is not for us to
//! decide.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Visibility;

use super::paths::Runtime;
use crate::syntax::ast::Path;

/// What is handed on.
pub(crate) struct Handed<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) exported: bool,
    /// Whether errors were reported, so that what is made of it reports them not again.
    pub(crate) broken: bool,
    /// What was handed to it.
    pub(crate) supplies: &'a [TokenStream],
    pub(crate) text: TokenStream,
}

pub(crate) fn handed_on(handed: &Handed<'_>) -> TokenStream {
    let Handed {
        name,
        vis,
        exported,
        broken,
        supplies,
        text,
    } = handed;
    let plain = name.to_string();
    let hidden = format_ident!(
        "__optim_{}",
        plain.trim_start_matches("r#"),
        span = name.span()
    );
    let mark = broken.then(|| quote!(!));
    let (export, vis) = match (exported, vis) {
        (true, vis) => (Some(quote!(#[macro_export])), quote!(#vis)),
        // Without it a macro is of its crate at most.
        (false, Visibility::Public(_)) => (None, quote!(pub(crate))),
        (false, vis) => (None, quote!(#vis)),
    };
    quote! {
        #[doc(hidden)]
        #[allow(unused_macros)]
        #export
        macro_rules! #hidden {
            ([$($__then:tt)*] ($($__head:tt)*) $($__rest:tt)*) => {
                $($__then)*! { ($($__head)* [#mark #([#supplies])* #text]) $($__rest)* }
            };
        }

        #[doc(hidden)]
        #[allow(unused_imports, unreachable_pub, clippy::all, clippy::pedantic, clippy::nursery)]
        #vis use #hidden as #name;
    }
}

/// The call that asks for the tokens of a rule or modifier.
pub(crate) fn asks(
    path: &Path,
    runtime: &Runtime,
    version: &str,
    supplies: &[TokenStream],
    text: &TokenStream,
) -> TokenStream {
    let path = &path.tokens;
    let krate = runtime.root();
    let devices = runtime.has_devices().then(|| quote!(cuda));
    quote! {
        #path! {
            [#runtime::__private::optimizer] (#krate #version #devices #([#supplies])*) #text
        }
    }
}
