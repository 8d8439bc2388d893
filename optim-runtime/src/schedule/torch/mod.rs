//! Schedules under the names of `torch.optim.lr_scheduler`, with its numbers.
//!
//! Arguments have torch's names and order. As in torch, schedules are of *factors of each group's own rate* unless a
//! number is a rate by its name (`eta_min`, `max_lr`), which is then the same for all groups. Steps count as in torch, where
//! `scheduler.step()` follows each `optimizer.step()`: the first step has `last_epoch` 0. What torch computes from the value
//! before, rounding it each time, is a closed form here.
//!
//! Decided otherwise, because a run would suffer:
//!
//! * [`constant_lr`] with 0 iterations has a factor of 1 from the start; torch's factor stays for ever.
//! * [`one_cycle_lr`] stays at its last value; torch goes on along the last line for one step more, below its own
//!   minimum, and then raises.
//! * [`chained_scheduler`] gives each schedule what those before it make of the rate. In torch each changes the rate
//!   *it finds* by the ratio of its own neighbouring values, so behind `CosineAnnealingLR` rates may turn negative.
//! * [`reduce_lr_on_plateau`] has a threshold of |best|, so that metrics below 0 work.

mod cycles;

pub use cycles::{CyclicLr, OneCycleLr, cyclic_lr, one_cycle_lr};

use super::Schedule;
use super::arguments::{above_zero, finite, in_order, not_zero, unless};
use super::curve::{Anneal, Curve, Level};
use super::cycles::Restarts;
use super::node::Node;
use super::plateau::Plateau;
use super::shapes::{
    between, constant, exponential, from_fn, multi_step, polynomial, restarting, step, table,
};
use crate::error::Error;

/// `LambdaLR`: the factor is what a function gives for a step, counted from 0.
pub fn lambda_lr(lr_lambda: impl Fn(u64) -> f64 + Send + Sync + 'static) -> Schedule {
    from_fn(lr_lambda)
}

/// The longest table of products: 128 MB.
const MOST: u64 = 1 << 24;

/// `MultiplicativeLR`: the factor of step k is the product of what a function gives for 1, 2, … k. There is no closed form of
/// any function, so it is asked for so many steps at once, and the last product stays.
#[allow(
    clippy::cast_precision_loss,
    reason = "a message may have the nearest number"
)]
pub fn multiplicative_lr(lr_lambda: impl Fn(u64) -> f64, steps: u64) -> Schedule {
    let of = "multiplicative_lr";
    let most = "16,777,216 at most";
    let fault = not_zero(of, "steps", steps)
        .or_else(|| unless(steps <= MOST, of, "steps", most, steps as f64));
    if let Some(fault) = fault {
        return Schedule::faulty(fault);
    }
    let mut product = 1.0;
    table((0..steps).map(|step| {
        if step > 0 {
            product *= lr_lambda(step);
        }
        product
    }))
}

/// `StepLR`: times `gamma` after every `step_size` steps.
pub fn step_lr(step_size: u64, gamma: f64) -> Schedule {
    step(step_size, gamma)
}

/// `MultiStepLR`: times `gamma` from each milestone on; one that is there twice counts twice. They are in ascending order.
pub fn multi_step_lr(milestones: impl IntoIterator<Item = u64>, gamma: f64) -> Schedule {
    multi_step(milestones, gamma)
}

/// `ConstantLR`: `factor` for `total_iters` steps, then 1. With 0 iterations it is 1 from the start, where torch's factor stays
/// for ever.
pub fn constant_lr(factor: f64, total_iters: u64) -> Schedule {
    if total_iters == 0 {
        let fault = finite("constant_lr", "factor", factor);
        return fault.map_or_else(|| constant(1.0), Schedule::faulty);
    }
    between(
        "constant_lr",
        factor.into(),
        1.0.into(),
        total_iters,
        Anneal::Hold,
    )
}

/// `LinearLR`: a line from `start_factor` to `end_factor`, which is there at step `total_iters` and stays. torch's defaults
/// are 1/3, 1 and 5.
pub fn linear_lr(start_factor: f64, end_factor: f64, total_iters: u64) -> Schedule {
    let (from, to) = (start_factor.into(), end_factor.into());
    between("linear_lr", from, to, total_iters, Anneal::Linear)
}

/// `ExponentialLR`: `gamma` to the power of the step.
pub fn exponential_lr(gamma: f64) -> Schedule {
    exponential(gamma)
}

/// `PolynomialLR`: (1 − k/total_iters) to the power, then 0. torch's defaults are 5 and 1.
pub fn polynomial_lr(total_iters: u64, power: f64) -> Schedule {
    polynomial(total_iters, power)
}

/// `CosineAnnealingLR`: from the group's rate to the rate `eta_min` in `t_max` steps, *and up again* in the next `t_max`, for
/// ever: a run that is to stay at the end wants [`cosine(t_max).down_to(Level::Value(eta_min))`](super::cosine).
pub fn cosine_annealing_lr(t_max: u64, eta_min: f64) -> Schedule {
    let of = "cosine_annealing_lr";
    let faults = [not_zero(of, "t_max", t_max), finite(of, "eta_min", eta_min)];
    Schedule::checked(faults, || {
        wave(Level::Factor(1.0), Level::Value(eta_min), t_max)
    })
}

