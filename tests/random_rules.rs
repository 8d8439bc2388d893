//! Random rules, compiled: their loops do what the compiler's interpreter says, on every instruction
//! set and for any cut, and all of these give the same bits.
//!
//! `random/rules.rs` and `random/expected.txt` are written by a test of the compiler. Beside each
//! value stands how far rounding may take it: every operation may be off by 1 unit in the last
//! place.

use std::collections::HashMap;

use optim_runtime::{Element, Exec, HyperValue, Rule, Update};
use optim_tests::ways::{every_way, plainest};

#[path = "random/rules.rs"]
mod rules;

/// A value, and how far a computed one may be from it; `None` where rounding decides.
type Expected = Option<(f64, f64)>;

#[derive(Default)]
struct Recorded {
    w: Vec<f64>,
    g: Vec<Vec<f64>>,
    /// By rule, flags and element type: step and values.
    cases: HashMap<String, Vec<(usize, Vec<Expected>)>>,
    /// The evaluation weights after a step, in the same way.
    evals: HashMap<String, Vec<(usize, Vec<Expected>)>>,
}

fn recorded() -> Recorded {
    let mut recorded = Recorded::default();
    let mut case = String::new();
    for line in include_str!("random/expected.txt").lines() {
        let (kind, rest) = line.split_once(' ').expect("a kind and its values");
        let words: Vec<_> = rest.split(' ').collect();
        let numbers = |words: &[&str]| -> Vec<f64> {
            let numbers = words.iter().map(|word| word.parse().expect("a number"));
            numbers.collect()
        };
        match kind {
            "w" => recorded.w = numbers(&words),
            "g" => recorded.g.push(numbers(&words)),
            "case" => case = rest.to_owned(),
            _ => {
                let step = words[0].parse().expect("a step");
                let values = words[1..].chunks(2).map(|pair| match pair {
                    ["?", _] => None,
                    pair => Some((numbers(pair)[0], numbers(pair)[1])),
                });
                let list = if kind == "eval" {
                    &mut recorded.evals
                } else {
                    &mut recorded.cases
                };
                let rows = list.entry(case.clone()).or_default();
                rows.push((step, values.collect()));
            }
        }
    }
    recorded
}

/// What was compared.
#[derive(Default)]
struct Tally {
    cases: usize,
    evals: usize,
    values: usize,
    open: usize,
    ways: usize,
    /// Largest error, as a share of what it may be.
    worst: f64,
}

/// The weights after each step, and what they are evaluated with then.
type Steps<T> = Vec<[Vec<T>; 2]>;

fn run<R: Rule, T: Element>(rule: &R, recorded: &Recorded, exec: &Exec) -> Steps<T> {
    let narrow = |list: &[f64]| -> Vec<T> { list.iter().map(|x| T::from_f64(*x)).collect() };
    let mut w = narrow(&recorded.w);
    let mut state = rule.init(w.len()).expect("defaults are valid");
    let steps = recorded.g.iter().map(|g| {
        rule.update_with(exec, &mut w, &narrow(g), &mut state)
            .expect("lengths agree");
        let mut evaluated = w.clone();
        rule.eval_weights_with(exec, &w, &state, &mut evaluated)
            .expect("lengths agree");
        [w.clone(), evaluated]
    });
    steps.collect()
}

fn check<R: Rule + Default, T: Element>(dtype: &str, recorded: &Recorded, tally: &mut Tally) {
    for flags in ["default", "flipped"] {
        let name = format!("{} {flags} {dtype}", R::META.name);
        let Some(rows) = recorded.cases.get(&name) else {
            assert_eq!(flags, "flipped", "{name} is not recorded");
            continue;
        };
        let mut rule = R::default();
        for hyper in R::META.hypers {
            if let (HyperValue::Flag(value), "flipped") = (hyper.default, flags) {
                rule.set_hyper(hyper.name, !value).expect("a flag");
            }
        }
        let plain = run::<R, T>(&rule, recorded, &plainest());
        for way in every_way(&[8]) {
            let steps = run::<R, T>(&rule, recorded, &way.exec);
            for (step, (one, other)) in plain.iter().zip(&steps).enumerate() {
                let bits = |lists: &[Vec<T>; 2]| -> Vec<u64> {
                    let both = lists.iter().flatten();
                    both.map(|x| x.to_f64().to_bits()).collect()
                };
                assert_eq!(
                    bits(one),
                    bits(other),
                    "{name}, step {}, {}",
                    step + 1,
                    way.name
                );
            }
            tally.ways += 1;
        }
        tally.compare(&name, rows, |step| &plain[step - 1][0]);
        let evals = recorded.evals.get(&name);
        assert_eq!(evals.is_some(), R::META.eval.is_some(), "{name}");
        if let Some(rows) = evals {
            let name = format!("{name}, evaluated");
            tally.compare(&name, rows, |step| &plain[step - 1][1]);
            tally.evals += 1;
        }
        tally.cases += 1;
    }
}

impl Tally {
    /// Compares weights with what is recorded of them, step by step.
    fn compare<'w, T: Element>(
        &mut self,
        name: &str,
        rows: &[(usize, Vec<Expected>)],
        found: impl Fn(usize) -> &'w Vec<T>,
    ) {
        for (step, values) in rows {
            let found = found(*step);
            assert_eq!(values.len(), found.len());
            for (index, (expected, found)) in values.iter().zip(found).enumerate() {
                let Some((value, bound)) = expected else {
                    self.open += 1;
                    continue;
                };
                let found = found.to_f64();
                let error = (found - value).abs();
                assert!(
                    error <= *bound,
                    "{name}, step {step}, weight {index}: {found:e} and not {value:e} ± {bound:e}"
                );
                if *bound > 0.0 {
                    self.worst = self.worst.max(error / bound);
                }
                self.values += 1;
            }
        }
    }
}

#[test]
fn loops_do_what_the_interpreter_says() {
    let recorded = recorded();
    let mut tally = Tally::default();
    macro_rules! each {
        ($($rule:ident)*) => {$(
            check::<rules::$rule, f32>("f32", &recorded, &mut tally);
            check::<rules::$rule, f64>("f64", &recorded, &mut tally);
        )*};
    }
    every_random_rule!(each);
    println!(
        "{} cases, {} with `eval`, {} ways, {} values compared, {} left open, largest error {:.2} of \
         what it may be",
        tally.cases, tally.evals, tally.ways, tally.values, tally.open, tally.worst
    );
    assert!(tally.evals > 50, "{}", tally.evals);
    assert_eq!(tally.cases, recorded.cases.len());
    // Most of it is decided, and the bounds are not so wide that nothing could leave them.
    assert!(tally.open * 4 < tally.values, "{} open", tally.open);
    assert!(tally.worst > 0.05, "{}", tally.worst);
}
