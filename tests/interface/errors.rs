//! Every error says what is wrong, in these words, and leaves everything as it was.

use ndarray::{Array1, Array2, Axis, ShapeBuilder as _, s};
use optim_runtime::{
    Adam, Exec, GradientDescent, InstructionSet, Momentum, Optimizer, Param, Sgd, Update,
};
use optim_tests::model::{Model, message};
use optim_tests::outcome::Outcome;
use optim_tests::real::bits;

/// The wrong parameter stands last: whatever stands before it is untouched as well.
#[test]
fn a_changed_parameter_stops_the_whole_step() {
    let mut longer = [0.5_f64; 5];
    let wrong = Param::new("b", &mut longer, &[1.0; 5]).unwrap();
    Model::new(false).refuses(
        wrong,
        "parameter `b` had shape [4] at its first step, now [5]",
    );
    let mut square = Array2::from_elem((2, 2), 0.5_f64);
    let gradient = Array2::ones((2, 2));
    let wrong = Param::new("b", &mut square, &gradient).unwrap();
    Model::new(false).refuses(
        wrong,
        "parameter `b` had shape [4] at its first step, now [2, 2]",
    );
    let mut single = [0.5_f32; 4];
    let wrong = Param::new("b", &mut single, &[1.0_f32; 4]).unwrap();
    Model::new(false).refuses(wrong, "`b` has elements of type f64, but f32 was given");
    assert_eq!((longer, single), ([0.5; 5], [0.5; 4]));
    assert_eq!(square, Array2::from_elem((2, 2), 0.5));
}

#[test]
fn a_parameter_given_twice_stops_the_whole_step() {
    let mut again = [1.0_f32; 3];
    let wrong = Param::new("a", &mut again, &[1.0_f32; 3]).unwrap();
    Model::new(false).refuses(wrong, "parameter `a` is given twice in one step");
    assert_eq!(again, [1.0; 3]);
}

/// With the guard on, the first NaN or infinity is named: gradients before weights, by index.
#[test]
fn the_guard_stops_the_whole_step() {
    let cases = [
        (
            [0.5, 0.5, 0.5, 0.5],
            [1.0, f64::NAN, 1.0, f64::INFINITY],
            "gradient[1] is NaN",
        ),
        (
            [0.5, 0.5, f64::NAN, 0.5],
            [0.0, 0.0, 0.0, f64::INFINITY],
            "gradient[3] is inf",
        ),
        (
            [0.5, 0.5, f64::NEG_INFINITY, 0.5],
            [0.0; 4],
            "weights[2] is -inf",
        ),
    ];
    for (weights, gradient, words) in cases {
        let mut w = weights;
        let wrong = Param::new("b", &mut w, &gradient).unwrap();
        Model::new(true).refuses(wrong, &format!("parameter `b`: {words}"));
        assert_eq!(bits(&w), bits(&weights));
    }
}

/// The guard is off unless it is asked for, and passes what is finite.
#[test]
fn the_guard_stops_nothing_else() {
    let mut model = Model::new(false);
    let wrong = Param::new("a", &mut model.a, &[f32::NAN, 1.0, 1.0]).unwrap();
    model.optimizer.step(&mut [wrong]).unwrap();
    assert!(model.a[0].is_nan() && model.a[1..].iter().all(|w| w.is_finite()));
    let mut model = Model::new(true);
    let largest = [f32::MAX, f32::MIN, f32::from_bits(1)];
    let right = Param::new("a", &mut model.a, &largest).unwrap();
    model.optimizer.step(&mut [right]).unwrap();
    assert_eq!(model.optimizer.state("a").unwrap().step(), 3);
}

/// State lies in the order of the weights in memory, so that order may not change.
#[test]
fn another_order_in_memory_is_refused() {
    let mut optimizer = Optimizer::new(Momentum::default()).unwrap();
    let gradient = Array2::<f32>::ones((3, 5));
    let mut rows = Array2::<f32>::zeros((3, 5));
    let first = Param::new("w", &mut rows, &gradient).unwrap();
    optimizer.step(&mut [first]).unwrap();
    let mut columns = Array2::<f32>::zeros((3, 5).f());
    let second = Param::new("w", &mut columns, &gradient).unwrap();
    assert_eq!(
        message(optimizer.step(&mut [second])),
        "parameter `w` of shape [3, 5] had strides [5, 1] at its first step, now [1, 3]"
    );
    assert_eq!(columns.sum(), 0.0);
    assert_eq!(optimizer.state("w").unwrap().step(), 1);
}

