//! Where two rules differ, in words.

use std::fmt::Write as _;

use super::meta::{HyperMeta, RuleMeta, StateMeta};
use super::rule::Rule;
use crate::value::extent::Extent;

/// Says where two rules, or two settings of one, differ: hyper-parameters and their values, states
/// that are kept, equations.
///
/// ```
/// use optim_runtime::{RmsProp, explain};
///
/// let words = explain(&RmsProp::default(), &RmsProp::optax());
/// assert!(words.contains("`alpha` is 0.99 in the first, 0.9 in the second"));
/// ```
pub fn explain<A: Rule, B: Rule>(first: &A, second: &B) -> String {
    let (a, b) = (Side::new(first), Side::new(second));
    let same_rule = A::META.name == B::META.name;
    let names = if same_rule {
        ["the first".to_owned(), "the second".to_owned()]
    } else {
        [A::META.name, B::META.name].map(|name| format!("`{name}`"))
    };
    let mut findings = Vec::new();
    for hyper in &a.hypers {
        match b.hypers.iter().find(|it| it.meta.name == hyper.meta.name) {
            Some(other) => findings.extend(compare_hypers(hyper, other, &names)),
            None => findings.push(only(&names[0], hyper)),
        }
    }
    for hyper in &b.hypers {
        if !a.hypers.iter().any(|it| it.meta.name == hyper.meta.name) {
            findings.push(only(&names[1], hyper));
        }
    }
    for state in &a.states {
        match b.states.iter().find(|it| it.name == state.name) {
            Some(other) => findings.extend(compare_states(state, other, &names)),
            None => findings.push(kept(&names[0], state)),
        }
    }
    for state in &b.states {
        if !a.states.iter().any(|it| it.name == state.name) {
            findings.push(kept(&names[1], state));
        }
    }
    for (place, (own, others)) in [
        (A::META.inputs, B::META.inputs),
        (B::META.inputs, A::META.inputs),
    ]
    .into_iter()
    .enumerate()
    {
        let asked = own
            .iter()
            .filter(|input| others.iter().all(|it| it.name != input.name));
        findings.extend(
            asked.map(|input| format!("only {} asks for the input `{}`", names[place], input.name)),
        );
    }
    findings.extend(compare_equations(&A::META, &B::META, &names));

    let title = if same_rule {
        format!("two settings of `{}`", A::META.name)
    } else {
        format!("{} and {}", names[0], names[1])
    };
    if findings.is_empty() {
        return format!("{title} do not differ\n");
    }
    let mut text = format!("{title}:\n");
    for finding in findings {
        writeln!(text, "* {finding}").expect("a string takes everything");
    }
    text
}

struct Hyper {
    meta: &'static HyperMeta,
    value: String,
}

/// What of a rule is compared: its hyper-parameters, and the states that it keeps under them.
struct Side {
    hypers: Vec<Hyper>,
    states: Vec<&'static StateMeta>,
}

impl Side {
    fn new<R: Rule>(rule: &R) -> Self {
        let hypers = R::META.hypers.iter().map(|meta| Hyper {
            meta,
            value: rule
                .hyper(meta.name)
                .map(|value| value.to_string())
                .unwrap_or_default(),
        });
        let states = R::META.states.iter().enumerate();
        // Where it depends on the tensor, of a large matrix.
        let tensor = Extent {
            len: 1e6,
            ndim: 2.0,
            rows: 1e3,
            cols: 1e3,
        };
        let states = states.filter(|(index, _)| rule.state_is_active(*index, tensor));
        Self {
            hypers: hypers.collect(),
            states: states.map(|(_, state)| state).collect(),
        }
    }
}

fn compare_hypers(a: &Hyper, b: &Hyper, names: &[String; 2]) -> Vec<String> {
    let mut findings = Vec::new();
    let name = a.meta.name;
    let [first, second] = names;
    let docs = [a, b].map(|hyper| sentence(hyper.meta.doc));
    let meaning = if docs[0] == docs[1] {
        format!(": {}", docs[0])
    } else {
        format!(". In {first}: {} In {second}: {}", docs[0], docs[1])
    };
    if a.value != b.value {
        findings.push(format!(
            "`{name}` is {} in {first}, {} in {second}{meaning}",
            a.value, b.value
        ));
    } else if docs[0] != docs[1] {
        findings.push(format!("`{name}` has two meanings{meaning}"));
    }
    let domains = [a, b].map(|hyper| hyper.meta.domain.describe(name));
    if a.meta.domain != b.meta.domain {
        let [here, there] = domains;
        findings.push(format!("{first} asks for `{here}`, {second} for `{there}`"));
    }
    findings
}

fn only(side: &str, hyper: &Hyper) -> String {
    let doc = sentence(hyper.meta.doc);
    format!(
        "only {side} has `{}`, here {}: {doc}",
        hyper.meta.name, hyper.value
    )
}

fn compare_states(a: &StateMeta, b: &StateMeta, names: &[String; 2]) -> Option<String> {
    let [first, second] = names;
    let (doc, other) = (sentence(a.doc), sentence(b.doc));
    if a.initial != b.initial {
        return Some(format!(
            "the state `{}` starts at `{}` in {first}, at `{}` in {second}",
            a.name, a.initial, b.initial
        ));
    }
    (doc != other).then(|| {
        format!(
            "the state `{}` is, in {first}: {doc} In {second}: {other}",
            a.name
        )
    })
}

fn kept(side: &str, state: &StateMeta) -> String {
    format!(
        "only {side} keeps `{}`, one value per {}: {}",
        state.name,
        state.storage.per(),
        sentence(state.doc)
    )
}

fn compare_equations(a: &RuleMeta, b: &RuleMeta, names: &[String; 2]) -> Vec<String> {
    let alone = |of: &RuleMeta, other: &RuleMeta, name: &str| {
        let lines = of.equations.iter();
        let lines: Vec<_> = lines.filter(|it| !other.equations.contains(it)).collect();
        (!lines.is_empty()).then(|| {
            let mut text = format!("only {name} computes");
            for line in lines {
                for part in line.lines() {
                    text.push_str("\n      ");
                    text.push_str(part);
                }
            }
            text
        })
    };
    [alone(a, b, &names[0]), alone(b, a, &names[1])]
        .into_iter()
        .flatten()
        .collect()
}

/// A documentation text in one line, without links.
fn sentence(doc: &str) -> String {
    let mut text = String::new();
    for (place, part) in doc.split("](").enumerate() {
        let part = if place == 0 {
            part
        } else {
            part.split_once(')').map_or("", |(_, rest)| rest)
        };
        text.push_str(&part.replace('[', ""));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