/// Down along a cosine in so many steps and up again in as many, for ever.
pub(super) fn wave(high: Level, low: Level, steps: u64) -> Node {
    let period = steps.saturating_mul(2);
    let curve = Curve::new(high, low, steps, Anneal::Cosine).until(period, high, Anneal::Cosine);
    Node::Repeat {
        inner: Box::new(Node::Curve(curve)),
        period,
        times: None,
    }
}

/// `CosineAnnealingWarmRestarts`: from the group's rate down to the rate `eta_min` in `t_0` steps, again and again, each time
/// in `t_mult` times as many. The step at which a cycle would come to `eta_min` is the first of the next.
#[allow(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 one time more is no difference"
)]
pub fn cosine_annealing_warm_restarts(t_0: u64, t_mult: u64, eta_min: f64) -> Schedule {
    let of = "cosine_annealing_warm_restarts";
    let fault = not_zero(of, "t_0", t_0)
        .or_else(|| not_zero(of, "t_mult", t_mult))
        .or_else(|| finite(of, "eta_min", eta_min));
    if let Some(fault) = fault {
        return Schedule::faulty(fault);
    }
    restarting(
        of,
        Restarts {
            first: t_0,
            up: 0,
            growth: t_mult as f64,
            shrink: 1.0,
            low: Level::Value(eta_min),
            high: Level::Factor(1.0),
        },
    )
}

/// `SequentialLR`: one schedule after another, each from its own step 0. Milestone i is the step at which schedule i + 1 begins,
/// so there is one milestone less than schedules, and they ascend.
pub fn sequential_lr(
    schedulers: impl IntoIterator<Item = Schedule>,
    milestones: impl IntoIterator<Item = u64>,
) -> Schedule {
    one_after_another("sequential_lr", "milestones", schedulers, milestones)
}

/// One schedule after another, each for the steps from one boundary to the next.
#[allow(
    clippy::cast_precision_loss,
    reason = "a message may have the nearest number"
)]
pub(super) fn one_after_another(
    of: &'static str,
    what: &'static str,
    schedules: impl IntoIterator<Item = Schedule>,
    boundaries: impl IntoIterator<Item = u64>,
) -> Schedule {
    let schedules: Vec<_> = schedules.into_iter().collect();
    let boundaries: Vec<_> = boundaries.into_iter().collect();
    let fits = boundaries.len() + 1 == schedules.len();
    let one_less = "one less than there are schedules";
    let fault = unless(fits, of, what, one_less, boundaries.len() as f64)
        .or_else(|| in_order(of, what, &boundaries));
    if let Some(fault) = fault {
        return Schedule::faulty(fault);
    }
    let mut begin = 0;
    let mut all: Option<Schedule> = None;
    let ends = boundaries.into_iter().map(Some).chain([None]);
    for (schedule, end) in schedules.into_iter().zip(ends) {
        // One without a step is not there; what is wrong with it is all the same.
        if end == Some(begin) && schedule.fault().is_none() {
            continue;
        }
        let limited = match end {
            Some(end) => schedule.for_steps(end - begin),
            None => schedule,
        };
        begin = end.unwrap_or(begin);
        all = Some(match all {
            Some(all) => all.then(limited),
            None => limited,
        });
    }
    all.unwrap_or_else(|| constant(1.0))
}

/// `ChainedScheduler`: all at once, each of what those before it make of the rate.
///
/// Of factors that is their product, as in torch. Behind [`cosine_annealing_lr`] or before it torch's rates depend on how
/// they came about, rise where `eta_min` is no rate that the others leave, and may be negative; here the cosine goes from
/// what the others have at that step to `eta_min`.
pub fn chained_scheduler(schedulers: impl IntoIterator<Item = Schedule>) -> Schedule {
    let all = schedulers.into_iter().reduce(Schedule::on);
    all.unwrap_or_else(|| {
        let (of, what) = ("chained_scheduler", "schedulers");
        Schedule::faulty(Error::InvalidSetting {
            of,
            what,
            domain: "at least one",
            value: 0.0,
        })
    })
}

/// `SWALR`: from the group's rate to the rate `swa_lr` in `anneal_epochs` steps, by [`Anneal::Cosine`] or
/// [`Anneal::Linear`], and there for good. With 0 epochs it is there at once.
pub fn swa_lr(swa_lr: f64, anneal_epochs: u64, anneal: Anneal) -> Schedule {
    let parameter = anneal.parameter();
    let faults = [
        finite("swa_lr", "swa_lr", swa_lr),
        parameter.and_then(|(what, value)| above_zero("swa_lr", what, value)),
    ];
    Schedule::checked(faults, || {
        let (own, last) = (Level::Factor(1.0), Level::Value(swa_lr));
        Node::Curve(Curve::new(own, last, anneal_epochs, anneal))
    })
}

/// `ReduceLROnPlateau`: times `factor` (0.1 in torch) when more than 10 metrics in a row are no lower than the best by a
/// ten-thousandth; reductions of at most 10⁻⁸ are left out. `mode="max"` is [`Plateau::maximizing`], `min_lr` is
/// [`Plateau::at_least`] with a [`Level::Value`]; `threshold_mode="abs"` is a relative threshold of 0 and an absolute one.
pub fn reduce_lr_on_plateau(factor: f64) -> Plateau {
    Plateau::new(factor).with_least_change(1e-8)
}
