//! What is wrong with a schedule is named, and nothing panics.

use optim_runtime::schedule::optax::{self, Delay};
use optim_runtime::schedule::{Anneal, Level, Schedule};
use optim_runtime::schedule::{
    constant, cosine, cyclic, exponential, inverse_power, inverse_sqrt, linear, multi_step, noam,
    one_cycle, piecewise, polynomial, pytorch_optimizer, restarts, step, table, torch, warmup,
    warmup_stable_decay,
};
use optim_runtime::{Domain, Error};

/// Numbers that are none.
const NONE: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

fn has_fault(schedule: &Schedule, of: &str, what: &str) {
    match schedule.fault() {
        Some(Error::InvalidSetting {
            of: named,
            what: argument,
            value,
            ..
        }) => {
            assert_eq!((*named, *argument), (of, what), "{schedule:?}");
            let text = schedule
                .fault()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(text.contains(&value.to_string()), "{text}");
        }
        other => panic!("{of}, {what}: {other:?}"),
    }
    // It has no values, no end, and is refused.
    assert!(schedule.at(0).is_nan() && schedule.apply(0.5, u64::MAX).is_nan());
    // A NaN is not equal to itself, its text is.
    let refused = schedule
        .check(1.0, &Domain::FINITE)
        .map_err(|error| error.to_string());
    assert_eq!(refused.err(), schedule.fault().map(ToString::to_string));
}

