//! The step of a list of parameters that stays: what was found of all of them in the step before holds, so one of them is
//! looked at, its plan is that of all, and nothing is asked of the others.
//!
//! A tensor costs a few dozen nanoseconds then beside its loop, where it costs a hundred otherwise.

use super::batch::Batch;
use super::batches::OneOfEach;
use super::members::{Alike, Members, Moved};
use crate::door::rule::Rule;
use crate::machine::prefetch;
use crate::tensor::param::{AnyData, Data};
use crate::tensor::state::{AnyState, TensorState};
use crate::value::element::Element;
use crate::value::erased::Sealed;
use crate::value::extent::Extent;

/// How many tensors ahead what is known of one is fetched: far enough for memory.
const AHEAD: usize = 3;

/// What is so of all tensors that share a plan under this rule; nothing for one that asks each tensor.
pub(crate) fn alike_under<R: Rule>(rule: &R) -> Option<Alike> {
    let states = const { R::META }.states.len();
    let gives = const { !R::META.inputs.is_empty() || R::META.draws_noise };
    if R::REDUCES || R::USES_EXTENT || gives || states > 64 {
        return None;
    }
    let exists = |index: usize| u64::from(rule.state_is_active(index, Extent::default()));
    Some(Alike {
        rule: const { R::META.fingerprint },
        states: (0..states).fold(0, |all, index| all | exists(index) << index),
    })
}

/// Computes tensors one by one with the plan that they share. While one is computed, the next is fetched.
pub(super) fn run(plans: &OneOfEach<'_>, members: Members<'_, '_>) {
    let mut members = members;
    let mut next = members.next();
    while let Some(moved) = next {
        next = members.next();
        members.fetch_ahead(AHEAD);
        if let Some(next) = &next {
            fetch_ahead(next);
        }
        step(plans, moved);
    }
}

#[inline(always)]
fn step(plans: &OneOfEach<'_>, moved: Moved<'_, '_>) {
    let Moved { param, state, .. } = moved;
    opened_alike!(AnyData(&mut param.data), AnyState(state), (data, state) => {
        of_one(Sealed::of(plans), data, state);
    });
}

#[inline(always)]
fn of_one<T: Element>(batch: &Batch<'_, T>, data: &mut Data<'_, T>, state: &mut TensorState<T>) {
    let (plan, after) = batch
        .shared_plan()
        .expect("a bug in optim: tensors share a plan that there is not");
    let mut states = state.go_on(after);
    plan.run(data.w, &data.g, &mut states);
}

fn fetch_ahead(moved: &Moved<'_, '_>) {
    opened_alike!(AnyData(&moved.param.data), AnyState(&*moved.state), (data, state) => {
        prefetch::begin_of(data.w.as_ptr(), data.w.len());
        prefetch::begin_of(data.g.as_ptr(), data.g.len());
        state.fetch_ahead();
    });
}
