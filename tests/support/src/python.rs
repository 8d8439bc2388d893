//! Rules run by their own NumPy text.

use std::io::Write as _;
use std::process::{Command, Stdio};

use optim_runtime::{HyperValue, Rule};
use serde::{Deserialize, Serialize};

use crate::beside::{self, Argument};

/// A rule with its hyper-parameters, and a tensor with a gradient for each step.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// What a failing test calls it.
    pub name: String,
    source: &'static str,
    evaluate: Option<&'static str>,
    /// Those of each step; of the last one given from there on.
    hypers: Vec<Vec<serde_json::Value>>,
    /// Positions of hyper-parameters whose powers `x**t` stand for the product of all their values so far.
    products: Vec<usize>,
    shape: Vec<usize>,
    weights: Vec<f64>,
    gradients: Vec<Vec<f64>>,
    /// What it is given behind each of them: values for each weight, or a number.
    beside: Vec<Vec<Argument>>,
}

/// What each step of a trial gave.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// The weights.
    pub w: Vec<f64>,
    /// Each state that is kept: its values, or one for a scalar.
    pub state: std::collections::BTreeMap<String, Vec<f64>>,
    /// The evaluation weights, if the rule has an `eval`.
    pub eval: Option<Vec<f64>>,
}

/// The steps, or the message of the exception that ended them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Outcome {
    /// One entry a step.
    Steps(Vec<Step>),
    /// The exception as Python prints it.
    Raised(String),
}

impl Trial {
    /// A trial of a rule on a tensor of this shape.
    pub fn new<R: Rule>(
        rule: &R,
        shape: &[usize],
        weights: &[f64],
        gradients: &[Vec<f64>],
    ) -> Self {
        let name = format!("{rule:?} on {shape:?}");
        Self::scheduled(name, std::slice::from_ref(rule), shape, weights, gradients)
    }

    /// A trial whose hyper-parameters change: those of each step.
    pub fn scheduled<R: Rule>(
        name: String,
        rules: &[R],
        shape: &[usize],
        weights: &[f64],
        gradients: &[Vec<f64>],
    ) -> Self {
        let value = |rule: &R, index| match rule.hyper_at(index) {
            Some(HyperValue::Number(value)) => value.into(),
            Some(HyperValue::Flag(value)) => value.into(),
            Some(HyperValue::Count(value)) => value.into(),
            other => {
                panic!("a value for each hyper-parameter, of a kind that this knows: {other:?}")
            }
        };
        let all = |rule| {
            let mut given: Vec<serde_json::Value> = Vec::new();
            for (index, hyper) in R::META.hypers.iter().enumerate() {
                let value = value(rule, index);
                // A list is one argument.
                match (hyper.name.split_once('['), given.last_mut()) {
                    (Some((_, "0]")), _) => given.push(vec![value].into()),
                    (Some(_), Some(serde_json::Value::Array(list))) => list.push(value),
                    _ => given.push(value),
                }
            }
            given
        };
        Self {
            name,
            source: R::META.python(),
            evaluate: R::META.eval.map(|eval| eval.python),
            hypers: rules.iter().map(all).collect(),
            products: Vec::new(),
            shape: shape.to_vec(),
            weights: weights.to_vec(),
            gradients: gradients.to_vec(),
            beside: (1..)
                .zip(gradients)
                .map(|(t, g)| beside::arguments(&R::META, g, t))
                .collect(),
        }
    }
}

impl Trial {
    /// Where this hyper-parameter stands as a power `x**t` in a correction, the product of all its values so far
    /// is meant: the text has it for one that stays the same.
    #[must_use]
    pub fn with_product(mut self, hyper: usize) -> Self {
        self.products.push(hyper);
        self
    }
}

/// Reads trials as JSON and writes their outcomes. Each source defines one function.
const PROGRAM: &str = r#"
import json, re, sys, types
import numpy as np

def function(source, products):
    names = dict(products)
    exec(source, names)
    step, = [x for x in names.values() if isinstance(x, types.FunctionType)]
    return step

def with_products(source, words):
    # A difference that is written out, as `late`, has the present value for all steps.
    lines = source.splitlines()
    for word in words:
        power = rf"\b{re.escape(word)}\*\*t\b"
        lines = [x if x.strip().startswith("late =") else re.sub(power, product_of(word), x)
                 for x in lines]
    return "\n".join(lines)

def product_of(word):
    return re.sub(r"\W", "_", word) + "_product"

def places(hypers):
    # A list is one argument, and its elements count as hyper-parameters.
    return [(k, j) for k, x in enumerate(hypers) for j in (range(len(x)) if isinstance(x, list) else [None])]

def beside(trial, t, shaped):
    given = trial["beside"][t - 1]
    return [shaped(x) if isinstance(x, list) else x for x in given]

