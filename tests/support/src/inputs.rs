//! Weights, gradients and hyper-parameters to try rules with.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};

use crate::real::Real;

/// Block length of the runs on two threads: small, so that short tensors have several, and no
/// multiple of a vector, so that blocks end amid one.
pub const BLOCK: usize = 50;

/// Lengths around the ends of vectors of 4, 8, 16 and more lanes, of unrolled loops over them,
/// and of blocks.
pub const LENGTHS: [usize; 26] = [
    0,
    1,
    2,
    3,
    4,
    7,
    8,
    9,
    15,
    16,
    17,
    31,
    32,
    33,
    BLOCK - 1,
    BLOCK,
    BLOCK + 1,
    63,
    64,
    65,
    2 * BLOCK - 1,
    2 * BLOCK,
    2 * BLOCK + 1,
    127,
    128,
    129,
];

/// Numbers from −1 to 1 that are no pattern, the same in every run: steps of the golden ratio, which fill the interval
/// evenly.
pub fn scattered(len: usize, seed: usize) -> Vec<f64> {
    let value = |i: usize| 2.0 * ((i + 7919 * seed) as f64 * 0.618_033_988_749_895).fract() - 1.0;
    (1..=len).map(value).collect()
}

/// Numbers from −½ to ½ that depend on the seed alone.
pub fn random(len: usize, seed: u64) -> Vec<f64> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    };
    (0..len).map(|_| next()).collect()
}

/// A gradient of such numbers for each step.
pub fn random_gradients(len: usize, steps: usize) -> Vec<Vec<f64>> {
    (0..steps)
        .map(|step| random(len, 100 + step as u64))
        .collect()
}

/// Hyper-parameters that most rules have, under whatever name.
#[derive(Clone, Debug)]
pub struct Knobs {
    /// Learning rate.
    pub lr: f64,
    /// The smaller rate of two averages.
    pub fast: f64,
    /// The larger rate of two averages.
    pub slow: f64,
    /// What keeps a denominator from zero.
    pub eps: f64,
    /// Weight decay.
    pub decay: f64,
}

/// Hyper-parameters as they are used, and somewhat beyond.
pub fn knobs() -> impl Strategy<Value = Knobs> {
    let power_of_ten = |range: Range<f64>| range.prop_map(|exponent| 10_f64.powf(exponent));
    (
        power_of_ten(-5.0..0.0),
        0.0..0.95,
        0.5..0.9999,
        power_of_ten(-10.0..-2.0),
        power_of_ten(-4.0..-0.5),
    )
        .prop_map(|(lr, fast, slow, eps, decay)| Knobs {
            lr,
            fast,
            slow,
            eps,
            decay,
        })
}

/// A tensor and its gradients for some steps.
#[derive(Clone, Debug)]
pub struct Tensor<T> {
    /// The weights before the first step.
    pub weights: Vec<T>,
    /// A gradient for each step.
    pub gradients: Vec<Vec<T>>,
}

impl<T: Real> Tensor<T> {
    /// The gradients of a piece of the tensor.
    pub fn gradients(&self, piece: Range<usize>) -> impl Iterator<Item = &[T]> {
        self.gradients.iter().map(move |g| &g[piece.clone()])
    }

    /// What the tensor becomes under a rule.
    pub fn run<R: optim_runtime::Rule>(
        &self,
        rule: &R,
        exec: &optim_runtime::Exec,
    ) -> crate::outcome::Outcome {
        self.run_piece(rule, exec, 0..self.weights.len())
    }

    /// What a piece of the tensor becomes under a rule, without the rest.
    pub fn run_piece<R: optim_runtime::Rule>(
        &self,
        rule: &R,
        exec: &optim_runtime::Exec,
        piece: Range<usize>,
    ) -> crate::outcome::Outcome {
        let weights = &self.weights[piece.clone()];
        crate::outcome::run(rule, exec, weights, self.gradients(piece))
    }
}

/// A tensor of this length with gradients for `steps` steps, each number as `number` says.
pub fn tensor<T: Real>(
    len: usize,
    steps: usize,
    number: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Tensor<T>> {
    (vec(number.clone(), len), vec(vec(number, len), steps))
        .prop_map(|(weights, gradients)| Tensor { weights, gradients })
}

/// Zeros of both signs, the numbers next to zero, ordinary numbers, and magnitudes from the
/// smallest to those whose squares are still finite.
pub fn wide<T: Real>() -> impl Strategy<Value = T> + Clone {
    let largest = T::SQUARABLE.log10();
    let smallest = T::SMALLEST.log10();
    let signed =
        |magnitude: f64, negative| T::from_f64(if negative { -magnitude } else { magnitude });
    prop_oneof![
        1 => Just(T::ZERO),
        1 => Just(-T::ZERO),
        2 => (1_u32..1000, any::<bool>())
            .prop_map(move |(n, negative)| signed(f64::from(n) * T::SMALLEST, negative)),
        4 => (-10.0..10.0).prop_map(T::from_f64),
        4 => (smallest..largest, any::<bool>())
            .prop_map(move |(exponent, negative)| signed(10_f64.powf(exponent), negative)),
    ]
}

/// Any finite number, and the largest ones.
pub fn finite<T: Real>() -> impl Strategy<Value = T> + Clone {
    any::<u64>().prop_map(|bits| {
        let value = T::of_bits(bits);
        if value.is_finite() { value } else { T::ONE }
    })
}

/// Numbers like those of everyday training.
pub fn ordinary<T: Real>() -> impl Strategy<Value = T> + Clone {
    (-2.0..2.0).prop_map(T::from_f64)
}

/// Tries a property on `cases` inputs and reports the smallest that breaks it.
///
/// The inputs are the same in every run unless `PROPTEST_RNG_SEED` is set.
pub fn for_all<S: Strategy>(
    cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> TestCaseResult,
) {
    try_all(cases, strategy, &property);
}

/// [`for_all`], compiled once for all properties of such inputs and not for each.
fn try_all<S: Strategy>(cases: u32, strategy: &S, property: &dyn Fn(S::Value) -> TestCaseResult) {
    let given = Config::default();
    let rng_seed = match given.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    let mut runner = TestRunner::new(Config {
        cases,
        rng_seed,
        failure_persistence: None,
        ..given
    });
    if let Err(failure) = runner.run(strategy, property) {
        panic!("{failure}");
    }
}
