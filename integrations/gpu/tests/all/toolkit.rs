//! What stands around rules: groups, schedules, clips, scales, averages, gathered gradients, statistics, evaluation.

use optim_gpu::optim_runtime::schedule::{cosine, warmup};
use optim_gpu::optim_runtime::{
    Adam, AdamW, Average, Clip, Frozen, Lion, LossScale, Norm, Optimizer, ScheduleFreeSgd, Sgd,
    names,
};

use crate::pair::{Pair, bits};
use crate::standin::device;

fn adamw() -> Optimizer {
    Optimizer::new(AdamW::default().with_lr(0.01)).expect("a valid rule")
}

fn run(what: &str, host: Optimizer) {
    let Some(held) = device() else { return };
    let mut pair = Pair::<f32>::new(&held.device, host.clone());
    for t in 1..=9 {
        pair.step();
        if t % 4 == 0 {
            pair.compare(what);
            pair.swap();
        }
    }
    pair.compare(what);
    let mut pair = Pair::<f64>::new(&held.device, host);
    (0..4).for_each(|_| drop(pair.step()));
    pair.compare(what);
}

#[test]
fn groups_with_rules_schedules_and_factors() {
    let host = adamw()
        .with_group(
            "vectors",
            Sgd::default().with_momentum(0.9),
            names(["*.bias", "*.norm"]),
        )
        .and_then(|it| it.with_group("heads", Lion::default(), names(["heads"])))
        .and_then(|it| it.with_group("still", Frozen, names(["layers.1.weight"])))
        .and_then(|it| it.with_schedule("lr", warmup(3).then(cosine(6).down_to(0.1))))
        .and_then(|it| it.with_factor("lr", |p| if p.ndim() == 2 { 0.5 } else { 1.0 }));
    run("groups", host.expect("a sound optimizer"));
}

/// More lists of numbers than there are launches for.
#[test]
fn a_factor_for_each_parameter() {
    let factor = |p: &optim_gpu::optim_runtime::Param<'_>| 1.0 / (1.0 + p.len() as f64);
    let host = adamw().with_factor("lr", factor);
    run("factors", host.expect("a sound optimizer"));
}

#[test]
fn clips() {
    for norm in [Norm::L2, Norm::L1, Norm::Max] {
        let host = adamw().with_clip(Clip::global(norm, 0.3).with_eps(1e-6));
        run(
            "a clip by the global norm",
            host.expect("a sound optimizer"),
        );
        let host = adamw().with_clip(Clip::tensor(norm, 0.3));
        run(
            "a clip by the norm of each tensor",
            host.expect("a sound optimizer"),
        );
    }
    let host = adamw()
        .with_clip(Clip::tensor_rms(0.5))
        .and_then(|it| it.with_clip(Clip::value(0.25)))
        .and_then(|it| it.with_clip(Clip::global_norm(1.0)));
    run("three clips", host.expect("a sound optimizer"));
}

/// Gradients of a scaled loss are scaled back, and steps with an infinity are skipped.
#[test]
fn a_scale_of_the_loss() {
    let Some(held) = device() else { return };
    let scale = LossScale::dynamic().starting_at(1024.0).growing(2.0, 3);
    let hosts = [
        adamw().with_loss_scale(scale),
        adamw()
            .with_loss_scale(scale)
            .and_then(|it| it.with_clip(Clip::global_norm(0.5))),
    ];
    for host in hosts {
        let mut pair = Pair::<f32>::new(&held.device, host.expect("a sound optimizer"));
        pair.scale = 1024.0;
        for t in 1..=9 {
            let mut gradients: Vec<_> = (0..pair.tensors.len())
                .map(|at| pair.gradient(at))
                .collect();
            if t % 3 == 1 {
                gradients[3][1000] = [f32::INFINITY, f32::NAN][t % 2];
            }
            let report = pair.step_with(&gradients);
            assert_eq!(report.skipped, t % 3 == 1);
            pair.compare("a scale of the loss");
        }
        assert_eq!(pair.cuda.settings().loss_scale(), pair.host.loss_scale());
    }
}

