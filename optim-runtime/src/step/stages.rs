//! The stages of a step before it is taken: what they are to check, and how much memory they ask for.

use smallvec::SmallVec;

use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::dispatch::{Plan, Planner};
use crate::machine::exec::Exec;
use crate::reduce::stock::Asked;
use crate::tensor::state::TensorState;
use crate::value::element::Element;
use crate::value::history::Numbers;

/// Does something with the plan of each stage of the step to come, and with the numbers that it leaves. What is reduced is
/// not known yet, nor are numbers that are made of it.
pub(super) fn each<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    state: &TensorState<T>,
    numbers: &mut Numbers,
    mut each: impl FnMut(&Plan<T>, &Numbers) -> Result<(), Error>,
) -> Result<(), Error> {
    let (t, planner, extent) = (
        state.step() + 1,
        Planner::new(exec.set),
        state.matrix().extent(),
    );
    let mut reduced: SmallVec<[f64; 8]> = SmallVec::new();
    for stage in 0.. {
        let plan = rule.plan_step(stage, t, extent, numbers, &reduced, planner);
        let plan: Option<Plan<T>> = plan;
        let Some(plan) = plan else { break };
        each(&plan, numbers)?;
        let Some(stage) = plan.stage.filter(|stage| !stage.last) else {
            break;
        };
        let outputs = stage.outputs.iter();
        let numbers = outputs.filter(|(_, over)| over.axis().is_none()).count();
        reduced.resize(reduced.len() + numbers, 1.0);
    }
    Ok(())
}

/// What the step to come of a tensor asks for, before its inputs are known.
pub(super) fn asked<R: Rule, T: Element>(rule: &R, exec: &Exec, state: &TensorState<T>) -> Asked {
    let mut asked = Asked::of(state.matrix());
    if !R::REDUCES || state.is_only_counted::<R>() {
        return asked;
    }
    let mut numbers = state.numbers_before(rule);
    numbers.given.resize(R::META.inputs.len(), 1.0);
    let walked = each(rule, exec, state, &mut numbers, |plan, _| {
        go_through(&mut asked, plan, exec);
        Ok(())
    });
    debug_assert_eq!(walked, Ok(()), "nothing fails");
    asked
}

/// [`Asked::go_through`].
pub(super) fn go_through<T: Element>(asked: &mut Asked, plan: &Plan<T>, exec: &Exec) {
    if let Some(stage) = plan.stage {
        asked.go_through(stage, &plan.matrices, T::DTYPE, exec);
    }
}
