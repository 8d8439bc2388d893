//! What stands around a step is decided for all ranks together.

use optim_runtime::schedule::{Plateau, cosine};
use optim_runtime::{
    Adam, Average, Clip, Collective, Frozen, Lamb, LossScale, Norm, Optimizer, Prodigy,
    ScheduleFreeAdamW, Sgd, ShardedOptimizer, Units, names,
};
use optim_tests::ranks::{Thread, run};

use crate::model::{Kind, Model, Weights, as_rank, in_one_process};

const STEPS: usize = 6;

/// The same optimizer, made by each rank.
pub(crate) type Make = fn() -> Optimizer;

fn adam() -> Optimizer {
    Optimizer::new(Adam::default().with_lr(0.05)).unwrap()
}

pub(crate) const ALL: [(&str, Make); 17] = [
    ("mean beside one that rests", || {
        let optimizer = adam().with_group("rest", Frozen, names(["p5"])).unwrap();
        optimizer.with_mean_of_accumulated(true)
    }),
    ("one tensor clipped", || {
        adam().with_clip(Clip::tensor(Norm::L2, 3.1)).unwrap()
    }),
    ("mean", || adam().with_mean_of_accumulated(true)),
    ("global norm", || {
        let optimizer = adam().with_clip(Clip::global_norm(0.5)).unwrap();
        optimizer
            .with_mean_of_accumulated(true)
            .with_statistics(true)
    }),
    ("other norms", || {
        let optimizer = adam().with_clip(Clip::global(Norm::L1, 40.0)).unwrap();
        optimizer.with_clip(Clip::global(Norm::Max, 0.02)).unwrap()
    }),
    ("norms of tensors", || {
        let optimizer = adam().with_clip(Clip::tensor(Norm::L2, 0.3)).unwrap();
        optimizer.with_clip(Clip::tensor_rms(0.04)).unwrap()
    }),
    ("squares of tensors", || {
        adam().with_clip(Clip::tensor_rms(0.02)).unwrap()
    }),
    ("values", || {
        adam()
            .with_clip(Clip::value(0.02))
            .unwrap()
            .with_guard(true)
    }),
    ("units", || {
        let optimizer = adam().with_clip(Clip::adaptive(Units::FirstAxis, 0.01, 1e-3));
        optimizer.unwrap().with_statistics(true)
    }),
    ("loss scale", || {
        let scale = LossScale::dynamic().starting_at(8.0).growing(2.0, 2);
        adam()
            .with_loss_scale(scale)
            .unwrap()
            .with_mean_of_accumulated(true)
    }),
    ("loss scale and clips", || {
        let optimizer = adam()
            .with_loss_scale(LossScale::dynamic().starting_at(4.0))
            .unwrap();
        let optimizer = optimizer.with_clip(Clip::global_norm(0.5)).unwrap();
        optimizer
            .with_clip(Clip::adaptive(Units::Optax, 0.01, 1e-3))
            .unwrap()
    }),
    ("loss scale and units", || {
        let optimizer = adam()
            .with_loss_scale(LossScale::dynamic().starting_at(4.0))
            .unwrap();
        optimizer
            .with_clip(Clip::adaptive(Units::Optax, 0.01, 1e-3))
            .unwrap()
    }),
    ("groups", || {
        let optimizer = adam().with_group("rest", Frozen, names(["p5"])).unwrap();
        let optimizer = optimizer.with_group("plain", Sgd::default(), names(["p1", "p[34]"]));
        let optimizer = optimizer
            .unwrap()
            .with_factor("lr", |param| param.ndim() as f64)
            .unwrap();
        optimizer.with_strict_groups(true).with_statistics(true)
    }),
    ("one rule in two groups", || {
        let optimizer = Optimizer::new(Prodigy::default()).unwrap();
        optimizer
            .with_group("other", Prodigy::default(), names(["p[0-3]"]))
            .unwrap()
    }),
    ("average and schedule", || {
        let optimizer = adam().with_average(Average::ema(0.9)).unwrap();
        let optimizer = optimizer.with_schedule("lr", cosine(5).down_to(0.1));
        optimizer.unwrap().with_statistics(true)
    }),
    ("plateau", || {
        let plateau = Plateau::new(0.5).with_patience(0);
        Optimizer::new(Lamb::default())
            .unwrap()
            .with_plateau("lr", plateau)
            .unwrap()
    }),
    ("schedule-free", || {
        Optimizer::new(ScheduleFreeAdamW::default()).unwrap()
    }),
];

