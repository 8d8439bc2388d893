//! The built-in rules give the numbers that other packages gave.
//!
//! `golden/README.md` says where the numbers are from and which of them are left out.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use optim_runtime::Rule;
use optim_tests::recorded::{Case, Recorded};
use optim_tests::replay::replay;
use optim_tests::translate::{Arguments, Trial, optax, pytorch_optimizer, torch};
use optim_tests::ways::every_way;

static RECORDED: LazyLock<Recorded> = LazyLock::new(Recorded::read);

/// Small, so that the longer tensors are shared between threads.
const BLOCK: usize = 64;

/// The recorded rules we have, and how many cases of each are compared.
const COMPARED: [(&str, &str, usize); 13] = [
    ("optax", "adam", 2),
    ("optax", "adamw", 2),
    ("optax", "lion", 4),
    ("optax", "rmsprop", 4),
    ("optax", "sgd", 4),
    ("optax", "sign_sgd", 4),
    ("pytorch_optimizer", "Lion", 13),
    ("pytorch_optimizer", "SignSGD", 10),
    ("torch", "Adagrad", 14),
    ("torch", "Adam", 30),
    ("torch", "AdamW", 17),
    ("torch", "RMSprop", 17),
    ("torch", "SGD", 40),
];

/// The recorded cases that are not compared: those of rules we do not have, and those that the
/// recording package itself computes with a known error.
const LEFT_OUT: [(&str, &str, usize); 16] = [
    ("optax", "adam", 2),
    ("optax", "adamw", 2),
    ("pytorch_optimizer", "ADOPT", 10),
    ("pytorch_optimizer", "AdaBelief", 14),
    ("pytorch_optimizer", "Adan", 9),
    ("pytorch_optimizer", "LARS", 9),
    ("pytorch_optimizer", "Lamb", 13),
    ("pytorch_optimizer", "ScheduleFreeAdamW", 9),
    ("pytorch_optimizer", "ScheduleFreeSGD", 4),
    ("torch", "ASGD", 4),
    ("torch", "Adadelta", 13),
    ("torch", "Adafactor", 8),
    ("torch", "Adamax", 13),
    ("torch", "NAdam", 14),
    ("torch", "RAdam", 13),
    ("torch", "Rprop", 10),
];

/// Replays every case of a recorded rule that `wanted` picks, in every way to run a step.
fn replay_all<R: Rule>(
    (framework, rule): (&str, &str),
    wanted: impl Fn(&Case) -> bool,
    translate: impl Fn(Arguments<'_>) -> Trial<R>,
) -> usize {
    let ways = every_way(&[BLOCK]);
    let cases = RECORDED.manifest.cases.iter();
    let cases = cases.filter(|case| case.framework == framework && case.rule == rule);
    let mut count = 0;
    for case in cases.filter(|case| case.quirk.is_none() && wanted(case)) {
        let trial = translate(Arguments::of(case));
        for way in &ways {
            replay(&RECORDED, case, &trial, way);
        }
        count += 1;
    }
    println!(
        "{}: {framework} {rule}, {count} cases × {} ways",
        R::META.name,
        ways.len()
    );
    count
}

/// Replays every case of a recorded rule, as many as the table above says.
fn replay_rule<R: Rule>(
    framework: &str,
    rule: &str,
    translate: impl Fn(Arguments<'_>) -> Trial<R>,
) {
    let entry = COMPARED
        .iter()
        .find(|(f, r, _)| (*f, *r) == (framework, rule));
    let (_, _, expected) = entry.expect("the table has every recorded rule that is compared");
    assert_eq!(
        replay_all((framework, rule), |_| true, translate),
        *expected
    );
}

#[test]
fn torch_sgd() {
    replay_rule("torch", "SGD", torch::sgd);
}

#[test]
fn torch_adagrad() {
    replay_rule("torch", "Adagrad", torch::adagrad);
}

#[test]
fn torch_rmsprop() {
    replay_rule("torch", "RMSprop", torch::rmsprop);
}

#[test]
fn torch_adam() {
    replay_rule("torch", "Adam", torch::adam);
}

#[test]
fn torch_adamw() {
    replay_rule("torch", "AdamW", torch::adamw);
}

#[test]
fn pytorch_optimizer_lion() {
    replay_rule("pytorch_optimizer", "Lion", pytorch_optimizer::lion);
}

#[test]
fn pytorch_optimizer_sign_sgd() {
    replay_rule("pytorch_optimizer", "SignSGD", pytorch_optimizer::sign_sgd);
}

#[test]
fn optax_sgd() {
    replay_rule("optax", "sgd", optax::sgd);
}

#[test]
fn optax_adam() {
    replay_rule("optax", "adam", optax::adam);
}

#[test]
fn optax_adamw() {
    replay_rule("optax", "adamw", optax::adamw);
}

#[test]
fn optax_lion() {
    replay_rule("optax", "lion", optax::lion);
}

#[test]
fn optax_rmsprop() {
    replay_rule("optax", "rmsprop", optax::rmsprop);
}

#[test]
fn optax_sign_sgd() {
    replay_rule("optax", "sign_sgd", optax::sign_sgd);
}

/// Whether an argument of a case is zero, false or absent.
fn is_off(case: &Case, name: &str) -> bool {
    let value = case.hyperparams.get(name);
    value.is_none_or(|value| value.as_f64() == Some(0.0) || value.as_bool() == Some(false))
}

fn plain(case: &Case) -> bool {
    ["weight_decay", "nesterov", "maximize", "dampening"]
        .iter()
        .all(|name| is_off(case, name))
}

/// Gradient descent is SGD without options.
#[test]
fn gradient_descent_is_plain_sgd() {
    let wanted = |case: &Case| plain(case) && is_off(case, "momentum");
    assert_eq!(replay_all(("torch", "SGD"), wanted, torch::plain_sgd), 10);
}

/// Momentum that averages is momentum that sums, at a learning rate larger by `1 / (1 − β)`; at
/// the same tolerance, for it is a few roundings more in every step.
#[test]
fn averaging_momentum_is_summing_momentum_at_another_rate() {
    let wanted = |case: &Case| plain(case) && !is_off(case, "momentum");
    assert_eq!(replay_all(("torch", "SGD"), wanted, torch::momentum), 13);
    assert_eq!(replay_all(("optax", "sgd"), wanted, optax::momentum), 4);
}

/// No recorded case is passed over unnoticed: each is compared or left out for a reason.
#[test]
fn every_case_is_compared_or_left_out() {
    let mut counts = [BTreeMap::new(), BTreeMap::new()];
    for case in &RECORDED.manifest.cases {
        let name = (case.framework.as_str(), case.rule.as_str());
        let have = COMPARED
            .iter()
            .any(|(framework, rule, _)| (*framework, *rule) == name);
        let compared = have && case.quirk.is_none();
        *counts[usize::from(compared)].entry(name).or_insert(0) += 1;
    }
    let [left_out, compared] = counts.map(|counts| {
        let entries = counts
            .into_iter()
            .map(|((framework, rule), n)| (framework, rule, n));
        entries.collect::<Vec<_>>()
    });
    assert_eq!(compared, COMPARED);
    assert_eq!(left_out, LEFT_OUT);
    let total = |table: &[(&str, &str, usize)]| table.iter().map(|(_, _, n)| n).sum::<usize>();
    assert_eq!((total(&compared), total(&left_out)), (161, 147));
}
