//! What operators stand between: numbers, names, calls, parentheses.

use proc_macro2::Ident;
use syn::{Lit, Token, token};

use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::functions;
use crate::syntax::ast::{Expr, ExprKind};

impl Parser<'_> {
    pub(super) fn value(&self) -> Parsed<Expr> {
        let start = self.here();
        if self.input.peek(token::Paren) {
            let (inner, source) = self.in_parens(|inner| {
                let expr = inner.expr()?;
                inner.at_end("the expression in parentheses", &expr)?;
                Ok(expr)
            })?;
            return Ok(Expr {
                kind: inner.kind,
                source,
            });
        }
        if self.input.peek(Token![|]) && !self.input.peek(Token![||]) && !self.in_bars {
            return self.bars();
        }
        if self.input.peek(Token![.]) && self.input.peek2(syn::LitInt) {
            return self.dot_number();
        }
        if self.input.peek(Token![if]) {
            return self.if_expr();
        }
        if self.input.peek(syn::LitBool) {
            let flag: Option<syn::LitBool> = self.input.parse().ok();
            return Ok(Expr {
                kind: ExprKind::Flag(flag.is_some_and(|flag| flag.value)),
                source: start.into(),
            });
        }
        if self.input.peek(Lit) {
            return Ok(Expr {
                kind: ExprKind::Number(self.number()?),
                source: start.into(),
            });
        }
        // What begins a statement is no value: `let x = ; let y …` must not swallow the next
        // `let`. Other words of Rust are names here, which then are not declared.
        let begins_statement = self.peek_word().is_none_or(|word| {
            matches!(
                word.as_str(),
                "let" | "else" | "for" | "while" | "loop" | "match" | "return"
            ) && !self.refused.borrow().contains(&word)
        });
        if !begins_statement && let Some(name) = self.any_word() {
            return self.name_or_call(name);
        }
        Err(self.expected_expression())
    }

    fn name_or_call(&self, name: Ident) -> Parsed<Expr> {
        let source = Source::from(&name);
        if let Some(subscript) = self.subscript(&name) {
            return Ok(subscript);
        }
        if let Some(call) = self.bare_call(&name)? {
            return Ok(call);
        }
        if let Some(fold) = self.fold(&name) {
            return fold;
        }
        if self.input.peek(token::Paren) {
            let (arguments, end) = self.arguments(&name, false)?;
            return Ok(Expr {
                kind: ExprKind::Call(name, arguments),
                source: source.to(end),
            });
        }
        Ok(Expr {
            kind: ExprKind::Name(name),
            source,
        })
    }

    /// The arguments of a function in parentheses, and where these close.
    pub(super) fn arguments(
        &self,
        function: &Ident,
        is_method: bool,
    ) -> Parsed<(Vec<Expr>, Source)> {
        let most = functions::function(&function.to_string())
            .and_then(|signature| signature.arguments().max());
        let mut named: Option<Ident> = None;
        let names = &mut named;
        let (list, source) = self.in_parens(|inner| {
            let inner = Parser {
                in_condition: false,
                in_bars: false,
                ..*inner
            };
            let mut list = Vec::new();
            while !inner.input.is_empty() {
                if inner.input.peek(syn::Ident)
                    && inner.input.peek2(Token![=])
                    && !inner.input.peek2(Token![==])
                {
                    let name = inner.any_word();
                    *names = names.take().or(name);
                    inner.skip_one();
                }
                let argument = inner.expr()?;
                let has_comma = inner.input.parse::<Token![,]>().is_ok();
                list.push(argument);
                if let (false, Some(argument)) = (has_comma, list.last())
                    && !inner.input.is_empty()
                {
                    // Read as another argument, if the function takes one.
                    let takes_more = most.is_some_and(|most| list.len() < most);
                    if !takes_more || !inner.at_factor() {
                        return Err(inner.unexpected("an argument", Some(argument)));
                    }
                    let text = inner.next_text();
                    inner.errors.report(
                        &findings::UNEXPECTED_TOKENS,
                        inner.here(),
                        format!("`{text}` stands behind `{argument}` without an operator"),
                        format!("write `,` before another argument, or `{argument} * {text}`"),
                    );
                }
            }
            Ok(list)
        })?;
        // Of a method all is said at once.
        if let Some(name) = named.filter(|_| !is_method) {
            let texts: Vec<_> = list.iter().map(ToString::to_string).collect();
            self.errors.report(
                &findings::ARGUMENT_NAME,
                &name,
                format!("`{name}` names an argument"),
                format!("write `{function}({})`", texts.join(", ")),
            );
        }
        Ok((list, source.last()))
    }

    /// A literal number.
    pub(super) fn number(&self) -> Parsed<f64> {
        let at = self.here();
        let text = self.next_text();
        let report =
            |fact: String, help: String| self.errors.report(&findings::NUMBER_FORM, at, fact, help);
        let (digits, suffix) = match self.input.parse::<Lit>() {
            Ok(Lit::Int(int)) => (int.base10_digits().to_owned(), int.suffix().to_owned()),
            Ok(Lit::Float(float)) => (float.base10_digits().to_owned(), float.suffix().to_owned()),
            _ => {
                return Err(report(
                    format!("`{text}` is no number"),
                    "write `1`, `1.0` or `1e-3`".to_owned(),
                ));
            }
        };
        if !suffix.is_empty() {
            report(
                format!("the number `{text}` has the suffix `{suffix}`"),
                format!("write `{digits}`: numbers take the type of what they are used with"),
            );
        }
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(report(
                format!("`{text}` is too large for a number"),
                "the largest number is about 1.8e308".to_owned(),
            )),
        }
    }
}
