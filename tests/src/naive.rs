//! The update equations of the papers, one weight at a time, without regard to speed.
//!
//! These are what the built-in rules are checked against: written from the papers (and, for the
//! options, from PyTorch's documentation), not from the rules' own text.

use optim_runtime::{
    AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, RmsProp, Sgd, SignDescent,
};

use crate::bounded::{Bounded, given, power};
use crate::builtins::Builtin;
use crate::real::Real;

/// What the equations remember of one weight; each rule uses what it needs.
#[derive(Clone, Debug)]
pub struct Past<T> {
    m: Bounded<T>,
    v: Bounded<T>,
    largest: Bounded<T>,
    gradients: Vec<Bounded<T>>,
}

impl<T: Real> Default for Past<T> {
    fn default() -> Self {
        Self {
            m: Bounded::ZERO,
            v: Bounded::ZERO,
            largest: Bounded::ZERO,
            gradients: Vec::new(),
        }
    }
}

/// A rule as its paper states it.
pub trait Naive: Builtin {
    /// The weight after step `t` (from 1) with gradient `g`.
    fn step<T: Real>(&self, t: u64, w: Bounded<T>, g: Bounded<T>, past: &mut Past<T>)
    -> Bounded<T>;
}

/// `rate·old + (1 − rate)·new`.
fn average<T: Real>(rate: f64, old: Bounded<T>, new: Bounded<T>) -> Bounded<T> {
    number::<T>(rate) * old + Bounded::cast(given(1.0) - given(rate)) * new
}

/// The factor `1 − rateᵗ` that an average of `t` values falls short by.
fn shortfall<T: Real>(rate: f64, t: u64) -> Bounded<T> {
    Bounded::cast(given(1.0) - power(rate, t))
}

fn number<T: Real>(value: f64) -> Bounded<T> {
    Bounded::rounded(value)
}

impl Naive for GradientDescent {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        _past: &mut Past<T>,
    ) -> Bounded<T> {
        w - number(self.lr) * g
    }
}

impl Naive for SignDescent {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        _past: &mut Past<T>,
    ) -> Bounded<T> {
        w - number(self.lr) * g.sign()
    }
}

impl Naive for Momentum {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        past.m = average(self.beta, past.m, g);
        w - number(self.lr) * past.m
    }
}

impl Naive for AdaGrad {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let g = g + number(self.weight_decay) * w;
        let so_far = if t == 1 {
            number(self.initial_sum)
        } else {
            past.v
        };
        past.v = so_far + g.squared();
        let elapsed = given(1.0) + given((t - 1) as f64) * given(self.lr_decay);
        let lr = Bounded::cast(given(self.lr) / elapsed);
        w - lr * g / (past.v.sqrt() + number(self.eps))
    }
}

impl Naive for RmsProp {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let g = g + number(self.weight_decay) * w;
        let denominator = if self.centered {
            past.gradients.push(g);
            variance(self.alpha, t, &past.gradients)
        } else {
            past.v = average(self.alpha, past.v, g.squared());
            past.v
        };
        let eps = number(self.eps);
        let root = if self.eps_in_root {
            (denominator + eps).sqrt()
        } else {
            denominator.sqrt() + eps
        };
        if self.momentum > 0.0 {
            past.m = number(self.momentum) * past.m + g / root;
            w - number(self.lr) * past.m
        } else {
            w - number(self.lr) * g / root
        }
    }
}

/// The variance of all gradients so far, by its definition: each has the weight that an
/// exponential average gives it, and the zero that the average starts from has the rest.
fn variance<T: Real>(rate: f64, t: u64, gradients: &[Bounded<T>]) -> Bounded<T> {
    let weights: Vec<Bounded<T>> = (0..t)
        .map(|age| Bounded::cast((given(1.0) - given(rate)) * power(rate, age)))
        .rev()
        .collect();
    let of_zero: Bounded<T> = Bounded::cast(power(rate, t));
    let weighted = || weights.iter().copied().zip(gradients.iter().copied());
    let sum = |terms: &mut dyn Iterator<Item = Bounded<T>>| terms.fold(Bounded::ZERO, |a, b| a + b);
    let mean = sum(&mut weighted().map(|(weight, g)| weight * g));
    sum(&mut weighted().map(|(weight, g)| weight * (g - mean).squared())) + of_zero * mean.squared()
}

/// Adam's quotient: the corrected mean over the corrected root mean square. With `amsgrad` the
/// mean square is the largest so far, before it is corrected.
fn adam<T: Real>(
    (beta1, beta2, eps): (f64, f64, f64),
    amsgrad: bool,
    t: u64,
    lr: f64,
    g: Bounded<T>,
    past: &mut Past<T>,
) -> Bounded<T> {
    past.m = average(beta1, past.m, g);
    past.v = average(beta2, past.v, g.squared());
    past.largest = past.largest.max(past.v);
    let v = if amsgrad { past.largest } else { past.v };
    let m_hat = past.m / shortfall(beta1, t);
    let v_hat = v / shortfall(beta2, t);
    number::<T>(lr) * m_hat / (v_hat.sqrt() + number(eps))
}

impl Naive for Adam {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let g = g + number(self.weight_decay) * w;
        let rates = (self.beta1, self.beta2, self.eps);
        w - adam(rates, self.amsgrad, t, self.lr, g, past)
    }
}

impl Naive for AdamW {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let rates = (self.beta1, self.beta2, self.eps);
        let shrunk = w - number(self.lr) * number(self.weight_decay) * w;
        shrunk - adam(rates, self.amsgrad, t, self.lr, g, past)
    }
}

impl Naive for Lion {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let direction = average(self.beta1, past.m, g).sign();
        past.m = average(self.beta2, past.m, g);
        w - number(self.lr) * (direction + number(self.weight_decay) * w)
    }
}

impl Naive for Sgd {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let downhill = if self.maximize { -g } else { g };
        let g = downhill + number(self.weight_decay) * w;
        if self.momentum == 0.0 {
            return w - number(self.lr) * g;
        }
        past.m = if t == 1 {
            g
        } else {
            let share = Bounded::cast(given(1.0) - given(self.dampening));
            number(self.momentum) * past.m + share * g
        };
        let direction = if self.nesterov {
            g + number(self.momentum) * past.m
        } else {
            past.m
        };
        w - number(self.lr) * direction
    }
}
