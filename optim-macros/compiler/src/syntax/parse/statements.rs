//! The equations: assignments, `let`, and `if` around statements.

use proc_macro2::Ident;
use syn::{Token, token};

use super::attributes::Takes;
use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::language::operators::{AssignOp, BinaryOp};
use crate::syntax::ast::{Expr, ExprKind, Stmt};
use crate::syntax::lists::Index;

/// What other languages write for `else if`.
const ELSE_IF: [&str; 3] = ["elif", "elseif", "elsif"];

impl Parser<'_> {
    pub(super) fn statements(&self) -> Vec<Stmt> {
        let mut list = Vec::new();
        while !self.input.is_empty() {
            if self.input.peek(Token![;]) {
                self.errors.report(
                    &findings::EXPECTED_STATEMENT,
                    self.here(),
                    "no statement stands before this `;`",
                    "remove it",
                );
                self.skip_one();
                continue;
            }
            match self.statement() {
                Ok(statement) => list.push(statement),
                Err(_) => {
                    // Whatever it was, it may have named a value.
                    self.lose_name();
                    self.skip_statement();
                }
            }
        }
        list
    }

    /// Skips the rest of a statement that cannot be read: to behind its `;`, or to what must be
    /// the next one.
    fn skip_statement(&self) {
        self.lose();
        self.skip_until(|parser| parser.input.peek(Token![;]) || parser.at_next_statement());
        let _semicolon: Option<Token![;]> = self.input.parse().ok();
    }

    pub(super) fn statement(&self) -> Parsed<Stmt> {
        if !self.input.peek(Token![#]) {
            return self.bare_statement();
        }
        let attribute = self.here();
        let allows = self.attributes("a statement", Takes::Allows).allows;
        if self.input.is_empty() {
            return Err(self.errors.report(
                &findings::EXPECTED_STATEMENT,
                attribute,
                "no statement follows this attribute",
                "remove it, or put it above a statement",
            ));
        }
        Ok(self.bare_statement()?.allowing(allows))
    }

    /// A statement without its attributes.
    fn bare_statement(&self) -> Parsed<Stmt> {
        if self.input.peek(Token![let]) {
            self.let_statement()
        } else if self.input.peek(Token![if]) {
            self.deeper(|| self.if_statement())
        } else if self.input.peek(Token![for]) {
            self.deeper(|| self.for_statement())
        } else if self.assignment_follows() {
            self.assignment()
        } else if let Some(statement) = self.foreign_assignment() {
            statement
        } else {
            self.no_statement()
        }
    }

    pub(super) fn let_statement(&self) -> Parsed<Stmt> {
        let _let: Option<Token![let]> = self.input.parse().ok();
        self.named_value()
    }

    /// What follows `let`.
    pub(super) fn named_value(&self) -> Parsed<Stmt> {
        let name = self
            .name("an intermediate")
            .inspect_err(|_| self.lose_name())?;
        if !self.input.peek2(Token![=]) {
            self.type_annotation(&format!("let {name} = …"), &name, |parser| {
                parser.input.peek(Token![;])
            });
        }
        let start = self.here();
        let assigns = self.input.peek(Token![=]) && !self.input.peek(Token![==]);
        let value = if assigns {
            self.skip_one();
            self.expr().and_then(|value| self.semicolon(value))
        } else if let Some(written) = self.foreign_op() {
            let value = self.expr();
            if let Ok(value) = &value {
                self.report_op(written, &format!("let {name} = {value};"));
            }
            value.and_then(|value| self.semicolon(value))
        } else {
            Err(self.errors.report(
                &findings::EXPECTED_STATEMENT,
                start,
                format!("expected `=` after `let {name}`, {}", self.found()),
                format!("write `let {name} = …;`"),
            ))
        };
        // The name is known all the same, so that its uses are no further errors.
        let value = value.unwrap_or_else(|_| self.unread_value(start));
        Ok(Stmt::Let { name, value })
    }

    /// Reports and skips `: type` behind a name, up to `=` or `is_end`. `written` is how it is written without.
    pub(super) fn type_annotation(
        &self,
        written: &str,
        name: &proc_macro2::Ident,
        is_end: impl Fn(&Self) -> bool,
    ) {
        if !self.input.peek(Token![:]) {
            return;
        }
        let mut source = Source::from(self.here());
        while !self.input.is_empty() && !self.input.peek(Token![=]) && !is_end(self) {
            source = source.to(self.here().into());
            self.skip_one();
        }
        self.errors.report(
            &findings::TYPE_ANNOTATION,
            source,
            format!("`{name}` is given a type"),
            format!("remove it: write `{written}`"),
        );
    }

    fn assignment(&self) -> Parsed<Stmt> {
        let (target, index) = self.target();
        let (Some(target), Some(op)) = (target, self.assign_op()) else {
            return Err(self.errors_seen());
        };
        let start = self.here();
        let value = self.expr().and_then(|value| self.semicolon(value));
        // What is assigned is known all the same.
        let value = value.unwrap_or_else(|_| self.unread_value(start));
        Ok(Stmt::Assign {
            target,
            index,
            op,
            value,
        })
    }

    /// What is assigned: a name, or an element of a list.
    fn target(&self) -> (Option<Ident>, Option<Index>) {
        let target = self.any_word();
        let list = target.as_ref().filter(|name| self.is_list(name));
        let list = list.filter(|_| self.input.peek(token::Bracket));
        let index = list.map(|list| self.index(list));
        (target, index)
    }

    /// The value of a statement that cannot be read to its end, and the rest of that.
    fn unread_value(&self, start: proc_macro2::Span) -> Expr {
        self.skip_statement();
        Expr::new(ExprKind::Error, start)
    }

    /// `=`, `+=`, `-=`, `*=` or `/=`, if that comes next.
    pub(super) fn assign_op(&self) -> Option<AssignOp> {
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

    pub(super) fn assign_op_follows(&self) -> bool {
        self.ahead(|ahead| ahead.assign_op().is_some())
    }

    pub(super) fn assignment_follows(&self) -> bool {
        self.ahead(|ahead| {
            let word = ahead.any_word();
            let is_list = word.as_ref().is_some_and(|word| ahead.is_list(word));
            if is_list && ahead.input.peek(token::Bracket) {
                let _index: Option<proc_macro2::Group> = ahead.input.parse().ok();
            }
            word.is_some() && ahead.assign_op().is_some()
        })
    }

    pub(super) fn at_next_statement(&self) -> bool {
        self.input.peek(Token![let]) || self.assignment_follows()
    }

    /// The `;` behind `value`. A missing one is reported without losing the next statement. Gives
    /// the value with what stands behind it as another factor.
    pub(super) fn semicolon(&self, value: Expr) -> Parsed<Expr> {
        if self.input.parse::<Token![;]>().is_ok() {
            return Ok(value);
        }
        let begins = self.input.peek(Token![if]) || self.input.peek(Token![for]);
        if self.input.is_empty() || begins || self.at_next_statement() {
            self.errors.report(
                &findings::MISSING_SEMICOLON,
                value.source.last(),
                "expected `;` after this",
                format!("write `{value};`"),
            );
            return Ok(value);
        }
        let reported = self.unexpected("this statement", Some(&value));
        if !self.at_factor() {
            return Err(reported);
        }
        let product = Expr::binary(BinaryOp::Mul, value, self.expr()?);
        if self.input.parse::<Token![;]>().is_ok() || self.input.is_empty() {
            Ok(product)
        } else {
            Err(reported)
        }
    }

    fn if_statement(&self) -> Parsed<Stmt> {
        let start = self.here();
        // `if`, or what stands in its place.
        self.skip_one();
        let condition = self.condition().unwrap_or_else(|_| {
            self.lose();
            self.skip_until(|parser| {
                parser.input.peek(token::Brace) || parser.input.peek(Token![;])
            });
            Expr {
                kind: ExprKind::Error,
                source: start.into(),
            }
        });
        let readable = !matches!(condition.kind, ExprKind::Error);
        let opens = self.input.peek(token::Brace) || self.at_loose_branch();
        if readable && !opens && !self.at_next_statement() && self.goes_on() {
            return Err(self.unexpected("the condition", Some(&condition)));
        }
        let braces = self.input.peek(token::Brace);
        let then = self.branch(&format!("if {condition}"), true)?;
        let otherwise = if self.input.parse::<Token![else]>().is_ok() {
            if self.input.peek(Token![if]) {
                vec![self.deeper(|| self.if_statement())?]
            } else {
                // Without braces again, which was said.
                self.branch("else", braces)?
            }
        } else if let Some(word) = self
            .peek_word()
            .filter(|word| ELSE_IF.contains(&word.as_str()))
        {
            self.errors.report(
                &findings::EXPECTED_STATEMENT,
                self.here(),
                format!("`{word}` is no word of the language"),
                "write `else if`",
            );
            vec![self.deeper(|| self.if_statement())?]
        } else {
            Vec::new()
        };
        Ok(Stmt::If {
            condition,
            then,
            otherwise,
        })
    }

    /// The statements of a branch in braces. One without braces is reported and understood.
    fn branch(&self, begin: &str, report: bool) -> Parsed<Vec<Stmt>> {
        if self.input.peek(token::Brace) {
            return Ok(self.in_braces(|inner| inner.statements()));
        }
        if self.gaps.get().any && self.input.peek(Token![;]) {
            // The condition could not be read.
            return Err(self.errors_seen());
        }
        let reported = if !report {
            self.errors_seen()
        } else {
            self.errors.report(
                &findings::EXPECTED_STATEMENT,
                self.here(),
                format!("expected `{{` after `{begin}`, {}", self.found()),
                format!("put the statements of a branch in braces: `{begin} {{ … }}`"),
            )
        };
        if self.at_loose_branch() {
            self.skip_one();
        } else if !self.at_next_statement() {
            return Err(reported);
        }
        Ok(vec![self.deeper(|| self.statement())?])
    }
}
