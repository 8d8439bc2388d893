use optim_runtime::Fromage;

use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, norm};

impl Builtin for Fromage {
    const USE: &'static str = "generative models and transformers, at one learning rate for all: each tensor turns by a share of itself";
    const LR: f64 = 0.05;
    // Its steps are as long as the weights allow, also near the goal.
    const BOWL_LR: f64 = 0.003;
    const VALLEY_LR: f64 = 0.003;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr],
        }
    }
}

impl Tensorwise for Fromage {
    fn step(&self, _: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let (length, slope) = (norm(&tensor.w), norm(&tensor.g));
            let ratio = if length > 0.0 && slope > 0.0 {
                length / slope
            } else {
                1.0
            };
            for (w, g) in tensor.w.iter_mut().zip(&tensor.g) {
                *w = (*w - self.lr * ratio * g) / (1.0 + self.lr * self.lr).sqrt();
            }
        }
    }
}
