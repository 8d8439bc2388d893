//! Each main example of `tests/ui` has its correction beside it: `<id>.fixed`, the same program
//! mended as the message says. (No `.rs`, so that neither trybuild nor rustfmt takes it up.)

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{files, topics, ui};
use super::{diff, errors_of, rule_tokens};
use crate::diag::findings::{self, Finding};

/// A correction changes no more lines than this.
const MOST_CHANGES: usize = 4;

/// A rule of the catalogue with its example, without the comment that repeats its sentence, and
/// the correction.
pub(super) struct Example {
    pub(super) rule: &'static Finding,
    pub(super) wrong: String,
    pub(super) fixed: String,
}

/// Every rule that has both, in the order of the catalogue, and the files that are missing.
fn collect() -> (Vec<Example>, Vec<String>) {
    let read = |extension| -> BTreeMap<_, _> {
        let folders = topics().into_iter();
        folders
            .map(|topic| (topic, files(&ui().join(topic), extension)))
            .collect()
    };
    let (wrong, fixed) = (read("rs"), read("fixed"));
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for &rule in findings::ALL {
        let Finding { topic, id, .. } = rule;
        match (wrong[topic].get(*id), fixed[topic].get(*id)) {
            (Some(wrong), Some(fixed)) => {
                let (_, wrong) = wrong.split_once('\n').expect("a comment, then the program");
                found.push(Example {
                    rule,
                    wrong: wrong.to_owned(),
                    fixed: fixed.clone(),
                });
            }
            (None, _) => missing.push(format!("tests/ui/{topic}/{id}.rs")),
            (_, None) => missing.push(format!("tests/ui/{topic}/{id}.fixed")),
        }
    }
    (found, missing)
}

/// Every rule's example and correction; all of them must be there.
pub(super) fn examples() -> Vec<Example> {
    let (found, missing) = collect();
    assert!(
        missing.is_empty(),
        "missing: {missing:#?}\nA `.fixed` is the text of the `.rs` without its first line, mended \
         in the way its message says."
    );
    found
}

#[test]
fn every_example_has_its_correction() {
    assert_eq!(examples().len(), findings::ALL.len());
}

#[test]
fn every_correction_belongs_to_an_example() {
    for topic in topics() {
        let corrections = files(&ui().join(topic), "fixed");
        let here = findings::ALL.iter().filter(|rule| rule.topic == topic);
        let known: BTreeSet<_> = here.map(|rule| rule.id).collect();
        for name in corrections.keys() {
            let known = known.contains(name.as_str());
            assert!(known, "tests/ui/{topic}/{name}.fixed corrects no rule");
        }
    }
}

/// Whoever does what the message says gets no further message.
#[test]
fn every_correction_compiles() {
    let mut refused = Vec::new();
    for Example { rule, fixed, .. } in collect().0 {
        for error in errors_of(rule_tokens(&fixed)) {
            refused.push(format!("{}/{}: {}", rule.topic, rule.id, error.message));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

/// A correction mends the one mistake and leaves the rest as it is.
#[test]
fn every_correction_is_small() {
    for Example { rule, wrong, fixed } in collect().0 {
        let changes = diff::changes(&diff::lines(&wrong, &fixed));
        assert!(
            (1..=MOST_CHANGES).contains(&changes),
            "{}/{}.fixed changes {changes} lines, not 1 to {MOST_CHANGES}",
            rule.topic,
            rule.id
        );
    }
}
