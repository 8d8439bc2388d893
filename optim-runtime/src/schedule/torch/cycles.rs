//! Cycles of the rate, with a momentum beside it.

use crate::schedule::Schedule;
use crate::schedule::arguments::{above_zero, finite, not_zero, unless};
use crate::schedule::curve::{Anneal, Curve, Level};
use crate::schedule::cycles::Swell;
use crate::schedule::node::Node;
use crate::schedule::shapes::swelling;

/// `CyclicLR`: from the rate `base_lr` up to `max_lr` in `step_size_up` steps and down in as many, for ever, whatever the
/// group's rate.
pub fn cyclic_lr(base_lr: f64, max_lr: f64, step_size_up: u64) -> CyclicLr {
    CyclicLr {
        lr: (base_lr, max_lr),
        steps: (step_size_up, step_size_up),
        swell: Swell::Same,
        momentum: (0.8, 0.9),
    }
}

/// [`cyclic_lr`] with its settings: a schedule for the rate and one for the momentum.
#[derive(Clone, Debug, PartialEq)]
pub struct CyclicLr {
    lr: (f64, f64),
    steps: (u64, u64),
    swell: Swell,
    momentum: (f64, f64),
}

impl CyclicLr {
    /// `step_size_down`: steps of the way down.
    #[must_use]
    pub fn step_size_down(mut self, step_size_down: u64) -> Self {
        self.steps.1 = step_size_down;
        self
    }

    /// `mode="triangular2"`: each cycle is half as high as the one before.
    #[must_use]
    pub fn triangular2(mut self) -> Self {
        self.swell = Swell::Halving;
        self
    }

    /// `mode="exp_range"`: the height is multiplied by `gamma` at each step.
    #[must_use]
    pub fn exp_range(mut self, gamma: f64) -> Self {
        self.swell = Swell::PerStep(gamma);
        self
    }

    /// `scale_fn` with `scale_mode="cycle"`: the height is multiplied by a function of the cycle's number, counted from 1.
    #[must_use]
    pub fn scale_cycles(mut self, scale_fn: impl Fn(u64) -> f64 + Send + Sync + 'static) -> Self {
        self.swell = Swell::of_cycle(scale_fn);
        self
    }

    /// `scale_fn` with `scale_mode="iterations"`: the height is multiplied by a function of the step, counted from 0.
    #[must_use]
    pub fn scale_iterations(
        mut self,
        scale_fn: impl Fn(u64) -> f64 + Send + Sync + 'static,
    ) -> Self {
        self.swell = Swell::of_step(scale_fn);
        self
    }

    /// `base_momentum` and `max_momentum`: the momentum is lowest where the rate is highest. torch has 0.8 and 0.9.
    #[must_use]
    pub fn momentum_range(mut self, base_momentum: f64, max_momentum: f64) -> Self {
        self.momentum = (base_momentum, max_momentum);
        self
    }

    /// The rate.
    pub fn lr(&self) -> Schedule {
        let (low, high) = self.lr;
        self.schedule(Level::Value(low), Level::Value(high))
    }

    /// The momentum beside it, or Adam's β₁: `cycle_momentum=True`.
    pub fn momentum(&self) -> Schedule {
        let (base, max) = self.momentum;
        self.schedule(Level::Value(max), Level::Value(base))
    }

    fn schedule(&self, low: Level, high: Level) -> Schedule {
        swelling("cyclic_lr", low, high, self.steps, self.swell.clone())
    }
}

/// `OneCycleLR`: from `max_lr/25` up to the rate `max_lr` in the first three tenths of `total_steps`, and down to
/// `max_lr/250,000` in the rest, along cosines, whatever the group's rate. `epochs` and `steps_per_epoch` are a product.
///
/// As in torch the phases end between steps: the top is at `pct_start · total_steps − 1`. The last step, `total_steps − 1`, has
/// the last value, and so has every one behind it, where torch raises.
pub fn one_cycle_lr(max_lr: f64, total_steps: u64) -> OneCycleLr {
    OneCycleLr {
        max_lr,
        total_steps,
        pct_start: 0.3,
        anneal: Anneal::Cosine,
        three_phase: false,
        div_factor: 25.0,
        final_div_factor: 1e4,
        momentum: (0.85, 0.95),
    }
}

