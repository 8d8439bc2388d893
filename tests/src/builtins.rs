//! The built-in rules, each with all of its switches, for tests that hold for every rule.

use optim_runtime::{
    AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, RmsProp, Rule, Sgd, SignDescent,
};

use crate::inputs::Knobs;

/// A rule of the runtime, as the tests see it.
pub trait Builtin: Rule {
    /// The rule with these numbers: one for every loop that its switches select.
    fn variants(knobs: &Knobs) -> Vec<Self>;
}

/// Writes a test for every built-in rule that calls `$property::<Rule, T>()` for `f32` and `f64`.
#[macro_export]
macro_rules! every_builtin {
    ($property:ident) => {
        $crate::every_builtin! { $property:
            gradient_descent: GradientDescent, sign_descent: SignDescent, momentum: Momentum,
            adagrad: AdaGrad, rmsprop: RmsProp, adam: Adam, adamw: AdamW, lion: Lion, sgd: Sgd,
        }
    };
    ($property:ident: $($test:ident: $rule:ident),* $(,)?) => {
        mod $property {
            $(
                #[test]
                fn $test() {
                    super::$property::<optim_runtime::$rule, f32>();
                    super::$property::<optim_runtime::$rule, f64>();
                }
            )*
        }
    };
}

const SWITCH: [bool; 2] = [false, true];

impl Builtin for GradientDescent {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        vec![Self { lr: knobs.lr }]
    }
}

impl Builtin for SignDescent {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        vec![Self { lr: knobs.lr }]
    }
}

impl Builtin for Momentum {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        vec![Self {
            lr: knobs.lr,
            beta: knobs.fast,
        }]
    }
}

impl Builtin for AdaGrad {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        let plain = Self {
            lr: knobs.lr,
            eps: knobs.eps,
            ..Self::default()
        };
        let full = Self {
            lr_decay: knobs.slow,
            weight_decay: knobs.decay,
            initial_sum: knobs.fast,
            ..plain.clone()
        };
        vec![plain, full]
    }
}

impl Builtin for RmsProp {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        let mut all = Vec::new();
        for centered in SWITCH {
            for eps_in_root in SWITCH {
                for momentum in [0.0, 0.01 + knobs.fast] {
                    for weight_decay in [0.0, knobs.decay] {
                        all.push(Self {
                            lr: knobs.lr,
                            alpha: knobs.slow,
                            eps: knobs.eps,
                            momentum,
                            weight_decay,
                            centered,
                            eps_in_root,
                        });
                    }
                }
            }
        }
        all
    }
}

impl Builtin for Adam {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        let mut all = Vec::new();
        for amsgrad in SWITCH {
            for weight_decay in [0.0, knobs.decay] {
                all.push(Self {
                    lr: knobs.lr,
                    beta1: knobs.fast,
                    beta2: knobs.slow,
                    eps: knobs.eps,
                    weight_decay,
                    amsgrad,
                });
            }
        }
        all
    }
}

impl Builtin for AdamW {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        let with = |amsgrad| Self {
            lr: knobs.lr,
            beta1: knobs.fast,
            beta2: knobs.slow,
            eps: knobs.eps,
            weight_decay: knobs.decay,
            amsgrad,
        };
        SWITCH.map(with).to_vec()
    }
}

impl Builtin for Lion {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        let with = |weight_decay| Self {
            lr: knobs.lr,
            beta1: knobs.fast,
            beta2: knobs.slow,
            weight_decay,
        };
        [0.0, knobs.decay].map(with).to_vec()
    }
}

impl Builtin for Sgd {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        // Momentum, dampening, nesterov: the combinations that are allowed.
        let momentum = 0.01 + knobs.fast;
        let kinds = [
            (0.0, 0.0, false),
            (momentum, 0.0, false),
            (momentum, 1.0 - knobs.slow, false),
            (momentum, 1.0, false),
            (momentum, 0.0, true),
        ];
        let mut all = Vec::new();
        for (momentum, dampening, nesterov) in kinds {
            for weight_decay in [0.0, knobs.decay] {
                for maximize in SWITCH {
                    all.push(Self {
                        lr: knobs.lr,
                        momentum,
                        dampening,
                        weight_decay,
                        nesterov,
                        maximize,
                    });
                }
            }
        }
        all
    }
}
