//! Tokens where an expression should begin, or after it has ended.

use proc_macro2::TokenTree;
use syn::{Lit, token};

use super::{Parsed, Parser};
use crate::diag::{Reported, findings};
use crate::syntax::ast::Expr;

impl Parser<'_> {
    pub(super) fn expected_expression(&self) -> Reported {
        self.errors.report(
            &findings::EXPECTED_EXPRESSION,
            self.here(),
            format!("expected an expression, {}", self.found()),
            "write a number, a name, or a call such as `sqrt(v)`",
        )
    }

    /// Reports anything behind `value`, with which `what` ends.
    pub(super) fn at_end(&self, what: &str, value: &Expr) -> Parsed<()> {
        if self.input.is_empty() {
            Ok(())
        } else {
            Err(self.unexpected(what, Some(value)))
        }
    }

    /// Reports the token that cannot go on `what`, which ends with `value`.
    pub(super) fn unexpected(&self, what: &str, value: Option<&Expr>) -> Reported {
        let text = self.next_text();
        let operator = match self.input.fork().parse::<TokenTree>() {
            Ok(TokenTree::Punct(punct)) => Some(punct.as_char()),
            _ => None,
        };
        if let Some(symbol @ ('%' | '&' | '|' | '<' | '>' | '=' | '~' | '?')) = operator {
            return self.errors.report(
                &findings::UNKNOWN_OPERATOR,
                self.here(),
                format!("`{text}` is no operator here"),
                match symbol {
                    '&' => "write `&&` for \"and\"",
                    '|' => "write `||` for \"or\"",
                    '=' => "write `==` to compare",
                    _ => "the operators are `+ - * / % ^`, comparisons, `&& || !`",
                },
            );
        }
        match value {
            Some(value) if self.at_factor() => self.errors.report(
                &findings::UNEXPECTED_TOKENS,
                self.here(),
                format!("`{text}` stands behind `{value}` without an operator"),
                if self.input.peek(token::Paren) {
                    "write `*` between the two to multiply".to_owned()
                } else {
                    format!("write `{value} * {text}` to multiply")
                },
            ),
            _ => self.errors.report(
                &findings::UNEXPECTED_TOKENS,
                self.here(),
                format!("`{text}` cannot follow {what}"),
                format!("remove it, or end {what} before it"),
            ),
        }
    }

    /// Whether what comes looks like more of an expression that has ended.
    pub(super) fn goes_on(&self) -> bool {
        let operator = self.ahead(|ahead| {
            let punct = ahead.input.parse::<proc_macro2::Punct>();
            punct.is_ok_and(|punct| !matches!(punct.as_char(), ';' | ',' | '#'))
        });
        operator || self.at_factor()
    }

    pub(super) fn at_factor(&self) -> bool {
        self.input.peek(Lit) || self.input.peek(syn::Ident) || self.input.peek(token::Paren)
    }

    /// For places that only a report can lead to.
    pub(super) fn errors_seen(&self) -> Reported {
        self.errors.already()
    }
}
