//! The update equations of the papers, one weight at a time, without regard to speed.
//!
//! These are what the built-in rules are checked against: written from the papers (and, for the
//! options, from PyTorch's documentation), not from the rules' own text. They stand in
//! `rules/`, a file a rule; here is what they share.

use crate::bounded::{Bounded, about, given, power};
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
    /// What else the rule remembers.
    pub other: Bounded<T>,
    /// All gradients so far.
    pub gradients: Vec<Bounded<T>>,
}

impl<T: Real> Default for Past<T> {
    fn default() -> Self {
        Self {
            m: Bounded::ZERO,
            v: Bounded::ZERO,
            largest: Bounded::ZERO,
            other: Bounded::ZERO,
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
/// exponential average gives it. The zero that the average starts from has the rest, with a variance
/// of its own; corrected, the average is over the gradients alone.
pub fn variance<T: Real>(
    rate: f64,
    t: u64,
    corrected: bool,
    initial: f64,
    gradients: &[Bounded<T>],
) -> Bounded<T> {
    let all = if corrected {
        given(1.0) - power(rate, t)
    } else {
        given(1.0)
    };
    let weights: Vec<Bounded<T>> = (0..t)
        .map(|age| Bounded::cast((given(1.0) - given(rate)) * power(rate, age) / all))
        .rev()
        .collect();
    let of_zero = if corrected {
        Bounded::ZERO
    } else {
        Bounded::cast(power(rate, t))
    };
    let weighted = || weights.iter().copied().zip(gradients.iter().copied());
    let sum = |terms: &mut dyn Iterator<Item = Bounded<T>>| terms.fold(Bounded::ZERO, |a, b| a + b);
    let mean = sum(&mut weighted().map(|(weight, g)| weight * g));
    sum(&mut weighted().map(|(weight, g)| weight * (g - mean).squared()))
        + of_zero * (mean.squared() + number(initial))
}

/// What frameworks add to a rule: its sign, and weight decay of one kind or another.
#[derive(Clone, Copy, Debug)]
pub struct Extras {
    /// Climbs instead of descending.
    pub maximize: bool,
    /// Weight decay λ that is added to the gradient.
    pub coupled: f64,
    /// Share that weights lose before the step.
    pub shrinks: f64,
}

impl Extras {
    /// Weight decay that is coupled.
    pub fn coupled(maximize: bool, coupled: f64) -> Self {
        Self {
            maximize,
            coupled,
            shrinks: 0.0,
        }
    }

    /// Weight decay of the kind that a flag says.
    pub fn either(maximize: bool, decoupled: bool, decay: f64, factor: f64) -> Self {
        let both = (decay, factor * decay);
        let (coupled, shrinks) = if decoupled {
            (0.0, both.1)
        } else {
            (both.0, 0.0)
        };
        Self {
            maximize,
            coupled,
            shrinks,
        }
    }

    /// The weight and the gradient that the rule itself meets.
    pub fn apply<T: Real>(self, w: Bounded<T>, g: Bounded<T>) -> (Bounded<T>, Bounded<T>) {
        let g = if self.maximize { -g } else { g };
        let kept = Bounded::cast(given(1.0) - about(self.shrinks));
        (kept * w, g + number(self.coupled) * w)
    }
}

/// RAdam's factor `r·√(1 − β₂ᵗ)`, or none while the average's length is not above `least`.
pub fn rectified<T: Real>(beta2: f64, t: u64, above: impl Fn(f64) -> bool) -> Option<Bounded<T>> {
    let one = given(1.0);
    let rest = one - power(beta2, t);
    let limit = given(2.0) / (one - given(beta2)) - one;
    let length = limit - given(2.0 * t as f64) * power(beta2, t) / rest;
    if !above(length.value) {
        return None;
    }
    let less = |x: Bounded<f64>, by: f64| x - given(by);
    let over = less(length, 4.0) * less(length, 2.0) * limit;
    let under = less(limit, 4.0) * less(limit, 2.0) * length;
    Some(Bounded::cast((over / under * rest).sqrt()))
}
