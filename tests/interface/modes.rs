//! An optimizer trains or evaluates: to and fro, and what is refused in the other mode.

use ndarray::{Array2, ShapeBuilder as _};
use optim_runtime::{Adam, Dtype, Exec, Optimizer, Param, Rule, Update};
use optim_tests::inputs::BLOCK;
use optim_tests::model::message;
use optim_tests::own::{Averaged, Polyak};
use optim_tests::real::bits;
use optim_tests::ways::{every_way, two_threads};

/// A model of parameters of both types, one of which rests and one of which has taken no step.
struct Model {
    optimizer: Optimizer,
    a: Vec<f32>,
    b: Array2<f64>,
    new: Vec<f32>,
}

impl Model {
    fn new(exec: Exec) -> Self {
        let optimizer = Optimizer::new(Averaged::default()).expect("defaults are valid");
        let mut model = Self {
            optimizer: optimizer.with_exec(exec),
            a: (0..300).map(|i| i as f32 / 64.0 - 2.0).collect(),
            b: Array2::from_shape_fn((9, 20), |(i, j)| (i * 20 + j) as f64 / 32.0 - 3.0),
            new: vec![7.0, -0.0],
        };
        (0..3).for_each(|step| model.step(step));
        model
    }

    fn step(&mut self, step: usize) {
        let for_a: Vec<_> = self.a.iter().map(|w| w / 2.0 + step as f32).collect();
        let for_b = self.b.mapv(|w| w / 2.0 - step as f64);
        let a = Param::new("a", &mut self.a, &for_a).expect("equal shapes");
        let b = Param::new("b", &mut self.b, &for_b).expect("equal shapes");
        self.optimizer.step(&mut [a, b]).expect("a valid step");
    }

    fn weights(&self) -> [Vec<u64>; 3] {
        let b = self.b.as_slice().expect("in row order");
        [bits(&self.a), bits(b), bits(&self.new)]
    }

