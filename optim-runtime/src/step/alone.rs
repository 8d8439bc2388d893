//! The step of one tensor on the caller's thread, under a rule without reductions: nothing is written down for it.

use smallvec::SmallVec;

use super::batch::{Beside, known_extent, run_block, run_fills};
use super::held;
use crate::door::meta::Storage;
use crate::door::rule::Rule;
use crate::error::Error;
use crate::lens::behind::Behind;
use crate::lens::gradient::Gradient;
use crate::machine::dispatch::{Plan, Planner};
use crate::machine::exec::Exec;
use crate::tensor::Slices;
use crate::tensor::state::TensorState;
use crate::value::element::Element;

/// One step, of which nothing has been checked yet but that its states have their memory.
///
/// # Errors
/// [`Error::NumberOutOfRange`] and [`Error::MissingInput`]. Nothing is written then, and what was to change in the state is to be forgotten.
pub(super) fn step_alone<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    w: &mut [T],
    g: &Gradient<'_, T>,
    state: &mut TensorState<T>,
) -> Result<(), Error> {
    let beside = Beside {
        parameter: "",
        inputs: g.beside,
    };
    let planner = Planner::new(exec.set);
    let (t, extent) = (state.step() + 1, known_extent::<R, T>(state));
    let mut numbers = state.numbers_before(rule);
    // What has met infinite gradients is not looked at: see `Batch::check`.
    let is_known = numbers.scalars.iter().all(|value| value.is_finite());
    let is_only_counted = state.is_only_counted::<R>();
    let plan: Option<Plan<T>> = rule.plan_step(0, t, extent, &mut numbers, &[], planner);
    if is_known && !is_only_counted {
        held::<R, T>(plan.as_ref().and_then(|plan| plan.lost), t)?;
    }
    beside.has_all::<R>(plan.as_ref(), t)?;
    let made = state.change();
    let (_, kept, states) = state.advance(rule);
    if is_only_counted {
        return Ok(());
    }
    *kept = numbers;
    if let Some(plan) = &plan {
        run_with(rule, planner, plan, made, states, (w, g), None);
    }
    Ok(())
}

/// Runs the loop of a step that has been counted, behind those that fill the states that were made for it.
pub(super) fn run_with<'s, R: Rule, T: Element>(
    rule: &R,
    planner: Planner,
    plan: &Plan<T>,
    made: Option<Vec<usize>>,
    states: impl Iterator<Item = (usize, Storage, &'s mut [T])>,
    (w, g): (&mut [T], &Gradient<'_, T>),
    mut behind: Option<Box<Behind<'_, T>>>,
) {
    let mut slices: Slices<'_, T> = SmallVec::new();
    for (index, _, slot) in states {
        if made.as_ref().is_some_and(|made| made.contains(&index))
            && let Some(fill) = rule.plan_fill(index, planner)
        {
            run_fills(&[(0, fill)], w, g, &mut [&mut *slot]);
        }
        slices.push(slot);
    }
    run_block(plan, &[], w, g, &mut slices, behind.as_deref_mut());
}
