//! Expressions, by falling precedence: `^`, unary `-` and `!`, `* /`, `+ -`, comparisons, `&&`,
//! `||`. Each function reads one level and calls the next tighter one.

use proc_macro2::{Punct, Spacing};
use syn::Token;

use super::{Parsed, Parser};
use crate::diag::Source;
use crate::rules;
use crate::syntax::ast::{BinaryOp, CompareOp, Expr, ExprKind};

fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    Expr {
        source: left.source.to(right.source),
        kind: ExprKind::Binary(op, Box::new(left), Box::new(right)),
    }
}

impl Parser<'_> {
    pub(super) fn expr(&self) -> Parsed<Expr> {
        self.counted(|| self.or())
    }

    fn or(&self) -> Parsed<Expr> {
        let mut left = self.and()?;
        while self.input.parse::<Token![||]>().is_ok() {
            self.operator()?;
            left = binary(BinaryOp::Or, left, self.and()?);
        }
        Ok(left)
    }

    fn and(&self) -> Parsed<Expr> {
        let mut left = self.chain()?;
        while self.input.parse::<Token![&&]>().is_ok() {
            self.operator()?;
            left = binary(BinaryOp::And, left, self.chain()?);
        }
        Ok(left)
    }

    /// `0 <= x < 1`: any number of comparisons in a row.
    fn chain(&self) -> Parsed<Expr> {
        let first = self.sum()?;
        let start = first.source;
        let mut operands = vec![first];
        let mut ops = Vec::new();
        while let Some(op) = self.compare_op() {
            self.operator()?;
            ops.push(op);
            operands.push(self.sum()?);
        }
        if ops.is_empty() {
            // Just the one operand.
            return operands.pop().ok_or_else(|| self.errors_seen());
        }
        let end = operands.last().map_or(start, |last| last.source);
        Ok(Expr {
            kind: ExprKind::Chain(operands, ops),
            source: start.to(end),
        })
    }

    fn compare_op(&self) -> Option<CompareOp> {
        let input = self.input;
        // The longer operator first: `<` would match the beginning of `<=`.
        if input.peek(Token![<<]) || input.peek(Token![>>]) {
            None
        } else if input.parse::<Token![<=]>().is_ok() {
            Some(CompareOp::LessEqual)
        } else if input.parse::<Token![>=]>().is_ok() {
            Some(CompareOp::GreaterEqual)
        } else if input.parse::<Token![==]>().is_ok() {
            Some(CompareOp::Equal)
        } else if input.parse::<Token![!=]>().is_ok() {
            Some(CompareOp::NotEqual)
        } else if input.parse::<Token![<]>().is_ok() {
            Some(CompareOp::Less)
        } else if input.parse::<Token![>]>().is_ok() {
            Some(CompareOp::Greater)
        } else {
            None
        }
    }

    fn sum(&self) -> Parsed<Expr> {
        let mut left = self.product()?;
        loop {
            let op = if self.input.peek(Token![+]) && !self.input.peek(Token![+=]) {
                BinaryOp::Add
            } else if self.input.peek(Token![-])
                && !self.input.peek(Token![-=])
                && !self.input.peek(Token![->])
            {
                BinaryOp::Sub
            } else {
                return Ok(left);
            };
            self.skip_one();
            self.operator()?;
            left = binary(op, left, self.product()?);
        }
    }

    fn product(&self) -> Parsed<Expr> {
        let mut left = self.unary()?;
        loop {
            let op = if self.input.peek(Token![*]) && !self.input.peek(Token![*=]) {
                BinaryOp::Mul
            } else if self.input.peek(Token![/]) && !self.input.peek(Token![/=]) {
                BinaryOp::Div
            } else {
                return Ok(left);
            };
            self.skip_one();
            self.operator()?;
            left = binary(op, left, self.unary()?);
        }
    }

    fn unary(&self) -> Parsed<Expr> {
        let start = self.here();
        let wrap: fn(Box<Expr>) -> ExprKind = if self.input.parse::<Token![-]>().is_ok() {
            ExprKind::Neg
        } else if self.input.peek(Token![!]) && !self.input.peek(Token![!=]) {
            self.skip_one();
            ExprKind::Not
        } else {
            return self.power();
        };
        let operand = self.deeper(|| self.unary())?;
        Ok(Expr {
            source: Source::from(start).to(operand.source),
            kind: wrap(Box::new(operand)),
        })
    }

    /// `x^2`; `x^-2` and `x^y^z`, which is `x^(y^z)`, are understood.
    fn power(&self) -> Parsed<Expr> {
        let base = self.postfix()?;
        if self.at_double_star() {
            let start = Source::from(self.here());
            self.skip_one();
            let stars = start.to(self.here().into());
            self.skip_one();
            let power = binary(BinaryOp::Pow, base, self.deeper(|| self.unary())?);
            let help = format!("write the power as `{power}`");
            let fact = "`**` is no operator";
            self.errors
                .report(&rules::UNKNOWN_OPERATOR, stars, fact, help);
            return Ok(power);
        }
        if self.input.peek(Token![^]) && !self.input.peek(Token![^=]) {
            self.skip_one();
            let exponent = self.deeper(|| self.unary())?;
            return Ok(binary(BinaryOp::Pow, base, exponent));
        }
        Ok(base)
    }

    fn at_double_star(&self) -> bool {
        let ahead = self.input.fork();
        let joint = |p: &Punct| p.as_char() == '*' && p.spacing() == Spacing::Joint;
        ahead.parse::<Punct>().is_ok_and(|first| joint(&first)) && ahead.peek(Token![*])
    }
}
