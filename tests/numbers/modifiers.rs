//! Built-in rules with modifiers give the numbers that other packages gave. `golden/modifiers/README.md` says where
//! the numbers are from.

use std::collections::BTreeMap;
use std::sync::Arc;

use optim_runtime::{Adam, AdamW, Lion, Rule, Sgd, modifier, optimizer};
use optim_tests::recorded::{Case, Recorded};
use optim_tests::replay::replay;
use optim_tests::translate::{Kept, Trial};
use optim_tests::ways::{Way, every_way};

const BLOCK: usize = 64;

optimizer! { struct CautiousLion = Lion with counted; }
optimizer! { struct CautiousAdamW = AdamW with cautious; }
optimizer! { struct LookaheadSgd = Sgd with lookahead; }
optimizer! { struct LookaheadAdam = Adam with lookahead; }
optimizer! { struct CentralizedSgd = Sgd with centralize; }
optimizer! { struct CentralizedAdam = Adam with centralize; }
optimizer! { struct ClippedSgd = Sgd with agc; }
optimizer! { struct ClippedAdamW = AdamW with agc; }
optimizer! { struct GrokfastSgd = Sgd with grokfast; }
optimizer! { struct GrokfastAdamW = AdamW with grokfast; }
optimizer! { struct FlooredGrokfast = Floored with grokfast; }
optimizer! { struct FreeSgd = Sgd with schedule_free; }
optimizer! { struct FreeAdam = Adam with schedule_free; }
optimizer! { struct NesterovAdam = Adam with nesterov; }
optimizer! { struct CoupledAdam = Plain with coupled_weight_decay; }
optimizer! { struct DecoupledAdam = Plain with weight_decay; }
optimizer! { struct IndependentAdam = Adam with independent_weight_decay; }
optimizer! { struct OrthogonalSgd = Sgd with orthogonal; }
optimizer! { struct OrthogonalAdamW = AdamW with orthogonal; }

modifier! {
    /// As `cautious`, of one more weight than agree.
    counted { }

    step(u, w, g) {
        let agrees = if sign(u) * sign(g) > 0 { 1 } else { 0 };
        let all = sum(w - w + 1);
        u = u * agrees * (all / (sum(agrees) + 1));
    }
}

modifier! {
    /// OrthoGrad (Prieto et al., 2025), <https://arxiv.org/abs/2501.04697>: only what of the gradient is at a right angle
    /// to the weights, as long as the whole.
    orthogonal { }

    gradient(g, w) {
        let along = dot(w, g) / (dot(w, w) + 1e-30);
        let across = g - along * w;
        let length = norm(g);
        let left = norm(across);
        g = across * (length / (left + 1e-30));
    }
}

optimizer! {
    /// Adam without any option.
    struct Plain {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.999 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }

    state { m, v }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        w -= lr * debias(m) / (sqrt(debias(v)) + eps);
    }
}

optimizer! {
    /// Adam whose ε is the least that is divided by.
    struct Floored {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.99 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }

    state { m, v }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        w -= lr * debias(m) / max(sqrt(debias(v)), eps);
    }
}

/// A case's arguments by their names, those of its modifier too.
struct Given<'a>(&'a Case);

impl Given<'_> {
    fn number(&self, name: &str) -> f64 {
        let value = self.0.hyperparams.get(name).and_then(|it| it.as_f64());
        value.unwrap_or_else(|| panic!("{}: no number {name}", self.0.id))
    }

    fn rate(&self) -> f64 {
        let name = match self.0.framework.as_str() {
            "optax" => "learning_rate",
            _ => "lr",
        };
        self.number(name)
    }

    fn beta(&self, index: usize) -> f64 {
        let betas = &self.0.hyperparams["betas"];
        betas[index].as_f64().expect("a number")
    }
}

fn made(of: &'static [&'static str], by: impl Fn(&[f64]) -> f64 + Send + Sync + 'static) -> Kept {
    Kept::Made(of, Arc::new(by))
}

fn moments() -> Vec<(&'static str, Kept)> {
    let (m, v) = (Kept::State("m"), Kept::State("v"));
    let mut list = Vec::new();
    for (first, second) in [
        ("exp_avg", "exp_avg_sq"),
        ("0.mu", "0.nu"),
        ("1.mu", "1.nu"),
        ("fast_state.0.mu", "fast_state.0.nu"),
        ("base_optimizer_state.0.mu", "base_optimizer_state.0.nu"),
    ] {
        list.extend([(first, m.clone()), (second, v.clone())]);
    }
    for steps in [
        "step",
        "0.count",
        "1.count",
        "fast_state.0.count",
        "base_optimizer_state.0.count",
    ] {
        list.push((steps, Kept::Steps));
    }
    list
}

/// Replays a case, in every way.
struct Replay<'a> {
    recorded: &'a Recorded,
    case: &'a Case,
    ways: &'a [Way],
}

