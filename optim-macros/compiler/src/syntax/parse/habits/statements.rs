//! What stands in the place of a statement: answered, and read as the statement that was meant.

use proc_macro2::Ident;
use syn::{Lit, Token, token};

use crate::diag::{Reported, Source, findings};
use crate::language::operators::{AssignOp, BinaryOp};
use crate::syntax::ast::{Expr, ExprKind, Foreign, Stmt, ident};
use crate::syntax::libraries;
use crate::syntax::lists;
use crate::syntax::parse::{Parsed, Parser};

/// What a statement may be, for whoever wrote none.
const FORMS: &str = "a statement is `m = …;`, `w -= …;`, `let x = …;` or `if … { … }`";

/// What other languages write before the name of a variable.
const LETS: [&str; 16] = [
    "var", "val", "auto", "const", "static", "local", "mut", "my", "float", "double", "int", "f32",
    "f64", "real", "Tensor", "tensor",
];

impl Parser<'_> {
    /// An assignment that is written differently elsewhere: `m := x`, `m <- x`, `m == x`, `m[i] = x`.
    pub(in crate::syntax::parse) fn foreign_assignment(&self) -> Option<Parsed<Stmt>> {
        let word_first =
            self.ahead(|ahead| ahead.any_word().is_some() && ahead.foreign_op().is_some());
        word_first.then(|| {
            let (Some(target), Some(written)) = (self.any_word(), self.foreign_op()) else {
                return Err(self.errors_seen());
            };
            let value = self.expr()?;
            let op = AssignOp::Set;
            let meant = Stmt::Assign {
                target,
                index: None,
                op,
                value,
            };
            self.report_op(written, &meant.to_string());
            let Stmt::Assign {
                target, op, value, ..
            } = meant
            else {
                return Err(self.errors_seen());
            };
            let value = self.semicolon(value)?;
            Ok(Stmt::Assign {
                target,
                index: None,
                op,
                value,
            })
        })
    }

    /// What other languages assign with, if that comes next.
    pub(in crate::syntax::parse) fn foreign_op(&self) -> Option<(Source, &'static str)> {
        let start = Source::from(self.here());
        let input = self.input;
        let written = if self.joint(':', '=') {
            ":="
        } else if self.joint('<', '-') {
            "<-"
        } else if input.peek(Token![==]) {
            "=="
        } else if input.peek(Token![+=]) {
            "+="
        } else if input.peek(Token![-=]) {
            "-="
        } else if input.peek(Token![*=]) {
            "*="
        } else if input.peek(Token![/=]) {
            "/="
        } else if input.peek(Token![^=]) {
            "^="
        } else if input.peek(Token![%=]) {
            "%="
        } else {
            return None;
        };
        self.skip_one();
        let source = start.to(self.here().into());
        self.skip_one();
        Some((source, written))
    }

    /// Reports such an operator, once the statement is known.
    pub(in crate::syntax::parse) fn report_op(&self, (at, written): (Source, &str), meant: &str) {
        let fact = match written {
            "==" => "`==` compares and changes nothing".to_owned(),
            "+=" | "-=" | "*=" | "/=" => format!("`{written}` changes what was not there before"),
            _ => format!("`{written}` is no assignment of the language"),
        };
        self.errors.report(
            &findings::EXPECTED_STATEMENT,
            at,
            fact,
            format!("write `{meant}`"),
        );
    }

    /// Reports what stands in the place of a statement, and reads on where it is plain.
    pub(in crate::syntax::parse) fn no_statement(&self) -> Parsed<Stmt> {
        let start = self.here();
        let word = self.peek_word().unwrap_or_default();
        match word.as_str() {
            "while" | "loop" => return self.looped(&word),
            "return" => return self.returned(),
            "def" | "fn" | "function" | "func" | "lambda" if self.input.peek2(syn::Ident) => {
                // What stands in it are the equations, most likely, and read no more.
                let body =
                    |parser: &Self| parser.input.peek(token::Brace) || parser.input.peek(Token![:]);
                self.skip_until(body);
                self.skip_one();
                return Err(self.statement_expected(
                    start,
                    format!("`{word}` defines a function, which rules have none of"),
                    "write its statements into `update` themselves",
                ));
            }
            "match" | "else" | "try" | "with" | "import" | "assert" | "pass" | "break"
            | "continue" | "end" | "elif" => {
                return Err(self.statement_expected(
                    start,
                    format!("`{word}` begins no statement"),
                    FORMS,
                ));
            }
            "" if self.input.peek(Token![*]) && self.input.peek2(syn::Ident) => {
                self.skip_one();
                let target = self.next_text();
                let fact = "`*` has no meaning before a name".to_owned();
                self.statement_expected(start, fact, format!("write `{target} = …;`"));
                return self.deeper(|| self.statement());
            }
            "" if !self.value_follows() => {
                let fact = format!("expected a statement, {}", self.found());
                return Err(self.statement_expected(start, fact, FORMS));
            }
            word if LETS.contains(&word) && self.names_variable() => return self.declared(word),
            _ => {}
        }
        let value = self.expr()?;
        if self.assign_op_follows() {
            return self.assign_to(value);
        }
        if self.input.is_empty() || self.input.peek(Token![;]) {
            return self.unused(value);
        }
        Err(self.unexpected("this statement", Some(&value)))
    }

    fn statement_expected(
        &self,
        at: impl Into<Source>,
        fact: String,
        help: impl AsRef<str>,
    ) -> Reported {
        self.errors
            .report(&findings::EXPECTED_STATEMENT, at, fact, help)
    }

    fn value_follows(&self) -> bool {
        let input = self.input;
        input.peek(Lit)
            || input.peek(token::Paren)
            || input.peek(Token![-])
            || input.peek(Token![!])
    }

    /// `for`, `while`, `loop`. What stands in the braces is read no more: its indices and the like
    /// go with the loop.
    pub(in crate::syntax::parse) fn looped(&self, word: &str) -> Parsed<Stmt> {
        let start = self.here();
        let every = "remove the loop: an equation holds for every weight";
        let reported = match self.lists_named().as_slice() {
            _ if word != "for" => self.statement_expected(
                start,
                format!("`{word}` is no statement of the language"),
                every,
            ),
            [] => self.statement_expected(
                start,
                "`for` goes over lists of hyper-parameters, and there are none".to_owned(),
                every,
            ),
            lists => self.errors.report(
                &findings::LIST_LOOP,
                start,
                "`for` goes over lists of hyper-parameters",
                format!("write `for {} {{ … }}`", over(lists)),
            ),
        };
        let body = |parser: &Self| parser.input.peek(token::Brace) || parser.input.peek(Token![;]);
        self.skip_until(body);
        if !self.input.peek(token::Brace) {
            return Err(reported);
        }
        self.skip_one();
        Err(reported)
    }

    /// `return x;`: the value is that of the weights, most likely.
    fn returned(&self) -> Parsed<Stmt> {
        let at = self.here();
        self.skip_one();
        let fact = "`return` begins no statement".to_owned();
        if self.input.is_empty() || self.input.peek(Token![;]) {
            let help = "remove it: what is assigned is the result";
            return Err(self.statement_expected(at, fact, help));
        }
        let value = self.deeper(|| self.expr())?;
        let name = matches!(value.kind, ExprKind::Name(_));
        match (self.declared.first(), name) {
            (Some(weights), false) => {
                let target = weights.clone();
                let help = format!("assign the weights: `{target} = {value};`");
                self.statement_expected(at, fact, help);
                let value = self.semicolon(value)?;
                let op = AssignOp::Set;
                Ok(Stmt::Assign {
                    target,
                    index: None,
                    op,
                    value,
                })
            }
            _ => {
                let help = "remove it: what is assigned is the result";
                Err(self.statement_expected(at, fact, help))
            }
        }
    }

    /// Whether a word is followed by a name and `=`, as in `var d = …`.
    fn names_variable(&self) -> bool {
        self.ahead(|ahead| {
            ahead.skip_one();
            ahead.any_word().is_some()
                && (ahead.assign_op().is_some()
                    || ahead.input.peek(Token![:])
                    || ahead.foreign_op().is_some())
        })
    }

    /// `var d = …;` for `let d = …;`.
    fn declared(&self, word: &str) -> Parsed<Stmt> {
        let at = self.here();
        self.skip_one();
        let name = self.peek_word().unwrap_or_default();
        self.statement_expected(
            at,
            format!("`{word}` begins no statement"),
            format!("write `let {name} = …;`"),
        );
        self.named_value()
    }

    /// `m[i] = …;` and `self.m = …;`, whose names are plain; nothing else can be assigned.
    fn assign_to(&self, value: Expr) -> Parsed<Stmt> {
        let target = assigned(&value);
        let op = self.assign_op();
        let (Some(target), Some(op)) = (target, op) else {
            return Err(self.statement_expected(
                value.source,
                format!("`{value}` cannot be assigned"),
                "assign a state or the weights: `m = …;`",
            ));
        };
        // A name that nothing has is told where names are known.
        if self.declared.contains(&target) {
            self.statement_expected(
                value.source,
                format!("`{value}` cannot be assigned"),
                format!("write `{target} {} …;`", op.symbol()),
            );
        }
        let value = self.expr()?;
        let value = self.semicolon(value)?;
        Ok(Stmt::Assign {
            target,
            index: None,
            op,
            value,
        })
    }

    /// An expression where a statement should be. `w.sub_(x);` is one that changes `w`.
    fn unused(&self, value: Expr) -> Parsed<Stmt> {
        if let ExprKind::Foreign(foreign) = &value.kind
            && let Foreign::Method {
                value: changed,
                method,
                arguments,
            } = &**foreign
            && let Some(target) = assigned(changed)
            && let Some(symbol) = libraries::in_place(&method.to_string())
            && let Some(argument) = libraries::change(&method.to_string(), arguments)
        {
            self.errors.report(
                &findings::METHOD_CALL,
                value.source,
                "values have no methods, functions no modules",
                format!("write `{target} {symbol} {argument};`"),
            );
            let op = match symbol {
                "+=" => AssignOp::Add,
                "-=" => AssignOp::Sub,
                "*=" => AssignOp::Mul,
                "/=" => AssignOp::Div,
                _ => AssignOp::Set,
            };
            let value = self.semicolon(argument)?;
            return Ok(Stmt::Assign {
                target,
                index: None,
                op,
                value,
            });
        }
        let changes = match &value.kind {
            ExprKind::Foreign(foreign) => match &**foreign {
                Foreign::Method { method, .. } => method.to_string().ends_with('_'),
                _ => false,
            },
            _ => false,
        };
        if changes {
            return Err(self.statement_expected(
                value.source,
                "methods change nothing".to_owned(),
                "assign the new value: `m = …;`",
            ));
        }
        Err(self.statement_expected(
            value.source,
            format!("`{value}` is computed and not used"),
            match leftmost(&value) {
                // `w - lr * g;` has all but the assignment.
                Some(name) => format!("write `{name} = {value};`, or name it: `let x = {value};`"),
                None => format!("assign it, as in `w -= {value};`, or name it: `let x = {value};`"),
            },
        ))
    }
}

