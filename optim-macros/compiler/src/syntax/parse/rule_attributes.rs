//! Attributes of a rule, which go to its struct: all but those that would break generated code.

use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, LitInt, Meta, Token};

use super::Parser;
use super::attributes::Takes;
use crate::diag::{Source, findings};

/// What every rule implements.
const IMPLEMENTED: [&str; 4] = ["Clone", "Debug", "PartialEq", "Default"];

/// Takes `#[macro_export]` away, which says that other crates may make rules of this one.
pub(super) fn exported(attrs: &mut Vec<Attribute>) -> bool {
    let before = attrs.len();
    attrs.retain(|attr| !attr.path().is_ident("macro_export"));
    attrs.len() < before
}

impl Parser<'_> {
    /// Takes `#[formerly(0x…)]` away, which names the fingerprints of texts that computed the same.
    pub(super) fn formerly(&self, attrs: &mut Vec<Attribute>) -> Vec<u64> {
        let mut former = Vec::new();
        attrs.retain(|attr| {
            if !attr.path().is_ident("formerly") {
                return true;
            }
            let prints = attr.parse_args_with(Punctuated::<LitInt, Token![,]>::parse_terminated);
            let prints = prints.and_then(|prints| {
                let each = prints.iter().map(LitInt::base10_parse);
                each.collect::<Result<Vec<u64>, _>>()
            });
            let prints = prints.unwrap_or_default();
            if prints.is_empty() {
                self.errors.report(
                    &findings::UNSUPPORTED_ATTRIBUTE,
                    Source::of(attr),
                    "this `#[formerly(…)]` names no fingerprint",
                    "write the fingerprints that refused checkpoints tell of: `#[formerly(0x0123456789abcdef)]`",
                );
            }
            former.extend(prints);
            false
        });
        former
    }

    pub(super) fn rule_attributes(&self) -> Vec<Attribute> {
        let mut attrs = self.attributes("a rule", Takes::All).kept;
        attrs.retain(|attr| {
            let is_cfg = attr.path().is_ident("cfg");
            if is_cfg {
                self.errors.report(
                    &findings::UNSUPPORTED_ATTRIBUTE,
                    Source::of(attr),
                    "`cfg` is for all that a rule becomes",
                    "put it before `optimizer!`, so that it holds for the whole rule",
                );
            }
            !is_cfg
        });
        for attr in &mut attrs {
            self.derived(attr);
        }
        attrs
    }

    /// Reports and removes what a `derive` would implement a second time.
    fn derived(&self, attr: &mut Attribute) {
        let mut kept = Vec::new();
        let mut refused = false;
        let read = attr.path().is_ident("derive").then(|| {
            attr.parse_nested_meta(|meta| {
                let twice = IMPLEMENTED
                    .into_iter()
                    .find(|name| meta.path.is_ident(name));
                if let Some(name) = twice {
                    refused = true;
                    self.errors.report(
                        &findings::UNSUPPORTED_ATTRIBUTE,
                        Source::of(&meta.path),
                        format!("every rule has `{name}` already"),
                        format!("remove `{name}` from the `derive`"),
                    );
                } else {
                    kept.push(meta.path);
                }
                Ok(())
            })
        });
        // What cannot be read is left to the derive, which says so.
        if let (Some(Ok(())), true, Meta::List(list)) = (read, refused, &mut attr.meta) {
            list.tokens = quote!(#(#kept),*);
        }
    }
}
