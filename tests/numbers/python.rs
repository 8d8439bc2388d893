//! The NumPy text of a rule computes what the rule computes.
//!
//! The text is printed from the equations before anything else is done to them, so this checks
//! the whole compiler behind them too: lowering, passes, generated code. Without Python and NumPy
//! (`python3`, or what the variable `PYTHON` names) it says that it is skipped.

use optim_runtime::{Exec, Rule, StateValue, Update, optimizer};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::inputs::Knobs;
use optim_tests::own::{Anchored, Averaged, Polyak};
use optim_tests::python::{self, Outcome, Trial};

/// Largest relative difference of a weight or a state after any step. Both sides compute in
/// `f64`; they differ where factors are gathered and divisions became multiplications, by a few
/// roundings a step (4e-14 at most here), and where NumPy has an `exp` of its own.
const TOLERANCE: f64 = 1e-12;

const STEPS: usize = 25;
const LEN: usize = 12;

/// What rules are tried on: a vector and a matrix.
const SHAPES: [&[usize]; 3] = [&[LEN], &[3, 4], &[2, 3, 2]];

/// Weights and gradients of every magnitude that training has, each number another, some zero.
fn inputs() -> (Vec<f64>, Vec<Vec<f64>>) {
    let number = |seed: usize| {
        // Steps of the golden ratio fill the interval evenly.
        let place = (seed as f64 * 0.618_033_988_749_895).fract() - 0.5;
        4.0 * place * 10_f64.powi(-((seed % 4) as i32))
    };
    let weights = (1..=LEN).map(number).collect();
    let gradient = |step: usize| {
        (0..LEN)
            .map(|i| match (step + i) % 9 {
                0 => 0.0,
                _ => number(100 + step * LEN + i),
            })
            .collect()
    };
    (weights, (0..STEPS).map(gradient).collect())
}

fn knobs() -> Knobs {
    Knobs {
        lr: 0.03,
        fast: 0.8,
        slow: 0.97,
        eps: 1e-6,
        decay: 0.05,
    }
}

/// The trials of some rules, and for each what the rule itself gives.
#[derive(Default)]
struct Trials {
    list: Vec<Trial>,
    expected: Vec<Vec<Expected>>,
}

struct Expected {
    w: Vec<f64>,
    eval: Option<Vec<f64>>,
    state: Vec<(&'static str, Vec<f64>)>,
}

impl Trials {
    fn add<R: Rule>(&mut self, rule: &R) {
        for shape in SHAPES {
            self.add_on(rule, shape);
        }
    }

    fn add_on<R: Rule>(&mut self, rule: &R, shape: &[usize]) {
        let (mut w, gradients) = inputs();
        self.list.push(Trial::new(rule, shape, &w, &gradients));
        let mut state = rule.init_shape(shape).expect("a valid rule");
        let mut steps = Vec::new();
        for g in &gradients {
            beside::update(rule, &Exec::default(), &mut w, g, &mut state).expect("equal lengths");
            let values = |name| match state.get(name).expect("a state that is kept") {
                StateValue::Scalar(value) => vec![value],
                StateValue::PerWeight(values)
                | StateValue::PerRow(values)
                | StateValue::PerColumn(values)
                | StateValue::PerRowPair(values)
                | StateValue::PerColumnPair(values) => values.to_vec(),
                other => panic!("a kind of value that this knows: {other:?}"),
            };
            let eval = R::META.eval.map(|_| {
                let mut out = vec![0.0; w.len()];
                rule.eval_weights(&w, &state, &mut out)
                    .expect("equal lengths");
                out
            });
            steps.push(Expected {
                w: w.clone(),
                eval,
                state: state.names().map(|name| (name, values(name))).collect(),
            });
        }
        self.expected.push(steps);
    }

    fn add_all<R: Builtin + Default>(&mut self, shapes: &[&[usize]]) {
        for rule in R::variants(&knobs()).into_iter().chain([R::default()]) {
            for shape in shapes {
                self.add_on(&rule, shape);
            }
        }
    }

