//! Averages of gradients that have become zero come to zero, and not to subnormal numbers for ever: with those
//! processors compute many times slower.

use optim_runtime::{Exec, InstructionSet, StateValue, TensorState, optimizer};
use optim_runtime::{Rule, Update};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::every_builtin;
use optim_tests::inputs::Knobs;
use optim_tests::outcome::Outcome;
use optim_tests::real::Real;
use optim_tests::ways::{every_way, plainest};

/// Steps from one time that a tensor's smallest values become zero to the next, as the manual says.
const PERIOD: u64 = 64;

const SHAPE: [usize; 2] = [3, 7];

/// Rates with which a value stays at the smallest numbers for ever, which from 0.5 on it does, and is there soon. No
/// decay, which is a gradient to many rules.
fn knobs() -> Knobs {
    Knobs {
        lr: 1e-3,
        fast: 0.6,
        slow: 0.75,
        eps: 1e-8,
        decay: 0.0,
    }
}

fn weights<T: Real>() -> Vec<T> {
    let count = SHAPE.iter().product::<usize>();
    let weight = |i: usize| T::from_f64((i as f64 * 0.618_033_988_749_895).fract() - 0.5);
    (0..count).map(weight).collect()
}

/// Gradients whose squares are the type's smallest normal numbers, times up to 8: averages of squares are below them at
/// once, and what keeps a square or a gradient as it is has normal numbers.
fn gradients<T: Real>(step: u64) -> Vec<T> {
    let edge = T::NORMAL.sqrt();
    let gradient = |i: usize| {
        let size = 1.01 + 1.8 * ((i as f64 + step as f64) * 0.754_877_666).fract();
        let sign = if (i as u64 + step).is_multiple_of(3) {
            -size
        } else {
            size
        };
        T::from_f64(sign * edge)
    };
    (0..weights::<T>().len()).map(gradient).collect()
}

/// How many values of the states per weight, row and column are below the smallest normal number.
fn subnormal<T: Real>(state: &TensorState<T>) -> usize {
    let is_subnormal = |value: &&T| {
        let size = value.to_f64().abs();
        size > 0.0 && size < T::NORMAL
    };
    let counts = state.names().map(|name| match state.get(name) {
        Ok(
            StateValue::PerWeight(values)
            | StateValue::PerRow(values)
            | StateValue::PerColumn(values)
            | StateValue::PerRowPair(values)
            | StateValue::PerColumnPair(values),
        ) => values.iter().filter(is_subnormal).count(),
        _ => 0,
    });
    counts.sum()
}

/// Runs a rule until its gradients have been zero for so many periods; tells behind how many steps there were
/// subnormal numbers. Behind those of the last period there are none.
fn goes_quiet<R: Rule, T: Real>(rule: &R, exec: &Exec, periods: u64) -> (Outcome, u64) {
    let (mut w, mut state) = (weights::<T>(), rule.init_shape(&SHAPE).expect("memory"));
    let zeros = vec![T::ZERO; w.len()];
    let mut slow = 0;
    for step in 1..=PERIOD * (periods + 1) {
        let g = if step <= 3 {
            gradients(step)
        } else {
            zeros.clone()
        };
        beside::update(rule, exec, &mut w, &g, &mut state).expect("equal lengths");
        let found = subnormal(&state);
        assert!(
            found == 0 || !step.is_multiple_of(PERIOD),
            "{rule:?}: {found} values are subnormal behind step {step}"
        );
        assert!(
            found == 0 || step < PERIOD * periods,
            "{rule:?}: {found} values are still subnormal behind step {step}"
        );
        slow += u64::from(found > 0);
        assert!(w.iter().all(|w| w.to_f64().is_finite()), "{rule:?}: {w:?}");
    }
    (Outcome::of(&w, &state), slow)
}

/// Whatever the rule: behind every 64th step nothing that it keeps is subnormal, and in the end nothing ever is. The
/// bits are the same in every way to run it.
fn what_shrinks_comes_to_zero<R: Builtin, T: Real>() {
    // A rate of 0.75 takes 2,463 steps from 1 to the smallest normal `f64` and 304 to that of `f32`.
    let single = T::SIZE == 4;
    let periods = if single { 7 } else { 41 };
    // What is given in every third step is forgotten in every third.
    let periods = periods * if R::META.inputs.is_empty() { 1 } else { 3 };
    let ways = every_way(&[8]);
    let ways = if single {
        &ways[..]
    } else {
        &ways[ways.len() - 1..]
    };
    for rule in R::variants(&knobs()) {
        let (plain, slow) = goes_quiet::<R, T>(&rule, &plainest(), periods);
        assert!(slow < PERIOD * 4, "{rule:?}: {slow} steps");
        for way in ways {
            let (outcome, _) = goes_quiet::<R, T>(&rule, &way.exec, periods);
            assert_eq!(outcome, plain, "{rule:?}: {}", way.name);
        }
    }
}
every_builtin! { what_shrinks_comes_to_zero }

/// A tensor of several blocks of the loop that looks at the values, with one at each end of each of them.
#[test]
fn every_value_of_a_large_tensor_is_looked_at() {
    let rule = optim_runtime::Momentum::default()
        .with_lr(0.0)
        .with_beta(0.9);
    for set in InstructionSet::available() {
        let exec = Exec::serial().with_instruction_set(set).expect("available");
        let mut w = vec![1.0_f32; 5000];
        let mut state = rule.init(w.len()).expect("memory");
        let mut g = vec![1e-38_f32; w.len()];
        rule.update_with(&exec, &mut w, &g, &mut state)
            .expect("a step");
        g.fill(0.0);
        for _ in 2..PERIOD {
            rule.update_with(&exec, &mut w, &g, &mut state)
                .expect("a step");
        }
        assert_eq!(subnormal(&state), w.len());
        rule.update_with(&exec, &mut w, &g, &mut state)
            .expect("a step");
        let StateValue::PerWeight(m) = state.get("m").expect("kept") else {
            panic!("one for each weight");
        };
        assert!(m.iter().all(|m| m.to_bits() == 0), "{set}");
    }
}

optimizer! {
    /// Keeps what does not shrink beside what does.
    struct Remembers { beta = 0.5 where 0 <= beta < 1 }
    state { m, total, last, largest }
    update(w, g) {
        m = ema(beta, g);
        total = prev(total) + g;
        last = if g == 0 { prev(last) } else { g };
        largest = max(prev(largest), abs(m));
        w -= m + total + last + largest;
    }
}

/// A sum of subnormal numbers and a number that is remembered stay what they are: they do not shrink, and to change
/// them would be a loss.
#[test]
fn what_does_not_shrink_is_left_alone() {
    let rule = Remembers::default();
    let (mut w, mut state) = ([1.0_f32], rule.init(1).expect("memory"));
    for step in 1..=2 * PERIOD {
        let g = if step <= 2 { 3e-39 } else { 0.0 };
        rule.update(&mut w, &[g], &mut state).expect("a step");
    }
    let value = |name| state.get(name).expect("kept").to_vec()[0];
    assert_eq!(value("m"), 0.0);
    assert_eq!(value("total"), f64::from(3e-39_f32 + 3e-39));
    assert_eq!(value("last"), f64::from(3e-39_f32));
    // What it was made of has shrunk, and would be gone.
    assert_eq!(value("largest"), 0.0);
}
