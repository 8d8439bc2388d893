//! Corrections where their digits would cancel: the length of RAdam's and AdaBelief's average at rates near 1.

use optim_runtime::{AdaBelief, RAdam, Update};

fn lengths(rate: f64) -> impl Iterator<Item = f64> {
    // Ages of gradients from 1, weighted: sums of terms above zero, in which nothing cancels.
    let (mut total, mut ages) = (0.0, 0.0);
    std::iter::repeat_with(move || {
        (ages, total) = (rate * (ages + total) + 1.0, rate * total + 1.0);
        2.0 * ages / total - 1.0
    })
}

/// What a step is long at this length, for gradients of 1 and without momentum.
fn rectified(rate: f64, length: f64) -> f64 {
    let most = (1.0 + rate) / (1.0 - rate);
    let part = |length: f64| (length - 4.0) * (length - 2.0) / length;
    if length > 5.0 {
        (part(length) / part(most)).sqrt()
    } else {
        1.0
    }
}

/// β₂ from ½ to 1 − 10⁻¹², the steps up to 2,000 and the last of a million: the length has ten right digits and
/// more.
#[test]
fn the_length_of_an_average_does_not_cancel() {
    let rates = (1..=12).map(|digits| 1.0 - 10.0_f64.powi(-digits));
    let mut worst = 0.0_f64;
    for rate in rates.chain([0.5, 0.75, 0.96, 1.0 - 3e-5, 0.999_999_99]) {
        let rule = RAdam {
            lr: 1.0,
            beta1: 0.0,
            beta2: rate,
            eps: 1e-300,
            ..RAdam::default()
        };
        let steps = if (rate - 0.999_999).abs() < 1e-9 {
            1_000_000
        } else {
            2_000
        };
        let mut state = rule.init::<f64>(1).expect("a valid rule");
        for (t, length) in (1..=steps).zip(lengths(rate)) {
            let mut w = [0.0];
            rule.update(&mut w, &[1.0], &mut state)
                .expect("equal lengths");
            if t > 2_000 && t < steps {
                continue;
            }
            let expected = -rectified(rate, length);
            let apart = (w[0] / expected - 1.0).abs();
            assert!(
                apart < 1e-10,
                "step {t} at {rate}: {} and not {expected}",
                w[0]
            );
            worst = worst.max(apart);
        }
    }
    println!("steps of RAdam: {worst:e}");
}

/// The fifth step at a rate so near to 1 that five gradients weigh the same: they are fewer than five.
#[test]
fn a_length_just_below_the_bound_is_below_it() {
    let (beta1, beta2) = (0.0, 0.999_999_99);
    let radam = RAdam {
        lr: 1.0,
        beta1,
        beta2,
        ..RAdam::default()
    };
    let mut state = radam.init::<f64>(1).expect("a valid rule");
    let mut w = [0.0];
    for _ in 0..5 {
        radam
            .update(&mut w, &[1.0], &mut state)
            .expect("equal lengths");
    }
    assert_eq!(w, [-5.0]);

    let belief = AdaBelief {
        lr: 1.0,
        beta1,
        beta2,
        rectify: true,
        ..AdaBelief::default()
    };
    let mut state = belief.init::<f64>(1).expect("a valid rule");
    for g in [1.0, -1.0, 1.0, -1.0, 1.0] {
        let before = w[0];
        belief
            .update(&mut w, &[g], &mut state)
            .expect("equal lengths");
        assert_eq!(w[0] - before, -g);
    }
}
