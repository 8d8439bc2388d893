//! The schedules that others are made of.

use std::sync::Arc;

use super::Schedule;
use super::arguments::{above_zero, finite, in_order, not_negative, not_zero, unless};
use super::curve::{Anneal, Curve, Level};
use super::cycles::{Cyclic, Restarts, Swell};
use super::node::{Function, Node};

/// The same factor at all steps. It has no end: see [`Schedule::for_steps`].
pub fn constant(factor: impl Into<Level>) -> Schedule {
    let level = factor.into();
    Schedule::checked([finite("constant", "factor", level.number())], || {
        Node::Constant(level)
    })
}

/// A straight line from one factor to another, which is there after so many steps.
pub fn linear(from: impl Into<Level>, to: impl Into<Level>, steps: u64) -> Schedule {
    let (from, to) = (from.into(), to.into());
    between("linear", from, to, steps, Anneal::Linear)
}

/// A curve from one level to another.
pub(super) fn between(
    of: &'static str,
    from: Level,
    to: Level,
    steps: u64,
    anneal: Anneal,
) -> Schedule {
    let parameter = anneal.parameter();
    let faults = [
        finite(of, "from", from.number()),
        finite(of, "to", to.number()),
        not_zero(of, "steps", steps),
        parameter.and_then(|(what, value)| above_zero(of, what, value)),
    ];
    Schedule::checked(faults, || Node::Curve(Curve::new(from, to, steps, anneal)))
}

/// Up from 0 to 1 in a straight line: step k has k/steps.
///
/// So the first step has 0 and moves no weight, as with optax and Transformers. torch's line begins at a third, and
/// [`up_from`](Schedule::up_from) begins anywhere: `warmup(n).up_from(1.0 / n as f64)`, say.
pub fn warmup(steps: u64) -> Schedule {
    between("warmup", 0.0.into(), 1.0.into(), steps, Anneal::Linear)
}

/// Down from 1 to 0 along half a cosine (Loshchilov and Hutter, <https://arxiv.org/abs/1608.03983>): (1 + cos(πk/steps))/2,
/// and 0 from there on. [`down_to`](Schedule::down_to) ends elsewhere.
pub fn cosine(steps: u64) -> Schedule {
    between("cosine", 1.0.into(), 0.0.into(), steps, Anneal::Cosine)
}

/// Down from 1 to 0 by (1 − k/steps)ᵖ. [`down_to`](Schedule::down_to) ends elsewhere.
pub fn polynomial(steps: u64, power: f64) -> Schedule {
    let anneal = Anneal::Polynomial(power);
    between("polynomial", 1.0.into(), 0.0.into(), steps, anneal)
}

/// γᵏ at step k, without an end.
pub fn exponential(gamma: f64) -> Schedule {
    Schedule::checked([not_negative("exponential", "gamma", gamma)], || {
        Node::Exponential {
            gamma,
            every: 1.0,
            staircase: false,
        }
    })
}

/// Times γ after every so many steps, without an end.
#[allow(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 one step more is no difference"
)]
pub fn step(every: u64, gamma: f64) -> Schedule {
    let faults = [
        not_zero("step", "every", every),
        not_negative("step", "gamma", gamma),
    ];
    Schedule::checked(faults, || Node::Exponential {
        gamma,
        every: every as f64,
        staircase: true,
    })
}

/// Times γ at each of the milestones, which are in ascending order; one that is there twice counts twice.
pub fn multi_step(milestones: impl IntoIterator<Item = u64>, gamma: f64) -> Schedule {
    let milestones: Arc<[u64]> = milestones.into_iter().collect();
    let faults = [
        unless(
            !milestones.is_empty(),
            "multi_step",
            "milestones",
            "at least one",
            0.0,
        ),
        in_order("multi_step", "milestones", &milestones),
        not_negative("multi_step", "gamma", gamma),
    ];
    Schedule::checked(faults, || Node::MultiStep { milestones, gamma })
}

