//! Muon gives the numbers that other packages gave. `golden/muon/README.md` says where they are from.

use std::collections::BTreeMap;

use optim_runtime::{Dtype, Element, Muon, Optimizer, Param, Rule, StateValue};
use optim_tests::matrices::{NorMuon, Orthogonal};
use optim_tests::real::Real;
use optim_tests::recorded::Files;
use optim_tests::ways::{Way, every_way};
use serde::Deserialize;
use serde_json::Value;

const FOLDER: &str = "golden/muon";
const FILE: &str = "muon.safetensors";

/// Ours takes products in another order than the equations that `p64` was computed by, so 14 digits of those are
/// none that must agree.
const F64: f64 = 1e-12;
/// The largest error in `f32` of what a run moves.
const F32: f64 = 3e-4;

#[derive(Deserialize)]
struct Manifest {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    framework: String,
    rule: String,
    dtype: String,
    shape: Vec<usize>,
    hyperparams: Option<BTreeMap<String, Value>>,
    kwargs: BTreeMap<String, Value>,
    #[serde(default)]
    stored_steps: Vec<usize>,
    tol: Option<f64>,
    tol_f32: Option<f64>,
    tol_bf16: Option<f64>,
    p0: Option<String>,
    grads: Option<String>,
    p: Option<String>,
    p64: Option<String>,
    input: Option<String>,
    out: Option<String>,
    out64: Option<String>,
    #[serde(default)]
    state: BTreeMap<String, String>,
    #[serde(default)]
    state64: BTreeMap<String, String>,
}

/// What a run came to.
struct Run {
    /// After the stored steps.
    weights: Vec<Vec<f64>>,
    /// After the last.
    state: BTreeMap<&'static str, Vec<f64>>,
}

fn read() -> (Files, Vec<Case>) {
    let mut files = Files::of(FOLDER);
    files.read(FILE);
    let Manifest { cases } = files.json("manifest.json");
    (files, cases)
}

/// A run over these inputs, which are rounded to the type if it is the narrower one.
fn run<T: Real>(rule: &impl Rule, case: &Case, way: &Way, p0: &[f64], grads: &[f64]) -> Run {
    let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
    let mut optimizer = optimizer.with_exec(way.exec.clone());
    let narrowed = |values: &[f64]| -> Vec<T> { values.iter().map(|x| T::from_f64(*x)).collect() };
    let mut w = narrowed(p0);
    let mut weights = Vec::new();
    for (step, g) in grads.chunks_exact(w.len()).enumerate() {
        let g = narrowed(g);
        let param = Param::new("w", &mut w, &g).expect("equal lengths");
        let param = param.with_shape(&case.shape).expect("as many weights");
        optimizer.step(&mut [param]).expect("a valid step");
        if case.stored_steps.contains(&(step + 1)) {
            weights.push(w.iter().map(|w| Element::to_f64(*w)).collect());
        }
    }
    let state = optimizer.state("w").expect("it took steps").typed::<T>();
    let state = state.expect("its own type");
    let values = |name| match state.get(name).expect("a state that is kept") {
        StateValue::PerWeight(values) | StateValue::PerRow(values) => {
            values.iter().map(|x| Element::to_f64(*x)).collect()
        }
        _ => panic!("Muon keeps values per weight"),
    };
    let state = state.names().map(|name| (name, values(name))).collect();
    Run { weights, state }
}

fn largest(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().fold(0.0, |most, x| most.max(x.abs()))
}

/// The largest difference, in units of `unit`.
fn error(ours: &[f64], wanted: &[f64], unit: f64) -> f64 {
    assert_eq!(ours.len(), wanted.len());
    largest(ours.iter().zip(wanted).map(|(a, b)| a - b)) / unit
}

/// Our rule for a recorded one.
enum Ours {
    Muon(Muon),
    Nor(NorMuon),
}

