//! The recorded runs of `training/recorded/`: gradients that are clipped, gathered and scaled, groups, averages.

use std::fmt;

use optim_runtime::Dtype;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::real::Real;
use crate::recorded::Files;

/// `manifest.json`, as far as it is used.
#[derive(Deserialize)]
struct Manifest {
    inputs_file: String,
    cases: Vec<Case>,
}

/// One recorded run.
#[derive(Clone, Deserialize)]
pub struct Case {
    /// What a failing test calls it.
    pub id: String,
    /// What is recorded, such as `clip`.
    pub kind: String,
    /// The package it was recorded from.
    pub framework: String,
    /// `f32` or `f64`.
    dtype: String,
    /// Tensors.
    #[serde(default)]
    pub params: Vec<Tensors>,
    /// Allowed error relative to the largest magnitude on the way.
    pub tol: Option<f64>,
    /// Why the package itself is not exact here, if it is not.
    pub quirk: Option<String>,
    /// File of the results.
    #[serde(default)]
    file: String,
    /// Everything else, by its name.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// One named tensor of a run, and names of what was recorded of it.
#[derive(Clone, Deserialize)]
pub struct Tensors {
    /// The parameter's name.
    pub name: String,
    /// The shape that the package saw.
    pub shape: Vec<usize>,
    /// Everything else, by its name.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

impl Case {
    /// The element type.
    pub fn dtype(&self) -> Dtype {
        match self.dtype.as_str() {
            "f32" => Dtype::F32,
            "f64" => Dtype::F64,
            other => panic!("{self}: element type {other}"),
        }
    }

    /// A field.
    pub fn get(&self, field: &str) -> &Value {
        let found = self.more.get(field);
        found.unwrap_or_else(|| panic!("{self} has no {field}"))
    }

    /// A field that is a text.
    pub fn text(&self, field: &str) -> &str {
        let text = self.get(field).as_str();
        text.unwrap_or_else(|| panic!("{self}: {field} is no text"))
    }

    /// A field that is a whole number.
    pub fn count(&self, field: &str) -> usize {
        let count = self.get(field).as_u64();
        let count = count.unwrap_or_else(|| panic!("{self}: {field} is no count"));
        usize::try_from(count).expect("a small number")
    }

    /// A field that is a list of whole numbers; none if it is not there.
    pub fn counts(&self, field: &str) -> Vec<usize> {
        let list = self.more.get(field).and_then(Value::as_array);
        let counts = list.into_iter().flatten().filter_map(Value::as_u64);
        counts
            .map(|count| usize::try_from(count).expect("a small number"))
            .collect()
    }
}

/// A number of the manifest, which writes infinity as a text.
pub fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some("inf") => f64::INFINITY,
        Some("nan") => f64::NAN,
        _ => value
            .as_f64()
            .unwrap_or_else(|| panic!("{value} is no number")),
    }
}

/// The manifest and the tensors it names.
pub struct Training {
    cases: Vec<Case>,
    inputs: String,
    files: Files,
}

impl Training {
    /// Reads everything.
    pub fn read() -> Self {
        let mut files = Files::of("training/recorded");
        let Manifest { inputs_file, cases } = files.json("manifest.json");
        files.read(&inputs_file);
        for case in cases.iter().filter(|case| !case.file.is_empty()) {
            files.read(&case.file);
        }
        Self {
            cases,
            inputs: inputs_file,
            files,
        }
    }

    /// The cases of a kind.
    pub fn cases(&self, kind: &str) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(move |case| case.kind == kind)
    }

    /// An input of a parameter, such as `p0` or `grads`.
    pub fn input<T: Real>(&self, tensors: &Tensors, field: &str) -> Vec<T> {
        self.files.values(&self.inputs, name(tensors, field))
    }

    /// What was recorded of a parameter under this name.
    pub fn result<T: Real>(&self, case: &Case, tensors: &Tensors, field: &str) -> Vec<T> {
        self.files.values(&case.file, name(tensors, field))
    }

    /// An input under its own name, in `f64`.
    pub fn given(&self, name: &str) -> Vec<f64> {
        self.files.numbers(&self.inputs, name)
    }

    /// Numbers of the case's table of tensors, in `f64`; none if it has none of this name.
    pub fn recorded(&self, case: &Case, name: &str) -> Option<Vec<f64>> {
        let name = case.more.get("tensors")?.get(name)?.as_str()?;
        Some(self.files.numbers(&case.file, name))
    }

    /// Numbers that were recorded of a run under this name, in `f64`.
    pub fn numbers(&self, case: &Case, field: &str) -> Vec<f64> {
        self.files.numbers(&case.file, case.text(field))
    }
}

fn name<'a>(tensors: &'a Tensors, field: &str) -> &'a str {
    let name = tensors.more.get(field).and_then(Value::as_str);
    name.unwrap_or_else(|| panic!("{} has no {field}", tensors.name))
}
