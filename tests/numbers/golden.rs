//! The built-in rules give the numbers that other packages gave.
//!
//! `golden/README.md` says where the numbers are from; `docs/parity.md` has the outcome, and
//! `UPDATE_PAGES=1 cargo test -p optim-tests --test numbers golden` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use optim_runtime::Rule;
use optim_tests::page;
use optim_tests::recorded::{Case, Recorded};
use optim_tests::replay::replay;
use optim_tests::translate::{Trial, Visit, translate};
use optim_tests::ways::{Way, every_way};
use rayon::prelude::*;

/// Small, so that the longer tensors are shared between threads.
const BLOCK: usize = 64;

/// Replays our forms of a case in every way to run a step.
struct Replay<'a> {
    recorded: &'a Recorded,
    case: &'a Case,
    ways: &'a [Way],
    /// Our rules, and what was too far off.
    outcomes: Vec<(&'static str, Result<(), String>)>,
}

impl Visit for Replay<'_> {
    fn trial<R: Rule>(&mut self, trial: Trial<R>) {
        let mut ways = self.ways.iter();
        let outcome = ways.try_for_each(|way| replay(self.recorded, self.case, &trial, way));
        self.outcomes.push((R::META.name, outcome));
    }
}

/// Cases of one rule and kind, and how many of them gave the recorded numbers.
#[derive(Default)]
struct Count {
    cases: usize,
    passed: usize,
}

/// What came out of all cases of a folder.
#[derive(Default)]
struct Outcomes {
    /// By package, their rule, ours, and the case's quirk.
    compared: BTreeMap<(String, String, &'static str, Option<String>), Count>,
    /// By package, their rule, and why nothing of ours is this case.
    left_out: BTreeMap<(String, String, String), usize>,
    /// Cases without a quirk whose numbers differ.
    failures: Vec<String>,
}

fn replay_all(recorded: &Recorded) -> Outcomes {
    let ways = every_way(&[BLOCK]);
    let replayed: Vec<_> = recorded
        .manifest
        .cases
        .par_iter()
        .map(|case| {
            let mut replay = Replay {
                recorded,
                case,
                ways: &ways,
                outcomes: Vec::new(),
            };
            (case, translate(case, &mut replay), replay.outcomes)
        })
        .collect();
    let mut all = Outcomes::default();
    for (case, translated, outcomes) in replayed {
        let theirs = (case.framework.clone(), case.rule.clone());
        if let Err(reason) = translated {
            let key = (theirs.0.clone(), theirs.1.clone(), reason);
            *all.left_out.entry(key).or_default() += 1;
        }
        for (ours, outcome) in outcomes {
            let key = (theirs.0.clone(), theirs.1.clone(), ours, case.quirk.clone());
            let count = all.compared.entry(key).or_default();
            count.cases += 1;
            match outcome {
                Ok(()) => count.passed += 1,
                Err(difference) if case.quirk.is_none() => all.failures.push(difference),
                Err(_) => {}
            }
        }
    }
    all
}

fn table(outcomes: &Outcomes) -> String {
    let mut page = String::from(
        "| package | rule | compared with | cases | passed | quirk of the package |\n\
         |---|---|---|---|---|---|\n",
    );
    for ((package, rule, ours, quirk), count) in &outcomes.compared {
        let quirk = quirk.as_deref().unwrap_or_default();
        writeln!(
            page,
            "| {package} | {rule} | `{ours}` | {} | {} | {quirk} |",
            count.cases, count.passed
        )
        .expect("a string takes everything");
    }
    page
}

fn left_out(outcomes: &Outcomes) -> String {
    if outcomes.left_out.is_empty() {
        return "None.\n".to_owned();
    }
    let mut page = String::from("| package | rule | cases | why |\n|---|---|---|---|\n");
    for ((package, rule, reason), cases) in &outcomes.left_out {
        writeln!(page, "| {package} | {rule} | {cases} | {reason} |")
            .expect("a string takes everything");
    }
    page
}

/// Every recorded case without a quirk that a rule of ours is gives the recorded numbers, weights
/// and states, under each instruction set, on one thread and on two; and the page tells so.
#[test]
fn every_case_gives_the_recorded_numbers() {
    let sets = ["golden", "golden/more", "golden/rules", "golden/rules/more"];
    let outcomes = sets.map(|folder| replay_all(&Recorded::read(folder)));
    let failures: Vec<_> = outcomes.iter().flat_map(|it| &it.failures).collect();
    for failure in &failures {
        println!("{failure}");
    }
    assert_eq!(failures.len(), 0, "see above");
    let [public, more, rules, more_rules] = outcomes.each_ref();
    page::holds(
        "docs/parity.md",
        &[
            ("public", table(public)),
            ("public-left-out", left_out(public)),
            ("more", table(more)),
            ("more-left-out", left_out(more)),
            ("rules", table(rules)),
            ("rules-left-out", left_out(rules)),
            ("more-rules", table(more_rules)),
            ("more-rules-left-out", left_out(more_rules)),
        ],
    );
}
