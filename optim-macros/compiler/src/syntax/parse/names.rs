//! Names, and words of other languages that stand before them.

use crate::functions::reserved;
use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;

use super::{Parsed, Parser};
use crate::diag::findings;

impl Parser<'_> {
    /// A new name. `what` is being declared.
    pub(super) fn name(&self, what: &str) -> Parsed<Ident> {
        self.modifier(what);
        let Ok(ident) = self.input.call(Ident::parse_any) else {
            return Err(self.errors.report(
                &findings::EXPECTED_NAME,
                self.here(),
                format!("expected the name of {what}, {}", self.found()),
                "names are words such as `lr`, `beta1` or `θ`",
            ));
        };
        let word = ident.to_string();
        if !reserved::is_reserved(&word) {
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
            &findings::RESERVED_NAME,
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
            self.refused.borrow_mut().insert(word);
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
            &findings::EXPECTED_NAME,
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
}
