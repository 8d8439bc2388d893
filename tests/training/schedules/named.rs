//! Recorded schedules as ours, by the names that their packages have for them.

use optim_runtime::schedule::optax::{self, Delay, Sgdr};
use optim_runtime::schedule::torch::{self, CyclicLr, OneCycleLr};
use optim_runtime::schedule::{
    Anneal, Level, Plateau, Schedule, constant, inverse_power, inverse_sqrt, noam,
    pytorch_optimizer, warmup, warmup_stable_decay,
};
use optim_tests::training::{Case, number};
use serde_json::Value;

use super::expression::Expression;

/// Arguments of a recorded class or function.
#[derive(Clone, Copy)]
pub(crate) struct Arguments<'a> {
    class: &'a str,
    given: &'a Value,
    group: usize,
}

impl<'a> Arguments<'a> {
    pub(crate) fn of(case: &'a Case, group: usize) -> Self {
        let (class, given) = (case.text("class"), case.get("kwargs"));
        Self {
            class,
            given,
            group,
        }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.given.get(name).filter(|value| !value.is_null())
    }

    fn needed(&self, name: &str) -> &'a Value {
        let found = self.get(name);
        found.unwrap_or_else(|| panic!("{} without {name}: {}", self.class, self.given))
    }

    /// A number; of a list, the group's.
    fn real(&self, name: &str, default: f64) -> f64 {
        self.get(name)
            .map_or(default, |value| match value.as_array() {
                Some(each) => number(&each[self.group.min(each.len() - 1)]),
                None => number(value),
            })
    }

    fn real_needed(&self, name: &str) -> f64 {
        self.needed(name);
        self.real(name, f64::NAN)
    }

    fn count(&self, name: &str, default: u64) -> u64 {
        self.get(name).map_or(default, whole)
    }

    fn count_needed(&self, name: &str) -> u64 {
        whole(self.needed(name))
    }

    fn counts(&self, name: &str) -> Vec<u64> {
        let list = self.needed(name).as_array().expect("a list");
        list.iter().map(whole).collect()
    }

    fn text(&self, name: &str, default: &'static str) -> &'a str {
        self.get(name)
            .map_or(default, |it| it.as_str().expect("a text"))
    }

    fn flag(&self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|it| it.as_bool().expect("a flag"))
    }

    /// A function of the step; of a list, the group's.
    fn function(&self, name: &str) -> impl Fn(u64) -> f64 + Send + Sync + use<> {
        let value = self.needed(name);
        let text = match value.as_array() {
            Some(each) => &each[self.group.min(each.len() - 1)],
            None => value,
        };
        let expression = Expression::new(text.as_str().expect("a text"), "e");
        move |step| expression.at(step as f64)
    }

    /// Schedules with their arguments.
    fn inner(&self, name: &str) -> Vec<Schedule> {
        let list = self.needed(name).as_array().expect("a list");
        let each = list.iter().map(|pair| Self {
            class: pair[0].as_str().expect("a name"),
            given: &pair[1],
            group: self.group,
        });
        each.map(|arguments| arguments.schedule()).collect()
    }

    fn pairs(&self, name: &str) -> Vec<(u64, f64)> {
        let map = self.needed(name).as_object().expect("a map");
        let pair = |(at, scale): (&String, &Value)| (at.parse().expect("a step"), number(scale));
        let mut pairs: Vec<_> = map.iter().map(pair).collect();
        pairs.sort_by_key(|(at, _)| *at);
        pairs
    }

    fn anneal(&self) -> Anneal {
        match self.text("anneal_strategy", "cos") {
            "cos" => Anneal::Cosine,
            "linear" => Anneal::Linear,
            other => panic!("anneal_strategy {other}"),
        }
    }

    /// The schedule of the group's rate.
    pub(crate) fn schedule(&self) -> Schedule {
        let (real, count) = (
            |name| self.real_needed(name),
            |name| self.count_needed(name),
        );
        match self.class {
            "LambdaLR" => torch::lambda_lr(self.function("lr_lambda")),
            "MultiplicativeLR" => torch::multiplicative_lr(self.function("lr_lambda"), 10_001),
            "StepLR" => torch::step_lr(count("step_size"), self.real("gamma", 0.1)),
            "MultiStepLR" => {
                torch::multi_step_lr(self.counts("milestones"), self.real("gamma", 0.1))
            }
            "ConstantLR" => {
                torch::constant_lr(self.real("factor", 1.0 / 3.0), self.count("total_iters", 5))
            }
            "LinearLR" => torch::linear_lr(
                self.real("start_factor", 1.0 / 3.0),
                self.real("end_factor", 1.0),
                self.count("total_iters", 5),
            ),
            "ExponentialLR" => torch::exponential_lr(real("gamma")),
            "PolynomialLR" => {
                torch::polynomial_lr(self.count("total_iters", 5), self.real("power", 1.0))
            }
            "CosineAnnealingLR" => {
                torch::cosine_annealing_lr(count("T_max"), self.real("eta_min", 0.0))
            }
            "CosineAnnealingWarmRestarts" => torch::cosine_annealing_warm_restarts(
                count("T_0"),
                self.count("T_mult", 1),
                self.real("eta_min", 0.0),
            ),
            "CyclicLR" => self.cyclic().lr(),
            "OneCycleLR" => self.one_cycle().lr(),
            "SequentialLR" => {
                torch::sequential_lr(self.inner("schedulers"), self.counts("milestones"))
            }
            "ChainedScheduler" => torch::chained_scheduler(self.inner("schedulers")),
            "SWALR" => torch::swa_lr(
                real("swa_lr"),
                self.count("anneal_epochs", 10),
                self.anneal(),
            ),
            "get_wsd_schedule" => {
                let cooldown = match self.text("cooldown_type", "1-sqrt") {
                    "1-sqrt" => Anneal::Sqrt,
                    "1-square" => Anneal::Square,
                    "linear" => Anneal::Linear,
                    "cosine" => Anneal::Waves(self.real("num_cycles", 0.5)),
                    other => panic!("cooldown_type {other}"),
                };
                pytorch_optimizer::get_wsd_schedule(
                    count("num_warmup_steps"),
                    count("num_stable_steps"),
                    count("num_decay_steps"),
                    self.real("min_lr_ratio", 0.0),
                    cooldown,
                )
            }
            "REXScheduler" => pytorch_optimizer::rex_scheduler(
                count("total_steps"),
                real("max_lr"),
                real("min_lr"),
            ),
            name @ ("CosineScheduler" | "LinearScheduler") => {
                let make = match name {
                    "CosineScheduler" => pytorch_optimizer::cosine_scheduler,
                    _ => pytorch_optimizer::linear_scheduler,
                };
                make(
                    count("t_max"),
                    real("max_lr"),
                    real("min_lr"),
                    real("init_lr"),
                    count("warmup_steps"),
                )
            }
            "CosineAnnealingWarmupRestarts" => pytorch_optimizer::cosine_annealing_warmup_restarts(
                count("first_cycle_steps"),
                self.real("cycle_mult", 1.0),
                real("max_lr"),
                real("min_lr"),
                count("warmup_steps"),
                self.real("gamma", 1.0),
            ),
            _ => self.of_optax(),
        }
    }

    fn of_optax(&self) -> Schedule {
        let (real, count) = (
            |name| self.real_needed(name),
            |name| self.count_needed(name),
        );
        let begin = self.count("transition_begin", 0);
        match self.class {
            "constant_schedule" => optax::constant_schedule(real("value")),
            "linear_schedule" => optax::linear_schedule(
                real("init_value"),
                real("end_value"),
                count("transition_steps"),
            )
            .delayed(begin),
            "polynomial_schedule" => optax::polynomial_schedule(
                real("init_value"),
                real("end_value"),
                real("power"),
                count("transition_steps"),
            )
            .delayed(begin),
            "exponential_decay" => optax::exponential_decay(
                real("init_value"),
                count("transition_steps"),
                real("decay_rate"),
                self.delay(),
            ),
            "cosine_decay_schedule" => optax::cosine_decay_schedule(
                real("init_value"),
                count("decay_steps"),
                self.real("alpha", 0.0),
                self.real("exponent", 1.0),
            ),
            "cosine_onecycle_schedule" => optax::cosine_onecycle_schedule(
                count("transition_steps"),
                real("peak_value"),
                self.real("pct_start", 0.3),
                self.real("div_factor", 25.0),
                self.real("final_div_factor", 1e4),
            ),
            "linear_onecycle_schedule" => optax::linear_onecycle_schedule(
                count("transition_steps"),
                real("peak_value"),
                self.real("pct_start", 0.3),
                self.real("pct_final", 0.85),
                self.real("div_factor", 25.0),
                self.real("final_div_factor", 1e4),
            ),
            "piecewise_constant_schedule" => optax::piecewise_constant_schedule(
                real("init_value"),
                self.pairs("boundaries_and_scales"),
            ),
            "piecewise_interpolate_schedule" => {
                let anneal = match self.text("interpolate_type", "linear") {
                    "cosine" => Anneal::Cosine,
                    _ => Anneal::Linear,
                };
                let pairs = self.pairs("boundaries_and_scales");
                optax::piecewise_interpolate_schedule(anneal, real("init_value"), pairs)
            }
            "warmup_constant_schedule" => optax::warmup_constant_schedule(
                real("init_value"),
                real("peak_value"),
                count("warmup_steps"),
            ),
            "warmup_cosine_decay_schedule" => {
                let it = self.cycle();
                optax::warmup_cosine_decay_schedule(
                    it.init_value,
                    it.peak_value,
                    it.warmup_steps,
                    it.decay_steps,
                    it.end_value,
                    it.exponent,
                )
            }
            "warmup_exponential_decay_schedule" => optax::warmup_exponential_decay_schedule(
                real("init_value"),
                real("peak_value"),
                count("warmup_steps"),
                count("transition_steps"),
                real("decay_rate"),
                self.delay(),
            ),
            "sgdr_schedule" => {
                let each = self.needed("cosine_kwargs").as_array().expect("a list");
                optax::sgdr_schedule(each.iter().map(|given| Self { given, ..*self }.cycle()))
            }
            "join_schedules" => {
                optax::join_schedules(self.inner("schedules"), self.counts("boundaries"))
            }
            _ => self.of_formula(),
        }
    }

    /// Schedules that no package has, or many have.
    fn of_formula(&self) -> Schedule {
        let (real, count) = (
            |name| self.real_needed(name),
            |name| self.count_needed(name),
        );
        let stable = |anneal: Anneal| {
            let steps = [count("warmup"), count("stable"), count("decay")];
            warmup_stable_decay(steps[0], steps[1], steps[2])
                .down_to(real("end"))
                .shaped(anneal)
        };
        let peak = || real("peak");
        match self.class {
            "noam" => noam(count("d_model"), count("warmup")).of(real("scale")),
            "inverse_sqrt_warmup" => warmup(count("warmup"))
                .then(inverse_sqrt(count("warmup")))
                .of(peak()),
            "rsqrt" => {
                let shift = count("shift");
                let flat = constant(1.0).for_steps(shift);
                flat.then(inverse_sqrt(shift))
                    .of(peak() / (shift as f64).sqrt())
            }
            "wsd_linear" => stable(Anneal::Linear).of(peak()),
            "wsd_sqrt" => stable(Anneal::Sqrt).of(peak()),
            "wsd_cosine" => stable(Anneal::Cosine).of(peak()),
            "inverse_time" => inverse_power((1.0 / real("decay")).round() as u64, 1.0).of(peak()),
            other => panic!("there is no {other}"),
        }
    }

    fn delay(&self) -> Delay {
        Delay {
            transition_begin: self.count("transition_begin", 0),
            staircase: self.flag("staircase"),
            end_value: self.get("end_value").map(number),
        }
    }

    fn cycle(&self) -> Sgdr {
        Sgdr {
            init_value: self.real_needed("init_value"),
            peak_value: self.real_needed("peak_value"),
            warmup_steps: self.count_needed("warmup_steps"),
            decay_steps: self.count_needed("decay_steps"),
            end_value: self.real("end_value", 0.0),
            exponent: self.real("exponent", 1.0),
        }
    }

    fn cyclic(&self) -> CyclicLr {
        let up = self.count("step_size_up", 2_000);
        let (base, max) = (self.real_needed("base_lr"), self.real_needed("max_lr"));
        let cyclic = torch::cyclic_lr(base, max, up)
            .step_size_down(self.count("step_size_down", up))
            .momentum_range(
                self.real("base_momentum", 0.8),
                self.real("max_momentum", 0.9),
            );
        match (self.get("scale_fn"), self.text("mode", "triangular")) {
            (Some(_), _) if self.text("scale_mode", "cycle") == "cycle" => {
                let text = self.text("scale_fn", "");
                let variable = if text.contains('x') { "x" } else { "e" };
                let expression = Expression::new(text, variable);
                cyclic.scale_cycles(move |cycle| expression.at(cycle as f64))
            }
            (Some(_), _) => cyclic.scale_iterations(self.function("scale_fn")),
            (None, "triangular") => cyclic,
            (None, "triangular2") => cyclic.triangular2(),
            (None, "exp_range") => cyclic.exp_range(self.real("gamma", 1.0)),
            (None, other) => panic!("mode {other}"),
        }
    }

    fn one_cycle(&self) -> OneCycleLr {
        let steps = || self.count_needed("epochs") * self.count_needed("steps_per_epoch");
        let total = self.get("total_steps").map_or_else(steps, whole);
        let cycle = torch::one_cycle_lr(self.real_needed("max_lr"), total)
            .pct_start(self.real("pct_start", 0.3))
            .anneal(self.anneal())
            .div_factor(self.real("div_factor", 25.0))
            .final_div_factor(self.real("final_div_factor", 1e4))
            .momentum_range(
                self.real("base_momentum", 0.85),
                self.real("max_momentum", 0.95),
            );
        if self.flag("three_phase") {
            cycle.three_phase()
        } else {
            cycle
        }
    }

    /// The schedule of the momentum beside the rate.
    pub(crate) fn momentum(&self) -> Schedule {
        match self.class {
            "CyclicLR" => self.cyclic().momentum(),
            "OneCycleLR" => self.one_cycle().momentum(),
            other => panic!("{other} has no momentum"),
        }
    }

    /// The steps that the package takes, if it ends.
    pub(crate) fn total_steps(&self) -> Option<u64> {
        (self.class == "OneCycleLR").then(|| {
            let steps = || self.count_needed("epochs") * self.count_needed("steps_per_epoch");
            self.get("total_steps").map_or_else(steps, whole)
        })
    }

    /// What is told metrics.
    pub(crate) fn plateau(&self) -> Plateau {
        let patience = self.count("patience", 10);
        if self.class == "contrib.reduce_on_plateau" {
            return optax::reduce_on_plateau(self.real("factor", 0.1))
                .with_patience(patience - 1)
                .with_cooldown(self.count("cooldown", 0))
                .with_relative_threshold(self.real("rtol", 1e-4))
                .with_absolute_threshold(self.real("atol", 0.0))
                .averaging(self.count("accumulation_size", 1))
                .at_least(self.real("min_scale", 0.0));
        }
        let threshold = self.real("threshold", 1e-4);
        let (relative, absolute) = match self.text("threshold_mode", "rel") {
            "rel" => (threshold, 0.0),
            _ => (0.0, threshold),
        };
        let plateau = torch::reduce_lr_on_plateau(self.real("factor", 0.1))
            .with_patience(patience)
            .with_cooldown(self.count("cooldown", 0))
            .with_relative_threshold(relative)
            .with_absolute_threshold(absolute)
            .with_least_change(self.real("eps", 1e-8))
            .at_least(Level::Value(self.real("min_lr", 0.0)));
        match self.text("mode", "min") {
            "max" => plateau.maximizing(),
            _ => plateau,
        }
    }
}

fn whole(value: &Value) -> u64 {
    let number = value.as_f64().expect("a number");
    assert_eq!(number.fract(), 0.0);
    number as u64
}
