//! The optimizers of pytorch_optimizer.

use optim_runtime::{
    AdaBelief, AdaDelta, AdaMax, Adafactor, Adam, AdamW, Adan, Adopt, AggMo, GradientDescent, Lamb,
    Lars, Lion, NAdam, Prodigy, RAdam, RmsProp, ScheduleFreeAdamW, ScheduleFreeSgd, Sgd, Signum,
    Yogi,
};

use super::Lack::{
    Factorisation, LineSearch, Messages, Pairs, Products, Quantised, Random, RowInput,
    SecondGradient, SumBehindSum, TopK,
};
use super::{Entry, coming, not, one, rule};
use crate::published::adam::{AdaSmooth, AdamG, Ano, Bcos, DualAdam, ExAdam, Kate, PAdam, Vsgd};
use crate::published::layers::{
    AdaLomo, Adalite, AdamSn, Amos, ApolloDqn, Nero, Racs, Rose, SgdSai,
};
use crate::published::loss::{AliG, EmoNavi, EmoSign};
use crate::published::matrices::{AdaGo, AdaMuon, NorMuon, Scion};
use crate::published::model::{
    AdaGc, Adai, AdamS, AdaptiveDescent, AvaGrad, DAdaptAdaGrad, DAdaptAdan, DAdaptLion, DAdaptSgd,
};
use crate::published::momentum::{A2Grad, AccSgd, AdaTam, Gravity, MSvag, Pid, Pnm, Srmm, Tam};
use crate::published::preconditioned::{Conda, ScalableShampoo, Shampoo};
use crate::published::tensorwise::{
    AdaNorm, AdaShift4, Aida, FAdam, GrokFastAdamW, Sara, ScheduleFreeRAdam, Spam, StableSpam,
    Swats,
};

/// What the package computes in `f32` whatever the weights are.
const IN_F32: f64 = 2e-5;

/// What the package computes in `bf16` whatever the weights are.
const IN_BF16: &str =
    "recorded with its products in the weights' type; the package has them in `bf16`";

/// All of them.
pub(super) fn entries() -> Vec<Entry> {
    let mut all = built_in();
    all.extend(being_built_in());
    all.extend(weight_by_weight());
    all.extend(by_tensors_and_models());
    all.extend(by_matrices());
    all.extend(not_had());
    all
}

