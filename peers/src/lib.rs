//! Adam in `f32` of this project beside Adam of others, each driven as its user would drive it.
//!
//! A [`Contender`] is one implementation with the tensors of one [`Case`]. Its file says what its
//! time covers. All start from the same weights and see the same gradients, and [`check`] holds
//! their weights against each other before anything is timed.

mod by_hand;
mod candle;
mod cases;
mod check;
mod ours;
mod peer_burn;

use std::time::{Duration, Instant};

pub use cases::{Case, cases};
pub use check::check;

/// Adam's hyper-parameters: the same for all, given to each explicitly.
pub const LR: f64 = 1e-3;
/// Decay rate of the first moment.
pub const BETA1: f64 = 0.9;
/// Decay rate of the second moment.
pub const BETA2: f64 = 0.999;
/// Added to the denominator, outside the square root. burn's default is 1e-5.
pub const EPS: f64 = 1e-8;

/// One implementation of Adam with its tensors.
pub trait Contender {
    /// Replaces the gradients by those of [`Case::gradients`] at this scale. Never timed.
    fn set_gradients(&mut self, scale: f32);

    /// Does one step.
    fn step(&mut self);

    /// Does some steps and says how long they took. What has to be made new for each step, but is
    /// made by the backward pass in a training loop, is left out.
    fn time(&mut self, steps: u64) -> Duration {
        let start = Instant::now();
        for _ in 0..steps {
            self.step();
        }
        start.elapsed()
    }

    /// All weights, tensor after tensor.
    fn weights(&self) -> Vec<f32>;
}

/// How a [`Contender`] is made from a case.
pub type Make = fn(&Case) -> Box<dyn Contender>;

/// This project's, with as many threads as rayon's global pool has.
pub fn ours(case: &Case) -> Box<dyn Contender> {
    Box::new(ours::Ours::new(case))
}

/// The peers, and whether more than one thread is of use to them.
pub fn peers() -> [(&'static str, Make, bool); 5] {
    [
        (
            "loop by indices",
            |case| Box::new(by_hand::ByIndex::new(case)),
            false,
        ),
        (
            "loop by zip",
            |case| Box::new(by_hand::ByZip::new(case)),
            false,
        ),
        (
            "candle-nn",
            |case| Box::new(candle::CandleNn::new(case)),
            false,
        ),
        (
            "candle-optimisers",
            |case| Box::new(candle::CandleOptimisers::new(case)),
            false,
        ),
        ("burn", |case| Box::new(peer_burn::Burn::new(case)), true),
    ]
}
