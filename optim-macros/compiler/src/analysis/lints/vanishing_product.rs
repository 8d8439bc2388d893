//! `if g * prev(last) > 0 { … }`: whether two values have the same sign is asked of a product, which is 0 where
//! both are small. Of 1e-23 and 1e-23 it is in `f32`, of 1e-170 and 1e-170 in `f64`.

use std::collections::BTreeMap;

use super::Lints;
use crate::diag::findings;
use crate::functions::sign::SIGN;
use crate::ir::{NodeId, Op, Unary};
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::scope::Scope;
use crate::model::visit::each_expr;
use crate::model::{Expr, Node, Place};

pub(super) fn check(lints: &mut Lints<'_>) {
    let nodes = lints.path.body.reachable();
    let mut products: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    for node in &nodes {
        if let Some(product) = compared_with_zero(lints, *node)
            && may_vanish(lints, product)
        {
            products.entry(product).or_insert(*node);
        }
    }
    for (product, comparison) in products {
        // What is used as a number, too, vanishes there as well: that is another question.
        let mut users = nodes.iter().filter(|node| {
            let mut operands = lints.graph.op(**node).operands();
            operands.any(|operand| operand == product)
        });
        let stored = lints.path.body.roots().contains(&product);
        if stored || users.any(|user| compared_with_zero(lints, *user) != Some(product)) {
            continue;
        }
        let (Some(written), Some((place, _))) = (lints.graph.origin(product), lints.at(comparison))
        else {
            continue;
        };
        let Some(signs) = of_signs(lints, written.place) else {
            continue;
        };
        // It is meant where it is written, or where it is compared: there a rule may have both forms.
        if lints
            .model
            .allows(&findings::VANISHING_PRODUCT, Place::At(written.place))
        {
            continue;
        }
        let (text, source) = (written.text.clone(), written.source);
        lints.suspect(
            &findings::VANISHING_PRODUCT,
            (place, source),
            format!("`{text}` is only compared with 0, and is 0 where its factors are small"),
            format!("write `{signs}`, which keeps the numbers but where that product vanishes"),
        );
    }
}

/// The product in the question which sign it has. Whether it is 0 at all is another one: what divides by a factor
/// asks so, and is proven by it.
fn compared_with_zero(lints: &Lints<'_>, node: NodeId) -> Option<NodeId> {
    let graph = lints.graph;
    let Op::Compare(op, a, b) = graph.op(node) else {
        return None;
    };
    if matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return None;
    }
    let product = match (graph.constant(a), graph.constant(b)) {
        (None, Some(0.0)) => a,
        (Some(0.0), None) => b,
        _ => return None,
    };
    let is_product = matches!(graph.op(product), Op::Binary(BinaryOp::Mul, ..));
    is_product.then_some(product)
}

/// Whether two of the factors differ from weight to weight and may be as small as numbers are.
fn may_vanish(lints: &Lints<'_>, product: NodeId) -> bool {
    let factors = lints.graph.factors(product).into_iter();
    factors
        .filter(|factor| may_be_small(lints, *factor))
        .count()
        > 1
}

fn may_be_small(lints: &Lints<'_>, node: NodeId) -> bool {
    let graph = lints.graph;
    match graph.op(node) {
        _ if graph.scope(node) != Scope::Element => false,
        Op::Unary(Unary::Neg, x) => may_be_small(lints, x),
        Op::Select(_, a, b) => may_be_small(lints, a) || may_be_small(lints, b),
        // What has an error may be anything.
        Op::Own(_) => false,
        _ => graph.argument_of(node, SIGN).is_none(),
    }
}

/// The product that is written at a place, of the signs of what differs from weight to weight.
fn of_signs(lints: &Lints<'_>, place: usize) -> Option<String> {
    let mut found = None;
    let eval = lints.model.eval.iter().map(|eval| &eval.body);
    for body in std::iter::once(&lints.model.body).chain(eval) {
        each_expr(body, &mut |whole| {
            whole.each(&mut |expr| {
                if expr.place == place {
                    found = Some(signs(expr));
                }
            });
        });
    }
    found
}

fn signs(expr: &Expr) -> String {
    match &expr.node {
        Node::Binary(BinaryOp::Mul, a, b) => format!("{} * {}", signs(a), signs(b)),
        Node::Neg(x) => format!("-{}", signs(x)),
        Node::Call(function, _) if *function == SIGN => expr.text.clone(),
        _ if expr.scope == Scope::Element => format!("sign({})", expr.text),
        _ if expr.children().is_empty() => expr.text.clone(),
        _ => format!("({})", expr.text),
    }
}
