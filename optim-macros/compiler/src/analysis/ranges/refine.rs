//! What a condition tells of the numbers it compares.

use super::evaluate::Evaluator;
use super::frame::Frame;
use crate::interval::arithmetic::rounded;
use crate::interval::{End, Range};
use crate::ir::{NodeId, Op, Unary};
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::scope::Scope;

impl Evaluator<'_> {
    /// Whether a condition holds, if the ranges decide it.
    pub(super) fn truth(&mut self, condition: NodeId) -> Option<bool> {
        let known = |frame: &Frame| frame.truths.get(condition);
        if let Some(known) = self.frames.iter().find_map(known) {
            return Some(known);
        }
        match self.graph.op(condition) {
            Op::Truth(value) => Some(value),
            Op::Unary(Unary::Not, x) => Some(!self.truth(x)?),
            Op::Binary(BinaryOp::And, a, b) => match (self.truth(a), self.truth(b)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Op::Binary(BinaryOp::Or, a, b) => match (self.truth(a), self.truth(b)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Op::Compare(op, a, b) => {
                // Not decided, but what stands in it is computed and must have its range.
                let scope = self.graph.scope(condition);
                let (a, b) = (self.operand(a, scope), self.operand(b, scope));
                if a.unknown || b.unknown {
                    return None;
                }
                // A number of the step below 1 may be 1 as a loop has it.
                let (a, b) = (a.loosened(), b.loosened());
                let possible = |a: &Range, op, b: &Range| {
                    let (left, right) = limits(a, op, b);
                    a.intersection(&left).is_some() && b.intersection(&right).is_some()
                };
                match (possible(&a, op, &b), possible(&a, op.opposite(), &b)) {
                    (false, true) => Some(false),
                    (true, false) => Some(true),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A frame with what follows from a condition; `None` if it cannot be.
    pub(super) fn told(&mut self, condition: NodeId, holds: bool) -> Option<Frame> {
        let mut frame = Frame::default();
        self.tell(condition, holds, &mut frame)?;
        Some(frame)
    }

    fn tell(&mut self, condition: NodeId, holds: bool, frame: &mut Frame) -> Option<()> {
        if self.truth(condition) == Some(!holds) {
            return None;
        }
        frame.truths.insert(condition, holds);
        match self.graph.op(condition) {
            Op::Unary(Unary::Not, x) => self.tell(x, !holds, frame),
            Op::Binary(op @ (BinaryOp::And | BinaryOp::Or), a, b) => {
                // Both parts of `a && b` hold; of `!(a && b)` one fails, and it is the other if one
                // is known to hold.
                if (op == BinaryOp::And) == holds {
                    self.tell(a, holds, frame)?;
                    self.tell(b, holds, frame)
                } else if self.truth(a) == Some(!holds) {
                    self.tell(b, holds, frame)
                } else if self.truth(b) == Some(!holds) {
                    self.tell(a, holds, frame)
                } else {
                    Some(())
                }
            }
            Op::Compare(op, a, b) => {
                let op = if holds { op } else { op.opposite() };
                // What an earlier part of the same condition says is known here.
                let scope = self.graph.scope(condition);
                let mut known = |node| match frame.ranges.get(node) {
                    Some(told) if self.graph.scope(node) == scope => told,
                    // A loop compares with numbers of a step as it has them, rounded.
                    Some(told) => rounded(told),
                    None => self.operand(node, scope),
                };
                let (x, y) = (known(a), known(b));
                let (left, right) = limits(&x, op, &y);
                self.limit(a, left, scope, frame)?;
                self.limit(b, right, scope, frame)
            }
            _ => Some(()),
        }
    }

    /// Notes that a number lies in `limit`, and what that says of the numbers it is made of.
    fn limit(&mut self, node: NodeId, limit: Range, scope: Scope, frame: &mut Frame) -> Option<()> {
        // That a rounded number of the step lies there does not say that the number itself does.
        if self.graph.constant(node).is_some() || self.graph.scope(node) != scope {
            return Some(());
        }
        let now = frame.ranges.get(node);
        let range = now.unwrap_or_else(|| self.range(node));
        let range = range
            .intersection(&limit)
            .or_else(|| range.loosened().intersection(&limit.loosened()))?;
        frame.ranges.insert(node, range);
        match self.graph.op(node) {
            Op::Unary(Unary::Neg, x) => self.limit(x, limit.negated(), scope, frame),
            // Their result is zero where they are given zero.
            op @ Op::Call(function, _) if range.excludes_zero() && function.vanishes_at_zero() => {
                match op.operands().next() {
                    Some(x) => self.limit(x, NONZERO, scope, frame),
                    None => Some(()),
                }
            }
            Op::Binary(BinaryOp::Mul, a, b) if range.excludes_zero() => {
                self.limit(a, NONZERO, scope, frame)?;
                self.limit(b, NONZERO, scope, frame)
            }
            Op::Binary(BinaryOp::Pow, a, b)
                if range.excludes_zero() && self.graph.constant(b).is_some_and(|b| b > 0.0) =>
            {
                self.limit(a, NONZERO, scope, frame)
            }
            _ => Some(()),
        }
    }
}

const NONZERO: Range = Range {
    nonzero: true,
    ..Range::ANY
};

/// What `a op b` says of `a` and of `b`.
fn limits(a: &Range, op: CompareOp, b: &Range) -> (Range, Range) {
    let below = |end: End, strict: bool| {
        let open = end.open || strict;
        Range::new(Range::ANY.low, End { open, ..end })
    };
    let above = |end: End, strict: bool| {
        let open = end.open || strict;
        Range::new(End { open, ..end }, Range::ANY.high)
    };
    match op {
        CompareOp::Less => (below(b.high, true), above(a.low, true)),
        CompareOp::LessEqual => (below(b.high, false), above(a.low, false)),
        CompareOp::Greater => (above(b.low, true), below(a.high, true)),
        CompareOp::GreaterEqual => (above(b.low, false), below(a.high, false)),
        CompareOp::Equal => (
            Range {
                unknown: false,
                ..*b
            },
            Range {
                unknown: false,
                ..*a
            },
        ),
        CompareOp::NotEqual => (other_than(a, b), other_than(b, a)),
    }
}

/// What `a` can be if it is not `b`: less only at an end, or at zero.
fn other_than(a: &Range, b: &Range) -> Range {
    let Some(value) = b.constant() else {
        return Range::ANY;
    };
    if value == 0.0 {
        return NONZERO;
    }
    let mut rest = Range::ANY;
    if a.low.value == value {
        rest.low = End::open(value);
    }
    if a.high.value == value {
        rest.high = End::open(value);
    }
    rest
}
