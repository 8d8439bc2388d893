//! What stands around a step: groups, schedules, clips, accumulation, scales, averages, reports.

use burn_core::tensor::{DType, Tensor};
use burn_nn::LinearConfig;
use burn_optim::GradientsParams;
use burn_optim::lr_scheduler::linear::LinearLrSchedulerConfig;
use optim_runtime::schedule::warmup;
use optim_runtime::{
    AdamW, Average, Clip, Frozen, GradientDescent, LossScale, Norm, Optimizer, Prodigy,
    ScheduleFreeAdamW, names,
};

use crate::common::{
    PATHS, apart, device, each, flat, gradients, gradients_of, net, optimizer, over,
};

fn descent(lr: f64) -> GradientDescent {
    GradientDescent::default().with_lr(lr)
}

/// How far a parameter moved, in gradients.
fn moved(before: &[f64], after: &[f64], g: &[f64]) -> f64 {
    let along: f64 = before
        .iter()
        .zip(after)
        .zip(g)
        .map(|((a, b), g)| (a - b) * g)
        .sum();
    along / g.iter().map(|g| g * g).sum::<f64>()
}

/// The gradients as lists, in the order of the parameters.
fn lists(module: &crate::common::Net, seed: u64) -> Vec<Vec<f64>> {
    each(module)
        .iter()
        .enumerate()
        .map(|(place, w)| crate::common::values(seed * 1000 + place as u64, w.len()))
        .collect()
}

/// Groups go by the paths of the module.
#[test]
fn groups_go_by_paths() {
    let mut module = net(DType::F64, 1);
    let built = Optimizer::new(descent(1.0))
        .and_then(|it| it.with_group("rest", Frozen, names(["embed", "cube"])))
        .and_then(|it| it.with_group("slow", descent(0.5), names(["*.bias"])));
    let mut it = over(&module, built.expect("groups"));
    let groups = it.groups(&mut module).expect("groups");
    let of = |name: &str| {
        let group = groups.iter().find(|(group, _)| group == name);
        group.expect("a group").1.clone()
    };
    assert_eq!(of("rest"), ["embed", "cube"]);
    assert_eq!(of("slow"), ["layers.0.bias", "layers.1.bias"]);
    assert_eq!(
        of("default"),
        ["scale", "layers.0.weight", "layers.1.weight"]
    );
    let before = each(&module);
    let g = gradients(&module, 1);
    it.step(&mut module, g).expect("a step");
    let (after, g) = (each(&module), lists(&module, 1));
    for (place, path) in PATHS.iter().enumerate() {
        let rate = match *path {
            "embed" | "cube" => 0.0,
            path if path.ends_with("bias") => 0.5,
            _ => 1.0,
        };
        let moved = moved(&before[place], &after[place], &g[place]);
        assert!((moved - rate).abs() < 1e-12, "{path}: {moved}");
    }
}

/// Schedules of ours, and one of burn's through the hyper-parameter.
#[test]
fn schedules_of_both_kinds() {
    let mut module = net(DType::F32, 1);
    let scheduled = optimizer(descent(1.0)).with_schedule("lr", warmup(4).up_from(0.5));
    let mut it = over(&module, scheduled.expect("a schedule"));
    let mut rates = Vec::new();
    for t in 0..5 {
        let g = gradients(&module, t);
        let report = it.step(&mut module, g).expect("a step");
        rates.push(report.learning_rates[0].expect("a rate"));
    }
    assert_eq!(rates, [0.5, 0.625, 0.75, 0.875, 1.0]);
    let mut theirs = LinearLrSchedulerConfig::new(1.0, 0.5, 2)
        .init()
        .expect("a schedule");
    let mut it = over(&module, optimizer(descent(1.0)));
    for t in 0..3 {
        let rate = theirs.step().base();
        it.set_hyper("lr", rate).expect("a rate");
        let g = gradients(&module, t);
        let report = it.step(&mut module, g).expect("a step");
        assert_eq!(report.learning_rates[0], Some(rate));
    }
}

/// The norm is one of all parameters, and the report has it as it was.
#[test]
fn clips_go_over_the_model() {
    let mut module = net(DType::F64, 1);
    let before = flat(&module);
    let clipped = optimizer(descent(1.0)).with_clip(Clip::global(Norm::L2, 0.5));
    let mut it = over(&module, clipped.expect("a clip"));
    let norm = lists(&module, 3)
        .iter()
        .flatten()
        .map(|g| g * g)
        .sum::<f64>()
        .sqrt();
    let g = gradients(&module, 3);
    let report = it.step(&mut module, g).expect("a step");
    let seen = report.gradient_norm.expect("a norm");
    assert!((seen / norm - 1.0).abs() < 1e-12 && report.clipped);
    let moved = before
        .iter()
        .zip(flat(&module))
        .map(|(a, b)| (a - b) * (a - b));
    let length = moved.sum::<f64>().sqrt();
    assert!((length - 0.5).abs() < 1e-12, "{length}");
}

/// A rule that reduces over the model has its sums over all parameters: another gradient of one moves the others.
#[test]
fn sums_go_over_the_model() {
    let last = |changed: bool| {
        let mut module = net(DType::F64, 1);
        let mut it = over(&module, optimizer(Prodigy::default()));
        for _ in 0..8 {
            // The same downhill all the time, so that the rule finds its steps too small.
            let mut g = gradients(&module, 1);
            if changed {
                let id = module.layers[1].weight.id;
                g.register(
                    id,
                    crate::common::tensor::<2>(77, [6, 4], DType::F64) * 50.0,
                );
            }
            it.step(&mut module, g).expect("a step");
        }
        each(&module)[0].clone()
    };
    assert!(last(false) != last(true));
}

