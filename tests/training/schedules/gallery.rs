//! A schedule of every kind.

use optim_runtime::schedule::optax::{self, Delay, Sgdr};
use optim_runtime::schedule::{Anneal, Level, Schedule};
use optim_runtime::schedule::{
    constant, cosine, cyclic, exponential, from_fn, inverse_power, inverse_sqrt, linear,
    multi_step, noam, one_cycle, piecewise, polynomial, pytorch_optimizer, restarts, step, table,
    torch, warmup, warmup_stable_decay,
};

pub(super) const ANNEALS: [Anneal; 10] = [
    Anneal::Hold,
    Anneal::Linear,
    Anneal::Cosine,
    Anneal::CosinePower(1.5),
    Anneal::Waves(2.5),
    Anneal::Polynomial(2.0),
    Anneal::Sqrt,
    Anneal::Square,
    Anneal::Rex,
    Anneal::Geometric,
];

/// What can be written down.
pub(super) fn written() -> Vec<Schedule> {
    let value = Level::Value;
    let mut all = vec![
        constant(0.5),
        constant(value(3e-4)),
        linear(1.0, 0.25, 12),
        linear(value(1e-3), 0.25, 12),
        linear(0.1, value(1e-3), 1),
        warmup(10),
        warmup(10).up_from(0.1),
        cosine(20),
        cosine(20).down_to(0.1),
        cosine(20).down_to(value(1e-5)).up_from(0.7),
        polynomial(15, 2.0).down_to(0.2),
        polynomial(15, 0.5),
        exponential(0.9),
        exponential(1.01),
        step(7, 0.5),
        step(3, 0.0),
        multi_step([3, 3, 10, 40], 0.5),
        inverse_sqrt(16),
        inverse_power(100, 1.0),
        inverse_power(30, 2.5),
        noam(512, 20),
        noam(512, 1),
        one_cycle(40),
        cyclic(0.1, 1.0, 4, 7),
        cyclic(value(1e-4), value(1e-2), 5, 5),
        restarts(5, 1.0),
        restarts(5, 2.0).down_to(0.1),
        restarts(6, 1.5),
        restarts(9, 0.5),
        warmup_stable_decay(5, 10, 8),
        warmup_stable_decay(0, 10, 8)
            .down_to(0.1)
            .shaped(Anneal::Sqrt),
        warmup_stable_decay(5, 0, 8),
        piecewise(Anneal::Linear, [(0, 0.0), (10, 1.0), (30, 1.0), (40, 0.1)]),
        piecewise(Anneal::Hold, [(5, 1.0), (10, 0.5), (10, 0.4), (20, 0.25)]),
        piecewise(Anneal::Cosine, [(0, value(0.1)), (9, value(0.2))]),
        table([1.0, 0.5, 0.75, 0.1]),
        // Under the names of other packages.
        torch::constant_lr(0.5, 7),
        torch::cosine_annealing_lr(9, 1e-3),
        torch::cosine_annealing_warm_restarts(4, 3, 1e-3),
        torch::cyclic_lr(1e-3, 0.1, 6).triangular2().lr(),
        torch::cyclic_lr(1e-3, 0.1, 6)
            .step_size_down(3)
            .exp_range(0.95)
            .momentum(),
        torch::one_cycle_lr(0.1, 40)
            .three_phase()
            .anneal(Anneal::Linear)
            .lr(),
        torch::one_cycle_lr(0.1, 33).pct_start(0.0).momentum(),
        torch::swa_lr(0.05, 8, Anneal::Cosine),
        torch::swa_lr(0.05, 0, Anneal::Linear),
        torch::multiplicative_lr(|_| 0.9, 25),
        torch::sequential_lr([exponential(0.9), cosine(10), constant(0.2)], [6, 11]),
        torch::chained_scheduler([
            torch::constant_lr(0.1, 8),
            exponential(0.9),
            torch::cosine_annealing_lr(10, 1e-4),
        ]),
        optax::constant_schedule(0.1),
        optax::linear_schedule(0.0, 0.1, 10).delayed(3),
        optax::polynomial_schedule(0.1, 0.01, 2.0, 10),
        optax::exponential_decay(
            0.1,
            5,
            0.5,
            Delay {
                transition_begin: 4,
                staircase: true,
                end_value: Some(0.01),
            },
        ),
        optax::exponential_decay(
            0.1,
            5,
            1.5,
            Delay {
                end_value: Some(0.4),
                ..Delay::default()
            },
        ),
        optax::cosine_decay_schedule(0.1, 30, 0.1, 2.0),
        optax::cosine_onecycle_schedule(30, 0.1, 0.3, 25.0, 1e4),
        optax::linear_onecycle_schedule(30, 0.1, 0.3, 0.85, 25.0, 1e4),
        optax::piecewise_constant_schedule(0.1, [(5, 0.5), (9, 3.0)]),
        optax::piecewise_interpolate_schedule(Anneal::Cosine, 0.1, [(5, 0.5), (9, 3.0)]),
        optax::warmup_constant_schedule(0.0, 0.1, 6),
        optax::warmup_cosine_decay_schedule(0.0, 0.1, 6, 30, 0.01, 1.5),
        optax::warmup_exponential_decay_schedule(0.0, 0.1, 6, 10, 0.5, Delay::default()),
        optax::join_schedules(
            [
                optax::constant_schedule(0.1),
                optax::linear_schedule(0.2, 0.0, 9),
            ],
            [4],
        ),
        optax::sgdr_schedule([10, 20].map(|decay_steps| Sgdr {
            init_value: 0.0,
            peak_value: 0.1,
            warmup_steps: 3,
            decay_steps,
            end_value: 0.01,
            exponent: 1.0,
        })),
        pytorch_optimizer::get_wsd_schedule(5, 10, 8, 0.1, Anneal::Linear),
        pytorch_optimizer::get_wsd_schedule(5, 10, 8, 0.1, Anneal::Waves(1.5)),
        pytorch_optimizer::rex_scheduler(20, 0.1, 0.01),
        pytorch_optimizer::rex_scheduler(1, 0.1, 0.01),
        pytorch_optimizer::cosine_scheduler(20, 0.1, 0.01, 0.0, 5),
        pytorch_optimizer::linear_scheduler(20, 0.1, 0.01, 0.0, 0),
        pytorch_optimizer::cosine_annealing_warmup_restarts(12, 1.5, 0.1, 0.01, 4, 0.5),
        // Combined.
        warmup(10).then(cosine(90).down_to(0.1)),
        warmup(10).then(inverse_sqrt(10)),
        warmup(3)
            .then(constant(1.0).for_steps(4))
            .then(linear(1.0, 0.0, 5)),
        warmup(3).then(step(4, 0.5)).times(linear(1.0, 0.5, 10)),
        exponential(0.9).for_steps(10).then(warmup(4)).repeat(2),
        cosine(7).repeat(3),
        cosine(7).cycle().at_least(0.2).at_most(0.9),
        cosine(7).at_most(0.9).at_least(0.2).cycle(),
        cosine(12).delayed(5).repeat(2).delayed(3),
        cosine(12).of(3e-4).at_least(1e-5),
        cosine(12).absolute().down_to(0.5).then(exponential(0.5)),
        cosine(12).times(constant(value(0.3))),
        exponential(0.9).times(step(5, 0.5)).times(inverse_sqrt(3)),
        linear(1.0, 0.0, 5).for_steps(9),
        linear(1.0, 0.0, 6).by_epoch(5),
        torch::step_lr(3, 0.5).by_epoch(4).delayed(2),
        cosine(20).from_step(7),
        cosine(20).delayed(9).from_step(7).by_epoch(2),
        linear(1.0, 0.0, 9).for_steps(5),
    ];
    let each = ANNEALS.map(|anneal| linear(1.0, 0.25, 16).shaped(anneal));
    all.extend(each);
    all
}

/// Also what cannot.
pub(super) fn all() -> Vec<Schedule> {
    let mut all = written();
    all.extend([
        from_fn(|step| 1.0 / (1.0 + step as f64)),
        warmup(3).then(from_fn(|step| if step.is_multiple_of(2) { 1.0 } else { 0.5 }).for_steps(9)),
        torch::lambda_lr(|step| 0.5_f64.powi((step / 30).min(100) as i32)),
        torch::cyclic_lr(1e-3, 0.1, 6)
            .scale_cycles(|cycle| 1.0 / cycle as f64)
            .lr(),
        torch::cyclic_lr(1e-3, 0.1, 6)
            .scale_iterations(|step| 1.0 / (1.0 + step as f64))
            .lr(),
    ]);
    for schedule in &all {
        assert_eq!(schedule.fault(), None, "{schedule:?}");
    }
    all
}