impl Replay<'_> {
    fn of<R: Rule, const N: usize>(
        &self,
        rule: R,
        states: [(&'static str, Kept); N],
        unrecorded: &[&'static str],
    ) -> Result<(), String> {
        let mut known = moments();
        known.extend(states);
        // optax counts the steps since the last meeting; step 50 is one.
        known.push(("steps_since_sync", Kept::Nothing));
        // Of the next step.
        known.push(("step_count", Kept::Nothing));
        let trial = Trial {
            rule,
            lr_scale: 1.0,
            states: known,
            unrecorded: unrecorded.to_vec(),
        };
        let mut ways = self.ways.iter();
        ways.try_for_each(|way| replay(self.recorded, self.case, &trial, way))
    }

    /// Our rule for a recorded one.
    fn run(&self) -> Result<(), String> {
        let of = Given(self.case);
        let lr = of.rate();
        let slow = || ("slow_params", Kept::State("lookahead_slow"));
        let slow_of_optax = || ("slow", Kept::State("lookahead_slow"));
        let momentum = || ("momentum_buffer", Kept::State("b"));
        let trace = || ("fast_state.0.trace", Kept::State("b"));
        let free = || {
            [
                ("z", Kept::State("schedule_free_z")),
                ("group.lr_max", Kept::State("schedule_free_lr_max")),
                ("group.weight_sum", Kept::State("schedule_free_weight_sum")),
                ("max_lr", Kept::State("schedule_free_lr_max")),
                ("weight_sum", Kept::State("schedule_free_weight_sum")),
                ("b1", Kept::State("schedule_free_blend")),
            ]
        };
        let average = ["grokfast_average"];
        match self.case.rule.as_str() {
            "Lion" => self.of(
                CautiousLion::default().with_lr(lr),
                [("exp_avg", Kept::State("m"))],
                &[],
            ),
            "cautious_adamw" => self.of(CautiousAdamW::default().with_lr(lr), [], &[]),
            "Lookahead(SGD)" => {
                let rule = LookaheadSgd::default().with_lr(lr).with_momentum(0.9);
                self.of(rule, [slow(), momentum()], &[])
            }
            "Lookahead(Adam)" => self.of(LookaheadAdam::default().with_lr(lr), [slow()], &[]),
            "lookahead(sgd)" => {
                let rule = LookaheadSgd::default().with_lr(lr).with_momentum(0.9);
                self.of(rule, [slow_of_optax(), trace()], &[])
            }
            "lookahead(adam)" => {
                self.of(LookaheadAdam::default().with_lr(lr), [slow_of_optax()], &[])
            }
            "centralize_gradient(SGD)" => {
                let rule = CentralizedSgd::default().with_lr(lr).with_momentum(0.9);
                self.of(rule, [momentum()], &[])
            }
            "centralize_gradient(Adam)" => self.of(CentralizedAdam::default().with_lr(lr), [], &[]),
            "agc(SGD)" => self.of(ClippedSgd::default().with_lr(lr), [], &[]),
            "agc(AdamW)" => {
                let rule = ClippedAdamW::default().with_lr(lr).with_agc_clip(0.1);
                self.of(rule, [], &[])
            }
            "OrthoGrad(SGD)" => self.of(OrthogonalSgd::default().with_lr(lr), [], &[]),
            "OrthoGrad(AdamW)" => self.of(OrthogonalAdamW::default().with_lr(lr), [], &[]),
            "gradfilter_ema(SGD)" => self.of(GrokfastSgd::default().with_lr(lr), [], &average),
            "gradfilter_ema(AdamW)" => self.of(GrokfastAdamW::default().with_lr(lr), [], &average),
            "GrokFastAdamW" => {
                let rule = FlooredGrokfast::default().with_lr(lr);
                let rule = rule.with_beta1(of.beta(0)).with_beta2(of.beta(1));
                self.of(
                    rule,
                    [("grok_exp_avg", Kept::State("grokfast_average"))],
                    &[],
                )
            }
            "ScheduleFreeWrapper(SGD)" | "schedule_free(sgd)" => self.of(
                FreeSgd::default().with_lr(lr),
                free(),
                &["schedule_free_blend"],
            ),
            "ScheduleFreeWrapper(Adam)" | "schedule_free(adam)" => {
                let rule = FreeAdam::default().with_lr(lr).with_beta1(0.0);
                self.of(rule, free(), &["schedule_free_blend"])
            }
            "nesterov_trace" => {
                // Ours is of steps, and theirs of what the learning rate is multiplied by afterwards.
                let sum = made(&["nesterov_buffer"], move |buffer| buffer[0] / lr);
                self.of(NesterovAdam::default().with_lr(lr), [("1.trace", sum)], &[])
            }
            "decay_coupled" => {
                let rule = CoupledAdam::default().with_lr(lr);
                self.of(rule.with_coupled_weight_decay(0.1), [], &[])
            }
            "decay_decoupled" => {
                let rule = DecoupledAdam::default().with_lr(lr);
                self.of(rule.with_weight_decay(0.1), [], &[])
            }
            "decay_independent" => {
                let rule = IndependentAdam::default().with_lr(lr);
                self.of(rule.with_independent_weight_decay(0.001), [], &[])
            }
            other => panic!("{}: the rule {other}", self.case.id),
        }
    }
}

/// Every recorded case without a quirk, weights and states, under each instruction set, on one thread and on two.
#[test]
fn rules_with_modifiers_give_the_recorded_numbers() {
    let recorded = Recorded::read("golden/modifiers");
    let ways = every_way(&[BLOCK]);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut failures = Vec::new();
    for case in &recorded.manifest.cases {
        let replay = Replay {
            recorded: &recorded,
            case,
            ways: &ways,
        };
        match replay.run() {
            Ok(()) => *counts.entry(&case.rule).or_default() += 1,
            Err(difference) if case.quirk.is_none() => failures.push(difference),
            Err(_) => {}
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(counts.len(), 23, "{counts:#?}");
}