/// Makes one gradient of one micro-batch infinite, if there is a loss scale.
pub(crate) fn spoil(has_scale: bool, step: usize, all: &mut [Vec<Weights>]) {
    if has_scale && step % 3 == 1 {
        let micro = step % all.len();
        match &mut all[micro][step % 3] {
            Weights::F32(g) => g[0] = f32::INFINITY,
            Weights::F64(g) => g[0] = f64::NAN,
        }
    }
}

#[test]
fn steps_and_reports_are_those_of_one_process() {
    for (name, make) in ALL {
        for (ranks, of_each) in [
            (1, 1),
            (2, 1),
            (2, 2),
            (3, 1),
            (4, 2),
            (5, 1),
            (6, 1),
            (7, 1),
        ] {
            let of = format!("{name} on {ranks} ranks");
            let (model, steps) = (Model::new(Kind::All), (STEPS, ranks * of_each));
            let one = in_one_process(
                make(),
                None,
                model.clone(),
                steps,
                |step, optimizer, all| {
                    optimizer.observe(1.0 + (step % 2) as f64);
                    spoil(optimizer.loss_scale().is_some(), step, all);
                },
            );
            let (mut whole, mut optimizer, reports) = one.unwrap();
            let scaled = optimizer.loss_scale().is_some();
            assert_eq!(reports.iter().any(|report| report.skipped), scaled, "{of}");
            let (trained, evaluated) = {
                let trained = whole.bits();
                optimizer.eval_weights(&mut whole.weights()).unwrap();
                (trained, whole.bits())
            };
            run(ranks, |thread| {
                let mut optimizer = ShardedOptimizer::new(make(), thread)
                    .unwrap()
                    .with_bucket(4096);
                let taken = as_rank(
                    &mut optimizer,
                    None,
                    model.clone(),
                    steps,
                    |step, optimizer, all| {
                        optimizer.observe(1.0 + (step % 2) as f64);
                        spoil(optimizer.loss_scale().is_some(), step, all);
                    },
                );
                let (mut model, of_rank) = taken.unwrap_or_else(|error| panic!("{of}: {error}"));
                assert_eq!(of_rank, reports, "{of}");
                assert_eq!(model.bits(), trained, "{of}");
                optimizer.eval_weights(&mut model.weights()).unwrap();
                assert_eq!(model.bits(), evaluated, "{of}");
                optimizer.train_weights(&mut model.weights()).unwrap();
                assert_eq!(model.bits(), trained, "{of}");
            });
        }
    }
}

/// So many steps of the model, in small buckets.
fn stepped(thread: Thread, steps: usize) -> ShardedOptimizer<Thread> {
    let ranks = thread.ranks();
    let optimizer = ShardedOptimizer::new(adam(), thread);
    let mut optimizer = optimizer.unwrap().with_bucket(500);
    let model = Model::new(Kind::All);
    as_rank(&mut optimizer, None, model, (steps, ranks), |_, _, _| {}).unwrap();
    optimizer
}

/// Values on the wire: gradients go once to where their states are, and weights come once from there.
#[test]
fn no_more_is_sent_than_there_is() {
    let weights: u64 = Model::new(Kind::All)
        .list
        .iter()
        .map(|(.., w)| match w {
            Weights::F32(w) => w.len() as u64 * 4,
            Weights::F64(w) => w.len() as u64 * 8,
        })
        .sum();
    for ranks in 1..=7 {
        let sent = run(ranks, |thread| stepped(thread, 3).collective().sent);
        let others = ranks as u64 - 1;
        assert_eq!(
            sent.iter().sum::<u64>(),
            3 * 2 * others * weights,
            "{ranks} ranks"
        );
    }
}
