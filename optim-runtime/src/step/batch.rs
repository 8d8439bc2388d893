//! The tensors of a step of one element type, planned together: run on the caller's thread, or cut into equal
//! blocks on several.
//!
//! They stand in one row, which is cut into blocks of equal length whatever the tensors' own are: many
//! small ones make one block, a large one many. Every weight is computed by itself, and what is reduced has
//! fixed blocks of its own, so no cut shows in the result.

use std::collections::VecDeque;
use std::marker::PhantomData;

use smallvec::SmallVec;

use super::alone::run_with;
use super::converges::converges;
use super::{Tensor, held, stages};
use crate::door::rule::Rule;
use crate::error::Error;
use crate::lens::behind::Behind;
use crate::lens::gradient::Gradient;
use crate::machine::dispatch::{Given, Plan, Planner};
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::exec::Turn;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
use crate::reduce::matrices::{self, Jobs, JobsFamily};
use crate::reduce::progress::Progress;
use crate::reduce::stock::{Asked, Stock};
use crate::reduce::workspaces::Workspaces;
use crate::tensor::Slices;
use crate::tensor::inputs::Inputs;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::state::{TensorState, axis_of};
use crate::value::element::Element;
use crate::value::erased::Family;
use crate::value::extent::Extent;
use crate::value::history::Numbers;
use crate::value::number::Lost;
use crate::value::stage::{Axis, OfAxes, Over, Stage};

/// The tensors of one step of one element type.
#[derive(Debug)]
pub(crate) struct Batch<'a, T: Element> {
    plans: SmallVec<[Plan<T>; 1]>,
    /// What the last plan was made of, if other tensors may share it.
    shared: Option<Shared>,
    /// Whether all tensors that were checked have that plan, so that it need not be asked again; nothing where none was.
    all_share: Option<bool>,
    tensors: SmallVec<[Planned<'a, T>; 1]>,
    planner: Option<Planner>,
    /// Of a rule with reductions: memory of those tensors that were checked and are not among these yet, in their order.
    stocks: VecDeque<Stock<T>>,
    /// Where matrices are computed.
    workspaces: Workspaces<T>,
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
    pub(super) g: Gradient<'a, T>,
    pub(super) states: Slices<'a, T>,
    /// What takes in the weights once they are written.
    pub(super) behind: Option<Box<Behind<'a, T>>>,
    /// Of a rule with reductions: how far it is.
    pub(super) progress: Option<Box<Progress<'a, T>>>,
}

/// What a tensor is given in the step to come beside weights and gradient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside<'b, T: Element> {
    /// Its name; empty for a bare tensor.
    pub(crate) parameter: &'b str,
    pub(crate) inputs: Option<&'b Inputs<'b, T>>,
}

impl<T: Element> Beside<'_, T> {
    /// Whether all is there that the loop of a plan reads in step `t`.
    #[inline]
    pub(super) fn has_all<R: Rule>(&self, plan: Option<&Plan<T>>, t: u64) -> Result<(), Error> {
        for given in plan.map_or(&[][..], |plan| plan.given) {
            if let Given::Input(input) = given
                && self.inputs.and_then(|inputs| inputs.get(input)).is_none()
            {
                return Err(Error::MissingInput {
                    rule: R::META.name,
                    parameter: self.parameter.to_owned(),
                    input,
                    step: t,
                });
            }
        }
        Ok(())
    }
}

/// What a plan is made of beside the rule. Tensors that agree in it share the plan.
#[derive(Debug)]
struct Shared {
    t: u64,
    /// Of a rule that asks for it.
    extent: Extent,
    before: Numbers,
    /// What the plan has made of the numbers, if they are others.
    after: Option<Numbers>,
}

impl Shared {
    /// Whether the plan is that of a tensor with these numbers.
    fn fits(&self, t: u64, extent: Extent, numbers: &Numbers) -> bool {
        self.t == t && self.extent == extent && self.before == *numbers
    }
}

impl<T: Element> Default for Batch<'_, T> {
    fn default() -> Self {
        Self {
            plans: SmallVec::new(),
            shared: None,
            all_share: None,
            tensors: SmallVec::new(),
            planner: None,
            stocks: VecDeque::new(),
            workspaces: Workspaces::default(),
        }
    }
}

