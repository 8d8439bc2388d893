//! Closed forms beside the recursions that other packages compute.

use std::f64::consts::PI;

use optim_runtime::schedule::{Schedule, torch};
use optim_runtime::schedule::{
    cosine, cyclic, exponential, inverse_sqrt, linear, multi_step, noam, polynomial, restarts,
    step, table, warmup, warmup_stable_decay,
};

/// What a recursion gives, from 1 at step 0 on.
fn recursion(steps: u64, next: impl Fn(u64, f64) -> f64) -> Vec<f64> {
    let mut value = 1.0;
    let mut all = vec![value];
    for step in 1..=steps {
        value = next(step, value);
        all.push(value);
    }
    all
}

fn agree(schedule: &Schedule, wanted: &[f64], tolerance: f64) {
    for (step, wanted) in wanted.iter().enumerate() {
        let found = schedule.at(step as u64);
        assert!(
            (found - wanted).abs() <= tolerance * wanted.abs().max(1e-3),
            "{schedule:?} at {step}: {found}, {wanted}"
        );
    }
}

#[test]
fn powers_are_products() {
    for gamma in [0.5, 0.9, 0.999, 1.0, 1.001] {
        agree(
            &exponential(gamma),
            &recursion(3_000, |_, value| value * gamma),
            1e-12,
        );
        let every = |steps: u64| {
            move |at: u64, value: f64| {
                if at.is_multiple_of(steps) {
                    value * gamma
                } else {
                    value
                }
            }
        };
        for steps in [1, 3, 30] {
            agree(&step(steps, gamma), &recursion(900, every(steps)), 1e-12);
        }
        let milestones = [2, 2, 7, 30, 31];
        let next = |at: u64, value: f64| {
            milestones
                .iter()
                .filter(|it| **it == at)
                .fold(value, |value, _| value * gamma)
        };
        agree(&multi_step(milestones, gamma), &recursion(40, next), 1e-13);
    }
}

/// torch computes lines, polynomials and cosines from the value before.
#[test]
fn curves_are_the_recursions_of_torch() {
    for steps in [1_u64, 5, 200, 4_000] {
        let total = steps as f64;
        let line = |at: u64, value: f64| {
            let (start, end) = (1.0, 0.25);
            if at > steps {
                return value;
            }
            value * (1.0 + (end - start) / (total * start + (at as f64 - 1.0) * (end - start)))
        };
        agree(
            &linear(1.0, 0.25, steps),
            &recursion(steps + 9, line),
            1e-11,
        );
        for power in [0.5, 1.0, 2.0, 3.5] {
            let next = |at: u64, value: f64| {
                if at > steps {
                    return value;
                }
                value * ((1.0 - at as f64 / total) / (1.0 - (at as f64 - 1.0) / total)).powf(power)
            };
            agree(
                &polynomial(steps, power),
                &recursion(steps + 9, next),
                1e-10,
            );
        }
        let wave = |at: u64, value: f64| {
            if (at - 1) % (2 * steps) == steps {
                return value + (1.0 - (PI / total).cos()) / 2.0;
            }
            (1.0 + (PI * at as f64 / total).cos()) / (1.0 + (PI * (at as f64 - 1.0) / total).cos())
                * value
        };
        if steps > 1 {
            let wanted = recursion(steps - 1, wave);
            agree(&cosine(steps), &wanted, 1e-8);
            agree(&torch::cosine_annealing_lr(steps, 0.0), &wanted, 1e-8);
        }
    }
}

/// Cycles beside a walk through them, one step after another.
#[test]
fn cycles_are_those_of_a_walk() {
    for (first, growth) in [(1, 1), (5, 1), (5, 2), (3, 4)] {
        let (mut length, mut within) = (first, 0_u64);
        let wanted: Vec<f64> = (0..2_000)
            .map(|_| {
                let value = (1.0 + (PI * within as f64 / length as f64).cos()) / 2.0;
                within += 1;
                if within == length {
                    (within, length) = (0, length * growth);
                }
                value
            })
            .collect();
        agree(&restarts(first, growth as f64), &wanted, 1e-11);
    }
    for (up, down) in [(1, 1), (4, 7), (7, 4)] {
        let (mut value, mut rises) = (0.1, true);
        let wanted: Vec<f64> = (0..500_u64)
            .map(|_| {
                let now = value;
                value += if rises {
                    0.9 / up as f64
                } else {
                    -0.9 / down as f64
                };
                rises = if rises {
                    value < 1.0 - 1e-9
                } else {
                    value <= 0.1 + 1e-9
                };
                now
            })
            .collect();
        agree(&cyclic(0.1, 1.0, up, down), &wanted, 1e-10);
    }
}

