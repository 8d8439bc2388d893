//! Schedules under the names of optax, with its numbers.
//!
//! Arguments have optax' names and order. As in optax, they give *values*, whatever the hyper-parameter's own value is.
//! Steps count from 0, as optax counts. Inside an optimizer optax computes them in `f32`; here they are `f64`.
//!
//! What may be left out in optax is [`Delay`] here, or another method: `transition_begin` of a line or a polynomial is
//! [`Schedule::delayed`]. `inject_hyperparams` and `join_schedules` need nothing but a schedule here.

use super::Schedule;
use super::arguments::{above_zero, finite, in_order, not_zero, unless};
use super::curve::{Anneal, Curve, Level};
use super::node::Node;
use super::plateau::Plateau;
use super::shapes::{between, constant};
use super::torch::one_after_another;
use crate::error::Error;

/// `constant_schedule`.
pub fn constant_schedule(value: f64) -> Schedule {
    constant(Level::Value(value))
}

/// `linear_schedule`: a line from one value to another, which is there after `transition_steps`. With 0 steps it stays at
/// `init_value`, as in optax. `transition_begin` is [`Schedule::delayed`].
pub fn linear_schedule(init_value: f64, end_value: f64, transition_steps: u64) -> Schedule {
    polynomial_schedule(init_value, end_value, 1.0, transition_steps)
}

/// `polynomial_schedule`: `end_value` + (`init_value` − `end_value`)(1 − k/`transition_steps`)ᵖ, and `end_value` from there on.
/// With 0 steps it stays at `init_value`, as in optax. `transition_begin` is [`Schedule::delayed`].
pub fn polynomial_schedule(
    init_value: f64,
    end_value: f64,
    power: f64,
    transition_steps: u64,
) -> Schedule {
    let of = "polynomial_schedule";
    let (from, to) = (Level::Value(init_value), Level::Value(end_value));
    // A line is a polynomial, without a power to compute.
    let anneal = if power == 1.0 {
        Anneal::Linear
    } else {
        Anneal::Polynomial(power)
    };
    if transition_steps == 0 {
        let whole = between(of, from, to, 1, anneal);
        return match whole.fault {
            None => constant(from),
            Some(fault) => Schedule::faulty(fault),
        };
    }
    between(of, from, to, transition_steps, anneal)
}

/// What `exponential_decay` may be told beside its three arguments.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Delay {
    /// `transition_begin`: so many steps before it begins.
    pub transition_begin: u64,
    /// `staircase`: by whole times of `transition_steps`.
    pub staircase: bool,
    /// `end_value`: the value goes no farther, down if it falls, and up if it rises.
    pub end_value: Option<f64>,
}

/// `exponential_decay`: `init_value` · `decay_rate` to the power of k/`transition_steps`.
#[allow(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 one step more is no difference"
)]
pub fn exponential_decay(
    init_value: f64,
    transition_steps: u64,
    decay_rate: f64,
    delay: Delay,
) -> Schedule {
    let of = "exponential_decay";
    let faults = [
        finite(of, "init_value", init_value),
        not_zero(of, "transition_steps", transition_steps),
        above_zero(of, "decay_rate", decay_rate),
    ];
    let decay = Schedule::checked(faults, || Node::Exponential {
        gamma: decay_rate,
        every: transition_steps as f64,
        staircase: delay.staircase,
    });
    let values = decay.of(init_value).delayed(delay.transition_begin);
    match delay.end_value {
        None => values,
        Some(end) if decay_rate < 1.0 => values.at_least(Level::Value(end)),
        Some(end) => values.at_most(Level::Value(end)),
    }
}

/// `cosine_decay_schedule`: from `init_value` to `alpha` · `init_value` in `decay_steps`, along half a cosine to the power of
/// `exponent`, and there from then on. optax' defaults are an `alpha` of 0 and an exponent of 1.
pub fn cosine_decay_schedule(
    init_value: f64,
    decay_steps: u64,
    alpha: f64,
    exponent: f64,
) -> Schedule {
    let of = "cosine_decay_schedule";
    let (from, to) = (Level::Value(init_value), Level::Value(alpha * init_value));
    let fault = finite(of, "alpha", alpha).or_else(|| not_zero(of, "decay_steps", decay_steps));
    match fault {
        None => between(of, from, to, decay_steps, cosine(exponent)),
        Some(fault) => Schedule::faulty(fault),
    }
}

fn cosine(exponent: f64) -> Anneal {
    if exponent == 1.0 {
        Anneal::Cosine
    } else {
        Anneal::CosinePower(exponent)
    }
}

