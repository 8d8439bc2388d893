//! The row of tensors cut into blocks, which threads share out.

use smallvec::SmallVec;

use super::batch::{Planned, run_block, run_fills};
use crate::lens::average::{Averaging, Towards};
use crate::lens::behind::Behind;
use crate::lens::gradient::Gradient;
use crate::lens::watch::Watching;
use crate::machine::dispatch::{Plan, Tools};
use crate::machine::exec::{Exec, Turn};
use crate::machine::prefetch;
use crate::machine::sums::BLOCK;
use crate::reduce::chunk::Chunk;
use crate::reduce::partition::{Cuts, Share};
use crate::tensor::Slices;
use crate::tensor::matrix::MatrixLayout;
use crate::value::element::Element;
use crate::value::stage::{OfAxes, Stage};

/// Tensors are cut at multiples of this, so that no cut parts a vector, a cache line, or a block that is measured.
const GRAIN: usize = BLOCK;

/// A tensor in the row, as all threads share it.
struct SharedTensor<'a, T: Element> {
    /// Where it begins in the row.
    start: usize,
    len: usize,
    /// Where it is cut.
    cuts: Cuts,
    plan: &'a Plan<T>,
    fills: &'a [(usize, Plan<T>)],
    w: *mut T,
    g: Gradient<'a, T>,
    states: SmallVec<[*mut T; 4]>,
    /// Of a rule without reductions.
    average: Option<(*mut T, Towards<T>)>,
    /// As `average`, where cuts are multiples of a block.
    watching: Option<(*mut [f64; 3], Tools<T>)>,
    reducing: Option<SharedStage<'a, T>>,
}

/// What a stage of a step with reductions needs beside.
struct SharedStage<'a, T> {
    stage: &'static Stage,
    matrix: MatrixLayout,
    registers: &'a OfAxes<Vec<Vec<T>>>,
    numbers: *mut f64,
    axes: SmallVec<[*mut f64; 2]>,
}

// SAFETY: a tensor's pointers are those of slices that the step owns, of types that threads may
// share and send. Each thread makes slices of its own block from them, and blocks are disjoint.
unsafe impl<T: Element> Sync for SharedTensor<'_, T> {}

impl<T: Element> SharedTensor<'_, T> {
    /// Runs the weights from `from` to `to`.
    fn run(&self, from: usize, to: usize) {
        assert!(from <= to && to <= self.len, "a part of the tensor");
        let len = to - from;
        // SAFETY: `from..to` lies in the tensor, whose slices the step borrows for as long as the
        // pointers are used. `run` below asks for each part once, and parts do not overlap: both
        // sides of a cut compute it alike, and every block is done once.
        let (w, average, mut states): (_, _, Slices<'_, T>) = unsafe {
            (
                std::slice::from_raw_parts_mut(self.w.add(from), len),
                self.average.map(|(values, towards)| Averaging {
                    values: std::slice::from_raw_parts_mut(values.add(from), len),
                    towards,
                }),
                self.states
                    .iter()
                    .map(|state| std::slice::from_raw_parts_mut(state.add(from), len))
                    .collect(),
            )
        };
        let watching = self.watching.map(|(sums, tools)| {
            assert!(
                from.is_multiple_of(BLOCK) && (to.is_multiple_of(BLOCK) || to == self.len),
                "whole blocks"
            );
            let first = from / BLOCK;
            // SAFETY: there is a sum for each block of the tensor. As whole blocks are run, and each once, no other thread
            // has those of this part.
            let sums = unsafe {
                std::slice::from_raw_parts_mut(sums.add(first), to.div_ceil(BLOCK) - first)
            };
            Watching::of(tools, sums)
        });
        let mut behind =
            (average.is_some() || watching.is_some()).then_some(Behind { average, watching });
        let g = self.g.part(from, to);
        let Some(stage) = &self.reducing else {
            run_block(self.plan, self.fills, w, &g, &mut states, behind.as_mut());
            return;
        };
        run_fills(self.fills, w, &g, &mut states);
        let share = Share::of(stage.matrix, stage.stage, from, to);
        // SAFETY: a tensor with reductions is cut between panels, and a panel's sums are no
        // other's: `Share` gives disjoint parts of the sums to disjoint parts of the tensor, within
        // what `Sums::new` has made room for. They live as long as the step.
        let (numbers, axes) = unsafe {
            (
                std::slice::from_raw_parts_mut(stage.numbers.add(share.numbers.0), share.numbers.1),
                stage
                    .axes
                    .iter()
                    .zip(&share.axes)
                    .map(|(sums, (from, len))| {
                        std::slice::from_raw_parts_mut(sums.add(*from), *len)
                    })
                    .collect(),
            )
        };
        let mut part = Chunk {
            plan: self.plan,
            stage: stage.stage,
            matrix: stage.matrix,
            registers: stage.registers,
            from,
            numbers,
            axes,
        };
        part.run(w, &g, &mut states);
    }
}

