//! Expressions, by falling precedence: `^`, unary `-` and `!`, `* /`, `+ -`, comparisons, `&&`,
//! `||`. Each function reads one level and calls the next tighter one.

use proc_macro2::Ident;
use syn::{Lit, Token, token};

use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::functions::rem;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::syntax::ast::{Expr, ExprKind};

impl Parser<'_> {
    pub(super) fn expr(&self) -> Parsed<Expr> {
        self.counted(|| {
            let value = self.or()?;
            self.choice(value)
        })
    }

    fn or(&self) -> Parsed<Expr> {
        let mut left = self.and()?;
        loop {
            let foreign = if self.input.parse::<Token![||]>().is_ok() {
                None
            } else if let Some(written) = self.word_operator(BinaryOp::Or) {
                Some(written)
            } else {
                return Ok(left);
            };
            self.operator()?;
            let right = self.and()?;
            left = match foreign {
                Some(written) => self.joined(BinaryOp::Or, written, left, right),
                None => Expr::binary(BinaryOp::Or, left, right),
            };
        }
    }

    fn and(&self) -> Parsed<Expr> {
        let mut left = self.chain()?;
        loop {
            let foreign = if self.input.parse::<Token![&&]>().is_ok() {
                None
            } else if let Some(written) = self.word_operator(BinaryOp::And) {
                Some(written)
            } else {
                return Ok(left);
            };
            self.operator()?;
            let right = self.chain()?;
            left = match foreign {
                Some(written) => self.joined(BinaryOp::And, written, left, right),
                None => Expr::binary(BinaryOp::And, left, right),
            };
        }
    }

    /// `0 <= x < 1`: any number of comparisons in a row.
    fn chain(&self) -> Parsed<Expr> {
        let first = self.sum()?;
        let start = first.source;
        let mut operands = vec![first];
        let mut ops = Vec::new();
        let mut assigns = None;
        loop {
            let at = self.here();
            let op = match self.compare_op() {
                Some(op) => op,
                None if self.in_condition && self.input.peek(Token![=]) => {
                    self.skip_one();
                    assigns.get_or_insert(at);
                    CompareOp::Equal
                }
                None => break,
            };
            self.operator()?;
            ops.push(op);
            operands.push(self.sum()?);
        }
        if ops.is_empty() {
            // Just the one operand.
            return operands.pop().ok_or_else(|| self.errors_seen());
        }
        let end = operands.last().map_or(start, |last| last.source);
        let chain = Expr::new(ExprKind::Chain(operands, ops), start.to(end));
        if let Some(at) = assigns {
            self.errors.report(
                &findings::UNKNOWN_OPERATOR,
                at,
                "`=` assigns, it does not compare",
                format!("write `{chain}`"),
            );
        }
        Ok(chain)
    }

    fn compare_op(&self) -> Option<CompareOp> {
        let input = self.input;
        // The longer operator first: `<` would match the beginning of `<=`.
        if input.peek(Token![<<]) || input.peek(Token![>>]) {
            None
        } else if let Some(op) = self.foreign_comparison() {
            Some(op)
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

    /// `=>`, `=<` and `<>`, which are understood.
    fn foreign_comparison(&self) -> Option<CompareOp> {
        let (written, op) = if self.input.peek(Token![=>]) {
            ("=>", CompareOp::GreaterEqual)
        } else if self.joint('=', '<') {
            ("=<", CompareOp::LessEqual)
        } else if self.joint('<', '>') {
            ("<>", CompareOp::NotEqual)
        } else {
            return None;
        };
        let start = Source::from(self.here());
        self.skip_one();
        let source = start.to(self.here().into());
        self.skip_one();
        self.errors.report(
            &findings::UNKNOWN_OPERATOR,
            source,
            format!("`{written}` is no operator"),
            format!("write `{}`", op.symbol()),
        );
        Some(op)
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
            left = Expr::binary(op, left, self.product()?);
        }
    }

    fn product(&self) -> Parsed<Expr> {
        let mut left = self.unary()?;
        loop {
            let op = if self.input.peek(Token![*]) && !self.input.peek(Token![*=]) {
                BinaryOp::Mul
            } else if self.input.peek(Token![/]) && !self.input.peek(Token![/=]) {
                BinaryOp::Div
            } else if self.input.peek(Token![%]) && !self.input.peek(Token![%=]) {
                left = self.remainder(left)?;
                continue;
            } else {
                return Ok(left);
            };
            self.skip_one();
            self.operator()?;
            left = Expr::binary(op, left, self.unary()?);
        }
    }

    /// `x % y`, which is a call of the function that has this operator.
    fn remainder(&self, left: Expr) -> Parsed<Expr> {
        let at = self.here();
        self.skip_one();
        self.operator()?;
        let right = self.unary()?;
        let source = left.source.to(right.source);
        let name = Ident::new(rem::REM.name, at);
        Ok(Expr::new(ExprKind::Call(name, vec![left, right]), source))
    }

    fn unary(&self) -> Parsed<Expr> {
        let start = self.here();
        let wrap: fn(Box<Expr>) -> ExprKind = if self.input.parse::<Token![-]>().is_ok() {
            ExprKind::Neg
        } else if self.input.peek(Token![!]) && !self.input.peek(Token![!=]) {
            self.skip_one();
            ExprKind::Not
        } else {
            return self.foreign_sign();
        };
        let operand = self.deeper(|| self.unary())?;
        Ok(Expr {
            source: Source::from(start).to(operand.source),
            kind: wrap(Box::new(operand)),
        })
    }

    /// `not x`, `+x`, `&x` and `*x`, which are understood; otherwise a power.
    fn foreign_sign(&self) -> Parsed<Expr> {
        let at = self.here();
        let value_follows =
            self.input.peek2(syn::Ident) || self.input.peek2(Lit) || self.input.peek2(token::Paren);
        if self.peek_word().is_some_and(|word| word == "not") && value_follows {
            self.skip_one();
            let operand = self.deeper(|| self.unary())?;
            let source = Source::from(at).to(operand.source);
            let not = Expr::new(ExprKind::Not(Box::new(operand)), source);
            self.foreign_operator((at.into(), "not".to_owned()), &not);
            return Ok(not);
        }
        if self.input.peek(Token![+]) && !self.input.peek(Token![+=]) && value_follows {
            self.skip_one();
            let operand = self.deeper(|| self.unary())?;
            self.errors.report(
                &findings::EXPECTED_EXPRESSION,
                at,
                "`+` has no expression on its left",
                format!("write `{operand}`"),
            );
            return Ok(operand);
        }
        let is_reference = self.input.peek(Token![&]) && !self.input.peek(Token![&&]);
        let is_pointer = self.input.peek(Token![*]) && !self.input.peek(Token![*=]);
        if (is_reference || is_pointer) && value_follows {
            let written = self.next_text();
            self.skip_one();
            let operand = self.deeper(|| self.unary())?;
            self.errors.report(
                &findings::UNKNOWN_OPERATOR,
                at,
                format!("`{written}` has no meaning before a value"),
                format!("write `{operand}`"),
            );
            return Ok(operand);
        }
        self.power()
    }

    /// `x^2`; `x^-2` and `x^y^z`, which is `x^(y^z)`, are understood.
    fn power(&self) -> Parsed<Expr> {
        let base = self.postfix()?;
        if self.at_double_star() {
            let start = Source::from(self.here());
            self.skip_one();
            let stars = start.to(self.here().into());
            self.skip_one();
            let power = Expr::binary(BinaryOp::Pow, base, self.deeper(|| self.unary())?);
            let help = format!("write the power as `{power}`");
            let fact = "`**` is no operator";
            self.errors
                .report(&findings::UNKNOWN_OPERATOR, stars, fact, help);
            return Ok(power);
        }
        if self.input.peek(Token![^]) && !self.input.peek(Token![^=]) {
            self.skip_one();
            let exponent = self.deeper(|| self.unary())?;
            return Ok(Expr::binary(BinaryOp::Pow, base, exponent));
        }
        Ok(base)
    }

    fn at_double_star(&self) -> bool {
        self.joint('*', '*')
    }
}
