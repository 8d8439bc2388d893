//! Reads tokens into a syntax tree.
//!
//! What cannot be read is reported and becomes an error node; reading goes on at the next `;` of
//! the statements or the next `,` of the declarations, so that one mistake hides no other.

mod declarations;
mod expressions;
mod sections;
mod statements;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;

use super::ast::RuleDef;
use super::keywords;
use crate::diag::{Errors, Reported, Source};
use crate::rules;

/// What reading gives: a part of the tree, or nothing but a report.
type Parsed<T> = Result<T, Reported>;

/// Reads a rule. `None` if it has no name that other code could mean.
pub(crate) fn parse(tokens: TokenStream, errors: &Errors) -> Option<RuleDef> {
    let read = |input: ParseStream<'_>| {
        let parser = Parser { input, errors };
        let rule = parser.rule();
        parser.skip_all();
        Ok(rule)
    };
    match syn::parse::Parser::parse2(read, tokens) {
        Ok(rule) => rule.ok(),
        // Every group is read to its end, so this is a group nobody looked into.
        Err(error) => {
            errors.report(
                &rules::UNEXPECTED_TOKENS,
                error.span(),
                error.to_string(),
                "remove it",
            );
            None
        }
    }
}

/// The place in the tokens, and where to report what is wrong with them.
struct Parser<'a> {
    input: ParseStream<'a>,
    errors: &'a Errors,
}

impl<'a> Parser<'a> {
    /// A parser for the inside of a group, which must be read to its end.
    fn inside<T>(&self, content: ParseStream<'_>, read: impl FnOnce(&Parser<'_>) -> T) -> T {
        let inner = Parser {
            input: content,
            errors: self.errors,
        };
        let result = read(&inner);
        inner.skip_all();
        result
    }

    /// Where the next token is; at the end of a group, its closing delimiter.
    fn here(&self) -> Span {
        self.input.span()
    }

    /// The next token as written, for messages.
    fn next_text(&self) -> String {
        match self.input.fork().parse::<TokenTree>() {
            Ok(TokenTree::Group(group)) => match group.delimiter() {
                proc_macro2::Delimiter::Brace => "{ … }".to_owned(),
                proc_macro2::Delimiter::Bracket => "[ … ]".to_owned(),
                _ => "( … )".to_owned(),
            },
            Ok(token) => token.to_string(),
            Err(_) => "the end".to_owned(),
        }
    }

    /// `found x` for the next token.
    fn found(&self) -> String {
        if self.input.is_empty() {
            "found nothing".to_owned()
        } else {
            format!("found `{}`", self.next_text())
        }
    }

    fn skip_one(&self) {
        // At the end there is nothing to skip.
        let _skipped: syn::Result<TokenTree> = self.input.parse();
    }

    fn skip_all(&self) {
        while !self.input.is_empty() {
            self.skip_one();
        }
    }

    /// Skips to behind the next token of this kind, or to the end.
    fn skip_past(&self, is_end: impl Fn(ParseStream<'_>) -> bool) {
        while !self.input.is_empty() {
            let found = is_end(self.input);
            self.skip_one();
            if found {
                return;
            }
        }
    }

    /// The word at this place, if there is one, without going on.
    fn peek_word(&self) -> Option<String> {
        let word = self.input.fork().call(Ident::parse_any).ok()?;
        Some(word.to_string())
    }

    /// A new name. `what` is being declared.
    fn name(&self, what: &str) -> Parsed<Ident> {
        let Ok(ident) = self.input.call(Ident::parse_any) else {
            return Err(self.errors.report(
                &rules::EXPECTED_NAME,
                self.here(),
                format!("expected the name of {what}, {}", self.found()),
                "names are words such as `lr`, `beta1` or `θ`",
            ));
        };
        let word = ident.to_string();
        if keywords::is_reserved(&word) {
            return Err(self.errors.report(
                &rules::RESERVED_NAME,
                &ident,
                format!("`{word}` is a word of the language and cannot name {what}"),
                format!(
                    "choose another name, such as `{}_`",
                    word.trim_start_matches("r#")
                ),
            ));
        }
        Ok(ident)
    }

    /// Documentation stays; other attributes are reported. `what` carries them.
    fn attributes(&self, what: &str, keep_all: bool) -> Vec<syn::Attribute> {
        let Ok(attrs) = self.input.call(syn::Attribute::parse_outer) else {
            self.errors.report(
                &rules::UNSUPPORTED_ATTRIBUTE,
                self.here(),
                "this attribute cannot be read",
                "write documentation as `/// …`",
            );
            self.skip_one();
            return Vec::new();
        };
        let (kept, refused): (Vec<_>, Vec<_>) = attrs
            .into_iter()
            .partition(|attr| keep_all || attr.path().is_ident("doc"));
        for attr in refused {
            self.errors.report(
                &rules::UNSUPPORTED_ATTRIBUTE,
                Source::of(&attr),
                format!("{what} takes documentation alone"),
                "remove this attribute",
            );
        }
        kept
    }
}
