//! Attributes: documentation on declarations, `#[allow(id)]` on declarations and statements.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{Attribute, Token};

use super::Parser;
use crate::diag::{Source, findings, nearest};
use crate::syntax::ast::Allow;

/// Which attributes may stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Any: they go to the generated struct.
    All,
    /// Documentation and `allow`.
    Docs,
    /// `allow` alone.
    Allows,
}

/// What stands before a declaration or statement.
#[derive(Default)]
pub(super) struct Attributes {
    /// What goes to generated code.
    pub(super) kept: Vec<Attribute>,
    pub(super) allows: Vec<Allow>,
}

impl Parser<'_> {
    /// The attributes before `what` that it takes; others are reported.
    pub(super) fn attributes(&self, what: &str, takes: Takes) -> Attributes {
        let mut attributes = Attributes::default();
        let Ok(attrs) = self.input.call(Attribute::parse_outer) else {
            self.errors.report(
                &findings::UNSUPPORTED_ATTRIBUTE,
                self.here(),
                "this attribute cannot be read",
                "write documentation as `/// …`",
            );
            self.skip_one();
            return attributes;
        };
        let mut refused = Vec::new();
        for attr in attrs {
            if takes == Takes::All || takes == Takes::Docs && is_doc(&attr) {
                attributes.kept.push(attr);
            } else if attr.path().is_ident("allow") {
                attributes.allows.extend(self.allowed(&attr));
            } else {
                refused.push(attr);
            }
        }
        if let (Some(first), Some(last)) = (refused.first(), refused.last()) {
            let (fact, help) = match takes {
                Takes::Allows if refused.iter().all(is_doc) => (
                    format!("{what} takes no documentation"),
                    "write an ordinary comment: `// …`",
                ),
                Takes::Allows => (
                    format!("{what} takes no attribute but `#[allow(…)]`"),
                    "remove it",
                ),
                _ => (
                    format!("{what} takes no attribute but documentation and `#[allow(…)]`"),
                    "remove this attribute",
                ),
            };
            self.errors.report(
                &findings::UNSUPPORTED_ATTRIBUTE,
                Source::of(first).to(Source::of(last)),
                fact,
                help,
            );
        }
        attributes
    }

    /// The lints that an `#[allow(…)]` names.
    fn allowed(&self, attr: &Attribute) -> Vec<Allow> {
        let ids = attr.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated);
        let ids = ids.unwrap_or_default();
        if ids.is_empty() {
            self.errors.report(
                &findings::UNSUPPORTED_ATTRIBUTE,
                Source::of(attr),
                "this `#[allow(…)]` names no lint",
                "write the lint's name: `#[allow(possible_nan)]`",
            );
        }
        ids.iter().map(|id| self.lint(id)).collect()
    }

    /// The lint of this name; one that is misspelled is reported and understood.
    fn lint(&self, id: &Ident) -> Allow {
        let word = id.to_string();
        let names: Vec<_> = findings::LINTS
            .iter()
            .map(|rule| rule.id.replace('-', "_"))
            .collect();
        let near = nearest(&word, names.iter().map(String::as_str));
        if near != Some(word.as_str()) {
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                    format!("the lints are {}", names.join(", "))
                }
            };
            self.errors.report(
                &findings::UNKNOWN_LINT,
                id,
                format!("there is no lint `{word}`"),
                help,
            );
        }
        let position = names.iter().position(|name| Some(name.as_str()) == near);
        Allow {
            lint: position.and_then(|position| findings::LINTS.get(position).copied()),
            source: id.into(),
            misspelled: near != Some(word.as_str()),
        }
    }
}

fn is_doc(attr: &Attribute) -> bool {
    attr.path().is_ident("doc")
}
