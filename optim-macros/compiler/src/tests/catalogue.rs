//! The catalogue of rules and the examples in `tests/ui`, held against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{errors_of, has_shape, rule_tokens};
use crate::diag::findings;

/// Folders of `tests/ui` whose files are about no single rule.
const OTHER_FOLDERS: [&str; 3] = ["pass", "runtime", "stub"];

pub(super) fn ui() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/ui")
}

/// Files with this extension in a folder: the name without it, and the text.
pub(super) fn files(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).expect("a folder for each topic");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| {
            let name = path.file_stem().expect("a file").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            (name.into_owned(), text)
        })
        .collect()
}

pub(super) fn topics() -> BTreeSet<&'static str> {
    findings::ALL.iter().map(|rule| rule.topic).collect()
}

#[test]
fn ids_are_unique() {
    let ids: BTreeSet<_> = findings::ALL.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), findings::ALL.len());
}

#[test]
fn every_rule_has_its_example() {
    for rule in findings::ALL {
        let examples = files(&ui().join(rule.topic), "rs");
        assert!(
            examples.contains_key(rule.id),
            "tests/ui/{}/{}.rs is missing",
            rule.topic,
            rule.id
        );
    }
}

#[test]
fn every_folder_is_a_topic() {
    let folders: BTreeSet<_> = std::fs::read_dir(ui())
        .expect("the examples lie beside the compiler")
        .map(|entry| entry.expect("a readable folder").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let known = topics().into_iter().chain(OTHER_FOLDERS);
    assert_eq!(folders, known.map(str::to_owned).collect());
}

/// An example reports its rule and no other; a variant reports at least its rule.
#[test]
fn every_example_breaks_its_rule() {
    for topic in topics() {
        for (name, text) in files(&ui().join(topic), "rs") {
            let id = name.split("--").next().unwrap_or(&name);
            let rule = findings::ALL
                .iter()
                .find(|rule| rule.id == id && rule.topic == topic)
                .unwrap_or_else(|| panic!("{topic}/{name}.rs belongs to no rule"));
            let first = text.lines().next().unwrap_or_default();
            assert_eq!(first, format!("// {}", rule.sentence), "{topic}/{name}.rs");
            let errors = errors_of(rule_tokens(&text));
            let reported: Vec<_> = errors.iter().map(|error| error.rule.id).collect();
            if name == id {
                assert!(!reported.is_empty(), "{topic}/{name}.rs has no error");
                assert_eq!(reported, [id], "{topic}/{name}.rs");
            } else {
                assert!(reported.contains(&id), "{topic}/{name}.rs: {reported:?}");
            }
        }
    }
}

/// What rustc prints is recorded, says what the compiler says, and names no path of a machine.
#[test]
fn every_example_has_its_recorded_message() {
    for topic in topics() {
        let recorded = files(&ui().join(topic), "stderr");
        let examples = files(&ui().join(topic), "rs");
        assert_eq!(
            recorded.keys().collect::<Vec<_>>(),
            examples.keys().collect::<Vec<_>>(),
            "{topic}"
        );
        for (name, text) in examples {
            let printed = &recorded[&name];
            let errors = errors_of(rule_tokens(&text));
            let count = printed.matches("error").count();
            // A message may say `error` in a note on the macro.
            assert!(count >= errors.len(), "{topic}/{name}.stderr");
            for error in errors {
                for line in error.message.lines() {
                    assert!(printed.contains(line), "{topic}/{name}.stderr: {line}");
                }
            }
            for line in printed.lines().filter(|line| line.contains("--> ")) {
                let place = format!("ui/{topic}/{name}.rs:");
                assert!(line.contains(&place), "{topic}/{name}.stderr: {line}");
            }
        }
    }
}

#[test]
fn messages_have_one_shape() {
    for topic in topics() {
        for (_, text) in files(&ui().join(topic), "rs") {
            errors_of(rule_tokens(&text)).iter().for_each(has_shape);
        }
    }
}