/// 1/√(1 + k/steps), without an end: half of it after three times so many steps. Behind a warm-up of as many steps this is
/// √(steps/k), the usual schedule of transformers: `warmup(n).then(inverse_sqrt(n))`.
pub fn inverse_sqrt(steps: u64) -> Schedule {
    inverse("inverse_sqrt", steps, 0.5)
}

/// (1 + k/steps)⁻ᵖ, without an end; the power 1 is what is called decay by inverse time.
pub fn inverse_power(steps: u64, power: f64) -> Schedule {
    inverse("inverse_power", steps, power)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 one step more is no difference"
)]
fn inverse(of: &'static str, steps: u64, power: f64) -> Schedule {
    let faults = [not_zero(of, "steps", steps), above_zero(of, "power", power)];
    Schedule::checked(faults, || Node::Inverse {
        steps: steps as f64,
        power,
    })
}

/// The schedule of "Attention is all you need" (<https://arxiv.org/abs/1706.03762>, equation 3):
/// d⁻¹ᐟ² · min((k + 1)⁻¹ᐟ², (k + 1) · warmup⁻³ᐟ²). The paper has it for a rate of 1, so it is large as a factor.
#[allow(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 one step more is no difference"
)]
pub fn noam(d_model: u64, warmup: u64) -> Schedule {
    let fault = not_zero("noam", "d_model", d_model).or_else(|| not_zero("noam", "warmup", warmup));
    if let Some(fault) = fault {
        return Schedule::faulty(fault);
    }
    let peak = 1.0 / (d_model as f64 * warmup as f64).sqrt();
    let steps = warmup as f64;
    let tail = inverse_sqrt(warmup);
    if warmup == 1 {
        return tail.times(constant(peak));
    }
    // Step k is the paper's step k + 1, so the peak is at step warmup − 1.
    linear(1.0 / steps, 1.0, warmup - 1)
        .then(tail)
        .times(constant(peak))
}

/// One cycle (Smith and Topin, <https://arxiv.org/abs/1708.07120>) with torch's numbers: along cosines from 1/25 up to 1 in
/// the first three tenths, and down to 4 · 10⁻⁶ in the rest. Factors of the largest rate, so the hyper-parameter's own value is
/// torch's `max_lr`; [`torch::one_cycle_lr`](super::torch::one_cycle_lr) has its settings and the momentum beside it.
pub fn one_cycle(steps: u64) -> Schedule {
    super::torch::one_cycle_lr(1.0, steps).factors("one_cycle")
}

/// Up and down in straight lines (Smith, <https://arxiv.org/abs/1506.01186>): from `low` to `high` in `up` steps and back in
/// `down` steps, without an end.
pub fn cyclic(low: impl Into<Level>, high: impl Into<Level>, up: u64, down: u64) -> Schedule {
    swelling("cyclic", low.into(), high.into(), (up, down), Swell::Same)
}

pub(super) fn swelling(
    of: &'static str,
    low: Level,
    high: Level,
    (up, down): (u64, u64),
    swell: Swell,
) -> Schedule {
    let per_step = match swell {
        Swell::PerStep(factor) => not_negative(of, "gamma", factor),
        _ => None,
    };
    let faults = [
        finite(of, "low", low.number()),
        finite(of, "high", high.number()),
        not_zero(of, "up", up),
        not_zero(of, "down", down),
        per_step,
    ];
    Schedule::checked(faults, || {
        Node::Cyclic(Cyclic {
            low,
            high,
            up,
            down,
            swell,
        })
    })
}

