//! What `eval` computes: the equations, and the same bits in every way.

use optim_runtime::{Element, Exec, Momentum, Rule, TensorState, Update};
use optim_tests::inputs::{BLOCK, LENGTHS, Tensor, for_all, ordinary, tensor};
use optim_tests::model::message;
use optim_tests::own::{Averaged, Polyak};
use optim_tests::real::{Real, bits};
use optim_tests::ways::{every_way, plainest};
use proptest::prelude::*;

/// A tensor after its steps.
fn trained<R: Rule, T: Real>(rule: &R, tensor: &Tensor<T>) -> (Vec<T>, TensorState<T>) {
    let mut w = tensor.weights.clone();
    let mut state = rule.init_shape(&[w.len()]).expect("a valid rule");
    for g in &tensor.gradients {
        rule.update(&mut w, g, &mut state).expect("equal lengths");
    }
    (w, state)
}

fn evaluated<R: Rule, T: Real>(rule: &R, exec: &Exec, w: &[T], state: &TensorState<T>) -> Vec<u64> {
    let mut out = vec![T::ZERO; w.len()];
    rule.eval_weights_with(exec, w, state, &mut out)
        .expect("equal lengths");
    bits(&out)
}

fn values<T: Element>(state: &TensorState<T>, name: &str) -> Vec<f64> {
    state.get(name).expect("a state that is kept").to_vec()
}

/// `eval` is its equation: in it a state is what the last step left, and the step number how many were
/// taken. Its conditions select the loop, also those on a `scalar` state.
#[test]
fn evaluation_weights_are_what_the_equations_say() {
    for_all(8, &tensor(40, 5, ordinary::<f64>()), |tensor| {
        let rule = Averaged::default();
        let (w, state) = trained(&rule, &tensor);
        let mut out = vec![0.0; w.len()];
        rule.eval_weights(&w, &state, &mut out).unwrap();
        for (i, z) in values(&state, "z").into_iter().enumerate() {
            let expected = w[i] + (1.0 - 1.0 / rule.beta) * (z - w[i]);
            prop_assert!((out[i] - expected).abs() <= 1e-14 * (1.0 + expected.abs()));
        }
        for steps in 1..=5 {
            let rule = Polyak::default();
            let tensor = Tensor {
                gradients: tensor.gradients[..steps].to_vec(),
                ..tensor.clone()
            };
            let (w, state) = trained(&rule, &tensor);
            let mut out = vec![0.0; w.len()];
            rule.eval_weights(&w, &state, &mut out).unwrap();
            let count = values(&state, "count")[0];
            prop_assert_eq!(count, (1..=steps).sum::<usize>() as f64);
            let share = 1.0 - 1.0 / (1.0 + count) + 1.0 / count;
            for (i, average) in values(&state, "average").into_iter().enumerate() {
                let debiased = average / (1.0 - rule.decay.powf(steps as f64));
                let near = w[i] + share * (debiased - w[i]);
                let expected = if steps >= 3 { near } else { w[i] };
                prop_assert!((out[i] - expected).abs() <= 1e-14 * (1.0 + expected.abs()));
            }
        }
        Ok(())
    });
}

fn every_way_gives_the_same_bits<T: Real>() {
    for len in LENGTHS {
        for_all(4, &tensor(len, 4, ordinary::<T>()), |tensor| {
            let rule = Averaged::default();
            let (w, state) = trained(&rule, &tensor);
            let expected = evaluated(&rule, &plainest(), &w, &state);
            for way in every_way(&[1, BLOCK]) {
                let found = evaluated(&rule, &way.exec, &w, &state);
                prop_assert_eq!(&found, &expected, "{}", way.name);
            }
            for rule in [Polyak::default(), Polyak::default().with_averaged(false)] {
                let (w, state) = trained(&rule, &tensor);
                let expected = evaluated(&rule, &plainest(), &w, &state);
                for way in every_way(&[1, BLOCK]) {
                    let found = evaluated(&rule, &way.exec, &w, &state);
                    prop_assert_eq!(&found, &expected, "{}", way.name);
                }
            }
            Ok(())
        });
    }
}

/// On every instruction set, on one thread or two, however a tensor is cut.
#[test]
fn every_way_gives_the_same_bits_in_f32() {
    every_way_gives_the_same_bits::<f32>();
}

/// The same in `f64`.
#[test]
fn every_way_gives_the_same_bits_in_f64() {
    every_way_gives_the_same_bits::<f64>();
}

/// For those who keep state themselves: lengths and rule are checked, and nothing is written if they are
/// wrong.
#[test]
fn a_bare_tensor_is_evaluated_from_its_own_state() {
    let rule = Averaged::default();
    let mut w = [1.0_f32, 2.0, 3.0];
    let mut state = rule.init(3).unwrap();
    let mut out = [9.0_f32; 3];
    rule.eval_weights(&w, &state, &mut out).unwrap();
    assert_eq!(out, w);
    rule.update(&mut w, &[0.5; 3], &mut state).unwrap();
    let mut short = [9.0_f32; 2];
    assert_eq!(
        message(rule.eval_weights(&w, &state, &mut short)),
        "the output has 2 elements, but there are 3 weights"
    );
    assert_eq!(
        message(rule.eval_weights(&w[..2], &state, &mut short)),
        "the state has 3 elements, but there are 2 weights"
    );
    assert_eq!(
        message(Momentum::default().eval_weights(&w, &state, &mut out)),
        "this state was made by Averaged, and Momentum has other equations or states"
    );
    assert_eq!(
        message(rule.with_beta(0.0).eval_weights(&w, &state, &mut out)),
        "Averaged: `beta` must satisfy 0 < beta <= 1, but is 0.0"
    );
    assert_eq!((short, out), ([9.0; 2], [1.0, 2.0, 3.0]));
}

/// What is known of `eval` without running it, as the documentation shows it.
#[test]
fn metadata_has_the_equations() {
    let eval = Averaged::META.eval.expect("it has an `eval`");
    assert_eq!(eval.equations, ["y += (1 - 1 / beta) * (z - y);"]);
    assert!(
        eval.latex.contains(r"y_{\text{eval},t} = y_{t} + "),
        "{}",
        eval.latex
    );
    assert!(
        eval.python
            .contains("    y = y + (1 - 1 / beta) * (z - y)\n    return y\n"),
        "{}",
        eval.python
    );
}
