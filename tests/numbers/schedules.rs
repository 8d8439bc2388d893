//! Hyper-parameters that change between steps: each step takes them as they are then, and what earlier steps have
//! left behind follows from the equations.

use optim_runtime::{
    Adam, Asgd, Exec, HyperValue, Optimizer, Param, Rule, Sgd, StateValue, Update, optimizer,
};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::inputs::Knobs;
use optim_tests::python::{self, Outcome, Trial};

/// Largest relative difference between NumPy's weights and ours, in `f64`.
const TOLERANCE: f64 = 1e-11;

/// A change comes at the fifth step, and goes at the ninth.
const STEPS: usize = 12;
const CHANGED: std::ops::Range<usize> = 4..8;
const SHAPE: [usize; 2] = [3, 4];

fn gradients() -> Vec<Vec<f64>> {
    let number = |seed: usize| (seed as f64 * 0.618_033_988_749_895).fract() - 0.4;
    let gradient = |step: usize| (0..12).map(|i| number(1 + step * 12 + i)).collect();
    (0..STEPS).map(gradient).collect()
}

fn weights() -> Vec<f64> {
    (0..12).map(|i| 0.3 - f64::from(i) * 0.07).collect()
}

/// Hyper-parameters whose powers of the step number are written out in the equations: they have the present value
/// for all steps, as their documentation says.
fn written_out(rule: &str, hyper: &str) -> bool {
    match rule {
        "Yogi" => hyper.starts_with("beta"),
        "RmsProp" => hyper == "alpha",
        "AdaHessian" | "Focus" => hyper == "beta2",
        "AdaPnm" => hyper == "beta1",
        "DAdaptAdam" => hyper.starts_with("beta"),
        _ => false,
    }
}

/// What NumPy's text cannot follow: the rates of `Mars` have another name where averages are made, of which it takes the
/// present value for all steps; and `v` rests while `lion` is on, where the text counts all steps.
fn is_beyond_the_text(rule: &str, hyper: &str) -> bool {
    rule == "Mars" && ["beta1", "beta2", "lion"].contains(&hyper)
}

/// The rule with another value of this hyper-parameter, if it has one that goes with the others.
fn changed<R: Rule>(rule: &R, index: usize) -> Option<R> {
    let hyper = &R::META.hypers[index];
    let candidates: Vec<HyperValue> = match rule.hyper_at(index)? {
        HyperValue::Flag(value) => vec![(!value).into()],
        HyperValue::Count(value) => vec![(value + 3).into()],
        // Coefficients far from those that go together make an iteration that diverges.
        HyperValue::Number(value) if hyper.name.starts_with("ns_") => vec![(1.01 * value).into()],
        HyperValue::Number(value) => [0.5 * value, 2.0 * value, 0.6, 0.25, -0.3, 3.0, 30.0, 0.0]
            .into_iter()
            .filter(|other| *other != value)
            .map(HyperValue::from)
            .collect(),
        other => panic!("a kind of value that this knows: {other}"),
    };
    candidates.into_iter().find_map(|value| {
        let mut other = rule.clone();
        other.set_hyper(hyper.name, value).ok().map(|()| other)
    })
}

struct Expected {
    w: Vec<f64>,
    eval: Option<Vec<f64>>,
}

