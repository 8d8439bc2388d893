//! Expressions, by falling precedence: `^`, unary `-` and `!`, `* /`, `+ -`, comparisons, `&&`,
//! `||`. Each function reads one level and calls the next tighter one.

use proc_macro2::{Ident, Punct, Spacing, TokenTree};
use syn::{Lit, Token, token};

use super::{Parsed, Parser};
use crate::diag::{Reported, Source};
use crate::rules;
use crate::syntax::ast::{BinaryOp, Block, CompareOp, Expr, ExprKind, Stmt};

fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    Expr {
        source: left.source.to(right.source),
        kind: ExprKind::Binary(op, Box::new(left), Box::new(right)),
    }
}

impl Parser<'_> {
    pub(super) fn expr(&self) -> Parsed<Expr> {
        let mut left = self.and()?;
        while self.input.parse::<Token![||]>().is_ok() {
            left = binary(BinaryOp::Or, left, self.and()?);
        }
        Ok(left)
    }

    fn and(&self) -> Parsed<Expr> {
        let mut left = self.chain()?;
        while self.input.parse::<Token![&&]>().is_ok() {
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
        let operand = self.unary()?;
        Ok(Expr {
            source: Source::from(start).to(operand.source),
            kind: wrap(Box::new(operand)),
        })
    }

    /// `x^2`; `x^-2` and `x^y^z`, which is `x^(y^z)`, are understood.
    fn power(&self) -> Parsed<Expr> {
        let base = self.postfix()?;
        if self.at_double_star() {
            self.skip_one();
            let end = self.here();
            self.skip_one();
            let exponent = self.unary()?;
            return Err(self.errors.report(
                &rules::UNKNOWN_OPERATOR,
                end,
                "`**` is no operator",
                format!(
                    "write the power as `{}`",
                    binary(BinaryOp::Pow, base, exponent)
                ),
            ));
        }
        if self.input.peek(Token![^]) && !self.input.peek(Token![^=]) {
            self.skip_one();
            return Ok(binary(BinaryOp::Pow, base, self.unary()?));
        }
        Ok(base)
    }

    fn at_double_star(&self) -> bool {
        let ahead = self.input.fork();
        let joint = |p: &Punct| p.as_char() == '*' && p.spacing() == Spacing::Joint;
        ahead.parse::<Punct>().is_ok_and(|first| joint(&first)) && ahead.peek(Token![*])
    }

    /// A primary, and what other languages put behind one.
    fn postfix(&self) -> Parsed<Expr> {
        let value = self.primary()?;
        if self.input.peek(Token![.]) {
            let at = self.here();
            self.skip_one();
            let method = self.any_word();
            let arguments = if self.input.peek(token::Paren) {
                self.arguments()?.0
            } else {
                Vec::new()
            };
            let source = value.source;
            let mut arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
            // `x.max(y)` has its first argument in front, `np.max(x, y)` has a module there.
            let module = matches!(&value.kind, ExprKind::Name(name)
                if ["np", "numpy", "torch", "jnp", "math", "optax"].contains(&name.to_string().as_str()));
            if !module {
                arguments.insert(0, value.to_string());
            }
            let function = method.map_or_else(|| "sqrt".to_owned(), |method| method.to_string());
            return Err(self.errors.report(
                &rules::METHOD_CALL,
                source.to(at.into()),
                "values have no methods and functions no modules",
                format!("write `{function}({})`", arguments.join(", ")),
            ));
        }
        if self.input.peek(token::Bracket) {
            let at = self.here();
            self.skip_one();
            return Err(self.errors.report(
                &rules::UNKNOWN_OPERATOR,
                at,
                "values are not indexed",
                format!("`{value}` is this weight's value, `prev({value})` that of the last step"),
            ));
        }
        Ok(value)
    }

    fn primary(&self) -> Parsed<Expr> {
        let start = self.here();
        if self.input.peek(token::Paren) {
            let (inner, source) = self.in_parens(|inner| {
                let expr = inner.expr()?;
                inner.at_end("the expression in parentheses")?;
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
        // A keyword of Rust is no value: `let x = ; let y …` must not swallow the next `let`.
        if self.input.peek(syn::Ident)
            && let Some(name) = self.any_word()
        {
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
                list.push(inner.expr()?);
                if inner.input.parse::<Token![,]>().is_err() {
                    inner.at_end("an argument")?;
                }
            }
            Ok(list)
        })?;
        Ok((list, source.last()))
    }

    fn if_expr(&self) -> Parsed<Expr> {
        let start = self.here();
        self.skip_one();
        let condition = self.condition()?;
        let then = self.block()?;
        if self.input.parse::<Token![else]>().is_err() {
            return Err(self.errors.report(
                &rules::MISSING_ELSE,
                start,
                "this `if` has no value where its condition does not hold",
                format!("write `if {condition} {then} else {{ … }}`"),
            ));
        }
        let otherwise = if self.input.peek(Token![if]) {
            Block {
                lets: Vec::new(),
                value: Box::new(self.if_expr()?),
            }
        } else {
            self.block()?
        };
        let source = Source::from(start).to(otherwise.value.source);
        Ok(Expr {
            kind: ExprKind::If {
                condition: Box::new(condition),
                then,
                otherwise,
            },
            source,
        })
    }

    /// `{ value }`, or `{ let x = …; value }`.
    fn block(&self) -> Parsed<Block> {
        if !self.input.peek(token::Brace) {
            return Err(self.errors.report(
                &rules::BRANCH_VALUE,
                self.here(),
                format!("expected a branch in braces, {}", self.found()),
                "write `if condition { x } else { y }`",
            ));
        }
        let here = self.here();
        self.in_braces(|inner| Some(inner.block_inside(here)))
            .unwrap_or_else(|| Err(self.errors_seen()))
    }

    fn block_inside(&self, braces: proc_macro2::Span) -> Parsed<Block> {
        let mut lets: Vec<Stmt> = Vec::new();
        while self.input.peek(Token![let]) {
            lets.push(self.let_statement()?);
        }
        let no_value = |at: Source| {
            self.errors.report(
                &rules::BRANCH_VALUE,
                at,
                "this branch has no value",
                "end it with its value, without `;`: `if condition { x } else { y }`",
            )
        };
        if self.input.is_empty() {
            return Err(no_value(braces.into()));
        }
        let value = self.expr()?;
        if self.input.peek(Token![;]) || self.input.peek(Token![=]) {
            return Err(no_value(value.source));
        }
        self.at_end("the branch")?;
        Ok(Block {
            lets,
            value: Box::new(value),
        })
    }

    /// A literal number.
    pub(super) fn number(&self) -> Parsed<f64> {
        let at = self.here();
        let text = self.next_text();
        let fail = |fact: String, help: String| {
            Err(self.errors.report(&rules::NUMBER_FORM, at, fact, help))
        };
        let (digits, suffix) = match self.input.parse::<Lit>() {
            Ok(Lit::Int(int)) => (int.base10_digits().to_owned(), int.suffix().to_owned()),
            Ok(Lit::Float(float)) => (float.base10_digits().to_owned(), float.suffix().to_owned()),
            _ => {
                return fail(
                    format!("`{text}` is no number"),
                    "write `1`, `1.0` or `1e-3`".to_owned(),
                );
            }
        };
        if !suffix.is_empty() {
            return fail(
                format!("the number `{text}` has the suffix `{suffix}`"),
                format!("write `{digits}`: numbers take the type of what they are used with"),
            );
        }
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => fail(
                format!("`{text}` is too large for a number"),
                "the largest number is about 1.8e308".to_owned(),
            ),
        }
    }

    pub(super) fn expected_expression(&self) -> Reported {
        self.errors.report(
            &rules::EXPECTED_EXPRESSION,
            self.here(),
            format!("expected an expression, {}", self.found()),
            "write a number, a name, or a call such as `sqrt(v)`",
        )
    }

    /// Reports anything behind `what`, which is finished.
    fn at_end(&self, what: &str) -> Parsed<()> {
        if self.input.is_empty() {
            Ok(())
        } else {
            Err(self.unexpected(what))
        }
    }

    /// Reports the token that cannot go on `what`.
    pub(super) fn unexpected(&self, what: &str) -> Reported {
        let text = self.next_text();
        let operator = match self.input.fork().parse::<TokenTree>() {
            Ok(TokenTree::Punct(punct)) => Some(punct.as_char()),
            _ => None,
        };
        match operator {
            Some(symbol @ ('%' | '&' | '|' | '<' | '>' | '=' | '~' | '?')) => self.errors.report(
                &rules::UNKNOWN_OPERATOR,
                self.here(),
                format!("`{text}` is no operator here"),
                match symbol {
                    '&' => "write `&&` for \"and\"",
                    '|' => "write `||` for \"or\"",
                    '=' => "write `==` to compare",
                    _ => "the operators are `+ - * / ^`, comparisons, `&& || !`",
                },
            ),
            _ => self.errors.report(
                &rules::UNEXPECTED_TOKENS,
                self.here(),
                format!("`{text}` cannot follow {what}"),
                "an operator, `,` or `;` may be missing before it",
            ),
        }
    }

    /// For places that only a report can lead to.
    pub(super) fn errors_seen(&self) -> Reported {
        self.errors.already()
    }
}
