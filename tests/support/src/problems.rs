//! Three problems to train on: a bowl, a valley, and a classifier of handwritten digits.

use optim_runtime::{Exec, Inputs, Rule, TensorState, Update};

/// A rule, its weights and its state.
struct Run<'a, R> {
    rule: &'a R,
    w: Vec<f64>,
    state: TensorState<f64>,
}

impl<'a, R: Rule> Run<'a, R> {
    fn new(rule: &'a R, w: Vec<f64>) -> Self {
        let state = rule.init_shape(&[w.len()]).expect("valid settings");
        Self { rule, w, state }
    }

    /// A matrix of zeros.
    fn matrix(rule: &'a R, rows: usize, columns: usize) -> Self {
        let state = rule.init_matrix(rows, columns).expect("valid settings");
        let w = vec![0.0; rows * columns];
        Self { rule, w, state }
    }

    /// A step with the gradient, and the diagonal of the Hessian for rules that ask for it.
    fn step(&mut self, gradient: &[f64], hessian: &[f64]) {
        let inputs = R::META.inputs.iter();
        let inputs = inputs.fold(Inputs::new(), |inputs, of| inputs.with(of.name, hessian));
        let Self { rule, w, state } = self;
        let updated = rule.update_given(&Exec::default(), w, gradient, &inputs, state);
        updated.expect("equal lengths");
    }
}

/// A quadratic bowl in ten dimensions, `½·Σ c·(w − 1)²` with `c` from 0.1 to 1, from `w = 0` on: the
/// value after these steps. It is 2.75 at first.
pub fn bowl<R: Rule>(rule: &R, steps: usize) -> f64 {
    let curvature: Vec<f64> = (1..=10).map(|i| f64::from(i) / 10.0).collect();
    let mut run = Run::new(rule, vec![0.0; curvature.len()]);
    for _ in 0..steps {
        let slopes = run.w.iter().zip(&curvature).map(|(w, c)| c * (w - 1.0));
        run.step(&slopes.collect::<Vec<_>>(), &curvature);
    }
    let parts = run.w.iter().zip(&curvature);
    parts.map(|(w, c)| 0.5 * c * (w - 1.0).powi(2)).sum()
}

/// Rosenbrock's valley `(1 − x)² + 100·(y − x²)²` from (−1.2, 1), its slopes divided by 1,000, about
/// the largest curvature on the way, so that rates of gradient descent are of the size of 1: the
/// value after these steps. It is 24.2 at first and 0 at (1, 1).
pub fn valley<R: Rule>(rule: &R, steps: usize) -> f64 {
    let mut run = Run::new(rule, vec![-1.2, 1.0]);
    for _ in 0..steps {
        let (x, y) = (run.w[0], run.w[1]);
        let along = -2.0 * (1.0 - x) - 400.0 * x * (y - x * x);
        let across = 200.0 * (y - x * x);
        let bent = 2.0 - 400.0 * (y - 3.0 * x * x);
        run.step(&[along / 1e3, across / 1e3], &[bent / 1e3, 0.2]);
    }
    let (x, y) = (run.w[0], run.w[1]);
    (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
}

/// Handwritten digits of 8 × 8 pixels, see `data/README.md`.
pub struct Digits {
    /// Pixels from 0 to 1, and a 1 for the bias.
    pictures: Vec<[f64; PIXELS]>,
    labels: Vec<usize>,
}

const PIXELS: usize = 65;
const CLASSES: usize = 10;
/// The rest is looked at after training.
const TRAINED: usize = 1400;

impl Digits {
    /// Reads the files.
    pub fn read() -> Self {
        let pictures = include_bytes!("../../data/digits8x8-images-idx3-ubyte");
        let labels = include_bytes!("../../data/digits8x8-labels-idx1-ubyte");
        let (pictures, rest) = pictures[16..].as_chunks::<64>();
        assert!(rest.is_empty());
        let picture = |bytes: &[u8; 64]| {
            let mut pixels = [1.0; PIXELS];
            for (pixel, byte) in pixels.iter_mut().zip(bytes) {
                *pixel = f64::from(*byte) / 16.0;
            }
            pixels
        };
        Self {
            pictures: pictures.iter().map(picture).collect(),
            labels: labels[8..].iter().map(|label| (*label).into()).collect(),
        }
    }

    /// Softmax regression, trained for these steps on batches of this size in the data's order: the
    /// share of the other pictures that it then reads rightly.
    pub fn accuracy<R: Rule>(&self, rule: &R, steps: usize, batch: usize) -> f64 {
        let mut run = Run::matrix(rule, CLASSES, PIXELS);
        let mut next = 0;
        for _ in 0..steps {
            let (mut gradient, mut hessian) = (vec![0.0; run.w.len()], vec![0.0; run.w.len()]);
            for _ in 0..batch {
                let (picture, label) = (&self.pictures[next], self.labels[next]);
                let shares = softmax(scores(&run.w, picture));
                for (class, share) in shares.iter().enumerate() {
                    let excess = share - if class == label { 1.0 } else { 0.0 };
                    let row = &mut gradient[class * PIXELS..][..PIXELS];
                    for (slope, pixel) in row.iter_mut().zip(picture) {
                        *slope += excess * pixel / batch as f64;
                    }
                    let row = &mut hessian[class * PIXELS..][..PIXELS];
                    let bent = share * (1.0 - share) / batch as f64;
                    for (curvature, pixel) in row.iter_mut().zip(picture) {
                        *curvature += bent * pixel * pixel;
                    }
                }
                next = (next + 1) % TRAINED;
            }
            run.step(&gradient, &hessian);
        }
        let unseen = self.pictures[TRAINED..].iter().zip(&self.labels[TRAINED..]);
        let right = unseen.filter(|(picture, label)| {
            let scores = scores(&run.w, picture);
            scores.iter().all(|score| *score <= scores[**label])
        });
        right.count() as f64 / (self.pictures.len() - TRAINED) as f64
    }
}

fn scores(w: &[f64], picture: &[f64; PIXELS]) -> [f64; CLASSES] {
    let mut scores = [0.0; CLASSES];
    for (score, row) in scores.iter_mut().zip(w.as_chunks::<PIXELS>().0) {
        *score = row.iter().zip(picture).map(|(w, pixel)| w * pixel).sum();
    }
    scores
}

fn softmax(scores: [f64; CLASSES]) -> [f64; CLASSES] {
    let largest = scores.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let powers = scores.map(|score| (score - largest).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}
