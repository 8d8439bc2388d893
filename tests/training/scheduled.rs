//! Hyper-parameters of an optimizer that follow schedules.

use optim_runtime::schedule::{Plateau, cosine, from_fn, linear, warmup};
use optim_runtime::{
    Adam, AdamW, AnyRule, Error, Frozen, LossScale, Optimizer, Param, ScheduleFreeAdamW, Sgd,
    names, optimizer,
};

/// A step of two parameters; the bits of both.
fn step(optimizer: &mut Optimizer, w: &mut [[f64; 3]; 2], at: u32) -> [u64; 6] {
    let g = [0.3, -0.2, 0.1].map(|g| g + f64::from(at % 7) * 0.05);
    let [a, b] = w;
    optimizer
        .step(&mut [
            Param::new("a.weight", a, &g).unwrap(),
            Param::new("b.bias", b, &g).unwrap(),
        ])
        .unwrap();
    let mut bits = w.iter().flatten().map(|w| w.to_bits());
    std::array::from_fn(|_| bits.next().unwrap())
}

/// A scheduled run has the bits of one whose hyper-parameters are set before each step, also in groups, of their own
/// values, and with factors of parameters.
#[test]
fn a_schedule_is_what_setting_before_each_step_is() {
    let schedule = || warmup(5).then(cosine(20).down_to(0.1));
    let rules: [AnyRule; 3] = [
        Adam::default().with_lr(0.1).into(),
        Sgd::default().with_lr(0.1).with_momentum(0.9).into(),
        ScheduleFreeAdamW::default().with_lr(0.1).into(),
    ];
    for rule in rules {
        let mut slow = rule.clone();
        slow.set_hyper("lr", 0.02).unwrap();
        let make = || {
            Optimizer::new(rule.clone())
                .and_then(|it| it.with_group("biases", slow.clone(), names(["*.bias"])))
                .and_then(|it| {
                    it.with_factor("lr", |p| if p.name() == "a.weight" { 0.5 } else { 1.0 })
                })
                .unwrap()
        };
        let mut scheduled = make().with_schedule("lr", schedule()).unwrap();
        let mut set = make();
        let (mut w, mut v) = ([[1.0; 3]; 2], [[1.0; 3]; 2]);
        for at in 0..40 {
            for (group, own) in [("default", 0.1), ("biases", 0.02)] {
                let value = schedule().apply(own, at.into());
                assert_eq!(scheduled.hyper_now(group, "lr"), Ok(value));
                set.set_group_hyper(group, "lr", value).unwrap();
            }
            let bits = step(&mut scheduled, &mut w, at);
            assert_eq!(
                bits,
                step(&mut set, &mut v, at),
                "{} at step {at}",
                rule.name()
            );
        }
    }
}

/// The report has the rates that the step was taken with.
#[test]
fn a_report_has_the_rates_of_its_step() {
    let adam = Adam::default().with_lr(2.0);
    let mut optimizer = Optimizer::new(adam)
        .and_then(|it| it.with_group("rests", Frozen, names(["c*"])))
        .and_then(|it| it.with_schedule("lr", linear(1.0, 0.0, 4)))
        .unwrap();
    let mut w = [1.0];
    for want in [2.0, 1.5, 1.0, 0.5, 0.0, 0.0] {
        let report = optimizer
            .step(&mut [Param::new("w", &mut w, &[1.0]).unwrap()])
            .unwrap();
        assert_eq!(report.learning_rates[..], [Some(want), None]);
    }
}

/// A step that is skipped takes no step of the schedule.
#[test]
fn skipped_steps_do_not_count() {
    let mut optimizer = Optimizer::new(Adam::default().with_lr(1.0))
        .and_then(|it| it.with_schedule("lr", linear(1.0, 0.0, 4)))
        .and_then(|it| it.with_loss_scale(LossScale::fixed(1.0)))
        .unwrap();
    let mut w = [1.0];
    for (g, now) in [
        (1.0, 0.75),
        (f64::NAN, 0.75),
        (f64::INFINITY, 0.75),
        (1.0, 0.5),
    ] {
        optimizer
            .step(&mut [Param::new("w", &mut w, &[g]).unwrap()])
            .unwrap();
        assert_eq!(optimizer.hyper_now("default", "lr"), Ok(now));
    }
}

