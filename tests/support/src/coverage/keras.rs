//! The optimizers of Keras 3.

use optim_runtime::{
    AdaDelta, AdaGrad, Adafactor, Adam, AdamW, Lamb, Lion, NAdam, RmsProp, ScheduleFreeAdamW, Sgd,
};

use super::{Entry, coming, one, runtime};
use crate::published::adam::KerasAdamax;

/// All of them.
pub(super) fn entries() -> Vec<Entry> {
    let adafactor = Adafactor::default().with_lr(0.05).with_eps1(1e-30);
    vec![
        one("Adadelta", AdaDelta::keras().with_lr(2.0)),
        one("Adafactor", adafactor.with_eps_in_square(true))
            .loosely(1e-7)
            .note("its means are rounded to `f32`"),
        one("Adagrad", AdaGrad::keras().with_lr(0.05)),
        one("Adam", Adam::keras().with_lr(0.05)),
        one("AdamW", AdamW::keras().with_lr(0.05)),
        one("Adamax", KerasAdamax::default().with_lr(0.05)),
        one("Lamb", Lamb::optax().with_lr(0.05).with_eps(1e-7))
            .loosely(1e-6)
            .note("Keras adds no ε to the length of the step, ours adds 1e-7"),
        one("Lion", Lion::keras().with_lr(0.05)),
        one("Nadam", NAdam::keras().with_lr(0.05)),
        one("RMSprop", RmsProp::keras().with_lr(0.05).with_momentum(0.9)),
        one("SGD", Sgd::keras().with_lr(0.05).with_momentum(0.9)),
        one(
            "ScheduleFreeAdamW",
            ScheduleFreeAdamW::default().with_lr(0.05),
        ),
        coming("Ftrl", "Ftrl"),
        coming("Muon", "Muon"),
        runtime("LossScaleOptimizer", "`LossScale`").note("around another optimizer"),
        runtime("MultiOptimizer", "groups of parameters")
            .note("several optimizers, each for its layers"),
    ]
}