/// What has no steps.
#[test]
fn lengths_of_zero_are_refused() {
    for (of, what, schedule) in [
        ("linear", "steps", linear(0.0, 1.0, 0)),
        ("warmup", "steps", warmup(0)),
        ("cosine", "steps", cosine(0)),
        ("polynomial", "steps", polynomial(0, 1.0)),
        ("step", "every", step(0, 0.5)),
        ("multi_step", "milestones", multi_step([], 0.5)),
        ("inverse_sqrt", "steps", inverse_sqrt(0)),
        ("inverse_power", "steps", inverse_power(0, 1.0)),
        ("noam", "d_model", noam(0, 10)),
        ("noam", "warmup", noam(10, 0)),
        ("one_cycle", "total_steps", one_cycle(0)),
        ("cyclic", "up", cyclic(0.0, 1.0, 0, 5)),
        ("cyclic", "down", cyclic(0.0, 1.0, 5, 0)),
        ("restarts", "first", restarts(0, 1.0)),
        ("warmup_stable_decay", "decay", warmup_stable_decay(1, 1, 0)),
        ("piecewise", "points", piecewise::<f64>(Anneal::Linear, [])),
        ("table", "factors", table([])),
        ("repeat", "times", cosine(5).repeat(0)),
        (
            "repeat",
            "steps",
            torch::swa_lr(0.1, 0, Anneal::Linear).repeat(2),
        ),
        (
            "cycle",
            "steps",
            torch::swa_lr(0.1, 0, Anneal::Linear).cycle(),
        ),
        ("for_steps", "steps", cosine(5).for_steps(0)),
        ("by_epoch", "steps", cosine(5).by_epoch(0)),
        ("step", "every", torch::step_lr(0, 0.1)),
        ("linear_lr", "steps", torch::linear_lr(0.5, 1.0, 0)),
        (
            "cosine_annealing_lr",
            "t_max",
            torch::cosine_annealing_lr(0, 0.0),
        ),
        (
            "cosine_annealing_warm_restarts",
            "t_0",
            torch::cosine_annealing_warm_restarts(0, 1, 0.0),
        ),
        (
            "cosine_annealing_warm_restarts",
            "t_mult",
            torch::cosine_annealing_warm_restarts(5, 0, 0.0),
        ),
        ("cyclic_lr", "up", torch::cyclic_lr(0.1, 0.2, 0).lr()),
        (
            "cyclic_lr",
            "down",
            torch::cyclic_lr(0.1, 0.2, 5).step_size_down(0).momentum(),
        ),
        (
            "one_cycle_lr",
            "total_steps",
            torch::one_cycle_lr(0.1, 0).momentum(),
        ),
        (
            "multiplicative_lr",
            "steps",
            torch::multiplicative_lr(|_| 1.0, 0),
        ),
        (
            "multiplicative_lr",
            "steps",
            torch::multiplicative_lr(|_| 1.0, u64::MAX),
        ),
        (
            "chained_scheduler",
            "schedulers",
            torch::chained_scheduler([]),
        ),
        ("sequential_lr", "milestones", torch::sequential_lr([], [])),
        (
            "sequential_lr",
            "milestones",
            torch::sequential_lr([cosine(5)], [5]),
        ),
        (
            "join_schedules",
            "boundaries",
            optax::join_schedules([cosine(5), cosine(5)], []),
        ),
        (
            "exponential_decay",
            "transition_steps",
            optax::exponential_decay(0.1, 0, 0.5, Delay::default()),
        ),
        (
            "cosine_decay_schedule",
            "decay_steps",
            optax::cosine_decay_schedule(0.1, 0, 0.0, 1.0),
        ),
        (
            "cosine_onecycle_schedule",
            "transition_steps",
            optax::cosine_onecycle_schedule(0, 0.1, 0.3, 25.0, 1e4),
        ),
        ("sgdr_schedule", "cosine_kwargs", optax::sgdr_schedule([])),
        (
            "warmup_cosine_decay_schedule",
            "decay_steps",
            optax::warmup_cosine_decay_schedule(0.0, 1.0, 10, 10, 0.0, 1.0),
        ),
        (
            "get_wsd_schedule",
            "num_decay_steps",
            pytorch_optimizer::get_wsd_schedule(1, 1, 0, 0.0, Anneal::Sqrt),
        ),
        (
            "rex_scheduler",
            "total_steps",
            pytorch_optimizer::rex_scheduler(0, 0.1, 0.0),
        ),
        (
            "cosine_scheduler",
            "t_max",
            pytorch_optimizer::cosine_scheduler(5, 0.1, 0.0, 0.0, 5),
        ),
        (
            "linear_scheduler",
            "t_max",
            pytorch_optimizer::linear_scheduler(u64::MAX, 0.1, 0.0, 0.0, 5),
        ),
        (
            "cosine_annealing_warmup_restarts",
            "up",
            pytorch_optimizer::cosine_annealing_warmup_restarts(5, 1.0, 0.1, 0.0, 5, 1.0),
        ),
    ] {
        has_fault(&schedule, of, what);
    }
}

