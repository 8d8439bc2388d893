//! `docs/mistakes.md`: every built-in rule with every mistake that can be made in it, and whether that compiles.
//!
//! `UPDATE_PAGES=1 cargo test -p optim-compiler mutants` writes the page anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::mistakes::{MISTAKES, Mistake, Text};
use super::soundness::understood;
use super::written_out::written_out;
use super::{built_in_files, optimized, rule_tokens};

const COMMAND: &str = "UPDATE_PAGES=1 cargo test -p optim-compiler mutants";

const INTRODUCTION: &str = "# Mistakes of the field

Mistakes that were made in implementations of optimizers, made again in each built-in rule, wherever its text has the
place for it: one at a time. A test of the compiler makes them, compiles every rule so changed, and counts. *Refused by*
has the findings of [errors.md](errors.md) that refuse it and how many of the mutants each of them finds; *compiles*
those that nothing is said of, with the reason why that is a rule of its own.
";

/// What becomes of one mistake.
#[derive(Default)]
struct Outcome {
    rules: usize,
    mutants: usize,
    refused: BTreeMap<&'static str, usize>,
    /// By rule, how many compile.
    compiled: BTreeMap<String, usize>,
}

fn outcome(mistake: &Mistake, rules: &[(String, Text, u64)]) -> Outcome {
    let mut outcome = Outcome::default();
    for (name, text, fingerprint) in rules {
        let mut mutants = (mistake.make)(text);
        mutants.sort();
        mutants.dedup();
        let mut made = 0;
        for mutant in mutants {
            match understood(&mutant) {
                // What computes the same is no mistake.
                Ok(_) if optimized(mutant.parse().expect("tokens")).fingerprint == *fingerprint => {
                    continue;
                }
                Ok(_) => *outcome.compiled.entry(name.clone()).or_default() += 1,
                Err(mut ids) => {
                    ids.sort_unstable();
                    ids.dedup();
                    for id in ids {
                        *outcome.refused.entry(id).or_default() += 1;
                    }
                }
            }
            made += 1;
        }
        outcome.rules += usize::from(made > 0);
        outcome.mutants += made;
    }
    outcome
}

fn rules() -> Vec<(String, Text, u64)> {
    let files = built_in_files().into_iter();
    let rules = files.map(|(_, file)| {
        let rule = optimized(rule_tokens(&file));
        let text = Text::new(written_out(&file));
        (rule.def.name.to_string(), text, rule.fingerprint)
    });
    rules.collect()
}

/// The page, and what is wrong with the reasons: missing ones, and those of what does not compile.
fn page() -> (String, Vec<String>) {
    let rules = rules();
    let mut page =
        format!("<!-- Do not edit: `{COMMAND}` writes this page. -->\n\n{INTRODUCTION}\n");
    page.push_str("| mistake | made in | rules | mutants | refused by | compiles |\n|---|---|---:|---:|---|---|\n");
    let (mut all, mut compile) = (0, 0);
    let mut wrong = Vec::new();
    for mistake in MISTAKES {
        let outcome = outcome(mistake, &rules);
        let refused = outcome.refused.iter();
        let refused: Vec<_> = refused
            .map(|(id, count)| format!("[`{id}`](errors.md#{id}) {count}"))
            .collect();
        let reason = |rule: &str| {
            let mut reasons = mistake.reasons.iter();
            reasons
                .find(|(of, _)| *of == rule || *of == "*")
                .map(|(_, reason)| *reason)
        };
        let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (rule, count) in &outcome.compiled {
            compile += count;
            match reason(rule) {
                Some(reason) => by_reason
                    .entry(reason)
                    .or_default()
                    .push(format!("`{rule}` {count}")),
                None => wrong.push(format!("{}: {rule} compiles {count} times", mistake.name)),
            }
        }
        for (rule, _) in mistake.reasons {
            if *rule != "*" && !outcome.compiled.contains_key(*rule) {
                wrong.push(format!(
                    "{}: {rule} is refused and has a reason",
                    mistake.name
                ));
            }
        }
        let compiled = by_reason.iter();
        let compiled: Vec<_> = compiled
            .map(|(reason, rules)| format!("{}: {reason}", rules.join(", ")))
            .collect();
        all += outcome.mutants;
        assert!(
            outcome.mutants > 0,
            "no rule has a place for: {}",
            mistake.name
        );
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            mistake.name,
            mistake.seen,
            outcome.rules,
            outcome.mutants,
            refused.join(", "),
            compiled.join("; "),
        )
        .expect("a string");
    }
    writeln!(
        page,
        "\nOf {all} mutants {} are refused and {compile} compile.",
        all - compile
    )
    .expect("a string");
    (page, wrong)
}

/// What compiles is another rule, and the page says which.
#[test]
fn mistakes_are_refused_or_are_rules_of_their_own() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/mistakes.md");
    let (page, wrong) = page();
    if std::env::var_os("UPDATE_PAGES").is_some_and(|value| value == "1") {
        std::fs::write(&path, &page).expect("docs/mistakes.md can be written");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(
        std::fs::read_to_string(path).unwrap_or_default(),
        page,
        "run `{COMMAND}`"
    );
}
