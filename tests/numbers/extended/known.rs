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
];

/// The position of what is known of such trials.
pub(super) fn known(rule: &str, dtype: Dtype, hyper: &str, size: Size) -> Option<usize> {
    OFF.iter().position(|off| {
        let of_setting = off.hypers.is_empty() || off.hypers.contains(&hyper);
        off.rule == rule && of_setting && off.sizes.contains(&size) && off.types.contains(&dtype)
    })
}
