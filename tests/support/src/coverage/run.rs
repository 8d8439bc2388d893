//! Runs a recorded case of `golden/published` and compares every recorded weight.

use std::collections::BTreeMap;

use optim_runtime::{Dtype, Optimizer, Param};
use serde::Deserialize;
use serde_json::Value;

use super::Tolerance;
use crate::real::Real;
use crate::recorded::Files;

const FOLDER: &str = "golden/published";
const INPUTS: &str = "inputs.safetensors";
const RESULTS: &str = "results.safetensors";

/// `manifest.json`.
#[derive(Deserialize)]
struct Manifest {
    versions: BTreeMap<String, String>,
    steps: usize,
    stored: Vec<usize>,
    shapes: BTreeMap<String, Vec<usize>>,
    listed: BTreeMap<String, Vec<String>>,
    cases: Vec<Case>,
}

/// One recorded run.
#[derive(Deserialize)]
pub struct Case {
    /// The package.
    pub package: String,
    /// The package's name of the optimizer.
    pub name: String,
    /// What tells runs of one optimizer apart.
    pub label: String,
    /// The arguments that were given.
    pub options: BTreeMap<String, Value>,
    /// The loss was given in each step.
    #[serde(default)]
    pub loss: bool,
    /// The tensors of the model.
    pub tensors: Vec<String>,
    /// `f32`, `f64` or both.
    pub types: Vec<String>,
    /// How far the package's run in `f32` is from its run in `f64`, in machine epsilons.
    pub off: f64,
}

impl Case {
    fn id(&self) -> String {
        format!("{}/{}/{}", self.package, self.name, self.label)
    }

    /// What differs by rounding differs by machine epsilons times what the arithmetic makes of them. How much that is, the
    /// package's own runs in two precisions tell; below 16 it is taken as 16.
    fn tolerance(&self, epsilon: f64) -> f64 {
        4.0 * self.off.max(16.0) * epsilon
    }
}

/// The recorded runs.
pub struct Published {
    manifest: Manifest,
    files: Files,
}

impl Published {
    /// Reads all of them.
    pub fn read() -> Self {
        let mut files = Files::of(FOLDER);
        let manifest = files.json("manifest.json");
        files.read(INPUTS);
        files.read(RESULTS);
        Self { manifest, files }
    }

    /// The version of a package.
    pub fn version(&self, package: &str) -> &str {
        &self.manifest.versions[package]
    }

    /// The optimizers that a package lists.
    pub fn listed(&self, package: &str) -> &[String] {
        &self.manifest.listed[package]
    }

    /// The runs of an optimizer.
    pub fn cases<'a>(&'a self, package: &'a str, name: &'a str) -> impl Iterator<Item = &'a Case> {
        let cases = self.manifest.cases.iter();
        cases.filter(move |case| case.package == package && case.name == name)
    }

    /// Runs a case in each of its types. An error is the first weight that is too far off.
    pub fn follow(
        &self,
        case: &Case,
        optimizer: &Optimizer,
        tolerance: Tolerance,
    ) -> Result<(), String> {
        for kind in &case.types {
            match kind.as_str() {
                "f32" => self.follow_as::<f32>(case, kind, optimizer, tolerance)?,
                "f64" => self.follow_as::<f64>(case, kind, optimizer, tolerance)?,
                other => panic!("{}: type {other}", case.id()),
            }
        }
        Ok(())
    }

    fn follow_as<T: Real>(
        &self,
        case: &Case,
        kind: &str,
        optimizer: &Optimizer,
        tolerance: Tolerance,
    ) -> Result<(), String> {
        let manifest = &self.manifest;
        // Inputs are numbers of `f32`, in whatever type they are given.
        let input = |name: &str| -> Vec<T> {
            let numbers = self.files.numbers(INPUTS, name);
            numbers.into_iter().map(T::from_f64).collect()
        };
        let losses = self.files.numbers(INPUTS, "loss");
        let names = &case.tensors;
        let mut weights: Vec<_> = names
            .iter()
            .map(|name| input(&format!("p0.{name}")))
            .collect();
        let gradients: Vec<_> = names
            .iter()
            .map(|name| input(&format!("g.{name}")))
            .collect();
        let id = case.id();
        let wanted: Vec<Vec<f64>> = names
            .iter()
            .map(|name| self.files.numbers(RESULTS, &format!("{id}/{kind}/{name}")))
            .collect();
        let mut largest: Vec<Vec<f64>> = weights.iter().map(|w| magnitudes(w)).collect();
        let mut found = Vec::new();
        let mut optimizer = optimizer.clone();
        for step in 0..manifest.steps {
            if case.loss {
                optimizer
                    .set_hyper("loss", losses[step])
                    .expect("any number is a loss");
            }
            let tensors = names.iter().zip(&mut weights).zip(&gradients);
            let mut params: Vec<_> = tensors
                .map(|((name, w), all)| {
                    let len = w.len();
                    let g = &all[step * len..][..len];
                    let param = Param::new(name.as_str(), w, g).expect("equal lengths");
                    param
                        .with_shape(&manifest.shapes[name])
                        .expect("as many weights")
                })
                .collect();
            optimizer
                .step(&mut params)
                .map_err(|error| format!("{id}: {error}"))?;
            drop(params);
            for (largest, w) in largest.iter_mut().zip(&weights) {
                for (largest, w) in largest.iter_mut().zip(magnitudes(w)) {
                    *largest = largest.max(w);
                }
            }
            if manifest.stored.contains(&(step + 1)) {
                found.push(weights.clone());
            }
        }
        let epsilon = match T::DTYPE {
            Dtype::F32 => f64::from(f32::EPSILON),
            _ => f64::EPSILON,
        };
        let tolerance = match tolerance {
            Tolerance::OfRun(factor) => factor * case.tolerance(epsilon),
            Tolerance::Fixed(tolerance) => tolerance,
        };
        for (stored, (step, found)) in manifest.stored.iter().zip(&found).enumerate() {
            for (tensor, name) in names.iter().enumerate() {
                let len = found[tensor].len();
                let wanted = &wanted[tensor][stored * len..][..len];
                for (i, (found, wanted)) in found[tensor].iter().zip(wanted).enumerate() {
                    let found = found.to_f64();
                    let scale = largest[tensor][i].max(wanted.abs());
                    let error = (found - wanted).abs();
                    // Also if it is a NaN.
                    let near = error <= tolerance * scale;
                    if !near {
                        return Err(format!(
                            "{id} ({kind}): weight {i} of {name} after step {step} is {found:e}, not {wanted:e}: off by \
                             {:.3e} of {scale:.3e}, not {tolerance:.3e}",
                            error / scale
                        ));
                    }
                }
            }
        }
        Ok(())
    }
}

fn magnitudes<T: Real>(w: &[T]) -> Vec<f64> {
    w.iter().map(|w| w.to_f64().abs()).collect()
}
