//! What the interface promises beyond numbers.

use ndarray::{Array2, arr0};
use optim_runtime::{
    Adam, AdamW, Error, Exec, HyperValue, Optimizer, Param, RmsProp, Rule, Sgd, StateValue, Update,
    Values,
};
use optim_tests::inputs::{BLOCK, LENGTHS, for_all, ordinary, tensor};
use optim_tests::own::Anchored;
use optim_tests::ways::{every_way, plainest};
use proptest::prelude::*;

/// One step of an optimizer that holds one parameter, `w`.
fn step(optimizer: &mut Optimizer, w: &mut [f64], g: &[f64]) {
    let param = Param::new("w", w, g).expect("equal lengths");
    optimizer.step(&mut [param]).expect("a valid step");
}

fn values(optimizer: &Optimizer, state: &str) -> Vec<f64> {
    let view = optimizer.state("w").expect("it took steps");
    view.get(state).expect("a state that is kept").to_vec()
}

/// Empty tensors take steps like others, alone and beside others, in every way.
#[test]
fn empty_tensors_are_fine() {
    for way in every_way(&[1]) {
        let mut optimizer = Optimizer::new(Adam::default()).unwrap().with_exec(way.exec);
        let (mut none, mut one) = ([0.0_f32; 0], [1.0_f32]);
        let mut no_rows = Array2::<f64>::zeros((0, 3));
        let no_gradient = no_rows.clone();
        for _ in 0..2 {
            let mut params = [
                Param::new("none", &mut none, &[0.0_f32; 0]).unwrap(),
                Param::new("one", &mut one, &[1.0_f32]).unwrap(),
                Param::new("no rows", &mut no_rows, &no_gradient).unwrap(),
            ];
            assert!(params[0].is_empty() && params[2].is_empty() && !params[1].is_empty());
            optimizer.step(&mut params).unwrap();
        }
        optimizer.step(&mut []).unwrap();
        assert_eq!(optimizer.state("none").unwrap().step(), 2);
        assert_eq!(
            optimizer.state("no rows").unwrap().get("m"),
            Ok(Values::F64(&[]))
        );
        assert!(one[0] < 1.0);
    }
}

/// An array without axes is one weight.
#[test]
fn a_number_is_a_tensor() {
    let mut w = arr0(1.0_f64);
    let mut optimizer = Optimizer::new(Sgd::default().with_lr(0.5)).unwrap();
    let gradient = arr0(1.0);
    let param = Param::new("w", &mut w, &gradient).unwrap();
    optimizer.step(&mut [param]).unwrap();
    assert_eq!(w, arr0(0.5));
}

/// Every hyper-parameter can be read and set by its name; the setters and the fields agree.
#[test]
fn hyper_parameters_have_names() {
    let mut rule = AdamW::default().with_lr(0.5).with_amsgrad(true);
    let names: Vec<_> = AdamW::META.hypers.iter().map(|hyper| hyper.name).collect();
    assert_eq!(
        names,
        [
            "lr",
            "beta1",
            "beta2",
            "eps",
            "eps_root",
            "eps_hat",
            "weight_decay",
            "fixed_decay",
            "amsgrad",
            "amsgrad_corrected",
            "maximize"
        ]
    );
    assert_eq!(rule.hyper("lr"), Some(HyperValue::Number(0.5)));
    assert_eq!(rule.hyper("amsgrad"), Some(HyperValue::Flag(true)));
    assert_eq!(rule.hyper("momentum"), None);
    rule.set_hyper("beta2", 0.5).unwrap();
    rule.set_hyper("amsgrad", false).unwrap();
    assert_eq!(rule, AdamW::default().with_lr(0.5).with_beta2(0.5));
}

/// A hyper-parameter set between steps holds from the next step on, and state is kept.
#[test]
fn hyper_parameters_can_change_between_steps() {
    let momentum = Sgd::default().with_lr(1.0).with_momentum(0.5);
    let mut optimizer = Optimizer::new(momentum).unwrap();
    let mut w = [0.0];
    step(&mut optimizer, &mut w, &[1.0]);
    optimizer.set_hyper("lr", 0.25).unwrap();
    step(&mut optimizer, &mut w, &[1.0]);
    assert_eq!((w, values(&optimizer, "b")), ([-1.375], vec![1.5]));
    let sgd = optimizer.rule::<Sgd>().unwrap().clone();
    optimizer.set_rule(sgd.with_momentum(0.0)).unwrap();
    step(&mut optimizer, &mut w, &[1.0]);
    assert_eq!(w, [-1.625]);
}