/// Groups that come later, or thaw, follow what all follow; one may follow something of its own.
#[test]
fn all_groups_follow() {
    let mut optimizer = Optimizer::new(AdamW::default().with_lr(1.0))
        .and_then(|it| it.with_schedule("lr", linear(0.5, 0.5, 1)))
        .and_then(|it| it.with_group("rests", Frozen, names(["r"])))
        .and_then(|it| it.with_group("late", AdamW::default().with_lr(4.0), names(["l"])))
        .and_then(|it| it.with_group("own", AdamW::default().with_lr(4.0), names(["o"])))
        .and_then(|it| it.with_group_schedule("own", "lr", linear(0.25, 0.25, 1)))
        .unwrap();
    optimizer
        .set_group_rule("rests", AdamW::default().with_lr(2.0))
        .unwrap();
    let now = |group: &str| optimizer.hyper_now(group, "lr").unwrap();
    assert_eq!(
        ["default", "rests", "late", "own"].map(now),
        [0.5, 1.0, 2.0, 1.0]
    );
}

/// A parameter whose first step was refused has no place, and no part in later steps.
#[test]
fn who_was_refused_has_no_place() {
    let factor = |p: &Param<'_>| if p.name() == "x" { 1.5 } else { 1.0 };
    let mut optimizer = Optimizer::new(Adam::default().with_beta1(0.6))
        .and_then(|it| it.with_factor("beta1", factor))
        .and_then(|it| it.with_schedule("beta1", linear(1.0, 1.3, 4)))
        .unwrap();
    let (mut x, mut y) = ([1.0], [1.0]);
    let refused = optimizer.step(&mut [
        Param::new("x", &mut x, &[1.0]).unwrap(),
        Param::weights("y", &mut y).unwrap(),
    ]);
    assert!(
        matches!(refused, Err(Error::NoGradient { .. })),
        "{refused:?}"
    );
    // x at 1.5 · 0.78 would be outside of the domain.
    for _ in 0..6 {
        optimizer
            .step(&mut [Param::new("y", &mut y, &[1.0]).unwrap()])
            .unwrap();
    }
}

#[test]
fn a_plateau_is_told_its_metric() {
    let mut optimizer = Optimizer::new(Adam::default().with_lr(1.0))
        .and_then(|it| it.with_plateau("lr", Plateau::new(0.1).with_patience(1)))
        .unwrap();
    for (metric, now) in [(1.0, 1.0), (0.5, 1.0), (0.5, 1.0), (0.5, 0.1)] {
        optimizer.observe(metric);
        assert_eq!(optimizer.hyper_now("default", "lr"), Ok(now));
    }
}

/// A warm-up, and then a rate that falls when nothing improves, in whichever order they are said.
#[test]
fn a_plateau_is_of_what_the_schedule_gives() {
    let plateau = || Plateau::new(0.5).with_patience(0);
    let adam = || Optimizer::new(Adam::default().with_lr(1.0)).unwrap();
    let schedule = || linear(0.0, 1.0, 4);
    let one = adam().with_plateau("lr", plateau());
    let other = adam().with_schedule("lr", schedule());
    let both = [
        one.and_then(|it| it.with_schedule("lr", schedule())),
        other.and_then(|it| it.with_plateau("lr", plateau())),
    ];
    for optimizer in both {
        let mut optimizer = optimizer.unwrap();
        let mut w = [1.0];
        for (metric, want) in [
            (1.0, 0.0),
            (2.0, 0.25),
            (0.5, 0.25),
            (0.5, 0.375),
            (0.5, 0.25),
        ] {
            assert_eq!(optimizer.hyper_now("default", "lr"), Ok(want));
            let params = &mut [Param::new("w", &mut w, &[1.0]).unwrap()];
            let report = optimizer.step(params).unwrap();
            assert_eq!(report.learning_rates[..], [Some(want)]);
            optimizer.observe(metric);
        }
    }
}

