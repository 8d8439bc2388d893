//! Rules run by their texts for PyTorch and optax.
//!
//! One trial is a small model: tensors with no, one, two and three axes, in two groups of other learning rates. Half way
//! everything is saved, loaded into an optimizer made anew, and goes on.

use std::collections::BTreeMap;

use optim_runtime::{Error, HyperValue, Optimizer, Param, Rule, RuleMeta, StateValue, names};
use serde::{Deserialize, Serialize};

use crate::{beside, philox, python};

/// How many steps are taken; the second half by what was loaded.
pub const STEPS: usize = 24;

/// The tensors, by name.
const TENSORS: [(&str, &[usize]); 4] = [("a", &[]), ("b", &[5]), ("c", &[3, 4]), ("d", &[2, 3, 2])];

/// The step in which `b` has no gradient, so that it has taken fewer steps from there on.
const RESTS: usize = 4;

/// Where a text is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// In groups, and with a tensor that rests in one step.
    Torch,
    /// All tensors in all steps; `jit` where it is compiled.
    Optax {
        /// By `jax.jit`.
        jit: bool,
    },
}

/// A rule, with what it is given.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// What a failing test calls it.
    pub name: String,
    source: &'static str,
    jit: bool,
    /// Those of the first and of the second group.
    hypers: Vec<Vec<serde_json::Value>>,
    states: Vec<&'static str>,
    tensors: Vec<Tensor>,
    steps: Vec<Given>,
    resume: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Tensor {
    name: &'static str,
    shape: &'static [usize],
    weights: Vec<f64>,
    group: usize,
}

/// What is given in a step.
#[derive(Clone, Debug, Serialize)]
struct Given {
    gradients: BTreeMap<&'static str, Vec<f64>>,
    /// Input by input, values for each tensor.
    inputs: BTreeMap<&'static str, BTreeMap<&'static str, Vec<f64>>>,
    numbers: BTreeMap<&'static str, f64>,
    /// What each tensor draws.
    draws: BTreeMap<&'static str, Vec<f64>>,
}

/// A tensor behind a step.
#[derive(Clone, Debug, Deserialize)]
pub struct Found {
    /// Its weights.
    pub w: Vec<f64>,
    /// Its states that are kept.
    pub state: BTreeMap<String, Vec<f64>>,
    /// Its weights to evaluate with.
    pub eval: Option<Vec<f64>>,
}

/// What each step gave, tensor by tensor; or the exception that ended it.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Outcome {
    /// One entry a step.
    Steps(Vec<BTreeMap<String, Found>>),
    /// The exception as Python prints it.
    Raised(String),
}

/// Numbers of every magnitude that training has.
fn numbers(len: usize, seed: usize) -> Vec<f64> {
    let number = |at: usize| {
        let place = ((seed * 131 + at) as f64 * 0.618_033_988_749_895).fract() - 0.5;
        4.0 * place * 10_f64.powi(-((at % 4) as i32))
    };
    (1..=len).map(number).collect()
}

/// The values of a rule's hyper-parameters as Python's arguments: those of a list are one.
fn arguments<R: Rule>(rule: &R) -> Vec<serde_json::Value> {
    let mut given: Vec<serde_json::Value> = Vec::new();
    for (index, hyper) in R::META.hypers.iter().enumerate() {
        let value: serde_json::Value = match rule.hyper_at(index) {
            Some(HyperValue::Number(value)) => value.into(),
            Some(HyperValue::Flag(value)) => value.into(),
            Some(HyperValue::Count(value)) => value.into(),
            other => panic!("a kind of value that this knows: {other:?}"),
        };
        match (hyper.name.split_once('['), given.last_mut()) {
            (Some((_, "0]")), _) => given.push(vec![value].into()),
            (Some(_), Some(serde_json::Value::Array(list))) => list.push(value),
            _ => given.push(value),
        }
    }
    given
}

