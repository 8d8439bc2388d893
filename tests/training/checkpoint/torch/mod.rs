//! Optimizers that PyTorch has saved go on here, and what is saved for it is as it saves it itself.

mod pickled;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use optim_runtime::{
    AdamW, CheckpointFault, Element, Error, Frozen, Lion, Optimizer, Param, Sgd, StateValue, names,
};
use safetensors::SafeTensors;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::fault;
use crate::runs::torch;

/// A run of PyTorch's: ten steps, a checkpoint, and ten more.
#[derive(Deserialize)]
struct Case {
    id: String,
    rule: String,
    parameters: Vec<String>,
    groups: Vec<Vec<String>>,
    param_groups: Vec<Map<String, Value>>,
    tol: f64,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("training/recorded/checkpoint")
}

fn bytes(file: &str) -> Vec<u8> {
    let path = folder().join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn cases() -> Vec<Case> {
    serde_json::from_slice(&bytes("cases.json")).unwrap()
}

/// Tensors by their names.
type Tensors = BTreeMap<String, (Vec<usize>, Vec<f64>)>;

fn tensors(file: &[u8]) -> Tensors {
    let file = SafeTensors::deserialize(file).unwrap();
    let values = |tensor: safetensors::tensor::TensorView<'_>| match tensor.dtype() {
        safetensors::Dtype::F32 => {
            let (values, _) = tensor.data().as_chunks::<4>();
            values
                .iter()
                .map(|it| f32::from_le_bytes(*it).into())
                .collect()
        }
        safetensors::Dtype::F64 => {
            let (values, _) = tensor.data().as_chunks::<8>();
            values.iter().map(|it| f64::from_le_bytes(*it)).collect()
        }
        other => panic!("{other:?}"),
    };
    let tensors = file.tensors().into_iter();
    tensors
        .map(|(name, tensor)| (name, (tensor.shape().to_vec(), values(tensor))))
        .collect()
}

fn metadata(file: &[u8]) -> BTreeMap<String, String> {
    let (_, metadata) = SafeTensors::read_metadata(file).unwrap();
    metadata.metadata().clone().unwrap().into_iter().collect()
}

impl Case {
    fn file(&self, what: &str) -> Vec<u8> {
        let name = self.id.strip_prefix("checkpoint.t.").unwrap();
        bytes(&format!("{name}.{what}.safetensors"))
    }

    fn optimizer(&self) -> Optimizer {
        let rules = self
            .param_groups
            .iter()
            .map(|options| torch(&self.rule, options));
        let mut rules = rules.collect::<Vec<_>>().into_iter();
        let mut optimizer = Optimizer::new(rules.next().unwrap()).unwrap();
        for (at, (rule, group)) in rules.zip(&self.groups[1..]).enumerate() {
            let which = optim_runtime::Filter::list(group);
            optimizer.add_group(&at.to_string(), rule, which).unwrap();
        }
        optimizer
    }

    fn model<T: Element>(&self, file: &[u8], prefix: &str) -> Vec<(String, Vec<usize>, Vec<T>)> {
        let mut tensors = tensors(file);
        let all = self.parameters.iter().map(|name| {
            let (shape, values) = tensors.remove(&format!("{prefix}{name}")).unwrap();
            (
                name.clone(),
                shape,
                values.into_iter().map(T::from_f64).collect(),
            )
        });
        all.collect()
    }

    /// Takes steps with recorded gradients.
    fn steps<T: Element>(
        &self,
        optimizer: &mut Optimizer,
        model: &mut [(String, Vec<usize>, Vec<T>)],
        steps: std::ops::Range<usize>,
    ) -> Vec<f64> {
        let inputs = tensors(&bytes("inputs.f32.safetensors"));
        let mut largest = vec![0.0_f64; model.len()];
        for step in steps {
            let gradients: Vec<Vec<T>> = model
                .iter()
                .map(|(name, _, w)| {
                    let (_, all) = &inputs[&format!("grads/{name}")];
                    let row = &all[step * w.len()..(step + 1) * w.len()];
                    row.iter().map(|g| T::from_f64(*g)).collect()
                })
                .collect();
            let each = model.iter_mut().zip(&gradients);
            let mut params: Vec<_> = each
                .map(|((name, shape, w), g)| param(name, shape, w, g))
                .collect();
            optimizer.step(&mut params).unwrap();
            drop(params);
            for (largest, (_, _, w)) in largest.iter_mut().zip(&*model) {
                *largest = w
                    .iter()
                    .fold(*largest, |most, w| most.max(w.to_f64().abs()));
            }
        }
        largest
    }
}

