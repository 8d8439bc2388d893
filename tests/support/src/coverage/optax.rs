//! The optimizers of optax, with those of `optax.contrib`.

use optim_runtime::{
    AdaBelief, AdaDelta, AdaGrad, AdaMax, Adam, AdamW, Adopt, Lamb, Lars, Lion, NAdam, Prodigy,
    RAdam, RmsProp, ScheduleFreeAdamW, ScheduleFreeSgd, Sgd, SignDescent, Signum, Yogi,
};

use super::Lack::{Around, Factorisation, LineSearch, Products, Random, SecondGradient};
use super::{Entry, coming, not, one, rule, runtime};
use crate::published::OptaxAdafactor;
use crate::published::adam::{AcProp, AdaMaxW, OptaxAdan};
use crate::published::loss::{Momo, MomoAdam, PolyakSgd};
use crate::published::model::{Cocob, DAdaptAdamW, Dowg, MechanicDescent};
use crate::published::momentum::{OptaxRprop, OptimisticAdam, OptimisticDescent};

/// All of them.
pub(super) fn entries() -> Vec<Entry> {
    let mut all = built_in();
    all.extend(being_built_in());
    all.extend(expressed());
    all.extend(not_had());
    all
}

fn built_in() -> Vec<Entry> {
    let amsgrad = Adam::default().with_lr(0.05).with_amsgrad(true);
    let nadamw = NAdam::optax().with_lr(0.05).with_weight_decay(1e-4);
    let prodigy = Prodigy::default().with_d0(1e-2).with_bias_correction(true);
    let sgd = Sgd::default().with_lr(0.05).with_momentum(0.9);
    vec![
        one("adabelief", AdaBelief::default().with_lr(0.05)),
        one(
            "adadelta",
            AdaDelta::default().with_lr(2.0).with_weight_decay(0.03),
        ),
        one("adagrad", AdaGrad::optax().with_lr(0.05)),
        one("adam", Adam::default().with_lr(0.05)),
        one("adamax", AdaMax::default().with_lr(0.05)),
        one("adamw", AdamW::optax().with_lr(0.05)),
        one("adopt", Adopt::authors().with_lr(0.05)),
        one("amsgrad", amsgrad.with_amsgrad_corrected(true)),
        one("lamb", Lamb::optax().with_lr(0.05).with_weight_decay(0.03))
            .loosely(1e-5)
            .note("optax adds no ε to the length of the step, ours adds 1e-6"),
        one(
            "lars",
            Lars::default().with_lr(5.0).with_lr_in_momentum(true),
        ),
        one("lion", Lion::optax().with_lr(0.05)),
        one("nadam", NAdam::optax().with_lr(0.05)),
        one("nadamw", nadamw.with_decoupled_weight_decay(true)),
        one("prodigy", prodigy),
        one("radam", RAdam::default().with_lr(0.05))
            .loosely(1e-7)
            .note("the rectification is a difference in which a rounding of its power shows"),
        one("rmsprop", RmsProp::optax().with_lr(0.05).with_momentum(0.9)),
        one(
            "schedule_free_adamw",
            ScheduleFreeAdamW::default().with_lr(0.05),
        ),
        one(
            "schedule_free_sgd",
            ScheduleFreeSgd::default().with_lr(0.05),
        ),
        one("sgd", sgd.with_nesterov(true)),
        one("sign_sgd", SignDescent { lr: 0.05 }),
        one("signum", Signum::default().with_lr(0.05)),
        one("yogi", Yogi::default().with_lr(0.05)),
    ]
}

/// As in `pytorch_optimizer.rs`.
fn being_built_in() -> Vec<Entry> {
    vec![
        coming("ademamix", "AdEmaMix"),
        coming("dog", "Dog"),
        coming("fromage", "Fromage"),
        coming("madgrad", "Madgrad"),
        coming("muon", "Muon"),
        coming("novograd", "NovoGrad"),
        coming("simplified_ademamix", "SimplifiedAdEmaMix"),
        coming("sm3", "Sm3"),
        coming("sophia", "Sophia"),
        coming("noisy_sgd", "Sgld").note("gradient descent with noise that fades"),
    ]
}

fn expressed() -> Vec<Entry> {
    let momo = Momo::default().with_lr(0.05);
    let optimistic = OptimisticAdam::default();
    vec![
        one(
            "acprop",
            AcProp::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one("adafactor", OptaxAdafactor::default().with_least_axis(4))
            .loosely(1e-7)
            .note("it computes the decay rate in `f32`"),
        one("rprop", OptaxRprop::default().with_lr(0.05))
            .note("not the built-in Rprop: each step is done one step late"),
        one(
            "adamaxw",
            AdaMaxW::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one("adan", OptaxAdan::default().with_lr(0.05))
            .note("not the built-in Adan: a change counts 1 − `b2` and not `b2`"),
        one("cocob", Cocob::default()),
        one(
            "dadapt_adamw",
            DAdaptAdamW::default().with_d0(1e-2).with_weight_decay(0.03),
        )
        .times(4.0)
        .note("its rate feeds on its own roundings"),
        one("dowg", Dowg::default()),
        one(
            "mechanize",
            MechanicDescent::default().with_lr(0.05).with_s_init(1e-1),
        )
        .times(4.0)
        .note("around gradient descent; its rate feeds on its own roundings"),
        rule(
            "momo",
            [
                ("", momo.clone().with_weight_decay(0.03)),
                ("bound", momo.with_adapt(true)),
            ],
        )
        .note("the loss is a hyper-parameter, set before each step"),
        one(
            "momo_adam",
            MomoAdam::default().with_lr(0.05).with_weight_decay(0.03),
        )
        .note("the loss is a hyper-parameter"),
        one(
            "optimistic_adam",
            optimistic
                .clone()
                .with_lr(1.0)
                .with_alpha(0.05)
                .with_beta(0.03),
        )
        .note("its rate is the weight of the step"),
        one("optimistic_adam_v2", optimistic.with_lr(0.05)),
        one(
            "optimistic_gradient_descent",
            OptimisticDescent::default()
                .with_lr(0.05)
                .with_alpha(0.8)
                .with_beta(1.2),
        ),
        one(
            "polyak_sgd",
            PolyakSgd::default().with_lr(0.05).with_f_min(0.1),
        )
        .note("the loss is a hyper-parameter"),
    ]
}

fn not_had() -> Vec<Entry> {
    vec![
        not("dpsgd", &[Random]).note("gradients of single examples are the framework's"),
        not("galore", &[Products, Factorisation]),
        not("lbfgs", &[LineSearch]),
        runtime("reduce_on_plateau", "`schedule::optax::reduce_on_plateau`").note("a schedule"),
        not("sam", &[SecondGradient]),
        not("schedule_free", &[Around])
            .note("around another optimizer; of AdamW and SGD it is built in"),
    ]
}
