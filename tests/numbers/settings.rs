//! Settings that other packages have and that no recorded case shows: what their equations give, by hand.

use optim_runtime::{
    Adafactor, Adam, AdamW, Adan, Adopt, Lamb, NAdam, Prodigy, RAdam, Rule, Signum, Update,
};

fn run<R: Rule>(rule: &R, w: &mut [f64], gradients: &[f64]) -> Vec<f64> {
    let mut state = rule.init::<f64>(w.len()).expect("a valid rule");
    let steps = gradients.iter().map(|g| {
        let before = w[0];
        let g = vec![*g; w.len()];
        rule.update(w, &g, &mut state).expect("equal lengths");
        before - w[0]
    });
    steps.collect()
}

/// Decay that the learning rate has no part in: at any rate a weight of 1 keeps 1 − λ.
#[test]
fn fixed_decay_does_not_depend_on_the_rate() {
    fn holds<R: Rule>(rule: R) {
        for lr in [0.0, 1e-4, 0.5] {
            let mut rule = rule.clone();
            rule.set_hyper("lr", lr).expect("a valid rate");
            rule.set_hyper("weight_decay", 0.01).expect("a valid decay");
            rule.set_hyper("fixed_decay", true).expect("a flag");
            // Where it is an option, decoupled decay is on.
            let _always = rule.set_hyper("decoupled_weight_decay", true);
            let mut w = [1.0];
            run(&rule, &mut w, &[0.0]);
            assert_eq!(w, [0.99], "{}", R::META.name);
        }
    }
    holds(AdamW::default());
    holds(RAdam::default());
    holds(NAdam::default());
    holds(Signum::default());
    holds(Adan::default());
    holds(Prodigy::default());
}

/// Without a bound a step is in proportion to the norm of the weights, whatever that is.
#[test]
fn lamb_without_a_bound() {
    let mut w = [60.0, 80.0];
    run(&Lamb::optax().with_lr(0.1), &mut w, &[1.0]);
    assert!(
        (w[0] - 52.929).abs() < 1e-3 && (w[1] - 72.929).abs() < 1e-3,
        "{w:?}"
    );
    let mut bounded = [60.0, 80.0];
    run(&Lamb::default().with_lr(0.1), &mut bounded, &[1.0]);
    assert!((bounded[0] - 59.293).abs() < 1e-3, "{bounded:?}");
}

/// In the authors' code the first call is no step: it is not counted in the limit, and decays nothing.
#[test]
fn adopt_as_its_authors_count() {
    let gradients = [1.0, 100.0, 100.0];
    let authors = Adopt::authors().with_lr(1.0).with_beta1(0.0);
    let moved = run(&authors, &mut [0.0], &gradients);
    let expected = [0.0, 1.0, 2.0_f64.powf(0.25)];
    assert!(
        moved
            .iter()
            .zip(expected)
            .all(|(a, b)| (a - b).abs() < 1e-12),
        "{moved:?}"
    );
    let ours = Adopt::default().with_lr(1.0).with_beta1(0.0);
    let moved = run(&ours, &mut [0.0], &gradients);
    let expected = [0.0, 2.0_f64.powf(0.25), 3.0_f64.powf(0.25)];
    assert!(
        moved
            .iter()
            .zip(expected)
            .all(|(a, b)| (a - b).abs() < 1e-12),
        "{moved:?}"
    );
    for (rule, left) in [(Adopt::authors(), 1.0), (Adopt::default(), 0.99)] {
        let rule = rule
            .with_decoupled_weight_decay(true)
            .with_weight_decay(0.1);
        let mut w = [1.0];
        run(&rule.with_lr(0.1), &mut w, &[1.0]);
        assert_eq!(w, [left]);
    }
}

/// The largest of the corrected second moments: after gradients of 1 and 0.1 it is still 1.
#[test]
fn amsgrad_over_the_corrected_moment() {
    let adam = Adam::default()
        .with_lr(1.0)
        .with_beta1(0.0)
        .with_beta2(0.9)
        .with_amsgrad(true);
    let moved = run(
        &adam.clone().with_amsgrad_corrected(true),
        &mut [0.0],
        &[1.0, 0.1],
    );
    assert!((moved[1] - 0.1).abs() < 1e-8, "{moved:?}");
    let moved = run(&adam, &mut [0.0], &[1.0, 0.1]);
    assert!((moved[1] - 0.1378).abs() < 1e-4, "{moved:?}");
}

/// The paper's ε₁ is added to squared gradients: a column without a gradient moves nothing, and the others move as
/// they do where ε₁ is a bound.
#[test]
fn adafactor_with_the_papers_eps() {
    let papers = Adafactor::default()
        .with_eps1(1e-30)
        .with_eps_in_square(true);
    let bounded = Adafactor::default().with_eps1(1e-30);
    let steps = [papers, bounded].map(|rule| {
        let mut state = rule.init_matrix::<f32>(2, 3).expect("a valid rule");
        let mut w = [0.5_f32; 6];
        let g = [0.1, 0.0, 0.2, 0.3, 0.0, -0.1];
        rule.update(&mut w, &g, &mut state).expect("equal lengths");
        w
    });
    let expected = [0.497_261, 0.5, 0.492_254, 0.494_191, 0.5, 0.502_739_f32];
    for w in steps {
        let near = w.iter().zip(expected).all(|(a, b)| (a - b).abs() < 2e-6);
        assert!(near, "{w:?}");
    }
    // Where it is large the two differ: g / √(g² + ε₁) and g / max(√g², ε₁).
    for (in_square, left) in [(true, 1.0 - 0.01 * 0.5), (false, 1.0 - 0.01 * 0.5 / 0.75)] {
        let rule = Adafactor::default()
            .with_eps1(0.75)
            .with_eps_in_square(in_square);
        let mut state = rule.init_shape::<f64>(&[1]).expect("a valid rule");
        let mut w = [1.0];
        rule.update(&mut w, &[0.5], &mut state)
            .expect("equal lengths");
        assert!((w[0] - left).abs() < 1e-12, "{w:?}");
    }
}