    fn params(&mut self) -> (&mut Optimizer, [Param<'_>; 3]) {
        let params = [
            Param::weights("new", &mut self.new).expect("contiguous"),
            Param::weights("a", &mut self.a).expect("contiguous"),
            Param::weights("b", &mut self.b).expect("contiguous"),
        ];
        (&mut self.optimizer, params)
    }

    fn evaluate(&mut self) {
        let (optimizer, mut params) = self.params();
        optimizer
            .eval_weights(&mut params)
            .expect("it was training");
    }

    fn train(&mut self) {
        let (optimizer, mut params) = self.params();
        optimizer.train_weights(&mut params).expect("all are given");
    }
}

/// To and fro gives the same bits, and training goes on as if it had never been evaluated.
#[test]
fn evaluating_does_not_show_in_training() {
    let mut steady = Model::new(Exec::serial());
    let mut model = Model::new(two_threads(BLOCK));
    for step in 3..6 {
        let training = model.weights();
        assert!(!model.optimizer.is_evaluating());
        model.evaluate();
        assert!(model.optimizer.is_evaluating());
        let evaluation = model.weights();
        assert!(training[0] != evaluation[0] && training[1] != evaluation[1]);
        // Without a step there is no state to evaluate with.
        assert_eq!(training[2], evaluation[2]);
        let state = model.optimizer.state("a").expect("it took steps");
        let before: Vec<_> = steady.a.clone();
        let mut out = vec![0.0; before.len()];
        Averaged::default()
            .eval_weights(&before, state.typed().expect("its type"), &mut out)
            .expect("equal lengths");
        assert_eq!(bits(&out), evaluation[0]);
        // What is written in between is lost.
        model.a[0] = f32::NAN;
        model.train();
        assert_eq!(model.weights(), training);
        model.step(step);
        steady.step(step);
        assert_eq!(model.weights(), steady.weights());
    }
    assert_eq!(model.optimizer.parameters().collect::<Vec<_>>(), ["a", "b"]);
}

/// A program written for any rule is right for one without `eval`: its weights stay, and the modes are
/// the same.
#[test]
fn a_rule_without_eval_is_evaluated_as_it_is() {
    assert!(Adam::META.eval.is_none());
    let mut optimizer = Optimizer::new(Adam::default()).unwrap();
    let mut w = [1.0_f32, -2.0];
    let g = [1.0_f32; 2];
    optimizer
        .step(&mut [Param::new("w", &mut w, &g).unwrap()])
        .unwrap();
    let training = w;
    // A gradient may be there and is not looked at.
    optimizer
        .eval_weights(&mut [Param::new("w", &mut w, &g).unwrap()])
        .unwrap();
    assert_eq!(w, training);
    assert_eq!(
        message(optimizer.step(&mut [Param::new("w", &mut w, &g).unwrap()])),
        "the weights are those for evaluation: call `train_weights` before the next step"
    );
    optimizer
        .train_weights(&mut [Param::weights("w", &mut w).unwrap()])
        .unwrap();
    optimizer
        .step(&mut [Param::new("w", &mut w, &g).unwrap()])
        .unwrap();
    assert!(w != training);
    let mut out = [0.0_f32; 2];
    let state = optimizer.state("w").unwrap();
    Adam::default()
        .eval_weights(&w, state.typed().unwrap(), &mut out)
        .unwrap();
    assert_eq!(out, w);
}

/// Each call has its mode, and is refused in the other one with the way out.
#[test]
fn calls_in_the_wrong_mode_are_refused() {
    let mut model = Model::new(Exec::serial());
    let training = model.weights();
    let (optimizer, mut params) = model.params();
    assert_eq!(
        message(optimizer.train_weights(&mut params)),
        "the weights are the training weights: `train_weights` undoes `eval_weights`"
    );
    assert_eq!(model.weights(), training);
    model.evaluate();
    let evaluation = model.weights();
    let (optimizer, mut params) = model.params();
    assert_eq!(
        message(optimizer.eval_weights(&mut params)),
        "the weights are those for evaluation already: call `train_weights` first"
    );
    let for_a = vec![1.0; 300];
    let a = Param::new("a", &mut model.a, &for_a).unwrap();
    assert_eq!(
        message(model.optimizer.step(&mut [a])),
        "the weights are those for evaluation: call `train_weights` before the next step"
    );
    assert_eq!(
        message(model.optimizer.step(&mut [])),
        "the weights are those for evaluation: call `train_weights` before the next step"
    );
    assert_eq!(model.weights(), evaluation);
    model.train();
    assert_eq!(model.weights(), training);
}

/// Nothing is restored, and nothing is lost, unless all of it can be restored.
#[test]
fn training_weights_are_given_back_to_all_or_to_none() {
    let mut model = Model::new(Exec::serial());
    let training = model.weights();
    model.evaluate();
    let evaluation = model.weights();
    let (optimizer, params) = model.params();
    let [_, a, b] = params;
    assert_eq!(
        message(optimizer.train_weights(&mut [b, a])),
        "parameter `new` was given to `eval_weights`, and is missing here"
    );
    let mut more = [0.0_f32; 2];
    let (optimizer, params) = model.params();
    let unknown = Param::weights("c", &mut more).unwrap();
    let mut params: Vec<_> = params.into_iter().chain([unknown]).collect();
    assert_eq!(
        message(optimizer.train_weights(&mut params)),
        "parameter `c` was not given to `eval_weights`"
    );
    let (optimizer, params) = model.params();
    let twice = Param::weights("a", &mut more).unwrap();
    let mut params: Vec<_> = params.into_iter().chain([twice]).collect();
    assert_eq!(
        message(optimizer.train_weights(&mut params)),
        "parameter `a` had shape [300] at its first step, now [2]"
    );
    let mut other = vec![0.0_f32; 300];
    let (optimizer, params) = model.params();
    let twice = Param::weights("a", &mut other).unwrap();
    let mut params: Vec<_> = params.into_iter().chain([twice]).collect();
    assert_eq!(
        message(optimizer.train_weights(&mut params)),
        "parameter `a` is given twice in one step"
    );
    assert_eq!(model.weights(), evaluation);
    assert!(model.optimizer.is_evaluating());
    model.train();
    assert_eq!(model.weights(), training);
}

/// A parameter that is not what it was stops the whole call.
#[test]
fn a_changed_parameter_stops_the_evaluation() {
    let mut model = Model::new(Exec::serial());
    let training = model.weights();
    let mut longer = [0.5_f64; 5];
    let mut params = [
        Param::weights("a", &mut model.a).unwrap(),
        Param::weights("b", &mut longer).unwrap(),
    ];
    assert_eq!(
        message(model.optimizer.eval_weights(&mut params)),
        "parameter `b` had shape [9, 20] at its first step, now [5]"
    );
    assert_eq!(model.weights(), training);
    assert!(!model.optimizer.is_evaluating());
    let mut columns = Array2::<f64>::zeros((9, 20).f());
    let wrong = Param::weights("b", &mut columns).unwrap();
    assert_eq!(
        message(model.optimizer.eval_weights(&mut [wrong])),
        "parameter `b` of shape [9, 20] had strides [20, 1] at its first step, now [1, 9]"
    );
    let mut double = vec![0.5_f64; 300];
    let wrong = Param::weights("a", &mut double).unwrap();
    assert_eq!(wrong.dtype(), Dtype::F64);
    assert_eq!(
        message(model.optimizer.eval_weights(&mut [wrong])),
        "`a` has elements of type f32, but f64 was given"
    );
    let (optimizer, params) = model.params();
    let mut again = [0.0_f32; 2];
    let twice = Param::weights("new", &mut again).unwrap();
    let mut params: Vec<_> = params.into_iter().chain([twice]).collect();
    assert_eq!(
        message(optimizer.eval_weights(&mut params)),
        "parameter `new` is given twice in one step"
    );
    assert!(!model.optimizer.is_evaluating());
}

/// A step needs gradients, and names the parameter that has none.
#[test]
fn a_step_without_a_gradient_is_refused() {
    let mut model = Model::new(Exec::serial());
    let training = model.weights();
    let for_a = vec![1.0; 300];
    let mut params = [
        Param::new("a", &mut model.a, &for_a).unwrap(),
        Param::weights("b", &mut model.b).unwrap(),
    ];
    assert_eq!(
        message(model.optimizer.step(&mut params)),
        "parameter `b` has no gradient, which a step needs"
    );
    assert_eq!(model.weights(), training);
    let mut slice = Array2::<f32>::zeros((4, 4));
    let holes = slice.slice_mut(ndarray::s![.., ..2]);
    assert_eq!(
        message(Param::weights("w", holes)),
        "parameter `w`: weights of shape [4, 2] and strides [4, 1] have holes; \
         give a contiguous array"
    );
}

/// A state that was switched on since the last step has no value to evaluate with; one that was switched
/// off is not asked for.
#[test]
fn a_state_that_is_not_kept_yet_is_named() {
    let rule = Polyak::default().with_burn_in(0).with_averaged(false);
    let mut optimizer = Optimizer::new(rule).unwrap();
    let mut w = [1.0_f64, 2.0];
    let g = [1.0, -1.0];
    for _ in 0..4 {
        let param = Param::new("w", &mut w, &g).unwrap();
        optimizer.step(&mut [param]).unwrap();
    }
    let training = w;
    optimizer.set_hyper("averaged", true).unwrap();
    let refused = optimizer.eval_weights(&mut [Param::weights("w", &mut w).unwrap()]);
    assert_eq!(
        message(refused),
        "Polyak: `eval` needs state `average`, which is kept from the next step on"
    );
    assert_eq!((w, optimizer.is_evaluating()), (training, false));
    let param = Param::new("w", &mut w, &g).unwrap();
    optimizer.step(&mut [param]).unwrap();
    optimizer.set_hyper("averaged", false).unwrap();
    let training = w;
    optimizer
        .eval_weights(&mut [Param::weights("w", &mut w).unwrap()])
        .unwrap();
    assert_eq!(w, training);
}

/// Empty tensors and empty calls are fine.
#[test]
fn nothing_can_be_evaluated() {
    for way in every_way(&[1]) {
        let optimizer = Optimizer::new(Averaged::default()).unwrap();
        let mut optimizer = optimizer.with_exec(way.exec);
        let mut none = [0.0_f32; 0];
        let g = none;
        optimizer
            .step(&mut [Param::new("none", &mut none, &g).unwrap()])
            .unwrap();
        optimizer.eval_weights(&mut []).unwrap();
        optimizer.train_weights(&mut []).unwrap();
        let mut params = [Param::weights("none", &mut none).unwrap()];
        optimizer.eval_weights(&mut params).unwrap();
        optimizer.train_weights(&mut params).unwrap();
    }
}

/// A copy of an optimizer in evaluation mode is in evaluation mode, with its own training weights.
#[test]
fn a_copy_has_the_mode_of_its_original() {
    let mut model = Model::new(Exec::serial());
    let training = model.weights();
    model.evaluate();
    let mut copy = Model {
        optimizer: model.optimizer.clone(),
        a: model.a.clone(),
        b: model.b.clone(),
        new: model.new.clone(),
    };
    model.train();
    assert!(copy.optimizer.is_evaluating());
    copy.train();
    assert_eq!(
        (model.weights(), copy.weights()),
        (training.clone(), training)
    );
}