impl Trial {
    /// A trial on the tensors that a rule takes, with what the loops give.
    pub fn new<R: Rule>(rule: &R, host: Host) -> (Self, Vec<BTreeMap<&'static str, Found>>) {
        let mut second = rule.clone();
        if host == Host::Torch && R::META.hypers.iter().any(|it| it.name == "lr") {
            let Some(HyperValue::Number(lr)) = rule.hyper("lr") else {
                panic!("a number")
            };
            second.set_hyper("lr", lr / 2.0).expect("a smaller rate");
        }
        let taken = TENSORS
            .iter()
            .enumerate()
            .filter(|(_, (_, shape))| takes(rule, shape));
        let tensors: Vec<_> = taken
            .map(|(at, (name, shape))| Tensor {
                name,
                shape,
                weights: numbers(shape.iter().product(), 1 + at),
                group: at / 2,
            })
            .collect();
        assert!(!tensors.is_empty(), "{rule:?} takes nothing");
        let steps = (0..STEPS).map(|step| given(&R::META, &tensors, step, host));
        let steps: Vec<_> = steps.collect();
        let found = run(rule, &second, &tensors, &steps);
        let (source, jit) = match host {
            Host::Torch => (R::META.torch(), false),
            Host::Optax { jit } => (R::META.optax(), jit && !R::META.draws_noise),
        };
        let trial = Self {
            name: format!("{rule:?}"),
            source,
            jit,
            hypers: vec![arguments(rule), arguments(&second)],
            states: R::META.states.iter().map(|state| state.name).collect(),
            tensors,
            steps,
            resume: STEPS / 2,
        };
        (trial, found)
    }
}

/// Whether a rule takes a tensor of this shape: all do but those of matrices, which refuse what is none.
fn takes<R: Rule>(rule: &R, shape: &[usize]) -> bool {
    let mut w = numbers(shape.iter().product(), 1);
    let g = w.clone();
    let mut optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
    beside::numbers(&R::META, &mut optimizer);
    let param = Param::new("w", &mut w, &g).and_then(|param| param.with_shape(shape));
    let param = param.and_then(|param| beside::param(&R::META, param, &g));
    match optimizer.step(&mut [param.expect("that many")]) {
        Ok(_) => true,
        Err(Error::NotAMatrix { .. }) if shape.len() < 2 => false,
        Err(error) => panic!("{rule:?} on {shape:?}: {error}"),
    }
}

fn given(meta: &RuleMeta, tensors: &[Tensor], step: usize, host: Host) -> Given {
    let rests = |tensor: &&Tensor| host == Host::Torch && tensor.name == "b" && step == RESTS;
    let mut given = Given {
        gradients: BTreeMap::new(),
        inputs: BTreeMap::new(),
        numbers: BTreeMap::new(),
        draws: BTreeMap::new(),
    };
    for input in meta.inputs {
        if input.scalar {
            given
                .numbers
                .insert(input.name, beside::number(step as u64 + 1));
        } else {
            given.inputs.insert(input.name, BTreeMap::new());
        }
    }
    for (at, tensor) in tensors
        .iter()
        .enumerate()
        .filter(|(_, tensor)| !rests(tensor))
    {
        let mut g = numbers(tensor.weights.len(), 17 * step + at + 5);
        // In the first step none is zero: a weight that has not moved lies on its average, and there the sign of the
        // difference is that of a rounding.
        for (at, g) in g.iter_mut().enumerate() {
            *g = if step > 0 && (step + at).is_multiple_of(9) {
                0.0
            } else {
                *g
            };
        }
        for values in given.inputs.values_mut() {
            values.insert(tensor.name, beside::input(&g));
        }
        if meta.draws_noise {
            let behind = host == Host::Torch && tensor.name == "b" && step > RESTS;
            let t = step as u64 + 1 - u64::from(behind);
            let draw = |place| philox::drawn(true, 0, tensor.name, t, 0, place);
            given
                .draws
                .insert(tensor.name, (0..g.len()).map(draw).collect());
        }
        given.gradients.insert(tensor.name, g);
    }
    given
}

