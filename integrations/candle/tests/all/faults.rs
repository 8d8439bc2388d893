//! What is wrong is told, and nothing has changed then: neither weights nor states.

use std::panic::{AssertUnwindSafe, catch_unwind};

use candle_core::{DType, Tensor, Var};
use candle_nn::{Optimizer as _, VarMap};
use optim_candle::{CandleOptimizer, Error};
use optim_runtime::{Adam, AdamW, Clip, LossScale, Optimizer};

use crate::common::{CPU, flat, gradients, optimizer, over, tensor, var, vars};

const TYPES: [DType; 4] = [DType::F32, DType::F64, DType::BF16, DType::F16];

/// A variable of each type.
fn mixed() -> Vec<(String, Var)> {
    let vars = TYPES.iter().enumerate();
    vars.map(|(i, &dtype)| (format!("v{i}"), var(i as u64, &[40, 3], dtype)))
        .collect()
}

/// A bad gradient of any variable, whatever the others are, with and without a second copy of the weights.
#[test]
fn a_bad_gradient_changes_nothing() {
    for readers in [false, true] {
        for (place, dtype) in TYPES.into_iter().enumerate() {
            let vars = mixed();
            let mut it = over(&vars, optimizer(Adam::default())).with_readers(readers);
            it.step(&gradients(&vars, 1)).expect("a step");
            let before = flat(&vars);
            let mut bad = gradients(&vars, 2);
            bad.insert(&vars[place].1, tensor(1, &[40, 4], dtype));
            let refused = it.step(&bad);
            let shape = matches!(
                &refused,
                Err(Error::Optimizer(optim_runtime::Error::ShapeMismatch { parameter, .. }))
                    if *parameter == format!("v{place}")
            );
            assert!(shape, "{refused:?}");
            bad.insert(&vars[place].1, tensor(1, &[40, 3], DType::I64));
            let refused = it.step(&bad);
            assert!(
                matches!(refused, Err(Error::GradientType { .. })),
                "{refused:?}"
            );
            assert_eq!(flat(&vars), before);
            assert_eq!(it.state("v0").expect("a state").step(), 1);
            it.step(&gradients(&vars, 2)).expect("a step");
        }
    }
}

/// An error of the runtime's, which it finds when the weights are out of their variables.
#[test]
fn an_error_of_the_step_changes_nothing() {
    let vars = mixed();
    let clipped = optimizer(Adam::default()).with_clip(Clip::global_norm(1.0));
    let mut it = over(&vars, clipped.expect("a clip"));
    it.step(&gradients(&vars, 1)).expect("a step");
    let before = flat(&vars);
    let mut bad = gradients(&vars, 2);
    let nan = tensor(1, &[40, 3], DType::F32).affine(f64::NAN, 0.0);
    bad.insert(&vars[0].1, nan.expect("a product"));
    let refused = it.step(&bad);
    let found = matches!(
        &refused,
        Err(Error::Optimizer(optim_runtime::Error::NonFinite { parameter, .. })) if parameter == "v0"
    );
    assert!(found, "{refused:?}");
    assert_eq!(flat(&vars), before);
}

/// A closure of the program's that panics while the weights are out of their variables.
#[test]
fn a_panic_brings_the_weights_back() {
    for readers in [false, true] {
        let vars = mixed();
        let before = flat(&vars);
        let panics = optimizer(Adam::default())
            .with_factor("lr", |param| match param.name() {
                "v3" => panic!("the factor's own"),
                _ => 1.0,
            })
            .expect("a hyper-parameter");
        let mut it = over(&vars, panics).with_readers(readers);
        let step = catch_unwind(AssertUnwindSafe(|| it.step(&gradients(&vars, 1))));
        assert!(step.is_err());
        assert_eq!(flat(&vars), before);
        // Another optimizer finds the variables as they were.
        over(&vars, optimizer(Adam::default()))
            .step(&gradients(&vars, 1))
            .expect("a step");
        assert_ne!(flat(&vars), before);
    }
}

/// A closure that looks at a variable while its weights are out is refused by candle, and does not wait for ever.
#[test]
fn a_look_at_a_lent_variable_is_refused() {
    let vars = vars(&[vec![9]], DType::F32, 1);
    let (looks, (sender, seen)) = (vars[0].1.clone(), std::sync::mpsc::channel());
    let looking = optimizer(Adam::default())
        .with_factor("lr", move |_| {
            let looked = looks.affine(2.0, 0.0).and_then(|it| it.to_vec1::<f32>());
            sender.send(looked.is_err()).expect("the test listens");
            1.0
        })
        .expect("a hyper-parameter");
    over(&vars, looking)
        .step(&gradients(&vars, 1))
        .expect("a step");
    assert!(seen.try_iter().eq([true]));
}

/// A gradient that is a variable's own memory: that memory is lent.
#[test]
fn a_gradient_that_is_a_variable_is_refused() {
    let vars = vars(&[vec![9], vec![9]], DType::F32, 1);
    let before = flat(&vars);
    let mut it = over(&vars, optimizer(Adam::default()));
    let mut bad = gradients(&vars, 1);
    bad.insert(&vars[0].1, vars[1].1.as_tensor().clone());
    let refused = it.step(&bad);
    assert!(matches!(refused, Err(Error::GradientIsVariable { ref variable }) if variable == "v0"));
    assert_eq!(flat(&vars), before);
    // With a second copy nothing is lent.
    it = it.with_readers(true);
    it.step(&bad).expect("a step");
}

