//! A value as a sum of products: `w - lr * (m + k * w) / s` is `w`, `-lr·m/s` and `-lr·k·w/s`.

use super::Lints;
use crate::ir::{NodeId, Op, Unary};
use crate::language::ids::{StateId, Target};
use crate::language::operators::BinaryOp;

/// A sum of more products stays a sum.
const MOST: usize = 64;

/// A part of a product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Factor {
    pub(super) node: NodeId,
    /// The product or quotient by which it comes in; of one that stands alone, the factor itself.
    pub(super) operation: NodeId,
}

/// A product, with its sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    pub(super) negative: bool,
    pub(super) above: Vec<Factor>,
    pub(super) below: Vec<Factor>,
}

impl Term {
    /// The factor above that is this operation.
    pub(super) fn find(&self, found: impl Fn(NodeId) -> bool) -> Option<Factor> {
        self.above.iter().copied().find(|factor| found(factor.node))
    }

    /// All factors.
    pub(super) fn factors(&self) -> impl Iterator<Item = Factor> {
        self.above.iter().chain(&self.below).copied()
    }

    fn times(&self, other: &Self) -> Self {
        let join = |a: &[Factor], b: &[Factor]| [a, b].concat();
        Self {
            negative: self.negative != other.negative,
            above: join(&self.above, &other.above),
            below: join(&self.below, &other.below),
        }
    }

    fn inverse(self) -> Self {
        Self {
            negative: self.negative,
            above: self.below,
            below: self.above,
        }
    }
}

/// The products whose sum a node is. New values of states are not looked into, but for the node itself.
pub(super) fn terms(lints: &Lints<'_>, node: NodeId) -> Vec<Term> {
    let known = lints.found.terms.borrow().get(&node).cloned();
    known.unwrap_or_else(|| {
        let terms = sum(lints, node, node, true);
        lints.found.terms.borrow_mut().insert(node, terms.clone());
        terms
    })
}

/// Every value that is no part of a larger sum or product, as its products.
pub(super) fn all(lints: &Lints<'_>) -> Vec<Term> {
    let stores = lints.path.body.stores.iter().map(|(_, node)| *node);
    let mut roots: Vec<_> = stores.collect();
    for node in lints.nodes() {
        match lints.graph.op(node) {
            Op::Binary(BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, ..) | Op::Unary(..) => {}
            Op::Binary(BinaryOp::Div, _, divisor) => roots.push(divisor),
            op => roots.extend(op.operands()),
        }
    }
    roots.sort_unstable();
    roots.dedup();
    roots.retain(|node| !lints.graph.is_condition(*node));
    let terms = roots.iter().map(|root| terms(lints, *root));
    terms.flatten().collect()
}

fn sum(lints: &Lints<'_>, node: NodeId, operation: NodeId, outermost: bool) -> Vec<Term> {
    if !outermost && lints.state_of(node).is_some() {
        return vec![atom(node, operation)];
    }
    let within = |node| sum(lints, node, node, false);
    let expanded = match lints.graph.op(node) {
        Op::Binary(BinaryOp::Add, a, b) => joined(within(a), within(b)),
        Op::Binary(BinaryOp::Sub, a, b) => joined(within(a), negated(within(b))),
        Op::Unary(Unary::Neg, x) => negated(within(x)),
        Op::Binary(BinaryOp::Mul, a, b) => {
            let is_number = |node| lints.graph.scope(node).is_number();
            let [left, right] = [a, b].map(|x| {
                if is_number(x) {
                    vec![product(lints, x, node)]
                } else {
                    sum(lints, x, node, false)
                }
            });
            // `a * b` of two sums stays what it is.
            if left.len() > 1 && right.len() > 1 {
                return vec![atom(node, operation)];
            }
            let pairs = left.iter().flat_map(|a| right.iter().map(|b| a.times(b)));
            pairs.collect()
        }
        Op::Binary(BinaryOp::Div, a, b) => {
            let divisor = product(lints, b, node).inverse();
            let dividend = sum(lints, a, node, false);
            dividend.iter().map(|term| term.times(&divisor)).collect()
        }
        _ => return vec![atom(node, operation)],
    };
    if expanded.len() > MOST {
        return vec![atom(node, operation)];
    }
    expanded
}

/// Moved and not copied, for long sums are joined again and again.
fn joined(mut terms: Vec<Term>, more: Vec<Term>) -> Vec<Term> {
    terms.extend(more);
    terms
}

fn negated(mut terms: Vec<Term>) -> Vec<Term> {
    terms
        .iter_mut()
        .for_each(|term| term.negative = !term.negative);
    terms
}

/// The factors of a product whose sums stay as they are.
fn product(lints: &Lints<'_>, node: NodeId, operation: NodeId) -> Term {
    if lints.state_of(node).is_some() {
        return atom(node, operation);
    }
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Mul, a, b) => product(lints, a, node).times(&product(lints, b, node)),
        Op::Binary(BinaryOp::Div, a, b) => {
            product(lints, a, node).times(&product(lints, b, node).inverse())
        }
        Op::Unary(Unary::Neg, x) => {
            let mut term = product(lints, x, node);
            term.negative = !term.negative;
            term
        }
        _ => atom(node, operation),
    }
}

fn atom(node: NodeId, operation: NodeId) -> Term {
    Term {
        above: vec![Factor { node, operation }],
        ..Term::default()
    }
}

impl Lints<'_> {
    /// The state whose value, old or new, a node is.
    pub(super) fn state_in(&self, node: NodeId) -> Option<StateId> {
        match self.graph.op(node) {
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => Some(id),
            _ => self.state_of(node),
        }
    }

    /// The new weights of the path.
    pub(super) fn new_weights(&self) -> Option<NodeId> {
        let stores = self.path.body.stores.iter();
        let mut stores = stores.filter(|(target, _)| *target == Target::Weight);
        Some(stores.next()?.1)
    }
}
