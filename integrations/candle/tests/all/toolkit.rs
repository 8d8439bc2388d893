//! What stands around a step: groups, schedules, clips, accumulation, averages, reports.

use candle_core::{DType, Var};
use candle_nn::{Optimizer as _, VarBuilder, VarMap, linear};
use optim_candle::CandleOptimizer;
use optim_runtime::schedule::{linear as line, warmup};
use optim_runtime::{
    AdamW, Average, Clip, Frozen, GradientDescent, Norm, Optimizer, ScheduleFreeAdamW, names,
};

use crate::common::{
    CPU, apart, flat, gradients, no_gradients, optimizer, over, tensor, vars, weights,
};

fn descent(lr: f64) -> GradientDescent {
    GradientDescent::default().with_lr(lr)
}

/// Groups go by the names that candle gives to the variables of a model.
#[test]
fn groups_go_by_names() {
    let map = VarMap::new();
    let root = VarBuilder::from_varmap(&map, DType::F32, &CPU);
    for layer in ["embed", "fc1", "fc2"] {
        linear(3, 2, root.pp(layer)).expect("a layer");
    }
    let built = || {
        Optimizer::new(descent(1.0))?
            .with_group("rest", Frozen, names(["embed.*"]))?
            .with_group("slow", descent(0.5), names(["*.bias"]))
    };
    let mut it = CandleOptimizer::from_varmap(&map, built().expect("groups")).expect("variables");
    let groups = it.groups().expect("groups");
    let of = |name: &str| {
        let (_, names) = groups
            .iter()
            .find(|(group, _)| group == name)
            .expect("a group");
        names.iter().map(String::as_str).collect::<Vec<_>>()
    };
    assert_eq!(of("rest"), ["embed.bias", "embed.weight"]);
    assert_eq!(of("slow"), ["fc1.bias", "fc2.bias"]);
    assert_eq!(of("default"), ["fc1.weight", "fc2.weight"]);

    let named: Vec<_> = {
        let data = map.data().lock().expect("nobody panicked");
        data.iter()
            .map(|(name, var)| (name.clone(), var.clone()))
            .collect()
    };
    let before: Vec<_> = named.iter().map(|(_, var)| weights(var)).collect();
    let store = gradients(&named, 1);
    it.step(&store).expect("a step");
    for ((name, var), before) in named.iter().zip(before) {
        let rate = match name {
            _ if name.starts_with("embed") => 0.0,
            _ if name.ends_with("bias") => 0.5,
            _ => 1.0,
        };
        let g = store
            .get(var)
            .and_then(|g| g.flatten_all().ok()?.to_vec1::<f32>().ok());
        let expected: Vec<_> = before
            .iter()
            .zip(g.expect("a gradient"))
            .map(|(w, g)| w - rate * f64::from(g))
            .collect();
        assert!(apart(&weights(var), &expected) < 1e-6, "{name}");
    }
}

/// A schedule gives factors of the rate that candle's setter sets, and the report says what was taken.
#[test]
fn schedules_and_the_setter_multiply() {
    let vars = vars(&[vec![4]], DType::F32, 1);
    let scheduled = optimizer(descent(1.0)).with_schedule("lr", warmup(4).up_from(0.5));
    let mut it = over(&vars, scheduled.expect("a schedule"));
    let mut rates = Vec::new();
    for t in 0..6 {
        if t == 4 {
            it.set_learning_rate(10.0);
        }
        let report = it.step(&gradients(&vars, t)).expect("a step");
        rates.push(report.learning_rates[0].expect("a rate"));
    }
    assert_eq!(rates, [0.5, 0.625, 0.75, 0.875, 10.0, 10.0]);
    let values = optimizer(descent(1.0)).with_schedule("lr", line(3.0, 1.0, 2).absolute());
    let mut it = over(&vars, values.expect("a schedule"));
    let report = it.step(&gradients(&vars, 0)).expect("a step");
    assert_eq!(report.learning_rates[0], Some(3.0));
}

/// The norm is one of all variables, and the report has it as it was.
#[test]
fn clips_go_over_all_variables() {
    let vars = vars(&[vec![30, 2], vec![7]], DType::F64, 1);
    let before = flat(&vars);
    let clipped = optimizer(descent(1.0)).with_clip(Clip::global(Norm::L2, 0.5));
    let mut it = over(&vars, clipped.expect("a clip"));
    let store = gradients(&vars, 3);
    let g: Vec<f64> = vars
        .iter()
        .flat_map(|(_, var)| {
            store
                .get(var)
                .expect("a gradient")
                .flatten_all()
                .and_then(|g| g.to_vec1::<f64>())
                .expect("values")
        })
        .collect();
    let norm = g.iter().map(|g| g * g).sum::<f64>().sqrt();
    let report = it.step(&store).expect("a step");
    assert!((report.gradient_norm.expect("a norm") - norm).abs() < 1e-12 && report.clipped);
    let moved: Vec<_> = before.iter().zip(flat(&vars)).map(|(a, b)| a - b).collect();
    let length = moved.iter().map(|it| it * it).sum::<f64>().sqrt();
    assert!((length - 0.5).abs() < 1e-12, "{length}");
}