/// `cosine_onecycle_schedule`: from `peak_value`/`div_factor` up in `pct_start` of the steps, and down to
/// `peak_value`/(`div_factor` · `final_div_factor`). optax' defaults are 0.3, 25 and 10,000.
pub fn cosine_onecycle_schedule(
    transition_steps: u64,
    peak_value: f64,
    pct_start: f64,
    div_factor: f64,
    final_div_factor: f64,
) -> Schedule {
    let of = "cosine_onecycle_schedule";
    let parts = [pct_start, 1.0];
    let last = 1.0 / (div_factor * final_div_factor);
    one_cycle(
        of,
        Anneal::Cosine,
        transition_steps,
        peak_value,
        &parts,
        [div_factor, last, 1.0],
    )
}

/// `linear_onecycle_schedule`: from `peak_value`/`div_factor` up in `pct_start` of the steps, down again until `pct_final` of
/// them, and to `peak_value`/(`div_factor` · `final_div_factor`) at the end. optax' defaults are 0.3, 0.85, 25 and 10,000.
pub fn linear_onecycle_schedule(
    transition_steps: u64,
    peak_value: f64,
    pct_start: f64,
    pct_final: f64,
    div_factor: f64,
    final_div_factor: f64,
) -> Schedule {
    let of = "linear_onecycle_schedule";
    let parts = [pct_start, pct_final, 1.0];
    let scales = [div_factor, 1.0 / div_factor, 1.0 / final_div_factor];
    one_cycle(
        of,
        Anneal::Linear,
        transition_steps,
        peak_value,
        &parts,
        scales,
    )
}

/// From the peak by the first scale below it, through each part of the steps.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of the steps in whole steps, as optax has it"
)]
fn one_cycle(
    of: &'static str,
    anneal: Anneal,
    steps: u64,
    peak: f64,
    parts: &[f64],
    scales: [f64; 3],
) -> Schedule {
    let div_factor = scales[0];
    let names = ["pct_start", "pct_final"];
    let outside = parts.iter().zip(names).find_map(|(part, what)| {
        unless((0.0..=1.0).contains(part), of, what, "from 0 to 1", *part)
    });
    let fault = not_zero(of, "transition_steps", steps)
        .or_else(|| above_zero(of, "div_factor", div_factor))
        .or(outside)
        .or_else(|| finite(of, "peak_value", peak))
        .or_else(|| {
            scales
                .iter()
                .find_map(|scale| above_zero(of, "final_div_factor", *scale))
        });
    if let Some(fault) = fault {
        return Schedule::faulty(fault);
    }
    let bounds = parts.iter().map(|part| (part * steps as f64) as u64);
    interpolated(of, anneal, peak / div_factor, bounds.zip(scales))
}

/// `piecewise_constant_schedule`: times a scale from each boundary on. Boundaries ascend.
pub fn piecewise_constant_schedule(
    init_value: f64,
    boundaries_and_scales: impl IntoIterator<Item = (u64, f64)>,
) -> Schedule {
    let of = "piecewise_constant_schedule";
    interpolated(of, Anneal::Hold, init_value, boundaries_and_scales)
}

/// `piecewise_interpolate_schedule`: from one boundary to the next to what the value before is times the boundary's scale, by
/// [`Anneal::Linear`] or [`Anneal::Cosine`]. Boundaries ascend.
pub fn piecewise_interpolate_schedule(
    interpolate_type: Anneal,
    init_value: f64,
    boundaries_and_scales: impl IntoIterator<Item = (u64, f64)>,
) -> Schedule {
    let of = "piecewise_interpolate_schedule";
    interpolated(of, interpolate_type, init_value, boundaries_and_scales)
}

fn interpolated(
    of: &'static str,
    anneal: Anneal,
    init_value: f64,
    boundaries_and_scales: impl IntoIterator<Item = (u64, f64)>,
) -> Schedule {
    let (boundaries, scales): (Vec<u64>, Vec<f64>) = boundaries_and_scales.into_iter().unzip();
    let mut value = init_value;
    let values: Vec<f64> = scales
        .into_iter()
        .map(|scale| {
            value *= scale;
            value
        })
        .collect();
    let parameter = anneal.parameter();
    let faults = [
        finite(of, "init_value", init_value),
        in_order(of, "boundaries", &boundaries),
        values.iter().find_map(|value| finite(of, "scales", *value)),
        parameter.and_then(|(what, value)| above_zero(of, what, value)),
    ];
    Schedule::checked(faults, || {
        let points = boundaries.into_iter().zip(values);
        let curve = Curve::at_rest(Level::Value(init_value));
        Node::Curve(points.fold(curve, |curve, (at, value)| {
            curve.until(at, Level::Value(value), anneal)
        }))
    })
}