/// What the loops give.
fn run<R: Rule>(
    rule: &R,
    second: &R,
    tensors: &[Tensor],
    steps: &[Given],
) -> Vec<BTreeMap<&'static str, Found>> {
    let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
    let others: Vec<_> = tensors
        .iter()
        .filter(|it| it.group == 1)
        .map(|it| it.name)
        .collect();
    let grouped = optimizer.with_group("second", second.clone(), names(others));
    let mut optimizer = grouped.expect("a valid group");
    let mut weights: Vec<_> = tensors.iter().map(|it| it.weights.clone()).collect();
    let mut found = Vec::new();
    for step in steps {
        beside::numbers(&R::META, &mut optimizer);
        let mut params = Vec::new();
        for (tensor, w) in tensors.iter().zip(&mut weights) {
            let Some(g) = step.gradients.get(tensor.name) else {
                continue;
            };
            let param = Param::new(tensor.name, w, g).and_then(|it| it.with_shape(tensor.shape));
            let param = param.and_then(|param| beside::param(&R::META, param, g));
            params.push(param.expect("that many"));
        }
        optimizer.step(&mut params).expect("a sound step");
        let mut evals = weights.clone();
        if R::META.eval.is_some() {
            let params = tensors.iter().zip(&mut evals).map(|(tensor, w)| {
                let param = Param::weights(tensor.name, w);
                param
                    .and_then(|it| it.with_shape(tensor.shape))
                    .expect("that many")
            });
            let mut params: Vec<_> = params.collect();
            optimizer
                .eval_weights(&mut params)
                .expect("steps were taken");
        }
        let kept = evals.clone();
        if R::META.eval.is_some() {
            let params = tensors.iter().zip(&mut evals).map(|(tensor, w)| {
                let param = Param::weights(tensor.name, w);
                param
                    .and_then(|it| it.with_shape(tensor.shape))
                    .expect("that many")
            });
            let mut params: Vec<_> = params.collect();
            optimizer.train_weights(&mut params).expect("it evaluates");
        }
        let all = tensors
            .iter()
            .zip(&weights)
            .zip(kept)
            .map(|((tensor, w), eval)| {
                let state = optimizer.state(tensor.name).expect("a step was taken");
                let state = state.typed::<f64>().expect("the type of the weights");
                let values = |name| match state.get(name).expect("a state that is kept") {
                    StateValue::Scalar(value) => vec![value],
                    StateValue::PerWeight(values)
                    | StateValue::PerRow(values)
                    | StateValue::PerColumn(values)
                    | StateValue::PerRowPair(values)
                    | StateValue::PerColumnPair(values) => values.to_vec(),
                    other => panic!("a kind of value that this knows: {other:?}"),
                };
                let found = Found {
                    w: w.clone(),
                    state: state
                        .names()
                        .map(|name| (name.to_owned(), values(name)))
                        .collect(),
                    eval: R::META.eval.map(|_| eval),
                };
                (tensor.name, found)
            });
        found.push(all.collect());
    }
    found
}

/// Takes the steps of each trial by its class.
const TORCH: &str = r#"
import io, json, sys
import torch

torch.set_num_threads(1)
numbers = {"dtype": torch.float64}

def class_of(source):
    names = {"__name__": "text"}
    exec(source, names)
    found, = [x for x in names.values() if isinstance(x, type) and issubclass(x, torch.optim.Optimizer)]
    class Given(found):
        drawn = {}
        def normal(self, w):
            return self.drawn[w]
        uniform = normal
    return Given

def tensor(values, like):
    return torch.tensor(values, **numbers).reshape(like["shape"])

def made(trial, Class, params, hypers=None):
    groups = [[params[x["name"]] for x in trial["tensors"] if x["group"] == group] for group in (0, 1)]
    if hypers is None:
        # What is loaded says the rest.
        return Class([{"params": group} for group in groups if group])
    base = Class([{"params": groups[0] or groups[1]}], *hypers[0 if groups[0] else 1])
    if groups[0] and groups[1]:
        other = Class([{"params": groups[1]}], *hypers[1]).param_groups[0]
        base.add_param_group({**other, "params": groups[1]})
    return base

def run(trial):
    Class = class_of(trial["source"])
    params = {x["name"]: torch.nn.Parameter(tensor(x["weights"], x)) for x in trial["tensors"]}
    optimizer = made(trial, Class, params, trial["hypers"])
    steps = []
    for t, given in enumerate(trial["steps"]):
        if t == trial["resume"]:
            file = io.BytesIO()
            torch.save(optimizer.state_dict(), file)
            file.seek(0)
            params = {name: torch.nn.Parameter(p.detach().clone()) for name, p in params.items()}
            optimizer = made(trial, Class, params)
            optimizer.load_state_dict(torch.load(file))
        shaped = {x["name"]: x for x in trial["tensors"]}
        for name, p in params.items():
            g = given["gradients"].get(name)
            # The same memory in every step, as `zero_grad(set_to_none=False)` has it.
            if g is None:
                p.grad = None
            elif p.grad is None:
                p.grad = tensor(g, shaped[name])
            else:
                p.grad.copy_(tensor(g, shaped[name]))
        inputs = {input: {params[name]: tensor(x, shaped[name]) for name, x in of.items()}
                  for input, of in given["inputs"].items()}
        optimizer.drawn = {params[name]: tensor(x, shaped[name]) for name, x in given["draws"].items()}
        loss = optimizer.step(lambda: 7, **inputs, **given["numbers"])
        assert loss == 7, "the loss is not handed on"
        found = {}
        for name, p in params.items():
            state = {key: x.ravel().tolist() if isinstance(x, torch.Tensor) else [x] for key, x in optimizer.state[p].items()
                     if key in trial["states"]}
            assert p.dtype == torch.float64 and list(p.shape) == shaped[name]["shape"]
            found[name] = {"w": p.detach().ravel().tolist(), "state": state, "eval": None}
        if hasattr(optimizer, "eval_weights"):
            optimizer.eval_weights()
            try:
                optimizer.step()
                assert False, "a step while it evaluates"
            except (RuntimeError, TypeError):
                pass
            for name, p in params.items():
                found[name]["eval"] = p.detach().ravel().tolist()
            optimizer.train_weights()
            assert all(p.detach().ravel().tolist() == found[name]["w"] for name, p in params.items())
        steps.append(found)
    return steps

