//! The format: any tool that reads safetensors can look into a checkpoint, and version 1 stays readable.

use std::path::PathBuf;

use optim_runtime::{Adafactor, Adam, AnyRule, CheckpointFault, NAdam, Optimizer, RmsProp, names};
use safetensors::SafeTensors;

use super::run::{NAMES, Run, params};
use super::{bytes, bytes_with, fault};

/// The package reads it, and finds the states under their names, with their shapes and values.
#[test]
fn others_read_it() {
    let rule = AnyRule::from(Adafactor::default());
    let mut run = Run::<f32>::new(&rule, true);
    for at in 0..5 {
        run.event(at);
    }
    let Run { optimizer, weights } = &mut run;
    let saved = bytes_with(optimizer, &params(weights));
    let file = SafeTensors::deserialize(&saved).unwrap();
    for (name, w) in NAMES.iter().zip(weights) {
        let tensor = file.tensor(&format!("weights.{name}")).unwrap();
        let bytes: Vec<u8> = w.iter().flat_map(|w| w.to_le_bytes()).collect();
        assert_eq!(tensor.data(), bytes, "{name:?}");
    }
    assert_eq!(file.tensor("weights.").unwrap().shape(), [3, 4]);
    assert_eq!(file.tensor("state..r").unwrap().shape(), [3]);
    assert_eq!(file.tensor("state..c").unwrap().shape(), [4]);
    let (_, metadata) = SafeTensors::read_metadata(&saved).unwrap();
    let metadata = metadata.metadata().as_ref().unwrap();
    assert_eq!(metadata["format"], "optim checkpoint");
    assert_eq!(metadata["version"], "1");
    assert!(metadata.contains_key("parameter.") && metadata.contains_key("group.default"));
}

/// A file that is none of ours, and one of a version to come.
#[test]
fn other_files() {
    let mut optimizer = Optimizer::new(NAdam::default()).unwrap();
    let none = safetensors::serialize(
        [("a", &[0_u8; 4][..])].map(|(name, data)| {
            let view = safetensors::tensor::TensorView::new(safetensors::Dtype::F32, vec![1], data);
            (name, view.unwrap())
        }),
        None,
    );
    let none = fault(optimizer.read_from(&none.unwrap()));
    assert_eq!(none, CheckpointFault::NoCheckpoint { missing: "format" });
    let saved = String::from_utf8(bytes(&optimizer)).unwrap();
    let next = saved.replace("\"version\":\"1\"", "\"version\":\"2\"");
    let next = fault(optimizer.read_from(next.as_bytes()));
    let given = "2".to_owned();
    assert_eq!(next, CheckpointFault::Version { given, known: 1 });
}

/// A rule with rows and columns, one with a scalar state and a history, one with several states.
fn several_rules() -> Run<f64> {
    let mut run = Run::new(&AnyRule::from(NAdam::default()), true);
    run.optimizer = run
        .optimizer
        .with_group("matrix", Adafactor::default(), names([""]))
        .and_then(|it| {
            let rule = RmsProp::default().with_centered(true).with_momentum(0.5);
            it.with_group("scalar", rule, names(["gewicht*"]))
        })
        .unwrap();
    run
}

/// A checkpoint that was written by version 1 can be read, and the run goes on with the same bits. The file is not to be
/// written again, whatever becomes of the format: `UPDATE_CHECKPOINT=1` writes it only where there is none.
#[test]
fn version_1_can_be_read() {
    let file =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("training/checkpoint/version-1.safetensors");
    let mut run = several_rules();
    for at in 0..5 {
        run.event(at);
    }
    let Run { optimizer, weights } = &mut run;
    if !file.exists() && std::env::var_os("UPDATE_CHECKPOINT").is_some() {
        optimizer
            .save_with_weights(&file, &params(weights))
            .unwrap();
    }
    let mut read = several_rules();
    let Run { optimizer, weights } = &mut read;
    optimizer
        .load_with_weights(&file, &mut params(weights))
        .unwrap();
    for at in 5..8 {
        run.event(at);
        read.event(at);
    }
    let [run, read] =
        [run, read].map(|mut run| bytes_with(&run.optimizer, &params(&mut run.weights)));
    assert!(run == read, "the steps behind the file differ");
}

/// What a program notes is in its checkpoints as it was said, and takes the place of what was noted before.
#[test]
fn notes_are_kept() {
    let build = || Optimizer::new(Adam::default()).unwrap();
    let mut optimizer = build();
    optimizer.set_note("epoch", "3".to_owned());
    optimizer.set_note("", "weights.\0\u{1f600}".to_owned());
    optimizer.set_note("gone", "x".to_owned());
    optimizer.set_note("gone", None);
    let mut file = Vec::new();
    optimizer.write_to(&mut file, &[]).unwrap();
    let mut again = build();
    again.set_note("other", "y".to_owned());
    again.read_from(&file).unwrap();
    assert_eq!(
        (again.note("epoch"), again.note("")),
        (Some("3"), Some("weights.\0\u{1f600}"))
    );
    assert_eq!((again.note("gone"), again.note("other")), (None, None));
}
