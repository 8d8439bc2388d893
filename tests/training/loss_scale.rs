//! Gradients of a loss that was scaled, and steps that are skipped.

use optim_runtime::{Adam, Clip, Error, LossScale, Optimizer, Param};
use optim_tests::real::Real;
use optim_tests::training::{Case, Training, number};

use crate::runs::{Model, each_case, optimizer_of};

fn run<T: Real>(training: &Training, case: &Case) {
    let scale = match case.more.get("scaler") {
        Some(scaler) => LossScale::dynamic()
            .starting_at(number(&scaler["init_scale"]))
            .growing(
                number(&scaler["growth_factor"]),
                scaler["growth_interval"].as_u64().unwrap(),
            )
            .backing_off(number(&scaler["backoff_factor"])),
        None => LossScale::fixed(1.0),
    };
    let mut optimizer = optimizer_of(case).with_loss_scale(scale).unwrap();
    let mut model = Model::<T>::of(training, case);
    let recorded = |field: &str| {
        case.more
            .contains_key(field)
            .then(|| training.numbers(case, field))
    };
    let (scales, good, skipped) = (
        recorded("scale"),
        recorded("growth_tracker"),
        recorded("skipped"),
    );
    for step in 1..=case.count("steps") {
        let scale = T::from_f64(optimizer.loss_scale().unwrap().scale());
        let scaled = |g: Vec<T>| Some(g.into_iter().map(|g| g * scale).collect());
        let gradients: Vec<_> = model.row(step - 1).into_iter().map(scaled).collect();
        let report = model.step(&mut optimizer, &gradients).unwrap();
        let now = optimizer.loss_scale().unwrap();
        if let (Some(scales), Some(good), Some(skipped)) = (&scales, &good, &skipped) {
            let at = step - 1;
            assert_eq!(
                report.skipped,
                skipped[at] != 0.0,
                "{case}: step {step} is skipped"
            );
            assert_eq!(
                now.scale(),
                scales[at],
                "{case}: the scale after step {step}"
            );
            assert_eq!(
                now.good_steps() as f64,
                good[at],
                "{case}: good steps at {step}"
            );
        }
        model.check(training, case, step);
    }
}

#[test]
fn a_scaled_loss_is_that_of_torch() {
    let chosen = |case: &&Case| case.more.get("nonfinite") != Some(&true.into());
    let count = each_case!("loss_scale", chosen, run);
    println!("{count} recorded runs with a scaled loss");
    assert!(count >= 8, "{count} recorded runs");
}

/// Nothing is written and nothing counted in a step that is skipped, also where values are bounded first.
#[test]
fn a_skipped_step_leaves_everything_as_it_is() {
    for clip in [None, Some(Clip::value(1.0)), Some(Clip::global_norm(1.0))] {
        let mut optimizer = Optimizer::new(Adam::default())
            .and_then(|optimizer| optimizer.with_loss_scale(LossScale::dynamic()))
            .unwrap();
        if let Some(clip) = clip {
            optimizer = optimizer.with_clip(clip).unwrap();
        }
        let (mut a, mut b) = ([1.0_f32; 3], [2.0_f32]);
        for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let report = optimizer.step(&mut [
                Param::new("a", &mut a, &[1.0, bad, 1.0]).unwrap(),
                Param::new("b", &mut b, &[1.0]).unwrap(),
            ]);
            let report = report.unwrap();
            assert!(report.skipped && report.steps == 0, "{clip:?}: {report:?}");
        }
        assert_eq!((a, b), ([1.0; 3], [2.0]));
        assert_eq!(optimizer.parameters().count(), 0);
        assert_eq!(optimizer.loss_scale().unwrap().scale(), 65_536.0 / 8.0);
        let report =
            optimizer.step(&mut [Param::new("a", &mut a, &[8192.0, 0.0, -8192.0]).unwrap()]);
        assert!(!report.unwrap().skipped);
        assert!((a[0] - 0.999).abs() < 1e-6 && a[1] == 1.0, "{a:?}");
    }
}

/// The scale neither falls to 0 nor rises to infinity.
#[test]
fn a_scale_stays_in_its_range() {
    let mut optimizer = Optimizer::new(Adam::default())
        .and_then(|it| it.with_loss_scale(LossScale::dynamic().with_floor(0.25).growing(2.0, 1)))
        .unwrap();
    let mut w = [1.0_f64];
    for _ in 0..50 {
        optimizer
            .step(&mut [Param::new("w", &mut w, &[f64::NAN]).unwrap()])
            .unwrap();
    }
    assert_eq!(optimizer.loss_scale().unwrap().scale(), 0.25);
    for _ in 0..200 {
        optimizer
            .step(&mut [Param::new("w", &mut w, &[1.0]).unwrap()])
            .unwrap();
    }
    assert_eq!(optimizer.loss_scale().unwrap().scale(), 2.0_f64.powi(127));
}

#[test]
fn a_scale_that_cannot_be_is_refused() {
    let good = LossScale::dynamic();
    for (what, bad) in [
        ("scale", good.starting_at(0.0)),
        ("scale", good.starting_at(1e39)),
        ("scale", LossScale::fixed(f64::NAN)),
        ("growth", good.growing(0.5, 10)),
        ("interval", good.growing(2.0, 0)),
        ("backoff", good.backing_off(0.0)),
        ("backoff", good.backing_off(1.5)),
        ("floor", good.with_floor(0.0)),
    ] {
        let optimizer = Optimizer::new(Adam::default()).unwrap();
        match optimizer.with_loss_scale(bad) {
            Err(Error::InvalidSetting {
                of: "LossScale",
                what: named,
                ..
            }) => assert_eq!(named, what),
            other => panic!("{what}: {other:?}"),
        }
    }
}
