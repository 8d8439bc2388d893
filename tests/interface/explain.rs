//! `explain` says in words where two rules, or two settings of one, differ.

use optim_runtime::{Adam, AdamW, Momentum, RmsProp, Sgd, explain, optimizer};

/// A setting that differs is told with both values and what it means.
#[test]
fn two_frameworks_settings_of_one_rule() {
    assert_eq!(
        explain(&RmsProp::default(), &RmsProp::optax()),
        "two settings of `RmsProp`:
* `alpha` is 0.99 in the first, 0.9 in the second: Decay rate α of the squared gradient's average.
* `eps_in_root` is false in the first, true in the second: Adds ε under the square root instead of \
after it.
* `lr_in_momentum` is false in the first, true in the second: Sums steps instead of normalised \
gradients: a change of the learning rate then acts on later gradients alone.
"
    );
}

/// Two names of one meaning stay apart, and so do two meanings of one name.
#[test]
fn one_name_for_two_meanings() {
    let words = explain(&Adam::default(), &AdamW::default());
    assert_eq!(
        words,
        "`Adam` and `AdamW`:
* `weight_decay` is 0.0 in `Adam`, 0.01 in `AdamW`. In `Adam`: Coupled weight decay λ: λ·w is added \
to the gradient. `AdamW` has the decoupled form. In `AdamW`: Decoupled weight decay λ: weights \
shrink by the factor 1 − η·λ.
* only `AdamW` has `fixed_decay`, here false: Weights shrink by the factor 1 − λ, whatever the \
learning rate.
* only `Adam` computes
      let d = g + weight_decay * w;
      m = ema(beta1, d);
      v = ema(beta2, d^2);
      w -= lr * debias(m) / (root + added);
* only `AdamW` computes
      m = ema(beta1, g);
      v = ema(beta2, g^2);
      let share = if fixed_decay { weight_decay } else { lr * weight_decay };
      let decayed = (1 - share) * w;
      w = decayed - lr * debias(m) / (root + added);
"
    );
}

/// What only one of two rules has: hyper-parameters with their values, states, equations.
#[test]
fn what_only_one_has() {
    let words = explain(&Momentum::default(), &Sgd::default().with_momentum(0.9));
    for line in [
        "* `lr` is 0.01 in `Momentum`, 0.001 in `Sgd`: Learning rate η.",
        "* only `Momentum` has `beta`, here 0.9: Decay rate β of the average.",
        "* only `Sgd` has `momentum`, here 0.9: Decay rate μ of the sum of gradients; 0 keeps no sum.",
        "* only `Momentum` keeps `m`, one value per weight: EMA of the gradient.",
        "* only `Sgd` keeps `b`, one value per weight: Sum of the gradients.",
        "      m = ema(beta, g);",
    ] {
        assert!(words.lines().any(|it| it == line), "{line}\n{words}");
    }
}

/// A state that a flag switches on is kept only there.
#[test]
fn states_follow_the_settings() {
    assert_eq!(
        explain(&Adam::default().with_amsgrad(true), &Adam::keras()),
        "two settings of `Adam`:
* `eps` is 1e-8 in the first, 1e-7 in the second: Added to the denominator, outside the square root.
* `eps_hat` is false in the first, true in the second: Adds ε to the root of the uncorrected second \
moment: the paper's second form, ε̂, which weighs 1 / √(1 − β₂ᵗ) times as much.
* `amsgrad` is true in the first, false in the second: Divides by the largest second moment so far.
* only the first keeps `v_max`, one value per weight: Largest second moment so far.
"
    );
}

optimizer! {
    /// Gradient descent that starts from a state of its own.
    struct Other {
        /// Learning rate η.
        lr = 1e-2 where lr > 0,
        /// Decay rate β of the average.
        beta = 0.9 where 0 <= beta < 1,
    }

    state {
        /// EMA of the gradient.
        m = g,
    }

    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

/// Domains and initial values count too, where the equations are the same.
#[test]
fn domains_and_initial_values() {
    assert_eq!(
        explain(&Momentum::default(), &Other::default()),
        "`Momentum` and `Other`:
* `Momentum` asks for `lr >= 0`, `Other` for `lr > 0`
* the state `m` starts at `0` in `Momentum`, at `g` in `Other`
"
    );
}

/// Nothing is made up.
#[test]
fn what_is_equal_does_not_differ() {
    assert_eq!(
        explain(&Adam::default(), &Adam::default()),
        "two settings of `Adam` do not differ\n"
    );
}
