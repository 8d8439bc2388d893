//! Expressions: names, branches, and from below the kind and scope of each.

use crate::language::{literal, operators};
use proc_macro2::Ident;

use super::calls::forms;
use super::habits::undeclared::Wanted;
use super::{Resolver, Section, Symbol, describe};
use crate::diag::findings;
use crate::functions;
use crate::language::ids::StateId;
use crate::language::kind::Kind;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::model::{Branch, Covers, Expr, Node};
use crate::syntax::ast::{self, ExprKind};

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
                let scope = left.scope.join(right.scope);
                (
                    Node::Binary(*op, Box::new(left), Box::new(right)),
                    kind,
                    scope,
                )
            }
            ExprKind::Chain(operands, ops) => return self.chain(expr, operands, ops),
            ExprKind::Call(name, arguments) => self.call(expr, name, arguments),
            ExprKind::Element(list, index) => match self.element(list, index) {
                Some(element) => self.symbol(list, &list.to_string(), element),
                None => (Node::Error, Kind::Unknown, Scope::Step),
            },
            ExprKind::Fold(function, over, value) => {
                return self.folded(expr, function, over, value);
            }
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => self.if_expr(condition, then, otherwise),
            ExprKind::Foreign(foreign) => return self.foreign(expr, foreign),
            ExprKind::Error => (Node::Error, Kind::Unknown, Scope::Step),
        };
        self.made(node, kind, scope, expr)
    }

    pub(super) fn made(
        &mut self,
        node: Node,
        kind: Kind,
        scope: Scope,
        written: &ast::Expr,
    ) -> Expr {
        let (node, kind) = match self.misfits(&node, written) {
            true => (Node::Error, Kind::Unknown),
            false => (node, kind),
        };
        self.open.uses |= matches!(node, Node::Error);
        Expr {
            text: written.to_string(),
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

    pub(super) fn name(&mut self, name: &Ident) -> (Node, Kind, Scope) {
        let unknown = (Node::Error, Kind::Unknown, Scope::Step);
        let word = name.to_string();
        let symbol = match self.lookup(&word) {
            Some(symbol) => symbol,
            None if functions::function(&word).is_some() => {
                self.errors.report(
                    &findings::FUNCTION_AS_VALUE,
                    name,
                    format!("`{word}` is a function"),
                    format!("call it: `{}`", forms(&word)),
                );
                return unknown;
            }
            None => {
                let fix =
                    format!("declare it as a hyper-parameter, as a state, or by `let {word} = …;`");
                return match self.undeclared(name, Wanted::Value, &fix) {
                    Some(guess) => self.guessed(guess, name),
                    None => unknown,
                };
            }
        };
        self.symbol(name, &word, symbol)
    }

    /// The value of a name that means this; `name` is where it stands.
    pub(super) fn symbol(
        &mut self,
        name: &Ident,
        word: &str,
        symbol: Symbol,
    ) -> (Node, Kind, Scope) {
        let unknown = (Node::Error, Kind::Unknown, Scope::Step);
        if let Symbol::State(id) = symbol {
            self.use_state(id);
            if self.def.states[id].unclear {
                return unknown;
            }
        }
        if self.ambiguous.contains(word) {
            return unknown;
        }
        if let Symbol::List(_) = symbol {
            self.list_as_value(name);
            return unknown;
        }
        if !self.allowed(name, symbol) {
            return unknown;
        }
        match symbol {
            Symbol::Param(id) => {
                self.used_params[id] = true;
                let default = self.def.params[id].default;
                let kind = default.map_or(Kind::Unknown, literal::Literal::kind);
                (Node::Param(id), kind, Scope::Step)
            }
            Symbol::State(id) if self.section == Section::Eval => self.kept_state(name, id),
            Symbol::State(id) => (Node::State(id), Kind::Number, self.new_scope(id)),
            Symbol::List(_) => unknown,
            Symbol::Let(id) => {
                let info = &mut self.lets[id];
                info.used = true;
                if info.unknown {
                    return unknown;
                }
                (Node::Let(id), info.kind, info.scope)
            }
            Symbol::Weight => (Node::Weight, Kind::Number, Scope::Element),
            Symbol::Grad => (Node::Grad, Kind::Number, Scope::Element),
            Symbol::Input(id) => {
                self.used_inputs[id] = true;
                let update = self.def.update.as_ref();
                let scalar = update.is_some_and(|update| update.inputs[id].scalar);
                let scope = if scalar { Scope::Step } else { Scope::Element };
                (Node::Input(id), Kind::Number, scope)
            }
            Symbol::Step => (Node::Step, Kind::Number, Scope::Step),
        }
    }

    pub(super) fn use_state(&mut self, id: StateId) {
        if self.updating != Some(id) {
            self.used_states[id] = true;
        }
    }

    /// Whether a name may stand at the present place; reports it if not.
    pub(super) fn allowed(&self, name: &Ident, symbol: Symbol) -> bool {
        let (rule, help) = match (self.section, symbol) {
            (Section::Eval, Symbol::Grad | Symbol::Input(_)) => (
                &findings::EVAL_GRADIENT,
                format!(
                    "keep it in a state: declare `state {{ {name}_last }}`, assign \
                     `{name}_last = {name};` in `update` and use `{name}_last`"
                ),
            ),
            (Section::Update | Section::Eval, _)
            | (_, Symbol::Param(_))
            | (Section::Initial, Symbol::Weight | Symbol::Grad) => return true,
            (Section::Initial, _) => {
                let update = self.def.update.as_ref();
                let inputs = update.map_or_else(
                    || "the weights and the gradient".to_owned(),
                    |update| format!("`{}` and `{}`", update.w, update.g),
                );
                (
                    &findings::INITIAL_NAMES,
                    format!("an initial value may use hyper-parameters, {inputs}"),
                )
            }
            (Section::Require, _) => (
                &findings::REQUIRE_NAMES,
                "`require` is checked before the first step: use hyper-parameters alone".to_owned(),
            ),
            (Section::Condition, _) => (
                &findings::STATE_CONDITION,
                "a state exists or not for all steps: use hyper-parameters alone".to_owned(),
            ),
        };
        let fact = if self.section == Section::Eval {
            format!(
                "`{name}` is {}, and there is none after the steps",
                describe(symbol)
            )
        } else {
            format!("`{name}`, {}, cannot be used here", describe(symbol))
        };
        self.errors.report(rule, name, fact, help);
        false
    }

    /// `a <= b < c` as `a <= b && b < c`.
    fn chain(
        &mut self,
        written: &ast::Expr,
        operands: &[ast::Expr],
        ops: &[operators::CompareOp],
    ) -> Expr {
        let operands: Vec<_> = operands.iter().map(|x| self.expr(x)).collect();
        let mut whole: Option<Expr> = None;
        for (pair, op) in operands.windows(2).zip(ops) {
            let scope = pair[0].scope.join(pair[1].scope);
            let node = Node::Compare(*op, Box::new(pair[0].clone()), Box::new(pair[1].clone()));
            let link = self.made(node, Kind::Condition, scope, written);
            whole = Some(match whole {
                None => link,
                Some(before) => {
                    let scope = before.scope.join(link.scope);
                    let node = Node::Binary(BinaryOp::And, Box::new(before), Box::new(link));
                    self.made(node, Kind::Condition, scope, written)
                }
            });
        }
        whole.unwrap_or_else(|| self.unknown(written))
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
            (Kind::Unknown, kind) | (kind, Kind::Unknown) => kind,
            (kind, other) if kind == other => kind,
            // Reported where kinds are checked.
            _ => Kind::Unknown,
        };
        // A condition that is the same for all weights selects code, not values.
        let scope = condition
            .scope
            .join(then.value.scope)
            .join(otherwise.value.scope);
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
                let start = resolver.next_place();
                let (allows, statement) = statement.bare();
                if let ast::Stmt::Let { name, value } = statement {
                    lets.push(resolver.let_value(name, value));
                }
                let end = resolver.next_place();
                resolver.allow(allows, Covers::Places(start..end));
            }
            Branch {
                lets,
                value: Box::new(resolver.expr(&block.value)),
            }
        })
    }
}