/// NaN and the infinities, as every number that there is.
#[test]
fn numbers_that_are_none_are_refused() {
    for x in NONE {
        let value = Level::Value(x);
        let delay = |end| Delay {
            end_value: Some(end),
            ..Delay::default()
        };
        for (of, what, schedule) in [
            ("constant", "factor", constant(x)),
            ("constant", "factor", constant(value)),
            ("linear", "from", linear(x, 1.0, 5)),
            ("linear", "to", linear(1.0, value, 5)),
            ("polynomial", "power", polynomial(5, x)),
            ("exponential", "gamma", exponential(x)),
            ("step", "gamma", step(5, x)),
            ("multi_step", "gamma", multi_step([5], x)),
            ("inverse_power", "power", inverse_power(5, x)),
            ("cyclic", "low", cyclic(x, 1.0, 5, 5)),
            ("cyclic", "high", cyclic(0.0, value, 5, 5)),
            ("restarts", "growth", restarts(5, x)),
            (
                "piecewise",
                "factor",
                piecewise(Anneal::Linear, [(0, 1.0), (5, x)]),
            ),
            (
                "piecewise",
                "power",
                piecewise(Anneal::Polynomial(x), [(0, 1.0), (5, 0.0)]),
            ),
            ("table", "factor", table([1.0, x])),
            ("of", "own", cosine(5).of(x)),
            ("at_least", "level", cosine(5).at_least(x)),
            ("at_most", "level", cosine(5).at_most(value)),
            ("down_to", "level", cosine(5).down_to(x)),
            ("up_from", "level", cosine(5).up_from(x)),
            ("shaped", "power", cosine(5).shaped(Anneal::CosinePower(x))),
            ("shaped", "cycles", cosine(5).shaped(Anneal::Waves(x))),
            ("constant_lr", "from", torch::constant_lr(x, 5)),
            ("constant_lr", "factor", torch::constant_lr(x, 0)),
            (
                "cosine_annealing_lr",
                "eta_min",
                torch::cosine_annealing_lr(5, x),
            ),
            (
                "cosine_annealing_warm_restarts",
                "eta_min",
                torch::cosine_annealing_warm_restarts(5, 1, x),
            ),
            ("swa_lr", "swa_lr", torch::swa_lr(x, 5, Anneal::Linear)),
            ("cyclic_lr", "high", torch::cyclic_lr(0.1, x, 5).lr()),
            (
                "cyclic_lr",
                "gamma",
                torch::cyclic_lr(0.1, 0.2, 5).exp_range(x).lr(),
            ),
            (
                "cyclic_lr",
                "low",
                torch::cyclic_lr(0.1, 0.2, 5)
                    .momentum_range(0.8, x)
                    .momentum(),
            ),
            ("one_cycle_lr", "level", torch::one_cycle_lr(x, 5).lr()),
            (
                "one_cycle_lr",
                "pct_start",
                torch::one_cycle_lr(0.1, 5).pct_start(x).lr(),
            ),
            (
                "one_cycle_lr",
                "div_factor",
                torch::one_cycle_lr(0.1, 5).div_factor(x).lr(),
            ),
            (
                "one_cycle_lr",
                "final_div_factor",
                torch::one_cycle_lr(0.1, 5).final_div_factor(x).lr(),
            ),
            ("table", "factor", torch::multiplicative_lr(|_| x, 5)),
            (
                "polynomial_schedule",
                "from",
                optax::linear_schedule(x, 1.0, 5),
            ),
            (
                "polynomial_schedule",
                "to",
                optax::linear_schedule(1.0, x, 0),
            ),
            (
                "polynomial_schedule",
                "power",
                optax::polynomial_schedule(1.0, 0.0, x, 5),
            ),
            (
                "exponential_decay",
                "decay_rate",
                optax::exponential_decay(1.0, 5, x, Delay::default()),
            ),
            (
                "cosine_decay_schedule",
                "alpha",
                optax::cosine_decay_schedule(1.0, 5, x, 1.0),
            ),
            (
                "cosine_decay_schedule",
                "power",
                optax::cosine_decay_schedule(1.0, 5, 0.0, x),
            ),
            (
                "cosine_onecycle_schedule",
                "peak_value",
                optax::cosine_onecycle_schedule(5, x, 0.3, 25.0, 1e4),
            ),
            (
                "cosine_onecycle_schedule",
                "pct_start",
                optax::cosine_onecycle_schedule(5, 0.1, x, 25.0, 1e4),
            ),
            (
                "linear_onecycle_schedule",
                "pct_final",
                optax::linear_onecycle_schedule(5, 0.1, 0.3, x, 25.0, 1e4),
            ),
            (
                "linear_onecycle_schedule",
                "div_factor",
                optax::linear_onecycle_schedule(5, 0.1, 0.3, 0.8, x, 1e4),
            ),
            (
                "linear_onecycle_schedule",
                "final_div_factor",
                optax::linear_onecycle_schedule(5, 0.1, 0.3, 0.8, 25.0, x),
            ),
            (
                "piecewise_constant_schedule",
                "scales",
                optax::piecewise_constant_schedule(0.1, [(5, x)]),
            ),
            (
                "piecewise_constant_schedule",
                "init_value",
                optax::piecewise_constant_schedule(x, []),
            ),
            (
                "warmup_constant_schedule",
                "peak_value",
                optax::warmup_constant_schedule(0.0, x, 5),
            ),
            (
                "warmup_cosine_decay_schedule",
                "end_value",
                optax::warmup_cosine_decay_schedule(0.0, 1.0, 5, 10, x, 1.0),
            ),
            (
                "exponential_decay",
                "init_value",
                optax::exponential_decay(x, 5, 0.5, Delay::default()),
            ),
            (
                "at_least",
                "level",
                optax::exponential_decay(1.0, 5, 0.5, delay(x)),
            ),
            (
                "get_wsd_schedule",
                "min_lr_ratio",
                pytorch_optimizer::get_wsd_schedule(1, 1, 1, x, Anneal::Sqrt),
            ),
            (
                "rex_scheduler",
                "max_lr",
                pytorch_optimizer::rex_scheduler(5, x, 0.0),
            ),
            (
                "cosine_scheduler",
                "init_lr",
                pytorch_optimizer::cosine_scheduler(5, 0.1, 0.0, x, 1),
            ),
            (
                "cosine_annealing_warmup_restarts",
                "shrink",
                pytorch_optimizer::cosine_annealing_warmup_restarts(5, 1.0, 0.1, 0.0, 1, x),
            ),
        ] {
            has_fault(&schedule, of, what);
        }
    }
}