/// A vector turned round has the same shape: it is its order that changed.
#[test]
fn a_reversed_vector_is_another_order_in_memory() {
    let mut optimizer = Optimizer::new(Momentum::default()).unwrap();
    let mut w = Array1::<f32>::zeros(3);
    let gradient = Array1::ones(3);
    let first = Param::new("w", &mut w, &gradient).unwrap();
    optimizer.step(&mut [first]).unwrap();
    let mut reversed = w.view_mut();
    reversed.invert_axis(Axis(0));
    let second = Param::new("w", reversed, &gradient).unwrap();
    assert_eq!(
        message(optimizer.step(&mut [second])),
        "parameter `w` of shape [3] had strides [1] at its first step, now [-1]"
    );
    assert_eq!(optimizer.state("w").unwrap().step(), 1);
}

#[test]
fn weights_with_holes_are_refused() {
    let mut w = Array2::<f32>::zeros((3, 4));
    let gradient = Array2::ones((3, 2));
    assert_eq!(
        message(Param::new("w", w.slice_mut(s![.., ..;2]), &gradient)),
        "parameter `w`: weights of shape [3, 2] and strides [4, 2] have holes; \
         give a contiguous array"
    );
}

#[test]
fn a_gradient_of_another_shape_is_refused() {
    let mut w = [0.0_f32; 3];
    assert_eq!(
        message(Param::new("bias", &mut w, &[0.0_f32; 2])),
        "parameter `bias`: the weights have shape [3], the gradient [2]"
    );
    let mut w = Array2::<f64>::zeros((2, 3));
    assert_eq!(
        message(Param::new("w", &mut w, &Array2::zeros((3, 2)))),
        "parameter `w`: the weights have shape [2, 3], the gradient [3, 2]"
    );
    assert_eq!(
        message(Param::new("w", &mut w, &[0.0; 6])),
        "parameter `w`: the weights have shape [2, 3], the gradient [6]"
    );
}

#[test]
fn a_bare_tensor_needs_its_own_gradient_and_state() {
    let rule = Adam::default();
    let mut w = [1.0_f32; 3];
    let mut state = rule.init(3).unwrap();
    rule.update(&mut w, &[0.5; 3], &mut state).unwrap();
    let before = Outcome::of(&w, &state);

    let short_gradient = rule.update(&mut w, &[0.5; 2], &mut state);
    assert_eq!(
        message(short_gradient),
        "the gradient has 2 elements, but there are 3 weights"
    );
    let mut longer = [1.0_f32; 4];
    let long_weights = rule.update(&mut longer, &[0.5; 4], &mut state);
    assert_eq!(
        message(long_weights),
        "the state has 3 elements, but there are 4 weights"
    );
    let other_rule = Momentum::default().update(&mut w, &[0.5; 3], &mut state);
    assert_eq!(
        message(other_rule),
        "this state was made by Adam, and Momentum has other equations or states"
    );
    let invalid = Adam::default().with_eps(0.0);
    assert_eq!(
        message(invalid.update(&mut w, &[0.5; 3], &mut state)),
        "Adam: `eps` must satisfy eps > 0, but is 0.0"
    );
    assert_eq!(Outcome::of(&w, &state), before);
    assert_eq!(longer, [1.0; 4]);
}

/// Where the domain has a limit, NaN and the infinities are outside it as well.
#[test]
fn hyper_parameters_outside_their_domain_are_refused() {
    let cases = [
        (
            Adam::default().with_lr(f64::NAN),
            "`lr` must satisfy lr >= 0, but is NaN",
        ),
        (
            Adam::default().with_lr(f64::INFINITY),
            "`lr` must satisfy lr >= 0, but is inf",
        ),
        (
            Adam::default().with_beta1(1.0),
            "`beta1` must satisfy 0 <= beta1 < 1, but is 1.0",
        ),
        (
            Adam::default().with_beta2(-0.1),
            "`beta2` must satisfy 0 <= beta2 < 1, but is -0.1",
        ),
        (
            Adam::default().with_beta2(f64::NAN),
            "`beta2` must satisfy 0 <= beta2 < 1, but is NaN",
        ),
    ];
    for (rule, words) in cases {
        let words = format!("Adam: {words}");
        assert_eq!(message(rule.init::<f32>(1)), words);
        assert_eq!(message(Optimizer::new(rule.clone())), words);
        let mut model = Model::new(false);
        let before = model.snapshot();
        assert_eq!(message(model.optimizer.set_rule(rule)), words);
        assert_eq!(model.snapshot(), before);
    }
}

