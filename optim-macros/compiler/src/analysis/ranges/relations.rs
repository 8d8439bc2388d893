//! What intervals alone do not show: that two factors add up to 1, and that a number grew small from
//! step to step.

use super::evaluate::Evaluator;
use crate::interval::Range;
use crate::interval::arithmetic::{grows, mul, nearly, rounded, square, underflown};
use crate::ir::{Graph, NodeId, Op};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;

/// For each node whether it changes from step to step.
pub(super) fn carried(graph: &Graph) -> Vec<bool> {
    let mut carried = Vec::new();
    for node in graph.nodes() {
        let op = graph.op(node);
        let of_operand = |node: NodeId| carried.get(node.index()).copied().unwrap_or(false);
        let changes = matches!(
            op,
            Op::ScalarState(_) | Op::Step | Op::New(_) | Op::BiasCorrection(..)
        ) || op.operands().any(of_operand);
        carried.push(changes);
    }
    carried
}

/// A list without one of its members, once.
fn without(list: &[NodeId], member: NodeId) -> Vec<NodeId> {
    let mut rest = list.to_vec();
    if let Some(position) = rest.iter().position(|other| *other == member) {
        rest.remove(position);
    }
    rest
}

impl Evaluator<'_> {
    /// The range of a product, as far as it may vanish. At step scope one of hyper-parameters is taken
    /// as written, but what changes from step to step may vanish after enough of them.
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
        let (left, right) = (self.graph.factors(left), self.graph.factors(right));
        let pairs = left
            .iter()
            .flat_map(|r| right.iter().map(move |s| (*r, *s)));
        let mut shares = pairs
            .into_iter()
            .filter(|(r, s)| self.is_one_minus(*s, *r) || self.is_one_minus(*r, *s));
        let (rate, share) = shares.next()?;
        let (r, s) = (self.operand(rate, scope), self.operand(share, scope));
        // As computed: of a rate that is 1 but for rounding, `1 - r` may be below zero.
        if !r.is_not_negative() || !s.is_not_negative() || r.unknown {
            return None;
        }
        let a = self.product(without(&left, rate), scope);
        let b = self.product(without(&right, share), scope);
        let between = Range {
            nonzero: false,
            whole: false,
            ..a.hull(&b)
        };
        // Each of the two products may vanish, and then the sum is zero.
        Some(self.vanishing(node, rounded(nearly(between)), &[]))
    }

    /// What a product in which a factor stands twice shows of its sign: `r·g·g` is `r` times a square.
    /// That holds of computed values as well, for rounding keeps the sign of a product.
    pub(super) fn squares(&mut self, node: NodeId) -> Option<Range> {
        let factors = self.graph.factors(node);
        let twice = |index: usize| factors[index + 1..].contains(&factors[index]);
        if !(0..factors.len()).any(twice) {
            return None;
        }
        let scope = self.graph.scope(node);
        Some(nearly(self.product(factors, scope)))
    }

    /// The range of a product, in which equal factors are squares.
    fn product(&mut self, mut factors: Vec<NodeId>, scope: Scope) -> Range {
        let mut product: Option<Range> = None;
        while let Some(factor) = factors.pop() {
            let mut range = self.operand(factor, scope);
            if let Some(equal) = factors.iter().position(|other| *other == factor) {
                factors.remove(equal);
                range = square(&range, scope);
            }
            product = Some(match product {
                Some(product) => mul(&product, &range, scope),
                None => range,
            });
        }
        product.unwrap_or(Range::number(1.0))
    }

    /// Whether `one - b` is `1 - (1 - x)` with an `x` that is not negative, which is what the share
    /// of the new value is in an average with the rate `1 - x`.
    pub(super) fn is_twice_complement(&mut self, one: NodeId, b: NodeId) -> bool {
        match self.graph.op(b) {
            Op::Binary(BinaryOp::Sub, other, x) if other == one => {
                self.graph.constant(one) == Some(1.0) && self.range(x).is_not_negative()
            }
            _ => false,
        }
    }

    /// Whether a node is written `1 - rate`.
    fn is_one_minus(&self, node: NodeId, rate: NodeId) -> bool {
        matches!(self.graph.op(node), Op::Binary(BinaryOp::Sub, one, r)
            if r == rate && self.graph.constant(one) == Some(1.0))
    }
}
