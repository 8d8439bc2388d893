//! Runs the tensors of a step: on the caller's thread, or cut into equal blocks on several.
//!
//! The tensors of a step stand in one row, which is cut into blocks of equal length whatever the
//! tensors' own are: many small ones make one block, a large one many. Every weight is computed by
//! itself, so no cut shows in the result.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::dispatch::{Plan, Planner};
use crate::element::Element;
use crate::exec::Exec;
use crate::rule::{Rule, RuleMeta, Storage};
use crate::state::TensorState;

/// The state slices of one tensor or block; most rules have at most four.
pub(crate) type Slices<'a, T> = SmallVec<[&'a mut [T]; 4]>;

/// The tensors of one step of one element type, made ready: nothing can go wrong any more.
#[derive(Debug)]
pub struct Step<'a, T: Element> {
    plans: SmallVec<[Plan<T>; 1]>,
    /// The step number that the last plan is for, if other tensors may share it.
    shared: Option<u64>,
    work: SmallVec<[Work<'a, T>; 1]>,
}

/// One tensor.
#[derive(Debug)]
struct Work<'a, T: Element> {
    /// Position of its plan.
    plan: usize,
    /// Loops that fill a state from weights and gradient before its first use, with the
    /// position of that state among `states`. Nearly always none.
    fills: Vec<(usize, Plan<T>)>,
    w: &'a mut [T],
    g: Cow<'a, [T]>,
    states: Slices<'a, T>,
}

/// Whether each tensor has numbers of its own.
const fn has_scalars(meta: &RuleMeta) -> bool {
    let mut index = 0;
    while index < meta.states.len() {
        if matches!(meta.states[index].storage, Storage::Scalar) {
            return true;
        }
        index += 1;
    }
    false
}

impl<T: Element> Default for Step<'_, T> {
    fn default() -> Self {
        Self {
            plans: SmallVec::new(),
            shared: None,
            work: SmallVec::new(),
        }
    }
}

impl<'a, T: Element> Step<'a, T> {
    /// Bytes that a step over this many weights reads, if all states exist.
    pub(crate) fn most_bytes<R: Rule>(weights: usize) -> usize {
        (2 + const { R::META }.states.len()) * size_of::<T>() * weights
    }

    /// Makes a tensor ready: state exists, the step is counted, the arithmetic that is the same for
    /// all weights is done. The caller has checked everything; nothing here can fail.
    pub(crate) fn push<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        w: &'a mut [T],
        g: Cow<'a, [T]>,
        state: &'a mut TensorState<T>,
    ) {
        let planner = Planner::new(exec.set);
        let fresh = state.allocate(rule, w, &g);
        let (t, scalars, states) = state.advance();
        let mut fills = Vec::new();
        let mut slices = SmallVec::new();
        for (index, slot) in states {
            if !fresh.is_empty()
                && fresh.contains(&index)
                && let Some(plan) = rule.plan_fill(index, planner)
            {
                fills.push((slices.len(), plan));
            }
            slices.push(slot);
        }
        self.plan(rule, t, scalars, planner);
        self.work.push(Work {
            plan: self.plans.len() - 1,
            fills,
            w,
            g,
            states: slices,
        });
    }

    /// Makes the last plan that of a tensor at step `t`.
    fn plan<R: Rule>(&mut self, rule: &R, t: u64, scalars: &mut [f64], planner: Planner) {
        // Without scalar states, tensors at the same step have the same numbers.
        let own = const { has_scalars(&R::META) };
        if own || self.shared != Some(t) {
            self.plans.push(rule.plan_step(t, scalars, planner));
            self.shared = (!own).then_some(t);
        }
    }

    /// What [`push`](Self::push) and [`run`](Self::run) do, for one tensor on the caller's thread: it is
    /// not written down first, which takes longer than a small tensor's arithmetic.
    pub(crate) fn run_alone<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        w: &mut [T],
        g: &[T],
        state: &mut TensorState<T>,
    ) {
        let planner = Planner::new(exec.set);
        let fresh = state.allocate(rule, w, g);
        let (t, scalars, states) = state.advance();
        if self.shared.is_none() {
            // Numbers of one tensor, which has been run.
            self.plans.clear();
        }
        self.plan(rule, t, scalars, planner);
        let mut slices: Slices<'_, T> = SmallVec::new();
        for (index, slot) in states {
            if !fresh.is_empty()
                && fresh.contains(&index)
                && let Some(fill) = rule.plan_fill(index, planner)
            {
                fill.run(w, g, &mut [&mut *slot]);
            }
            slices.push(slot);
        }
        if let Some(plan) = self.plans.last() {
            plan.run(w, g, &mut slices);
        }
    }

    /// Room for this many tensors.
    pub(crate) fn reserve(&mut self, tensors: usize) {
        self.work.reserve(tensors);
    }

    /// Runs every tensor's step.
    pub(crate) fn run(&mut self, exec: &Exec) {
        #[cfg(feature = "rayon")]
        {
            let weights = self.work.iter().map(|work| work.w.len()).sum();
            let bytes = |work: &Work<'_, T>| (2 + work.states.len()) * size_of_val(&*work.w);
            let bytes = self.work.iter().map(bytes).sum();
            let turn = exec.turn(weights, bytes);
            if let Some(patience) = turn.patience {
                blocks::run(exec, patience, &self.plans, &mut self.work);
                return;
            }
            self.alone();
        }
        #[cfg(not(feature = "rayon"))]
        {
            let _ = exec;
            self.alone();
        }
    }

    /// Everything on the caller's thread.
    fn alone(&mut self) {
        for work in &mut self.work {
            let plan = &self.plans[work.plan];
            run_block(plan, &work.fills, work.w, &work.g, &mut work.states);
        }
    }
}

