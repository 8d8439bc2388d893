//! Whether a schedule leaves a domain is found where it does.

use optim_runtime::schedule::{Schedule, cosine, exponential, linear, step, warmup};
use optim_runtime::{Bound, Domain, Error, HyperValue};

use super::gallery::{all, written};

/// Limits of all kinds, at round numbers and at values that schedules have.
fn domains() -> Vec<Domain> {
    let limits = [0.0, 1e-4, 0.1, 0.25, 0.3, 0.5, 0.75, 0.95, 1.0];
    let mut domains = vec![Domain::FINITE];
    for limit in limits {
        for bound in [Bound::Inclusive(limit), Bound::Exclusive(limit)] {
            let (lower, upper) = (bound, Bound::Unbounded);
            domains.push(Domain { lower, upper });
            domains.push(Domain {
                lower: upper,
                upper: lower,
            });
        }
    }
    domains
}

/// The first step outside among so many, by looking at each.
fn looked_for(schedule: &Schedule, own: f64, domain: &Domain, last: u64) -> Option<u64> {
    (0..=last).find(|step| !domain.contains(HyperValue::Number(schedule.apply(own, *step))))
}

/// What is found of a schedule with an end is what looking at each step finds.
#[test]
fn the_first_step_outside_is_found() {
    let mut outside = 0;
    for schedule in all() {
        let schedules = [
            Some(schedule.clone()),
            Some(schedule.clone().for_steps(60)),
            Some(schedule.delayed(2).for_steps(70)),
        ];
        for schedule in schedules.into_iter().flatten() {
            let Some(length) = schedule.length() else {
                continue;
            };
            for domain in domains() {
                for own in [1.0, 0.3] {
                    let wanted = looked_for(&schedule, own, &domain, length + 3);
                    let found = schedule.first_outside(own, &domain);
                    assert_eq!(
                        found.map(|(step, _)| step),
                        wanted,
                        "{schedule:?} of {own} in {domain:?}"
                    );
                    match (schedule.check(own, &domain), found) {
                        (Ok(()), None) => {}
                        (
                            Err(Error::ScheduleOutsideDomain {
                                step,
                                value,
                                domain,
                            }),
                            Some(found),
                        ) => {
                            assert_eq!((step, value), found);
                            assert!(domain.contains("the value"), "{domain}");
                            outside += 1;
                        }
                        other => panic!("{other:?}"),
                    }
                }
            }
        }
    }
    assert!(outside > 1_000, "{outside} of them leave a domain");
}

/// Of one without an end, what is found outside is outside, and its first cycles are looked at.
#[test]
fn of_endless_schedules_the_beginning_is_looked_at() {
    for schedule in written().into_iter().filter(|it| it.length().is_none()) {
        for domain in domains() {
            match schedule.first_outside(1.0, &domain) {
                Some((step, value)) => {
                    assert_eq!(schedule.at(step).to_bits(), value.to_bits());
                    assert!(!domain.contains(HyperValue::Number(value)), "{schedule:?}");
                }
                None => assert!(
                    domain.contains(HyperValue::Number(schedule.at(0))),
                    "{schedule:?}"
                ),
            }
        }
    }
    let positive = Domain {
        lower: Bound::Exclusive(0.0),
        upper: Bound::Unbounded,
    };
    // It is 0 at last, and a run may well be shorter.
    let vanishes = (7_000..8_000).find(|step| exponential(0.9).at(*step) == 0.0);
    let limited = exponential(0.9).for_steps(8_000);
    assert_eq!(exponential(0.9).first_outside(1.0, &positive), None);
    assert_eq!(
        limited.first_outside(1.0, &positive).map(|(step, _)| step),
        vanishes
    );
    assert_eq!(
        cosine(10)
            .cycle()
            .at_least(-1.0)
            .times(step(3, 1.0))
            .first_outside(1.0, &positive),
        None
    );
    assert_eq!(
        linear(1.0, -1.0, 10).cycle().first_outside(1.0, &positive),
        Some((5, 0.0))
    );
}

/// Millions of steps cost no more than a few.
#[test]
fn long_schedules_are_checked_quickly() {
    let started = std::time::Instant::now();
    let upper = Domain {
        lower: Bound::Inclusive(0.0),
        upper: Bound::Exclusive(0.5),
    };
    let schedule = warmup(1_000_000_000_000).then(cosine(1_000_000_000_000));
    let (step, value) = schedule.first_outside(1.0, &upper).expect("its top is 1");
    assert_eq!((step, value), (500_000_000_000, 0.5));
    let product = warmup(1 << 50).times(exponential(0.999_999_9).for_steps(1 << 50));
    assert_eq!(product.first_outside(1.0, &Domain::FINITE), None);
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}

#[test]
fn an_error_names_step_value_and_domain() {
    let below_one = Domain {
        lower: Bound::Inclusive(0.0),
        upper: Bound::Exclusive(1.0),
    };
    let error = linear(1.0, 2.0, 10).check(0.95, &below_one).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the schedule gives 1.045 at step 1, counted from 0, but 0 <= the value < 1 must hold"
    );
}
