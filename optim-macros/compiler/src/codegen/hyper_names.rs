//! Constants for the names of hyper-parameters, so that a wrong one does not compile where it is used.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::fields::fields;
use crate::syntax::ast::RuleDef;

/// Constants that a rule has beside them: its own, and those of the trait, which theirs would hide.
const TAKEN: [&str; 6] = [
    "COST",
    "META",
    "REDUCES",
    "USES_AXES",
    "USES_EXTENT",
    "USES_SHAPE",
];

/// For a hyper-parameter `beta1` the constant `BETA1`, for a list `betas` the array `BETAS`. One whose constant would be
/// another's has none.
pub(super) fn constants(def: &RuleDef) -> impl Iterator<Item = TokenStream> {
    let mut taken: HashSet<String> = TAKEN.iter().map(ToString::to_string).collect();
    fields(def).filter_map(move |field| {
        let name = field.name.to_string();
        let constant = name.to_uppercase();
        if !taken.insert(constant.clone()) {
            return None;
        }
        let constant = syn::parse_str::<Ident>(&constant).ok()?;
        let constant = Ident::new(&constant.to_string(), field.name.span());
        let text = quote!(&'static ::core::primitive::str);
        if field.is_list {
            let doc = format!(" The names of the elements of `{name}`.");
            let names = field.params.iter().map(|param| param.name.to_string());
            let count = Literal::usize_unsuffixed(field.params.len());
            return Some(quote! {
                #[doc = #doc]
                pub const #constant: [#text; #count] = [#(#names),*];
            });
        }
        let doc = format!(" The name of `{name}`.");
        Some(quote! {
            #[doc = #doc]
            pub const #constant: #text = #name;
        })
    })
}
