//! Random rules with reductions, compiled: their loops do what their NumPy text says, with the same bits on
//! every instruction set and for any cut.
//!
//! `random/reducing.rs` is written by a test of the compiler. The NumPy text is printed from the equations
//! before these are cut into passes, so it knows nothing of stages. Without NumPy that half is skipped.

use optim_runtime::{Element, Exec, Rule, Update};
use optim_tests::python::{self, Outcome, Trial};
use optim_tests::ways::{every_way, plainest};

#[path = "random/reducing.rs"]
mod rules;

const STEPS: usize = 3;

/// A vector, a small matrix, and one of several blocks.
const SHAPES: [&[usize]; 3] = [&[19], &[5, 7], &[61, 37]];

/// Numbers that both element types have, around 1, some of them zero.
fn numbers(len: usize, seed: usize) -> Vec<f64> {
    let number = |index: usize| {
        let place = ((seed * 7919 + index) as f64 * 0.618_033_988_749_895).fract();
        let rounded = ((place - 0.5) * 4096.0).round() / 1024.0;
        if index % 11 == 5 { 0.0 } else { rounded }
    };
    (1..=len).map(number).collect()
}

fn gradients(len: usize) -> Vec<Vec<f64>> {
    (1..=STEPS).map(|step| numbers(len, 10 * step)).collect()
}

fn run<R: Rule, T: Element>(rule: &R, exec: &Exec, shape: &[usize]) -> Vec<Vec<f64>> {
    let len = shape.iter().product();
    let narrow = |list: &[f64]| -> Vec<T> { list.iter().map(|x| T::from_f64(*x)).collect() };
    let mut w = narrow(&numbers(len, 1));
    let state = match shape {
        [rows, columns] => rule.init_matrix(*rows, *columns),
        _ => rule.init(len),
    };
    let mut state = state.expect("defaults are valid");
    let steps = gradients(len).into_iter().map(|g| {
        rule.update_with(exec, &mut w, &narrow(&g), &mut state)
            .expect("lengths agree");
        w.iter().map(|w| w.to_f64()).collect()
    });
    steps.collect()
}

fn bits(steps: &[Vec<f64>]) -> Vec<u64> {
    steps.iter().flatten().map(|x| x.to_bits()).collect()
}

#[test]
fn every_way_gives_the_same_bits() {
    fn check<R: Rule + Default, T: Element>() {
        let rule = R::default();
        for shape in SHAPES {
            let plain = bits(&run::<R, T>(&rule, &plainest(), shape));
            for way in every_way(&[8, 4096]) {
                let ours = bits(&run::<R, T>(&rule, &way.exec, shape));
                assert!(ours == plain, "{} of {shape:?}, {}", R::META.name, way.name);
            }
        }
    }
    macro_rules! each {
        ($($rule:ident)*) => {$(
            check::<rules::$rule, f32>();
            check::<rules::$rule, f64>();
        )*};
    }
    every_reducing_rule!(each);
}

#[test]
fn loops_do_what_numpy_says() {
    let (mut trials, mut found) = (Vec::new(), Vec::new());
    macro_rules! each {
        ($($rule:ident)*) => {$(
            let rule = rules::$rule::default();
            for shape in SHAPES {
                let len = shape.iter().product();
                trials.push(Trial::new(&rule, shape, &numbers(len, 1), &gradients(len)));
                found.push(run::<_, f64>(&rule, &Exec::serial(), shape));
            }
        )*};
    }
    every_reducing_rule!(each);
    let outcomes = match python::run(&trials) {
        Ok(outcomes) => outcomes,
        Err(reason) => return python::say_skipped("loops_do_what_numpy_says", &reason),
    };
    let (mut values, mut worst) = (0, 0.0_f64);
    for ((trial, outcome), found) in trials.iter().zip(outcomes).zip(&found) {
        let steps = match outcome {
            Outcome::Steps(steps) => steps,
            Outcome::Raised(error) => panic!("{}: {error}", trial.name),
        };
        for (t, (theirs, ours)) in (1..).zip(steps.iter().zip(found)) {
            assert_eq!(theirs.w.len(), ours.len());
            for (index, (theirs, ours)) in theirs.w.iter().zip(ours).enumerate() {
                let error = (theirs - ours).abs() / (1.0 + theirs.abs());
                assert!(
                    error < 1e-9,
                    "{}, step {t}, weight {index}: NumPy gives {theirs:e}, the rule {ours:e}",
                    trial.name
                );
                worst = worst.max(error);
                values += 1;
            }
        }
    }
    println!(
        "{} trials, {values} values, largest difference {worst:.1e}",
        trials.len()
    );
    assert!(values > 10_000);
}
