//! Whoever wrote a file, reading it ends with an error or a whole optimizer.
//!
//! How much memory that takes is looked at by `optim-runtime/tests/checkpoint_memory.rs`.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use optim_runtime::schedule::{exponential, restarts};
use optim_runtime::{
    Adafactor, AdamW, AnyRule, CheckpointFault, Error, Lamb, NAdam, Optimizer, Param, Prodigy,
    RmsProp, ScheduleFreeAdamW, Sgd, names,
};
use optim_tests::inputs::random;
use optim_tests::real::{Real, bits};

use super::mutated::{Chance, Origin};
use super::run::{EVENTS, NAMES, Run, built, params};
use super::{bytes, bytes_with};

/// Wrong files in all.
const FILES: usize = 20_800;
/// Each of so many goes through a file too.
const THROUGH_FILES: usize = 400;

/// An optimizer and its checkpoint, with which others are built alike.
struct Source<T> {
    fresh: Optimizer,
    run: Run<T>,
    /// Checkpoints of these two.
    before: [Vec<u8>; 2],
    origin: Origin,
}

/// What became of the files.
#[derive(Default, Debug)]
struct Tally {
    files: usize,
    loaded: usize,
    taken: usize,
    faults: BTreeMap<&'static str, usize>,
}

impl<T: Real> Source<T> {
    /// Saved before the event at this place.
    fn new(rule: impl Into<AnyRule>, averaged: bool, at: usize) -> Self {
        let mut fresh = built(&rule.into(), averaged)
            .with_group("matrix", Adafactor::default(), names([""]))
            .unwrap();
        if at == EVENTS {
            let restarts = restarts(3, 2.0).times(exponential(0.9));
            fresh = fresh.with_group_schedule("matrix", "lr", restarts).unwrap();
        }
        let mut run = Run::<T>::new(&AnyRule::from(Sgd::default()), averaged);
        run.optimizer = fresh.clone();
        (0..at).for_each(|event| run.event(event));
        let with_weights = at.is_multiple_of(2);
        let Run { optimizer, weights } = &mut run;
        let given = if with_weights {
            params(weights)
        } else {
            Vec::new()
        };
        let origin = Origin::new(bytes_with(optimizer, &given));
        let before = [&fresh, &run.optimizer].map(bytes);
        Self {
            fresh,
            run,
            before,
            origin,
        }
    }

    /// Reads one file in some of the ways there are, and goes on from it.
    fn read(&self, file: &[u8], way: usize, tally: &mut Tally) {
        let mut run = self.run.clone();
        if way.is_multiple_of(2) {
            run.optimizer = self.fresh.clone();
        }
        let (with_weights, matching) = (way % 4 < 2, way % 8 < 4);
        let Run { optimizer, weights } = &mut run;
        let before = &self.before[way % 2];
        let mut given = if with_weights {
            params(weights)
        } else {
            Vec::new()
        };
        let through = (way / 8).is_multiple_of(THROUGH_FILES).then(|| {
            let path = std::env::temp_dir().join(format!(
                "optim-untrusted-{}-{}-{way}",
                std::process::id(),
                T::DTYPE
            ));
            std::fs::write(&path, file).unwrap();
            path
        });
        let result = match (&through, matching, with_weights) {
            (None, true, _) => optimizer.read_matching_from(file, &mut given).map(drop),
            (None, false, true) => optimizer.read_with_weights_from(file, &mut given),
            (None, false, false) => optimizer.read_from(file),
            (Some(path), true, _) => optimizer.load_matching(path, &mut given).map(drop),
            (Some(path), false, true) => optimizer.load_with_weights(path, &mut given),
            (Some(path), false, false) => optimizer.load(path),
        };
        drop(given);
        if let Some(path) = through {
            std::fs::remove_file(path).unwrap();
        }
        tally.files += 1;
        let Err(error) = result else {
            tally.loaded += 1;
            tally.taken += usize::from(!matching);
            self.goes_on(run, matching);
            return;
        };
        let Error::Checkpoint { fault, .. } = &error else {
            panic!("no fault of a checkpoint: {error}");
        };
        *tally.faults.entry(name_of(fault)).or_default() += 1;
        assert!(!error.to_string().is_empty());
        assert!(
            bytes(&run.optimizer) == *before,
            "{error}: the optimizer has changed"
        );
        let same = run
            .weights
            .iter()
            .zip(&self.run.weights)
            .all(|(w, v)| bits(w) == bits(v));
        assert!(same, "{error}: weights have changed");
    }

