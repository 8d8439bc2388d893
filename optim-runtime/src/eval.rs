//! The loops of `eval`: from weights and states to the weights that a model is evaluated with.
//!
//! They read states and change none, so they are loops of another kind than those of a step, with
//! shared slices where those have exclusive ones. How they are compiled for each instruction set is
//! as in `dispatch`.

use smallvec::SmallVec;

use crate::dispatch::{InstructionSet, Planner};
use crate::element::Element;
use crate::error::Error;
use crate::exec::Exec;
use crate::rule::Rule;
use crate::state::TensorState;

/// What is known of a rule's `eval`.
#[derive(Clone, Copy, Debug)]
pub struct EvalMeta {
    /// Its equations as written, one statement each.
    pub equations: &'static [&'static str],
    /// Its equations as an `aligned` environment of LaTeX. The evaluation weights have `eval` at their
    /// foot.
    pub latex: &'static str,
    /// `eval` as a function of NumPy, with the import it needs. It is called like that of the step
    /// with `_eval` behind it, takes the weights, the state and the number of steps taken, and returns
    /// the evaluation weights:
    ///
    /// ```text
    /// def schedule_free_eval(w, state, t, lr=0.1, beta=0.9): …
    /// ```
    pub python: &'static str,
}

/// One loop of a rule's `eval`, for `S` states and `K` numbers that are the same for all weights.
///
/// Implemented by generated code only.
pub trait EvalKernel<T: Element, const S: usize, const K: usize> {
    /// Changes every weight. All slices are equally long.
    fn run(w: &mut [T], states: [&[T]; S], scalars: [T; K]);
}

/// A kernel with its counts erased, compiled for one instruction set.
///
/// Safety: it may be called where that instruction set was detected, and nowhere else.
type Entry<T> = unsafe fn(&mut [T], &[&[T]], &[T]);

/// A loop of `eval` made ready for one tensor: which one, the states it reads, and its numbers.
#[derive(Debug)]
pub struct EvalPlan<T> {
    entry: Entry<T>,
    /// Positions among the rule's states.
    states: &'static [usize],
    scalars: SmallVec<[T; 12]>,
}

impl Planner {
    /// The loop `L` with the positions of the states it reads, and its numbers, which are rounded,
    /// once, to the element type.
    pub fn plan_eval<L, T, const S: usize, const K: usize>(
        self,
        states: &'static [usize; S],
        scalars: [f64; K],
    ) -> EvalPlan<T>
    where
        L: EvalKernel<T, S, K>,
        T: Element,
    {
        EvalPlan {
            entry: match self.instruction_set() {
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx512 => under_avx512::<L, T, S, K>,
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx2 => under_avx2::<L, T, S, K>,
                #[cfg(target_arch = "aarch64")]
                InstructionSet::Neon => under_neon::<L, T, S, K>,
                _ => under_baseline::<L, T, S, K>,
            },
            states,
            scalars: scalars.into_iter().map(T::from_f64).collect(),
        }
    }
}

impl<T: Element> EvalPlan<T> {
    /// Runs the loop over one block: equally long pieces of weights and states.
    #[allow(
        unsafe_code,
        reason = "the one door into code for a detected instruction set"
    )]
    fn run(&self, w: &mut [T], states: &[&[T]]) {
        // SAFETY: `plan_eval` took `entry` from the instruction set of a `Planner`, which has that of
        // a `Detected`, and one of those exists only for a set that this processor has.
        unsafe { (self.entry)(w, states, &self.scalars) }
    }
}

/// Restores the counts that [`Entry`] erased. They agree because the plan's list of states and the
/// loop come from one generated rule.
#[inline(always)]
fn restore<L, T, const S: usize, const K: usize>(w: &mut [T], states: &[&[T]], scalars: &[T])
where
    L: EvalKernel<T, S, K>,
    T: Element,
{
    let states = <&[&[T]; S]>::try_from(states).expect("one slice per state that is read");
    let scalars = <&[T; K]>::try_from(scalars).expect("the scalars that were planned");
    L::run(w, *states, *scalars);
}

