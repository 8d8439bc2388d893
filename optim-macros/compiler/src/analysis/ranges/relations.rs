//! What intervals alone do not show: that two factors add up to 1, and that a number grew small from
//! step to step.

use super::evaluate::Evaluator;
use crate::functions::max::MAX;
use crate::functions::min::MIN;
use crate::functions::sqrt::SQRT;
use crate::interval::Range;
use crate::interval::arithmetic::{grows, mul, nearly, rounded, square, underflown};
use crate::ir::{NodeId, Op};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;

/// How far into a rate is looked for what it is made of.
const DEPTH: usize = 8;

/// A list without these of its members, each once; `None` if it has not all of them.
fn without(list: &[NodeId], members: &[NodeId]) -> Option<Vec<NodeId>> {
    let mut rest = list.to_vec();
    for member in members {
        let position = rest.iter().position(|other| other == member)?;
        rest.remove(position);
    }
    Some(rest)
}

impl Evaluator<'_> {
    /// The range of a product, as far as it may vanish. At step scope one of hyper-parameters is taken
    /// as written, but what changes from step to step may vanish after enough of them.
    pub(super) fn vanishing(&self, node: NodeId, range: Range, factors: &[&Range]) -> Range {
        let step = self.graph.scope(node) == Scope::Step;
        let kept = step && !self.graph.is_carried(node) || factors.iter().any(|x| grows(x));
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
        let (rate, share, a, b) = self
            .shared(&left, &right)
            .or_else(|| self.shared(&right, &left))?;
        // As computed: of a rate that is 1 but for rounding, `1 - r` may be below zero.
        if !self.is_not_below_zero(rate, DEPTH) || !self.is_not_below_zero(share, DEPTH) {
            return None;
        }
        let (a, b) = (self.product(a, scope), self.product(b, scope));
        let between = Range {
            nonzero: false,
            whole: false,
            ..a.hull(&b)
        };
        // Each of the two products may vanish, and then the sum is zero.
        Some(self.vanishing(node, rounded(nearly(between)), &[]))
    }

    /// Whether computed values are never below 0: by their range, or as `1 - x` with `x` never above 1.
    fn is_not_below_zero(&mut self, node: NodeId, depth: usize) -> bool {
        let range = self.range(node);
        let complement = self.complement_of(node);
        !range.unknown
            && (range.is_not_negative()
                || complement.is_some_and(|x| self.is_at_most_one(x, depth)))
    }

    /// Whether computed values are never above 1, which rounding keeps where an operation gives no more in exact
    /// arithmetic. The end of a range does not say so much if it is off by rounding.
    fn is_at_most_one(&mut self, node: NodeId, depth: usize) -> bool {
        let range = self.range(node);
        let high = range.high.negated().loosened().negated();
        if high.value <= 1.0 {
            return !range.unknown;
        }
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let operands: Vec<_> = self.graph.op(node).operands().collect();
        match self.graph.op(node) {
            Op::Binary(BinaryOp::Sub, ..) => {
                let complement = self.complement_of(node);
                complement.is_some_and(|x| self.is_not_below_zero(x, depth))
            }
            Op::Binary(BinaryOp::Mul, ..) => operands
                .into_iter()
                .all(|x| self.is_not_below_zero(x, depth) && self.is_at_most_one(x, depth)),
            Op::Select(_, a, b) => self.is_at_most_one(a, depth) && self.is_at_most_one(b, depth),
            Op::Call(function, _) if function == MIN => {
                operands.into_iter().any(|x| self.is_at_most_one(x, depth))
            }
            Op::Call(function, _) if [SQRT, MAX].contains(&function) => {
                operands.into_iter().all(|x| self.is_at_most_one(x, depth))
            }
            _ => false,
        }
    }

    /// A rate among the factors of one product, alone or as a product of some of them, whose share `1 − r` is a factor
    /// of the other: both, and the other factors of each.
    fn shared(
        &self,
        ours: &[NodeId],
        others: &[NodeId],
    ) -> Option<(NodeId, NodeId, Vec<NodeId>, Vec<NodeId>)> {
        others.iter().find_map(|share| {
            let rate = self.complement_of(*share)?;
            let a = without(ours, &self.graph.factors(rate))?;
            let b = without(others, &[*share])?;
            Some((rate, *share, a, b))
        })
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

    /// The rate that a node is written as `1 - rate` of.
    fn complement_of(&self, node: NodeId) -> Option<NodeId> {
        match self.graph.op(node) {
            Op::Binary(BinaryOp::Sub, one, rate) if self.graph.constant(one) == Some(1.0) => {
                Some(rate)
            }
            _ => None,
        }
    }
}
