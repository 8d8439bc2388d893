//! A network with one hidden layer, its loss and its gradient, written by hand.
//!
//! Generic over the float type: training runs in `f32`, the gradient is checked in `f64`.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, NdFloat, Zip};
use rand::{Rng, RngExt as _};

/// What the network is made of: `softmax(relu(x·w1 + b1)·w2 + b2)`.
///
/// The gradient is made of the same arrays, so it has the same type.
#[derive(Clone, Debug, PartialEq)]
pub struct Network<F> {
    /// Weights of the hidden layer, one column a hidden unit.
    pub w1: Array2<F>,
    /// Bias of the hidden layer.
    pub b1: Array1<F>,
    /// Weights of the output layer, one column a class.
    pub w2: Array2<F>,
    /// Bias of the output layer.
    pub b2: Array1<F>,
}

/// Mean loss, and the share of inputs whose true class got the highest score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Mean cross-entropy in nats.
    pub loss: f64,
    /// From 0 to 1.
    pub accuracy: f64,
}

impl<F: NdFloat + From<f32> + Into<f64>> Network<F> {
    /// Weights and biases uniform in ±1/√(inputs), which keeps the scores small at first.
    pub fn random(inputs: usize, hidden: usize, classes: usize, rng: &mut impl Rng) -> Self {
        let mut uniform = |fan_in: usize| {
            let bound = (fan_in as f32).sqrt().recip();
            rng.random_range(-bound..=bound).into()
        };
        Self {
            w1: Array2::from_shape_simple_fn((inputs, hidden), || uniform(inputs)),
            b1: Array1::from_shape_simple_fn(hidden, || uniform(inputs)),
            w2: Array2::from_shape_simple_fn((hidden, classes), || uniform(hidden)),
            b2: Array1::from_shape_simple_fn(classes, || uniform(hidden)),
        }
    }

    /// Mean loss over a batch (a row an input) and its gradient.
    pub fn loss_and_gradient(&self, x: ArrayView2<'_, F>, labels: &[usize]) -> (F, Self) {
        let hidden = self.hidden(x);
        let mut scores = self.scores(&hidden);
        let loss = cross_entropy(&mut scores, labels);

        // `scores` now holds the probabilities. The derivative of the loss by the scores is the
        // probabilities less one at the true class, over the number of inputs.
        let share = count::<F>(labels).recip();
        for (mut row, &label) in scores.rows_mut().into_iter().zip(labels) {
            row[label] -= F::one();
            row.mapv_inplace(|difference| difference * share);
        }
        let d_scores = scores;
        let mut d_hidden = d_scores.dot(&self.w2.t());
        Zip::from(&mut d_hidden).and(&hidden).for_each(|d, &h| {
            // The unit was cut off, so nothing passes back either.
            if h <= F::zero() {
                *d = F::zero();
            }
        });
        let gradient = Self {
            w1: x.t().dot(&d_hidden),
            b1: d_hidden.sum_axis(Axis(0)),
            w2: hidden.t().dot(&d_scores),
            b2: d_scores.sum_axis(Axis(0)),
        };
        (loss, gradient)
    }

    /// How well the network does on these inputs.
    pub fn score(&self, x: ArrayView2<'_, F>, labels: &[usize]) -> Score {
        let mut scores = self.scores(&self.hidden(x));
        let loss = cross_entropy(&mut scores, labels).into();
        let probabilities = scores;
        let is_right = |row: ArrayView1<'_, F>, label: usize| {
            // Asked this way round, a NaN is never right.
            let mut others = row.iter().enumerate().filter(|(class, _)| *class != label);
            others.all(|(_, &p)| row[label] > p)
        };
        let rows = probabilities.rows().into_iter().zip(labels);
        let hits = rows.filter(|(row, label)| is_right(*row, **label)).count();
        Score {
            loss,
            accuracy: hits as f64 / labels.len() as f64,
        }
    }

    fn hidden(&self, x: ArrayView2<'_, F>) -> Array2<F> {
        let mut hidden = x.dot(&self.w1) + &self.b1;
        hidden.mapv_inplace(|unit| if unit < F::zero() { F::zero() } else { unit });
        hidden
    }

    fn scores(&self, hidden: &Array2<F>) -> Array2<F> {
        hidden.dot(&self.w2) + &self.b2
    }
}