/// A step that fails or is skipped changes nothing, the evaluation weights among it, which depend on the values of the
/// last step that was taken.
#[test]
fn evaluation_is_of_the_last_step_taken() {
    optimizer! {
        /// Momentum, evaluated where it will have led.
        struct Ahead {
            /// Learning rate.
            lr = 0.1 where lr >= 0,
            /// How many steps ahead.
            steps = 3 where steps >= 0,
        }
        state {
            /// Velocity.
            m,
        }
        update(w, g) {
            m = ema(0.9, g);
            w -= lr * m;
        }
        eval(w) {
            w -= lr * steps * m;
        }
    }
    let mut optimizer = Optimizer::new(Ahead::default())
        .and_then(|it| it.with_schedule("steps", linear(1.0, 0.1, 5)))
        .and_then(|it| it.with_loss_scale(LossScale::fixed(1.0)))
        .unwrap();
    let mut w = [1.0, -2.0];
    for g in [[0.1, 0.3], [0.2, -0.1], [-0.3, 0.1]] {
        let params = &mut [Param::new("w", &mut w, &g).unwrap()];
        optimizer.step(params).unwrap();
    }
    let evaluated = |optimizer: &Optimizer, mut w: [f64; 2]| {
        let mut optimizer = optimizer.clone();
        let params = &mut [Param::weights("w", &mut w).unwrap()];
        optimizer.eval_weights(params).unwrap();
        w
    };
    let want = evaluated(&optimizer, w);
    assert_ne!(want, w);
    let skipped = optimizer.step(&mut [Param::new("w", &mut w, &[f64::NAN, 0.0]).unwrap()]);
    assert!(skipped.unwrap().skipped);
    assert_eq!(
        evaluated(&optimizer, w),
        want,
        "behind a step that was skipped"
    );
    let failed = optimizer.step(&mut [Param::weights("w", &mut w).unwrap()]);
    assert!(
        matches!(failed, Err(Error::NoGradient { .. })),
        "{failed:?}"
    );
    assert_eq!(evaluated(&optimizer, w), want, "behind a step that failed");
}

/// Each error says what is wrong, and nothing has changed.
#[test]
fn what_cannot_be_scheduled_is_refused() {
    let make = || Optimizer::new(Adam::default()).unwrap();
    let unknown = make().with_schedule("learning_rate", warmup(5));
    assert!(
        matches!(unknown, Err(Error::UnknownHyper { .. })),
        "{unknown:?}"
    );
    let flag = make().with_schedule("amsgrad", warmup(5));
    assert_eq!(
        flag.unwrap_err().to_string(),
        "Adam: `amsgrad` is a flag, and a schedule gives numbers"
    );
    let faulty = make().with_schedule("lr", warmup(0));
    assert!(
        matches!(faulty, Err(Error::Schedule { hyper: "lr", .. })),
        "{faulty:?}"
    );
    let outside = make()
        .with_schedule("beta1", linear(1.0, 2.0, 10))
        .unwrap_err()
        .to_string();
    assert!(
        outside.starts_with("group `default`, `beta1` of Adam: the schedule gives"),
        "{outside}"
    );
    // What a function will give is found when it gives it.
    let mut late = make()
        .with_schedule(
            "beta1",
            from_fn(|step| if step < 5_000 { 0.5 } else { 7.0 }),
        )
        .unwrap();
    let mut w = [1.0];
    for _ in 0..5_000 {
        late.step(&mut [Param::new("w", &mut w, &[1.0]).unwrap()])
            .unwrap();
    }
    let before = w;
    let error = late.step(&mut [Param::new("w", &mut w, &[1.0]).unwrap()]);
    assert!(
        matches!(error, Err(Error::OutsideDomain { hyper: "beta1", .. })),
        "{error:?}"
    );
    assert_eq!((w, late.steps()), (before, 5_000));
    // And what is set may not lead the schedule out of the domain.
    let mut scheduled = make()
        .with_schedule("beta1", linear(1.0, 1.05, 10))
        .unwrap();
    let error = scheduled.set_hyper("beta1", 0.99);
    assert!(matches!(error, Err(Error::Schedule { .. })), "{error:?}");
    assert_eq!(scheduled.hyper_now("default", "beta1"), Ok(0.9));
}
