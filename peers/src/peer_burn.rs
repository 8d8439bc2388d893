//! burn's `Adam` through `ModuleOptimizer`, on its back end in Rust for the processor (`flex`).
//!
//! Timed: `ModuleOptimizer::step`, which takes the module and the gradients and gives the module
//! back. Parameters are on the autodiff device, as in training. Not timed: making the gradients,
//! which a backward pass would do. They are made anew for each step, for burn takes them and
//! works in their memory where nobody else holds them; a clone would forbid that.

use std::time::{Duration, Instant};

use burn_core::Tensor;
use burn_core::module::Param;
use burn_core::tensor::{Device, TensorData};
use burn_optim::{AdamConfig, GradientsParams, ModuleOptimizer};

use crate::{BETA1, BETA2, Case, Contender, EPS, LR};

/// A module of nothing but parameters.
type Module = Vec<Param<Tensor<1>>>;

pub(crate) struct Burn {
    case: Case,
    /// `None` only while a step has it.
    module: Option<Module>,
    gradients: Vec<Vec<f32>>,
    optimizer: ModuleOptimizer,
}

impl Burn {
    pub(crate) fn new(case: &Case) -> Self {
        let device = Device::flex().autodiff();
        let weights = case.weights().into_iter();
        let module = weights
            .map(|w| Param::from_tensor(tensor(w, &device)))
            .collect();
        let optimizer = AdamConfig::new()
            .with_beta_1(BETA1 as f32)
            .with_beta_2(BETA2 as f32)
            .with_epsilon(EPS as f32)
            .init();
        Self {
            case: case.clone(),
            module: Some(module),
            gradients: case.gradients(1.0),
            optimizer,
        }
    }

    /// What `GradientsParams::from_grads` gives after a backward pass.
    fn fresh_gradients(&self) -> GradientsParams {
        let mut grads = GradientsParams::new();
        for (param, g) in self.module.iter().flatten().zip(&self.gradients) {
            grads.register(param.id, tensor(g.clone(), &Device::flex()));
        }
        grads
    }

    fn step_with(&mut self, grads: GradientsParams) {
        let module = self.module.take().expect("it was put back");
        self.module = Some(self.optimizer.step(LR, module, grads));
    }
}

fn tensor(values: Vec<f32>, device: &Device) -> Tensor<1> {
    let len = values.len();
    Tensor::from_data(TensorData::new(values, [len]), device)
}

impl Contender for Burn {
    fn set_gradients(&mut self, scale: f32) {
        self.gradients = self.case.gradients(scale);
    }

    fn step(&mut self) {
        let grads = self.fresh_gradients();
        self.step_with(grads);
    }

    /// Reading the clock for each step costs some 50 ns, a hundredth of burn's shortest step.
    fn time(&mut self, steps: u64) -> Duration {
        let mut sum = Duration::ZERO;
        for _ in 0..steps {
            let grads = self.fresh_gradients();
            let start = Instant::now();
            self.step_with(grads);
            sum += start.elapsed();
        }
        sum
    }

    fn weights(&self) -> Vec<f32> {
        let tensors = self
            .module
            .iter()
            .flatten()
            .map(|param| param.val().into_data());
        tensors
            .flat_map(|data| data.try_to_vec::<f32>().expect("they are f32"))
            .collect()
    }
}
