//! Variables and gradients that are the same in every run.

use candle_core::backprop::GradStore;
use candle_core::{DType, Device, Tensor, Var};
use optim_candle::CandleOptimizer;
use optim_runtime::{AnyRule, Optimizer};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub(crate) const CPU: Device = Device::Cpu;

/// Shapes of every rank, one of them larger than a block of the runtime's.
pub(crate) fn shapes() -> Vec<Vec<usize>> {
    vec![vec![64, 33], vec![64], vec![7, 5, 3], vec![], vec![1000]]
}

/// Values between −1 and 1.
pub(crate) fn values(seed: u64, len: usize) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..len).map(|_| random.random_range(-1.0..1.0)).collect()
}

pub(crate) fn tensor(seed: u64, shape: &[usize], dtype: DType) -> Tensor {
    let values = values(seed, shape.iter().product());
    let tensor = Tensor::from_vec(values, shape, &CPU).expect("as many values as the shape has");
    tensor.to_dtype(dtype).expect("a conversion of candle's")
}

pub(crate) fn var(seed: u64, shape: &[usize], dtype: DType) -> Var {
    Var::from_tensor(&tensor(seed, shape, dtype)).expect("a variable")
}

/// Variables of these shapes, under the names `v0`, `v1` and so on.
pub(crate) fn vars(shapes: &[Vec<usize>], dtype: DType, seed: u64) -> Vec<(String, Var)> {
    let vars = shapes.iter().enumerate();
    vars.map(|(i, shape)| (format!("v{i}"), var(seed + i as u64, shape, dtype)))
        .collect()
}

/// A gradient for each variable.
pub(crate) fn gradients(vars: &[(String, Var)], seed: u64) -> GradStore {
    let mut store = no_gradients();
    for (i, (_, var)) in vars.iter().enumerate() {
        store.insert(var, tensor(seed * 1000 + i as u64, var.dims(), var.dtype()));
    }
    store
}

pub(crate) fn no_gradients() -> GradStore {
    GradStore::default()
}

pub(crate) fn optimizer(rule: impl Into<AnyRule>) -> Optimizer {
    Optimizer::new(rule).expect("hyper-parameters in their domains")
}

pub(crate) fn over(vars: &[(String, Var)], optimizer: Optimizer) -> CandleOptimizer {
    CandleOptimizer::from_named(vars.to_vec(), optimizer).expect("variables that can be stepped")
}

/// All weights, one variable behind the other.
pub(crate) fn flat(vars: &[(String, Var)]) -> Vec<f64> {
    vars.iter().flat_map(|(_, var)| weights(var)).collect()
}

pub(crate) fn weights(var: &Var) -> Vec<f64> {
    let all = var.to_dtype(DType::F64).and_then(|it| it.flatten_all());
    all.and_then(|it| it.to_vec1())
        .expect("weights that are there")
}

/// The largest difference.
pub(crate) fn apart(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f64::max)
}

/// A file of this test's own, removed at the end.
pub(crate) struct Scratch(pub(crate) std::path::PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("optim-candle-{}-{name}.safetensors", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Left behind at worst.
        let _ = std::fs::remove_file(&self.0);
    }
}
