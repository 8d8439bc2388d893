//! The tensors of a step of one element type, planned together: run on the caller's thread, or cut into equal
//! blocks on several.
//!
//! They stand in one row, which is cut into blocks of equal length whatever the tensors' own are: many
//! small ones make one block, a large one many. Every weight is computed by itself, and what is reduced has
//! fixed blocks of its own, so no cut shows in the result.

use std::marker::PhantomData;

use smallvec::SmallVec;

use super::{Tensor, held};
use crate::door::meta::{RuleMeta, Storage};
use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::dispatch::{Plan, Planner};
use crate::machine::exec::Exec;
use crate::reduce::partition::Sums;
use crate::reduce::progress::Progress;
use crate::tensor::Slices;
use crate::tensor::state::TensorState;
use crate::value::element::Element;
use crate::value::erased::Family;
use crate::value::extent::Extent;
use crate::value::stage::Over;

/// The tensors of one step of one element type.
#[derive(Debug)]
pub(crate) struct Batch<'a, T: Element> {
    plans: SmallVec<[Plan<T>; 1]>,
    /// What the last plan is for, if other tensors may share it: the step number, and the extent for a
    /// rule that asks for it.
    shared: Option<(u64, Extent)>,
    tensors: SmallVec<[Planned<'a, T>; 1]>,
    planner: Option<Planner>,
}

/// [`Batch`].
pub(crate) struct BatchFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for BatchFamily<'a> {
    type Of<T: Element> = Batch<'a, T>;
}

/// A tensor whose loop is chosen.
#[derive(Debug)]
pub(super) struct Planned<'a, T: Element> {
    /// Position of its plan; `None` if there is nothing to run now.
    pub(super) plan: Option<usize>,
    /// Loops that fill a state from weights and gradient before its first use, with the
    /// position of that state among `states`. Nearly always none.
    pub(super) fills: Vec<(usize, Plan<T>)>,
    pub(super) w: &'a mut [T],
    pub(super) g: &'a [T],
    pub(super) states: Slices<'a, T>,
    /// Of a rule with reductions: how far it is.
    pub(super) progress: Option<Box<Progress<'a, T>>>,
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

impl<T: Element> Default for Batch<'_, T> {
    fn default() -> Self {
        Self {
            plans: SmallVec::new(),
            shared: None,
            tensors: SmallVec::new(),
            planner: None,
        }
    }
}

/// What a rule asks of the tensor; nothing for one that does not ask, so that tensors share plans.
fn known_extent<R: Rule, T: Element>(state: &TensorState<T>) -> Extent {
    if R::USES_EXTENT {
        state.matrix().extent()
    } else {
        Extent::default()
    }
}

impl<'a, T: Element> Batch<'a, T> {
    /// Room for this many tensors.
    pub(super) fn reserve(&mut self, tensors: usize) {
        self.tensors.reserve(tensors);
    }

