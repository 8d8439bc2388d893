//! One mistake is one error, wherever it is made: what follows from it is not said.
//!
//! Every mistake of `echoes/mistakes` is made at every place of built-in rules that it fits, and the errors are
//! counted. `--nocapture` shows how many.

mod embedded;
mod mistakes;
mod text;

use std::collections::BTreeMap;

use self::mistakes::{MISTAKES, Mistake};
use self::text::Text;
use super::{built_in_files, errors_of, rule_tokens};

/// Rules with all that a rule can have; the others say the same with other words.
const HOSTS: [&str; 8] = [
    "adafactor",
    "adam",
    "lamb",
    "lion",
    "radam",
    "rprop",
    "schedule_free_adamw",
    "sgd",
];

/// Places of one rule in which a mistake is tried.
const PLACES: usize = 3;

/// The texts of the rules that mistakes are made in.
fn hosts() -> Vec<(String, String)> {
    let files = built_in_files().into_iter();
    let files = files.filter(|(name, _)| HOSTS.contains(&name.as_str()));
    let hosts: Vec<_> = files
        .map(|(name, file)| (name, rule_tokens(&file).to_string()))
        .collect();
    assert_eq!(hosts.len(), HOSTS.len());
    hosts
}

#[test]
fn one_mistake_is_one_error() {
    let mut made: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut echoes = Vec::new();
    for (host, rule) in hosts() {
        let text = Text::of(&rule);
        for Mistake { name, make, most } in MISTAKES {
            let wrong = make(&text);
            // Not all of many places.
            let apart = wrong.len().div_ceil(PLACES).max(1);
            for wrong in wrong.into_iter().step_by(apart) {
                let errors = errors_of(wrong.parse().expect("tokens"));
                let told: Vec<_> = errors
                    .iter()
                    .map(|e| (e.rule.id, e.message.clone()))
                    .collect();
                let count = made.entry(name).or_default();
                count[0] += 1;
                if told.is_empty() || told.len() > *most {
                    count[1] += 1;
                    echoes.push((name, host.clone(), text.difference(&wrong), told));
                }
            }
        }
    }
    for (name, host, difference, told) in &echoes {
        println!("== {name} in {host}: {difference}");
        for (id, message) in told {
            println!(
                "     {id}: {}",
                message.split('\n').next().unwrap_or_default()
            );
        }
    }
    println!("{made:?}");
    assert!(echoes.is_empty(), "{} echoes", echoes.len());
}
