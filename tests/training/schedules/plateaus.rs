//! What is told a metric.

use optim_runtime::Error;
use optim_runtime::schedule::{Level, Plateau, PlateauState};

/// Metrics that fall, rest, rise, are negative, and are none.
fn metrics() -> Vec<f64> {
    let waves = |at: u64| ((at * 7_919 % 97) as f64 - 40.0) / (1.0 + at as f64 / 20.0);
    let mut all: Vec<f64> = (0..200).map(waves).collect();
    all[50] = f64::NAN;
    all[51] = f64::INFINITY;
    all
}

fn plateaus() -> Vec<Plateau> {
    let plain = Plateau::new(0.5).with_patience(2);
    vec![
        plain.clone(),
        plain.clone().maximizing(),
        plain.clone().with_cooldown(3).at_least(0.01),
        plain.clone().with_relative_threshold(0.1).averaging(3),
        plain
            .clone()
            .with_absolute_threshold(0.5)
            .with_least_change(0.1),
        plain.at_least(Level::Value(1e-3)),
    ]
}

/// What is taken out at any place and put into a new one, also by way of a file, goes on as if nothing had been.
#[test]
fn a_state_goes_on_where_it_was_taken() {
    for plateau in plateaus() {
        let mut whole = plateau.clone();
        let wanted: Vec<f64> = metrics()
            .into_iter()
            .map(|metric| whole.observe(metric))
            .collect();
        for cut in 0..metrics().len() {
            let mut first = plateau.clone();
            metrics()[..cut].iter().for_each(|metric| {
                first.observe(*metric);
            });
            let text = serde_json::to_string(&first.state()).expect("plain data");
            let state: PlateauState = serde_json::from_str(&text).expect("what was just written");
            assert_eq!(state, first.state(), "{text}");
            let mut second = plateau.clone().with_state(state);
            let found: Vec<f64> = metrics()[cut..]
                .iter()
                .map(|metric| second.observe(*metric))
                .collect();
            assert_eq!(found, wanted[cut..], "{plateau:?} cut at {cut}");
        }
    }
}

/// A metric below 0 that falls is better, and one that rises is not, whatever its sign.
#[test]
fn metrics_may_be_negative() {
    let falls = |from: f64| (0..50).map(move |at| from - f64::from(at));
    let rises = |from: f64| (0..50).map(move |at| from + f64::from(at));
    for from in [-100.0, -25.0, 0.0, 100.0] {
        let lower = Plateau::new(0.1)
            .with_relative_threshold(1e-4)
            .with_patience(3);
        let higher = lower.clone().maximizing();
        let last = |mut plateau: Plateau, metrics: Vec<f64>| {
            metrics.into_iter().for_each(|metric| {
                plateau.observe(metric);
            });
            plateau.factor()
        };
        assert_eq!(last(lower.clone(), falls(from).collect()), 1.0, "{from}");
        assert_eq!(last(higher.clone(), rises(from).collect()), 1.0, "{from}");
        assert!(last(lower, rises(from).collect()) < 1e-5, "{from}");
        assert!(last(higher, falls(from).collect()) < 1e-5, "{from}");
    }
}

/// A NaN is a bad metric, the first one too, and so is an infinity: neither is the best for ever.
#[test]
fn a_metric_that_is_none_is_bad() {
    let mut plateau = Plateau::new(0.5).with_patience(1);
    assert_eq!(plateau.observe(f64::NAN), 1.0);
    assert_eq!(plateau.state().best, None);
    assert_eq!(plateau.observe(f64::NAN), 0.5);
    assert_eq!(plateau.observe(7.0), 0.5);
    assert_eq!((plateau.state().best, plateau.state().bad), (Some(7.0), 0));
    assert_eq!(plateau.observe(f64::NAN), 0.5);
    assert_eq!(plateau.observe(6.0), 0.5);
    assert_eq!(plateau.state().bad, 0);
    for infinite in [f64::NEG_INFINITY, f64::INFINITY] {
        for mut plateau in [Plateau::new(0.5), Plateau::new(0.5).maximizing()] {
            plateau.observe(infinite);
            plateau.observe(1.0);
            assert_eq!((plateau.state().best, plateau.state().bad), (Some(1.0), 0));
        }
    }
    // One of several makes their mean bad, and no other one's.
    let mut plateau = Plateau::new(0.5).averaging(2);
    for metric in [f64::NAN, 1.0, 3.0, 1.0] {
        plateau.observe(metric);
    }
    assert_eq!((plateau.state().best, plateau.state().bad), (Some(2.0), 0));
}

/// Factors fall as said: not below the floor, whose kind says what it is a floor of, and not by less than is worth it.
#[test]
fn floors_hold() {
    let mut factor = Plateau::new(0.1).with_patience(0).at_least(0.05);
    let mut value = Plateau::new(0.1)
        .with_patience(0)
        .at_least(Level::Value(0.05));
    let mut worth = Plateau::new(0.1).with_patience(0).with_least_change(0.5);
    for plateau in [&mut factor, &mut value, &mut worth] {
        for _ in 0..6 {
            plateau.observe(1.0);
        }
    }
    assert_eq!((factor.apply(2.0), factor.factor()), (0.1, 0.05));
    assert_eq!((value.apply(2.0), value.apply(0.01)), (0.05, 0.01));
    assert_eq!((worth.apply(1.0), worth.apply(0.1)), (0.1, 0.1));
    // Also after many reductions, quickly.
    let state = PlateauState {
        reductions: u64::MAX,
        ..PlateauState::default()
    };
    assert_eq!(factor.with_state(state).factor(), 0.05);
    assert!(Plateau::new(0.9).with_state(state).factor() < 1e-300);
    let next_to_one = Plateau::new(1.0 - f64::EPSILON).with_state(state);
    assert!((next_to_one.factor() - 1.0).abs() < 1e-11);
}

#[test]
fn settings_that_cannot_be_are_refused() {
    let good = || Plateau::new(0.5);
    for (what, bad) in [
        ("factor", Plateau::new(1.0)),
        ("factor", Plateau::new(-0.1)),
        ("factor", Plateau::new(f64::NAN)),
        ("relative_threshold", good().with_relative_threshold(1.0)),
        ("relative_threshold", good().with_relative_threshold(-0.1)),
        ("absolute_threshold", good().with_absolute_threshold(-1.0)),
        (
            "absolute_threshold",
            good().with_absolute_threshold(f64::INFINITY),
        ),
        ("at_least", good().at_least(f64::NAN)),
        ("least_change", good().with_least_change(-1.0)),
        ("averaging", good().averaging(0)),
    ] {
        match bad.check() {
            Err(Error::InvalidSetting {
                of: "Plateau",
                what: named,
                ..
            }) => assert_eq!(named, what),
            other => panic!("{what}: {other:?}"),
        }
    }
    assert_eq!(good().check(), Ok(()));
}
