//! Runs the tensors of a step: on the caller's thread, or cut into equal blocks on several.
//!
//! The tensors of a step stand in one row, which is cut into blocks of equal length whatever the
//! tensors' own are: many small ones make one block, a large one many. Every weight is computed by
//! itself, and what is reduced has fixed blocks of its own, so no cut shows in the result.

#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "threads write to disjoint parts of one slice")]
mod blocks;

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::dispatch::{Plan, Planner};
use crate::element::Element;
use crate::exec::Exec;
use crate::form::Extent;
use crate::panels::Sums;
use crate::rule::{Rule, RuleMeta, Storage};
use crate::staged::{Common, Staged};
use crate::state::TensorState;

/// The state slices of one tensor or block; most rules have at most four.
pub(crate) type Slices<'a, T> = SmallVec<[&'a mut [T]; 4]>;

/// The tensors of one step of one element type, made ready: nothing can go wrong any more.
#[derive(Debug)]
pub struct Step<'a, T: Element> {
    plans: SmallVec<[Plan<T>; 1]>,
    /// What the last plan is for, if other tensors may share it: the step number, and the extent for a
    /// rule that asks for it.
    shared: Option<(u64, Extent)>,
    work: SmallVec<[Work<'a, T>; 1]>,
    planner: Option<Planner>,
}

/// One tensor.
#[derive(Debug)]
struct Work<'a, T: Element> {
    /// Position of its plan; `None` if there is nothing to run now.
    plan: Option<usize>,
    /// Loops that fill a state from weights and gradient before its first use, with the
    /// position of that state among `states`. Nearly always none.
    fills: Vec<(usize, Plan<T>)>,
    w: &'a mut [T],
    g: Cow<'a, [T]>,
    states: Slices<'a, T>,
    /// Of a rule with reductions: how far it is.
    staged: Option<Box<Staged<'a, T>>>,
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
            planner: None,
        }
    }
}

/// What a rule asks of the tensor; nothing for one that does not ask, so that tensors share plans.
fn known_extent<R: Rule, T: Element>(state: &TensorState<T>) -> Extent {
    if R::USES_EXTENT {
        state.form().extent()
    } else {
        Extent::default()
    }
}

impl<'a, T: Element> Step<'a, T> {
    /// Bytes that a step over this many weights reads, if all states exist.
    pub(crate) fn most_bytes<R: Rule>(weights: usize) -> usize {
        let each = (2 + const { R::META }.states.len()) * size_of::<T>();
        each.saturating_mul(weights)
    }