/// A state behind a switch begins when the switch goes on, at its initial value, and rests when it goes
/// off; the others go on as they are.
#[test]
fn amsgrad_can_be_switched_in_mid_run() {
    let gradients = [[4.0], [1.0], [3.0], [0.5]];
    let mut plain = Optimizer::new(Adam::default().with_beta2(0.5)).unwrap();
    let mut switched = plain.clone();
    let (mut w, mut v) = ([1.0], [1.0]);
    step(&mut plain, &mut w, &gradients[0]);
    step(&mut switched, &mut v, &gradients[0]);
    switched.set_hyper("amsgrad", true).unwrap();
    let mut largest = 0.0_f64;
    for g in &gradients[1..] {
        step(&mut plain, &mut w, g);
        step(&mut switched, &mut v, g);
        for state in ["m", "v"] {
            assert_eq!(values(&switched, state), values(&plain, state));
        }
        largest = largest.max(values(&plain, "v")[0]);
        assert_eq!(values(&switched, "v_max"), [largest]);
    }
    // The last gradients are small, so the maximum has held the steps back.
    assert!(values(&plain, "v")[0] < largest && v[0] > w[0]);
    switched.set_hyper("amsgrad", false).unwrap();
    step(&mut switched, &mut v, &[1.0]);
    let names = switched.state("w").unwrap().typed::<f64>().unwrap().names();
    assert_eq!(names.collect::<Vec<_>>(), ["m", "v"]);
    assert_eq!(values(&switched, "v_max"), [largest]);
}

/// A state that a switch has off costs nothing.
#[test]
fn states_are_kept_only_if_they_are_used() {
    fn kept<R: Rule>(rule: R) -> Vec<&'static str> {
        let mut state = rule.init_shape(&[1]).unwrap();
        rule.update(&mut [1.0_f32], &[1.0], &mut state).unwrap();
        state.names().collect()
    }
    assert_eq!(kept(Sgd::default()), [""; 0]);
    assert_eq!(kept(Sgd::default().with_momentum(0.5)), ["b"]);
    assert_eq!(kept(RmsProp::default()), ["v"]);
    assert_eq!(kept(RmsProp::default().with_centered(true)), ["v", "g_avg"]);
    assert_eq!(kept(RmsProp::default().with_momentum(0.5)), ["v", "b"]);
    assert_eq!(
        kept(Adam::default().with_amsgrad(true)),
        ["m", "v", "v_max"]
    );
}

/// State can be looked at in the parameter's own type or as `f64`.
#[test]
fn state_can_be_read() {
    let mut optimizer = Optimizer::new(Adam::default().with_beta1(0.5)).unwrap();
    let mut w = [0.0_f32, 1.0];
    let param = Param::new("w", &mut w, &[0.25_f32, -1.0]).unwrap();
    optimizer.step(&mut [param]).unwrap();
    let view = optimizer.state("w").unwrap();
    assert_eq!(view.get("m"), Ok(Values::F32(&[0.125, -0.5])));
    assert_eq!(view.get("m").unwrap().to_vec(), [0.125, -0.5]);
    let typed = view.typed::<f32>().unwrap();
    assert_eq!((typed.rule(), typed.step(), typed.len()), ("Adam", 1, 2));
    assert_eq!(
        typed.get("m"),
        Ok(StateValue::PerWeight(&[0.125, -0.5][..]))
    );
    assert_eq!(optimizer.parameters().collect::<Vec<_>>(), ["w"]);
}

/// A rule of one's own: state that begins as the weights, a scalar state, a whole number.
#[test]
fn a_rule_of_ones_own_is_a_rule() {
    let mut optimizer = Optimizer::new(Anchored::default()).unwrap();
    let mut w = [1.0, -2.0];
    step(&mut optimizer, &mut w, &[8.0, 0.0]);
    // η/2 · 8 = 1; the weights still are where they began.
    assert_eq!(w, [0.0, -2.0]);
    step(&mut optimizer, &mut w, &[0.0, 0.0]);
    // An eighth of the way back to 1.
    assert_eq!(w, [0.125, -2.0]);
    assert_eq!(values(&optimizer, "anchor"), [1.0, -2.0]);
    let view = optimizer.state("w").unwrap();
    assert_eq!(view.get("left"), Ok(Values::Scalar(0.125)));

    optimizer.set_hyper("parts", 4_u64).unwrap();
    optimizer.set_hyper("fading", false).unwrap();
    step(&mut optimizer, &mut w, &[8.0, 8.0]);
    assert_eq!(w, [0.125 - 0.5 + 0.125 * 0.875, -2.5]);
    let none = optimizer.set_hyper("parts", 0_u64).unwrap_err();
    assert_eq!(
        none.to_string(),
        "Anchored: `parts` must satisfy parts >= 1, but is 0"
    );
    let real = optimizer.set_hyper("parts", 2.0).unwrap_err();
    assert!(
        matches!(
            real,
            Error::HyperKind {
                expected: "count",
                given: "number",
                ..
            }
        ),
        "{real}"
    );
}

/// State that begins as the weights begins so in every way to run a step.
#[test]
fn a_rule_of_ones_own_gives_the_same_bits_in_every_way() {
    for len in LENGTHS {
        for_all(4, &tensor(len, 3, ordinary::<f32>()), |tensor| {
            for fading in [false, true] {
                let rule = Anchored::default().with_fading(fading);
                let expected = tensor.run(&rule, &plainest());
                for way in every_way(&[1, BLOCK]) {
                    prop_assert_eq!(&tensor.run(&rule, &way.exec), &expected, "{}", way.name);
                }
                let cut = len / 2;
                let left = tensor.run_piece(&rule, &Exec::serial(), 0..cut);
                let right = tensor.run_piece(&rule, &Exec::serial(), cut..len);
                prop_assert_eq!(left.followed_by(right).weights, expected.weights);
            }
            Ok(())
        });
    }
}