/// Cosines from 1 to 0, one after another, without an end (Loshchilov and Hutter, <https://arxiv.org/abs/1608.03983>): the
/// first takes `first` steps, each one `growth` times as many as the one before, in whole steps.
/// [`down_to`](Schedule::down_to) has other lows. To end with a low, say `restarts(10, 2.0).for_steps(70)`.
pub fn restarts(first: u64, growth: f64) -> Schedule {
    restarting(
        "restarts",
        Restarts {
            first,
            up: 0,
            growth,
            shrink: 1.0,
            low: 0.0.into(),
            high: 1.0.into(),
        },
    )
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a message may have the nearest number"
)]
pub(super) fn restarting(of: &'static str, restarts: Restarts) -> Schedule {
    let faults = [
        not_zero(of, "first", restarts.first),
        unless(
            restarts.up < restarts.first,
            of,
            "up",
            "less than the steps of a cycle",
            restarts.up as f64,
        ),
        above_zero(of, "growth", restarts.growth),
        not_negative(of, "shrink", restarts.shrink),
        finite(of, "low", restarts.low.number()),
        finite(of, "high", restarts.high.number()),
    ];
    Schedule::checked(faults, || Node::Restarts(restarts))
}

/// Up from 0 to 1, there for a while, and down to 0, each in so many steps (Hu and others,
/// <https://arxiv.org/abs/2404.06395>). [`down_to`](Schedule::down_to) ends elsewhere, and
/// [`shaped`](Schedule::shaped) goes down another way. `stable` and `warmup` may be 0.
pub fn warmup_stable_decay(warmup: u64, stable: u64, decay: u64) -> Schedule {
    let of = "warmup_stable_decay";
    let begin = warmup.saturating_add(stable);
    let (low, high) = (Level::Factor(0.0), Level::Factor(1.0));
    Schedule::checked([not_zero(of, "decay", decay)], || {
        let up = if warmup == 0 {
            Curve::at_rest(high)
        } else {
            Curve::new(low, high, warmup, Anneal::Linear)
        };
        let curve = up.until(begin, high, Anneal::Hold);
        Node::Curve(curve.until(begin.saturating_add(decay), low, Anneal::Linear))
    })
}

/// From point to point, each a step and a factor, in ascending order of the steps; before the first and behind the last it
/// stays. `Anneal::Hold` makes stairs.
///
/// ```
/// use optim_runtime::schedule::{Anneal, piecewise};
///
/// let schedule = piecewise(Anneal::Linear, [(0, 0.0), (100, 1.0), (900, 1.0), (1_000, 0.1)]);
/// assert_eq!(schedule.at(50), 0.5);
/// ```
pub fn piecewise<L: Into<Level>>(
    anneal: Anneal,
    points: impl IntoIterator<Item = (u64, L)>,
) -> Schedule {
    let of = "piecewise";
    let (steps, levels): (Vec<u64>, Vec<Level>) = points
        .into_iter()
        .map(|(step, level)| (step, level.into()))
        .unzip();
    let parameter = anneal.parameter();
    let mut infinite = levels
        .iter()
        .map(|level| finite(of, "factor", level.number()));
    let faults = [
        unless(!steps.is_empty(), of, "points", "at least one", 0.0),
        in_order(of, "steps", &steps),
        infinite.find_map(|fault| fault),
        parameter.and_then(|(what, value)| above_zero(of, what, value)),
    ];
    Schedule::checked(faults, || {
        let mut points = steps.into_iter().zip(levels);
        // It was looked at that there is one.
        let (at, level) = points.next().unwrap_or((0, Level::Factor(1.0)));
        let curve = if at == 0 {
            Curve::at_rest(level)
        } else {
            Curve::new(level, level, at, Anneal::Hold)
        };
        Node::Curve(points.fold(curve, |curve, (at, level)| curve.until(at, level, anneal)))
    })
}

/// The factors that a function gives for each step, without an end. It cannot be written down or compared.
pub fn from_fn(function: impl Fn(u64) -> f64 + Send + Sync + 'static) -> Schedule {
    Schedule::new(Node::Function(Function(Arc::new(function))))
}

/// These factors, one a step; the last one stays.
pub fn table(factors: impl IntoIterator<Item = f64>) -> Schedule {
    let factors: Arc<[f64]> = factors.into_iter().collect();
    let mut infinite = factors
        .iter()
        .map(|factor| finite("table", "factor", *factor));
    let faults = [
        unless(!factors.is_empty(), "table", "factors", "at least one", 0.0),
        infinite.find_map(|fault| fault),
    ];
    Schedule::checked(faults, || Node::Table(factors))
}
