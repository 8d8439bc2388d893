//! Random rules, and each function alone, compiled: their loops do what the compiler's interpreter says, on every
//! instruction set and for any cut, and all of these give the same bits.
//!
//! `rules.rs` and `expected.txt` are written by a test of the compiler. Beside each
//! value stands how far rounding may take it: every operation may be off by 1 unit in the last
//! place.

use std::collections::HashMap;

use optim_runtime::{Element, Exec, HyperValue, Rule, RuleMeta, Update};
use optim_tests::beside;
use optim_tests::every_function;
use optim_tests::ways::{every_way, plainest};

use crate::every_random_rule;

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
    for line in include_str!("expected.txt").lines() {
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
type Steps = Vec<[Vec<f64>; 2]>;

fn narrowed<T: Element>(list: &[f64]) -> Vec<T> {
    list.iter().map(|x| T::from_f64(*x)).collect()
}

fn widened<T: Element>(list: &[T]) -> Vec<f64> {
    list.iter().map(|x| x.to_f64()).collect()
}

fn run<R: Rule, T: Element>(rule: &R, recorded: &Recorded, exec: &Exec) -> Steps {
    let mut w: Vec<T> = narrowed(&recorded.w);
    let mut state = rule.init_shape(&[w.len()]).expect("defaults are valid");
    let mut steps = Vec::new();
    for g in &recorded.g {
        beside::update(rule, exec, &mut w, &narrowed(g), &mut state).expect("lengths agree");
        let mut evaluated = w.clone();
        rule.eval_weights_with(exec, &w, &state, &mut evaluated)
            .expect("lengths agree");
        steps.push([widened(&w), widened(&evaluated)]);
    }
    steps
}

/// A rule at its defaults, or with every flag turned over.
fn with_flags<R: Rule + Default>(flipped: bool) -> R {
    let mut rule = R::default();
    for hyper in R::META.hypers {
        if let (HyperValue::Flag(value), true) = (hyper.default, flipped) {
            rule.set_hyper(hyper.name, !value).expect("a flag");
        }
    }
    rule
}

/// The bits of values, one pattern for all NaNs: which of them an overflow ends in is left open by Rust.
fn bits(lists: &[Vec<f64>; 2]) -> Vec<u64> {
    let values = lists.iter().flatten();
    let canonical = values.map(|x| if x.is_nan() { f64::NAN } else { *x });
    canonical.map(f64::to_bits).collect()
}

/// What is done with a rule's steps is compiled once: `run` does them, given whether flags are turned over.
fn check(
    meta: &RuleMeta,
    dtype: &str,
    recorded: &Recorded,
    tally: &mut Tally,
    run: &dyn Fn(bool, &Exec) -> Steps,
) {
    for flags in ["default", "flipped"] {
        let name = format!("{} {flags} {dtype}", meta.name);
        let Some(rows) = recorded.cases.get(&name) else {
            assert_eq!(flags, "flipped", "{name} is not recorded");
            continue;
        };
        let flipped = flags == "flipped";
        let plain = run(flipped, &plainest());
        for way in every_way(&[8]) {
            let steps = run(flipped, &way.exec);
            assert_eq!(plain.len(), steps.len());
            for (step, (one, other)) in plain.iter().zip(&steps).enumerate() {
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
        assert_eq!(evals.is_some(), meta.eval.is_some(), "{name}");
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
    fn compare<'w>(
        &mut self,
        name: &str,
        rows: &[(usize, Vec<Expected>)],
        found: impl Fn(usize) -> &'w Vec<f64>,
    ) {
        for (step, values) in rows {
            let found = found(*step);
            assert_eq!(values.len(), found.len());
            for (index, (expected, found)) in values.iter().zip(found).enumerate() {
                let Some((value, bound)) = expected else {
                    self.open += 1;
                    continue;
                };
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
            let meta = &$rule::META;
            check(meta, "f32", &recorded, &mut tally, &|flipped, exec| {
                run::<$rule, f32>(&with_flags(flipped), &recorded, exec)
            });
            check(meta, "f64", &recorded, &mut tally, &|flipped, exec| {
                run::<$rule, f64>(&with_flags(flipped), &recorded, exec)
            });
        )*};
    }
    {
        use crate::rules::*;
        every_random_rule!(each);
    }
    {
        use optim_tests::functions::*;
        every_function!(each);
    }
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
