//! Looking at tokens, and skipping them.

use proc_macro2::{Delimiter, Ident, Punct, Spacing, Span, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{braced, parenthesized};

use super::{Parsed, Parser};
use crate::diag::Source;
use crate::syntax::ast::Gaps;

impl Parser<'_> {
    /// A parser for the inside of a group, which must be read to its end.
    pub(super) fn inside<T>(
        &self,
        content: ParseStream<'_>,
        read: impl FnOnce(&Parser<'_>) -> T,
    ) -> T {
        let inner = Parser {
            input: content,
            end: None,
            in_bars: false,
            ..*self
        };
        let result = read(&inner);
        inner.skip_all();
        result
    }

    /// Looks at what comes without going on.
    pub(super) fn ahead(&self, look: impl FnOnce(&Parser<'_>) -> bool) -> bool {
        let input = self.input.fork();
        look(&Parser {
            input: &input,
            ..*self
        })
    }

    /// Reads the inside of the braces that come next.
    pub(super) fn in_braces<T: Default>(&self, read: impl FnOnce(&Parser<'_>) -> T) -> T {
        let group = || -> syn::Result<_> {
            let content;
            braced!(content in self.input);
            Ok(content)
        };
        match group() {
            Ok(content) => {
                let outside = Parser {
                    in_condition: false,
                    ..*self
                };
                outside.inside(&content, read)
            }
            Err(_) => T::default(),
        }
    }

    /// Reads the inside of the parentheses that come next, and tells where these stand.
    pub(super) fn in_parens<T>(
        &self,
        read: impl FnOnce(&Parser<'_>) -> Parsed<T>,
    ) -> Parsed<(T, Source)> {
        let group = || -> syn::Result<_> {
            let content;
            let paren = parenthesized!(content in self.input);
            Ok((content, paren.span))
        };
        match group() {
            Ok((content, span)) => {
                let value = self.inside(&content, read)?;
                Ok((value, Source::between(span.open(), span.close())))
            }
            Err(_) => Err(self.expected_expression()),
        }
    }

    /// Where the next token is; at the end of a group, its closing delimiter; at the end of the
    /// rule, its last token.
    pub(super) fn here(&self) -> Span {
        match self.input.fork().parse::<TokenTree>() {
            Ok(token) => token.span(),
            Err(_) => self.end.unwrap_or_else(|| self.input.span()),
        }
    }

    /// The next token as written, for messages.
    pub(super) fn next_text(&self) -> String {
        match self.input.fork().parse::<TokenTree>() {
            Ok(TokenTree::Group(group)) => match group.delimiter() {
                Delimiter::Brace => "{ … }".to_owned(),
                Delimiter::Bracket => "[ … ]".to_owned(),
                _ => "( … )".to_owned(),
            },
            Ok(token) => token.to_string(),
            Err(_) => "the end".to_owned(),
        }
    }

    /// `found x` for the next token.
    pub(super) fn found(&self) -> String {
        if self.input.is_empty() {
            "found nothing".to_owned()
        } else {
            format!("found `{}`", self.next_text())
        }
    }

    /// Whether these two characters come next, with nothing between.
    pub(super) fn joint(&self, first: char, second: char) -> bool {
        let ahead = self.input.fork();
        let next = || ahead.parse::<Punct>().ok();
        let is_first =
            |punct: &Punct| punct.as_char() == first && punct.spacing() == Spacing::Joint;
        next().is_some_and(|punct| is_first(&punct))
            && next().is_some_and(|punct| punct.as_char() == second)
    }

    /// The word at this place, if there is one, without going on.
    pub(super) fn peek_word(&self) -> Option<String> {
        let word = self.input.fork().call(Ident::parse_any).ok()?;
        Some(word.to_string())
    }

    /// A name whatever it is, for words that are checked where they are used.
    pub(super) fn any_word(&self) -> Option<Ident> {
        self.input.call(Ident::parse_any).ok()
    }

    pub(super) fn skip_one(&self) {
        // At the end there is nothing to skip.
        let _skipped: syn::Result<TokenTree> = self.input.parse();
    }

    pub(super) fn skip_all(&self) {
        self.skip_until(|_| false);
    }

    /// Skips to the next token of this kind, or to the end. What is skipped is a gap.
    pub(super) fn skip_until(&self, is_end: impl Fn(&Self) -> bool) {
        while !self.input.is_empty() && !is_end(self) {
            self.skip_one();
            self.lose();
        }
    }

    /// Notes that a part of the rule is missing.
    pub(super) fn lose(&self) {
        self.gaps.set(Gaps {
            any: true,
            ..self.gaps.get()
        });
    }

    /// Notes that a declaration is missing.
    pub(super) fn lose_name(&self) {
        self.gaps.set(Gaps {
            any: true,
            names: true,
        });
    }
}