/// Every hyper-parameter of every built-in rule, under each of its settings, changed and changed back: what NumPy
/// makes of the same equations.
#[test]
fn every_hyper_parameter_may_change_between_steps() {
    fn add<R: Builtin>(trials: &mut Vec<Trial>, expected: &mut Vec<Vec<Expected>>) {
        let knobs = Knobs {
            lr: 0.03,
            fast: 0.8,
            slow: 0.97,
            eps: 1e-6,
            decay: 0.05,
        };
        let variants = R::variants(&knobs);
        for (index, hyper) in R::META.hypers.iter().enumerate() {
            if is_beyond_the_text(R::META.name, hyper.name) {
                continue;
            }
            let mut found = false;
            for before in &variants {
                let Some(during) = changed(before, index) else {
                    continue;
                };
                found = true;
                let rules: Vec<_> = (0..STEPS)
                    .map(|step| {
                        if CHANGED.contains(&step) {
                            &during
                        } else {
                            before
                        }
                    })
                    .cloned()
                    .collect();
                let name = format!("{} of {before:?}", hyper.name);
                let (w, g) = (weights(), gradients());
                let mut trial = Trial::scheduled(name, &rules, &SHAPE, &w, &g);
                let is_rate = ["beta", "alpha"]
                    .iter()
                    .any(|rate| hyper.name.starts_with(rate));
                if is_rate && !written_out(R::META.name, hyper.name) {
                    trial = trial.with_product(index);
                }
                trials.push(trial);
                expected.push(steps(&rules, w, &g));
            }
            assert!(
                found,
                "{} of {} has no other value",
                hyper.name,
                R::META.name
            );
        }
    }
    macro_rules! add_all {
        ([$trials:ident $expected:ident] $($name:ident: $rule:ident,)*) => {
            $(add::<optim_runtime::$rule>(&mut $trials, &mut $expected);)*
        };
    }
    let (mut trials, mut expected) = (Vec::new(), Vec::new());
    optim_runtime::built_in_rules! { add_all trials expected }
    let outcomes = match python::run(&trials) {
        Ok(outcomes) => outcomes,
        Err(reason) => return python::say_skipped("schedules", &reason),
    };
    let mut wrong = Vec::new();
    for ((trial, outcome), expected) in trials.iter().zip(outcomes).zip(&expected) {
        let steps = match outcome {
            Outcome::Steps(steps) => steps,
            Outcome::Raised(error) => panic!("{}: {error}", trial.name),
        };
        assert_eq!(steps.len(), STEPS);
        let mut steps = (1..).zip(steps.iter().zip(expected));
        wrong.extend(steps.find_map(|(t, (got, expected))| {
            let eval = match (&got.eval, &expected.eval) {
                (Some(got), Some(expected)) => apart(got, expected),
                _ => 0.0,
            };
            let apart = apart(&got.w, &expected.w).max(eval);
            (apart.is_nan() || apart > TOLERANCE)
                .then(|| format!("{} in step {t}: {apart:e}", trial.name))
        }));
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        trials.len(),
        wrong.join("\n")
    );
}

/// The steps of rules that follow each other.
fn steps<R: Rule>(rules: &[R], mut w: Vec<f64>, gradients: &[Vec<f64>]) -> Vec<Expected> {
    let mut state = rules[0]
        .init_matrix(SHAPE[0], SHAPE[1])
        .expect("a valid rule");
    let steps = rules.iter().zip(gradients).map(|(rule, g)| {
        beside::update(rule, &Exec::default(), &mut w, g, &mut state).expect("a step");
        let eval = R::META.eval.map(|_| {
            let mut out = vec![0.0; w.len()];
            rule.eval_weights(&w, &state, &mut out)
                .expect("equal lengths");
            out
        });
        Expected { w: w.clone(), eval }
    });
    steps.collect()
}

fn apart(got: &[f64], expected: &[f64]) -> f64 {
    let apart = |(a, b): (&f64, &f64)| (a - b).abs() / b.abs().max(1e-2);
    got.iter().zip(expected).map(apart).fold(0.0, f64::max)
}

fn step(optimizer: &mut Optimizer, w: &mut [f64], g: f64) {
    let g = vec![g; w.len()];
    let param = Param::new("w", w, &g).expect("equal lengths");
    optimizer.step(&mut [param]).expect("a step");
}

/// A state that is switched on begins then, whatever the number of the step.
#[test]
fn a_state_begins_in_the_step_that_makes_it() {
    let sgd = Sgd::default().with_lr(1.0).with_dampening(0.5);
    let mut optimizer = Optimizer::new(sgd).expect("a valid rule");
    let mut w = [0.0];
    step(&mut optimizer, &mut w, 1.0);
    optimizer.set_hyper("momentum", 0.9).expect("a valid value");
    step(&mut optimizer, &mut w, 1.0);
    // The first gradient of the sum is taken whole.
    assert_eq!(w, [-2.0]);
    step(&mut optimizer, &mut w, 1.0);
    assert_eq!(w, [-2.0 - (0.9 + 0.5)]);
}

/// A state that is switched off rests, and goes on from its values.
#[test]
fn a_state_that_is_switched_off_rests() {
    let sgd = Sgd::default().with_lr(1.0).with_momentum(0.9);
    let mut optimizer = Optimizer::new(sgd).expect("a valid rule");
    let mut w = [0.0];
    step(&mut optimizer, &mut w, 1.0);
    for momentum in [0.0, 0.0, 0.9] {
        optimizer
            .set_hyper("momentum", momentum)
            .expect("a valid value");
        step(&mut optimizer, &mut w, 0.0);
        let state = optimizer.state("w").expect("a parameter");
        let kept = state
            .typed::<f64>()
            .expect("f64")
            .get("b")
            .expect("a state");
        let b = if momentum == 0.0 { 1.0 } else { 0.9 };
        assert_eq!(kept, StateValue::PerWeight(&[b]));
    }
    assert_eq!(w, [-1.9]);
}

