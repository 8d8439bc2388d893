//! The bill of a loop.

use super::{Axis, Op, Program, Slot, Stage, Staged};
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
    /// Square matrices that are kept while a step runs: of pairs of rows, and of columns.
    pub(crate) squares: [usize; 2],
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
        for stage in &variant.code.list {
            let pairs = |axis: Axis| match axis {
                Axis::RowPair => Some(0),
                Axis::ColumnPair => Some(1),
                Axis::Row | Axis::Column => None,
            };
            if let Some(index) = stage.axis.and_then(pairs) {
                cost.squares[index] += stage.body.ends.registers.len();
            }
            for made in &stage.body.ends.matrices {
                if let Slot::Register(axis, _) = made.into
                    && let Some(index) = pairs(axis)
                {
                    cost.squares[index] += 1;
                }
            }
        }
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