#[test]
fn a_broken_requirement_is_refused() {
    let rule = Sgd::default().with_nesterov(true);
    assert_eq!(
        message(Optimizer::new(rule)),
        "Sgd: nesterov needs momentum > 0"
    );
    let rule = Sgd::default().with_momentum(0.9).with_nesterov(true);
    let mut optimizer = Optimizer::new(rule.clone()).unwrap();
    assert_eq!(
        message(optimizer.set_hyper("dampening", 0.5)),
        "Sgd: nesterov needs dampening = 0"
    );
    assert_eq!(optimizer.rule(), Some(&rule));
}

#[test]
fn setting_a_hyper_parameter_by_name_is_checked() {
    let mut model = Model::new(false);
    let before = model.snapshot();
    let optimizer = &mut model.optimizer;
    assert_eq!(
        message(optimizer.set_hyper("beta3", 0.5)),
        "Adam has no hyper-parameter `beta3`; \
         it has `lr`, `beta1`, `beta2`, `eps`, `eps_root`, `eps_hat`, `weight_decay`, `amsgrad`, \
         `amsgrad_corrected`, `maximize`; did you mean `beta1`?"
    );
    assert_eq!(
        message(optimizer.set_hyper("amsgrad", 1.0)),
        "Adam: `amsgrad` is a flag, but a number was given"
    );
    assert_eq!(
        message(optimizer.set_hyper("lr", true)),
        "Adam: `lr` is a number, but a flag was given"
    );
    assert_eq!(
        message(optimizer.set_hyper("amsgrad", 1)),
        "Adam: `amsgrad` is a flag, but a count was given"
    );
    assert_eq!(
        message(optimizer.set_hyper("lr", -1.0)),
        "Adam: `lr` must satisfy lr >= 0, but is -1.0"
    );
    assert_eq!(model.snapshot(), before);
}

#[test]
fn an_unknown_parameter_or_state_is_named_with_what_there_is() {
    let mut optimizer = Optimizer::new(Adam::default()).unwrap();
    assert_eq!(
        message(optimizer.state("encoder.bias")),
        "no parameter `encoder.bias` has taken a step"
    );
    let mut w = [0.0_f32];
    let param = Param::new("encoder.bias", &mut w, &[1.0_f32]).unwrap();
    optimizer.step(&mut [param]).unwrap();
    assert_eq!(
        message(optimizer.state("encoder.bais")),
        "no parameter `encoder.bais` has taken a step; did you mean `encoder.bias`?"
    );
    let state = optimizer.state("encoder.bias").unwrap();
    assert_eq!(
        message(state.get("v_max")),
        "Adam keeps no state `v_max`; it keeps `m`, `v`"
    );
    assert_eq!(
        message(state.typed::<f64>()),
        "`encoder.bias` has elements of type f32, but f64 was given"
    );
    let stateless = GradientDescent::default().init::<f32>(1).unwrap();
    assert_eq!(
        message(stateless.get("m")),
        "GradientDescent keeps no state `m`; it keeps none"
    );
}

/// No processor has both.
#[test]
fn a_missing_instruction_set_is_refused() {
    let (missing, words) = if cfg!(target_arch = "aarch64") {
        (InstructionSet::Avx2, "this processor has no AVX2")
    } else {
        (InstructionSet::Neon, "this processor has no NEON")
    };
    assert_eq!(
        message(Exec::default().with_instruction_set(missing)),
        words
    );
}

#[test]
fn an_empty_block_is_refused() {
    assert_eq!(
        message(Exec::default().with_block(0)),
        "a block must hold at least one weight"
    );
}