/// Formulas as papers have them.
#[test]
fn formulas_are_those_of_their_papers() {
    for (d_model, warmup_steps) in [(512_u64, 4_000_u64), (64, 10), (256, 1)] {
        let formula = |step: u64| {
            let step = (step + 1) as f64;
            let warmup = warmup_steps as f64;
            (d_model as f64).powf(-0.5) * step.powf(-0.5).min(step * warmup.powf(-1.5))
        };
        let wanted: Vec<f64> = (0..9_000).map(formula).collect();
        agree(&noam(d_model, warmup_steps), &wanted, 1e-12);
    }
    let sqrt = |step: u64| {
        if step < 40 {
            step as f64 / 40.0
        } else {
            (40.0 / step as f64).sqrt()
        }
    };
    agree(
        &warmup(40).then(inverse_sqrt(40)),
        &(0..900).map(sqrt).collect::<Vec<_>>(),
        1e-14,
    );
    let stable = |step: u64| match step {
        0..10 => step as f64 / 10.0,
        10..30 => 1.0,
        30..50 => 1.0 - (step - 30) as f64 / 20.0,
        _ => 0.0,
    };
    agree(
        &warmup_stable_decay(10, 20, 20),
        &(0..80).map(stable).collect::<Vec<_>>(),
        1e-14,
    );
    let wanted = [0.5, 2.0, 0.25, 0.25, 0.25];
    agree(&table([0.5, 2.0, 0.25]), &wanted, 0.0);
    let product = torch::multiplicative_lr(|step| 1.0 - 1.0 / (step as f64 + 10.0), 500);
    let next = |at: u64, value: f64| {
        if at < 500 {
            value * (1.0 - 1.0 / (at as f64 + 10.0))
        } else {
            value
        }
    };
    agree(&product, &recursion(600, next), 0.0);
}

/// Where torch's numbers would harm a run, ours are others: as the documentation says.
#[test]
fn faults_of_other_packages_are_not_taken_over() {
    use optim_runtime::schedule::{constant, optax, pytorch_optimizer};

    assert_eq!(torch::constant_lr(0.1, 0), constant(1.0));
    let cycle = torch::one_cycle_lr(0.1, 50).lr();
    assert_eq!(cycle.length(), Some(50));
    let last = cycle.at(49);
    assert!((last - 0.1 / 25.0 / 1e4).abs() < 1e-18);
    assert!([50, 51, 1_000].iter().all(|step| cycle.at(*step) == last));
    // Rates of a chain with a cosine do not turn negative, and are never below the smaller of minimum and rest.
    for decay in [
        exponential(0.9),
        step(7, 0.1),
        torch::linear_lr(1.0, 0.0, 20),
    ] {
        let cosine = torch::cosine_annealing_lr(15, 1e-3);
        let decay = || decay.clone();
        let (before, behind) = ([cosine.clone(), decay()], [decay(), cosine.clone()]);
        for chain in [
            torch::chained_scheduler(before),
            torch::chained_scheduler(behind),
        ] {
            for step in 0..400 {
                let rate = chain.apply(0.1, step);
                assert!((0.0..=0.1).contains(&rate), "{chain:?} at {step}: {rate}");
            }
        }
    }
    // The line stays at its end; there is a rate at once behind no warm-up.
    let line = pytorch_optimizer::linear_scheduler(20, 0.1, 0.01, 0.0, 5);
    assert!([21, 22, 10_000].iter().all(|step| line.at(*step) == 0.01));
    assert_eq!(optax::warmup_constant_schedule(0.0, 0.1, 0).at(0), 0.1);
}
