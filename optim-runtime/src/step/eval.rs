//! `eval`: from weights and states to the weights that a model is evaluated with.

use smallvec::SmallVec;

use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::dispatch::{EvalPlan, Planner};
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::exec::Turn;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
use crate::step::held;
use crate::tensor::state::TensorState;
use crate::value::element::Element;

/// The loop for a tensor, with the states it reads.
#[derive(Debug)]
pub(crate) struct Evaluation<'a, T: Element> {
    plan: EvalPlan<T>,
    states: SmallVec<[&'a [T]; 4]>,
}

/// A tensor whose weights are to be evaluated. Nothing can go wrong any more.
#[derive(Debug)]
pub(crate) struct Job<'a, T: Element> {
    evaluation: Evaluation<'a, T>,
    w: &'a mut [T],
}

impl<'a, T: Element> Evaluation<'a, T> {
    /// `None` if the weights are evaluated as they are: the rule has no `eval`, or no step was taken. So are none whose
    /// steps were only counted, for their numbers are those before any.
    pub(crate) fn of<R: Rule>(
        rule: &R,
        exec: &Exec,
        state: &'a TensorState<T>,
    ) -> Result<Option<Self>, Error> {
        if state.step() == 0 || state.is_only_counted::<R>() {
            return Ok(None);
        }
        let planner = Planner::new(exec.set);
        let Some(plan) = rule.plan_eval(state.step(), state.numbers(), planner) else {
            return Ok(None);
        };
        held::<R, T>(plan.lost, state.step())?;
        let mut states = SmallVec::new();
        for &index in plan.states {
            // One that was switched on since has its initial value at the next step, and none now.
            states.push(state.kept(index).ok_or(Error::StateNotKeptYet {
                rule: R::META.name,
                state: R::META.states[index].name,
            })?);
        }
        Ok(Some(Self { plan, states }))
    }

    /// Its loop, where that runs on a device.
    #[cfg(feature = "cuda")]
    pub(crate) fn plan(&self) -> &EvalPlan<T> {
        &self.plan
    }

    /// With these weights, which it changes.
    pub(crate) fn of_weights(self, w: &'a mut [T]) -> Job<'a, T> {
        Job {
            evaluation: self,
            w,
        }
    }
}

/// One tensor's, from its weights to `out`, which is as long.
pub(super) fn one<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    w: &[T],
    state: &TensorState<T>,
    out: &mut [T],
) -> Result<(), Error> {
    let evaluation = Evaluation::of(rule, exec, state)?;
    out.copy_from_slice(w);
    if let Some(evaluation) = evaluation {
        run(exec, &mut [evaluation.of_weights(out)]);
    }
    Ok(())
}

/// Does all of them, on the caller's thread or cut into blocks on several: every weight is computed
/// by itself, so no cut shows in the result.
pub(crate) fn run<T: Element>(exec: &Exec, jobs: &mut [Job<'_, T>]) {
    #[cfg(feature = "rayon")]
    {
        let weights = jobs.iter().map(|job| job.w.len()).sum();
        let bytes = |job: &Job<'_, T>| {
            (1 + job.evaluation.states.len()).saturating_mul(size_of_val(&*job.w))
        };
        let bytes = jobs.iter().map(bytes).fold(0, usize::saturating_add);
        exec.pass(Doing::Evaluate, weights, bytes, |turn| {
            if turn.is_shared() {
                shared(exec, turn, jobs);
            } else {
                alone(jobs);
            }
        });
    }
    #[cfg(not(feature = "rayon"))]
    {
        let _ = exec;
        alone(jobs);
    }
}

/// By the caller's thread.
fn alone<T: Element>(jobs: &mut [Job<'_, T>]) {
    for Job { evaluation, w } in jobs {
        evaluation.plan.run(w, &evaluation.states);
    }
}

/// Each block behind a lock of its own, which nobody else asks for: models are evaluated now and then,
/// and a list of blocks costs nothing beside the pass over memory.
#[cfg(feature = "rayon")]
fn shared<T: Element>(exec: &Exec, turn: &mut Turn<'_>, jobs: &mut [Job<'_, T>]) {
    use std::sync::{Mutex, PoisonError};

    let mut blocks = Vec::new();
    for Job { evaluation, w } in jobs {
        let Evaluation { plan, states } = &*evaluation;
        for (index, block) in w.chunks_mut(exec.block).enumerate() {
            blocks.push((plan, states, index * exec.block, Mutex::new(block)));
        }
    }
    turn.share(blocks.len(), &|index| {
        let (plan, states, start, block) = &blocks[index];
        let mut block = block.lock().unwrap_or_else(PoisonError::into_inner);
        let end = start + block.len();
        let states: SmallVec<[&[T]; 4]> = states.iter().map(|state| &state[*start..end]).collect();
        plan.run(&mut block, &states);
    });
}