fn built_in() -> Vec<Entry> {
    let sgd = Sgd::default().with_lr(0.05).with_momentum(0.9);
    let rmsprop = RmsProp::default().with_lr(0.05).with_momentum(0.5);
    let adafactor = Adafactor::default().with_lr(0.05).with_eps1(1e-30);
    let adan = Adan::default().with_lr(0.05).with_weight_decay(0.03);
    vec![
        one("AggMo", AggMo::default().with_lr(0.05)),
        one("SGD", sgd.with_weight_decay(0.03).with_nesterov(true)).note("torch's own"),
        one(
            "Adam",
            Adam::default()
                .with_lr(0.05)
                .with_weight_decay(0.03)
                .with_amsgrad(true),
        )
        .note("torch's own"),
        one("AdamW", AdamW::default().with_lr(0.05)).note("torch's own"),
        one(
            "NAdam",
            NAdam::default().with_lr(0.05).with_weight_decay(0.03),
        )
        .note("torch's own"),
        one(
            "RMSprop",
            rmsprop.with_weight_decay(0.03).with_centered(true),
        )
        .note("torch's own"),
        one(
            "ADOPT",
            Adopt::default()
                .with_lr(0.05)
                .with_weight_decay(0.03)
                .with_decoupled_weight_decay(true),
        ),
        one(
            "AdaBelief",
            AdaBelief::default()
                .with_lr(0.05)
                .with_eps(1e-8)
                .with_weight_decay(0.03),
        ),
        one(
            "AdaDelta",
            AdaDelta::default().with_lr(2.0).with_weight_decay(0.03),
        ),
        one("AdaFactor", adafactor.with_eps_in_square(true))
            .note("without momentum, and at a rate that is given"),
        one(
            "AdaMax",
            AdaMax::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one("Adan", adan.with_decoupled_weight_decay(true)),
        one(
            "LARS",
            Lars::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one(
            "Lamb",
            Lamb::pytorch_optimizer()
                .with_lr(0.05)
                .with_weight_decay(0.03),
        ),
        one(
            "Lion",
            Lion::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one("LOMO", GradientDescent { lr: 0.05 })
            .note("gradient descent; that it steps within the backward pass is the package's"),
        one("Prodigy", Prodigy::default().with_d0(1e-4)),
        one("RAdam", RAdam::default().with_lr(0.05))
            .note("with `degenerated_to_sgd`; without, it rests while the variance is not known"),
        one(
            "ScheduleFreeAdamW",
            ScheduleFreeAdamW::pytorch_optimizer()
                .with_lr(0.05)
                .with_weight_decay(0.03),
        ),
        one(
            "ScheduleFreeSGD",
            ScheduleFreeSgd::default()
                .with_lr(0.05)
                .with_weight_decay(0.03),
        ),
        one(
            "SignSGD",
            Signum::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one(
            "Tiger",
            Signum::default()
                .with_lr(0.05)
                .with_momentum(0.965)
                .with_weight_decay(0.01),
        )
        .note("the sign of an average"),
        one(
            "Yogi",
            Yogi::default().with_lr(0.05).with_weight_decay(0.03),
        ),
    ]
}

/// Rules that are being built in: once they are, each goes to the list above with the settings of its recorded run, and
/// the test says so.
fn being_built_in() -> Vec<Entry> {
    vec![
        coming("AdEMAMix", "AdEmaMix"),
        coming("AdaBound", "AdaBound"),
        coming("AdaMod", "AdaMod"),
        coming("AdaPNM", "AdaPnm"),
        coming("AdamC", "AdamC"),
        coming("AdamMini", "AdamMini"),
        coming("AdamP", "AdamP"),
        coming("CAME", "Came"),
        coming("DAdaptAdam", "DAdaptAdam"),
        coming("DiffGrad", "DiffGrad"),
        coming("DistributedMuon", "Muon").note("that machines share the work is the package's"),
        coming("FOCUS", "Focus"),
        coming("FTRL", "Ftrl"),
        coming("Fromage", "Fromage"),
        coming("Grams", "Grams"),
        coming("LaProp", "LaProp"),
        coming("MADGRAD", "Madgrad"),
        coming("MARS", "Mars"),
        coming("Muon", "Muon"),
        coming("NovoGrad", "NovoGrad"),
        coming("QHAdam", "QhAdam"),
        coming("QHM", "Qhm"),
        coming("Ranger", "Ranger"),
        coming("SGDP", "Sgdp"),
        coming("SGDW", "Sgdw"),
        coming("SM3", "Sm3"),
        coming("SimplifiedAdEMAMix", "SimplifiedAdEmaMix"),
        coming("SophiaH", "Sophia"),
        coming("StableAdamW", "StableAdamW"),
        coming("AdaHessian", "AdaHessian"),
    ]
}

fn weight_by_weight() -> Vec<Entry> {
    let a2grad = A2Grad::default();
    let srmm = Srmm::default().with_lr(0.05).with_memory_length(5);
    vec![
        rule(
            "A2Grad",
            [
                ("", a2grad.clone()),
                (
                    "inc",
                    a2grad
                        .clone()
                        .with_beta(3.0)
                        .with_lips(4.0)
                        .with_incremental(true),
                ),
                ("exp", a2grad.with_rho(0.7).with_exponential(true)),
            ],
        ),
        one(
            "AccSGD",
            AccSgd::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one(
            "AdaSmooth",
            AdaSmooth::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one(
            "AdaTAM",
            AdaTam::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one(
            "AdamG",
            AdamG::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        rule(
            "Ano",
            [
                ("", Ano::default().with_lr(0.05).with_weight_decay(0.03)),
                (
                    "logarithmic",
                    Ano::default().with_lr(0.05).with_logarithmic(true),
                ),
            ],
        ),
        one("BCOS", Bcos::default().with_lr(0.05)).note("in its mode `c`, the default"),
        one(
            "DualAdam",
            DualAdam::default()
                .with_lr(0.05)
                .with_switch_rate(0.1)
                .with_weight_decay(0.03),
        ),
        one(
            "EXAdam",
            ExAdam::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one("Gravity", Gravity::default().with_lr(0.05))
            .note("but for the noise that the velocity begins with"),
        one(
            "Kate",
            Kate::default()
                .with_lr(0.05)
                .with_delta(0.1)
                .with_weight_decay(0.03),
        ),
        one("MSVAG", MSvag::default().with_lr(0.05))
            .times(40.0)
            .note("it multiplies the rounding of a difference by up to 10⁴"),
        one(
            "PAdam",
            PAdam::default().with_lr(0.05).with_weight_decay(0.03),
        ),
        one("PID", Pid::default().with_lr(0.01).with_weight_decay(0.03)),
        one("PNM", Pnm::default().with_lr(0.05).with_weight_decay(0.03)),
        one("SRMM", srmm),
        one("TAM", Tam::default().with_lr(0.05).with_weight_decay(0.03)),
        one(
            "VSGD",
            Vsgd::default().with_lr(0.05).with_weight_decay(0.03),
        ),
    ]
}

fn by_tensors_and_models() -> Vec<Entry> {
    let adaptive = AdaptiveDescent::default().with_weight_decay(0.03);
    let apollo = ApolloDqn::default()
        .with_lr(0.05)
        .with_init_lr(0.01)
        .with_weight_decay(0.03);
    let grokfast = GrokFastAdamW::default().with_lr(0.05 / 3.0).with_after(3);
    let spam = Spam::default()
        .with_lr(0.05)
        .with_warmup(3)
        .with_interval(7)
        .with_free(2);
    let sara = Sara::default().with_lr(0.05).with_threshold(0.7);
    let stable_spam = StableSpam::default().with_lr(0.05).with_interval(7);
    vec![
        one("ASGD", adaptive)
            .loosely(1e-3)
            .note("adaptive, not torch's averaged one; its lengths are computed in `f32`, and their small differences are what counts"),
        one("AdaGC", AdaGc::default().with_lr(0.05).with_warmup_steps(6))
            .loosely(IN_F32)
            .note("the model's length is computed in `f32`"),
        one("AdaLOMO", AdaLomo::default().with_lr(0.05).with_weight_decay(0.03))
            .note("that it steps within the backward pass is the package's"),
        one("AdaNorm", AdaNorm::default().with_lr(0.05).with_weight_decay(0.03)),
        one("AdaShift", AdaShift4::default().with_lr(0.05))
            .note("each gradient that is kept is a state: four here, ten by default there"),
        rule(
            "Adai",
            [
                ("", Adai::default().with_lr(0.05).with_weight_decay(0.03)),
                ("damped", Adai::default().with_lr(0.05).with_dampening(0.5)),
            ],
        ),
        one("Adalite", Adalite::default().with_lr(0.05)),
        one("AdamS", AdamS::default().with_lr(0.05).with_weight_decay(0.03)),
        one("AdamWSN", AdamSn::default().with_lr(0.05).with_weight_decay(0.03)).note("with rows as its subsets"),
        one("Aida", Aida::default().with_lr(0.05).with_weight_decay(0.03)),
        rule(
            "AliG",
            [
                ("", AliG::default().with_lr(0.05)),
                ("momentum", AliG::default().with_momentum(0.9)),
            ],
        )
        .loosely(IN_F32)
        .note("the loss is a hyper-parameter, set before each step; the model's length is computed in `f32`"),
        rule(
            "Amos",
            [
                ("", Amos::default().with_lr(0.05)),
                ("momentum", Amos::default().with_lr(0.05).with_momentum(0.9)),
            ],
        ),
        one("ApolloDQN", apollo.with_warmup_steps(5)),
        one("AvaGrad", AvaGrad::default().with_lr(0.05).with_weight_decay(0.03)),
        one("DAdaptAdaGrad", DAdaptAdaGrad::default().with_d0(1e-2)),
        one("DAdaptAdan", DAdaptAdan::default().with_d0(1e-2).with_weight_decay(0.03)).note("it squares twice what Adan squares once"),
        one("DAdaptLion", DAdaptLion::default().with_d0(1e-2)),
        one("DAdaptSGD", DAdaptSgd::default().with_d0(1e-1))
            .loosely(IN_F32)
            .note("the model's length is computed in `f32`"),
        one("EmoFact", EmoSign::default().with_lr(0.05).with_factored(true))
            .note("without its shadow; the loss is a hyper-parameter"),
        one("EmoLynx", EmoSign::default().with_lr(0.05)).note("without its shadow; the loss is a hyper-parameter"),
        rule(
            "EmoNavi",
            [
                ("", EmoNavi::default().with_lr(0.05)),
                ("shadow", EmoNavi::default().with_lr(0.05).with_use_shadow(true)),
            ],
        )
        .note("the loss is a hyper-parameter"),
        one("FAdam", FAdam::default().with_lr(0.05)),
        one("GrokFastAdamW", grokfast.with_weight_decay(0.03)).note("the package divides its rate by 1 + λ"),
        one("Nero", Nero::default().with_lr(0.05)),
        one("RACS", Racs::default().with_lr(0.5).with_weight_decay(0.03)),
        one("ROSE", Rose::default().with_lr(0.05).with_weight_decay(0.03)),
        one("SGDSaI", SgdSai::default().with_lr(0.05)),
        one("SPAM", spam.with_threshold(2.0).with_weight_decay(0.03))
            .note("at its density 1, the default; less needs random numbers"),
        one("SWATS", Swats::default().with_lr(0.05).with_eps(0.2))
            .note("each tensor switches for itself; there the last one switches its group"),
        rule(
            "SaRA",
            [
                ("", sara.clone()),
                ("narrowed", sara.with_narrow_at(6).with_amsgrad(true)),
            ],
        )
        .note("without its constraint on the rank, the default"),
        one("ScheduleFreeRAdam", ScheduleFreeRAdam::default().with_lr(0.05).with_weight_decay(0.03)),
        one("StableSPAM", stable_spam.with_weight_decay(0.03)),
    ]
}

fn by_matrices() -> Vec<Entry> {
    let ada_muon = AdaMuon::default().with_lr(0.05);
    let nor_muon = NorMuon::default().with_lr(0.05);
    let conda = Conda::default().with_lr(0.05);
    let shampoo = Shampoo::default().with_lr(0.5);
    let scalable = ScalableShampoo::default().with_lr(0.05).with_start(4);
    let scion = Scion::default().with_lr(0.05);
    let scions = |scion: Scion| {
        [
            ("", scion.clone().with_weight_decay(0.03)),
            ("constraint", scion.with_scale(3.0).with_constraint(true)),
        ]
    };
    vec![
        rule(
            "AdaGO",
            [
                ("", AdaGo::default().with_lr(0.5).with_weight_decay(0.03)),
                ("nesterov", AdaGo::default().with_lr(0.5).with_nesterov(true).with_gamma(3.0)),
            ],
        )
        .note(IN_BF16),
        rule(
            "AdaMuon",
            [
                ("", ada_muon.clone().with_weight_decay(0.03)),
                ("ratio", ada_muon.with_rms(0.0)),
            ],
        )
        .note(IN_BF16),
        rule(
            "NorMuon",
            [
                ("", nor_muon.clone().with_weight_decay(0.03)),
                ("rms", nor_muon.with_rms(0.2)),
            ],
        )
        .note(IN_BF16),
        rule(
            "Conda",
            [
                ("", conda.clone().with_weight_decay(0.03)),
                ("renewed", conda.with_every(5).with_scale(0.5)),
            ],
        )
        .loosely(1e-5)
        .note("it computes the basis in `f32`"),
        rule(
            "ScalableShampoo",
            [
                ("", scalable.clone().with_every(2).with_weight_decay(0.03)),
                ("plain", scalable.with_every(3).with_nesterov(false)),
            ],
        )
        .note("with `use_svd`, for its own iteration ends at an error of 1e-3; axes are not taken together, matrices are not cut"),
        rule(
            "Shampoo",
            [
                ("", shampoo.clone().with_weight_decay(0.03)),
                ("momentum", shampoo.with_momentum(0.5).with_every(3)),
            ],
        )
        .note("of matrices; the package has a square matrix for a vector too"),
        rule("SCION", scions(scion.clone()))
            .note("with its norms by tensors' shapes, the default; recorded with its products in the weights' type"),
        rule("SCIONLight", scions(scion.with_light(true)))
            .note("with its norms by tensors' shapes, the default; recorded with its products in the weights' type"),
    ]
}

fn not_had() -> Vec<Entry> {
    vec![
        not("LBFGS", &[LineSearch]).note("torch's own"),
        not("APOLLO", &[Random, Products]).note("a random projection of the gradient"),
        not("Alice", &[Products, Factorisation, Random]),
        not("BSAM", &[SecondGradient, Random]),
        not("DASH", &[Products, Factorisation]),
        not("DeMo", &[Products, TopK, Messages]),
        not("Fira", &[Products, Factorisation]),
        not("FlashAdamW", &[Quantised]).note("AdamW in its equations"),
        not("GaLore", &[Products, Factorisation]),
        not("Kron", &[Products, Factorisation, Random]),
        not("LoRARite", &[Products, Factorisation, Pairs]),
        not("Magma", &[Random]).note("a mask around another optimizer"),
        not("MuonClip", &[RowInput]).note("weights are scaled by the attention's largest logits"),
        not("Ranger21", &[SumBehindSum]).note("of a model with one tensor it is a rule"),
        not("SOAP", &[Factorisation]).note(
            "its basis is renewed by a QR, in whose order the columns of the second moment are put; one of `eigenvectors` \
             from time to time is another rule",
        ),
        not("SPlus", &[Products, Factorisation]),
        not("SpectralSphere", &[Products, Factorisation]),
    ]
}