/// [`one_cycle_lr`] with its settings: a schedule for the rate and one for the momentum.
#[derive(Clone, Debug, PartialEq)]
pub struct OneCycleLr {
    max_lr: f64,
    total_steps: u64,
    pct_start: f64,
    anneal: Anneal,
    three_phase: bool,
    div_factor: f64,
    final_div_factor: f64,
    momentum: (f64, f64),
}

impl OneCycleLr {
    /// `pct_start`: the part of the steps that goes up.
    #[must_use]
    pub fn pct_start(self, pct_start: f64) -> Self {
        Self { pct_start, ..self }
    }

    /// `anneal_strategy`: [`Anneal::Cosine`] or [`Anneal::Linear`].
    #[must_use]
    pub fn anneal(self, anneal: Anneal) -> Self {
        Self { anneal, ..self }
    }

    /// `three_phase=True`: down to where it began in as many steps as up, and then to the last value.
    #[must_use]
    pub fn three_phase(self) -> Self {
        let three_phase = true;
        Self {
            three_phase,
            ..self
        }
    }

    /// `div_factor`: how many times lower than the top it begins.
    #[must_use]
    pub fn div_factor(self, div_factor: f64) -> Self {
        Self { div_factor, ..self }
    }

    /// `final_div_factor`: how many times lower than where it began it ends.
    #[must_use]
    pub fn final_div_factor(self, final_div_factor: f64) -> Self {
        Self {
            final_div_factor,
            ..self
        }
    }

    /// `base_momentum` and `max_momentum`: the momentum is lowest where the rate is highest. torch has 0.85 and 0.95.
    #[must_use]
    pub fn momentum_range(self, base_momentum: f64, max_momentum: f64) -> Self {
        let momentum = (base_momentum, max_momentum);
        Self { momentum, ..self }
    }

    /// The rate.
    pub fn lr(&self) -> Schedule {
        self.rate("one_cycle_lr", Level::Value)
    }

    /// The rate as factors of the group's own.
    pub(in crate::schedule) fn factors(&self, of: &'static str) -> Schedule {
        self.rate(of, Level::Factor)
    }

    fn rate(&self, of: &'static str, level: fn(f64) -> Level) -> Schedule {
        let low = self.max_lr / self.div_factor;
        let levels = [low, self.max_lr, low, low / self.final_div_factor];
        self.schedule(of, levels.map(level))
    }

    /// The momentum beside it, or Adam's β₁: `cycle_momentum=True`.
    pub fn momentum(&self) -> Schedule {
        let (low, high) = self.momentum;
        let levels = [high, low, high, high];
        self.schedule("one_cycle_lr", levels.map(Level::Value))
    }

    /// The first level, the one at the top, the one after as many steps down, and the last.
    #[allow(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 one step more is no difference"
    )]
    fn schedule(&self, of: &'static str, [first, top, back, last]: [Level; 4]) -> Schedule {
        let Self {
            pct_start, anneal, ..
        } = *self;
        let total = self.total_steps as f64;
        let most = if self.three_phase { 0.5 } else { 1.0 };
        let pct_domain = if self.three_phase {
            "from 0 to a half, for three phases"
        } else {
            "from 0 to 1"
        };
        let levels = [first, top, back, last];
        let parameter = anneal.parameter();
        let faults = [
            not_zero(of, "total_steps", self.total_steps),
            unless(
                (0.0..=most).contains(&pct_start),
                of,
                "pct_start",
                pct_domain,
                pct_start,
            ),
            above_zero(of, "div_factor", self.div_factor),
            above_zero(of, "final_div_factor", self.final_div_factor),
            levels
                .iter()
                .find_map(|level| finite(of, "level", level.number())),
            parameter.and_then(|(what, value)| above_zero(of, what, value)),
        ];
        Schedule::checked(faults, || {
            let (up, end) = (pct_start * total - 1.0, total - 1.0);
            let curve = Curve::at_rest(first).reach(up, top, anneal);
            let curve = if self.three_phase {
                let down = 2.0 * pct_start * total - 2.0;
                curve.reach(down.max(up), back, anneal)
            } else {
                curve
            };
            let curve = Node::Curve(curve.reach(end, last, anneal));
            Node::Limited {
                inner: Box::new(curve),
                steps: self.total_steps,
            }
        })
    }
}
