//! Schedules under the names of the package pytorch_optimizer, with its numbers.
//!
//! Its classes come one step late: `step()` behind each step of the optimizer, as torch has it, leaves the first step with
//! a rate from before the schedule. That is so here; the schedules of the [module above](super) begin with the first step.

use super::Schedule;
use super::arguments::{above_zero, finite, not_zero, unless};
use super::curve::{Anneal, Curve, Level};
use super::cycles::Restarts;
use super::node::Node;
use super::shapes::restarting;
use super::torch::wave;

/// `get_wsd_schedule`: up from 0 in `num_warmup_steps`, there for `num_stable_steps`, and down in `num_decay_steps`, by
/// [`Anneal::Sqrt`] ("1-sqrt", its default), [`Anneal::Square`], [`Anneal::Linear`], or as a cosine: [`Anneal::Cosine`], or
/// [`Anneal::Waves`] with its `num_cycles`.
///
/// Only the cosine goes down to `min_lr_ratio`; the others go to 0, and then the factor *rises* to it, as a jump.
/// [`warmup_stable_decay`](super::warmup_stable_decay) with [`down_to`](Schedule::down_to) does not.
pub fn get_wsd_schedule(
    num_warmup_steps: u64,
    num_stable_steps: u64,
    num_decay_steps: u64,
    min_lr_ratio: f64,
    cooldown_type: Anneal,
) -> Schedule {
    let of = "get_wsd_schedule";
    let parameter = cooldown_type.parameter();
    let faults = [
        not_zero(of, "num_decay_steps", num_decay_steps),
        finite(of, "min_lr_ratio", min_lr_ratio),
        parameter.and_then(|(what, value)| above_zero(of, what, value)),
    ];
    Schedule::checked(faults, || {
        let [zero, one, least] = [0.0, 1.0, min_lr_ratio].map(Level::Factor);
        let is_cosine = matches!(cooldown_type, Anneal::Cosine | Anneal::Waves(_));
        let begin = num_warmup_steps.saturating_add(num_stable_steps);
        let end = begin.saturating_add(num_decay_steps);
        let curve = Curve::new(zero, one, num_warmup_steps, Anneal::Linear)
            .until(begin, one, Anneal::Hold)
            .until(end, if is_cosine { least } else { zero }, cooldown_type)
            .until(end, least, Anneal::Hold);
        Node::Curve(curve)
    })
}

/// `REXScheduler`: the first step has `min_lr`, and from the second on it goes from `max_lr` to `min_lr`, which is there at step
/// `total_steps` and stays ([`Anneal::Rex`]). Values, whatever the group's rate.
pub fn rex_scheduler(total_steps: u64, max_lr: f64, min_lr: f64) -> Schedule {
    let of = "rex_scheduler";
    let faults = [
        not_zero(of, "total_steps", total_steps),
        finite(of, "max_lr", max_lr),
        finite(of, "min_lr", min_lr),
    ];
    Schedule::checked(faults, || {
        let (high, low) = (Level::Value(max_lr), Level::Value(min_lr));
        // The way is the whole one, of which the first step is behind.
        let rest = Curve::at_rest(high).reach(-1.0, high, Anneal::Hold).until(
            total_steps - 1,
            low,
            Anneal::Rex,
        );
        late(low, vec![(0, Node::Curve(rest))])
    })
}

/// A first step with a rate of its own, and then the rest.
fn late(first: Level, rest: Vec<(u64, Node)>) -> Node {
    let first = Node::Curve(Curve::new(first, first, 1, Anneal::Hold));
    let rest = rest.into_iter().map(|(at, node)| (at + 1, node));
    Node::Sequence([(0, first)].into_iter().chain(rest).collect())
}

/// `CosineScheduler`: the first step has `min_lr`; from the second on a line from `init_lr` to `max_lr` in `warmup_steps`, and a
/// cosine to `min_lr`, which comes at step `t_max` + 1, *and up again*, for ever, as torch's
/// [`cosine_annealing_lr`](super::torch::cosine_annealing_lr). Values, whatever the group's rate.
pub fn cosine_scheduler(
    t_max: u64,
    max_lr: f64,
    min_lr: f64,
    init_lr: f64,
    warmup_steps: u64,
) -> Schedule {
    let of = "cosine_scheduler";
    with_warmup(of, t_max, [max_lr, min_lr, init_lr], warmup_steps, wave)
}

/// `LinearScheduler`: as [`cosine_scheduler`], with a line down. It stays at `min_lr`; the package's line goes on, below 0 at last.
pub fn linear_scheduler(
    t_max: u64,
    max_lr: f64,
    min_lr: f64,
    init_lr: f64,
    warmup_steps: u64,
) -> Schedule {
    let of = "linear_scheduler";
    with_warmup(
        of,
        t_max,
        [max_lr, min_lr, init_lr],
        warmup_steps,
        |high, low, steps| Node::Curve(Curve::new(high, low, steps, Anneal::Linear)),
    )
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a message may have the nearest number"
)]
fn with_warmup(
    of: &'static str,
    t_max: u64,
    [max_lr, min_lr, init_lr]: [f64; 3],
    warmup_steps: u64,
    down: impl Fn(Level, Level, u64) -> Node,
) -> Schedule {
    let longer = "more than `warmup_steps`, which it includes";
    let faults = [
        unless(t_max > warmup_steps, of, "t_max", longer, t_max as f64),
        // Behind the first step and the warm-up there is a step more to count.
        unless(
            t_max < u64::MAX,
            of,
            "t_max",
            "a number of steps",
            t_max as f64,
        ),
        finite(of, "max_lr", max_lr),
        finite(of, "min_lr", min_lr),
        finite(of, "init_lr", init_lr),
    ];
    Schedule::checked(faults, || {
        let [high, low, init] = [max_lr, min_lr, init_lr].map(Level::Value);
        let up = Curve::new(init, high, warmup_steps, Anneal::Linear);
        let down = down(high, low, t_max - warmup_steps);
        late(low, vec![(0, Node::Curve(up)), (warmup_steps, down)])
    })
}

/// `CosineAnnealingWarmupRestarts`: cycles of a line from `min_lr` to `max_lr` in `warmup_steps` and a cosine back. The first has
/// `first_cycle_steps`; in each the cosine is `cycle_mult` times as long as in the one before, in whole steps, and the top is
/// `gamma` times as high. Values, whatever the group's rate.
pub fn cosine_annealing_warmup_restarts(
    first_cycle_steps: u64,
    cycle_mult: f64,
    max_lr: f64,
    min_lr: f64,
    warmup_steps: u64,
    gamma: f64,
) -> Schedule {
    restarting(
        "cosine_annealing_warmup_restarts",
        Restarts {
            first: first_cycle_steps,
            up: warmup_steps,
            growth: cycle_mult,
            shrink: gamma,
            low: Level::Value(min_lr),
            high: Level::Value(max_lr),
        },
    )
}