def outcome(trial):
    try:
        return run(trial)
    except Exception as error:
        return f"{type(error).__name__}: {error}"

json.dump([outcome(trial) for trial in json.load(sys.stdin)], sys.stdout)
"#;

/// Takes the steps of each trial by its transformation.
const OPTAX: &str = r#"
import json, sys, types
import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np
import optax

def run(trial):
    names = {"__name__": "text"}
    exec(trial["source"], names)
    own = {name: x for name, x in names.items()
           if isinstance(x, types.FunctionType) and x.__module__ == "text" and not name.startswith("_")}
    eval_name = {name for name in own if name.endswith("_eval") and name[:-5] in own}
    made, = [x for name, x in own.items() if name not in eval_name]
    evaluate = own[min(eval_name)] if eval_name else None
    transformation = made(*trial["hypers"][0])
    shaped = {x["name"]: x["shape"] for x in trial["tensors"]}
    tree = lambda of: {name: jnp.array(x, dtype=float).reshape(shaped[name]) for name, x in of.items()}
    params = tree({x["name"]: x["weights"] for x in trial["tensors"]})
    state = transformation.init(params)
    form = jax.tree.structure(state), [x.shape for x in jax.tree.leaves(state)]
    update = lambda g, state, params, further: transformation.update(g, state, params, **further)
    steps = []
    for t, given in enumerate(trial["steps"]):
        if t == trial["resume"]:
            state = jax.tree.map(lambda x: jnp.asarray(np.array(x)), state)
        further = {**{name: tree(of) for name, of in given["inputs"].items()},
                   **{name: jnp.asarray(x) for name, x in given["numbers"].items()}}
        given_to = tree(given["gradients"]), state, params, further
        if given["draws"]:
            left = [x for _, x in sorted(given["draws"].items())]
            draw = lambda key, w: jnp.array(left.pop(0)).reshape(w.shape)
            names["_normal"] = names["_uniform"] = draw
        elif t == 0:
            # Whatever is not compiled can be.
            jax.make_jaxpr(update)(*given_to)
            update = jax.jit(update) if trial["jit"] else update
        changes, state = update(*given_to)
        assert (jax.tree.structure(state), [x.shape for x in jax.tree.leaves(state)]) == form, "another form of state"
        params = optax.apply_updates(params, changes)
        first = len(state) - len(trial["states"]) - sum(x.endswith("_retained") for x in state._fields)
        found = {}
        for name, w in params.items():
            assert w.dtype == float and list(w.shape) == shaped[name]
            kept = {key: np.ravel(x[name]).tolist() for key, x in zip(trial["states"], state[first:])
                    if x[name] is not None}
            found[name] = {"w": np.ravel(w).tolist(), "state": kept, "eval": None}
        if evaluate:
            for name, w in evaluate(params, state, *trial["hypers"][0]).items():
                found[name]["eval"] = np.ravel(w).tolist()
        steps.append(found)
    return steps

def outcome(trial):
    try:
        return run(trial)
    except Exception as error:
        return f"{type(error).__name__}: {error}"

json.dump([outcome(trial) for trial in json.load(sys.stdin)], sys.stdout)
"#;

/// Runs all trials in one Python. `Err` says why there is none to run them.
fn compute(host: Host, trials: &[Trial]) -> Result<Vec<Outcome>, String> {
    match host {
        Host::Torch => python::computed(TORCH, "import torch", trials),
        Host::Optax { .. } => python::computed(OPTAX, "import jax, optax, numpy", trials),
    }
}

