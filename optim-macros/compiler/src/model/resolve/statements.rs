//! Statements: what is assigned, and by which recurrence.

use proc_macro2::Ident;

use super::eval::written_out;
use super::habits::names::Guess;
use super::habits::undeclared::Wanted;
use super::{Resolver, Section, Symbol, describe};
use crate::diag::{Source, findings};
use crate::functions::{self, Function, Recurrence, reserved};
use crate::language::ids::{LetId, Target};
use crate::language::kind::Kind;
use crate::language::operators::{AssignOp, BinaryOp};
use crate::language::scope::Scope;
use crate::model::{Assign, Average, Covers, Expr, Form, LetInfo, Node, Stmt, Update, Written};
use crate::syntax::ast::{self, ExprKind, ident};
use crate::syntax::lists::Index;
use crate::syntax::print::assigned;

impl Resolver<'_> {
    pub(super) fn statements(&mut self, list: &[ast::Stmt]) -> Vec<Stmt> {
        let mut statements = Vec::new();
        for statement in list {
            self.statement(statement, &mut statements);
        }
        statements
    }

    /// A statement, which a loop has several of.
    fn statement(&mut self, statement: &ast::Stmt, list: &mut Vec<Stmt>) {
        match statement {
            ast::Stmt::For { over, body, source } => self.unrolled(over, body, *source, list),
            ast::Stmt::Allowed { allows, statement } => {
                let start = self.next_place();
                self.statement(statement, list);
                let end = self.next_place();
                self.allow(allows, Covers::Places(start..end));
            }
            statement => list.extend(self.plain_statement(statement)),
        }
    }

    fn plain_statement(&mut self, statement: &ast::Stmt) -> Option<Stmt> {
        match statement {
            ast::Stmt::Let { name, value }
                if matches!(self.lookup(&name.to_string()), Some(Symbol::State(_))) =>
            {
                self.errors.report(
                    &findings::DUPLICATE_NAME,
                    name,
                    format!("`{name}` is a state, and `let` names an intermediate"),
                    if self.assigned_elsewhere(name) {
                        format!("name the new value: `let {name}_2 = {value};`")
                    } else {
                        format!("write `{name} = {value};` to assign the state")
                    },
                );
                if self.assigned_elsewhere(name) {
                    // What it is called is not known below; its value's own mistakes are worth telling.
                    self.expr(value);
                    return None;
                }
                self.assign(name, None, AssignOp::Set, value)
            }
            ast::Stmt::Let { name, value } if self.is_gradient(name) && !self.arms.is_empty() => {
                self.gradient_in_branch(name, value)
            }
            ast::Stmt::Let { name, value } => {
                let (id, value) = self.let_value(name, value);
                Some(Stmt::Let(id, value))
            }
            ast::Stmt::Assign {
                target,
                index,
                op,
                value,
            } => self.assign(target, index.as_ref(), *op, value),
            ast::Stmt::For { .. } | ast::Stmt::Allowed { .. } => {
                panic!("a bug in optim: several statements are read as one")
            }
            ast::Stmt::If {
                condition,
                then,
                otherwise,
            } => Some(Stmt::If {
                condition: self.expr(condition),
                then: self.arm(condition, true, then),
                otherwise: self.arm(condition, false, otherwise),
            }),
        }
    }

    fn arm(&mut self, condition: &ast::Expr, holds: bool, body: &[ast::Stmt]) -> Vec<Stmt> {
        self.arms.push((condition.clone(), holds));
        let body = self.block(|resolver| resolver.statements(body));
        self.arms.pop();
        body
    }

    /// Whether some statement without `let` assigns this name. In `eval` a state is assigned by
    /// `update`.
    fn assigned_elsewhere(&self, name: &Ident) -> bool {
        if self.section == Section::Eval {
            return true;
        }
        let body = self
            .def
            .update
            .as_ref()
            .map(|update| update.body.as_slice());
        assigns(body.unwrap_or_default(), name)
    }

    /// The value is resolved before the name exists: `let x = x + 1` reads nothing.
    pub(super) fn let_value(&mut self, name: &Ident, value: &ast::Expr) -> (LetId, Expr) {
        let value = if let Some(function) = average_call(value) {
            self.errors.report(
                &findings::AVERAGE_OF_NON_STATE,
                value.source,
                format!("`{function}` defines a state, and `{name}` is an intermediate"),
                if self.section == Section::Eval || self.is_gradient(name) {
                    self.average_home(value)
                } else {
                    format!(
                        "declare `state {{ {name} }}` and assign `{name} = {value};` without `let`"
                    )
                },
            );
            // It may be the update of a state that has none otherwise.
            self.open.targets = true;
            self.misplaced(value)
        } else {
            self.expr(value)
        };
        let id = self.lets.len();
        let place = self.next_place();
        let of_gradient = self.renews_gradient(name);
        self.lets.push(LetInfo {
            name: name.to_string(),
            source: name.into(),
            kind: value.kind,
            scope: value.scope,
            used: false,
            place,
            unknown: value.has_error(),
            of_gradient,
            iteration: self.iteration(),
        });
        if of_gradient {
            self.bind(name, Symbol::Let(id));
        } else if !self.declare(name, Symbol::Let(id)) || reserved::is_reserved(&name.to_string()) {
            // Its uses mean the earlier name, or a function; that is told already.
            self.lets[id].used = true;
        }
        (id, value)
    }

    /// An assignment to a name that nothing has, read as the `let` that is most likely missing.
    fn assumed_let(&mut self, name: &Ident, value: &ast::Expr) -> Stmt {
        let value = self.expr(value);
        let id = self.lets.len();
        let place = self.next_place();
        self.lets.push(LetInfo {
            name: name.to_string(),
            source: name.into(),
            kind: value.kind,
            scope: value.scope,
            used: true,
            place,
            unknown: value.has_error(),
            of_gradient: false,
            iteration: self.iteration(),
        });
        self.declare(name, Symbol::Let(id));
        Stmt::Let(id, value)
    }

    fn assign(
        &mut self,
        name: &Ident,
        index: Option<&Index>,
        op: AssignOp,
        value: &ast::Expr,
    ) -> Option<Stmt> {
        let mut symbol = match index {
            Some(index) => {
                let element = self.element(name, index);
                if element.is_none() {
                    // Its own mistakes are worth telling.
                    self.misplaced(value);
                }
                Some(element?)
            }
            None => self.lookup(&name.to_string()),
        };
        if let Some(Symbol::List(_)) = symbol {
            self.list_assigned(name, op.symbol());
            self.misplaced(value);
            return None;
        }
        if symbol.is_none() {
            let fix = if self.section == Section::Eval {
                format!("write `let {name} = …;` for an intermediate")
            } else if average_call(value).is_some() {
                format!("declare it: `state {{ {name} }}`")
            } else {
                format!(
                    "write `let {name} = …;` for an intermediate, or declare `state {{ {name} }}`"
                )
            };
            match self.undeclared(name, Wanted::Target, &fix) {
                // What is assigned elsewhere is not meant here too.
                Some(Guess::Name {
                    name: meant,
                    symbol: guessed,
                }) if !matches!(guessed, Symbol::List(_))
                    && !self.assigned_elsewhere(&ident(&meant, name.span())) =>
                {
                    symbol = Some(guessed);
                }
                Some(_) => self.lose(),
                _ if op == AssignOp::Set && average_call(value).is_none() => {
                    return Some(self.assumed_let(name, value));
                }
                _ => {}
            }
        }
        let symbol = symbol.filter(|_| !self.ambiguous.contains(&name.to_string()));
        if self.is_gradient(name) && average_call(value).is_none() {
            return self.assigned_gradient(name, op, value);
        }
        if let (Section::Eval, Some(state @ Symbol::State(_))) = (self.section, symbol)
            && average_call(value).is_none()
        {
            return self.not_changed(name, state, op, value);
        }
        let source = match index {
            Some(index) => Source::from(name).to(index.brackets),
            None => name.into(),
        };
        let target = match symbol {
            Some(Symbol::Weight) => Some(Target::Weight),
            Some(Symbol::State(id)) => Some(Target::State(id)),
            Some(other) => {
                let new = written_out(name, op, value);
                self.errors.report(
                    &findings::ASSIGN_TO_INPUT,
                    name,
                    format!("`{name}` is {} and cannot be assigned", describe(other)),
                    if other == Symbol::Step {
                        format!("remove it: `{name}` counts the steps by itself")
                    } else if average_call(value).is_some() {
                        self.average_home(value)
                    } else {
                        format!(
                            "name the new value: `let {name}_new = {new};`, then use `{name}_new`"
                        )
                    },
                );
                None
            }
            None => None,
        };
        self.updating = match target {
            Some(Target::State(id)) => Some(id),
            _ => None,
        };
        let update = match average_call(value) {
            // What is wrong with it is reported; the target counts as assigned.
            Some(function) => self
                .average(target, &assigned(name, index), op, function, value)
                .unwrap_or_else(|| Update::Plain(self.unknown(value))),
            None => Update::Plain(self.expr(value)),
        };
        self.updating = None;
        // What `eval` does not change is reported, and so is what cannot be assigned.
        let target =
            target.filter(|target| self.section != Section::Eval || *target == Target::Weight);
        let Some(target) = target else {
            self.lose();
            return None;
        };
        if let (Target::State(id), Update::Plain(value)) = (target, &update) {
            self.note_scope(id, value.scope);
        }
        if let (Target::State(id), Update::Average(average)) = (target, &update) {
            self.note_scope(id, average.x.scope);
        }
        let written = value;
        let value = match (op.operation(), update) {
            (Some(operation), Update::Plain(value)) => {
                let text = assigned(name, index);
                Update::Plain(self.compound(target, (text, source), operation, value))
            }
            (_, update) => update,
        };
        Some(Stmt::Assign(Assign {
            target,
            value,
            source,
            place: self.next_place(),
            written: Box::new(Written {
                name: name.clone(),
                index: index.cloned(),
                around: self.loops_around(),
                op,
                value: written.clone(),
            }),
        }))
    }

    /// A value that cannot stand where it does, and a recurrence that was reported: its own mistakes are worth telling,
    /// and what it names is used.
    fn misplaced(&mut self, call: &ast::Expr) -> Expr {
        match &call.kind {
            ExprKind::Call(_, arguments) if average_call(call).is_some() => {
                for argument in arguments {
                    self.expr(argument);
                }
                self.unknown(call)
            }
            _ => self.expr(call),
        }
    }

    /// `m += x` as `prev(m) + x`, `w -= x` as `w - x`.
    fn compound(
        &mut self,
        target: Target,
        (text, source): (String, Source),
        op: BinaryOp,
        value: Expr,
    ) -> Expr {
        let (node, scope) = match target {
            Target::Weight => (Node::Weight, Scope::Element),
            Target::State(id) => (Node::Prev(id), self.state_scope(id)),
        };
        let old = Expr {
            text,
            node,
            kind: Kind::Number,
            scope,
            source,
            place: self.next_place(),
        };
        // What has another shape than its target is told as where it is assigned.
        if !old.scope.meets(value.scope) || value.scope == Scope::Turned {
            return value;
        }
        Expr {
            text: value.text.clone(),
            kind: Kind::Number,
            scope: old.scope.join(value.scope),
            source: value.source,
            node: Node::Binary(op, Box::new(old), Box::new(value)),
            place: self.next_place(),
        }
    }

    /// Notes that a state gets a value of this scope.
    fn note_scope(&mut self, id: usize, scope: Scope) {
        if scope.is_number() {
            self.new_scopes[id] = self.new_scopes[id].join(scope);
        }
    }

    /// The scope of the new value of a state: a number of the tensor may come from a reduction.
    pub(super) fn new_scope(&self, id: usize) -> Scope {
        self.state_scope(id).join(self.new_scopes[id])
    }

    /// The scope of last step's value of a state.
    pub(super) fn state_scope(&self, id: usize) -> Scope {
        self.def.states[id].storage.scope()
    }

    /// The right side `ema(β, x)` or one of its relatives.
    fn average(
        &mut self,
        target: Option<Target>,
        name: &str,
        op: AssignOp,
        function: &'static str,
        value: &ast::Expr,
    ) -> Option<Update> {
        let ExprKind::Call(called, arguments) = &value.kind else {
            return None;
        };
        let in_eval = self.section == Section::Eval;
        if op != AssignOp::Set || target == Some(Target::Weight) || in_eval {
            let fact = if in_eval {
                format!("`{function}` goes on from step to step, and `eval` is no step")
            } else if op == AssignOp::Set {
                format!("`{function}` defines a state, and `{name}` are the weights")
            } else {
                format!(
                    "`{function}` defines a state anew, and `{}` changes it",
                    op.symbol()
                )
            };
            self.errors.report(
                &findings::AVERAGE_OF_NON_STATE,
                value.source,
                fact,
                match target {
                    Some(Target::State(_)) if in_eval => {
                        format!("assign it in `update`: `{name} = {value};`, and use `{name}`")
                    }
                    Some(Target::State(_)) => format!("write `{name} = {value};`"),
                    _ => self.average_home(value),
                },
            );
            self.misplaced(value);
            return None;
        }
        let Some(signature) = self.signature(called, arguments) else {
            self.misplaced(value);
            return None;
        };
        let Function::Recurrence(function) = signature.function else {
            panic!("a bug in optim: {:?} is no recurrence", signature.function)
        };
        let mut arguments = arguments.iter();
        let mut next = || arguments.next();
        Some(Update::Average(match function {
            Recurrence::Ema => Average {
                form: Form::Ema {
                    rate: self.expr(next()?),
                },
                x: self.expr(next()?),
            },
            Recurrence::EmaVar => {
                let (rate, x, mean) = (self.expr(next()?), self.expr(next()?), next()?);
                let form = Form::EmaVar {
                    rate,
                    mean: self.state_argument(function.name(), mean)?,
                    named: mean.source,
                };
                Average { form, x }
            }
            Recurrence::Trace => Average {
                form: Form::Trace {
                    rate: self.expr(next()?),
                },
                x: self.expr(next()?),
            },
            Recurrence::RunningSum => Average {
                form: Form::RunningSum,
                x: self.expr(next()?),
            },
            Recurrence::RunningMax => {
                let first = self.expr(next()?);
                let second = next().map(|second| self.expr(second));
                let (rate, x) = match second {
                    Some(second) => (Some(first), second),
                    None => (None, first),
                };
                let form = Form::RunningMax { rate };
                Average { form, x }
            }
        }))
    }
}

fn assigns(body: &[ast::Stmt], name: &Ident) -> bool {
    body.iter().any(|statement| match statement {
        ast::Stmt::Let { .. } => false,
        ast::Stmt::Assign { target, .. } => target == name,
        ast::Stmt::If {
            then, otherwise, ..
        } => assigns(then, name) || assigns(otherwise, name),
        ast::Stmt::For { body, .. } => assigns(body, name),
        ast::Stmt::Allowed { statement, .. } => assigns(std::slice::from_ref(statement), name),
    })
}

/// The name of the recurrence that an expression calls, if it does.
fn average_call(value: &ast::Expr) -> Option<&'static str> {
    match &value.kind {
        ExprKind::Call(name, _) => functions::function(&name.to_string())
            .filter(|signature| matches!(signature.function, Function::Recurrence(_)))
            .map(|signature| signature.name),
        _ => None,
    }
}