/// Micro-batches: the sum of their gradients is one step's, also of a parameter that the last of them does not use.
#[test]
fn gradients_are_accumulated() {
    let (mut a, mut b) = (net(DType::F64, 1), net(DType::F64, 1));
    let mut parts = over(&a, optimizer(descent(0.1)));
    let before = flat(&a);
    let g = gradients(&a, 1);
    parts.accumulate(&mut a, g).expect("room");
    assert_eq!(flat(&a), before);
    assert_eq!(parts.accumulated("cube"), 1);
    let g = gradients_of(&a, 2, |place| place == 0);
    parts.step(&mut a, g).expect("a step");
    assert_eq!(parts.accumulated("cube"), 0);
    let mut whole = over(&b, optimizer(descent(0.1)));
    for g in [gradients(&b, 1), gradients_of(&b, 2, |place| place == 0)] {
        whole.step(&mut b, g).expect("a step");
    }
    assert!(apart(&flat(&a), &flat(&b)) < 1e-15);
}

/// The scale is on the loss, and off the gradients again; a step whose gradients have an infinity is skipped.
#[test]
fn losses_are_scaled() {
    let device = device();
    let run = |scaled: bool| {
        let mut model = net(DType::F32, 1).layers.remove(0);
        let rule = optimizer(descent(0.1));
        let mut it = over(
            &model,
            match scaled {
                true => rule.with_loss_scale(LossScale::dynamic()).expect("a scale"),
                false => rule,
            },
        );
        let x = Tensor::<2>::ones([3, 9], &device);
        for _ in 0..3 {
            let y = model.forward(x.clone());
            let report = it.backward_step(&mut model, (y.clone() * y).mean());
            assert!(!report.expect("a step").skipped);
        }
        (model, it)
    };
    let ((a, mut it), (b, _)) = (run(true), run(false));
    assert!(apart(&flat(&a), &flat(&b)) < 1e-7);
    let mut a = a;
    let before = flat(&a);
    let infinite = Tensor::<2>::ones([9, 6], &burn_core::tensor::Device::flex()) / 0.0;
    let mut g = gradients(&a, 1);
    g.register(a.weight.id, infinite);
    assert!(it.step(&mut a, g).expect("a step").skipped);
    assert_eq!(flat(&a), before);
}

/// Weights to evaluate with, and the same bits back.
#[test]
fn evaluation_weights_come_and_go() {
    for dtype in [DType::F32, DType::F64, DType::BF16, DType::F16] {
        for averaged in [true, false] {
            let mut module = net(dtype, 1);
            let rule = match averaged {
                true => optimizer(descent(0.5))
                    .with_average(Average::swa())
                    .expect("an average"),
                false => optimizer(ScheduleFreeAdamW::default().with_lr(0.1)),
            };
            let mut it = over(&module, rule);
            let mut seen = Vec::new();
            for t in 0..4 {
                let g = gradients(&module, t);
                it.step(&mut module, g).expect("a step");
                seen.push(flat(&module));
            }
            it.eval_weights(&mut module).expect("evaluation weights");
            let evaluated = flat(&module);
            assert!(evaluated != seen[3]);
            if averaged {
                let mean = |i: usize| seen.iter().map(|w| w[i]).sum::<f64>() / 4.0;
                let mean: Vec<_> = (0..evaluated.len()).map(mean).collect();
                assert!(apart(&evaluated, &mean) < 0.02, "{dtype:?}");
            }
            let g = gradients(&module, 9);
            assert!(it.is_evaluating() && it.step(&mut module, g).is_err());
            it.train_weights(&mut module).expect("the training weights");
            assert_eq!(flat(&module), seen[3]);
            let g = gradients(&module, 4);
            it.step(&mut module, g).expect("a step");
        }
    }
}

/// What the runtime's own optimizer has is reached through this one.
#[test]
fn the_runtime_is_reached() {
    let mut module = net(DType::F32, 1);
    let mut it = over(&module, optimizer(AdamW::default()).with_statistics(true));
    let g = gradients(&module, 1);
    let report = it.step(&mut module, g).expect("a step");
    assert_eq!(report.statistics[0].parameter, "embed");
    it.set_hyper("beta1", 0.8).expect("a value in its domain");
    it.set_note("epoch", "3".to_owned());
    assert_eq!(it.rule::<AdamW>().expect("this rule").beta1, 0.8);
    assert_eq!((it.note("epoch"), it.steps()), (Some("3"), 1));
    assert!(format!("{it:?}").contains("AdamW"));
}

/// Gradients of a part of the module alone, as `GradientsParams::from_params` makes them.
#[test]
fn a_part_of_a_module_is_stepped() {
    let device = device();
    let mut model = vec![
        LinearConfig::new(4, 4).init(&device),
        LinearConfig::new(4, 4).init(&device),
    ];
    let before = each(&model);
    let x = Tensor::<2>::ones([2, 4], &device);
    let mut grads = model[1].forward(model[0].forward(x)).sum().backward();
    let g = GradientsParams::from_params(&mut grads, &model, &[model[1].weight.id]);
    let mut it = over(&model, optimizer(descent(0.1)));
    it.step(&mut model, g).expect("a step");
    let after = each(&model);
    let same: Vec<_> = before.iter().zip(&after).map(|(a, b)| a == b).collect();
    assert_eq!(same, [true, true, false, true]);
}