fn ours(case: &Case) -> Ours {
    let hypers = case.hyperparams.as_ref().expect("it is a run");
    let number = |name: &str| hypers[name].as_f64().unwrap_or_default();
    let flag = |name: &str| hypers[name].as_bool().expect("a flag");
    let all = |name: &str| -> Vec<f64> {
        let list = match &hypers[name] {
            Value::Array(list) if list[0].is_array() => list[0].as_array(),
            value => value.as_array(),
        };
        let list = list.expect("a list").iter();
        list.map(|it| it.as_f64().expect("numbers")).collect()
    };
    let coefficients = |rule: Muon, name: &str| {
        let [a, b, c] = all(name)[..] else {
            panic!("{}: three coefficients", case.id)
        };
        let rule = rule.with_ns_a(a).with_ns_b(b).with_ns_c(c);
        rule.with_ns_steps(hypers["ns_steps"].as_u64().expect("a count"))
    };
    match (case.framework.as_str(), case.rule.as_str()) {
        ("torch", "Muon") => {
            let rms = match hypers["adjust_lr_fn"].as_str() {
                Some("match_rms_adamw") => 0.2,
                _ => 0.0,
            };
            let rule = Muon::default()
                .with_lr(number("lr"))
                .with_weight_decay(number("weight_decay"))
                .with_momentum(number("momentum"))
                .with_nesterov(flag("nesterov"))
                .with_eps(number("eps"))
                .with_rms(rms);
            Ours::Muon(coefficients(rule, "ns_coefficients"))
        }
        ("optax", "contrib.muon") => {
            assert!(!flag("adaptive") && hypers["preconditioning"] == "frobenius");
            let rule = Muon::optax()
                .with_lr(number("learning_rate"))
                .with_weight_decay(number("weight_decay"))
                .with_momentum(number("beta"))
                .with_nesterov(flag("nesterov"))
                .with_eps(number("eps"))
                .with_rms(number("consistent_rms"));
            Ours::Muon(coefficients(rule, "ns_coeffs"))
        }
        ("pytorch_optimizer", "Muon") => {
            assert!(!flag("use_adjusted_lr") && flag("weight_decouple"));
            let rule = Muon::pytorch_optimizer()
                .with_lr(number("lr"))
                .with_weight_decay(number("weight_decay"))
                .with_momentum(number("momentum"))
                .with_nesterov(flag("nesterov"));
            Ours::Muon(coefficients(rule, "ns_coeffs"))
        }
        ("pytorch_optimizer", "NorMuon") => {
            assert!(number("weight_decay") == 0.0 && flag("nesterov"));
            Ours::Nor(NorMuon::default().with_lr(number("lr")))
        }
        other => panic!("{}: {other:?}", case.id),
    }
}

/// What a state of theirs is called here; nothing for what is none of ours.
fn translated(name: &str) -> Option<&'static str> {
    match name {
        "momentum_buffer" | "inner_states.muon.inner_state.0.mu" => Some("m"),
        "second_momentum_buffer" => Some("v"),
        _ => None,
    }
}

struct Checked<'a> {
    files: &'a Files,
    ways: &'a [Way],
    /// By package and rule: cases, and the largest errors in `f64`, in `f32` and beside `bf16`.
    table: BTreeMap<String, (usize, [f64; 3])>,
}

impl Checked<'_> {
    fn check(&mut self, case: &Case, rule: &impl Rule) {
        let numbers = |name: &Option<String>| {
            let name = name.as_ref().expect("it is recorded");
            self.files.numbers(FILE, name)
        };
        let (p0, grads) = (numbers(&case.p0), numbers(&case.grads));
        let n = p0.len();
        // In the weights' own type there is no `p64`.
        let own = case.p64.is_none();
        let wanted = numbers(if own { &case.p } else { &case.p64 });
        let unit = if own {
            largest(wanted.iter().chain(&p0).copied())
        } else {
            let moved = wanted.chunks_exact(n);
            largest(moved.flat_map(|w| w.iter().zip(&p0).map(|(w, p0)| w - p0)))
        };
        let (count, errors) = self
            .table
            .entry(format!("{} {}", case.framework, case.rule))
            .or_default();
        *count += 1;
        let states = if own { &case.state } else { &case.state64 };
        for way in self.ways {
            for dtype in [Dtype::F32, Dtype::F64] {
                if own && dtype.to_string() != case.dtype {
                    continue;
                }
                let (column, run, tolerance) = match dtype {
                    Dtype::F32 => {
                        let run = run::<f32>(rule, case, way, &p0, &grads);
                        let least = case.tol.filter(|_| own).or(case.tol_f32);
                        (1, run, least.expect("a tolerance").min(F32))
                    }
                    _ => (0, run::<f64>(rule, case, way, &p0, &grads), F64),
                };
                for (ours, wanted) in run.weights.iter().zip(wanted.chunks_exact(n)) {
                    let error = error(ours, wanted, unit);
                    errors[column] = errors[column].max(error);
                    assert!(
                        error <= tolerance,
                        "{} in {dtype} by {}: {error:e} above {tolerance:e}",
                        case.id,
                        way.name
                    );
                }
                assert_eq!(run.weights.len(), wanted.len() / n);
                for (theirs, tensor) in states {
                    let Some(name) = translated(theirs) else {
                        continue;
                    };
                    let wanted = self.files.numbers(FILE, tensor);
                    let last = &wanted[wanted.len() - run.state[name].len()..];
                    let error = error(&run.state[name], last, largest(last.iter().copied()));
                    let tolerance = if dtype == Dtype::F32 { 1e-5 } else { F64 };
                    assert!(
                        error <= tolerance,
                        "{}: {name} is off by {error:e}",
                        case.id
                    );
                }
                // What the package gives in its `bf16` is as far away as that is coarse.
                if let (Some(p), Some(coarse)) = (&case.p, case.tol_bf16) {
                    let theirs = self.files.numbers(FILE, p);
                    for (ours, theirs) in run.weights.iter().zip(theirs.chunks_exact(n)) {
                        let error = error(ours, theirs, unit);
                        errors[2] = errors[2].max(error);
                        assert!(error <= coarse, "{}: {error:e} above {coarse:e}", case.id);
                    }
                }
            }
        }
    }
}

