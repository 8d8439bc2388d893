//! What operators stand between: numbers, names, calls, parentheses.

use proc_macro2::Ident;
use syn::{Lit, Token, token};

use super::{Parsed, Parser};
use crate::diag::{Reported, Source};
use crate::rules;
use crate::syntax::ast::{Expr, ExprKind};

/// What stands before a `.` in other languages and means no value.
const MODULES: [&str; 8] = [
    "np", "numpy", "torch", "jnp", "jax", "math", "optax", "self",
];

impl Parser<'_> {
    /// A value, and what other languages put behind one.
    pub(super) fn postfix(&self) -> Parsed<Expr> {
        let value = self.value()?;
        if self.input.peek(Token![.]) {
            return Err(self.method(&value)?);
        }
        if self.input.peek(token::Bracket) {
            let at = value.source.to(self.here().into());
            self.skip_one();
            return Err(self.errors.report(
                &rules::UNKNOWN_OPERATOR,
                at,
                format!("`{value}` is not indexed"),
                format!("write `{value}`: an equation holds for every weight"),
            ));
        }
        Ok(value)
    }

    /// Reports `value.method(arguments)` and `value.field`.
    fn method(&self, value: &Expr) -> Parsed<Reported> {
        let dot = self.here();
        self.skip_one();
        // `1..2` has a second dot.
        let end = self.here();
        let method = self.any_word();
        let is_module = matches!(&value.kind, ExprKind::Name(name)
            if MODULES.contains(&name.to_string().as_str()));
        let called = self.input.peek(token::Paren);
        let (mut arguments, end) = if called {
            let (arguments, end) = self.arguments()?;
            let texts: Vec<_> = arguments.iter().map(ToString::to_string).collect();
            (texts, end)
        } else {
            (Vec::new(), end.into())
        };
        // `x.max(y)` has its first argument in front, `np.max(x, y)` has a module there.
        if !is_module {
            arguments.insert(0, value.to_string());
        }
        let (source, help) = match method {
            Some(word) if called => (
                value.source.to(end),
                format!("write `{word}({})`", arguments.join(", ")),
            ),
            Some(word) if is_module => (value.source.to(end), format!("write `{word}`")),
            Some(_) => (
                value.source.to(end),
                format!("write `{value}` for the value itself"),
            ),
            None => (dot.into(), format!("write `{value}` alone")),
        };
        let fact = if called {
            "values have no methods, functions no modules"
        } else {
            "values have no fields"
        };
        Ok(self.errors.report(&rules::METHOD_CALL, source, fact, help))
    }

    fn value(&self) -> Parsed<Expr> {
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
            )
        });
        if !begins_statement && let Some(name) = self.any_word() {
            return self.name_or_call(name);
        }
        Err(self.expected_expression())
    }

    fn name_or_call(&self, name: Ident) -> Parsed<Expr> {
        let source = Source::from(&name);
        if self.input.peek(token::Paren) {
            let (arguments, end) = self.arguments()?;
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

    /// The arguments in parentheses, and where these close.
    fn arguments(&self) -> Parsed<(Vec<Expr>, Source)> {
        let (list, source) = self.in_parens(|inner| {
            let mut list = Vec::new();
            while !inner.input.is_empty() {
                let argument = inner.expr()?;
                if inner.input.parse::<Token![,]>().is_err() {
                    inner.at_end("an argument", &argument)?;
                }
                list.push(argument);
            }
            Ok(list)
        })?;
        Ok((list, source.last()))
    }

    /// A literal number.
    pub(super) fn number(&self) -> Parsed<f64> {
        let at = self.here();
        let text = self.next_text();
        let report =
            |fact: String, help: String| self.errors.report(&rules::NUMBER_FORM, at, fact, help);
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