/// Trials of rules in one host, with what the loops give.
pub struct Trials {
    host: Host,
    tolerance: f64,
    list: Vec<Trial>,
    expected: Vec<Vec<BTreeMap<&'static str, Found>>>,
}

impl Trials {
    /// None as yet. The tolerance is relative, of values of 1e-3 at least.
    #[must_use]
    pub fn of(host: Host, tolerance: f64) -> Self {
        Self {
            host,
            tolerance,
            list: Vec::new(),
            expected: Vec::new(),
        }
    }

    /// Where they are run.
    #[must_use]
    pub fn host(&self) -> Host {
        self.host
    }

    /// How many there are.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "nobody asks for that")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// A rule's.
    pub fn add<R: Rule>(&mut self, rule: &R) {
        self.add_at(rule, self.host);
    }

    /// One that is run otherwise.
    pub fn add_at<R: Rule>(&mut self, rule: &R, host: Host) {
        let (trial, expected) = Trial::new(rule, host);
        self.list.push(trial);
        self.expected.push(expected);
    }

    /// Compares every value of every step, or says that it cannot.
    pub fn compare(&self, test: &str) {
        let outcomes = match compute(self.host, &self.list) {
            Ok(outcomes) => outcomes,
            Err(reason) => return python::say_skipped(test, &reason),
        };
        assert_eq!(outcomes.len(), self.list.len());
        let mut tally = Tally {
            tolerance: self.tolerance,
            values: 0,
            furthest: 0.0,
        };
        let mut wrong = Vec::new();
        for ((trial, outcome), expected) in self.list.iter().zip(outcomes).zip(&self.expected) {
            let compared = match outcome {
                Outcome::Steps(steps) => tally.steps(&steps, expected),
                Outcome::Raised(error) => Err(error),
            };
            wrong.extend(
                compared
                    .err()
                    .map(|error| format!("{}: {error}", trial.name)),
            );
        }
        println!("{test}: {} trials, {tally:?}", self.list.len());
        assert!(
            wrong.is_empty(),
            "{} of {}:\n{}",
            wrong.len(),
            self.list.len(),
            wrong.join("\n")
        );
        assert!(tally.values >= self.list.len() * STEPS);
    }
}

/// What was compared.
#[derive(Debug)]
struct Tally {
    tolerance: f64,
    values: usize,
    furthest: f64,
}

impl Tally {
    fn steps(
        &mut self,
        steps: &[BTreeMap<String, Found>],
        expected: &[BTreeMap<&'static str, Found>],
    ) -> Result<(), String> {
        if steps.len() != expected.len() {
            return Err(format!("{} steps", steps.len()));
        }
        for (t, (got, expected)) in (1..).zip(steps.iter().zip(expected)) {
            if !got.keys().eq(expected.keys()) {
                return Err(format!("tensors {:?}", got.keys()));
            }
            for (name, expected) in expected {
                let got = &got[*name];
                let place = |what: &str| format!("{what} of tensor {name} in step {t}");
                self.compare(&place("w"), &got.w, &expected.w)?;
                match (&got.eval, &expected.eval) {
                    (Some(got), Some(expected)) => self.compare(&place("eval"), got, expected)?,
                    (None, None) => {}
                    _ => return Err(place("no eval")),
                }
                if !got.state.keys().eq(expected.state.keys()) {
                    return Err(format!("{}: {:?}", place("states"), got.state.keys()));
                }
                for (state, expected) in &expected.state {
                    self.compare(&place(state), &got.state[state], expected)?;
                }
            }
        }
        Ok(())
    }

    fn compare(&mut self, place: &str, got: &[f64], expected: &[f64]) -> Result<(), String> {
        if got.len() != expected.len() {
            return Err(format!(
                "{place}: {} values for {}",
                got.len(),
                expected.len()
            ));
        }
        for (got, expected) in got.iter().zip(expected) {
            // A weight that passes through zero keeps the error of its earlier size.
            let difference = (got - expected).abs() / expected.abs().max(1e-3);
            if difference.is_nan() || difference > self.tolerance {
                return Err(format!(
                    "{place}: the text gives {got:e}, the rule {expected:e}"
                ));
            }
            self.furthest = self.furthest.max(difference);
            self.values += 1;
        }
        Ok(())
    }
}
