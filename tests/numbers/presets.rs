//! The settings of other frameworks compute the equations that they stand for.
//!
//! Keras cannot be recorded with the others; these are the equations of its source, version 3.

use optim_runtime::{AdaDelta, AdaGrad, Adam, AdamW, Lion, NAdam, RmsProp, Rule, Sgd, Update};

/// A step of one weight: weight, gradient, learning rate, memory, step number.
type Equation = fn(f64, f64, f64, &mut [f64; 3], i32) -> f64;

/// Runs a rule and an equation at a learning rate that changes, and compares after each step.
fn same<R: Rule>(mut rule: R, mut memory: [f64; 3], equation: Equation) {
    let name = R::META.name;
    let first = match rule.hyper("lr") {
        Some(optim_runtime::HyperValue::Number(lr)) => lr,
        other => panic!("{name}: lr is {other:?}"),
    };
    let (mut w, mut expected) = ([0.7], 0.7);
    let mut state = rule.init_shape(&[1]).expect("valid settings");
    for t in 1..=20 {
        let lr = first * if t > 10 { 0.5 } else { 1.0 };
        rule.set_hyper("lr", lr).expect("a valid rate");
        let g = (f64::from(t) * 0.9).sin() * 10_f64.powi(-(t % 4));
        rule.update(&mut w, &[g], &mut state)
            .expect("equal lengths");
        expected = equation(expected, g, lr, &mut memory, t);
        let error = (w[0] - expected).abs();
        assert!(
            error <= 1e-13,
            "{name}: {} and {expected} in step {t}",
            w[0]
        );
    }
}

#[test]
fn keras_sgd() {
    same(
        Sgd::keras().with_momentum(0.8).with_nesterov(true),
        [0.0; 3],
        |w, g, lr, [m, ..], _| {
            *m = 0.8 * *m - lr * g;
            w + 0.8 * *m - lr * g
        },
    );
    same(
        Sgd::keras().with_momentum(0.8),
        [0.0; 3],
        |w, g, lr, [m, ..], _| {
            *m = 0.8 * *m - lr * g;
            w + *m
        },
    );
}

#[test]
fn keras_adagrad() {
    same(AdaGrad::keras(), [0.1, 0.0, 0.0], |w, g, lr, [s, ..], _| {
        *s += g * g;
        w - lr * g / (*s + 1e-7).sqrt()
    });
}

#[test]
fn keras_rmsprop() {
    same(
        RmsProp::keras().with_momentum(0.5),
        [0.0; 3],
        |w, g, lr, [v, b, _], _| {
            *v = 0.9 * *v + 0.1 * g * g;
            *b = 0.5 * *b + lr * g / (*v + 1e-7).sqrt();
            w - *b
        },
    );
    same(
        RmsProp::keras().with_centered(true),
        [0.0; 3],
        |w, g, lr, [v, mean, _], _| {
            *v = 0.9 * *v + 0.1 * g * g;
            *mean = 0.9 * *mean + 0.1 * g;
            w - lr * g / (*v - *mean * *mean + 1e-7).sqrt()
        },
    );
}

fn keras_adam_step(g: f64, lr: f64, [m, v, largest]: &mut [f64; 3], t: i32, amsgrad: bool) -> f64 {
    *m += (g - *m) * (1.0 - 0.9);
    *v += (g * g - *v) * (1.0 - 0.999);
    *largest = largest.max(*v);
    let alpha = lr * (1.0 - 0.999_f64.powi(t)).sqrt() / (1.0 - 0.9_f64.powi(t));
    *m * alpha / (if amsgrad { *largest } else { *v }.sqrt() + 1e-7)
}

#[test]
fn keras_adam() {
    same(Adam::keras(), [0.0; 3], |w, g, lr, memory, t| {
        w - keras_adam_step(g, lr, memory, t, false)
    });
    same(
        Adam::keras().with_amsgrad(true),
        [0.0; 3],
        |w, g, lr, memory, t| w - keras_adam_step(g, lr, memory, t, true),
    );
}

#[test]
fn keras_adamw() {
    same(AdamW::keras(), [0.0; 3], |w, g, lr, memory, t| {
        w - w * 0.004 * lr - keras_adam_step(g, lr, memory, t, false)
    });
}

#[test]
fn keras_nadam() {
    same(
        NAdam::keras(),
        [0.0, 0.0, 1.0],
        |w, g, lr, [m, v, product], t| {
            let momentum = |t: i32| 0.9 * (1.0 - 0.5 * 0.96_f64.powi(t));
            *product *= momentum(t);
            *m = 0.9 * *m + (1.0 - 0.9) * g;
            *v = 0.999 * *v + (1.0 - 0.999) * g * g;
            let ahead = momentum(t + 1) * *m / (1.0 - *product * momentum(t + 1));
            let now = (1.0 - momentum(t)) * g / (1.0 - *product);
            let root = (*v / (1.0 - 0.999_f64.powi(t))).sqrt();
            w - lr * (ahead + now) / (root + 1e-7)
        },
    );
}

#[test]
fn keras_adadelta() {
    same(
        AdaDelta::keras(),
        [0.0; 3],
        |w, g, lr, [squares, steps, _], _| {
            *squares = 0.95 * *squares + 0.05 * g * g;
            let step = g * (*steps + 1e-7).sqrt() / (*squares + 1e-7).sqrt();
            *steps = 0.95 * *steps + 0.05 * step * step;
            w - lr * step
        },
    );
}

#[test]
fn keras_lion() {
    same(Lion::keras(), [0.0; 3], |w, g, lr, [m, ..], _| {
        let mixed: f64 = 0.9 * *m + (1.0 - 0.9) * g;
        *m = 0.99 * *m + (1.0 - 0.99) * g;
        w - lr * mixed.signum()
    });
}

/// At a gradient of 1e-4 and one learning rate, the first step of Keras' settings is 32 times smaller
/// than PyTorch's with RMSProp and 3,160 times with AdaGrad; Adam's ε weighs 31.6 times as much.
#[test]
fn what_the_conventions_amount_to() {
    fn first_step<R: Rule>(mut rule: R) -> f64 {
        rule.set_hyper("lr", 1e-3).expect("a valid rate");
        let (mut w, mut state) = ([0.0], rule.init_shape(&[1]).expect("valid settings"));
        rule.update(&mut w, &[1e-4], &mut state)
            .expect("equal lengths");
        -w[0]
    }
    let ratio = first_step(AdaGrad::default()) / first_step(AdaGrad::keras());
    assert!((3_100.0..3_200.0).contains(&ratio), "{ratio}");
    let ratio = first_step(RmsProp::default()) / first_step(RmsProp::keras());
    assert!((31.0..33.0).contains(&ratio), "{ratio}");
    let (ours, theirs) = (Adam::default().with_eps(1e-7), Adam::keras());
    let ratio = (1e-3 / first_step(theirs) - 1.0) / (1e-3 / first_step(ours) - 1.0);
    assert!((31.0..32.0).contains(&ratio), "{ratio}");
}