/// What a rule asks of the tensor; nothing for one that does not ask, so that tensors share plans.
pub(super) fn known_extent<R: Rule, T: Element>(state: &TensorState<T>) -> Extent {
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
    /// [`Error::NumberOutOfRange`], [`Error::Diverges`], [`Error::NotAMatrix`], [`Error::BatchOfMatrices`],
    /// [`Error::MissingInput`] and [`Error::NoMemoryForStep`].
    pub(crate) fn check<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        state: &TensorState<T>,
        beside: Beside<'_, T>,
    ) -> Result<(), Error> {
        let (t, planner) = (state.step() + 1, Planner::new(exec.set));
        if !R::REDUCES && state.begins_with_its_numbers() {
            let extent = known_extent::<R, T>(state);
            let mut shared = self.shared.iter();
            if shared.any(|shared| shared.fits(t, extent, state.numbers())) {
                // That plan was looked at; what its loop reads is given to each tensor.
                return beside.has_all::<R>(self.plans.last(), t);
            }
        }
        // The first has a plan that others may share, unless it has none yet.
        let is_first = self.all_share.is_none();
        self.all_share = Some(is_first && state.begins_with_its_numbers());
        // The state's own are not to change yet.
        let mut numbers = state.numbers_before(rule);
        // Otherwise it has met infinite gradients, and the hyper-parameters have no part in it.
        let is_known = numbers.scalars.iter().all(|value| value.is_finite());
        let is_checked = is_known || !R::META.inputs.is_empty();
        if !is_checked && !R::REDUCES {
            return Ok(());
        }
        let is_only_counted = state.is_only_counted::<R>();
        let held = |lost: Option<Lost>| {
            let is_looked_at = is_known && !is_only_counted;
            held::<R, T>(lost.filter(|_| is_looked_at), t)
        };
        if !R::REDUCES {
            let extent = known_extent::<R, T>(state);
            if is_only_counted {
                // What its loop would read is asked for all the same.
                let plan: Option<Plan<T>> =
                    rule.plan_step(0, t, extent, &mut numbers, &[], planner);
                return beside.has_all::<R>(plan.as_ref(), t);
            }
            self.plan_alone(rule, t, extent, &mut numbers, planner);
            let plan = self.plans.last();
            held(plan.and_then(|plan| plan.lost))?;
            return beside.has_all::<R>(plan, t);
        }
        let MatrixLayout { ndim, matrices, .. } = state.matrix();
        let takes_memory = !is_only_counted && !state.is_hollow();
        let mut asked = Asked::of(state.matrix());
        stages::each(rule, exec, state, &mut numbers, |plan, numbers| {
            if takes_memory {
                stages::go_through(&mut asked, plan, exec);
            }
            if !is_checked {
                return Ok(());
            }
            held(plan.lost.filter(|lost| lost.known))?;
            beside.has_all::<R>(Some(plan), t)?;
            let of_matrices = |stage: &Stage| {
                !stage.matrices.is_empty() || stage.axis.is_some_and(Axis::is_of_pairs)
            };
            if ndim < 2 && plan.stage.is_some_and(of_matrices) {
                return Err(Error::NotAMatrix {
                    rule: R::META.name,
                    parameter: String::new(),
                    ndim,
                });
            }
            converges(R::META.name, plan)?;
            let Some(stage) = plan.stage.filter(|stage| !stage.last) else {
                return Ok(());
            };
            let of_rows =
                stage.axis.is_some() && stage.outputs.iter().any(|(_, over)| *over == Over::Tensor);
            if matrices > 1 && of_rows && !numbers.scalars.is_empty() {
                return Err(Error::BatchOfMatrices {
                    rule: R::META.name,
                    matrices,
                });
            }
            Ok(())
        })?;
        match takes_memory {
            true => self.take_memory(R::META.name, exec, &asked),
            false => Ok(()),
        }
    }

    /// Has memory for what the stages of a tensor keep and compute in.
    fn take_memory(&mut self, rule: &'static str, exec: &Exec, asked: &Asked) -> Result<(), Error> {
        let no_memory = |bytes| Error::NoMemoryForStep { rule, bytes };
        let stock = asked.stock();
        let stock = stock.ok_or_else(|| no_memory(asked.bytes::<T>()))?;
        self.stocks.push_back(stock);
        let taken = self.workspaces.reserve(asked.demand, exec);
        taken.map_err(no_memory)
    }

    /// Whether the tensors that were checked share the plan that is kept; nothing where none was.
    pub(super) fn share_one_plan(&self) -> Option<bool> {
        let kept = self.shared.is_some() && self.plans.len() == 1;
        self.all_share.map(|all| all && kept)
    }

    /// The plan that the tensors share, and the numbers that they have behind it, if these are others than before.
    pub(super) fn shared_plan(&self) -> Option<(&Plan<T>, Option<&Numbers>)> {
        let after = self.shared.as_ref()?.after.as_ref();
        Some((self.plans.first()?, after))
    }

    /// Makes a tensor ready: the step is counted, the arithmetic that is the same for all weights is done.
    pub(super) fn push<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Tensor<'a, T>) {
        let Tensor {
            w,
            g,
            state,
            mut behind,
            #[cfg(feature = "sharded")]
            segment,
        } = tensor;
        let planner = Planner::new(exec.set);
        self.planner = Some(planner);
        let matrix = state.matrix();
        let extent = known_extent::<R, T>(state);
        let is_only_counted = state.is_only_counted::<R>();
        let made = state.change();
        let (t, numbers, states) = state.advance(rule);
        if is_only_counted {
            return;
        }
        let mut fills = Vec::new();
        let mut slices = SmallVec::new();
        let mut axis_states: OfAxes<Slices<'_, T>> = OfAxes::default();
        for (index, storage, slot) in states {
            match storage {
                storage if let Some(axis) = axis_of(storage) => {
                    axis_states[axis.index()].push(slot);
                }
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
            if let Some(behind) = &mut behind {
                behind.before_all(w, &g);
            }
            let stock = self.stocks.pop_front();
            let stock = stock.expect("a bug in optim: a tensor without memory was not checked");
            let mut begun = Box::new(Progress::new(t, matrix, numbers, axis_states, stock));
            #[cfg(feature = "sharded")]
            begun.set_segment(segment);
            let Some(first) = begun.next(rule, planner, exec, &self.workspaces) else {
                return;
            };
            self.shared = None;
            self.plans.push(first);
            progress = Some(begun);
        } else {
            self.plan(rule, t, extent, numbers, planner);
        }
        self.tensors.push(Planned {
            plan: Some(self.plans.len() - 1),
            fills,
            w,
            g,
            states: slices,
            behind,
            progress,
        });
    }

    /// Makes the last plan that of a tensor at step `t`, under a rule without reductions.
    fn plan<R: Rule>(
        &mut self,
        rule: &R,
        t: u64,
        extent: Extent,
        numbers: &mut Numbers,
        planner: Planner,
    ) {
        // Tensors that have come the same way have the same numbers, nearly always.
        if let Some(shared) = &self.shared
            && (self.all_share == Some(true) || shared.fits(t, extent, numbers))
        {
            if let Some(after) = &shared.after {
                numbers.clone_from(after);
            }
            return;
        }
        let before = numbers.clone();
        let plan = rule.plan_step(0, t, extent, numbers, &[], planner);
        self.plans.extend(plan);
        self.shared = Some(Shared {
            t,
            extent,
            after: (*numbers != before).then(|| numbers.clone()),
            before,
        });
    }

    /// The same where no other plan is needed any more.
    fn plan_alone<R: Rule>(
        &mut self,
        rule: &R,
        t: u64,
        extent: Extent,
        numbers: &mut Numbers,
        planner: Planner,
    ) {
        self.plan(rule, t, extent, numbers, planner);
        if let Some(last @ 1..) = self.plans.len().checked_sub(1) {
            self.plans.swap(0, last);
            self.plans.truncate(1);
        }
    }

    /// What [`push`](Self::push) and [`pass`](Self::pass) do, for one tensor on the caller's thread under a
    /// rule without reductions.
    pub(super) fn run_alone<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Tensor<'_, T>) {
        let planner = Planner::new(exec.set);
        let extent = known_extent::<R, T>(tensor.state);
        let is_only_counted = tensor.state.is_only_counted::<R>();
        let made = tensor.state.change();
        let (t, numbers, states) = tensor.state.advance(rule);
        if is_only_counted {
            return;
        }
        self.plan_alone(rule, t, extent, numbers, planner);
        if let Some(plan) = self.plans.last() {
            run_with(
                rule,
                planner,
                plan,
                made,
                states,
                (tensor.w, &tensor.g),
                tensor.behind,
            );
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
                let stage = tensor.plan.and_then(|plan| self.plans[plan].stage);
                let kept = stage.map_or(0, |stage| stage.kept.len());
                (2 + tensor.states.len() + kept).saturating_mul(size_of_val(&*tensor.w))
            };
            let bytes = ready.map(bytes).fold(0, usize::saturating_add);
            exec.pass(Doing::Loop, weights, bytes, |turn| {
                if turn.is_shared() {
                    self.share(exec, turn);
                } else {
                    self.on_this_thread();
                }
            });
        }
        #[cfg(not(feature = "rayon"))]
        {
            let _ = exec;
            self.on_this_thread();
        }
    }

    /// Runs what is planned on several threads.
    #[cfg(feature = "rayon")]
    pub(super) fn share(&mut self, exec: &Exec, turn: &mut Turn<'_>) {
        super::blocks::run(exec, turn, &self.plans, &mut self.tensors);
    }

    fn on_this_thread(&mut self) {
        for tensor in &mut self.tensors {
            let Some(plan) = tensor.plan.map(|plan| &self.plans[plan]) else {
                continue;
            };
            if let (Some(progress), Some(stage)) = (&mut tensor.progress, plan.stage) {
                run_fills(&tensor.fills, tensor.w, &tensor.g, &mut tensor.states);
                let mut kept = std::mem::take(&mut progress.kept);
                {
                    let mut states: Slices<'_, T> = SmallVec::new();
                    states.extend(tensor.states.iter_mut().map(|state| &mut **state));
                    states.extend(stage.of_kept(&mut kept));
                    let mut chunk = progress.whole(plan, stage);
                    chunk.run(tensor.w, &tensor.g, &mut states);
                }
                progress.kept = kept;
            } else {
                // That of a rule with reductions takes in the weights when all loops have run.
                let behind = tensor.behind.as_deref_mut();
                let behind = behind.filter(|_| tensor.progress.is_none());
                let states = &mut tensor.states;
                run_block(plan, &tensor.fills, tensor.w, &tensor.g, states, behind);
            }
        }
    }

    /// Brings every tensor that is on its way to its next loop over the weights, and tells whether there
    /// is one.
    pub(super) fn advance<R: Rule>(&mut self, rule: &R, exec: &Exec) -> bool {
        self.make_matrices(exec);
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
                && let Some(plan) = progress.next(rule, planner, exec, &self.workspaces)
            {
                tensor.plan = Some(self.plans.len());
                self.plans.push(plan);
                ready = true;
            } else if progress.is_done()
                && let Some(mut behind) = tensor.behind.take()
            {
                // Which of its loops writes the weights is not told here, and there are few such tensors.
                behind.after_all(tensor.w);
            }
        }
        ready
    }

    /// Does what is to be done with matrices behind the loops that have run.
    fn make_matrices(&mut self, exec: &Exec) {
        let (plans, workspaces) = (&self.plans, &self.workspaces);
        for round in 0.. {
            let ready = self.tensors.iter_mut().filter_map(|tensor| {
                let plan = &plans[tensor.plan?];
                Some(tensor.progress.as_mut()?.jobs(plan, round))
            });
            let list: Vec<_> = ready.flatten().collect();
            if list.is_empty() {
                return;
            }
            let jobs = Jobs { list, workspaces };
            matrices::run(exec, T::erase::<JobsFamily<'_>>(jobs));
            for tensor in &mut self.tensors {
                if let (Some(plan), Some(progress)) = (tensor.plan, &mut tensor.progress) {
                    progress.put(&plans[plan], round);
                }
            }
        }
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
            progress.begin(stage);
        }
    }
}

pub(super) fn run_fills<T: Element>(
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &Gradient<'_, T>,
    states: &mut [&mut [T]],
) {
    for (state, fill) in fills {
        let states = &mut states[*state..=*state];
        g.each(fill, w, states, None, |_, w, g, states| {
            fill.run(w, g, states);
        });
    }
}

pub(super) fn run_block<T: Element>(
    plan: &Plan<T>,
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &Gradient<'_, T>,
    states: &mut [&mut [T]],
    behind: Option<&mut Behind<'_, T>>,
) {
    run_fills(fills, w, g, states);
    g.each(plan, w, states, behind, |_, w, g, states| {
        plan.run(w, g, states);
    });
}
