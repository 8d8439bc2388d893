//! Which setting of ours is which option of another package.
//!
//! Nobody writes the table down: an option of a recorded case gets another value, the case is translated again,
//! and what has changed of our rule is the setting. `UPDATE_PAGES=1 cargo test -p optim-tests --test numbers options`
//! writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use optim_runtime::{HyperValue, Rule};
use optim_tests::page;
use optim_tests::recorded::{Case, Recorded};
use optim_tests::translate::{Trial, Visit, translate};
use serde_json::{Value, json};

const PACKAGES: [&str; 4] = ["torch", "optax", "pytorch_optimizer", "prodigyopt"];

/// The hyper-parameters of each rule of ours that a case is.
#[derive(Default)]
struct Ours(BTreeMap<&'static str, Vec<HyperValue>>);

impl Visit for Ours {
    fn trial<R: Rule>(&mut self, trial: Trial<R>) {
        let values = (0..R::META.hypers.len()).filter_map(|index| trial.rule.hyper_at(index));
        self.0.insert(R::META.name, values.collect());
    }
}

/// Names of the hyper-parameters of the built-in rules.
fn names() -> BTreeMap<&'static str, Vec<&'static str>> {
    fn of<R: Rule>() -> (&'static str, Vec<&'static str>) {
        let names = R::META.hypers.iter().map(|hyper| hyper.name);
        (R::META.name, names.collect())
    }
    macro_rules! all {
        ([] $($name:ident: $rule:ident,)*) => { [$(of::<optim_runtime::$rule>()),*] };
    }
    BTreeMap::from(optim_runtime::built_in_rules! { all })
}

/// Our rules for a case. `None` if an option has a value that it cannot have: that panics, which is no news here.
fn ours(case: &Case) -> Option<Result<Ours, String>> {
    let mut ours = Ours::default();
    let translated = catch_unwind(AssertUnwindSafe(|| translate(case, &mut ours)));
    Some(translated.ok()?.map(|()| ours))
}

/// Other values of an option, each with the option's name: of a list, one element at a time.
fn others(name: &str, value: &Value) -> Vec<(String, Value)> {
    let numbers = |value: f64| {
        let scaled = [0.5 * value, 0.25, 2.0, 0.0].map(|other| json!(other));
        let whole = [json!(3), json!(0)];
        scaled.into_iter().chain(whole)
    };
    match value {
        Value::Bool(value) => vec![(name.to_owned(), json!(!value))],
        Value::Number(number) => numbers(number.as_f64().unwrap_or_default())
            .map(|other| (name.to_owned(), other))
            .collect(),
        Value::Null => numbers(1.0).map(|other| (name.to_owned(), other)).collect(),
        Value::Array(list) => (0..list.len())
            .flat_map(|index| {
                let element = list[index].as_f64().unwrap_or(0.5);
                numbers(element).map(move |other| {
                    let mut list = list.clone();
                    list[index] = other;
                    (format!("{name}[{index}]"), Value::Array(list))
                })
            })
            .collect(),
        // One of several words: which others there are is not recorded.
        Value::String(_) | Value::Object(_) => vec![(name.to_owned(), Value::Null)],
    }
}

/// By our rule and setting, and by package, the options that are it. A setting without a name stands for options that
/// nothing of ours is.
type Table = BTreeMap<(&'static str, &'static str), BTreeMap<&'static str, BTreeSet<String>>>;

fn learn(table: &mut Table, without: &mut BTreeSet<(String, String, String)>, case: &Case) {
    let names = names();
    let Some(Ok(before)) = ours(case) else { return };
    let package = PACKAGES.iter().find(|package| **package == case.framework);
    let package = package.expect("a package that is translated");
    for (option, value) in &case.hyperparams {
        for (option, other) in others(option, value) {
            let mut changed = case.clone();
            let key = option.split('[').next().expect("a name");
            changed.hyperparams.insert(key.to_owned(), other);
            let place = || (case.framework.clone(), case.rule.clone(), option.clone());
            match ours(&changed) {
                Some(Ok(after)) => {
                    for (rule, after) in after.0 {
                        let Some(before) = before.0.get(rule) else {
                            continue;
                        };
                        let both = before.iter().zip(&after).zip(&names[rule]);
                        for ((_, _), setting) in both.filter(|((a, b), _)| a != b) {
                            let row = table.entry((rule, setting)).or_default();
                            row.entry(package).or_default().insert(option.clone());
                        }
                    }
                }
                Some(Err(reason)) if reason.starts_with("nothing of ours") => {
                    without.insert(place());
                }
                _ => {}
            }
        }
    }
}

fn written(table: &Table) -> String {
    let mut page = format!("| rule | setting | {} |\n", PACKAGES.join(" | "));
    page += "|---|---|---|---|---|---|\n";
    for ((rule, setting), row) in table {
        let cells = PACKAGES.map(|package| {
            let options = row.get(package).into_iter().flatten();
            let options: Vec<_> = options.map(|option| format!("`{option}`")).collect();
            options.join(", ")
        });
        writeln!(page, "| `{rule}` | `{setting}` | {} |", cells.join(" | "))
            .expect("a string takes everything");
    }
    page
}

#[test]
fn the_table_of_options_is_current() {
    let mut table = Table::new();
    for (rule, settings) in names() {
        for setting in settings {
            table.entry((rule, setting)).or_default();
        }
    }
    let mut without = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for folder in ["golden", "golden/more", "golden/rules", "golden/rules/more"] {
        for case in &Recorded::read(folder).manifest.cases {
            let options = serde_json::to_string(&case.hyperparams).expect("it was JSON");
            if seen.insert((case.framework.clone(), case.rule.clone(), options)) {
                learn(&mut table, &mut without, case);
            }
        }
    }
    let found: BTreeSet<_> = table
        .values()
        .flatten()
        .flat_map(|(package, options)| options.iter().map(move |option| (*package, option)))
        .map(|(package, option)| (package.to_owned(), option.clone()))
        .collect();
    assert!(found.len() > 50, "{found:?}");
    let mut rows = String::from("| package | rule | option |\n|---|---|---|\n");
    for (package, rule, option) in &without {
        writeln!(rows, "| {package} | {rule} | `{option}` |").expect("a string takes everything");
    }
    page::holds(
        "docs/parity.md",
        &[("options", written(&table)), ("options-without", rows)],
    );
}