    /// What was loaded takes steps or refuses them, can be saved, and what was loaded as a whole also loaded again.
    fn goes_on(&self, mut run: Run<T>, matching: bool) {
        let Run { optimizer, weights } = &mut run;
        let saved = bytes(optimizer);
        if !matching {
            let mut again = self.fresh.clone();
            again.read_from(&saved).unwrap();
            assert!(
                bytes(&again) == saved,
                "it is another after loading it again"
            );
        }
        optimizer.observe(0.5);
        let gradients: Vec<Vec<T>> = (weights.iter())
            .map(|w| random(w.len(), 3).into_iter().map(T::from_f64).collect())
            .collect();
        for accumulates in [true, false] {
            let shaped = params(weights);
            let shapes: Vec<Vec<usize>> = shaped.iter().map(|it| it.shape().to_vec()).collect();
            drop(shaped);
            let each = NAMES.iter().zip(&shapes).zip(&mut *weights).zip(&gradients);
            let mut given: Vec<_> = each
                .map(|(((name, shape), w), g)| {
                    Param::new(*name, w, g).unwrap().with_shape(shape).unwrap()
                })
                .collect();
            // Other shapes, say, are an error here.
            if accumulates {
                optimizer.accumulate(&given).ok();
            } else {
                optimizer.step(&mut given).ok();
            }
        }
        optimizer.eval_weights(&mut params(weights)).ok();
        optimizer.train_weights(&mut params(weights)).ok();
        optimizer.write_to(std::io::sink(), &[]).ok();
    }
}

fn name_of(fault: &CheckpointFault) -> &'static str {
    match fault {
        CheckpointFault::Length { .. } => "length",
        CheckpointFault::Header { .. } => "header",
        CheckpointFault::Tensor { .. } => "tensor",
        CheckpointFault::NoCheckpoint { .. } => "no checkpoint",
        CheckpointFault::Version { .. } => "version",
        CheckpointFault::Metadata { .. } => "metadata",
        CheckpointFault::Parameter { .. } => "parameter",
        CheckpointFault::Differs(_) => "differs",
        other => panic!("no fault of a file: {other}"),
    }
}

fn sources<T: Real>() -> Vec<Source<T>> {
    let momentum = Sgd::default().with_momentum(0.9);
    let centered = RmsProp::default().with_centered(true).with_momentum(0.5);
    vec![
        Source::new(momentum, true, 2),
        Source::new(NAdam::default(), true, 5),
        Source::new(Adafactor::default(), false, 3),
        Source::new(centered, false, EVENTS),
        Source::new(Prodigy::default(), true, 6),
        Source::new(ScheduleFreeAdamW::default(), false, 5),
        Source::new(AdamW::default(), true, 7),
        Source::new(Lamb::default(), false, 0),
    ]
}

/// Reads every wrong file that is made of these by chance.
fn read_all<T: Real>(seed: u64) -> Tally {
    let sources = sources::<T>();
    let mut tally = Tally::default();
    for source in &sources {
        for way in 0..8 {
            let mut whole = Tally::default();
            source.read(source.origin.bytes(), way, &mut whole);
        }
    }
    let origins: Vec<_> = sources
        .iter()
        .map(|it| Origin::new(it.origin.bytes().to_vec()))
        .collect();
    for number in 0..FILES / 2 {
        let source = &sources[number % sources.len()];
        let mut chance = Chance::new(seed + number as u64);
        let file = source.origin.mutated(&mut chance, &origins);
        for half in [0, 4] {
            let way = number / sources.len() % 4 + half + 8 * number;
            let read = || source.read(&file, way, &mut tally);
            if catch_unwind(AssertUnwindSafe(read)).is_err() {
                panic!(
                    "file {number} of seed {seed}, way {way}: {}",
                    file.escape_ascii()
                );
            }
        }
    }
    tally
}

/// Files with bits, bytes, numbers, strings, names, lengths, places and whole parts that are wrong, made by chance of real
/// checkpoints: each is loaded or is a typed error, by which nothing has changed; and what is loaded takes steps.
#[test]
fn wrong_files_are_errors_and_change_nothing() {
    let tallies = std::thread::scope(|scope| {
        let single = scope.spawn(|| read_all::<f32>(0));
        let double = read_all::<f64>(1 << 32);
        [single.join().unwrap(), double]
    });
    for tally in tallies {
        println!("{tally:?}");
        assert_eq!(tally.files, FILES, "each in two ways");
        assert_eq!(tally.faults.len(), 8, "{tally:?}: some faults are not met");
        assert!(tally.faults.values().all(|times| *times > 5), "{tally:?}");
        assert!(tally.taken > 500, "{tally:?}: no more than errors");
    }
}
