//! What the recorded runs have in common: parameters, rules under their packages' names, comparing.

use optim_runtime::{Adam, AdamW, AnyRule, Clip, Error, Norm, Optimizer, Param, Report, Rule, Sgd};
use optim_tests::real::Real;
use optim_tests::recorded;
use optim_tests::training::{Case, Training, number};
use optim_tests::translate::{Trial, Visit, translate};
use serde_json::{Map, Value, json};

/// The parameters of a run: weights, gradients of all steps, and the largest magnitude on the way.
pub(crate) struct Model<T> {
    pub(crate) names: Vec<String>,
    pub(crate) shapes: Vec<Vec<usize>>,
    pub(crate) weights: Vec<Vec<T>>,
    pub(crate) gradients: Vec<Vec<T>>,
    largest: Vec<f64>,
}

impl<T: Real> Model<T> {
    pub(crate) fn of(training: &Training, case: &Case) -> Self {
        let all = |field: &str| -> Vec<Vec<T>> {
            let params = case.params.iter();
            params.map(|it| training.input(it, field)).collect()
        };
        let weights = all("p0");
        Self {
            names: case.params.iter().map(|it| it.name.clone()).collect(),
            shapes: case.params.iter().map(|it| it.shape.clone()).collect(),
            largest: weights.iter().map(|w| largest(w)).collect(),
            gradients: all("grads"),
            weights,
        }
    }

    /// The gradient of a parameter in a row of its gradients, from 0.
    pub(crate) fn gradient(&self, parameter: usize, row: usize) -> Vec<T> {
        let len = self.weights[parameter].len();
        self.gradients[parameter][row * len..(row + 1) * len].to_vec()
    }

    /// All gradients of a row.
    pub(crate) fn row(&self, row: usize) -> Vec<Vec<T>> {
        (0..self.names.len())
            .map(|parameter| self.gradient(parameter, row))
            .collect()
    }

    /// A step of the parameters that have a gradient.
    pub(crate) fn step(
        &mut self,
        optimizer: &mut Optimizer,
        gradients: &[Option<Vec<T>>],
    ) -> Result<Report, Error> {
        let mut params = Vec::new();
        let each = self.names.iter().zip(&self.shapes);
        for (((name, shape), w), g) in each.zip(&mut self.weights).zip(gradients) {
            if let Some(g) = g {
                params.push(Param::new(name, w, g)?.with_shape(shape)?);
            }
        }
        let report = optimizer.step(&mut params)?;
        drop(params);
        for (largest_so_far, w) in self.largest.iter_mut().zip(&self.weights) {
            *largest_so_far = largest_so_far.max(largest(w));
        }
        Ok(report)
    }

    /// The largest magnitude that a parameter has had.
    pub(crate) fn largest(&self, parameter: usize) -> f64 {
        self.largest[parameter]
    }

    /// Whether the weights are those that were recorded after a step, if they were.
    pub(crate) fn check(&self, training: &Training, case: &Case, step: usize) {
        let stored = case.counts("stored_steps");
        let Some(row) = stored.iter().position(|stored| *stored == step) else {
            return;
        };
        let tol = case.tol.expect("weights are compared within a tolerance");
        for (parameter, tensors) in case.params.iter().enumerate() {
            let want: Vec<T> = training.result(case, tensors, "p");
            let w = &self.weights[parameter];
            let want = &want[row * w.len()..(row + 1) * w.len()];
            let scale = self.largest[parameter].max(largest(want)).max(1e-25);
            for (index, (w, want)) in w.iter().zip(want).enumerate() {
                let (w, want) = (w.to_f64(), want.to_f64());
                assert!(
                    (w - want).abs() <= tol * scale,
                    "{case}: {}[{index}] after step {step} is {w}, recorded {want}",
                    tensors.name
                );
            }
        }
    }
}

