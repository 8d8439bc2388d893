//! What an average is corrected by for its start.

use super::Lints;
use super::mixture::complement;
use crate::ir::{NodeId, Op};
use crate::language::operators::BinaryOp;

/// The rate β of a correction: of `1 - β^t`, or of what `debias` divides by.
pub(super) fn corrected_rate(lints: &Lints<'_>, node: NodeId) -> Option<NodeId> {
    if let Op::BiasCorrection(_, rate) = lints.graph.op(node) {
        return Some(rate);
    }
    let Op::Binary(BinaryOp::Pow, rate, exponent) = lints.graph.op(complement(lints, node)?) else {
        return None;
    };
    let is_step = |node| lints.graph.op(node) == Op::Step;
    lints.reaches(exponent, &is_step).then_some(rate)
}