fn param<'a, T: Element>(name: &'a str, shape: &[usize], w: &'a mut [T], g: &'a [T]) -> Param<'a> {
    Param::new(name, w, g).unwrap().with_shape(shape).unwrap()
}

fn weights<T: Element>(model: &mut [(String, Vec<usize>, Vec<T>)]) -> Vec<Param<'_>> {
    let each = model.iter_mut();
    each.map(|(name, shape, w)| {
        Param::weights(&**name, &mut w[..])
            .unwrap()
            .with_shape(shape)
            .unwrap()
    })
    .collect()
}

/// What differs: numbers within a tolerance of the largest.
fn check(id: &str, what: &str, found: &[f64], wanted: &[f64], tol: f64, largest: f64) {
    assert_eq!(found.len(), wanted.len(), "{id}: {what}");
    let scale = wanted
        .iter()
        .fold(largest.max(1e-25), |most, x| most.max(x.abs()));
    for (found, wanted) in found.iter().zip(wanted) {
        let error = (found - wanted).abs() / scale;
        assert!(
            error <= tol,
            "{id}: {what}: {found:e}, not {wanted:e}: {error:e} of {scale:e}"
        );
    }
}

/// States of an optimizer as PyTorch names them.
fn states(optimizer: &Optimizer) -> Tensors {
    let mut file = Vec::new();
    optimizer.write_torch_to(&mut file).unwrap();
    tensors(&file)
}

fn goes_on<T: Element>(case: &Case) {
    let mut model = case.model::<T>(&case.file("model"), "");
    let mut optimizer = case.optimizer();
    let loaded = optimizer.read_torch_from(&case.file("optimizer"), &weights(&mut model));
    let loaded = loaded.unwrap_or_else(|error| panic!("{}: {error}", case.id));
    assert_eq!(loaded.parameters, case.parameters, "{}", case.id);
    assert_eq!(loaded.differences, [], "{}", case.id);
    let largest = case.steps(&mut optimizer, &mut model, 10..20);
    let after = tensors(&case.file("after"));
    for ((name, _, w), largest) in model.iter().zip(largest) {
        let found: Vec<_> = w.iter().map(|w| w.to_f64()).collect();
        check(
            &case.id,
            name,
            &found,
            &after[&format!("p/{name}")].1,
            case.tol,
            largest,
        );
    }
    let states = states(&optimizer);
    let recorded = after
        .iter()
        .filter_map(|(name, values)| Some((name.strip_prefix("state/")?, values)));
    let mut count = 0;
    for (name, (shape, wanted)) in recorded {
        let (parameter, state) = name.split_once('/').unwrap();
        let (own, found) = &states[&format!("state.{parameter}.{state}")];
        assert_eq!(own, shape, "{}: {name}", case.id);
        check(&case.id, name, found, wanted, case.tol, 0.0);
        count += 1;
    }
    assert_eq!(count, states.len(), "{}: no other states", case.id);
}

/// A run of each rule of PyTorch's that was stopped there goes on here, in either type.
#[test]
fn runs_of_torch_go_on() {
    let cases = cases();
    assert_eq!(cases.len(), 14);
    for case in &cases {
        goes_on::<f32>(case);
        goes_on::<f64>(case);
    }
}