#[test]
fn numbers_of_the_wrong_sign_and_order_are_refused() {
    for (of, what, schedule) in [
        ("exponential", "gamma", exponential(-0.5)),
        ("step", "gamma", step(5, -0.5)),
        ("polynomial", "power", polynomial(5, -1.0)),
        ("polynomial", "power", polynomial(5, 0.0)),
        ("inverse_power", "power", inverse_power(5, -1.0)),
        ("restarts", "growth", restarts(5, -1.0)),
        ("multi_step", "milestones", multi_step([5, 3], 0.5)),
        (
            "piecewise",
            "steps",
            piecewise(Anneal::Linear, [(5, 1.0), (4, 0.0)]),
        ),
        (
            "sequential_lr",
            "milestones",
            torch::sequential_lr([cosine(5), cosine(5), cosine(5)], [5, 4]),
        ),
        (
            "one_cycle_lr",
            "pct_start",
            torch::one_cycle_lr(0.1, 5).pct_start(1.5).lr(),
        ),
        (
            "one_cycle_lr",
            "pct_start",
            torch::one_cycle_lr(0.1, 5)
                .pct_start(0.6)
                .three_phase()
                .lr(),
        ),
        (
            "one_cycle_lr",
            "div_factor",
            torch::one_cycle_lr(0.1, 5).div_factor(0.0).lr(),
        ),
        (
            "exponential_decay",
            "decay_rate",
            optax::exponential_decay(0.1, 5, 0.0, Delay::default()),
        ),
        (
            "piecewise_constant_schedule",
            "boundaries",
            optax::piecewise_constant_schedule(0.1, [(5, 0.1), (4, 0.1)]),
        ),
    ] {
        has_fault(&schedule, of, what);
    }
}

