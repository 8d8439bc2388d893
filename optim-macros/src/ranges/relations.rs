//! What intervals alone do not show: that two factors add up to 1, and that a number grew small from
//! step to step.

use super::arithmetic::{grows, nearly, rounded, underflown};
use super::evaluate::Evaluator;
use super::interval::Range;
use crate::ir::{Binary, Graph, NodeId, Op};
use crate::model::Scope;

/// For each node whether it depends on a state that is one number.
pub(super) fn carried(graph: &Graph) -> Vec<bool> {
    let mut carried = Vec::new();
    for node in graph.nodes() {
        let op = graph.op(node);
        let of_operand = |node: NodeId| carried.get(node.index()).copied().unwrap_or(false);
        let from_state = matches!(op, Op::ScalarState(_)) || op.operands().any(of_operand);
        carried.push(from_state);
    }
    carried
}

impl Evaluator<'_> {
    /// The range of a product, as far as it may vanish. At step scope one of hyper-parameters is taken
    /// as written, but a state that is multiplied at every step vanishes after enough of them.
    pub(super) fn vanishing(&self, node: NodeId, range: Range, factors: &[&Range]) -> Range {
        let step = self.graph.scope(node) == Scope::Step;
        let kept = step && !self.carried[node.index()] || factors.iter().any(|x| grows(x));
        if kept {
            range
        } else {
            underflown(range, Scope::Element)
        }
    }

    /// `r·a + (1 − r)·b` with `r` from 0 to 1 lies between `a` and `b`, which the sum of the two
    /// products alone does not show.
    pub(super) fn mixture(&mut self, node: NodeId, left: NodeId, right: NodeId) -> Option<Range> {
        let scope = self.graph.scope(node);
        let factors = |node| match self.graph.op(node) {
            Op::Binary(Binary::Mul, a, b) => Some([(a, b), (b, a)]),
            _ => None,
        };
        let (left, right) = (factors(left)?, factors(right)?);
        let pairs = left
            .iter()
            .flat_map(|x| right.iter().map(move |y| (*x, *y)));
        let mut shares = pairs
            .into_iter()
            .filter(|((r, _), (s, _))| self.is_one_minus(*s, *r) || self.is_one_minus(*r, *s));
        let ((r, a), (s, b)) = shares.next()?;
        let (r, s) = (self.operand(r, scope), self.operand(s, scope));
        // As computed: of a rate that is 1 but for rounding, `1 - r` may be below zero.
        if !r.is_not_negative() || !s.is_not_negative() || r.unknown {
            return None;
        }
        let (a, b) = (self.operand(a, scope), self.operand(b, scope));
        let between = Range {
            nonzero: false,
            whole: false,
            ..a.hull(&b)
        };
        // Each of the two products may vanish, and then the sum is zero.
        Some(self.vanishing(node, rounded(nearly(between)), &[]))
    }

    /// Whether `one - b` is `1 - (1 - x)` with an `x` that is not negative, which is what the share
    /// of the new value is in an average with the rate `1 - x`.
    pub(super) fn is_twice_complement(&mut self, one: NodeId, b: NodeId) -> bool {
        match self.graph.op(b) {
            Op::Binary(Binary::Sub, other, x) if other == one => {
                self.graph.constant(one) == Some(1.0) && self.range(x).is_not_negative()
            }
            _ => false,
        }
    }

    /// Whether a node is written `1 - rate`.
    fn is_one_minus(&self, node: NodeId, rate: NodeId) -> bool {
        matches!(self.graph.op(node), Op::Binary(Binary::Sub, one, r)
            if r == rate && self.graph.constant(one) == Some(1.0))
    }
}