fn run_block<T: Element>(
    plan: &Plan<T>,
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
) {
    for (state, fill) in fills {
        fill.run(w, g, &mut states[*state..=*state]);
    }
    plan.run(w, g, states);
}

#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "threads write to disjoint parts of one slice")]
mod blocks {
    use std::time::Duration;

    use smallvec::SmallVec;

    use super::{Slices, Work, run_block};
    use crate::crew;
    use crate::dispatch::Plan;
    use crate::element::Element;
    use crate::exec::Exec;
    use crate::prefetch;

    /// Tensors are cut at multiples of this, so that no cut parts a vector or a cache line.
    const GRAIN: usize = 1024;

    /// A tensor in the row, as all threads share it.
    struct Tensor<'a, T> {
        /// Where it begins in the row.
        start: usize,
        len: usize,
        plan: &'a Plan<T>,
        fills: &'a [(usize, Plan<T>)],
        w: *mut T,
        g: *const T,
        states: SmallVec<[*mut T; 4]>,
    }

    // SAFETY: a tensor's pointers are those of slices that the step owns, of types that threads may
    // share and send. Each thread makes slices of its own block from them, and blocks are disjoint.
    unsafe impl<T: Element> Sync for Tensor<'_, T> {}

    impl<T: Element> Tensor<'_, T> {
        /// Runs the weights from `from` to `to`.
        fn run(&self, from: usize, to: usize) {
            assert!(from <= to && to <= self.len, "a part of the tensor");
            let len = to - from;
            // SAFETY: `from..to` lies in the tensor, whose slices the step borrows for as long as the
            // pointers are used. `run` below asks for each part once, and parts do not overlap: both
            // sides of a cut compute it alike, and every block is done once.
            let (w, g, mut states): (_, _, Slices<'_, T>) = unsafe {
                (
                    std::slice::from_raw_parts_mut(self.w.add(from), len),
                    std::slice::from_raw_parts(self.g.add(from), len),
                    self.states
                        .iter()
                        .map(|state| std::slice::from_raw_parts_mut(state.add(from), len))
                        .collect(),
                )
            };
            run_block(self.plan, self.fills, w, g, &mut states);
        }
    }

    pub(super) fn run<T: Element>(
        exec: &Exec,
        patience: Duration,
        plans: &[Plan<T>],
        work: &mut [Work<'_, T>],
    ) {
        let mut end = 0;
        let row: Vec<_> = work
            .iter_mut()
            .map(|work| {
                let start = end;
                end += work.w.len();
                Tensor {
                    start,
                    len: work.w.len(),
                    plan: &plans[work.plan],
                    fills: &work.fills,
                    w: work.w.as_mut_ptr(),
                    g: work.g.as_ptr(),
                    states: work.states.iter_mut().map(|s| s.as_mut_ptr()).collect(),
                }
            })
            .collect();
        let block = exec.block;
        let grain = if block >= 4 * GRAIN { GRAIN } else { 1 };
        // Where a place in the row cuts a tensor; both sides of it come to the same.
        let cut = |tensor: &Tensor<'_, T>, place: usize| match place.checked_sub(tensor.start) {
            None => 0,
            Some(inside) if inside >= tensor.len => tensor.len,
            Some(inside) => inside - inside % grain,
        };
        crew::share(&exec.threads, end.div_ceil(block), patience, &|index| {
            let (from, to) = (index * block, ((index + 1) * block).min(end));
            let first = row.partition_point(|tensor| tensor.start + tensor.len <= from);
            let inside = row[first..].iter().take_while(|tensor| tensor.start < to);
            for (position, tensor) in inside.enumerate() {
                if let Some(next) = row.get(first + position + 1) {
                    prefetch::begin_of(next.w, next.len);
                    prefetch::begin_of(next.g, next.len);
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
}
