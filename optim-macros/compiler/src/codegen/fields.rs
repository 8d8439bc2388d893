//! The fields of a rule's struct: hyper-parameters, and lists of them, which are arrays.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::syntax::ast::{ParamDecl, RuleDef};

/// A field of the struct.
pub(super) struct Field<'d> {
    pub(super) name: &'d Ident,
    /// One, or the elements of a list.
    pub(super) params: &'d [ParamDecl],
    pub(super) is_list: bool,
}

/// The fields, in the order of their declaration.
pub(super) fn fields(def: &RuleDef) -> impl Iterator<Item = Field<'_>> {
    let lists = def
        .params
        .chunk_by(|a, b| b.name.element.is_some() && a.name.is_beside(&b.name));
    lists.filter_map(|params| {
        let first = params.first()?;
        Some(Field {
            name: &first.name.word,
            params,
            is_list: first.name.element.is_some(),
        })
    })
}

impl Field<'_> {
    /// What is made of each element: by itself, or as an array.
    pub(super) fn each(&self, make: impl Fn(&ParamDecl) -> TokenStream) -> TokenStream {
        let made = self.params.iter().map(make);
        if self.is_list {
            quote!([#(#made),*])
        } else {
            quote!(#(#made)*)
        }
    }

    /// Its type, of elements that have this one.
    pub(super) fn of(&self, kind: &TokenStream) -> TokenStream {
        if self.is_list {
            let count = Literal::usize_unsuffixed(self.params.len());
            quote!([#kind; #count])
        } else {
            kind.clone()
        }
    }
}

/// The place of a hyper-parameter in its struct, from what it is called: `beta1`, `betas[0]`.
pub(super) fn place(name: &str) -> TokenStream {
    let (word, index) = match name.strip_suffix(']').and_then(|name| name.split_once('[')) {
        Some((word, index)) => (word, index.parse().ok()),
        None => (name, None),
    };
    let word = crate::syntax::ast::ident(word, Span::call_site());
    match index.map(Literal::usize_unsuffixed) {
        Some(index) => quote!(#word[#index]),
        None => quote!(#word),
    }
}