def run(trial):
    step = function(trial["source"], {})
    before = 4 + len(trial["beside"][0])
    products_of = [places(trial["hypers"][0])[i] for i in trial["products"]]
    words = [step.__code__.co_varnames[before + k] + ("" if j is None else f"[{j}]") for k, j in products_of]
    products = {product_of(word): 1.0 for word in words}
    step = function(with_products(trial["source"], words), products)
    evaluate = trial["evaluate"]
    evaluate = function(with_products(evaluate, words), products) if evaluate else None
    shaped = lambda x: np.array(x).reshape(trial["shape"])
    w, state, steps = shaped(trial["weights"]), {}, []
    try:
        for t, g in enumerate(trial["gradients"], 1):
            given = w.copy()
            hypers = trial["hypers"][min(t, len(trial["hypers"])) - 1]
            for (k, j), word in zip(products_of, words):
                products[product_of(word)] *= hypers[k] if j is None else hypers[k][j]
            for f in filter(None, [step, evaluate]):
                f.__globals__.update(products)
            new, kept = step(w, shaped(g), *beside(trial, t, shaped), state, t, *hypers)
            # A state that a setting switches off rests.
            state = {**state, **kept}
            assert (w == given).all(), "the weights that were given changed"
            assert new.shape == w.shape and new.dtype == w.dtype, "the weights have another form"
            w = new
            state_of = {name: np.ravel(x).tolist() for name, x in state.items()
                        if not name.endswith("_retained")}
            found = {"w": w.ravel().tolist(), "state": state_of, "eval": None}
            if evaluate:
                given = w.copy()
                found["eval"] = evaluate(w, state, t, *hypers).ravel().tolist()
                assert (w == given).all(), "the weights that were given changed"
            steps.append(found)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return steps

json.dump([run(trial) for trial in json.load(sys.stdin)], sys.stdout)
"#;

/// Runs steps in the widest numbers that NumPy has and writes the weights behind each, as `f64`; what is no finite one is
/// null. Steps end where Python raises an exception, as for a number of the step that is divided by zero.
const EXTENDED: &str = r#"
import functools, json, sys, types
import numpy as np

wide = np.longdouble

@functools.cache
def function(source):
    names = {}
    exec(source, names)
    step, = [x for x in names.values() if isinstance(x, types.FunctionType)]
    return step

def beside(trial, t, shaped):
    given = trial["beside"][t - 1]
    return [shaped(x) if isinstance(x, list) else x for x in given]

def run(trial):
    step = function(trial["source"])
    shaped = lambda x: np.array(x, dtype=wide).reshape(trial["shape"])
    widened = lambda x: [widened(y) for y in x] if isinstance(x, list) else wide(x) if isinstance(x, float) else x
    hypers = [widened(x) for x in trial["hypers"][-1]]
    w, state, steps = shaped(trial["weights"]), {}, []
    try:
        for t, g in enumerate(trial["gradients"], 1):
            w, kept = step(w, shaped(g), *beside(trial, t, shaped), state, wide(t), *hypers)
            state = {**state, **kept}
            steps.append([float(x) if np.isfinite(np.float64(x)) else None for x in w.ravel()])
    except ArithmeticError:
        pass
    return steps

with np.errstate(all="ignore"):
    json.dump([run(trial) for trial in json.load(sys.stdin)], sys.stdout)
"#;

/// The weights behind each step of all trials in extended precision; none for what is no number of `f64`. `Err` says why
/// there is nothing to compute them with.
pub fn extended(trials: &[Trial]) -> Result<Vec<Vec<Vec<Option<f64>>>>, String> {
    let needs =
        "import numpy as np; assert np.finfo(np.longdouble).maxexp > 1024, 'no wider numbers'";
    computed(EXTENDED, needs, trials)
}

/// Runs all trials in one Python. `Err` says why there is no Python to run them.
pub fn run(trials: &[Trial]) -> Result<Vec<Outcome>, String> {
    computed(PROGRAM, "import numpy", trials)
}

/// What a program makes of the trials, if another one says that there is what it needs.
pub fn computed<T: Serialize, O: serde::de::DeserializeOwned>(
    program: &str,
    needs: &str,
    trials: &[T],
) -> Result<O, String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let probe = Command::new(&python)
        .args(["-c", needs])
        .output()
        .map_err(|error| format!("`{python}` does not start: {error}"))?;
    if !probe.status.success() {
        let message = String::from_utf8_lossy(&probe.stderr);
        let last = message.lines().last().unwrap_or("it says nothing");
        return Err(format!("`{python}` has not what is needed: {last}"));
    }
    let mut child = Command::new(&python)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python started a moment ago");
    let input = serde_json::to_vec(trials).expect("trials are JSON");
    let mut stdin = child.stdin.take().expect("a pipe");
    // Python reads everything before it writes, so that neither waits for the other.
    stdin.write_all(&input).expect("Python reads");
    drop(stdin);
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "Python failed: see above");
    Ok(serde_json::from_slice(&output.stdout).expect("outcomes are JSON"))
}

/// Says that a test was skipped, also where the test harness keeps back what a test prints.
pub fn say_skipped(test: &str, reason: &str) {
    let mut stderr = std::io::stderr().lock();
    // Not to be able to say so is no failure of the test.
    let _ = writeln!(stderr, "\nSKIPPED {test}: {reason}\n");
}