/// What is written for PyTorch after ten steps has the tensors, shapes and options that it writes itself, and its values.
#[test]
fn what_is_written_is_what_torch_writes() {
    for case in cases() {
        let inputs = tensors(&bytes("inputs.f32.safetensors"));
        let mut model: Vec<(String, Vec<usize>, Vec<f32>)> = case
            .parameters
            .iter()
            .map(|name| {
                let (shape, values) = &inputs[&format!("p0/{name}")];
                (
                    name.clone(),
                    shape.clone(),
                    values.iter().map(|x| *x as f32).collect(),
                )
            })
            .collect();
        let mut optimizer = case.optimizer();
        case.steps(&mut optimizer, &mut model, 0..10);
        let mut file = Vec::new();
        optimizer.write_torch_to(&mut file).unwrap();
        let (found, wanted) = (tensors(&file), tensors(&case.file("optimizer")));
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            wanted.keys().collect::<Vec<_>>(),
            "{}",
            case.id
        );
        for (name, (shape, values)) in &found {
            assert_eq!(*shape, wanted[name].0, "{}: {name}", case.id);
            check(&case.id, name, values, &wanted[name].1, case.tol, 0.0);
        }
        let (found, wanted) = (metadata(&file), metadata(&case.file("optimizer")));
        // Names stand in the keys already.
        let keys = |all: &BTreeMap<String, String>| {
            let all = all.keys().filter(|key| !key.ends_with(".param_names"));
            all.cloned().collect::<BTreeSet<_>>()
        };
        assert_eq!(keys(&found), keys(&wanted), "{}", case.id);
        for (name, text) in &found {
            let value = |text: &str| serde_json::from_str::<Value>(text);
            let (Ok(one), Ok(other)) = (value(text), value(&wanted[name])) else {
                assert_eq!(*text, wanted[name], "{}: {name}", case.id);
                continue;
            };
            let numbers = |value: &Value| match value {
                Value::Array(list) => list.iter().map(Value::as_f64).collect(),
                one => vec![one.as_f64()],
            };
            // PyTorch's ε of Adafactor is the type's, and null in the file.
            if !(case.rule == "Adafactor" && name.ends_with(".eps")) {
                assert_eq!(numbers(&one), numbers(&other), "{}: {name}", case.id);
            }
        }
    }
}

/// What is written is read again: the run goes on with the same bits, unless a state is rounded on the way: numbers of a
/// tensor to `f32`, and a variance that is kept as a mean of squares.
#[test]
fn what_is_written_is_read() {
    for case in cases()
        .iter()
        .filter(|case| !["NAdam", "ASGD", "RMSprop"].contains(&case.rule.as_str()))
    {
        let start = case.model::<f64>(&case.file("model"), "");
        let (mut model, mut optimizer) = (start.clone(), case.optimizer());
        case.steps(&mut optimizer, &mut model, 0..5);
        let mut file = Vec::new();
        optimizer.write_torch_to(&mut file).unwrap();
        let mut again = case.optimizer();
        let mut other = model.clone();
        again.read_torch_from(&file, &weights(&mut other)).unwrap();
        case.steps(&mut optimizer, &mut model, 5..12);
        case.steps(&mut again, &mut other, 5..12);
        assert_eq!(model, other, "{}", case.id);
    }
}

/// Each thing that can be wrong between a file and parameters is named, and nothing has changed.
#[test]
fn what_does_not_fit_is_refused() {
    let case = cases()
        .into_iter()
        .find(|case| case.rule == "Adam")
        .unwrap();
    let file = case.file("optimizer");
    let mut model = case.model::<f32>(&case.file("model"), "");
    let refused = |optimizer: Result<Optimizer, Error>, params: &[Param<'_>]| {
        let mut optimizer = optimizer.unwrap();
        let error = optimizer.read_torch_from(&file, params).unwrap_err();
        assert_eq!((optimizer.steps(), optimizer.parameters().count()), (0, 0));
        fault(Err::<(), _>(error)).to_string()
    };
    let adam = || Ok(case.optimizer());
    let text = refused(adam(), &weights(&mut model)[1..]);
    assert_eq!(
        text,
        "its tensor `state.logit_scale.exp_avg` is of no parameter that was given, or of no state that its rule has"
    );
    let text = refused(Optimizer::new(Lion::default()), &weights(&mut model));
    assert!(text.contains("PyTorch has no such rule"), "{text}");
    let text = refused(Optimizer::new(Sgd::default()), &weights(&mut model));
    assert!(text.contains("is of no parameter that was given"), "{text}");
    let frozen = Optimizer::new(AdamW::default())
        .and_then(|it| it.with_group("f", Frozen, names(["embed*"])));
    let text = refused(frozen, &weights(&mut model));
    assert!(
        text.contains("`embed.weight` cannot be: it rests"),
        "{text}"
    );
    let amsgrad = Optimizer::new(AdamW::default().with_amsgrad(true));
    let text = refused(amsgrad, &weights(&mut model));
    assert!(text.contains("a state is missing"), "{text}");
    let strict = Optimizer::new(AdamW::default()).map(|it| it.with_strict_names(["x"]));
    let text = refused(strict, &weights(&mut model));
    assert!(
        text.contains("no parameter `logit_scale` was listed"),
        "{text}"
    );
    model[1].1.reverse();
    let text = refused(adam(), &weights(&mut model));
    assert_eq!(
        text,
        "its tensor `state.embed.weight.exp_avg` has another shape than its parameter makes"
    );
}

