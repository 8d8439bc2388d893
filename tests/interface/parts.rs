//! States that are taken apart and put together again.

use optim_runtime::{
    Adafactor, AdamW, Error, GradientDescent, Lamb, Lars, Momentum, Prodigy, Rprop, Rule,
    StateParts, TensorState, Update, Yogi,
};

const SHAPE: [usize; 2] = [7, 9];

/// As many numbers as the shape has, others for each seed.
fn tensor(seed: u64) -> Vec<f64> {
    let value = |i: u64| ((i * 31 + seed * 17) as f64 * 0.7).sin();
    (0..63).map(value).collect()
}

/// A state after some steps, and the weights.
fn stepped<R: Rule>(rule: &R, steps: u64) -> (Vec<f64>, TensorState<f64>) {
    let mut w = tensor(1);
    let mut state = rule.init_shape(&SHAPE).unwrap();
    for step in 0..steps {
        rule.update(&mut w, &tensor(2 + step), &mut state).unwrap();
    }
    (w, state)
}

/// What was put together goes on with the bits of what was taken apart.
fn goes_on<R: Rule>(rule: &R) {
    let (mut w, mut state) = stepped(rule, 5);
    let parts = state.parts();
    let mut again = TensorState::from_parts::<R>(&SHAPE, parts.clone()).unwrap();
    assert_eq!(again.parts(), parts);
    assert_eq!(again.step(), 5);
    let mut w_again = w.clone();
    for step in 0..5 {
        let g = tensor(50 + step);
        rule.update(&mut w, &g, &mut state).unwrap();
        rule.update(&mut w_again, &g, &mut again).unwrap();
        assert_eq!(w, w_again, "{}", R::META.name);
    }
}

/// Whatever a rule keeps: values of weights, of rows and columns, numbers, histories, nothing.
#[test]
fn a_state_goes_on_from_its_parts() {
    goes_on(&AdamW::default());
    goes_on(&AdamW::default().with_amsgrad(true));
    goes_on(&Adafactor::default());
    goes_on(&Momentum::default());
    goes_on(&Rprop::default());
    goes_on(&Prodigy::default());
    goes_on(&GradientDescent::default());
}

/// A state that a setting has switched off waits in the parts too.
#[test]
fn a_state_that_rests_rests_on() {
    let (with, without) = (AdamW::default().with_amsgrad(true), AdamW::default());
    let (mut w, mut state) = stepped(&with, 3);
    without.update(&mut w, &tensor(9), &mut state).unwrap();
    let parts = state.parts();
    assert!(parts.values.iter().any(|part| part.rests));
    let mut again = TensorState::from_parts::<AdamW>(&SHAPE, parts).unwrap();
    let mut w_again = w.clone();
    with.update(&mut w, &tensor(10), &mut state).unwrap();
    with.update(&mut w_again, &tensor(10), &mut again).unwrap();
    assert_eq!(w, w_again);
}

/// What are not the parts of such a state is refused, and it is said why.
#[test]
fn other_parts_are_refused() {
    let parts = stepped(&AdamW::default(), 2).1.parts();
    let refused = |change: &dyn Fn(&mut StateParts<f64>), what: &str| {
        let mut parts = parts.clone();
        change(&mut parts);
        let error = TensorState::from_parts::<AdamW>(&SHAPE, parts).unwrap_err();
        assert!(matches!(error, Error::StateParts { .. }), "{error}");
        assert!(error.to_string().contains(what), "{error}");
    };
    refused(&|parts| parts.fingerprint += 1, "other equations");
    refused(
        &|parts| parts.values[0].values.truncate(1),
        "63 values, and 1",
    );
    refused(&|parts| parts.values[0].name = "x".into(), "no state `x`");
    refused(&|parts| parts.values.push(parts.values[0].clone()), "twice");
    refused(&|parts| parts.numbers.push(1.0), "numbers");
    assert!(
        !parts.numbers.is_empty(),
        "what its averages have forgotten"
    );
    refused(&|parts| parts.numbers[0] = -1.5, "come to be");
    refused(&|parts| parts.step = u64::MAX, "nobody has taken");
    let other = TensorState::from_parts::<Yogi>(&SHAPE, parts.clone()).unwrap_err();
    assert!(other.to_string().contains("Yogi"), "{other}");
    let other = TensorState::from_parts::<AdamW>(&[8, 9], parts).unwrap_err();
    assert!(other.to_string().contains("72 values, and 63"), "{other}");
}

/// Rules say whether they reduce over the model.
#[test]
fn rules_that_reduce_over_the_model_say_so() {
    const { assert!(Prodigy::META.over_model && Lamb::META.over_model) };
    const { assert!(!AdamW::META.over_model && !Lars::META.over_model) };
}
