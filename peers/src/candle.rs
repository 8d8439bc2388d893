//! candle on the processor: `AdamW` of candle-nn without weight decay, which is Adam, and `Adam` of
//! candle-optimisers. Both write each operation as a tensor of its own, on one thread.
//!
//! Timed: `Optimizer::step`. It borrows the gradients, so those of all steps are the same tensors,
//! made before; the store they lie in is the one that `backward` returns.

use crate::{BETA1, BETA2, Case, Contender, EPS, LR};

/// The two build on different versions of candle, whose types are not each other's.
macro_rules! contender {
    ($name:ident, $core:ident, $nn:ident, $optimizer:path, $config:expr) => {
        pub(crate) struct $name {
            case: Case,
            vars: Vec<$core::Var>,
            grads: $core::backprop::GradStore,
            optimizer: $optimizer,
        }

        impl $name {
            pub(crate) fn new(case: &Case) -> Self {
                Self::try_new(case).expect("shapes are right")
            }

            fn try_new(case: &Case) -> $core::Result<Self> {
                use $nn::Optimizer as _;

                let device = $core::Device::Cpu;
                let weights = case.weights().into_iter();
                let vars = weights
                    .map(|w| $core::Var::from_vec(w.clone(), w.len(), &device))
                    .collect::<$core::Result<Vec<_>>>()?;
                // An empty store cannot be made, so one is taken from a backward pass of nothing.
                let grads = $core::Var::new(0_f32, &device)?.sqr()?.backward()?;
                let optimizer = <$optimizer>::new(vars.clone(), $config)?;
                let mut contender = Self {
                    case: case.clone(),
                    vars,
                    grads,
                    optimizer,
                };
                contender.set_gradients(1.0);
                Ok(contender)
            }
        }

        impl Contender for $name {
            fn set_gradients(&mut self, scale: f32) {
                for (var, g) in self.vars.iter().zip(self.case.gradients(scale)) {
                    let len = g.len();
                    let g = $core::Tensor::from_vec(g, len, &$core::Device::Cpu);
                    self.grads.insert(var, g.expect("the length is right"));
                }
            }

            fn step(&mut self) {
                use $nn::Optimizer as _;

                self.optimizer.step(&self.grads).expect("shapes are right");
            }

            fn weights(&self) -> Vec<f32> {
                let tensors = self.vars.iter().map(|var| var.to_vec1::<f32>());
                tensors.flat_map(|w| w.expect("one axis of f32")).collect()
            }
        }
    };
}

contender!(
    CandleNn,
    candle_core,
    candle_nn,
    candle_nn::AdamW,
    candle_nn::ParamsAdamW {
        lr: LR,
        beta1: BETA1,
        beta2: BETA2,
        eps: EPS,
        weight_decay: 0.0,
    }
);

contender!(
    CandleOptimisers,
    candle_core_10,
    candle_nn_10,
    candle_optimisers::adam::Adam,
    candle_optimisers::adam::ParamsAdam {
        lr: LR,
        beta_1: BETA1,
        beta_2: BETA2,
        eps: EPS,
        weight_decay: None,
        amsgrad: false,
    }
);
