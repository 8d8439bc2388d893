//! The bill of a loop.

use super::{Op, Program, Stage, Staged};
use crate::language::scope::Scope;
use crate::language::storage::Storage;

/// The bill of a loop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) reads: usize,
    pub(crate) writes: usize,
    pub(crate) states: usize,
    pub(crate) operations: usize,
    pub(crate) passes: usize,
    /// Values that are kept between two passes.
    pub(crate) scratch: usize,
}

impl Cost {
    /// Of the loop that the defaults select.
    pub(crate) fn of(program: &Program) -> Self {
        let variant = &program.loops[program.default_loop];
        let kept = variant.states.iter();
        let kept = kept.filter(|id| program.states[**id].storage == Storage::Weight);
        let mut cost = Self {
            states: kept.count(),
            ..Self::default()
        };
        for Stage { body, .. } in variant
            .code
            .list
            .iter()
            .filter(|stage| stage.axis.is_none())
        {
            cost.passes += 1;
            cost.writes += body.stores.len() + body.ends.kept.len();
            cost.scratch += body.ends.kept.len();
            for node in body.reachable() {
                match body.graph.op(node) {
                    Op::Weight
                    | Op::Grad
                    | Op::Input(_)
                    | Op::State(_)
                    | Op::Own(Staged::Kept(_)) => cost.reads += 1,
                    // It is drawn anew in each pass.
                    Op::Noise(_) => cost.operations += 1,
                    op if op.operands().next().is_some()
                        && body.graph.scope(node) == Scope::Element =>
                    {
                        cost.operations += 1;
                    }
                    _ => {}
                }
            }
        }
        cost
    }
}