/// What goes over these lists.
fn over(lists: &[String]) -> String {
    let names: Vec<_> = lists.iter().map(|list| lists::singular(list)).collect();
    match (names.as_slice(), lists) {
        ([name], [list]) => format!("{name} in {list}"),
        _ => format!("({}) in ({})", names.join(", "), lists.join(", ")),
    }
}

/// The name that a sum begins with.
fn leftmost(value: &Expr) -> Option<&Ident> {
    let mut left = match &value.kind {
        ExprKind::Binary(BinaryOp::Add | BinaryOp::Sub, left, _) => left,
        _ => return None,
    };
    loop {
        match &left.kind {
            ExprKind::Name(name) => return Some(name),
            ExprKind::Binary(BinaryOp::Add | BinaryOp::Sub, inner, _) => left = inner,
            _ => return None,
        }
    }
}

/// The name that is meant by what stands on the left of an assignment.
fn assigned(value: &Expr) -> Option<Ident> {
    match &value.kind {
        ExprKind::Name(name) => Some(name.clone()),
        ExprKind::Foreign(foreign) => match &**foreign {
            // `state["m"]` is the state `m`, and `m[i]` is `m`.
            Foreign::Indexed { value, index, .. } => match index.trim_matches(['"', '\'']) {
                quoted if quoted != index && syn::parse_str::<Ident>(quoted).is_ok() => {
                    Some(ident(quoted, value.source.start))
                }
                _ => assigned(value),
            },
            Foreign::Field { value, field } if field == "data" => assigned(value),
            Foreign::Field { field, .. } => Some(field.clone()),
            Foreign::Method { .. } | Foreign::Joined { .. } => None,
        },
        _ => None,
    }
}
