//! A rule mended by its message's help gives the numbers of the correction beside the example.

use std::collections::{BTreeMap, BTreeSet};

use super::edits::followed;
use crate::language::literal::Literal;
use crate::tests::examples::examples;
use crate::tests::interpreter::Interpreter;
use crate::tests::random::Random;
use crate::tests::soundness::understood;
use crate::tests::{errors_of, rule_tokens};

/// The weights after each of some steps, as long as they are numbers.
fn weights(file: &str, flags: bool) -> Option<Vec<f64>> {
    let text = rule_tokens(file).to_string();
    let (lowered, _) = understood(&text).ok()?;
    let hypers = lowered.params.iter().map(|param| match param.default {
        Literal::Number(value) => value,
        Literal::Flag(value) => f64::from(u8::from(value != flags)),
        Literal::Count(value) => value as f64,
    });
    let mut interpreter = Interpreter::in_f64(&lowered, hypers.collect(), 1.25);
    let mut random = Random::from_seed(3);
    let mut all = Vec::new();
    for step in 0..12 {
        let g = if step == 7 {
            0.0
        } else {
            2.0 * random.unit() - 0.5
        };
        interpreter.step(g).ok()?;
        all.push(interpreter.w.value);
    }
    Some(all)
}

/// Findings whose help, followed by an edit of a line, gives other numbers than the correction beside the example does.
const OTHERS: [(&str, &str); 8] = [
    (
        "corrected-twice",
        "either correction may go, and here the other went",
    ),
    (
        "debias-initial",
        "either the correction or the initial value may go",
    ),
    (
        "decayed-twice",
        "either decay may go, which the help tells apart",
    ),
    (
        "mismatched-shares",
        "`ema` has the share that belongs to the old value's rate",
    ),
    (
        "multiplied-correction",
        "the edit puts the average corrected beside the average",
    ),
    (
        "scalar-initial",
        "a number of the tensor is made one per weight, or starts elsewhere",
    ),
    ("undeclared-name", "which default is the author's to say"),
    (
        "unknown-function",
        "all functions are listed, and the first that fits was taken",
    ),
];

#[test]
fn a_help_that_is_followed_gives_the_numbers_of_the_correction() {
    let (mut compared, mut others) = (0, BTreeMap::new());
    for example in examples() {
        let before = errors_of(rule_tokens(&example.wrong));
        let mut errors = before.iter();
        let Some(error) = errors.find(|error| error.rule.id == example.rule.id) else {
            continue;
        };
        let Some(mended) = followed(&example.wrong, &before, error) else {
            continue;
        };
        for flags in [false, true] {
            let ours = weights(&mended, flags);
            let theirs = weights(&example.fixed, flags);
            let (Some(ours), Some(theirs)) = (ours, theirs) else {
                continue;
            };
            compared += 1;
            if ours != theirs {
                others.insert(example.rule.id, mended.clone());
            }
        }
    }
    println!("{compared} runs compared");
    assert!(compared > 70, "{compared} runs compared");
    let found: BTreeSet<_> = others.keys().copied().collect();
    let listed = OTHERS.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        found, listed,
        "other numbers, and what is listed as that: {others:#?}"
    );
}
