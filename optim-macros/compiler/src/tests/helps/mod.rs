//! Every help of `tests/ui` that offers code is taken at its word: what stands in its backticks is put where the
//! message points, and then the rule compiles. Which helps are words alone is listed, with the reason.

mod edits;
mod numbers;

use std::collections::{BTreeMap, BTreeSet};

use self::edits::{followed, quoted};
use super::catalogue::{files, topics, ui};
use super::{errors_of, rule_tokens};

/// Findings with a help that one edit does not do, by the reason.
const WORDS: [(&str, &[&str]); 7] = [
    (
        "a choice of the author's: which number, name, part or section it is",
        &[
            "argument-name",
            "default-outside-domain",
            "duplicate-name",
            "duplicate-section",
            "expected-expression",
            "list-as-value",
            "list-index",
            "low-decay-rate",
            "missing-update",
            "require-names",
            "reserved-name",
            "undeclared-name",
        ],
    ),
    (
        "the new name is to be used below, too, which is the author's to say where",
        &[
            "assign-to-input",
            "assigned-twice",
            "eval-assigns",
            "not-a-state",
        ],
    ),
    (
        "a form with letters of its own for the arguments or values",
        &[
            "argument-count",
            "element-branch",
            "function-as-value",
            "matrix-operand",
            "not-the-weights",
        ],
    ),
    (
        "it moves what stands elsewhere, or changes a statement elsewhere",
        &[
            "average-inside",
            "average-of-non-state",
            "ema-var-mean",
            "eval-gradient",
            "eval-of-tensor",
            "eval-order",
            "late-gradient",
            "list-form",
            "list-of-states",
            "matrix-shapes",
            "noise-place",
            "possible-nan",
            "rate-outside-unit",
            "reduction-outside-update",
            "scaled-decay",
            "step-name",
            "swapped-rates",
            "unexpected-section",
            "unsupported-attribute",
        ],
    ),
    (
        "it says what to leave out or put, not what remains",
        &[
            "corrected-twice",
            "modifier-argument",
            "modifier-conflict",
            "modifier-form",
            "modifier-list",
            "modifier-twice",
            "domain-of-flag",
            "input-form",
            "missing-comma",
            "missing-root",
            "rate-twice",
            "too-many-loops",
            "unused-allow",
        ],
    ),
    (
        "it spans several statements or the outline of the rule",
        &[
            "element-rate",
            "expected-struct",
            "list-loop",
            "weights-assigned-twice",
            "branch-value",
            "choice-form",
            "require-form",
        ],
    ),
    (
        "the place has several errors that one edit of this test does not tell apart",
        &[
            "method-call",
            "number-as-flag",
            "unknown-function",
            "vanishing-product",
        ],
    ),
];

#[test]
fn every_help_of_an_example_is_taken_at_its_word() {
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    let (mut tried, mut mended) = (0, 0);
    for topic in topics() {
        for (name, text) in files(&ui().join(topic), "rs") {
            let before = errors_of(rule_tokens(&text));
            for error in &before {
                tried += 1;
                let (_, help) = error.message.split_once("\nhelp: ").expect("a help");
                match followed(&text, &before, error) {
                    Some(_) => mended += 1,
                    None => {
                        words.insert(format!("{topic}/{name} {}", error.rule.id), help.to_owned());
                    }
                }
            }
        }
    }
    println!("{tried} helps, {mended} mend");
    let list: Vec<_> = words
        .iter()
        .map(|(name, help)| format!("{name}\n    {help}\n"))
        .collect();
    // What an example's help does not mend shows here one by one.
    insta::assert_snapshot!("words", list.concat());
    // What has a gap is the author's to fill.
    let offers = words.iter().filter(|(_, help)| {
        let codes = quoted(help);
        !codes.is_empty() && codes.iter().all(|code| !code.contains('…'))
    });
    let undone: BTreeSet<_> = offers
        .filter_map(|(name, _)| name.rsplit(' ').next())
        .collect();
    let listed: BTreeSet<_> = WORDS
        .iter()
        .flat_map(|(_, ids)| ids.iter().copied())
        .collect();
    assert_eq!(
        undone, listed,
        "what is words alone, and what is listed as that"
    );
    assert!(mended > 150, "{mended} of {tried}");
}
