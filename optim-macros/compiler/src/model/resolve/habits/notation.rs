//! Indices, fields and methods, which other languages have: what they mean here, once names have
//! meanings.

use proc_macro2::Ident;

use super::names::Guess;
use super::undeclared::Wanted;
use crate::diag::findings;
use crate::functions;
use crate::language::kind::Kind;
use crate::model::resolve::calls::misspelled;
use crate::model::resolve::{Resolver, Section, Symbol};
use crate::model::{Expr, Node};
use crate::syntax::ast::{self, ExprKind, Foreign};
use crate::syntax::libraries::{self, MODULES};

impl Resolver<'_> {
    pub(in crate::model::resolve) fn foreign(
        &mut self,
        written: &ast::Expr,
        foreign: &Foreign,
    ) -> Expr {
        match foreign {
            Foreign::Indexed { value, index, .. } => self.indexed(written, value, index),
            Foreign::Field { value, field } => self.field(written, value, field),
            Foreign::Method {
                value,
                method,
                arguments,
            } => self.method(written, value, method, arguments),
            Foreign::Joined { op, left, right } => {
                let (left, right) = (self.expr(left), self.expr(right));
                if [&left, &right].iter().any(|side| side.kind == Kind::Number) {
                    return self.unknown(written);
                }
                let scope = left.scope.join(right.scope);
                let node = Node::Binary(*op, Box::new(left), Box::new(right));
                self.made(node, Kind::Condition, scope, written)
            }
        }
    }

    /// `m[t - 1]` is last step's value of a state; otherwise an index says nothing.
    fn indexed(&mut self, written: &ast::Expr, value: &ast::Expr, index: &str) -> Expr {
        let every = "an equation holds for every weight";
        let ExprKind::Name(name) = &value.kind else {
            self.not_indexed(written, &format!("write `{value}`: {every}"));
            return self.expr(value);
        };
        let Some(guess) = self.indexed_name(&name.to_string(), index) else {
            // Then that is the mistake.
            return self.expr(value);
        };
        if let Guess::Name {
            symbol: Symbol::List(_),
            name: list,
        } = guess
        {
            self.errors.report(
                &findings::UNDECLARED_NAME,
                name,
                format!("`{name}` is not declared"),
                format!("did you mean `{list}[{index}]`?"),
            );
            return self.unknown(written);
        }
        // In `eval` a state has one value.
        let last = index.ends_with("- 1") && self.section != Section::Eval;
        match guess {
            Guess::Name {
                symbol: Symbol::State(_),
                name: state,
            } if last => {
                let guess = Guess::Last { name: state };
                self.not_indexed(written, &guess.help());
                self.meant(written, guess, name)
            }
            Guess::Name {
                symbol: Symbol::Grad,
                name: gradient,
            } if last => {
                self.not_indexed(
                    written,
                    &format!(
                        "declare `state {{ {gradient}_old }}`, assign `{gradient}_old = \
                         {gradient};` and write `prev({gradient}_old)`"
                    ),
                );
                self.unknown(written)
            }
            guess @ Guess::Last { .. } => {
                self.not_indexed(written, &guess.help());
                self.meant(written, guess, name)
            }
            guess => {
                let why = match guess {
                    Guess::Name {
                        symbol: Symbol::Weight,
                        ..
                    } if last => "before their assignment the weights are last step's",
                    _ => every,
                };
                self.not_indexed(written, &format!("write `{}`: {why}", guess.text()));
                self.meant(written, guess, name)
            }
        }
    }

    fn not_indexed(&self, written: &ast::Expr, help: &str) {
        let fact = "values have no indices";
        self.errors
            .report(&findings::UNKNOWN_OPERATOR, written.source, fact, help);
    }

    /// What `name[index]` names: `β_{1}` is `β1`, `group["lr"]` is `lr`, all else the name itself.
    fn indexed_name(&self, name: &str, index: &str) -> Option<Guess> {
        let quoted = index.trim_matches(['"', '\'']);
        let numbered = format!("{name}{index}");
        let inside = if index.bytes().all(|byte| byte.is_ascii_digit()) {
            Some(numbered.as_str())
        } else {
            (quoted != index).then_some(quoted)
        };
        let words = inside.into_iter().chain([name]);
        words
            .filter(|word| !word.is_empty())
            .find_map(|word| self.known_or_near(word))
    }

    fn known_or_near(&self, word: &str) -> Option<Guess> {
        match self.declared(word) {
            Some(Guess::Name {
                name,
                symbol: Symbol::State(id),
            }) if self.updating == Some(id) => Some(Guess::Last { name }),
            Some(declared) => Some(declared),
            None => self.guess(word, Wanted::Value),
        }
    }

    /// The value of what was most likely meant.
    fn meant(&mut self, written: &ast::Expr, guess: Guess, name: &Ident) -> Expr {
        let (node, kind, scope) = self.guessed(guess, name);
        self.made(node, kind, scope, written)
    }

    /// `self.lr` is `lr`, `p.grad` the gradient, `v.data` simply `v`.
    fn field(&mut self, written: &ast::Expr, value: &ast::Expr, field: &Ident) -> Expr {
        let word = field.to_string();
        // `m.prev` is what `m_prev` is.
        let both = format!("{value}_{word}");
        let decorated = self.guess(&both, Wanted::Value);
        let decorated = decorated.filter(|guess| !matches!(guess, Guess::Name { .. }));
        let guess = decorated.or_else(|| self.known_or_near(&word));
        let is_value = matches!(&value.kind, ExprKind::Name(name)
            if self.declared(&name.to_string()).is_some());
        let fact = "values have no fields";
        let meant = match (guess, libraries::constant(&word)) {
            (Some(guess), _) => {
                let text = guess.text();
                self.errors.report(
                    &findings::METHOD_CALL,
                    written.source,
                    fact,
                    format!("write `{text}`"),
                );
                return self.meant(written, guess, field);
            }
            (None, Some(constant)) => {
                let help = format!("write `{constant}`");
                self.errors
                    .report(&findings::METHOD_CALL, written.source, fact, help);
                return self.unknown(written);
            }
            _ if is_value => value,
            _ if matches!(value.kind, ExprKind::Name(_)) => {
                self.lose();
                let help = format!("write `{word}`, and declare it");
                self.errors
                    .report(&findings::METHOD_CALL, written.source, fact, help);
                return self.unknown(written);
            }
            _ => value,
        };
        let help = format!("write `{meant}` for the value itself");
        self.errors
            .report(&findings::METHOD_CALL, written.source, fact, help);
        self.expr(meant)
    }

    /// `v.sqrt()` and `np.sqrt(v)` are `sqrt(v)`.
    fn method(
        &mut self,
        written: &ast::Expr,
        value: &ast::Expr,
        method: &Ident,
        arguments: &[ast::Expr],
    ) -> Expr {
        if let ExprKind::Name(name) = &value.kind
            && self.length(name).is_some()
        {
            self.list_as_value(name);
            return self.unknown(written);
        }
        let mut all: Vec<_> = arguments.iter().map(|x| self.unchained(x)).collect();
        // `x.max(y)` has its first argument in front, `np.max(x, y)` has a module there.
        if !self.is_module(value) {
            all.insert(0, self.unchained(value));
        }
        let word = method.to_string();
        let meant = libraries::call(method, &all, written.source);
        let names = functions::all().map(|signature| signature.name);
        let help = match (&meant, misspelled(method, &all, names)) {
            (Some(meant), _) => format!("write `{meant}`"),
            (None, Some(question)) => question,
            (None, None) => format!("there is no function `{word}`: {}", functions::list()),
        };
        self.errors.report(
            &findings::METHOD_CALL,
            written.source,
            "values have no methods, functions no modules",
            help,
        );
        match meant {
            Some(meant) => self.expr(&meant),
            None => {
                for argument in &all {
                    self.expr(argument);
                }
                self.unknown(written)
            }
        }
    }

    /// An expression without the methods that can be written as functions: a chain of them is one
    /// habit.
    fn unchained(&self, written: &ast::Expr) -> ast::Expr {
        let ExprKind::Foreign(foreign) = &written.kind else {
            return written.clone();
        };
        let Foreign::Method {
            value,
            method,
            arguments,
        } = &**foreign
        else {
            return written.clone();
        };
        let mut all: Vec<_> = arguments.iter().map(|x| self.unchained(x)).collect();
        if !self.is_module(value) {
            all.insert(0, self.unchained(value));
        }
        libraries::call(method, &all, written.source).unwrap_or_else(|| written.clone())
    }

    /// Whether what stands before a `.` is the name of a library.
    fn is_module(&self, value: &ast::Expr) -> bool {
        match &value.kind {
            ExprKind::Name(name) => {
                let word = name.to_string();
                let is_known = self.lookup(&word).is_some();
                let is_near = || self.guess(&word, Wanted::Value).is_some();
                !is_known && (MODULES.contains(&word.as_str()) || !is_near())
            }
            ExprKind::Foreign(foreign) => match &**foreign {
                Foreign::Field { value, field } => {
                    self.is_module(value) && self.known_or_near(&field.to_string()).is_none()
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn declared(&self, word: &str) -> Option<Guess> {
        let name = word.to_owned();
        let symbol = self.lookup(word)?;
        Some(Guess::Name { name, symbol })
    }
}
