//! The network.

use burn_core as burn;
use burn_core::module::Module;
use burn_core::tensor::{Device, Tensor};
use burn_nn::conv::{Conv2d, Conv2dConfig};
use burn_nn::pool::{MaxPool2d, MaxPool2dConfig};
use burn_nn::{Linear, LinearConfig, PaddingConfig2d, Relu};

use crate::data::{CLASSES, SIDE};

/// Two convolutions and two layers: 52,000 weights.
#[derive(Module, Debug)]
pub(crate) struct Model {
    conv1: Conv2d,
    conv2: Conv2d,
    pool: MaxPool2d,
    relu: Relu,
    hidden: Linear,
    out: Linear,
}

impl Model {
    pub(crate) fn new(device: &Device) -> Self {
        let conv = |inputs, outputs| {
            Conv2dConfig::new([inputs, outputs], [3, 3]).with_padding(PaddingConfig2d::Same)
        };
        let side = SIDE / 4;
        Self {
            conv1: conv(1, 8).init(device),
            conv2: conv(8, 16).init(device),
            pool: MaxPool2dConfig::new([2, 2]).with_strides([2, 2]).init(),
            relu: Relu::new(),
            hidden: LinearConfig::new(16 * side * side, 64).init(device),
            out: LinearConfig::new(64, CLASSES).init(device),
        }
    }

    /// The logits of pictures `[pictures, 1, 28, 28]`.
    pub(crate) fn forward(&self, x: Tensor<4>) -> Tensor<2> {
        let x = self.pool.forward(self.relu.forward(self.conv1.forward(x)));
        let x = self.pool.forward(self.relu.forward(self.conv2.forward(x)));
        let x = self.relu.forward(self.hidden.forward(x.flatten(1, 3)));
        self.out.forward(x)
    }
}