fn largest<T: Real>(values: &[T]) -> f64 {
    values.iter().map(|x| x.to_f64().abs()).fold(0.0, f64::max)
}

/// Runs `each` with every case of a kind that `takes` does, by its type; gives their number.
macro_rules! each_case {
    ($kind:literal, $takes:expr, $each:ident) => {{
        let training = optim_tests::training::Training::read();
        let mut count = 0;
        for case in training.cases($kind).filter($takes) {
            match case.dtype() {
                optim_runtime::Dtype::F32 => $each::<f32>(&training, case),
                _ => $each::<f64>(&training, case),
            }
            count += 1;
        }
        count
    }};
}
pub(crate) use each_case;

/// The last of our forms of a rule, which has all its options.
struct Last(Option<AnyRule>);

impl Visit for Last {
    fn trial<R: Rule>(&mut self, trial: Trial<R>) {
        self.0 = Some(trial.rule.into());
    }
}

/// A rule under torch's name and arguments.
pub(crate) fn torch(rule: &str, arguments: &Map<String, Value>) -> AnyRule {
    let mut arguments = arguments.clone();
    // These runs do not tell what makes no difference, and tell what parameters are called.
    if ["SGD", "Adagrad", "Adam", "AdamW"].contains(&rule) {
        arguments.insert("fused".to_owned(), Value::Null);
    }
    arguments.remove("param_names");
    let case: recorded::Case = serde_json::from_value(json!({
        "id": rule, "framework": "torch", "rule": rule, "hyperparams": arguments, "dtype": "f64",
        "lr_schedule": null, "n": 0, "shape": [], "p0": "", "grads": "", "file": "", "p": "", "p_eval": null,
        "state": {}, "tol": 0.0, "quirk": null,
    }))
    .unwrap();
    let mut last = Last(None);
    translate(&case, &mut last).unwrap();
    last.0.expect("a rule of ours")
}

/// A rule of optax, as the cases write it.
pub(crate) fn optax(rule: &str, arguments: &Map<String, Value>) -> AnyRule {
    let rate = arguments.get("learning_rate").map_or(1e-3, number);
    match rule {
        "adam" | "chain(clip_by_global_norm(1.0), adam(1e-3))" => {
            Adam::default().with_lr(rate).into()
        }
        "chain(clip_by_global_norm(1.0), adamw(1e-3))" => AdamW::optax().with_lr(1e-3).into(),
        "sgd" => Sgd::default()
            .with_lr(rate)
            .with_momentum(number(&arguments["momentum"]))
            .into(),
        other => panic!("optax' {other}"),
    }
}

/// torch's clip of a norm.
pub(crate) fn torch_norm(limit: f64, norm: f64) -> Clip {
    let norm = match norm {
        1.0 => Norm::L1,
        2.0 => Norm::L2,
        _ => Norm::Max,
    };
    Clip::global(norm, limit).with_eps(1e-6)
}

/// An optimizer with the rule of a case, and its clip, if it has one.
pub(crate) fn optimizer_of(case: &Case) -> Optimizer {
    let optimizer = Optimizer::new(rule_of(case)).unwrap();
    let Some(arguments) = case.more.get("clip").filter(|it| !it.is_null()) else {
        return optimizer;
    };
    let limit = number(&arguments["max_norm"]);
    let clip = match arguments.get("norm_type") {
        Some(norm) => torch_norm(limit, number(norm)),
        None => Clip::global_norm(limit),
    };
    optimizer.with_clip(clip).unwrap()
}

/// The rule of a case.
fn rule_of(case: &Case) -> AnyRule {
    let object = |field: &str| match case.get(field) {
        Value::Object(object) => object.clone(),
        _ => Map::new(),
    };
    match case.framework.as_str() {
        "torch" => torch(case.text("rule"), &object("hyperparams")),
        "optax" => optax(case.text("rule"), &object("kwargs")),
        other => panic!("{case}: {other}"),
    }
}
