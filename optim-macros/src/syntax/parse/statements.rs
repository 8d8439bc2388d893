//! The equations: assignments, `let`, and `if` around statements.

use syn::{Token, token};

use super::{Parsed, Parser};
use crate::diag::{Reported, Source};
use crate::rules;
use crate::syntax::ast::{AssignOp, Expr, ExprKind, Stmt};

impl Parser<'_> {
    pub(super) fn statements(&self) -> Vec<Stmt> {
        let mut list = Vec::new();
        while !self.input.is_empty() {
            match self.statement() {
                Ok(statement) => list.push(statement),
                Err(_) => self.skip_past(|input| input.peek(Token![;])),
            }
        }
        list
    }

    fn statement(&self) -> Parsed<Stmt> {
        if self.input.peek(Token![#]) {
            self.attributes("a statement", false);
        }
        if self.input.peek(Token![let]) {
            self.let_statement()
        } else if self.input.peek(Token![if]) {
            self.if_statement()
        } else if self.input.peek(Token![for])
            || self.input.peek(Token![while])
            || self.input.peek(Token![loop])
        {
            let reported = self.errors.report(
                &rules::EXPECTED_STATEMENT,
                self.here(),
                format!("`{}` is no statement of the language", self.next_text()),
                "remove the loop: an equation holds for every weight",
            );
            self.skip_past(|input| input.peek(token::Brace));
            self.next_or(reported)
        } else {
            self.assignment()
        }
    }

    /// The statement behind one that was reported and read to its end.
    fn next_or(&self, reported: Reported) -> Parsed<Stmt> {
        if self.input.is_empty() {
            Err(reported)
        } else {
            self.statement()
        }
    }

    pub(super) fn let_statement(&self) -> Parsed<Stmt> {
        let _let: Option<Token![let]> = self.input.parse().ok();
        let name = self.name("an intermediate")?;
        if self.input.parse::<Token![=]>().is_err() {
            return Err(self.errors.report(
                &rules::EXPECTED_STATEMENT,
                self.here(),
                format!("expected `=` after `let {name}`, {}", self.found()),
                format!("write `let {name} = …;`"),
            ));
        }
        let start = self.here();
        let value = self.expr().and_then(|value| {
            self.semicolon(&value)?;
            Ok(value)
        });
        let value = value.unwrap_or_else(|_| {
            // The name is known all the same, so that its uses are no further errors.
            self.skip_past(|input| input.peek(Token![;]));
            Expr {
                kind: ExprKind::Error,
                source: start.into(),
            }
        });
        Ok(Stmt::Let { name, value })
    }

    fn assignment(&self) -> Parsed<Stmt> {
        let start = self.here();
        let found = self.found();
        let target = self.any_word();
        let op = self.assign_op();
        let (Some(target), Some(op)) = (target, op) else {
            return Err(self.errors.report(
                &rules::EXPECTED_STATEMENT,
                start,
                format!("expected an assignment, {found}"),
                "write `m = …;` for a state, `w -= …;` for the weights, `let x = …;` for an \
                 intermediate",
            ));
        };
        let value = self.expr()?;
        self.semicolon(&value)?;
        Ok(Stmt::Assign { target, op, value })
    }

    /// `=`, `+=`, `-=`, `*=` or `/=`, if that comes next.
    fn assign_op(&self) -> Option<AssignOp> {
        let input = self.input;
        if input.peek(Token![==]) {
            None
        } else if input.parse::<Token![+=]>().is_ok() {
            Some(AssignOp::Add)
        } else if input.parse::<Token![-=]>().is_ok() {
            Some(AssignOp::Sub)
        } else if input.parse::<Token![*=]>().is_ok() {
            Some(AssignOp::Mul)
        } else if input.parse::<Token![/=]>().is_ok() {
            Some(AssignOp::Div)
        } else if input.parse::<Token![=]>().is_ok() {
            Some(AssignOp::Set)
        } else {
            None
        }
    }

    /// The `;` behind `value`. A missing one is reported without losing the next statement.
    fn semicolon(&self, value: &Expr) -> Parsed<()> {
        if self.input.parse::<Token![;]>().is_ok() {
            return Ok(());
        }
        if self.at_end_of_statement() {
            self.errors.report(
                &rules::MISSING_SEMICOLON,
                value.source.last(),
                "expected `;` after this",
                format!("write `{value};`"),
            );
            Ok(())
        } else {
            Err(self.unexpected("this statement"))
        }
    }

    /// Whether a new statement starts here, or none is left.
    fn at_end_of_statement(&self) -> bool {
        if self.input.is_empty() || self.input.peek(Token![let]) || self.input.peek(Token![if]) {
            return true;
        }
        let ahead = self.input.fork();
        let ahead = Parser {
            input: &ahead,
            errors: self.errors,
        };
        ahead.any_word().is_some() && ahead.assign_op().is_some()
    }

    fn if_statement(&self) -> Parsed<Stmt> {
        let start = self.here();
        let _if: Option<Token![if]> = self.input.parse().ok();
        let condition = self.condition()?;
        if !self.input.peek(token::Brace) {
            return Err(self.errors.report(
                &rules::EXPECTED_STATEMENT,
                Source::from(start),
                format!("expected `{{` after the condition, {}", self.found()),
                format!("write `if {condition} {{ … }}`"),
            ));
        }
        let then = self.in_braces(|inner| inner.statements());
        let otherwise = if self.input.parse::<Token![else]>().is_ok() {
            if self.input.peek(Token![if]) {
                vec![self.if_statement()?]
            } else {
                self.in_braces(|inner| inner.statements())
            }
        } else {
            Vec::new()
        };
        Ok(Stmt::If {
            condition,
            then,
            otherwise,
        })
    }

    /// A condition; `=` in the place of `==` is understood and reported.
    pub(super) fn condition(&self) -> Parsed<Expr> {
        let condition = self.expr()?;
        if self.input.peek(Token![=]) {
            return Err(self.errors.report(
                &rules::UNKNOWN_OPERATOR,
                self.here(),
                "`=` assigns, it does not compare",
                format!("write `{condition} == …`"),
            ));
        }
        Ok(condition)
    }
}
