//! Nodes in the language again, as they were written where they were.

use proc_macro2::{Ident, Span};

use super::evaluate::Evaluator;
use crate::ir::{Draft, NodeId, Op, Unary};
use crate::language::matrix::MatrixFunction;
use crate::language::operators::BinaryOp;
use crate::model::Model;
use crate::syntax::ast::{Expr, ExprKind, ident};
use crate::syntax::lists::named;

impl Evaluator<'_> {
    /// A node as written, or in the form that the language gives it.
    pub(super) fn text(&self, model: &Model<'_>, node: NodeId) -> String {
        match self.graph.origin(node) {
            Some(origin) if !origin.text.is_empty() => origin.text.clone(),
            _ => self.written(model, node).to_string(),
        }
    }

    /// The expression that a node is.
    fn written(&self, model: &Model<'_>, node: NodeId) -> Expr {
        let here = Span::call_site();
        let new = |kind| Expr::new(kind, here);
        let name = |word: &str| named(word, here);
        let call = |word: &str, arguments| new(ExprKind::Call(ident(word, here), arguments));
        let expr = |node| self.written(model, node);
        let boxed = |node| Box::new(expr(node));
        let update = model.def.update.as_ref();
        let input = |given: Option<&Ident>, other: &str| match given {
            Some(given) => new(ExprKind::Name(given.clone())),
            None => name(other),
        };
        let weights = || input(update.map(|update| &update.w), "w");
        match self.graph.op(node) {
            Op::Number(bits) => new(ExprKind::Number(bits.get())),
            Op::Truth(value) => new(ExprKind::Flag(value)),
            Op::Param(id) => name(&model.def.params[id].name.to_string()),
            Op::Step => input(update.and_then(|update| update.t.as_ref()), "t"),
            Op::Weight => weights(),
            Op::Grad => input(update.map(|update| &update.g), "g"),
            Op::Input(id) | Op::InputNumber(id) => {
                new(ExprKind::Name(model.inputs()[id].name.clone()))
            }
            Op::Noise(noise) => call(noise.distribution.name(), Vec::new()),
            Op::Measure(measure) => call(measure.name(), vec![weights()]),
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => {
                call("prev", vec![name(&model.state_name(id))])
            }
            Op::Unary(Unary::Neg, x) => new(ExprKind::Neg(boxed(x))),
            Op::Unary(Unary::Not, x) => new(ExprKind::Not(boxed(x))),
            op @ Op::Call(function, _) => call(function.name, op.operands().map(expr).collect()),
            op @ Op::Own(Draft::Reduce(reduce)) => {
                call(reduce.reduction.name(), op.operands().map(expr).collect())
            }
            Op::Own(Draft::Matrix(matrix)) => {
                let of = matrix.matrices().map(|x| match x.turned {
                    true => call(MatrixFunction::Transpose.name(), vec![expr(x.node)]),
                    false => expr(x.node),
                });
                let settings = match matrix.function {
                    // A power stands for its root.
                    MatrixFunction::InverseRoot => Vec::new(),
                    _ => matrix.settings().map(expr).collect(),
                };
                call(matrix.function.name(), of.chain(settings).collect())
            }
            Op::Binary(op, a, b) => new(ExprKind::Binary(op, boxed(a), boxed(b))),
            Op::Compare(op, a, b) => new(ExprKind::Chain(vec![expr(a), expr(b)], vec![op])),
            Op::New(id) => call("new", vec![name(&model.state_name(id))]),
            Op::BiasCorrection(_, rate) => {
                let one = new(ExprKind::Number(1.0));
                let step = input(update.and_then(|update| update.t.as_ref()), "t");
                Expr::binary(
                    BinaryOp::Sub,
                    one,
                    Expr::binary(BinaryOp::Pow, expr(rate), step),
                )
            }
            Op::OneMinusPow(a, b) => {
                let one = new(ExprKind::Number(1.0));
                let power = Expr::binary(BinaryOp::Pow, expr(a), expr(b));
                Expr::binary(BinaryOp::Sub, one, power)
            }
            Op::Select(condition, a, b) => {
                Expr::choice(expr(condition), expr(a), expr(b), here.into())
            }
            Op::Own(Draft::Unknown) => new(ExprKind::Error),
        }
    }
}

/// A text as it stands beside an operator: in parentheses unless it holds together by itself.
pub(super) fn in_parentheses(text: &str) -> String {
    let word = text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']'));
    if word || is_call(text) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// Whether a text is one call, `f(…)`, from its first to its last character.
fn is_call(text: &str) -> bool {
    let Some(open) = text.find('(') else {
        return false;
    };
    let named = open > 0
        && text[..open]
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_');
    let mut depth = 0_usize;
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return named && index + 1 == text.len();
                }
            }
            _ => {}
        }
    }
    false
}