/// [`restore`] and with it the loop, compiled for one instruction set each.
macro_rules! compiled_under {
    ($($(#[$attribute:meta])* $name:ident;)*) => {$(
        $(#[$attribute])*
        fn $name<L, T, const S: usize, const K: usize>(
            w: &mut [T],
            states: &[&[T]],
            scalars: &[T],
        ) where
            L: EvalKernel<T, S, K>,
            T: Element,
        {
            restore::<L, T, S, K>(w, states, scalars);
        }
    )*};
}

compiled_under! {
    under_baseline;

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    under_avx2;

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512dq,avx512vl")]
    under_avx512;

    #[cfg(target_arch = "aarch64")]
    #[target_feature(enable = "neon")]
    under_neon;
}

/// What is to be done to the weights of one tensor. Nothing can go wrong any more.
#[derive(Debug)]
pub(crate) struct Work<'a, T> {
    plan: EvalPlan<T>,
    states: SmallVec<[&'a [T]; 4]>,
}

impl<'a, T: Element> Work<'a, T> {
    /// `None` if the weights are evaluated as they are: the rule has no `eval`, or no step was taken.
    pub(crate) fn of<R: Rule>(
        rule: &R,
        exec: &Exec,
        state: &'a TensorState<T>,
    ) -> Result<Option<Self>, Error> {
        if state.step() == 0 {
            return Ok(None);
        }
        let planner = Planner::new(exec.set);
        let Some(plan) = rule.plan_eval(state.step(), state.scalars(), planner) else {
            return Ok(None);
        };
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
}

/// One tensor's, from its weights to `out`, which is as long.
pub(crate) fn one<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    w: &[T],
    state: &TensorState<T>,
    out: &mut [T],
) -> Result<(), Error> {
    let work = Work::of(rule, exec, state)?;
    out.copy_from_slice(w);
    if let Some(work) = work {
        run(exec, &mut [(work, out)]);
    }
    Ok(())
}

/// Does all of them, on the caller's thread or cut into blocks on several: every weight is computed
/// by itself, so no cut shows in the result.
pub(crate) fn run<T: Element>(exec: &Exec, jobs: &mut [(Work<'_, T>, &mut [T])]) {
    #[cfg(feature = "rayon")]
    {
        let weights = jobs.iter().map(|(_, w)| w.len()).sum();
        let bytes = jobs.iter();
        let bytes = bytes
            .map(|(work, w)| (1 + work.states.len()).saturating_mul(size_of_val(*w)))
            .fold(0, usize::saturating_add);
        let turn = exec.turn(weights, bytes);
        if let Some(patience) = turn.patience {
            shared(exec, patience, jobs);
            return;
        }
    }
    #[cfg(not(feature = "rayon"))]
    let _ = exec;
    for (Work { plan, states }, w) in jobs {
        plan.run(w, states);
    }
}

/// Each block behind a lock of its own, which nobody else asks for: models are evaluated now and then,
/// and a list of blocks costs nothing beside the pass over memory.
#[cfg(feature = "rayon")]
fn shared<T: Element>(
    exec: &Exec,
    patience: std::time::Duration,
    jobs: &mut [(Work<'_, T>, &mut [T])],
) {
    use std::sync::{Mutex, PoisonError};

    let mut blocks = Vec::new();
    for (Work { plan, states }, w) in jobs {
        let (plan, states) = (&*plan, &*states);
        for (index, block) in w.chunks_mut(exec.block).enumerate() {
            blocks.push((plan, states, index * exec.block, Mutex::new(block)));
        }
    }
    crate::crew::share(&exec.threads, blocks.len(), patience, &|index| {
        let (plan, states, start, block) = &blocks[index];
        let mut block = block.lock().unwrap_or_else(PoisonError::into_inner);
        let end = start + block.len();
        let states: SmallVec<[&[T]; 4]> = states.iter().map(|state| &state[*start..end]).collect();
        plan.run(&mut block, &states);
    });
}