pub(super) fn run<T: Element>(
    exec: &Exec,
    turn: &mut Turn<'_>,
    plans: &[Plan<T>],
    tensors: &mut [Planned<'_, T>],
) {
    let block = exec.block;
    let watches = |tensor: &Planned<'_, T>| {
        let behind = tensor.behind.as_ref();
        behind.is_some_and(|behind| behind.watching.is_some())
    };
    let whole = block >= 4 * GRAIN || tensors.iter().any(watches);
    let grain = if whole { GRAIN } else { 1 };
    let mut end = 0;
    let mut row = Vec::with_capacity(tensors.len());
    for tensor in tensors {
        let Some(plan) = tensor.plan.map(|plan| &plans[plan]) else {
            continue;
        };
        let start = end;
        end += tensor.w.len();
        let (mut cuts, mut reducing) = (Cuts::at_multiples(grain), None);
        let mut states: SmallVec<[*mut T; 4]> =
            tensor.states.iter_mut().map(|s| s.as_mut_ptr()).collect();
        // That of a rule with reductions takes in the weights when all loops have run.
        let behind = tensor.behind.as_deref_mut();
        let behind = behind.filter(|_| tensor.progress.is_none());
        let (average, watching) = match behind {
            Some(Behind { average, watching }) => (average.as_mut(), watching.as_mut()),
            None => (None, None),
        };
        if let (Some(of), Some(stage)) = (&mut tensor.progress, plan.stage) {
            cuts = Cuts::of(of.matrix, stage);
            // They are as long as the weights: see `Progress::begin`.
            states.extend(stage.of_kept(&mut of.kept).map(<[T]>::as_mut_ptr));
            reducing = Some(SharedStage {
                stage,
                matrix: of.matrix,
                registers: &of.registers,
                numbers: of.sums.numbers.as_mut_ptr(),
                axes: of.sums.axes.iter_mut().map(Vec::as_mut_ptr).collect(),
            });
        }
        row.push(SharedTensor {
            start,
            len: tensor.w.len(),
            cuts,
            plan,
            fills: &tensor.fills,
            w: tensor.w.as_mut_ptr(),
            g: tensor.g,
            average: average.map(|average| (average.values.as_mut_ptr(), average.towards)),
            watching: watching.map(|watching| (watching.sums.as_mut_ptr(), watching.tools)),
            states,
            reducing,
        });
    }
    // Where a place in the row cuts a tensor; both sides of it come to the same.
    let cut = |tensor: &SharedTensor<'_, T>, place: usize| match place.checked_sub(tensor.start) {
        None => 0,
        Some(inside) if inside >= tensor.len => tensor.len,
        Some(inside) => tensor.cuts.before(inside),
    };
    turn.share(end.div_ceil(block), &|index| {
        let from = index * block;
        let to = from.saturating_add(block).min(end);
        let first = row.partition_point(|tensor| tensor.start + tensor.len <= from);
        let inside = row[first..].iter().take_while(|tensor| tensor.start < to);
        for (position, tensor) in inside.enumerate() {
            if let Some(next) = row.get(first + position + 1) {
                prefetch::begin_of(next.w, next.len);
                prefetch::begin_of(next.g.values.as_ptr(), next.len);
                for state in &next.states {
                    prefetch::begin_of(*state, next.len);
                }
            }
            let (from, to) = (cut(tensor, from), cut(tensor, to));
            if from < to {
                tensor.run(from, to);
            }
        }
    });
}
