//! One file from all ranks, which is that of one process, and is read on any number of ranks.

use std::fs;
use std::path::{Path, PathBuf};

use optim_runtime::{
    Adafactor, Adam, Average, CheckpointFault, Clip, Collective, Error, LossScale, Optimizer,
    Param, ScheduleFreeAdamW, ShardedOptimizer, names,
};
use optim_tests::ranks::run;

use crate::model::{Kind, Model, as_rank, in_one_process};

/// Twelve micro-batches a step, of which each rank has 1, 2, 4 or 12; so any number of ranks makes the same steps.
const MICROS: usize = 12;
const SPLITS: [usize; 4] = [3, 6, 12, 1];

fn make() -> Optimizer {
    let optimizer = Optimizer::new(Adam::default().with_lr(0.05)).unwrap();
    let optimizer = optimizer
        .with_group("rows", Adafactor::default(), names(["p0", "p8"]))
        .unwrap();
    let optimizer = optimizer
        .with_clip(Clip::global_norm(0.5))
        .unwrap()
        .with_seed(3);
    let optimizer = optimizer
        .with_loss_scale(LossScale::dynamic().starting_at(2.0))
        .unwrap();
    optimizer.with_average(Average::swa()).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("optim-ranks-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Two steps on so many ranks, with what they save.
fn saved(ranks: usize, path: &Path) -> Vec<u8> {
    run(ranks, |thread| {
        let mut optimizer = ShardedOptimizer::new(make(), thread)
            .unwrap()
            .with_bucket(3000);
        let model = Model::new(Kind::All);
        let (mut model, _) =
            as_rank(&mut optimizer, None, model, (2, MICROS), |_, _, _| {}).unwrap();
        optimizer
            .save_with_weights(path, &mut model.weights())
            .unwrap();
    });
    fs::read(path).unwrap()
}

#[test]
fn the_file_is_that_of_one_process() {
    let folder = folder("file");
    let one = in_one_process(
        make(),
        None,
        Model::new(Kind::All),
        (2, MICROS),
        |_, _, _| {},
    );
    let (mut model, optimizer, _) = one.unwrap();
    let path = folder.join("one.safetensors");
    optimizer
        .save_with_weights(&path, &model.weights())
        .unwrap();
    let expected = fs::read(&path).unwrap();
    for ranks in SPLITS {
        let path = folder.join(format!("{ranks}.safetensors"));
        assert!(saved(ranks, &path) == expected, "{ranks} ranks");
    }
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 1 + SPLITS.len(), "{left:?}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_run_goes_on_on_another_number_of_ranks() {
    let folder = folder("resumed");
    let path = folder.join("saved.safetensors");
    saved(3, &path);
    let steps = |optimizer: &mut ShardedOptimizer<_>, model| {
        as_rank(optimizer, None, model, (3, MICROS), |_, _, _| {}).unwrap()
    };
    let whole = {
        let mut optimizer = make();
        let mut model = Model::new(Kind::All);
        optimizer
            .load_with_weights(&path, &mut model.weights())
            .unwrap();
        in_one_process(optimizer, None, model, (3, MICROS), |_, _, _| {}).unwrap()
    };
    for ranks in SPLITS {
        run(ranks, |thread| {
            let mut optimizer = ShardedOptimizer::new(make(), thread)
                .unwrap()
                .with_bucket(3000);
            let mut model = Model::new(Kind::All);
            optimizer
                .load_with_weights(&path, &mut model.weights())
                .unwrap();
            assert_eq!(optimizer.steps(), 2);
            let (model, reports) = steps(&mut optimizer, model);
            assert_eq!(model.bits(), whole.0.bits(), "{ranks} ranks");
            assert_eq!(reports, whole.2, "{ranks} ranks");
        });
    }
    // What one process has loaded may be divided, too.
    run(3, |thread| {
        let (mut optimizer, mut model) = (make(), Model::new(Kind::All));
        optimizer
            .load_with_weights(&path, &mut model.weights())
            .unwrap();
        let mut optimizer = ShardedOptimizer::new(optimizer, thread).unwrap();
        assert!(optimizer.part().parameters().count() < model.list.len());
        let (model, _) = steps(&mut optimizer, model);
        assert_eq!(model.bits(), whole.0.bits());
    });
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_saved_or_loaded_changes_nothing() {
    let folder = folder("refused");
    let path = folder.join("saved.safetensors");
    let before = saved(3, &path);
    run(3, |thread| {
        let mut optimizer = ShardedOptimizer::new(make(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let mut model = Model::new(Kind::All);
        let gradients = model.gradients(0, rank);
        optimizer.step(&mut model.params(None, &gradients)).unwrap();
        // Gradients that were accumulated have no place in a file.
        optimizer
            .accumulate(&model.params(None, &gradients))
            .unwrap();
        let fault = optimizer.save(&path).unwrap_err();
        assert!(
            matches!(&fault, Error::Checkpoint { fault, .. } if **fault == CheckpointFault::Accumulated),
            "{fault}"
        );
        optimizer.step(&mut model.params(None, &gradients)).unwrap();
        // A folder that is not there, on one rank.
        let elsewhere = folder.join("nowhere").join("saved.safetensors");
        let error = optimizer.save(&elsewhere).unwrap_err();
        assert_eq!(
            matches!(error, Error::OnRank { rank: 0, .. }),
            rank != 0,
            "{error}"
        );
        // A file that one rank does not find.
        let bits = model.bits();
        let other = if rank == 2 { &elsewhere } else { &path };
        let error = optimizer
            .load_with_weights(other, &mut model.weights())
            .unwrap_err();
        assert_eq!(
            matches!(error, Error::OnRank { rank: 2, .. }),
            rank != 2,
            "{error}"
        );
        assert_eq!((model.bits(), optimizer.steps()), (bits.clone(), 2));
        optimizer
            .load_with_weights(&path, &mut model.weights())
            .unwrap();
        assert_ne!(model.bits(), bits);
    });
    // One of other equations, and one that is cut.
    let cut = folder.join("cut.safetensors");
    fs::write(&cut, &before[..before.len() - 5]).unwrap();
    run(2, |thread| {
        let optimizer = Optimizer::new(ScheduleFreeAdamW::default()).unwrap();
        let mut optimizer = ShardedOptimizer::new(optimizer, thread).unwrap();
        for path in [&path, &cut] {
            let error = optimizer.load(path).unwrap_err();
            assert!(
                matches!(error, Error::Checkpoint { .. } | Error::OnRank { .. }),
                "{error}"
            );
        }
        assert_eq!(optimizer.steps(), 0);
    });
    // One of a parameter that is not there, where others are known.
    let other = folder.join("other.safetensors");
    let mut one = make();
    let (mut w, g) = ([1.0_f32; 3], [0.5_f32; 3]);
    one.step(&mut [Param::new("elsewhere", &mut w, &g).unwrap()])
        .unwrap();
    one.save(&other).unwrap();
    run(3, |thread| {
        let mut optimizer = ShardedOptimizer::new(make(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let mut model = Model::new(Kind::All);
        let gradients = model.gradients(0, rank);
        optimizer.step(&mut model.params(None, &gradients)).unwrap();
        let text = optimizer.load(&other).unwrap_err().to_string();
        assert!(text.contains("there is no parameter `elsewhere`"), "{text}");
        assert!(
            text.contains("the checkpoint has no parameter `p0`"),
            "{text}"
        );
        optimizer.load(&path).unwrap();
    });
    assert!(fs::read(&path).unwrap() == before);
    fs::remove_dir_all(folder).unwrap();
}

/// Gradients that one process has accumulated before it is divided are in the sum and in the mean.
#[test]
fn what_one_process_has_accumulated_is_not_lost() {
    let begun = || {
        let optimizer = Optimizer::new(Adam::default()).unwrap();
        let mut optimizer = optimizer.with_mean_of_accumulated(true);
        let mut model = Model::new(Kind::All);
        let gradients = model.gradients(0, 9);
        optimizer
            .accumulate(&model.params(None, &gradients))
            .unwrap();
        (optimizer, model)
    };
    let whole = {
        let (optimizer, model) = begun();
        in_one_process(optimizer, None, model, (2, 2), |_, _, _| {}).unwrap()
    };
    run(2, |thread| {
        let (optimizer, model) = begun();
        let mut optimizer = ShardedOptimizer::new(optimizer, thread).unwrap();
        let (model, _) = as_rank(&mut optimizer, None, model, (2, 2), |_, _, _| {}).unwrap();
        assert_eq!(model.bits(), whole.0.bits());
    });
}
