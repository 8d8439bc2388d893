//! Names, and what stands before them: attributes and words of other languages.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::Attribute;
use syn::ext::IdentExt as _;

use super::{Parsed, Parser};
use crate::diag::Source;
use crate::rules;
use crate::syntax::keywords;

/// Which attributes may stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Any: they go to the generated struct.
    All,
    /// Documentation.
    Docs,
    Nothing,
}

impl Parser<'_> {
    /// A new name. `what` is being declared.
    pub(super) fn name(&self, what: &str) -> Parsed<Ident> {
        self.modifier(what);
        let Ok(ident) = self.input.call(Ident::parse_any) else {
            return Err(self.errors.report(
                &rules::EXPECTED_NAME,
                self.here(),
                format!("expected the name of {what}, {}", self.found()),
                "names are words such as `lr`, `beta1` or `θ`",
            ));
        };
        let word = ident.to_string();
        if !keywords::is_reserved(&word) {
            return Ok(ident);
        }
        let plain = word.trim_start_matches("r#");
        let can_name_a_field =
            word != "gen" && syn::parse2::<Ident>(ident.to_token_stream()).is_ok();
        let whose = if can_name_a_field && plain == word {
            "the language"
        } else {
            "Rust"
        };
        let reported = self.errors.report(
            &rules::RESERVED_NAME,
            &ident,
            format!("`{word}` is a word of {whose} and cannot name {what}"),
            match plain {
                "_" => "choose a word, such as `x`".to_owned(),
                _ => format!("choose another name, such as `{plain}_`"),
            },
        );
        if can_name_a_field {
            // Known under it from here on, so that its uses are no further errors.
            Ok(ident)
        } else {
            self.lose_name();
            Err(reported)
        }
    }

    /// Reports and skips what may stand before a name in Rust.
    fn modifier(&self, what: &str) {
        let word = self.peek_word().unwrap_or_default();
        if !matches!(
            word.as_str(),
            "pub" | "mut" | "const" | "static" | "ref" | "let"
        ) {
            return;
        }
        self.errors.report(
            &rules::EXPECTED_NAME,
            self.here(),
            format!("`{word}` stands before the name of {what}"),
            match word.as_str() {
                "pub" => format!("remove `{word}`: all of a rule is as public as the rule"),
                _ => format!("remove `{word}`: the equations say what changes"),
            },
        );
        self.skip_one();
        if word == "pub" && self.input.peek(syn::token::Paren) {
            self.skip_one();
        }
    }

    /// The attributes before `what` that it takes; others are reported.
    pub(super) fn attributes(&self, what: &str, takes: Takes) -> Vec<Attribute> {
        let Ok(attrs) = self.input.call(Attribute::parse_outer) else {
            self.errors.report(
                &rules::UNSUPPORTED_ATTRIBUTE,
                self.here(),
                "this attribute cannot be read",
                "write documentation as `/// …`",
            );
            self.skip_one();
            return Vec::new();
        };
        let is_doc = |attr: &Attribute| attr.path().is_ident("doc");
        let (kept, refused): (Vec<_>, Vec<_>) = attrs.into_iter().partition(|attr| match takes {
            Takes::All => true,
            Takes::Docs => is_doc(attr),
            Takes::Nothing => false,
        });
        if let (Some(first), Some(last)) = (refused.first(), refused.last()) {
            let (fact, help) = match takes {
                Takes::Nothing if refused.iter().all(is_doc) => (
                    format!("{what} takes no documentation"),
                    "write an ordinary comment: `// …`",
                ),
                Takes::Nothing => (format!("{what} takes no attributes"), "remove it"),
                _ => (
                    format!("{what} takes no attribute but documentation"),
                    "remove this attribute",
                ),
            };
            self.errors.report(
                &rules::UNSUPPORTED_ATTRIBUTE,
                Source::of(first).to(Source::of(last)),
                fact,
                help,
            );
        }
        kept
    }
}
