//! What holds of all schedules, and of what is made of them.

use optim_runtime::schedule::{Level, Schedule, constant, restarts};

use super::gallery::all;

/// Own values of a hyper-parameter.
const OWN: [f64; 3] = [1.0, 3e-4, 0.0];

/// Steps that are looked at.
fn steps() -> impl Iterator<Item = u64> {
    (0..130).chain([1_000, 1 << 40])
}

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

/// Every schedule in a form that ends.
fn ending() -> Vec<(Schedule, u64)> {
    let each = all().into_iter().flat_map(|schedule| {
        let length = schedule.length();
        let whole = length
            .filter(|length| *length > 0)
            .map(|length| (schedule.clone(), length));
        [whole, Some((schedule.for_steps(37), 37))]
    });
    each.flatten().collect()
}

/// The value is a number at every step, the largest there is among them.
#[test]
fn values_are_numbers_at_every_step() {
    let ends = [(1 << 53) - 1, 1 << 53, u64::MAX / 2, u64::MAX - 1, u64::MAX];
    for schedule in all() {
        for step in steps().chain(ends) {
            let value = schedule.at(step);
            // One that grows has no finite value for ever.
            assert!(!value.is_nan(), "{schedule:?} at {step}");
            assert!(
                value.is_finite() || step > 10_000,
                "{schedule:?} at {step}: {value}"
            );
        }
    }
}

/// Behind its length a value stays; `at` is `apply` for 1; values that are absolute do not depend on the own value.
#[test]
fn a_schedule_stays_where_it_ends() {
    for schedule in all() {
        for step in steps() {
            assert!(
                same(schedule.at(step), schedule.apply(1.0, step)),
                "{schedule:?}"
            );
            if schedule.is_absolute() {
                assert!(
                    same(schedule.at(step), schedule.apply(0.123, step)),
                    "{schedule:?}"
                );
            }
        }
        if let Some(length) = schedule.length() {
            for later in [1, 2, 100, u64::MAX - length] {
                let (end, there) = (schedule.at(length), schedule.at(length + later));
                assert!(same(end, there), "{schedule:?}: {end} and {there}");
            }
        }
        let taken: Vec<f64> = schedule.values().take(20).collect();
        let wanted: Vec<f64> = (0..20).map(|step| schedule.at(step)).collect();
        assert_eq!(taken, wanted);
    }
}

/// The second begins with its own step 0 where the first has ended; the order of parentheses does not matter.
#[test]
fn one_follows_another() {
    let (first, second) = (ending(), all());
    for (a, length) in &first {
        for b in &second {
            let both = a.clone().then(b.clone());
            assert_eq!(both.fault(), None);
            assert_eq!(both.length(), b.length().map(|of_b| length + of_b));
            for own in OWN {
                for k in steps() {
                    let (found, wanted) = (both.apply(own, length + k), b.apply(own, k));
                    assert!(
                        same(found, wanted),
                        "{a:?} then {b:?}: {found} and {wanted} at {k}"
                    );
                }
                for k in 0..*length {
                    assert!(
                        same(both.apply(own, k), a.apply(own, k)),
                        "{a:?} then {b:?} at {k}"
                    );
                }
            }
        }
    }
    let thirds = first.iter().step_by(7);
    for (((a, _), (b, _)), c) in first.iter().zip(thirds.cycle()).zip(second.iter().cycle()) {
        let left = a.clone().then(b.clone()).then(c.clone());
        let right = a.clone().then(b.clone().then(c.clone()));
        assert_eq!(left, right);
    }
}

/// By epochs each value stays for some steps; from a step on, those before are not there.
#[test]
fn epochs_and_later_beginnings_are_other_steps() {
    for schedule in all() {
        for own in OWN {
            for k in steps() {
                let held = schedule.clone().by_epoch(4).apply(own, k);
                assert!(same(held, schedule.apply(own, k / 4)), "{schedule:?}");
                let later = schedule.clone().from_step(6).apply(own, k);
                assert!(same(later, schedule.apply(own, k + 6)), "{schedule:?}");
            }
        }
        let length = schedule.length();
        let (held, later) = (schedule.clone().by_epoch(4), schedule.from_step(6));
        assert_eq!(held.length(), length.map(|length| 4 * length));
        assert_eq!(
            later.length(),
            length.map(|length| length.saturating_sub(6))
        );
    }
}

/// Cycles whose lengths change by almost nothing are many, and the value at a far step is there soon all the same.
#[test]
fn restarts_have_a_value_however_far() {
    for growth in [1.000_000_1, 0.999_999_9, 1.0, 0.5, 1e300] {
        for first in [1, 10_000_000, 1 << 60] {
            let value = restarts(first, growth).at(u64::MAX);
            assert!((0.0..=1.0).contains(&value), "{first}, {growth}: {value}");
        }
    }
}