/// A correction speaks of the rates that were: with a gradient of 1 each step of Adam is −1.
#[test]
fn corrections_keep_the_product_of_rates() {
    let adam = Adam::default().with_lr(1.0).with_eps(1e-300);
    let mut optimizer = Optimizer::new(adam).expect("a valid rule");
    let mut w = [0.0];
    for (t, (beta1, beta2)) in (1..).zip([
        (0.5, 0.9),
        (0.9, 0.9),
        (0.9, 0.9999),
        (0.0, 0.5),
        (0.99, 0.0),
        (0.99, 0.999),
        (0.5, 1.0 - 1e-12),
    ]) {
        optimizer.set_hyper("beta1", beta1).expect("a valid value");
        optimizer.set_hyper("beta2", beta2).expect("a valid value");
        step(&mut optimizer, &mut w, 1.0);
        assert!((w[0] + f64::from(t)).abs() < 1e-14, "{w:?} in step {t}");
    }
}

/// Tensors that came by other rates have other corrections, also in one step.
#[test]
fn each_tensor_has_its_own_rates() {
    let adam = Adam::default().with_lr(1.0).with_eps(1e-300);
    let mut optimizer = Optimizer::new(adam).expect("a valid rule");
    let (mut a, mut b, mut c) = (vec![0.0; 3], vec![0.0; 5], vec![0.0; 2]);
    let g = vec![1.0; 5];
    for (beta1, with_b) in [(0.5, true), (0.8, false), (0.8, true), (0.3, true)] {
        optimizer.set_hyper("beta1", beta1).expect("a valid value");
        let mut params = vec![Param::new("a", &mut a, &g[..3]).expect("equal lengths")];
        if with_b {
            params.push(Param::new("b", &mut b, &g).expect("equal lengths"));
        }
        params.push(Param::new("c", &mut c, &g[..2]).expect("equal lengths"));
        optimizer.step(&mut params).expect("a step");
    }
    let near = |w: &[f64], whole: f64| w.iter().all(|w| (w - whole).abs() < 1e-12);
    assert!(
        near(&a, -4.0) && near(&b, -3.0) && near(&c, -4.0),
        "{a:?} {b:?} {c:?}"
    );
}

/// The first value of a state is that of the step that makes it, not of the moment at which room was made.
#[test]
fn states_begin_with_the_hyper_parameters_of_their_first_step() {
    let mut state = Asgd::default()
        .with_lr(1.0)
        .init::<f64>(1)
        .expect("a valid rule");
    let mut w = [0.0];
    let asgd = Asgd::default().with_lr(1e-3);
    asgd.update(&mut w, &[1.0], &mut state)
        .expect("equal lengths");
    assert_eq!(w, [-1e-3]);
}

optimizer! {
    /// An average that a setting switches, and that is evaluated with.
    struct Switched {
        lr = 0.5 where lr >= 0,
        beta = 0.5 where 0 <= beta < 1,
        on = false,
    }

    state {
        average if on,
    }

    update(w, g) {
        w -= lr * g;
        if on {
            average = ema(beta, w);
        }
    }

    eval(w) {
        w = if on { debias(average) } else { w };
    }
}

/// What `debias` corrects counts from the step that made the state, and not while it rests; `eval` corrects for the
/// rates of the steps, whatever they are by then.
#[test]
fn corrections_of_a_switched_state_count_its_own_steps() {
    let mut rule = Switched::default();
    let mut state = rule.init::<f64>(1).expect("a valid rule");
    let mut w = [1.0];
    let (mut sum, mut kept) = (0.0, 1.0);
    for (on, beta) in [
        (false, 0.5),
        (true, 0.5),
        (true, 0.75),
        (false, 0.1),
        (false, 0.5),
        (true, 0.75),
        (true, 0.25),
    ] {
        (rule.on, rule.beta) = (on, beta);
        rule.update(&mut w, &[0.25], &mut state)
            .expect("equal lengths");
        if on {
            sum = beta * sum + (1.0 - beta) * w[0];
            kept *= beta;
            let mut out = [0.0];
            let later = rule.clone().with_beta(0.9);
            later
                .eval_weights(&w, &state, &mut out)
                .expect("equal lengths");
            let expected: f64 = sum / (1.0 - kept);
            assert!((out[0] - expected).abs() < 1e-15, "{} {expected}", out[0]);
        }
    }
}