    /// Makes a tensor ready, whose state has its memory: the step is counted, the arithmetic that is the same for
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
        self.planner = Some(planner);
        let form = state.form();
        let extent = known_extent::<R, T>(state);
        let (t, scalars, states, fresh) = state.advance();
        let mut fills = Vec::new();
        let mut slices = SmallVec::new();
        let mut axis_states = [Slices::new(), Slices::new()];
        for (index, storage, slot) in states {
            match storage {
                Storage::PerRow => axis_states[0].push(slot),
                Storage::PerColumn => axis_states[1].push(slot),
                _ => {
                    if !fresh.is_empty()
                        && fresh.contains(&index)
                        && let Some(plan) = rule.plan_fill(index, planner)
                    {
                        fills.push((slices.len(), plan));
                    }
                    slices.push(slot);
                }
            }
        }
        let mut staged = None;
        if R::REDUCES {
            // There is nothing to reduce of no weights.
            if w.is_empty() {
                return;
            }
            let mut way = Box::new(Staged::new(t, form, scalars, axis_states));
            let Some(first) = way.next(rule, planner) else {
                return;
            };
            self.shared = None;
            self.plans.push(first);
            staged = Some(way);
        } else {
            self.plan(rule, t, extent, scalars, planner);
        }
        self.work.push(Work {
            plan: Some(self.plans.len() - 1),
            fills,
            w,
            g,
            states: slices,
            staged,
        });
    }

    /// Makes the last plan that of a tensor at step `t`, under a rule without reductions.
    fn plan<R: Rule>(
        &mut self,
        rule: &R,
        t: u64,
        extent: Extent,
        scalars: &mut [f64],
        planner: Planner,
    ) {
        // Without scalar states, tensors at the same step have the same numbers.
        let own = const { has_scalars(&R::META) };
        if own || self.shared != Some((t, extent)) {
            let plan = rule.plan_step(0, t, extent, scalars, &[], planner);
            self.plans.extend(plan);
            self.shared = (!own).then_some((t, extent));
        }
    }

    /// What [`push`](Self::push) and [`run`](Self::run) do, for one tensor on the caller's thread under a
    /// rule without reductions: it is not written down first, which takes longer than a small tensor's
    /// arithmetic.
    pub(crate) fn run_alone<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        w: &mut [T],
        g: &[T],
        state: &mut TensorState<T>,
    ) {
        let planner = Planner::new(exec.set);
        let extent = known_extent::<R, T>(state);
        let (t, scalars, states, fresh) = state.advance();
        if self.shared.is_none() {
            // Numbers of one tensor, which has been run.
            self.plans.clear();
        }
        self.plan(rule, t, extent, scalars, planner);
        let mut slices: Slices<'_, T> = SmallVec::new();
        for (index, _, slot) in states {
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
    pub(crate) fn run<R: Rule>(&mut self, rule: &R, exec: &Exec) {
        self.pass(exec);
        drive(rule, exec, self, &mut Step::<T>::default());
    }

    /// Runs what is planned.
    pub(crate) fn pass(&mut self, exec: &Exec) {
        for work in &mut self.work {
            work.begin(&self.plans);
        }
        #[cfg(feature = "rayon")]
        {
            let ready = self.work.iter().filter(|work| work.plan.is_some());
            let weights = ready.clone().map(|work| work.w.len()).sum();
            let each =
                |work: &Work<'_, T>| (2 + work.states.len()).saturating_mul(size_of_val(&*work.w));
            let bytes = ready.map(each).fold(0, usize::saturating_add);
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
            let Some(plan) = work.plan.map(|plan| &self.plans[plan]) else {
                continue;
            };
            if let (Some(staged), Some(pass)) = (&mut work.staged, plan.pass) {
                run_fills(&work.fills, work.w, &work.g, &mut work.states);
                let mut part = staged.whole(plan, pass);
                part.run(work.w, &work.g, &mut work.states);
            } else {
                run_block(plan, &work.fills, work.w, &work.g, &mut work.states);
            }
        }
    }

    /// Brings every tensor that is on its way to its next loop over the weights, and tells whether there
    /// is one.
    fn advance<R: Rule>(&mut self, rule: &R) -> bool {
        let mut ready = false;
        for work in &mut self.work {
            let (Some(staged), Some(planner)) = (&mut work.staged, self.planner) else {
                work.plan = None;
                continue;
            };
            if let Some(plan) = work.plan.take() {
                staged.collect(&self.plans[plan]);
                work.fills.clear();
            }
            if !staged.waits()
                && let Some(plan) = staged.next(rule, planner)
            {
                work.plan = Some(self.plans.len());
                self.plans.push(plan);
                ready = true;
            }
        }
        ready
    }

    fn staged(&mut self) -> impl Iterator<Item = &mut Staged<'a, T>> {
        self.work
            .iter_mut()
            .filter_map(|work| work.staged.as_deref_mut())
    }
}

impl<T: Element> Work<'_, T> {
    /// Room for what the loop to come adds up.
    fn begin(&mut self, plans: &[Plan<T>]) {
        if let (Some(staged), Some(plan)) = (&mut self.staged, self.plan)
            && let Some(pass) = plans[plan].pass
        {
            staged.sums = Sums::new(staged.form, pass);
        }
    }
}

/// Runs the stages that follow the first, of all tensors together: what is reduced over the model is
/// known when all have come so far.
pub(crate) fn drive<R: Rule, A: Element, B: Element>(
    rule: &R,
    exec: &Exec,
    a: &mut Step<'_, A>,
    b: &mut Step<'_, B>,
) {
    if a.staged().next().is_none() && b.staged().next().is_none() {
        return;
    }
    loop {
        // Both, whatever the first says.
        let ready = [a.advance(rule), b.advance(rule)];
        if ready != [false; 2] {
            a.pass(exec);
            b.pass(exec);
            continue;
        }
        let mut common = Common::default();
        a.staged().for_each(|staged| staged.contribute(&mut common));
        b.staged().for_each(|staged| staged.contribute(&mut common));
        if common.is_empty() {
            return;
        }
        a.staged().for_each(|staged| staged.receive(&common));
        b.staged().for_each(|staged| staged.receive(&common));
    }
}

fn run_fills<T: Element>(
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
) {
    for (state, fill) in fills {
        fill.run(w, g, &mut states[*state..=*state]);
    }
}

fn run_block<T: Element>(
    plan: &Plan<T>,
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
) {
    run_fills(fills, w, g, states);
    plan.run(w, g, states);
}
