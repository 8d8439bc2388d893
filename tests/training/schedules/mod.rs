//! Schedules beside those of torch, optax and pytorch_optimizer, beside recursions, and by the rules of their algebra.

mod algebra;
mod checks;
mod expression;
mod faults;
mod forms;
mod gallery;
mod named;
mod plateaus;
mod recursions;

use optim_tests::training::{Case, Training};

use named::Arguments;

/// The steps at which values were recorded, counted from 1. They stand in no tensor, so they are taken from a schedule that
/// says them: of 0.1/(1 + 0.01·(t − 1)) every value is another.
fn recorded_steps(training: &Training) -> Vec<u64> {
    let steps_of = |case: &Case| -> Vec<u64> {
        let (peak, decay) = (0.1, 0.01);
        let values = training.recorded(case, "values").expect("values");
        let step = |value: &f64| {
            let step = (peak / value - 1.0) / decay + 1.0;
            assert!((step - step.round()).abs() < 1e-6, "{case}: step {step}");
            step.round() as u64
        };
        values.iter().map(step).collect()
    };
    let mut inverse = training.cases("schedule").filter(|case| {
        case.text("class") == "inverse_time" && case.get("kwargs")["decay"].as_f64() == Some(0.01)
    });
    let steps = steps_of(inverse.next().expect("a schedule that says its steps"));
    assert!(steps.windows(2).all(|pair| pair[0] < pair[1]) && steps[0] == 1);
    steps
}

fn groups(case: &Case) -> Vec<f64> {
    let given = case.get("base_lr").as_array();
    given.map_or_else(
        || vec![1.0],
        |each| each.iter().map(|it| it.as_f64().expect("a rate")).collect(),
    )
}

/// The largest error of a list relative to the wanted values, of which small ones count as a thousandth of the largest.
fn error(found: &[f64], wanted: &[f64]) -> f64 {
    let largest = wanted
        .iter()
        .fold(0.0_f64, |largest, it| largest.max(it.abs()));
    let each = found.iter().zip(wanted).map(|(found, wanted)| {
        let error = (found - wanted).abs();
        if error == 0.0 {
            0.0
        } else {
            error / wanted.abs().max(largest / 1000.0)
        }
    });
    // A NaN is larger than everything.
    each.fold(0.0, |largest, it| if it <= largest { largest } else { it })
}

fn check(training: &Training, case: &Case, steps: &[u64]) -> f64 {
    let tolerance = case.tol.expect("a tolerance");
    let values = training.recorded(case, "values").expect("values");
    let momentum = training.recorded(case, "momentum");
    let groups = groups(case);
    let count = values.len() / groups.len();
    let mut worst = 0.0_f64;
    for (group, own) in groups.iter().enumerate() {
        let arguments = Arguments::of(case, group);
        // torch gives one value more than there are steps: ours stays at the last.
        let last = arguments.total_steps().unwrap_or(u64::MAX);
        let taken: Vec<u64> = steps
            .iter()
            .copied()
            .take(count)
            .take_while(|step| *step <= last)
            .collect();
        assert!(
            taken.len() + 1 >= count,
            "{case}: {} of {count} values",
            taken.len()
        );
        let row = |values: &[f64]| values[group * count..][..taken.len()].to_vec();
        let mut compare =
            |what: &str, schedule: optim_runtime::schedule::Schedule, wanted: Vec<f64>| {
                assert_eq!(schedule.fault(), None, "{case}");
                let found: Vec<f64> = taken
                    .iter()
                    .map(|step| schedule.apply(*own, step - 1))
                    .collect();
                let error = error(&found, &wanted);
                assert!(
                    error <= tolerance,
                    "{case}, {what} of group {group}: off by {error:e}, of {tolerance:e}"
                );
                worst = worst.max(error / tolerance);
            };
        compare("rate", arguments.schedule(), row(&values));
        if let Some(momentum) = &momentum {
            compare("momentum", arguments.momentum(), row(momentum));
        }
    }
    worst
}

fn check_plateau(training: &Training, case: &Case) {
    let tolerance = case.tol.expect("a tolerance");
    let values = training.recorded(case, "values").expect("values");
    let counters = |names: [&str; 2]| {
        names
            .into_iter()
            .find_map(|name| training.recorded(case, name))
    };
    let bad = counters(["num_bad_epochs", "plateau_count"]).expect("counted");
    let cooldown = counters(["cooldown_counter", "cooldown_count"]).expect("counted");
    let metrics = training.given(case.text("metrics"));
    let groups = groups(case);
    for (group, own) in groups.iter().enumerate() {
        let mut plateau = Arguments::of(case, group).plateau();
        plateau.check().expect("good settings");
        let count = values.len() / groups.len();
        let mut found = vec![plateau.apply(*own)];
        for (at, metric) in metrics.iter().enumerate() {
            plateau.observe(*metric);
            found.push(plateau.apply(*own));
            // The last counters are those after all metrics, the first after one.
            let state = plateau.state();
            let at = at + bad.len() - metrics.len();
            assert_eq!(
                (state.bad as f64, state.cooldown as f64),
                (bad[at], cooldown[at]),
                "{case}: {at}"
            );
        }
        let error = error(&found, &values[group * count..][..count]);
        assert!(error <= tolerance, "{case}: off by {error:e}");
    }
}

#[test]
fn schedules_are_those_of_other_packages() {
    let training = Training::read();
    let steps = recorded_steps(&training);
    let (mut count, mut plateaus, mut worst) = (0, 0, 0.0_f64);
    for case in training.cases("schedule") {
        if case.more.contains_key("metrics") {
            check_plateau(&training, case);
            plateaus += 1;
        } else {
            worst = worst.max(check(&training, case, &steps));
        }
        count += 1;
    }
    println!(
        "{count} recorded schedules, {plateaus} of them with metrics; at most {worst:.3} of a tolerance"
    );
    assert!(count >= 95, "{count} recorded schedules");
}