/// Repeated, each time is as the first, and behind the last it stays; for ever, there is no last.
#[test]
fn what_is_repeated_is_the_same_each_time() {
    for (a, length) in ending() {
        let (thrice, endless) = (a.clone().repeat(3), a.clone().cycle());
        assert_eq!(
            (thrice.length(), endless.length()),
            (Some(3 * length), None)
        );
        let in_a_row = a.clone().then(a.clone()).then(a.clone());
        for own in OWN {
            for k in 0..4 * length {
                let wanted = a.apply(own, k % length);
                assert!(same(endless.apply(own, k), wanted), "{a:?} at {k}");
                let wanted = if k < 3 * length {
                    wanted
                } else {
                    a.apply(own, length)
                };
                assert!(same(thrice.apply(own, k), wanted), "{a:?} at {k}");
                assert!(same(in_a_row.apply(own, k), wanted), "{a:?} at {k}");
            }
        }
    }
}

/// A product is that of both factors, in either order to a rounding; of values, that of value and factor.
#[test]
fn a_product_is_that_of_both() {
    let factors: Vec<Schedule> = all()
        .into_iter()
        .filter(|schedule| {
            // Factors are what is proportional to the own value.
            !schedule.is_absolute() && steps().all(|step| schedule.apply(0.0, step) == 0.0)
        })
        .collect();
    assert!(factors.len() > 50);
    for a in all() {
        for b in &factors {
            let (ab, ba) = (a.clone().times(b.clone()), b.clone().times(a.clone()));
            for step in steps().take(60) {
                for own in OWN {
                    let (of_a, of_b) = (a.apply(own, step), b.at(step));
                    let found = ab.apply(own, step);
                    assert!(
                        (found - of_a * of_b).abs() <= 1e-15 * (of_a * of_b).abs(),
                        "{a:?} times {b:?}"
                    );
                    if a.is_absolute() {
                        assert!(same(found, ba.apply(own, step)), "{a:?} times {b:?}");
                    }
                }
            }
        }
    }
}

/// A constant factor neither ends nor is without an end.
#[test]
fn a_constant_factor_does_not_change_a_length() {
    for schedule in all() {
        let is_constant =
            schedule == constant(0.5) || schedule.is_absolute() && schedule.length().is_none();
        let doubled = schedule.clone().times(constant(2.0));
        if !is_constant {
            assert_eq!(doubled.length(), schedule.length(), "{schedule:?}");
        }
    }
}

/// What the other methods say.
#[test]
fn methods_do_what_they_say() {
    for schedule in all() {
        let delayed = schedule.clone().delayed(5);
        let short = schedule.clone().for_steps(11);
        let bounded = schedule
            .clone()
            .at_least(Level::Value(0.3))
            .at_most(Level::Value(0.6));
        let (absolute, of) = (schedule.clone().absolute(), schedule.clone().of(0.25));
        assert!(absolute.is_absolute() && of.is_absolute());
        assert_eq!(short.length(), Some(11));
        let ends = schedule.length().is_some_and(|length| length <= 11);
        for step in steps() {
            let value = schedule.at(step);
            assert!(same(delayed.at(step + 5), value), "{schedule:?}");
            assert!(
                step > 5 || same(delayed.at(step), schedule.at(0)),
                "{schedule:?}"
            );
            let cut = if ends { step } else { step.min(10) };
            assert!(
                same(short.at(step), schedule.at(cut)),
                "{schedule:?} at {step}"
            );
            assert!(
                same(bounded.at(step), value.clamp(0.3, 0.6)),
                "{schedule:?}"
            );
            assert!(same(absolute.apply(7.0, step), value), "{schedule:?}");
            assert!(
                same(of.apply(7.0, step), schedule.apply(0.25, step)),
                "{schedule:?}"
            );
        }
    }
}

/// On the way from one level to another a value does not leave what lies between them, also by a rounding.
#[test]
fn a_curve_stays_between_its_levels() {
    use optim_runtime::schedule::linear;

    for anneal in super::gallery::ANNEALS {
        for (from, to) in [
            (0.9, 0.95),
            (0.1, 1.0 / 3.0),
            (1.0, 1.0),
            (0.7, 0.7),
            (1e-7, 10.0),
            (3.0, 1e-300),
        ] {
            for steps in [1, 2, 3, 7, 1_000] {
                let schedule = linear(from, to, steps).shaped(anneal);
                assert!(
                    same(schedule.at(steps), to) && same(schedule.at(0), from),
                    "{schedule:?}"
                );
                let waves = matches!(anneal, optim_runtime::schedule::Anneal::Waves(_));
                let mut last = from;
                for step in 0..=steps {
                    let value = schedule.at(step);
                    assert!(
                        value >= from.min(to) && value <= from.max(to),
                        "{schedule:?}: {value}"
                    );
                    let rounding = 1e-15 * from.abs().max(to.abs());
                    let onward = if to >= from {
                        value - last
                    } else {
                        last - value
                    };
                    assert!(waves || onward >= -rounding, "{schedule:?} turns at {step}");
                    last = value;
                }
            }
        }
    }
}