/// What has no end cannot be followed; what has no last level cannot have another.
#[test]
fn methods_that_do_not_fit_are_refused() {
    for (method, schedule) in [
        ("then", constant(1.0).then(cosine(5))),
        ("then", exponential(0.9).then(cosine(5))),
        ("repeat", inverse_sqrt(5).repeat(2)),
        ("cycle", restarts(5, 1.0).cycle()),
    ] {
        assert_eq!(schedule.fault(), Some(&Error::EndlessSchedule { method }));
    }
    for (method, of, schedule) in [
        ("down_to", "exponential", exponential(0.9).down_to(0.1)),
        (
            "down_to",
            "constant",
            warmup(5).then(constant(1.0)).down_to(0.1),
        ),
        ("down_to", "times", cosine(5).times(cosine(6)).down_to(0.1)),
        (
            "up_from",
            "exponential",
            exponential(0.9).then(cosine(5)).up_from(0.1),
        ),
        (
            "up_from",
            "step",
            step(5, 0.5).for_steps(9).then(cosine(5)).up_from(0.1),
        ),
        (
            "up_from",
            "piecewise",
            warmup_stable_decay(0, 5, 5).up_from(0.1),
        ),
        (
            "shaped",
            "restarts",
            restarts(5, 1.0).shaped(Anneal::Linear),
        ),
        ("shaped", "table", table([1.0]).shaped(Anneal::Linear)),
    ] {
        match schedule.fault() {
            Some(Error::NotOfSchedule {
                method: named,
                schedule,
                ..
            }) => assert_eq!((*named, *schedule), (method, of)),
            Some(Error::EndlessSchedule { .. }) if method == "up_from" && of == "exponential" => {}
            other => panic!("{method} of {of}: {other:?}"),
        }
    }
    let both = cosine(5).absolute().times(constant(Level::Value(0.1)));
    assert_eq!(both.fault(), Some(&Error::ProductOfAbsoluteSchedules));
}

/// The first fault is the one that is told, whatever is done with the schedule.
#[test]
fn a_fault_stays_the_first() {
    let first = cosine(0);
    let fault = first.fault().cloned();
    let good = || linear(1.0, 0.5, 4);
    for schedule in [
        first.clone().then(good()),
        good().then(first.clone()),
        first.clone().then(warmup(0)),
        first.clone().times(good()),
        good().times(first.clone()),
        first.clone().times(exponential(-1.0)),
        first.clone().repeat(0),
        first.clone().cycle(),
        first.clone().delayed(3),
        first.clone().for_steps(0),
        first.clone().at_least(0.1),
        first.clone().at_most(f64::NAN),
        first.clone().absolute(),
        first.clone().of(f64::NAN),
        first.clone().down_to(0.1),
        first.clone().up_from(0.1),
        first.clone().shaped(Anneal::Linear),
        torch::sequential_lr([first.clone(), good()], [3]),
        torch::sequential_lr([first.clone(), good()], [0]),
        torch::chained_scheduler([good(), first.clone()]),
    ] {
        assert_eq!(schedule.fault().cloned(), fault);
        assert!(schedule.at(7).is_nan());
    }
}

/// Parts in one another are so many at most; parts beside one another are any number.
#[test]
fn depth_is_limited_and_length_is_not() {
    let mut deep = cosine(5);
    for _ in 0..100_000 {
        deep = deep.delayed(1);
    }
    assert_eq!(deep.fault(), Some(&Error::ScheduleTooDeep { most: 32 }));
    // Sequences and products by turns are one in the other.
    for turn in [
        |it: Schedule| it.then(cosine(5)).times(cosine(5)),
        |it| cosine(5).times(cosine(5).then(it)),
    ] {
        let mut deep = cosine(5);
        for _ in 0..100_000 {
            deep = turn(deep);
        }
        assert_eq!(deep.fault(), Some(&Error::ScheduleTooDeep { most: 32 }));
    }
    let mut long = cosine(5);
    for _ in 0..100_000 {
        long = long.then(cosine(5));
    }
    assert_eq!(long.length(), Some(500_005));
    assert_eq!(long.at(499_998), cosine(5).at(3));
    let mut product = cosine(5);
    for _ in 0..1_000 {
        product = product.times(constant(1.0));
    }
    assert_eq!((product.fault(), product.at(2)), (None, cosine(5).at(2)));
    // To the right each stands in the next, unless it lies beside it.
    let mut right = cosine(5);
    for _ in 0..1_000 {
        right = warmup(1).then(right);
    }
    assert_eq!(right.length(), Some(1_005), "{:?}", right.fault());
}