/// A variable without a gradient rests, and is one step behind from then on.
#[test]
fn a_variable_without_a_gradient_rests() {
    let vars = vars(&[vec![3], vec![3]], DType::F32, 1);
    let mut it = over(&vars, optimizer(AdamW::default()));
    let before = flat(&vars);
    it.step(&gradients(&vars[..1], 1)).expect("a step");
    assert_eq!(flat(&vars)[3..], before[3..]);
    it.step(&gradients(&vars, 2)).expect("a step");
    let steps = ["v0", "v1"].map(|name| it.state(name).expect("a state").step());
    assert_eq!((steps, it.steps()), ([2, 1], 2));
    assert_eq!(it.step(&no_gradients()).expect("a step of nobody").steps, 3);
}

/// Micro-batches: the sum of their gradients is one step's, also of a variable that the last of them does not use.
#[test]
fn gradients_are_accumulated() {
    for dtype in [DType::F32, DType::BF16] {
        let (a, b) = (
            vars(&[vec![5], vec![5]], dtype, 1),
            vars(&[vec![5], vec![5]], dtype, 1),
        );
        let mut parts = over(&a, optimizer(descent(0.1)));
        parts.accumulate(&gradients(&a, 1)).expect("room");
        assert_eq!(parts.accumulated("v1"), 1);
        parts.step(&gradients(&a[..1], 2)).expect("a step");
        assert_eq!(parts.accumulated("v1"), 0);
        let mut whole = over(&b, optimizer(descent(0.1)));
        let mut sum = no_gradients();
        let (first, second) = (gradients(&b, 1), gradients(&b[..1], 2));
        for (_, var) in &b {
            let g = first
                .get(var)
                .expect("a gradient")
                .to_dtype(DType::F32)
                .expect("a conversion");
            let g = match second.get(var) {
                Some(more) => {
                    (g + more.to_dtype(DType::F32).expect("a conversion")).expect("a sum")
                }
                None => g,
            };
            sum.insert(var, g);
        }
        whole.step(&sum).expect("a step");
        assert!(apart(&flat(&a), &flat(&b)) < 1e-7, "{dtype:?}");
    }
}

/// Weights to evaluate with, and the same bits back.
#[test]
fn evaluation_weights_come_and_go() {
    for dtype in [DType::F32, DType::F64, DType::BF16, DType::F16] {
        for averaged in [true, false] {
            let vars = vars(&[vec![50]], dtype, 1);
            let rule = if averaged {
                optimizer(descent(0.5))
                    .with_average(Average::swa())
                    .expect("an average")
            } else {
                optimizer(ScheduleFreeAdamW::default().with_lr(0.1))
            };
            let mut it = over(&vars, rule);
            let mut seen = Vec::new();
            for t in 0..4 {
                it.step(&gradients(&vars, t)).expect("a step");
                seen.push(flat(&vars));
            }
            it.eval_weights().expect("evaluation weights");
            let evaluated = flat(&vars);
            assert_ne!(evaluated, seen[3]);
            if averaged {
                let mean: Vec<_> = (0..50)
                    .map(|i| seen.iter().map(|w| w[i]).sum::<f64>() / 4.0)
                    .collect();
                assert!(apart(&evaluated, &mean) < 0.02, "{dtype:?}");
            }
            assert!(it.is_evaluating() && it.step(&gradients(&vars, 9)).is_err());
            it.train_weights().expect("the training weights");
            assert_eq!(flat(&vars), seen[3]);
            it.step(&gradients(&vars, 4)).expect("a step");
        }
    }
}

/// What the runtime's own optimizer has is reached through this one.
#[test]
fn the_runtime_is_reached() {
    let vars = vars(&[vec![50]], DType::F32, 1);
    let mut it = over(&vars, optimizer(AdamW::default()).with_statistics(true));
    let report = it.step(&gradients(&vars, 1)).expect("a step");
    assert_eq!(report.statistics[0].parameter, "v0");
    it.set_hyper("beta1", 0.8).expect("a value in its domain");
    it.set_note("epoch", "3".to_owned());
    assert_eq!(it.rule::<AdamW>().expect("this rule").beta1, 0.8);
    assert_eq!((it.note("epoch"), it.steps()), (Some("3"), 1));
    let text = format!("{it:?}");
    assert!(text.contains("v0") && text.contains("AdamW"), "{text}");
}

/// A generic loop of candle's takes it like any other optimizer.
#[test]
fn candles_trait_is_enough() {
    fn descend<O: candle_nn::Optimizer>(var: &Var, config: O::Config) -> candle_core::Result<f64> {
        let mut optimizer = O::new(vec![var.clone()], config)?;
        for _ in 0..100 {
            optimizer.backward_step(&var.sqr()?.sum_all()?)?;
        }
        var.sqr()?.sum_all()?.to_dtype(DType::F64)?.to_scalar()
    }
    let var = Var::from_tensor(&tensor(1, &[5], DType::F32)).expect("a variable");
    let left = descend::<CandleOptimizer>(&var, optimizer(descent(0.1))).expect("steps");
    assert!(left < 1e-8, "{left}");
}

/// A variable that comes later begins then.
#[test]
fn variables_can_be_added() {
    let all = vars(&[vec![3], vec![3]], DType::F32, 1);
    let mut it = over(&all[..1], optimizer(AdamW::default()));
    it.step(&gradients(&all, 1)).expect("a step");
    it.push(all[1].0.clone(), all[1].1.clone())
        .expect("another variable");
    it.step(&gradients(&all, 2)).expect("a step");
    assert_eq!(it.state("v1").expect("a state").step(), 1);
    assert_eq!(it.variables().collect::<Vec<_>>(), ["v0", "v1"]);
}
