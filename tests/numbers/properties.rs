//! What holds for every built-in rule and every input. `layers.rs` has what holds for those that reduce.

use optim_runtime::{Exec, SignDescent, Update};
use optim_tests::beside;
use optim_tests::bounded::Bounded;
use optim_tests::builtins::Builtin;
use optim_tests::every_builtin;
use optim_tests::inputs::{BLOCK, Knobs, LENGTHS, finite, for_all, knobs, ordinary, tensor, wide};
use optim_tests::naive::{Naive, Past};
use optim_tests::outcome::run;
use optim_tests::real::{Real, bits};
use optim_tests::ways::{every_way, plainest, two_threads};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// Steps of each trial: the first is special in several rules, and the third sees a state that
/// was read, written and read again.
const STEPS: usize = 3;

/// Every instruction set, number of threads and block length gives the same bits, for all finite
/// inputs, also where they overflow.
fn same_bits_in_every_way<R: Builtin, T: Real>() {
    let ways = every_way(&[1, 7, BLOCK]);
    for len in LENGTHS {
        let number = prop_oneof![wide::<T>(), finite::<T>()];
        for_all(
            4,
            &(knobs(), tensor(len, STEPS, number)),
            |(knobs, tensor)| {
                for rule in R::variants(&knobs) {
                    let expected = tensor.run(&rule, &plainest());
                    for way in &ways {
                        let got = tensor.run(&rule, &way.exec);
                        prop_assert_eq!(&got, &expected, "{} of {:?}", way.name, rule);
                    }
                }
                Ok(())
            },
        );
    }
}
every_builtin! { same_bits_in_every_way }

/// A tensor that is cut in two anywhere gives the same bits as the whole one.
fn two_pieces_equal_the_whole<R: Builtin, T: Real>() {
    let input =
        (0..=130_usize).prop_flat_map(|len| (knobs(), tensor(len, STEPS, wide::<T>()), 0..=len));
    for_all(64, &input, |(knobs, tensor, cut)| {
        let len = tensor.weights.len();
        for rule in R::variants(&knobs) {
            for exec in [Exec::serial(), two_threads(BLOCK)] {
                let left = tensor.run_piece(&rule, &exec, 0..cut);
                let right = tensor.run_piece(&rule, &exec, cut..len);
                let pieces = left.followed_by(right);
                prop_assert_eq!(pieces, tensor.run(&rule, &exec), "{:?}", rule);
            }
        }
        Ok(())
    });
}
every_builtin! { weightwise two_pieces_equal_the_whole }

/// Every step is what the paper's equations say, to within three roundings (1.5 ulp) of each of
/// their operations, whatever the length and the magnitudes.
fn steps_follow_the_paper<R: Naive, T: Real>() {
    for len in LENGTHS {
        for_all(
            4,
            &(knobs(), tensor(len, STEPS, wide::<T>())),
            |(knobs, tensor)| {
                R::variants(&knobs).iter().try_for_each(|rule| {
                    follows_the_paper(rule, &tensor.weights, &tensor.gradients)
                })
            },
        );
    }
}
every_builtin! { weightwise steps_follow_the_paper }

/// Ordinary training: longer, where bias corrections change from step to step and signs turn.
fn trajectories_follow_the_paper<R: Naive, T: Real>() {
    for_all(
        32,
        &(knobs(), tensor(5, 20, ordinary::<T>())),
        |(knobs, tensor)| {
            R::variants(&knobs)
                .iter()
                .try_for_each(|rule| follows_the_paper(rule, &tensor.weights, &tensor.gradients))
        },
    );
}
every_builtin! { weightwise trajectories_follow_the_paper }

fn follows_the_paper<R: Naive, T: Real>(
    rule: &R,
    weights: &[T],
    gradients: &[Vec<T>],
) -> TestCaseResult {
    let mut w = weights.to_vec();
    let mut state = rule.init_shape(&[w.len()]).expect("a valid rule");
    let mut expected: Vec<_> = w.iter().copied().map(Bounded::exact).collect();
    let mut pasts = vec![Past::default(); w.len()];
    for (t, g) in (1..).zip(gradients) {
        beside::update(rule, &Exec::default(), &mut w, g, &mut state).expect("equal lengths");
        for (i, past) in pasts.iter_mut().enumerate() {
            expected[i] = rule.step(t, expected[i], Bounded::exact(g[i]), past);
            prop_assert!(
                expected[i].admits(w[i]),
                "{rule:?}: weight {i} after step {t} is {}, not {:?}",
                w[i],
                expected[i]
            );
        }
    }
    Ok(())
}

/// The bound above can see a fault: where nothing cancels, it is at most this many roundings of
/// the result wide.
fn the_bound_is_narrow<R: Naive, T: Real>() {
    let well_conditioned = Knobs {
        lr: 0.01,
        fast: 0.75,
        slow: 0.875,
        eps: 0.1,
        decay: 0.1,
    };
    for rule in R::variants(&well_conditioned) {
        let mut past = Past::default();
        let gradient = Bounded::exact(T::from_f64(0.3));
        let w = rule.step(1, Bounded::<T>::ZERO, gradient, &mut past);
        if w.value == 0.0 {
            // Adopt's first step only looks at the gradient.
            assert_eq!(w.error, 0.0, "{rule:?}");
            continue;
        }
        let roundings = w.error / (w.value.abs() * T::ROUNDING);
        assert!(roundings <= 192.0, "{rule:?}: {roundings} roundings");
    }
}
every_builtin! { weightwise the_bound_is_narrow }

/// `sign(0)` is 0 for both zeros: a weight without gradient keeps its bits, also those of −0.
#[test]
fn sign_descent_leaves_weights_without_gradient_alone() {
    fn check<T: Real>() {
        let zero = prop_oneof![Just(T::ZERO), Just(-T::ZERO)];
        let pairs = vec((wide::<T>(), zero), 0..130);
        for_all(256, &(knobs(), pairs), |(knobs, pairs)| {
            let (w, g): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
            let rule = SignDescent::default().with_lr(knobs.lr);
            for way in every_way(&[7]) {
                let outcome = run(&rule, &way.exec, &w, [g.as_slice()]);
                prop_assert_eq!(outcome.weights, bits(&w), "{}", way.name);
            }
            Ok(())
        });
    }
    check::<f32>();
    check::<f64>();
}

/// The smallest gradient is a gradient: it moves a weight by the whole learning rate.
#[test]
fn sign_descent_moves_at_the_smallest_gradient() {
    fn check<T: Real>() {
        let tiny = T::from_f64(T::SMALLEST);
        let rule = SignDescent::default().with_lr(0.25);
        for way in every_way(&[7]) {
            for len in [1, 40] {
                let outcome = run(&rule, &way.exec, &vec![T::ONE; len], [&*vec![tiny; len]]);
                let moved = T::from_f64(0.75).bits();
                assert_eq!(outcome.weights, vec![moved; len], "{}", way.name);
            }
        }
    }
    check::<f32>();
    check::<f64>();
}