#[test]
fn averages() {
    let averages = [
        Average::ema(0.9),
        Average::ema(0.9).from_initial_weights(),
        Average::debiased_ema(0.3),
        Average::swa().of_steps(3, 2),
    ];
    for average in averages {
        run(
            "an average",
            adamw().with_average(average).expect("a sound optimizer"),
        );
    }
}

#[test]
fn statistics() {
    let host = adamw()
        .with_clip(Clip::global_norm(0.3))
        .expect("a sound optimizer");
    run("statistics", host.with_statistics(true));
}

#[test]
fn gathered_gradients() {
    let Some(held) = device() else { return };
    for clipped in [false, true] {
        let mut host = adamw().with_mean_of_accumulated(true);
        if clipped {
            host = host
                .with_clip(Clip::global_norm(0.3))
                .expect("a sound optimizer");
        }
        let mut pair = Pair::<f32>::new(&held.device, host);
        for t in 0..6 {
            for _ in 0..t % 3 {
                let gradients: Vec<_> = (0..pair.tensors.len())
                    .map(|at| pair.gradient(at))
                    .collect();
                pair.with_params(&gradients, |cuda, params| cuda.accumulate(params))
                    .expect("a sound call");
                pair.with_host(&gradients, |host, params| host.accumulate(params))
                    .expect("a sound call");
                pair.t += 1;
                assert_eq!(
                    pair.cuda.settings().accumulated("heads"),
                    pair.host.accumulated("heads")
                );
                pair.compare("gathered");
            }
            pair.step();
            pair.compare("gathered and stepped");
        }
        // A step of what was gathered alone.
        let gradients: Vec<_> = (0..pair.tensors.len())
            .map(|at| pair.gradient(at))
            .collect();
        pair.with_params(&gradients, |cuda, params| cuda.accumulate(params))
            .expect("a sound call");
        pair.with_host(&gradients, |host, params| host.accumulate(params))
            .expect("a sound call");
        pair.with_params(&[], |cuda, params| cuda.step(params))
            .expect("a sound step");
        pair.with_host(&[], |host, params| host.step(params))
            .expect("a sound step");
        pair.compare("of what was gathered alone");
    }
}

#[test]
fn weights_to_evaluate_with_and_back() {
    let Some(held) = device() else { return };
    let hosts = [
        Optimizer::new(ScheduleFreeSgd::default()).expect("a valid rule"),
        Optimizer::new(Adam::default()).expect("a valid rule"),
        adamw()
            .with_average(Average::ema(0.5))
            .expect("a sound optimizer"),
    ];
    for host in hosts {
        let mut pair = Pair::<f32>::new(&held.device, host);
        (0..3).for_each(|_| drop(pair.step()));
        let before: Vec<_> = pair.tensors.iter().map(|tensor| bits(&tensor.w)).collect();
        pair.with_params(&[], |cuda, params| cuda.eval_weights(params))
            .expect("weights");
        pair.with_host(&[], |host, params| host.eval_weights(params))
            .expect("weights");
        for tensor in &pair.tensors {
            let found = tensor.on_device.read::<f32>().expect("memory");
            assert_eq!(bits(&found), bits(&tensor.w), "{}", tensor.name);
        }
        assert!(pair.cuda.settings().is_evaluating());
        let refused = pair.with_params(&[], |cuda, params| cuda.step(params));
        assert!(
            refused
                .expect_err("no step")
                .to_string()
                .contains("evaluat")
        );
        pair.with_params(&[], |cuda, params| cuda.train_weights(params))
            .expect("weights");
        pair.with_host(&[], |host, params| host.train_weights(params))
            .expect("weights");
        let after: Vec<_> = pair.tensors.iter().map(|tensor| bits(&tensor.w)).collect();
        assert_eq!(before, after);
        pair.step();
        pair.compare("behind an evaluation");
    }
}

