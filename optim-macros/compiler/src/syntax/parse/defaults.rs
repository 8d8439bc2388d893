//! Defaults that are written as arithmetic: `1.0 / 3.0`. It is done here, in `f64`.

use proc_macro2::{Delimiter, TokenTree};
use syn::Token;

use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::functions::{self, Function};
use crate::language::literal::Literal;
use crate::language::operators::BinaryOp;
use crate::syntax::ast::{Expr, ExprKind};

impl Parser<'_> {
    /// Whether the default that begins here is more than one number with its sign.
    pub(super) fn is_arithmetic(&self) -> bool {
        self.ahead(|ahead| {
            let _sign: Option<Token![-]> = ahead.input.parse().ok();
            let mut tokens = Vec::new();
            while !ahead.input.is_empty()
                && !ahead.input.peek(Token![,])
                && !ahead.input.peek(Token![where])
            {
                tokens.extend(ahead.input.parse::<TokenTree>());
            }
            computes(&tokens)
        })
    }

    /// A default that is computed.
    pub(super) fn computed(&self, name: &str) -> Parsed<(Literal, Source)> {
        let written = self.expr()?;
        let fail = |source: Source, fact: String| {
            self.errors.report(
                &findings::PARAMETER_DEFAULT,
                source,
                fact,
                format!("write numbers alone, as in `{name} = 1 / 3`"),
            )
        };
        match value(&written) {
            Ok(value) if value.is_finite() => Ok((Literal::Number(value), written.source)),
            Ok(_) => Err(fail(
                written.source,
                format!("the default `{written}` is no finite number"),
            )),
            Err(part) => Err(fail(
                part.source,
                format!("the default of `{name}` is no number, for `{part}` is none"),
            )),
        }
    }
}

/// Whether there is an operator or a call among tokens, or inside of parentheses without a comma.
fn computes(tokens: &[TokenTree]) -> bool {
    let is_operator = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => "+-*/^%".contains(punct.as_char()),
        _ => false,
    };
    let is_parens = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        _ => false,
    };
    let is_number = |token: &TokenTree| matches!(token, TokenTree::Literal(_)) || is_parens(token);
    match tokens {
        [TokenTree::Group(group)] if is_parens(&tokens[0]) => {
            let inside: Vec<_> = group.stream().into_iter().collect();
            let is_comma =
                |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
            !inside.iter().any(is_comma) && computes(&inside)
        }
        [TokenTree::Ident(_), arguments, ..] if is_parens(arguments) => true,
        [first, operator, _, ..] => is_number(first) && is_operator(operator),
        _ => false,
    }
}

/// The value of an expression of numbers, or the part of it that is none.
pub(super) fn value(written: &Expr) -> Result<f64, &Expr> {
    Ok(match &written.kind {
        ExprKind::Number(number) => *number,
        ExprKind::Neg(x) => -value(x)?,
        ExprKind::Binary(op, a, b) => {
            let (a, b) = (value(a)?, value(b)?);
            match op {
                BinaryOp::Add => a + b,
                BinaryOp::Sub => a - b,
                BinaryOp::Mul => a * b,
                BinaryOp::Div => a / b,
                BinaryOp::Pow => a.powf(b),
                BinaryOp::And | BinaryOp::Or => return Err(written),
            }
        }
        ExprKind::Call(name, arguments) => {
            let signature = functions::function(&name.to_string());
            let Some(Function::Pointwise(function)) = signature.map(|found| found.function) else {
                return Err(written);
            };
            if function.arguments() != arguments.len() {
                return Err(written);
            }
            let numbers: Result<Vec<_>, _> = arguments.iter().map(value).collect();
            function.value(&numbers?)
        }
        _ => return Err(written),
    })
}