    /// Whether the element type holds all numbers of the step to come that are known before it begins. The
    /// plan is kept for tensors that may share it.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] and [`Error::BatchOfMatrices`].
    pub(crate) fn check<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        state: &TensorState<T>,
    ) -> Result<(), Error> {
        let (t, planner) = (state.step() + 1, Planner::new(exec.set));
        if state.scalars().iter().any(|value| !value.is_finite()) {
            // It has met infinite gradients, and the hyper-parameters have no part in it.
            return Ok(());
        }
        // Scalar states are not to change yet.
        let mut scalars: SmallVec<[f64; 8]> = SmallVec::from_slice(state.scalars());
        if !R::REDUCES {
            let extent = known_extent::<R, T>(state);
            self.plan(rule, t, extent, &mut scalars, planner);
            let lost = self.plans.last().and_then(|plan| plan.lost);
            if lost.is_some() || self.shared.is_none() {
                self.plans.clear();
                self.shared = None;
            }
            return held::<R, T>(lost, t);
        }
        // What is reduced is not known yet, nor are numbers that are made of it.
        let mut reduced: SmallVec<[f64; 8]> = SmallVec::new();
        for stage in 0.. {
            let extent = state.matrix().extent();
            let plan = rule.plan_step::<T>(stage, t, extent, &mut scalars, &reduced, planner);
            let Some(plan) = plan else { break };
            held::<R, T>(plan.lost.filter(|lost| lost.known), t)?;
            let Some(stage) = plan.stage.filter(|stage| !stage.last) else {
                break;
            };
            let matrices = state.matrix().matrices;
            let of_rows =
                stage.axis.is_some() && stage.outputs.iter().any(|(_, over)| *over == Over::Tensor);
            if matrices > 1 && of_rows && const { has_scalars(&R::META) } {
                return Err(Error::BatchOfMatrices {
                    rule: R::META.name,
                    matrices,
                });
            }
            let outputs = stage.outputs.iter();
            let numbers = outputs.filter(|(_, over)| over.axis().is_none()).count();
            reduced.resize(reduced.len() + numbers, 1.0);
        }
        Ok(())
    }

    /// Makes a tensor ready: the step is counted, the arithmetic that is the same for all weights is done.
    pub(super) fn push<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Tensor<'a, T>) {
        let Tensor { w, g, state } = tensor;
        let planner = Planner::new(exec.set);
        self.planner = Some(planner);
        let matrix = state.matrix();
        let extent = known_extent::<R, T>(state);
        let made = state.change();
        let (t, scalars, states) = state.advance();
        let mut fills = Vec::new();
        let mut slices = SmallVec::new();
        let mut axis_states = [Slices::new(), Slices::new()];
        for (index, storage, slot) in states {
            match storage {
                Storage::PerRow => axis_states[0].push(slot),
                Storage::PerColumn => axis_states[1].push(slot),
                _ => {
                    if made.as_ref().is_some_and(|made| made.contains(&index))
                        && let Some(plan) = rule.plan_fill(index, planner)
                    {
                        fills.push((slices.len(), plan));
                    }
                    slices.push(slot);
                }
            }
        }
        let mut progress = None;
        if R::REDUCES {
            // There is nothing to reduce of no weights.
            if w.is_empty() {
                return;
            }
            let mut begun = Box::new(Progress::new(t, matrix, scalars, axis_states));
            let Some(first) = begun.next(rule, planner) else {
                return;
            };
            self.shared = None;
            self.plans.push(first);
            progress = Some(begun);
        } else {
            self.plan(rule, t, extent, scalars, planner);
        }
        self.tensors.push(Planned {
            plan: Some(self.plans.len() - 1),
            fills,
            w,
            g,
            states: slices,
            progress,
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

    /// What [`push`](Self::push) and [`pass`](Self::pass) do, for one tensor on the caller's thread under a
    /// rule without reductions.
    pub(super) fn run_alone<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Tensor<'_, T>) {
        let Tensor { w, g, state } = tensor;
        let planner = Planner::new(exec.set);
        let extent = known_extent::<R, T>(state);
        let made = state.change();
        let (t, scalars, states) = state.advance();
        if self.shared.is_none() {
            // Numbers of one tensor, which has been run.
            self.plans.clear();
        }
        self.plan(rule, t, extent, scalars, planner);
        let mut slices: Slices<'_, T> = SmallVec::new();
        for (index, _, slot) in states {
            if made.as_ref().is_some_and(|made| made.contains(&index))
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

    /// Runs what is planned: one pass over the weights.
    pub(super) fn pass(&mut self, exec: &Exec) {
        for tensor in &mut self.tensors {
            tensor.begin(&self.plans);
        }
        #[cfg(feature = "rayon")]
        {
            let ready = self.tensors.iter().filter(|tensor| tensor.plan.is_some());
            let weights = ready.clone().map(|tensor| tensor.w.len()).sum();
            let bytes = |tensor: &Planned<'_, T>| {
                (2 + tensor.states.len()).saturating_mul(size_of_val(&*tensor.w))
            };
            let turn = exec.turn(weights, ready.map(bytes).fold(0, usize::saturating_add));
            if let Some(wait) = turn.wait {
                super::blocks::run(exec, wait, &self.plans, &mut self.tensors);
                return;
            }
            self.on_this_thread();
        }
        #[cfg(not(feature = "rayon"))]
        {
            let _ = exec;
            self.on_this_thread();
        }
    }

    fn on_this_thread(&mut self) {
        for tensor in &mut self.tensors {
            let Some(plan) = tensor.plan.map(|plan| &self.plans[plan]) else {
                continue;
            };
            if let (Some(progress), Some(stage)) = (&mut tensor.progress, plan.stage) {
                run_fills(&tensor.fills, tensor.w, tensor.g, &mut tensor.states);
                let mut chunk = progress.whole(plan, stage);
                chunk.run(tensor.w, tensor.g, &mut tensor.states);
            } else {
                run_block(plan, &tensor.fills, tensor.w, tensor.g, &mut tensor.states);
            }
        }
    }

    /// Brings every tensor that is on its way to its next loop over the weights, and tells whether there
    /// is one.
    pub(super) fn advance<R: Rule>(&mut self, rule: &R) -> bool {
        let mut ready = false;
        for tensor in &mut self.tensors {
            let (Some(progress), Some(planner)) = (&mut tensor.progress, self.planner) else {
                tensor.plan = None;
                continue;
            };
            if let Some(plan) = tensor.plan.take() {
                progress.collect(&self.plans[plan]);
                tensor.fills.clear();
            }
            if !progress.waits()
                && let Some(plan) = progress.next(rule, planner)
            {
                tensor.plan = Some(self.plans.len());
                self.plans.push(plan);
                ready = true;
            }
        }
        ready
    }

    /// Of a rule with reductions: how far each tensor is.
    pub(super) fn progress(&mut self) -> impl Iterator<Item = &mut Progress<'a, T>> {
        self.tensors
            .iter_mut()
            .filter_map(|tensor| tensor.progress.as_deref_mut())
    }
}

impl<T: Element> Planned<'_, T> {
    /// Room for what the loop to come adds up.
    fn begin(&mut self, plans: &[Plan<T>]) {
        if let (Some(progress), Some(plan)) = (&mut self.progress, self.plan)
            && let Some(stage) = plans[plan].stage
        {
            progress.sums = Sums::new(progress.matrix, stage);
        }
    }
}

pub(super) fn run_fills<T: Element>(
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
) {
    for (state, fill) in fills {
        fill.run(w, g, &mut states[*state..=*state]);
    }
}

pub(super) fn run_block<T: Element>(
    plan: &Plan<T>,
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
) {
    run_fills(fills, w, g, states);
    plan.run(w, g, states);
}