/// Errors of the optimizer are the same as on the host, and nothing has changed behind them.
#[test]
fn what_is_refused() {
    let Some(held) = device() else { return };
    let mut pair = Pair::<f32>::new(&held.device, adamw().with_guard(true));
    pair.step();
    let mut gradients: Vec<_> = (0..pair.tensors.len())
        .map(|at| pair.gradient(at))
        .collect();
    gradients[1][70] = f32::NAN;
    let on_device = pair.with_params(&gradients, |cuda, params| cuda.step(params));
    let on_host = pair.with_host(&gradients, |host, params| host.step(params));
    assert_eq!(
        on_device.expect_err("a NaN").to_string(),
        on_host.expect_err("a NaN").to_string()
    );
    pair.compare("behind a NaN");
    // Some have no gradient of their own, and the first that is wrong is told parameter by parameter.
    let own = |pair: &Pair<f32>| -> Vec<_> { (0..3).map(|at| pair.gradient(at)).collect() };
    for (weights, at) in [(false, 2), (true, 0)] {
        let all: Vec<_> = (0..pair.tensors.len())
            .map(|at| pair.gradient(at))
            .collect();
        pair.with_params(&all, |cuda, params| cuda.accumulate(params))
            .expect("a sound call");
        pair.with_host(&all, |host, params| host.accumulate(params))
            .expect("a sound call");
        let mut some = own(&pair);
        some[2][100] = f32::NAN;
        let sound = pair.tensors[0].w.clone();
        if weights {
            pair.tensors[0].w[30] = f32::INFINITY;
            let written = pair.tensors[0].on_device.write(&pair.tensors[0].w);
            written.expect("memory");
        }
        let on_device = pair.with_params(&some, |cuda, params| cuda.step(params));
        let on_host = pair.with_host(&some, |host, params| host.step(params));
        let (on_device, on_host) = (
            on_device.expect_err("a NaN").to_string(),
            on_host.expect_err("a NaN").to_string(),
        );
        assert_eq!(on_device, on_host);
        assert!(on_host.contains(&pair.tensors[at].name), "{on_host}");
        pair.tensors[0].on_device.write(&sound).expect("memory");
        pair.tensors[0].w = sound;
        let some = own(&pair);
        pair.with_params(&some, |cuda, params| cuda.step(params))
            .expect("a sound step");
        pair.with_host(&some, |host, params| host.step(params))
            .expect("a sound step");
        pair.compare("some of what was gathered alone");
        pair.t += 1;
    }
    let clipped = adamw()
        .with_clip(Clip::global_norm(1.0))
        .expect("a sound optimizer");
    let mut pair = Pair::<f32>::new(&held.device, clipped);
    let on_device = pair.with_params(&gradients, |cuda, params| cuda.step(params));
    let on_host = pair.with_host(&gradients, |host, params| host.step(params));
    assert_eq!(
        on_device.expect_err("a NaN").to_string(),
        on_host.expect_err("a NaN").to_string()
    );
    pair.step();
    pair.compare("behind a NaN under a clip");
    let units = optim_gpu::optim_runtime::Units::FirstAxis;
    let by_unit = adamw()
        .with_clip(Clip::adaptive(units, 0.01, 1e-3))
        .expect("a sound optimizer");
    let refused = optim_gpu::CudaOptimizer::from_host(&held.device, &by_unit);
    assert!(
        refused
            .expect_err("no clip by unit")
            .to_string()
            .contains("clips by unit")
    );
}

/// Hyper-parameters change between steps on either side.
#[test]
fn hyper_parameters_change() {
    let Some(held) = device() else { return };
    let mut pair = Pair::<f32>::new(
        &held.device,
        Optimizer::new(Sgd::default()).expect("a valid rule"),
    );
    for (momentum, lr) in [(0.0, 0.1), (0.9, 0.1), (0.0, 0.05), (0.5, 0.01)] {
        pair.cuda
            .settings_mut()
            .set_hyper("momentum", momentum)
            .expect("a hyper-parameter");
        pair.host
            .set_hyper("momentum", momentum)
            .expect("a hyper-parameter");
        pair.cuda
            .settings_mut()
            .set_hyper("lr", lr)
            .expect("a hyper-parameter");
        pair.host.set_hyper("lr", lr).expect("a hyper-parameter");
        pair.step();
        pair.step();
        pair.compare("changed hyper-parameters");
    }
}
