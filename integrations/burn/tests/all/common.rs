//! A module and gradients that are the same in every run.

use burn_core as burn;
use burn_core::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn_core::tensor::{DType, Device, Tensor, TensorData};
use burn_nn::{Linear, LinearConfig};
use burn_optim::GradientsParams;
use optim_burn::BurnOptimizer;
use optim_runtime::{AnyRule, Optimizer};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Parameters of every kind: one larger than a block of the runtime's, three axes, layers in a list.
#[derive(Module, Debug)]
pub(crate) struct Net {
    pub(crate) embed: Param<Tensor<2>>,
    pub(crate) cube: Param<Tensor<3>>,
    pub(crate) scale: Param<Tensor<1>>,
    pub(crate) layers: Vec<Linear>,
}

pub(crate) const PATHS: [&str; 7] = [
    "embed",
    "cube",
    "scale",
    "layers.0.weight",
    "layers.0.bias",
    "layers.1.weight",
    "layers.1.bias",
];

pub(crate) fn device() -> Device {
    Device::flex().autodiff()
}

/// Values between −1 and 1.
pub(crate) fn values(seed: u64, len: usize) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..len).map(|_| random.random_range(-1.0..1.0)).collect()
}

pub(crate) fn tensor<const D: usize>(seed: u64, shape: [usize; D], dtype: DType) -> Tensor<D> {
    let data = TensorData::new(values(seed, shape.iter().product()), shape);
    Tensor::from_data(data.convert_dtype(dtype), (&Device::flex(), dtype))
}

/// The module with its values set.
pub(crate) fn net(dtype: DType, seed: u64) -> Net {
    let device = device();
    let linear = |inputs, outputs| LinearConfig::new(inputs, outputs).init(&device);
    let place = || Tensor::zeros([1; 1], &device);
    let net = Net {
        embed: Param::from_tensor(Tensor::zeros([640, 33], &device)),
        cube: Param::from_tensor(Tensor::zeros([7, 5, 3], &device)),
        scale: Param::from_tensor(place().repeat_dim(0, 64)),
        layers: vec![linear(9, 6), linear(6, 4)],
    };
    net.map(&mut Fill { dtype, seed })
}

struct Fill {
    dtype: DType,
    seed: u64,
}

impl ModuleMapper for Fill {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        self.seed += 1;
        let value = tensor(self.seed, param.val().dims(), self.dtype);
        param.map(|_| Tensor::from_inner(value).require_grad())
    }
}

/// A gradient for each parameter.
pub(crate) fn gradients<M: Module>(module: &M, seed: u64) -> GradientsParams {
    gradients_of(module, seed, |_| true)
}

/// A gradient for each parameter whose number is accepted.
pub(crate) fn gradients_of<M: Module>(
    module: &M,
    seed: u64,
    wanted: impl Fn(usize) -> bool,
) -> GradientsParams {
    let mut make = Make {
        out: GradientsParams::new(),
        seed: seed * 1000,
        place: 0,
        wanted,
    };
    module.visit(&mut make);
    make.out
}

struct Make<F> {
    out: GradientsParams,
    seed: u64,
    place: usize,
    wanted: F,
}

impl<F: Fn(usize) -> bool> ModuleVisitor for Make<F> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let value = param.val();
        if (self.wanted)(self.place) {
            let seed = self.seed + self.place as u64;
            self.out
                .register(param.id, tensor(seed, value.dims(), value.dtype()));
        }
        self.place += 1;
    }
}

pub(crate) fn optimizer(rule: impl Into<AnyRule>) -> Optimizer {
    Optimizer::new(rule).expect("hyper-parameters in their domains")
}

pub(crate) fn over<M: Module>(module: &M, optimizer: Optimizer) -> BurnOptimizer {
    BurnOptimizer::from_module(module, optimizer).expect("parameters that can be stepped")
}

/// All weights, one parameter behind the other.
pub(crate) fn flat<M: Module>(module: &M) -> Vec<f64> {
    each(module).into_iter().flatten().collect()
}

/// The weights of each parameter.
pub(crate) fn each<M: Module>(module: &M) -> Vec<Vec<f64>> {
    struct Read(Vec<Vec<f64>>);
    impl ModuleVisitor for Read {
        fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
            self.0.push(param.val().into_data().iter::<f64>().collect());
        }
    }
    let mut read = Read(Vec::new());
    module.visit(&mut read);
    read.0
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
        let name = format!("optim-burn-{}-{name}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Left behind at worst.
        let _ = std::fs::remove_file(&self.0);
    }
}
