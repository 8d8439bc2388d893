//! Expressions: names, calls, and from below the kind and scope of each.

use proc_macro2::Ident;

use super::{Place, Resolver, Symbol, describe};
use crate::diag::nearest;
use crate::model::{Branch, Expr, Kind, Node, Scope, StateId};
use crate::rules;
use crate::syntax::ast::{self, BinaryOp, ExprKind};
use crate::syntax::keywords::{self, FUNCTIONS, Function, Signature};

impl Resolver<'_> {
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Expr {
        let (node, kind, scope) = match &expr.kind {
            ExprKind::Number(value) => (Node::Number(*value), Kind::Number, Scope::Step),
            ExprKind::Flag(value) => (Node::Flag(*value), Kind::Condition, Scope::Step),
            ExprKind::Name(name) => self.name(name),
            ExprKind::Neg(operand) => {
                let operand = self.expr(operand);
                let scope = operand.scope;
                (Node::Neg(Box::new(operand)), Kind::Number, scope)
            }
            ExprKind::Not(operand) => {
                let operand = self.expr(operand);
                let scope = operand.scope;
                (Node::Not(Box::new(operand)), Kind::Condition, scope)
            }
            ExprKind::Binary(op, left, right) => {
                let (left, right) = (self.expr(left), self.expr(right));
                let kind = match op {
                    BinaryOp::And | BinaryOp::Or => Kind::Condition,
                    _ => Kind::Number,
                };
                let scope = left.scope.max(right.scope);
                (
                    Node::Binary(*op, Box::new(left), Box::new(right)),
                    kind,
                    scope,
                )
            }
            ExprKind::Chain(operands, ops) => return self.chain(expr, operands, ops),
            ExprKind::Call(name, arguments) => self.call(expr, name, arguments),
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => self.if_expr(condition, then, otherwise),
            ExprKind::Error => (Node::Error, Kind::Unknown, Scope::Step),
        };
        self.made(node, kind, scope, expr)
    }

    fn made(&mut self, node: Node, kind: Kind, scope: Scope, written: &ast::Expr) -> Expr {
        Expr {
            text: match kind {
                Kind::Condition => written.to_string(),
                _ => String::new(),
            },
            node,
            kind,
            scope,
            source: written.source,
            place: self.next_place(),
        }
    }

    /// An expression that was reported; nothing more is said of it.
    pub(super) fn unknown(&mut self, written: &ast::Expr) -> Expr {
        self.made(Node::Error, Kind::Unknown, Scope::Step, written)
    }

    fn name(&mut self, name: &Ident) -> (Node, Kind, Scope) {
        let unknown = (Node::Error, Kind::Unknown, Scope::Step);
        let word = name.to_string();
        let Some(symbol) = self.lookup(&word) else {
            if keywords::function(&word).is_some() {
                self.errors.report(
                    &rules::FUNCTION_AS_VALUE,
                    name,
                    format!("`{word}` is a function"),
                    format!("call it: `{}`", forms(&word)),
                );
            } else {
                self.undeclared(
                    name,
                    "declare it: a hyper-parameter in the struct, a state in \
                     `state { … }`, an intermediate with `let`",
                );
            }
            return unknown;
        };
        if !self.allowed(name, symbol) {
            return unknown;
        }
        match symbol {
            Symbol::Param(id) => {
                self.used_params[id] = true;
                let default = self.def.params[id].default;
                let kind = default.map_or(Kind::Unknown, ast::Literal::kind);
                (Node::Param(id), kind, Scope::Step)
            }
            Symbol::State(id) => {
                self.use_state(id);
                (Node::State(id), Kind::Number, self.state_scope(id))
            }
            Symbol::Let(id) => {
                let info = &mut self.lets[id];
                info.used = true;
                (Node::Let(id), info.kind, info.scope)
            }
            Symbol::Weight => (Node::Weight, Kind::Number, Scope::Element),
            Symbol::Grad => (Node::Grad, Kind::Number, Scope::Element),
            Symbol::Step => (Node::Step, Kind::Number, Scope::Step),
        }
    }

    fn use_state(&mut self, id: StateId) {
        if self.updating != Some(id) {
            self.used_states[id] = true;
        }
    }

    /// Whether a name may stand at the present place; reports it if not.
    fn allowed(&self, name: &Ident, symbol: Symbol) -> bool {
        let (rule, wanted) = match (self.place, symbol) {
            (Place::Update, _)
            | (_, Symbol::Param(_))
            | (Place::Initial, Symbol::Weight | Symbol::Grad) => return true,
            (Place::Initial, _) => (
                &rules::INITIAL_NAMES,
                "an initial value may use hyper-parameters, the weights and the gradient",
            ),
            (Place::Require, _) => (
                &rules::REQUIRE_NAMES,
                "`require` is checked before the first step: use hyper-parameters alone",
            ),
            (Place::Condition, _) => (
                &rules::STATE_CONDITION,
                "a state exists or not for all steps: use hyper-parameters alone",
            ),
        };
        self.errors.report(
            rule,
            name,
            format!("`{name}`, {}, cannot be used here", describe(symbol)),
            wanted,
        );
        false
    }

    /// `a <= b < c` as `a <= b && b < c`.
    fn chain(
        &mut self,
        written: &ast::Expr,
        operands: &[ast::Expr],
        ops: &[ast::CompareOp],
    ) -> Expr {
        let operands: Vec<_> = operands.iter().map(|x| self.expr(x)).collect();
        let mut whole: Option<Expr> = None;
        for (pair, op) in operands.windows(2).zip(ops) {
            let scope = pair[0].scope.max(pair[1].scope);
            let node = Node::Compare(*op, Box::new(pair[0].clone()), Box::new(pair[1].clone()));
            let link = self.made(node, Kind::Condition, scope, written);
            whole = Some(match whole {
                None => link,
                Some(before) => {
                    let scope = before.scope.max(link.scope);
                    let node = Node::Binary(BinaryOp::And, Box::new(before), Box::new(link));
                    self.made(node, Kind::Condition, scope, written)
                }
            });
        }
        whole.unwrap_or_else(|| self.unknown(written))
    }

    /// The signature of the function called, if it exists and takes that many arguments.
    pub(super) fn signature(&self, name: &Ident, given: usize) -> Option<&'static Signature> {
        let word = name.to_string();
        let Some(signature) = keywords::function(&word) else {
            let names = FUNCTIONS.iter().map(|signature| signature.name);
            let (fact, help) = if keywords::PLANNED.contains(&word.as_str()) {
                (
                    format!("`{word}` is not supported yet"),
                    "only functions of one weight's values can be called so far".to_owned(),
                )
            } else {
                let list: Vec<_> = names.clone().collect();
                (
                    format!("there is no function `{word}`"),
                    match nearest(&word, names) {
                        Some(known) => format!("did you mean `{known}`?"),
                        None => format!("the functions are {}", list.join(", ")),
                    },
                )
            };
            self.errors
                .report(&rules::UNKNOWN_FUNCTION, name, fact, help);
            return None;
        };
        if !signature.arguments.contains(&given) {
            let counts: Vec<_> = signature
                .arguments
                .iter()
                .map(ToString::to_string)
                .collect();
            let counts = counts.join(" or ");
            let noun = if counts == "1" {
                "argument"
            } else {
                "arguments"
            };
            self.errors.report(
                &rules::ARGUMENT_COUNT,
                name,
                format!("`{word}` takes {counts} {noun}, here are {given}"),
                format!("write `{}`", forms(&word)),
            );
            return None;
        }
        Some(signature)
    }

    fn call(
        &mut self,
        written: &ast::Expr,
        name: &Ident,
        arguments: &[ast::Expr],
    ) -> (Node, Kind, Scope) {
        let unknown = (Node::Error, Kind::Unknown, Scope::Step);
        let Some(signature) = self.signature(name, arguments.len()) else {
            // Their own mistakes are worth telling, and what they name is used.
            for argument in arguments {
                self.expr(argument);
            }
            return unknown;
        };
        match (signature.function, arguments) {
            (Function::Prev, [argument]) => match self.state_argument("prev", argument) {
                Some(id) => (Node::Prev(id), Kind::Number, self.state_scope(id)),
                None => unknown,
            },
            (Function::Debias, [argument]) => match self.state_argument("debias", argument) {
                Some(id) => (Node::Debias(id), Kind::Number, self.state_scope(id)),
                None => unknown,
            },
            (function, _) if function.is_average() => {
                self.errors.report(
                    &rules::AVERAGE_INSIDE,
                    written.source,
                    format!("`{name}` stands inside an expression"),
                    format!("make it a state of its own: `m = {written};`, then use `m`"),
                );
                unknown
            }
            (function, _) => {
                let arguments: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
                let scope = arguments.iter().map(|x| x.scope).max();
                let scope = scope.unwrap_or(Scope::Step);
                (Node::Call(function, arguments), Kind::Number, scope)
            }
        }
    }

    /// An argument that must be the name of a state.
    pub(super) fn state_argument(
        &mut self,
        function: &str,
        argument: &ast::Expr,
    ) -> Option<StateId> {
        if let ExprKind::Name(name) = &argument.kind {
            match self.lookup(&name.to_string()) {
                Some(Symbol::State(id)) => {
                    if !self.allowed(name, Symbol::State(id)) {
                        return None;
                    }
                    self.use_state(id);
                    return Some(id);
                }
                None => {
                    self.undeclared(name, &format!("declare it: `state {{ {name} }}`"));
                    return None;
                }
                Some(_) => {}
            }
        }
        let states: Vec<_> = self
            .def
            .states
            .iter()
            .map(|state| format!("`{}`", state.name))
            .collect();
        let help = if states.is_empty() {
            "the rule has none: declare `state { m }`".to_owned()
        } else {
            format!("the states are {}", states.join(", "))
        };
        self.errors.report(
            &rules::NOT_A_STATE,
            argument.source,
            format!("`{function}` takes the name of a state, found `{argument}`"),
            help,
        );
        None
    }

    fn if_expr(
        &mut self,
        condition: &ast::Expr,
        then: &ast::Block,
        otherwise: &ast::Block,
    ) -> (Node, Kind, Scope) {
        let condition = self.expr(condition);
        let then = self.branch(then);
        let otherwise = self.branch(otherwise);
        let kind = match (then.value.kind, otherwise.value.kind) {
            (Kind::Unknown, kind) => kind,
            (kind, _) => kind,
        };
        // A condition that is the same for all weights selects code, not values.
        let scope = condition
            .scope
            .max(then.value.scope)
            .max(otherwise.value.scope);
        let node = Node::If {
            condition: Box::new(condition),
            then,
            otherwise,
        };
        (node, kind, scope)
    }

    fn branch(&mut self, block: &ast::Block) -> Branch {
        self.block(|resolver| {
            let mut lets = Vec::new();
            for statement in &block.lets {
                if let ast::Stmt::Let { name, value } = statement {
                    lets.push(resolver.let_value(name, value));
                }
            }
            Branch {
                lets,
                value: Box::new(resolver.expr(&block.value)),
            }
        })
    }
}

/// The ways to call a function: `running_max(x)` or `running_max(beta, x)`.
fn forms(name: &str) -> String {
    keywords::function(name).map_or_else(String::new, |signature| signature.forms.join("` or `"))
}