/// Options that are others in the file are told, and parameters without a state begin anew.
#[test]
fn an_account_is_given() {
    let case = cases()
        .into_iter()
        .find(|case| case.rule == "Adam")
        .unwrap();
    let mut model = case.model::<f32>(&case.file("model"), "");
    model.push(("new".into(), vec![2], vec![0.0; 2]));
    let rule = optim_runtime::Adam::default().with_lr(0.5).with_beta2(0.9);
    let mut optimizer = Optimizer::new(rule).unwrap();
    let loaded = optimizer
        .read_torch_from(&case.file("optimizer"), &weights(&mut model))
        .unwrap();
    assert_eq!(loaded.fresh, ["new"]);
    assert_eq!(loaded.differences.len(), 2 * case.parameters.len());
    let one = &loaded.differences[1];
    assert_eq!(
        (one.option, one.hyper, one.theirs.as_str()),
        ("betas", "beta2", "0.999")
    );
    assert_eq!(
        (one.parameter.as_str(), one.ours),
        ("logit_scale", 0.9.into())
    );
    assert_eq!(optimizer.steps(), 10);
    assert_eq!(optimizer.state("embed.weight").unwrap().step(), 10);
}

/// Files by chance are read or refused, and after an error nothing has changed.
#[test]
fn files_by_chance_are_read_or_refused() {
    let mut seed = 1_u64;
    let mut next = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let (mut read, mut refused) = (0, 0);
    for case in cases() {
        let whole = case.file("optimizer");
        let mut model = case.model::<f32>(&case.file("model"), "");
        for round in 0..150 {
            let mut file = whole.clone();
            match round % 4 {
                0 => file.truncate(next(whole.len())),
                1 => {
                    let at = next(whole.len());
                    file[at] ^= 1 << next(8);
                }
                2 => {
                    // In the header, where more can go wrong.
                    let at = 8 + next(4_000.min(whole.len() - 8));
                    file[at] = b"0123456789[]{}\":,. x"[next(20)];
                }
                _ => {
                    let (from, to) = (next(whole.len()), next(whole.len()));
                    let piece = whole[from..(from + next(40)).min(whole.len())].to_vec();
                    file.splice(to..to, piece);
                }
            }
            let mut optimizer = case.optimizer();
            match optimizer.read_torch_from(&file, &weights(&mut model)) {
                Ok(_) => {
                    read += 1;
                    case.steps(&mut optimizer, &mut model.clone(), 10..11);
                }
                Err(error) => {
                    refused += 1;
                    assert!(matches!(error, Error::Checkpoint { .. }));
                    assert_eq!((optimizer.steps(), optimizer.parameters().count()), (0, 0));
                }
            }
        }
    }
    assert!(
        read > 100 && refused > 1_000,
        "{read} read, {refused} refused"
    );
}

/// A path is told in the error, and a file is put in place.
#[test]
fn files_are_written_and_read() {
    let case = &cases()[0];
    let mut model = case.model::<f32>(&case.file("model"), "");
    let mut optimizer = case.optimizer();
    case.steps(&mut optimizer, &mut model, 0..2);
    let path = std::env::temp_dir().join(format!("optim-torch-{}.safetensors", std::process::id()));
    optimizer.save_torch(&path).unwrap();
    let mut again = case.optimizer();
    again.load_torch(&path, &weights(&mut model)).unwrap();
    let state = |it: &Optimizer| match it
        .state("embed.weight")
        .unwrap()
        .typed::<f32>()
        .unwrap()
        .get("b")
    {
        Ok(StateValue::PerWeight(values)) => values.to_vec(),
        other => panic!("{other:?}"),
    };
    assert_eq!(state(&again), state(&optimizer));
    std::fs::remove_file(&path).unwrap();
    let error = again.load_torch(&path, &weights(&mut model)).unwrap_err();
    assert!(
        error.to_string().contains(&path.display().to_string()),
        "{error}"
    );
    assert!(matches!(
        fault(Err::<(), _>(error)),
        CheckpointFault::Io { .. }
    ));
}