/// Every run of a matrix gives the recorded numbers, weights and states, under each instruction set, on one thread and two.
#[test]
fn every_run_gives_the_recorded_numbers() {
    let (files, cases) = read();
    let mut checked = Checked {
        files: &files,
        ways: &every_way(&[64]),
        table: BTreeMap::new(),
    };
    let mut left_out = Vec::new();
    for case in cases.iter().filter(|case| case.rule != "newton_schulz") {
        if case.shape.len() < 2 {
            // optax has AdamW with Nesterov's momentum for what is no matrix.
            left_out.push(&case.id);
            continue;
        }
        match ours(case) {
            Ours::Muon(rule) => checked.check(case, &rule),
            Ours::Nor(rule) => checked.check(case, &rule),
        }
    }
    for (rule, (count, [double, single, half])) in &checked.table {
        println!(
            "{rule}: {count} cases, {double:.1e} in f64, {single:.1e} in f32, {half:.1e} beside bf16"
        );
    }
    let counts = checked.table.values().map(|(count, _)| *count);
    assert_eq!(
        (counts.collect::<Vec<_>>(), left_out.len()),
        (vec![13, 2, 1, 21], 2)
    );
}

/// So does one application of the iteration.
#[test]
fn every_iteration_gives_the_recorded_matrix() {
    let (files, cases) = read();
    let way = &every_way(&[])[0];
    let mut count = 0;
    for case in cases.iter().filter(|case| case.rule == "newton_schulz") {
        let of = |name: &str| case.kwargs.get(name).and_then(Value::as_f64);
        let (eps, added) = (of("eps").expect("it is given"), case.framework == "optax");
        let rule = Orthogonal {
            eps: if added { eps } else { 0.0 },
            least: if added { 0.0 } else { eps },
            ..Orthogonal::default()
        };
        let numbers = |name: &Option<String>| {
            let name = name.as_ref();
            name.map(|name| files.numbers(FILE, name))
        };
        let input = numbers(&case.input).expect("it is recorded");
        let zeros = vec![0.0; input.len()];
        let stored = Case {
            stored_steps: vec![1],
            shape: case.shape.clone(),
            ..blank()
        };
        let negated = |run: Run| -> Vec<f64> { run.weights[0].iter().map(|w| -w).collect() };
        let single = negated(run::<f32>(&rule, &stored, way, &zeros, &input));
        let double = negated(run::<f64>(&rule, &stored, way, &zeros, &input));
        let out = numbers(&case.out).expect("it is recorded");
        let exact = numbers(&case.out64).unwrap_or_else(|| out.clone());
        let unit = largest(exact.iter().copied());
        let error64 = error(&double, &exact, unit);
        assert!(error64 <= 1e-13, "{}: {error64:e} in f64", case.id);
        let error32 = error(&single, &exact, unit);
        assert!(error32 <= 2e-5, "{}: {error32:e} in f32", case.id);
        // `tol` of an `f32` case is what its own order of sums may be off by.
        if case.tol.is_none() {
            let error = error(&double, &out, unit);
            assert!(error <= 0.05, "{}: {error:e} beside bf16", case.id);
        }
        count += 1;
    }
    assert_eq!(count, 17);
}

fn blank() -> Case {
    serde_json::from_str(
        r#"{"id": "", "framework": "", "rule": "", "dtype": "", "shape": [], "hyperparams": null, "kwargs": {}}"#,
    )
    .expect("it has all that is asked")
}
