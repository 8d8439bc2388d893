//! Where steps are off by more than a few roundings, or no numbers, and why: the mechanism is stated, and whether it is
//! still so is tested.

use optim_runtime::Dtype;

use super::Size;

/// What is known to be off by more, or to be no number.
pub(super) struct Off {
    pub(super) rule: &'static str,
    /// Those at an end; of all settings if there are none.
    pub(super) hypers: &'static [&'static str],
    pub(super) sizes: &'static [Size],
    /// In which type; that it is so there is tested as well.
    pub(super) types: &'static [Dtype],
    pub(super) reason: &'static str,
}

const BOTH: &[Dtype] = &[Dtype::F32, Dtype::F64];

const SQUARES: &str =
    "an infinite square is part of a difference or quotient, or is forgotten at a rate of 0";
const REDUCED: &str =
    "a number made of what was reduced is infinite, which is known too late to refuse it";

const fn squares(rule: &'static str) -> Off {
    Off {
        rule,
        hypers: &[],
        sizes: &[Size::Overflowing],
        types: BOTH,
        reason: SQUARES,
    }
}

pub(super) const OFF: &[Off] = &[
    squares("AdaBelief"),
    squares("AdaDelta"),
    squares("AdaGrad"),
    squares("AdaHessian"),
    squares("AdaMax"),
    squares("Adafactor"),
    squares("Adam"),
    squares("AdamW"),
    squares("Adan"),
    squares("Adopt"),
    squares("Lamb"),
    squares("NAdam"),
    squares("Prodigy"),
    squares("RmsProp"),
    squares("ScheduleFreeAdamW"),
    squares("Yogi"),
    squares("AdEmaMix"),
    squares("AdaPnm"),
    squares("AdamC"),
    squares("AdamMini"),
    squares("Came"),
    squares("DAdaptAdam"),
    squares("DiffGrad"),
    squares("Ftrl"),
    squares("Grams"),
    squares("LaProp"),
    squares("Madgrad"),
    squares("Mars"),
    squares("NovoGrad"),
    squares("QhAdam"),
    squares("SimplifiedAdEmaMix"),
    squares("Sm3"),
    squares("StableAdamW"),
    Off {
        rule: "AdaBelief",
        hypers: &["beta1"],
        sizes: &[Size::Ordinary, Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "near a rate of 0 the gradient's difference from its average cancels, and ε alone is divided by",
    },
    Off {
        rule: "Adafactor",
        hypers: &["eps1", "eps2"],
        sizes: &[Size::Zero, Size::Vanishing],
        types: BOTH,
        reason: REDUCED,
    },
    Off {
        rule: "Lamb",
        hypers: &["lr"],
        sizes: &[Size::Zero, Size::Vanishing],
        types: &[Dtype::F32],
        reason: REDUCED,
    },
    Off {
        rule: "Lars",
        hypers: &["lr", "trust_coefficient"],
        sizes: &[Size::Vanishing],
        types: BOTH,
        reason: REDUCED,
    },
    Off {
        rule: "Lamb",
        hypers: &["max_grad_norm"],
        sizes: &[Size::Huge],
        types: BOTH,
        reason: "the ratio to a large norm vanishes",
    },
    Off {
        rule: "Lars",
        hypers: &["trust_coefficient"],
        sizes: &[Size::Huge],
        types: BOTH,
        reason: "the ratio to a large norm vanishes",
    },
    Off {
        rule: "Prodigy",
        hypers: &["beta1"],
        sizes: &[Size::Tiny],
        types: &[Dtype::F32],
        reason: "the share of the gradient times the estimate vanishes",
    },
    Off {
        rule: "Prodigy",
        hypers: &["d0"],
        sizes: &[Size::Ordinary],
        types: &[Dtype::F32],
        reason: "the square of the gradient times the estimate vanishes",
    },
    Off {
        rule: "Prodigy",
        hypers: &["lr", "d0"],
        sizes: &[Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "the square of the gradient times the estimate is infinite",
    },
    Off {
        rule: "ScheduleFreeAdamW",
        hypers: &["lr", "weight_lr_power"],
        sizes: &[Size::Ordinary, Size::Tiny, Size::Huge, Size::Mixed],
        types: &[Dtype::F64],
        reason: "the step's weight in the average, a power of its rate, vanishes in `f64`",
    },
    Off {
        rule: "ScheduleFreeSgd",
        hypers: &["lr", "weight_lr_power"],
        sizes: &[Size::Ordinary, Size::Tiny, Size::Huge, Size::Mixed],
        types: &[Dtype::F64],
        reason: "the step's weight in the average, a power of its rate, vanishes in `f64`",
    },
    Off {
        rule: "AdaMod",
        hypers: &[],
        sizes: &[Size::Overflowing],
        types: &[Dtype::F32],
        reason: SQUARES,
    },
    Off {
        rule: "AdaBound",
        hypers: &["lr"],
        sizes: &[Size::Zero, Size::Vanishing],
        types: &[Dtype::F32],
        reason: "the rate of a weight is infinite, and its moment is 0",
    },
    Off {
        rule: "AdaMod",
        hypers: &["lr"],
        sizes: &[Size::Zero, Size::Vanishing],
        types: &[Dtype::F32],
        reason: "the rate of a weight is infinite, and its moment is 0",
    },
    Off {
        rule: "AdaMod",
        hypers: &["lr"],
        sizes: &[Size::Huge],
        types: BOTH,
        reason: "the rate of a weight vanishes before it is multiplied by its moment",
    },
    Off {
        rule: "AdaPnm",
        hypers: &["beta3"],
        sizes: &[Size::Huge, Size::Mixed],
        types: &[Dtype::F64],
        reason: "a multiple of each average is infinite, and one is taken away from the other",
    },
    Off {
        rule: "Came",
        hypers: &["beta1"],
        sizes: &[Size::Ordinary, Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "near a rate of 0 the step's difference from its average cancels, and ε₂ alone is divided by",
    },
    Off {
        rule: "Came",
        hypers: &["beta2"],
        sizes: &[Size::Tiny],
        types: &[Dtype::F32],
        reason: "ε₁ has few digits beside a rate that is nearly 1",
    },
    Off {
        rule: "DAdaptAdam",
        hypers: &["d0", "lr"],
        sizes: &[Size::Huge],
        types: &[Dtype::F64],
        reason: "the product of gradient and sum, or the estimate made of it, is infinite",
    },
    Off {
        rule: "Dog",
        hypers: &[],
        sizes: &[Size::Ordinary, Size::Tiny, Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "the distance from where the weights began is that of near numbers",
    },
    Off {
        rule: "Dog",
        hypers: &["eps", "lr", "reps_rel", "first_distance"],
        sizes: &[Size::Zero, Size::Vanishing],
        types: &[Dtype::F32],
        reason: REDUCED,
    },
    Off {
        rule: "Focus",
        hypers: &[],
        sizes: &[
            Size::Zero,
            Size::Ordinary,
            Size::Tiny,
            Size::Huge,
            Size::Mixed,
        ],
        types: BOTH,
        reason: "the sign is that of a difference of near numbers, of a weight and its average",
    },
    Off {
        rule: "Fromage",
        hypers: &["", "lr"],
        sizes: &[Size::Vanishing],
        types: BOTH,
        reason: REDUCED,
    },
    Off {
        rule: "Fromage",
        hypers: &["lr"],
        sizes: &[Size::Huge],
        types: BOTH,
        reason: "the ratio to a large norm vanishes",
    },
    Off {
        rule: "Ftrl",
        hypers: &["lr"],
        sizes: &[Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "the root of a sum over the learning rate is infinite",
    },
    Off {
        rule: "LaProp",
        hypers: &["beta2"],
        sizes: &[Size::Tiny],
        types: &[Dtype::F32],
        reason: "the share of the square in its average vanishes",
    },
    Off {
        rule: "Madgrad",
        hypers: &["lr", "eps", "weight_decay"],
        sizes: &[Size::Tiny, Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "a weighted square is infinite",
    },
    Off {
        rule: "Mars",
        hypers: &["beta1", "gamma"],
        sizes: &[Size::Huge, Size::Mixed],
        types: BOTH,
        reason: "the corrected gradient is infinite",
    },
    Off {
        rule: "NovoGrad",
        hypers: &["eps"],
        sizes: &[Size::Zero, Size::Vanishing],
        types: BOTH,
        reason: REDUCED,
    },
];

/// The position of what is known of such trials.
pub(super) fn known(rule: &str, dtype: Dtype, hyper: &str, size: Size) -> Option<usize> {
    OFF.iter().position(|off| {
        let of_setting = off.hypers.is_empty() || off.hypers.contains(&hyper);
        off.rule == rule && of_setting && off.sizes.contains(&size) && off.types.contains(&dtype)
    })
}