/// Turns scores into probabilities, row by row, and returns the mean of −ln p(true class).
fn cross_entropy<F: NdFloat + From<f32>>(scores: &mut Array2<F>, labels: &[usize]) -> F {
    let mut total = F::zero();
    for (mut row, &label) in scores.rows_mut().into_iter().zip(labels) {
        // Softmax does not change when all scores shift; with the largest at 0, exp cannot
        // overflow, and the logarithm is taken of the sum, which is at least 1.
        let largest = row.fold(F::neg_infinity(), |a, &b| if a > b { a } else { b });
        row.mapv_inplace(|score| score - largest);
        let true_score = row[label];
        row.mapv_inplace(F::exp);
        let sum = row.sum();
        row.mapv_inplace(|e| e / sum);
        total += sum.ln() - true_score;
    }
    total / count(labels)
}

fn count<F: From<f32>>(labels: &[usize]) -> F {
    (labels.len() as f32).into()
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, array};
    use rand::{RngExt as _, SeedableRng as _};
    use rand_chacha::ChaCha8Rng;

    use super::Network;

    const LABELS: [usize; 4] = [2, 0, 1, 2];

    fn small() -> (Network<f64>, Array2<f64>) {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let network = Network::random(5, 6, 3, &mut rng);
        let x = Array2::from_shape_simple_fn((4, 5), || rng.random_range(-1.0..1.0));
        (network, x)
    }

    /// Each element of one parameter, moved a little to either side, against its gradient.
    fn check<D: ndarray::Dimension>(
        name: &str,
        gradient: &ndarray::Array<f64, D>,
        parameter: impl Fn(&mut Network<f64>) -> &mut ndarray::Array<f64, D>,
    ) {
        const H: f64 = 1e-5;
        let (network, x) = small();
        for (index, &exact) in gradient.iter().enumerate() {
            let loss_at = |shift: f64| {
                let mut moved = network.clone();
                if let Some(weight) = parameter(&mut moved).iter_mut().nth(index) {
                    *weight += shift;
                }
                moved.score(x.view(), &LABELS).loss
            };
            let numeric = (loss_at(H) - loss_at(-H)) / (2.0 * H);
            assert!(
                (numeric - exact).abs() <= 1e-9 + 1e-7 * exact.abs(),
                "{name}[{index}]: {exact} by formula, {numeric} by differences"
            );
        }
    }

    #[test]
    fn the_gradient_is_that_of_finite_differences() {
        let (network, x) = small();
        let (loss, gradient) = network.loss_and_gradient(x.view(), &LABELS);
        assert_eq!(loss, network.score(x.view(), &LABELS).loss);
        check("w1", &gradient.w1, |n| &mut n.w1);
        check("b1", &gradient.b1, |n| &mut n.b1);
        check("w2", &gradient.w2, |n| &mut n.w2);
        check("b2", &gradient.b2, |n| &mut n.b2);
        // A unit that is cut off for every input would hide a wrong gradient.
        assert!(gradient.b1.iter().filter(|d| **d != 0.0).count() >= 4);
    }

    #[test]
    fn huge_scores_neither_overflow_nor_hide_the_loss() {
        let network = Network {
            w1: array![[1e4_f32]],
            b1: array![0.0],
            w2: array![[1.0, -1.0]],
            b2: array![0.0, 0.0],
        };
        let x = array![[1.0]];
        let right = network.score(x.view(), &[0]);
        assert_eq!((right.loss, right.accuracy), (0.0, 1.0));
        let wrong = network.score(x.view(), &[1]);
        assert_eq!((wrong.loss, wrong.accuracy), (2e4, 0.0));
    }

    #[test]
    fn a_network_of_nan_is_never_right() {
        let (mut network, x) = small();
        network.b1.fill(f64::NAN);
        let score = network.score(x.view(), &LABELS);
        assert!(score.loss.is_nan());
        assert_eq!(score.accuracy, 0.0);
    }
}