    /// Compares every step of every trial, or says that it cannot.
    fn compare(&self, test: &str) {
        let outcomes = match python::run(&self.list) {
            Ok(outcomes) => outcomes,
            Err(reason) => return python::say_skipped(test, &reason),
        };
        assert_eq!(outcomes.len(), self.list.len());
        let mut compared = 0;
        for ((trial, outcome), expected) in self.list.iter().zip(outcomes).zip(&self.expected) {
            let name = &trial.name;
            let steps = match outcome {
                Outcome::Steps(steps) => steps,
                Outcome::Raised(error) => panic!("{name}: {error}"),
            };
            assert_eq!(steps.len(), STEPS, "{name}");
            for (t, (got, expected)) in (1..).zip(steps.iter().zip(expected)) {
                compared += compare(&format!("w of {name} in step {t}"), &got.w, &expected.w);
                assert_eq!(got.eval.is_some(), expected.eval.is_some(), "{name}");
                if let (Some(got), Some(expected)) = (&got.eval, &expected.eval) {
                    let place = format!("evaluation weights of {name} in step {t}");
                    compared += compare(&place, got, expected);
                }
                let mut kept: Vec<_> = expected.state.iter().map(|(name, _)| *name).collect();
                kept.sort_unstable();
                assert!(got.state.keys().eq(&kept), "{name} keeps {:?}", got.state);
                for (state, expected) in &expected.state {
                    let place = format!("{state} of {name} in step {t}");
                    compared += compare(&place, &got.state[*state], expected);
                }
            }
        }
        assert!(compared >= self.list.len() * STEPS * LEN);
    }
}

/// Compares numbers and tells how many.
fn compare(place: &str, got: &[f64], expected: &[f64]) -> usize {
    assert_eq!(got.len(), expected.len(), "{place}");
    for (got, expected) in got.iter().zip(expected) {
        let difference = (got - expected).abs();
        // A weight that passes through zero keeps the error of its earlier size.
        let size = expected.abs().max(1e-3);
        assert!(
            difference <= TOLERANCE * size,
            "{place}: NumPy gives {got:e}, the rule {expected:e}"
        );
    }
    got.len()
}

/// Every built-in rule, with its defaults and with every setting of its switches.
#[test]
fn built_in_rules() {
    macro_rules! add_all {
        ([$trials:ident $shapes:expr] $($name:ident: $rule:ident,)*) => {
            $($trials.add_all::<optim_runtime::$rule>($shapes);)*
        };
    }
    let mut trials = Trials::default();
    optim_runtime::any_shape_rules! { add_all trials &SHAPES }
    optim_runtime::matrix_rules! { add_all trials &SHAPES[1..] }
    trials.compare("built_in_rules");
}

optimizer! {
    /// What no built-in rule has: names that Python keeps for itself, every kind of initial value,
    /// branches with intermediates, conditions per weight, all functions.
    struct Everything {
        lambda = 0.25 where 0 < lambda <= 1,
        np = 0.3 where 0 <= np < 1,
        parts = 3u64 where parts >= 1,
        is = false,
        fading = true,
        low = -1,
    }

    require !is || fading, "is needs \"fading\"";

    state {
        anchor = from,
        square = g^2 if is || fading,
        start = if parts > 2 { 2 * lambda } else { 3 },
        mixed = if is { from - g } else { 1 },
        product: scalar = 1 - np,
        m,
        variance,
        top,
        peak,
        total: scalar,
    }

    update(from, g, t) {
        let def = if is {
            let twice = 2 * g;
            twice + from
        } else if t == 1 {
            let twice = 3 * g;
            let both = twice - from;
            both / 2
        } else {
            g
        };
        anchor = prev(anchor);
        start = prev(start) / parts;
        mixed = if fading { prev(mixed) } else { 0.5 };
        product *= 1 - np^t;
        total = running_sum(if t > 3 { product } else { 1 / t });
        m = ema(np, def);
        variance = ema_var(np, def, m);
        top = running_max(abs(g));
        peak = running_max(np, def);
        if is || fading {
            square = ema(0.8, g^2);
        }
        let inside = low <= g < 1 && !(g == 0);
        let bent = if inside { let x = exp(-abs(g)); x * g } else { min(max(g, low), 0.75) };
        let damped = if fading {
            debias(m) / (sqrt(square) + 1)
        } else {
            m - (variance - (top - peak))
        };
        let flat = if t == 2 || !is && t > 20 { 0 } else { sign(bent) * ln(1 + top) };
        from -= lambda^2 / parts * (damped - 0.5 * flat) * (1 / (1 + total))
            + clamp(from - anchor, -0.01, 0.02) * -start + 1e-5 * variance^1.5 * mixed;
    }
}

/// Rules of one's own, that use the whole language.
#[test]
fn rules_of_ones_own() {
    let mut trials = Trials::default();
    for fading in [false, true] {
        trials.add(&Anchored::default().with_fading(fading));
        trials.add(&Everything::default().with_fading(fading).with_low(-0.01));
    }
    trials.add(&Everything::default().with_is(true).with_parts(2));
    trials.compare("rules_of_ones_own");
}

/// The weights to evaluate with have a function of their own.
#[test]
fn rules_with_eval() {
    let mut trials = Trials::default();
    trials.add(&Averaged::default());
    trials.add(&Averaged::default().with_beta(1.0).with_lr(0.0));
    trials.add(&Polyak::default());
    trials.add(&Polyak::default().with_averaged(false));
    trials.compare("rules_with_eval");
}

/// A combination that the rule refuses is refused with the same words.
#[test]
fn requirements() {
    let (weights, gradients) = inputs();
    let broken = Everything::default().with_is(true).with_fading(false);
    let trial = Trial::new(&broken, &[weights.len()], &weights, &gradients);
    let mut outcomes = match python::run(&[trial]) {
        Ok(outcomes) => outcomes,
        Err(reason) => return python::say_skipped("requirements", &reason),
    };
    match outcomes.pop() {
        Some(Outcome::Raised(error)) => assert_eq!(error, "ValueError: is needs \"fading\""),
        other => panic!("{other:?}"),
    }
}
