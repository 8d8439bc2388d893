//! Rules run by their own NumPy text.

use std::io::Write as _;
use std::process::{Command, Stdio};

use optim_runtime::{HyperValue, Rule};
use serde::{Deserialize, Serialize};

/// A rule with its hyper-parameters, and a tensor with a gradient for each step.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// What a failing test calls it.
    pub name: String,
    source: &'static str,
    evaluate: Option<&'static str>,
    hypers: Vec<serde_json::Value>,
    shape: Vec<usize>,
    weights: Vec<f64>,
    gradients: Vec<Vec<f64>>,
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
        let value = |index| match rule.hyper_at(index) {
            Some(HyperValue::Number(value)) => value.into(),
            Some(HyperValue::Flag(value)) => value.into(),
            Some(HyperValue::Count(value)) => value.into(),
            None => panic!("a value for each hyper-parameter"),
        };
        Self {
            name: format!("{rule:?} on {shape:?}"),
            source: R::META.python(),
            evaluate: R::META.eval.map(|eval| eval.python),
            hypers: (0..R::META.hypers.len()).map(value).collect(),
            shape: shape.to_vec(),
            weights: weights.to_vec(),
            gradients: gradients.to_vec(),
        }
    }
}

/// Reads trials as JSON and writes their outcomes. Each source defines one function.
const PROGRAM: &str = r#"
import json, sys, types
import numpy as np

def function(source):
    names = {}
    exec(source, names)
    step, = [x for x in names.values() if isinstance(x, types.FunctionType)]
    return step

def run(trial):
    step = function(trial["source"])
    evaluate = function(trial["evaluate"]) if trial["evaluate"] else None
    shaped = lambda x: np.array(x).reshape(trial["shape"])
    w, state, steps = shaped(trial["weights"]), {}, []
    try:
        for t, g in enumerate(trial["gradients"], 1):
            given = w.copy()
            new, state = step(w, shaped(g), state, t, *trial["hypers"])
            assert (w == given).all(), "the weights that were given changed"
            assert new.shape == w.shape and new.dtype == w.dtype, "the weights have another form"
            w = new
            state_of = {name: np.ravel(x).tolist() for name, x in state.items()}
            found = {"w": w.ravel().tolist(), "state": state_of, "eval": None}
            if evaluate:
                given = w.copy()
                found["eval"] = evaluate(w, state, t, *trial["hypers"]).ravel().tolist()
                assert (w == given).all(), "the weights that were given changed"
            steps.append(found)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return steps

json.dump([run(trial) for trial in json.load(sys.stdin)], sys.stdout)
"#;

/// Runs all trials in one Python. `Err` says why there is no Python to run them.
pub fn run(trials: &[Trial]) -> Result<Vec<Outcome>, String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let probe = Command::new(&python)
        .args(["-c", "import numpy"])
        .output()
        .map_err(|error| format!("`{python}` does not start: {error}"))?;
    if !probe.status.success() {
        let message = String::from_utf8_lossy(&probe.stderr);
        let last = message.lines().last().unwrap_or("it says nothing");
        return Err(format!("`{python}` cannot import numpy: {last}"));
    }
    let mut child = Command::new(&python)
        .args(["-c", PROGRAM])
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