/// What candle's setter cannot say is said by the next step.
#[test]
fn a_bad_learning_rate_is_an_error_of_the_next_step() {
    let vars = mixed();
    let before = flat(&vars);
    let mut it = over(&vars, optimizer(AdamW::default()));
    assert_eq!(it.learning_rate(), 1e-3);
    it.set_learning_rate(-1.0);
    assert_eq!(it.learning_rate(), 1e-3);
    let refused = candle_nn::Optimizer::step(&mut it, &gradients(&vars, 1));
    let message = refused.expect_err("a rate below 0").to_string();
    assert!(
        message.contains("`lr` must satisfy lr >= 0, but is -1"),
        "{message}"
    );
    assert_eq!(flat(&vars), before);
    it.set_learning_rate(0.5);
    it.step(&gradients(&vars, 1)).expect("a step");
    assert_eq!(it.learning_rate(), 0.5);
    assert_ne!(flat(&vars), before);
}

/// A rule without a rate has none to tell or to set.
#[test]
fn a_rule_without_a_rate() {
    let vars = vars(&[vec![3]], DType::F32, 1);
    let mut it = over(&vars, optimizer(optim_runtime::Frozen));
    assert!(it.learning_rate().is_nan());
    it.set_learning_rate(0.1);
    assert!(it.step(&gradients(&vars, 1)).is_err());
}

#[test]
fn variables_are_looked_at_when_they_are_given() {
    let w = var(1, &[3], DType::F32);
    let from =
        |vars: Vec<(&str, Var)>| CandleOptimizer::from_named(vars, optimizer(Adam::default()));
    let twice = from(vec![("a", w.clone()), ("b", w.clone())]);
    assert!(
        matches!(twice, Err(Error::SameVariable { variable, other }) if (&*variable, &*other) == ("b", "a"))
    );
    let same_name = from(vec![("a", w.clone()), ("a", var(2, &[3], DType::F32))]);
    assert!(matches!(same_name, Err(Error::SameName { variable }) if variable == "a"));
    let eighth = Var::from_tensor(&tensor(1, &[3], DType::F8E4M3)).expect("a variable");
    let unknown = from(vec![("a", eighth)]);
    assert!(matches!(
        unknown,
        Err(Error::VariableType {
            dtype: DType::F8E4M3,
            ..
        })
    ));
    // Candle's own leave whole numbers out, which have no gradient.
    let whole = Var::new(&[1u32, 2], &CPU).expect("a variable");
    let kept = from(vec![("a", whole), ("b", w)]).expect("one that can be stepped");
    assert_eq!(kept.variables().collect::<Vec<_>>(), ["b"]);
}

/// A map whose lock is poisoned has all its variables.
#[test]
fn a_poisoned_map_is_read() {
    let map = VarMap::new();
    map.data()
        .lock()
        .expect("a new map")
        .insert("w".to_owned(), var(1, &[3], DType::F32));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _held = map.data().lock();
        panic!("with the map");
    }));
    assert!(panicked.is_err() && map.data().is_poisoned());
    let it = CandleOptimizer::from_varmap(&map, optimizer(Adam::default())).expect("a variable");
    assert_eq!(it.variables().count(), 1);
}

/// Infinite gradients of a scaled loss skip the step, and the scale falls until they are finite: training in `f16`.
#[test]
fn a_scaled_loss_in_f16_trains() {
    let vars = vec![(
        "w".to_owned(),
        Var::from_tensor(&tensor(1, &[8], DType::F16)).expect("a variable"),
    )];
    let scaled = Optimizer::new(AdamW::default().with_lr(5e-2).with_weight_decay(0.0))
        .and_then(|it| it.with_loss_scale(LossScale::dynamic()));
    let mut it = over(&vars, scaled.expect("a scale"));
    let (mut skipped, mut losses) = (0, Vec::new());
    for _ in 0..300 {
        let loss = vars[0]
            .1
            .affine(1.0, -3.0)
            .and_then(|it| it.sqr())
            .and_then(|it| it.sum_all());
        let loss = loss.expect("a loss");
        losses.push(
            loss.to_dtype(DType::F32)
                .and_then(|it| it.to_scalar::<f32>())
                .expect("a number"),
        );
        skipped += u32::from(it.backward_step(&loss).expect("a step").skipped);
    }
    assert!(skipped > 0 && skipped < 30, "{skipped}");
    assert!(
        losses[299] < 0.05 * losses[0],
        "{} {}",
        losses[0],
        losses[299]
    );
    // Candle's trait keeps what the step told.
    let loss = Tensor::sum_all(&vars[0].1).expect("a loss");
    assert!(it.report().is_none());
    candle_nn::Optimizer::backward_step(&mut it, &loss).expect("a step");
    assert!(it.report().is_some());
}
