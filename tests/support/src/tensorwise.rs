//! The update equations of the papers that reduce over tensors or the model, in plain `f64` loops.
//!
//! As in [`naive`](crate::naive) they are written from the papers and the packages' documentation, not
//! from the rules' own text. Each stands in a file of `rules/`.

use crate::builtins::Builtin;

/// A parameter of a model, and what the equations remember of it; each rule uses what it needs.
#[derive(Clone, Debug, Default)]
pub struct Tensor {
    /// Its shape: one axis or two.
    pub shape: Vec<usize>,
    /// Its weights, one row after the other.
    pub w: Vec<f64>,
    /// The gradient of the present step.
    pub g: Vec<f64>,
    /// First moment, or a sum of steps.
    pub m: Vec<f64>,
    /// Second moment.
    pub v: Vec<f64>,
    /// A sum of gradients.
    pub s: Vec<f64>,
    /// The first weights.
    pub start: Vec<f64>,
    /// Second moments of rows.
    pub rows: Vec<f64>,
    /// Second moments of columns.
    pub columns: Vec<f64>,
    /// What else there is of rows.
    pub more_rows: Vec<f64>,
    /// What else there is of columns.
    pub more_columns: Vec<f64>,
}

impl Tensor {
    /// A parameter before the first step.
    pub fn new(shape: &[usize], w: Vec<f64>) -> Self {
        let zeros = vec![0.0; w.len()];
        let (rows, columns) = (
            vec![0.0; shape[0]],
            vec![0.0; shape.last().copied().unwrap_or(1)],
        );
        Self {
            shape: shape.to_vec(),
            m: zeros.clone(),
            v: zeros.clone(),
            s: zeros,
            start: w.clone(),
            more_rows: rows.clone(),
            more_columns: columns.clone(),
            rows,
            columns,
            w,
            ..Self::default()
        }
    }

    /// Whether it has rows and columns.
    pub fn is_matrix(&self) -> bool {
        self.shape.len() > 1
    }

    /// The gradient with its sign as it is to be descended.
    pub fn downhill(&self, maximize: bool) -> Vec<f64> {
        let sign = if maximize { -1.0 } else { 1.0 };
        self.g.iter().map(|g| sign * g).collect()
    }
}

/// What the equations remember of the whole model.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// Prodigy's estimate.
    pub d: f64,
    /// The numerator of it.
    pub gained: f64,
}

/// A rule as its paper states it, for a model.
pub trait Tensorwise: Builtin {
    /// Step `t` (from 1) of all parameters.
    fn step(&self, t: i32, model: &mut [Tensor], whole: &mut Whole);
}

/// Root of the sum of squares.
pub fn norm<'a>(values: impl IntoIterator<Item = &'a f64>) -> f64 {
    values.into_iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// Root of the mean square.
pub fn root_mean_square(values: &[f64]) -> f64 {
    norm(values) / (values.len() as f64).sqrt()
}