/// `warmup_constant_schedule`: a line from `init_value` to `peak_value`, which is there after `warmup_steps` and stays. With 0 steps
/// it is there at once, where optax stays at `init_value` for ever.
pub fn warmup_constant_schedule(init_value: f64, peak_value: f64, warmup_steps: u64) -> Schedule {
    let of = "warmup_constant_schedule";
    let (from, to) = (Level::Value(init_value), Level::Value(peak_value));
    let faults = [
        finite(of, "init_value", init_value),
        finite(of, "peak_value", peak_value),
    ];
    Schedule::checked(faults, || {
        Node::Curve(Curve::new(from, to, warmup_steps, Anneal::Linear))
    })
}

/// `warmup_cosine_decay_schedule`: a line from `init_value` to `peak_value` in `warmup_steps`, then a cosine to `end_value`, which is
/// there after `decay_steps` *from the start*. optax' defaults are an `end_value` of 0 and an exponent of 1.
#[allow(
    clippy::cast_precision_loss,
    reason = "a message may have the nearest number"
)]
pub fn warmup_cosine_decay_schedule(
    init_value: f64,
    peak_value: f64,
    warmup_steps: u64,
    decay_steps: u64,
    end_value: f64,
    exponent: f64,
) -> Schedule {
    let of = "warmup_cosine_decay_schedule";
    let faults = [
        finite(of, "init_value", init_value),
        finite(of, "peak_value", peak_value),
        finite(of, "end_value", end_value),
        above_zero(of, "exponent", exponent),
        unless(
            decay_steps > warmup_steps,
            of,
            "decay_steps",
            "more than `warmup_steps`, which they include",
            decay_steps as f64,
        ),
    ];
    Schedule::checked(faults, || {
        let [init, peak, end] = [init_value, peak_value, end_value].map(Level::Value);
        let up = Curve::new(init, peak, warmup_steps, Anneal::Linear);
        Node::Curve(up.until(decay_steps, end, cosine(exponent)))
    })
}

/// `warmup_exponential_decay_schedule`: a line from `init_value` to `peak_value` in `warmup_steps`, then
/// [`exponential_decay`] with its settings, of which steps count from the end of the warm-up.
pub fn warmup_exponential_decay_schedule(
    init_value: f64,
    peak_value: f64,
    warmup_steps: u64,
    transition_steps: u64,
    decay_rate: f64,
    delay: Delay,
) -> Schedule {
    let up = warmup_constant_schedule(init_value, peak_value, warmup_steps);
    up.then(exponential_decay(
        peak_value,
        transition_steps,
        decay_rate,
        delay,
    ))
}

/// `join_schedules`: one schedule after another, each from its own step 0. Boundary i is the step at which schedule i + 1 begins,
/// so there is one boundary less than schedules, and they ascend.
pub fn join_schedules(
    schedules: impl IntoIterator<Item = Schedule>,
    boundaries: impl IntoIterator<Item = u64>,
) -> Schedule {
    one_after_another("join_schedules", "boundaries", schedules, boundaries)
}

/// `sgdr_schedule`: cycles of [`warmup_cosine_decay_schedule`], each for its own `decay_steps`; its arguments are those of
/// that function, without the exponent, which is 1. Behind the last it stays.
pub fn sgdr_schedule(cosine_kwargs: impl IntoIterator<Item = Sgdr>) -> Schedule {
    let cycles = cosine_kwargs.into_iter().map(|cycle| {
        let Sgdr {
            init_value,
            peak_value,
            warmup_steps,
            decay_steps,
            end_value,
            exponent,
        } = cycle;
        warmup_cosine_decay_schedule(
            init_value,
            peak_value,
            warmup_steps,
            decay_steps,
            end_value,
            exponent,
        )
    });
    let all = cycles.reduce(Schedule::then);
    all.unwrap_or_else(|| {
        Schedule::faulty(Error::InvalidSetting {
            of: "sgdr_schedule",
            what: "cosine_kwargs",
            domain: "at least one",
            value: 0.0,
        })
    })
}

/// A cycle of [`sgdr_schedule`]: the arguments of [`warmup_cosine_decay_schedule`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sgdr {
    /// Where it begins.
    pub init_value: f64,
    /// The top.
    pub peak_value: f64,
    /// Steps up.
    pub warmup_steps: u64,
    /// All its steps.
    pub decay_steps: u64,
    /// Where it ends.
    pub end_value: f64,
    /// The power of the cosine.
    pub exponent: f64,
}

/// `contrib.reduce_on_plateau`: times `factor` (0.1 in optax) when 10 metrics in a row are no lower than the best by a
/// ten-thousandth.
///
/// optax reduces when as many as `patience` are no better, torch and [`Plateau`] when more are: so this one's patience is one
/// less, and [`Plateau::with_patience`] takes one less, too. `rtol`, `atol`, `accumulation_size`, `min_scale` are
/// [`Plateau::with_relative_threshold`], [`Plateau::with_absolute_threshold`], [`Plateau::averaging`], [`Plateau::at_least`].
pub fn reduce_on_plateau(factor: f64) -> Plateau {
    Plateau::new(factor).with_patience(9)
}
