//! Conditions, and `if` as an expression.

use syn::{Token, token};

use super::attributes::Takes;
use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::syntax::ast::{Block, Expr, ExprKind, Stmt};

impl Parser<'_> {
    /// A condition; `=` in the place of `==` is understood and reported.
    pub(super) fn condition(&self) -> Parsed<Expr> {
        let parser = Parser {
            in_condition: true,
            ..*self
        };
        parser.expr()
    }

    pub(super) fn if_expr(&self) -> Parsed<Expr> {
        let start = self.here();
        self.skip_one();
        let condition = self.condition()?;
        if self.at_loose_branch() {
            return self.loose_choice(start, condition);
        }
        let (then, _) = self.block(Some(&condition))?;
        if self.input.parse::<Token![else]>().is_err() {
            return Err(self.errors.report(
                &findings::MISSING_ELSE,
                start,
                format!("this `if` has no value where `{condition}` does not hold"),
                format!("write `if {condition} {then} else {{ … }}`"),
            ));
        }
        let (otherwise, end) = if self.input.peek(Token![if]) {
            let value = self.deeper(|| self.if_expr())?;
            let end = value.source;
            let block = Block {
                lets: Vec::new(),
                value: Box::new(value),
            };
            (block, end)
        } else {
            self.block(None)?
        };
        Ok(Expr {
            kind: ExprKind::If {
                condition: Box::new(condition),
                then,
                otherwise,
            },
            source: Source::from(start).to(end),
        })
    }

    /// Whether a branch begins as in other languages: `if c: …`, `if c then …`.
    pub(super) fn at_loose_branch(&self) -> bool {
        self.input.peek(Token![:]) || self.peek_word().is_some_and(|word| word == "then")
    }

    /// `if c: x else: y` and `if c then x else y`.
    fn loose_choice(&self, start: proc_macro2::Span, condition: Expr) -> Parsed<Expr> {
        let at = self.here();
        self.skip_one();
        let then = self.expr()?;
        if self.input.parse::<Token![else]>().is_err() {
            return Err(self.errors.report(
                &findings::MISSING_ELSE,
                start,
                format!("this `if` has no value where `{condition}` does not hold"),
                format!("write `if {condition} {{ {then} }} else {{ … }}`"),
            ));
        }
        if self.at_loose_branch() {
            self.skip_one();
        }
        let otherwise = self.expr()?;
        let source = Source::from(start).to(otherwise.source);
        let choice = Expr::choice(condition, then, otherwise, source);
        self.report_choice(at, &choice);
        Ok(choice)
    }

    /// `{ value }`, or `{ let x = …; value }`, and where it stands. It may follow a condition.
    fn block(&self, condition: Option<&Expr>) -> Parsed<(Block, Source)> {
        let source = Source::from(self.here());
        if let (false, Some(condition)) = (self.input.peek(token::Brace), condition)
            && self.goes_on()
        {
            return Err(self.unexpected("the condition", Some(condition)));
        }
        if !self.input.peek(token::Brace) {
            return Err(self.errors.report(
                &findings::BRANCH_VALUE,
                source,
                format!("expected a branch in braces, {}", self.found()),
                "write `if condition { x } else { y }`",
            ));
        }
        let block = self.in_braces(|inner| Some(inner.block_inside(source)));
        let block = block.unwrap_or_else(|| Err(self.errors_seen()))?;
        Ok((block, source))
    }

    fn block_inside(&self, braces: Source) -> Parsed<Block> {
        let mut lets: Vec<Stmt> = Vec::new();
        while self.input.peek(Token![let]) || self.input.peek(Token![#]) {
            let start = self.here();
            let allows = self.attributes("a `let`", Takes::Allows).allows;
            if self.input.peek(Token![let]) {
                lets.push(self.let_statement()?.allowing(allows));
            } else if !allows.is_empty() {
                self.errors.report(
                    &findings::UNSUPPORTED_ATTRIBUTE,
                    start,
                    "this `#[allow(…)]` stands above a value, not above a statement",
                    "put it above the statement that the value is part of",
                );
            }
        }
        let no_value = |at: Source, help: String| {
            let fact = "this branch has no value";
            Err(self.errors.report(&findings::BRANCH_VALUE, at, fact, help))
        };
        if self.input.is_empty() {
            let help = match lets.last().map(|last| last.bare().1) {
                Some(Stmt::Let { name, .. }) => format!("end it with its value: `{name}`"),
                _ => "write its value between the braces".to_owned(),
            };
            return no_value(braces, help);
        }
        let value = self.expr()?;
        if self.input.peek(Token![;]) {
            let help = format!("end it with its value, without `;`: `{{ {value} }}`");
            return no_value(value.source.to(self.here().into()), help);
        }
        if self.assign_op_follows() {
            let help = "choose the value first, then assign it: `m = if c { x } else { y };`";
            return no_value(value.source.to(self.here().into()), help.to_owned());
        }
        self.at_end("the branch", &value)?;
        Ok(Block {
            lets,
            value: Box::new(value),
        })
    }
}
