//! The recorded trajectories of other packages, read from `golden/`.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use optim_runtime::Dtype;
use safetensors::SafeTensors;
use serde::Deserialize;
use serde_json::Value;

use crate::real::Real;

/// `manifest.json`, as far as it is used.
#[derive(Deserialize)]
pub struct Manifest {
    /// Steps of each trajectory.
    pub steps: usize,
    /// The steps, from 1, after which the weights were recorded.
    pub stored_steps: Vec<usize>,
    /// File of the initial weights and gradients.
    pub inputs_file: String,
    /// A learning rate for each step, by the schedule's name.
    pub lr_schedules: BTreeMap<String, Vec<f64>>,
    /// All trajectories.
    pub cases: Vec<Case>,
}

/// One recorded trajectory.
#[derive(Clone, Deserialize)]
pub struct Case {
    /// What a failing test calls it.
    pub id: String,
    /// The package it was recorded from.
    pub framework: String,
    /// That package's name of the rule.
    pub rule: String,
    /// Every argument of the rule, with its value.
    pub hyperparams: BTreeMap<String, Value>,
    /// Name of the learning rate's schedule, if it had one.
    pub lr_schedule: Option<String>,
    /// `f32` or `f64`.
    pub dtype: String,
    /// Number of weights.
    pub n: usize,
    /// The shape that the package saw.
    pub shape: Vec<usize>,
    /// Name of the initial weights.
    pub p0: String,
    /// Name of the gradients, one row a step.
    pub grads: String,
    /// File of the results.
    pub file: String,
    /// Name of the weights after the stored steps, one row each.
    pub p: String,
    /// Name of the weights that the model is evaluated with after the last step, if they are others.
    pub p_eval: Option<String>,
    /// Names of the state after the last step, by the package's own name for it.
    pub state: BTreeMap<String, String>,
    /// Allowed error relative to the trajectory's largest magnitude.
    pub tol: f64,
    /// Why the package itself is not exact here, if it is not.
    pub quirk: Option<String>,
    /// Steps of the trajectory.
    #[serde(skip)]
    pub steps: usize,
}

impl Case {
    /// The element type.
    pub fn dtype(&self) -> Dtype {
        match self.dtype.as_str() {
            "f32" => Dtype::F32,
            "f64" => Dtype::F64,
            other => panic!("{}: element type {other}", self.id),
        }
    }
}

struct Tensor {
    dtype: safetensors::Dtype,
    bytes: Vec<u8>,
}

/// The files of a folder of recorded numbers.
pub struct Files {
    folder: PathBuf,
    tensors: HashMap<String, HashMap<String, Tensor>>,
}

impl Files {
    /// Of a folder beside the test programs.
    pub fn of(folder: &str) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        Self {
            folder: tests.join(folder),
            tensors: HashMap::new(),
        }
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        let path = self.folder.join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// What a file of JSON says.
    pub fn json<D: serde::de::DeserializeOwned>(&self, name: &str) -> D {
        serde_json::from_slice(&self.bytes(name))
            .unwrap_or_else(|error| panic!("{}/{name}: {error}", self.folder.display()))
    }

    /// Reads a file of tensors, once.
    pub fn read(&mut self, name: &str) {
        if !self.tensors.contains_key(name) {
            let read = tensors(name, &self.bytes(name));
            self.tensors.insert(name.to_owned(), read);
        }
    }

    /// The elements of a tensor, row by row.
    pub fn values<T: Real>(&self, file: &str, name: &str) -> Vec<T> {
        let tensor = self.tensor(file, name);
        let expected = match T::DTYPE {
            Dtype::F32 => safetensors::Dtype::F32,
            _ => safetensors::Dtype::F64,
        };
        assert_eq!(tensor.dtype, expected, "{file}: {name}");
        tensor
            .bytes
            .chunks_exact(T::SIZE)
            .map(T::of_bytes)
            .collect()
    }

    /// The elements of a tensor in `f64`, in whatever type the package kept them.
    pub fn numbers(&self, file: &str, name: &str) -> Vec<f64> {
        let tensor = self.tensor(file, name);
        match tensor.dtype {
            safetensors::Dtype::F64 => decode(&tensor.bytes, f64::from_le_bytes),
            safetensors::Dtype::F32 => decode(&tensor.bytes, |it| f32::from_le_bytes(it).into()),
            safetensors::Dtype::I64 => decode(&tensor.bytes, |it| i64::from_le_bytes(it) as f64),
            safetensors::Dtype::I32 => decode(&tensor.bytes, |it| i32::from_le_bytes(it).into()),
            safetensors::Dtype::BOOL | safetensors::Dtype::U8 => {
                decode(&tensor.bytes, |it| u8::from_le_bytes(it).into())
            }
            other => panic!("{file}: {name} is {other:?}"),
        }
    }

    fn tensor(&self, file: &str, name: &str) -> &Tensor {
        let found = self.tensors.get(file).and_then(|all| all.get(name));
        found.unwrap_or_else(|| panic!("{file} has no {name}"))
    }
}

/// The manifest and the tensors it names.
pub struct Recorded {
    /// The manifest.
    pub manifest: Manifest,
    files: Files,
}

impl Recorded {
    /// Reads everything in a folder of recorded trajectories.
    pub fn read(folder: &str) -> Self {
        let mut files = Files::of(folder);
        let mut manifest: Manifest = files.json("manifest.json");
        for case in &mut manifest.cases {
            case.steps = manifest.steps;
        }
        let names = manifest.cases.iter().map(|case| &case.file);
        for name in names.chain([&manifest.inputs_file]) {
            files.read(name);
        }
        Self { manifest, files }
    }

    /// The elements of a tensor, row by row.
    pub fn values<T: Real>(&self, file: &str, name: &str) -> Vec<T> {
        self.files.values(file, name)
    }

    /// The elements of a tensor in `f64`, in whatever type the package kept them.
    pub fn numbers(&self, file: &str, name: &str) -> Vec<f64> {
        self.files.numbers(file, name)
    }
}

fn decode<const N: usize>(bytes: &[u8], number: impl Fn([u8; N]) -> f64) -> Vec<f64> {
    let (chunks, rest) = bytes.as_chunks::<N>();
    assert!(rest.is_empty(), "a whole number of elements");
    chunks.iter().copied().map(number).collect()
}

fn tensors(file: &str, bytes: &[u8]) -> HashMap<String, Tensor> {
    let tensors =
        SafeTensors::deserialize(bytes).unwrap_or_else(|error| panic!("golden/{file}: {error}"));
    let owned = |(name, view): (&str, safetensors::tensor::TensorView<'_>)| {
        let tensor = Tensor {
            dtype: view.dtype(),
            bytes: view.data().to_vec(),
        };
        (name.to_owned(), tensor)
    };
    tensors.iter().map(owned).collect()
}
