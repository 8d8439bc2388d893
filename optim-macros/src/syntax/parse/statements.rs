//! The equations: assignments, `let`, and `if` around statements.

use syn::{Lit, Token, token};

use super::names::Takes;
use super::{Parsed, Parser};
use crate::diag::Source;
use crate::rules;
use crate::syntax::ast::{AssignOp, Expr, ExprKind, Stmt};

impl Parser<'_> {
    pub(super) fn statements(&self) -> Vec<Stmt> {
        let mut list = Vec::new();
        while !self.input.is_empty() {
            if self.input.peek(Token![;]) {
                self.errors.report(
                    &rules::EXPECTED_STATEMENT,
                    self.here(),
                    "no statement stands before this `;`",
                    "remove it",
                );
                self.skip_one();
                continue;
            }
            match self.statement() {
                Ok(statement) => list.push(statement),
                Err(_) => self.skip_statement(),
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

    fn statement(&self) -> Parsed<Stmt> {
        if self.input.peek(Token![#]) {
            self.attributes("a statement", Takes::Nothing);
            if self.input.is_empty() {
                return Err(self.errors_seen());
            }
        }
        if self.input.peek(Token![let]) {
            self.let_statement()
        } else if self.input.peek(Token![if]) {
            self.deeper(|| self.if_statement())
        } else if self.assignment_follows() {
            self.assignment()
        } else {
            self.no_statement()
        }
    }

    pub(super) fn let_statement(&self) -> Parsed<Stmt> {
        let _let: Option<Token![let]> = self.input.parse().ok();
        let name = self
            .name("an intermediate")
            .inspect_err(|_| self.lose_name())?;
        self.type_annotation(&name, |parser| parser.input.peek(Token![;]));
        let start = self.here();
        let value = if self.input.parse::<Token![=]>().is_ok() {
            self.expr().and_then(|value| {
                self.semicolon(&value)?;
                Ok(value)
            })
        } else {
            Err(self.errors.report(
                &rules::EXPECTED_STATEMENT,
                start,
                format!("expected `=` after `let {name}`, {}", self.found()),
                format!("write `let {name} = …;`"),
            ))
        };
        let value = value.unwrap_or_else(|_| {
            // The name is known all the same, so that its uses are no further errors.
            self.skip_statement();
            Expr {
                kind: ExprKind::Error,
                source: start.into(),
            }
        });
        Ok(Stmt::Let { name, value })
    }

    /// Reports and skips `: type` behind a name, up to `=` or `is_end`.
    pub(super) fn type_annotation(
        &self,
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
            &rules::TYPE_ANNOTATION,
            source,
            format!("`{name}` is given a type"),
            format!("remove it: write `{name} = …`"),
        );
    }

    fn assignment(&self) -> Parsed<Stmt> {
        let (Some(target), Some(op)) = (self.any_word(), self.assign_op()) else {
            return Err(self.errors_seen());
        };
        let value = self.expr()?;
        self.semicolon(&value)?;
        Ok(Stmt::Assign { target, op, value })
    }

    /// Reports what stands in the place of a statement.
    fn no_statement(&self) -> Parsed<Stmt> {
        let start = self.here();
        let report = |source: Source, fact: String, help: String| {
            Err(self
                .errors
                .report(&rules::EXPECTED_STATEMENT, source, fact, help))
        };
        let word = self.peek_word().unwrap_or_default();
        match word.as_str() {
            "for" | "while" | "loop" => {
                // What stands in its braces is read no more, or it would be a cascade.
                self.skip_until(|parser| parser.input.peek(token::Brace));
                self.skip_one();
                return report(
                    start.into(),
                    format!("`{word}` is no statement of the language"),
                    "remove the loop: an equation holds for every weight".to_owned(),
                );
            }
            "return" | "match" | "else" => {
                return report(
                    start.into(),
                    format!("`{word}` begins no statement"),
                    "a statement is `m = …;`, `w -= …;`, `let x = …;` or `if … { … }`".to_owned(),
                );
            }
            "" if !self.value_follows() => {
                return report(
                    start.into(),
                    format!("expected a statement, {}", self.found()),
                    "a statement is `m = …;`, `w -= …;`, `let x = …;` or `if … { … }`".to_owned(),
                );
            }
            _ => {}
        }
        let value = self.expr()?;
        if self.input.is_empty() || self.input.peek(Token![;]) {
            if let ExprKind::Chain(operands, _) = &value.kind
                && let [target, right] = operands.as_slice()
                && matches!(target.kind, ExprKind::Name(_))
            {
                return report(
                    value.source,
                    format!("`{value}` compares and changes nothing"),
                    format!("write `{target} = {right};` to assign"),
                );
            }
            return report(
                value.source,
                format!("`{value}` is computed and not used"),
                format!("assign it, as in `w -= {value};`, or name it: `let x = {value};`"),
            );
        }
        if self.assign_op_follows() {
            return report(
                value.source,
                format!("`{value}` cannot be assigned"),
                "assign a state or the weights: `m = …;`".to_owned(),
            );
        }
        Err(self.unexpected("this statement", Some(&value)))
    }

    fn value_follows(&self) -> bool {
        let input = self.input;
        input.peek(Lit)
            || input.peek(token::Paren)
            || input.peek(Token![-])
            || input.peek(Token![!])
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

    pub(super) fn assign_op_follows(&self) -> bool {
        self.ahead(|ahead| ahead.assign_op().is_some())
    }

    fn assignment_follows(&self) -> bool {
        self.ahead(|ahead| ahead.any_word().is_some() && ahead.assign_op().is_some())
    }

    fn at_next_statement(&self) -> bool {
        self.input.peek(Token![let]) || self.assignment_follows()
    }

    /// The `;` behind `value`. A missing one is reported without losing the next statement.
    fn semicolon(&self, value: &Expr) -> Parsed<()> {
        if self.input.parse::<Token![;]>().is_ok() {
            return Ok(());
        }
        if self.input.is_empty() || self.input.peek(Token![if]) || self.at_next_statement() {
            self.errors.report(
                &rules::MISSING_SEMICOLON,
                value.source.last(),
                "expected `;` after this",
                format!("write `{value};`"),
            );
            Ok(())
        } else {
            Err(self.unexpected("this statement", Some(value)))
        }
    }

    fn if_statement(&self) -> Parsed<Stmt> {
        let start = self.here();
        let _if: Option<Token![if]> = self.input.parse().ok();
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
        if readable && !self.input.peek(token::Brace) && self.goes_on() {
            return Err(self.unexpected("the condition", Some(&condition)));
        }
        self.opens_branch(&format!("`if {condition}`"))?;
        let then = self.in_braces(|inner| inner.statements());
        let otherwise = if self.input.parse::<Token![else]>().is_ok() {
            if self.input.peek(Token![if]) {
                vec![self.deeper(|| self.if_statement())?]
            } else {
                self.opens_branch("`else`")?;
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

    fn opens_branch(&self, what: &str) -> Parsed<()> {
        if self.input.peek(token::Brace) {
            return Ok(());
        }
        if self.gaps.get().any && self.input.peek(Token![;]) {
            // The condition could not be read.
            return Err(self.errors_seen());
        }
        Err(self.errors.report(
            &rules::EXPECTED_STATEMENT,
            self.here(),
            format!("expected `{{` after {what}, {}", self.found()),
            "put the statements of a branch in braces: `if … { m = …; } else { m = …; }`",
        ))
    }
}
