//! The texts for PyTorch and optax compute what the rules compute.
//!
//! They are run on the CPU in `f64`, on tensors with no, one, two and three axes. Without PyTorch or JAX and optax in the
//! Python that the variable `PYTHON` names (`python3` without it) tests say that they are skipped.

use std::collections::BTreeSet;

use optim_runtime::Muon;
use optim_tests::builtins::Builtin;
use optim_tests::extremes::{Compared, Overflowing};
use optim_tests::inputs::Knobs;
use optim_tests::own::{Anchored, Averaged, MomoAdam, Polyak};
use optim_tests::published::preconditioned::{Conda, ScalableShampoo, Shampoo};
use optim_tests::squares::Products;
use optim_tests::texts::{Host, Trials};

/// Largest relative difference of a weight or a state after any step. All compute in `f64` and differ by a few roundings a
/// step, where factors are gathered, divisions became multiplications, sums have another order and XLA fuses what it
/// compiles; a rule may amplify each by some tens until it divides by a norm of its own (9.5e-13 at most here, in optax).
const TOLERANCE: f64 = 1e-11;

/// How many settings of a rule are tried besides its defaults.
const SETTINGS: usize = 12;

fn knobs() -> Knobs {
    Knobs {
        lr: 0.03,
        fast: 0.8,
        slow: 0.97,
        eps: 1e-6,
        decay: 0.05,
    }
}

/// The defaults, compiled where that can be, and settings from all over the list of those that select loops.
fn add_all<R: Builtin + Default>(trials: &mut Trials) {
    trials.add(&R::default());
    let all = R::variants(&knobs());
    let apart = all.len().div_ceil(SETTINGS).max(1);
    let plain = match trials.host() {
        Host::Torch => Host::Torch,
        Host::Optax { .. } => Host::Optax { jit: false },
    };
    // An odd distance meets both values of the flag that changes fastest.
    for rule in all.iter().step_by(apart | 1) {
        trials.add_at(rule, plain);
    }
}

fn built_in(host: Host) -> Trials {
    macro_rules! add_all {
        ([$trials:ident] $($name:ident: $rule:ident,)*) => {
            $(add_all::<optim_runtime::$rule>(&mut $trials);)*
        };
    }
    let mut trials = Trials::of(host, TOLERANCE);
    optim_runtime::any_shape_rules! { add_all trials }
    add_all::<Muon>(&mut trials);
    trials
}

/// Calls a macro with the settings of other frameworks.
macro_rules! with_presets {
    ($then:ident) => {
        $then! {
            AdaBelief: authors;
            AdaBound: pytorch_optimizer;
            AdaDelta: keras;
            AdaGrad: optax keras;
            AdaHessian: pytorch_optimizer;
            Adam: keras;
            AdamC: pytorch_optimizer;
            AdaMod: pytorch_optimizer;
            AdamP: pytorch_optimizer;
            AdamW: optax keras;
            AdaPnm: pytorch_optimizer;
            Adopt: authors;
            DiffGrad: pytorch_optimizer;
            Ftrl: pytorch_optimizer;
            Lamb: optax pytorch_optimizer;
            LaProp: pytorch_optimizer;
            Lion: optax keras;
            Mars: pytorch_optimizer;
            Muon: optax pytorch_optimizer keller_jordan;
            NAdam: optax keras;
            NovoGrad: optax;
            QhAdam: pytorch_optimizer;
            RmsProp: optax keras;
            Rprop: pytorch;
            ScheduleFreeAdamW: pytorch_optimizer;
            Sgd: keras;
            Signum: tiger;
            Sm3: optax pytorch_optimizer;
            Sophia: pytorch_optimizer;
        }
    };
}

fn presets(host: Host) -> Trials {
    let mut trials = Trials::of(host, TOLERANCE);
    macro_rules! add {
        ($($rule:ident: $($preset:ident)*;)*) => {
            $($( trials.add(&optim_runtime::$rule::$preset()); )*)*
        };
    }
    with_presets!(add);
    trials
}

fn of_ones_own(host: Host) -> Trials {
    let mut trials = Trials::of(host, TOLERANCE);
    for fading in [false, true] {
        trials.add(&Anchored::default().with_fading(fading));
    }
    trials.add(&Averaged::default());
    trials.add(&Averaged::default().with_beta(1.0).with_lr(0.0));
    trials.add(&Polyak::default());
    trials.add(&Polyak::default().with_averaged(false));
    trials.add(&MomoAdam::default());
    trials.add(&Overflowing::default());
    for flag in [false, true] {
        trials.add(&Compared::default().with_flag(flag));
    }
    trials
}

/// Every built-in rule in PyTorch.
#[test]
fn torch() {
    built_in(Host::Torch).compare("texts::torch");
}

/// Every built-in rule in optax.
#[test]
fn optax() {
    built_in(Host::Optax { jit: true }).compare("texts::optax");
}

/// Every setting of another framework.
#[test]
fn settings_of_other_frameworks() {
    presets(Host::Torch).compare("texts::settings_of_other_frameworks in PyTorch");
    presets(Host::Optax { jit: false }).compare("texts::settings_of_other_frameworks in optax");
}

/// A preset without a trial would be one that nobody has run.
#[test]
fn every_setting_of_another_framework_is_tried() {
    let mut tried = BTreeSet::new();
    macro_rules! add {
        ($($rule:ident: $($preset:ident)*;)*) => {
            $($( tried.insert(concat!(stringify!($rule), "::", stringify!($preset)).to_owned()); )*)*
        };
    }
    with_presets!(add);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../optim-runtime/src/rules");
    let files = std::fs::read_dir(folder).expect("the runtime lies beside the tests");
    let mut there = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file.expect("an entry").path()).expect("a text");
        let mut rule = String::new();
        for line in text.lines().map(str::trim) {
            let word = |text: &str| {
                let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
                text[..end.unwrap_or(text.len())].to_owned()
            };
            if let Some(rest) = line.strip_prefix("impl ") {
                rule = word(rest);
            }
            let function = line
                .split_once("fn ")
                .filter(|_| line.ends_with("() -> Self {"));
            if let Some((_, rest)) = function {
                there.insert(format!("{rule}::{}", word(rest)));
            }
        }
    }
    assert!(there.len() > 30, "{there:?}");
    assert_eq!(tried, there);
}

/// Rules that have what no built-in rule has.
#[test]
fn rules_of_ones_own() {
    of_ones_own(Host::Torch).compare("texts::rules_of_ones_own in PyTorch");
    of_ones_own(Host::Optax { jit: true }).compare("texts::rules_of_ones_own in optax");
}

/// Products, roots and bases of square matrices, which are computed by other means in each place.
#[test]
fn square_matrices() {
    for (host, place) in [
        (Host::Torch, "PyTorch"),
        (Host::Optax { jit: true }, "optax"),
    ] {
        let mut trials = Trials::of(host, 1e-8);
        trials.add(&Products::default());
        trials.add(&Shampoo::default());
        trials.add(&ScalableShampoo::default());
        trials.add(&Conda::default());
        trials.compare(&format!("texts::square_matrices in {place}"));
    }
}
