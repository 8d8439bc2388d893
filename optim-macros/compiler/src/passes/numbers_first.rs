//! `max(x, k)` as `max(k, x)` where `k` is a number of the step.
//!
//! The larger of two is a NaN if either is. That the first is none, which stays the same in the whole loop, need not be asked of
//! every weight, and the one comparison that is left hands on a NaN of the second: one instruction in the place of four.
//! Of zeros with both signs it gives the other one.

use super::rewrite;
use crate::functions::max::MAX;
use crate::functions::min::MIN;
use crate::ir::{Body, Op, Staged};

pub(super) fn run(body: &Body<Staged>) -> Body<Staged> {
    rewrite(body, |graph, op| {
        let operands: Vec<_> = op.operands().collect();
        match (op, operands.as_slice()) {
            (Op::Call(function, _), [x, number])
                if (function == MAX || function == MIN)
                    && graph.scope(*number).is_number()
                    && !graph.scope(*x).is_number() =>
            {
                graph.call(function, &[*number, *x])
            }
            _ => graph.add(op),
        }
    })
}
