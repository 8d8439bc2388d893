//! The update equations of the papers, one weight at a time, without regard to speed.
//!
//! These are what the built-in rules are checked against: written from the papers (and, for the
//! options, from PyTorch's documentation), not from the rules' own text. Each stands in
//! [`rules`](crate::rules), a file a rule; here is what they share.

use crate::bounded::{Bounded, given, power};
use crate::builtins::Builtin;
use crate::real::Real;

/// What the equations remember of one weight; each rule uses what it needs.
#[derive(Clone, Debug)]
pub struct Past<T> {
    /// First moment, or a sum of steps.
    pub m: Bounded<T>,
    /// Second moment, or a sum of squares.
    pub v: Bounded<T>,
    /// Largest second moment so far.
    pub largest: Bounded<T>,
    /// All gradients so far.
    pub gradients: Vec<Bounded<T>>,
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
pub fn average<T: Real>(rate: f64, old: Bounded<T>, new: Bounded<T>) -> Bounded<T> {
    number::<T>(rate) * old + Bounded::cast(given(1.0) - given(rate)) * new
}

/// The factor `1 − rateᵗ` that an average of `t` values falls short by.
pub fn shortfall<T: Real>(rate: f64, t: u64) -> Bounded<T> {
    Bounded::cast(given(1.0) - power(rate, t))
}

/// A number of the step, rounded to the element type.
pub fn number<T: Real>(value: f64) -> Bounded<T> {
    Bounded::rounded(value)
}

/// The variance of all gradients so far, by its definition: each has the weight that an
/// exponential average gives it, and the zero that the average starts from has the rest.
pub fn variance<T: Real>(rate: f64, t: u64, gradients: &[Bounded<T>]) -> Bounded<T> {
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
pub fn adam<T: Real>(
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
