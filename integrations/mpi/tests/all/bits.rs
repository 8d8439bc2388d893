//! Weights, states and reports have the bits of one process.

use optim_mpi::MpiRanks;
use optim_runtime::{Collective as _, Param, Report, ShardedOptimizer, Wire};

use crate::job::{self, Case, Log};
use crate::model::{Model, optimizer, states, tree};

pub(crate) const CASES: &[Case] = &[
    ("bits-adam", |log| as_rank("adam", SMALL, log)),
    ("bits-prodigy", |log| as_rank("prodigy", SMALL, log)),
    ("bits-scaled", |log| as_rank("scaled", SMALL, log)),
    ("bits-rounded", |log| as_rank("rounded", SMALL, log)),
    ("ahead-adam", |log| as_rank("adam", AHEAD, log)),
    ("ahead-prodigy", |log| as_rank("prodigy", MIXED, log)),
    ("ahead-scaled", |log| as_rank("scaled", MIXED, log)),
    ("ahead-rounded", |log| as_rank("rounded", MIXED, log)),
];

const STEPS: usize = 6;
/// Micro-batches of each rank in a step.
const MICROS: usize = 2;

/// How steps are taken.
#[derive(Clone, Copy)]
struct Way {
    model: fn(usize) -> Model,
    bucket: usize,
    message: usize,
    /// What each rank does before a step, of those that there are; the last of these do nothing.
    ahead: &'static [Ahead],
}

/// Which gradients go ahead of their step.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ahead {
    /// All, from the last parameter to the first.
    Backward,
    /// All, from the first to the last.
    Forward,
    /// Those of a part of the parameters, in one call.
    Some,
    Nothing,
}

/// Tensors are cut in buckets, and buckets in messages.
const SMALL: Way = Way {
    model: Model::new,
    bucket: 4100,
    message: 999,
    ahead: &[Ahead::Nothing; 4],
};

const AHEAD: Way = Way {
    model: Model::large,
    bucket: 20_000,
    message: 999,
    ahead: &[Ahead::Backward; 4],
};

/// Messages are of those that MPI sends only when they are asked for.
const MIXED: Way = Way {
    message: 9999,
    ahead: &[Ahead::Backward, Ahead::Nothing, Ahead::Forward, Ahead::Some],
    ..AHEAD
};

impl Ahead {
    fn send(self, sharded: &mut ShardedOptimizer<MpiRanks>, params: &[Param<'_>]) {
        match self {
            Self::Backward => {
                (params.chunks(1).rev()).try_for_each(|it| sharded.send_gradients(it))
            }
            Self::Forward => (params.chunks(1)).try_for_each(|it| sharded.send_gradients(it)),
            Self::Some => sharded.send_gradients(&params[2..4]),
            Self::Nothing => Ok(()),
        }
        .expect("all are there");
    }
}

/// Gradients of all micro-batches of a step, in which one has what is not finite if a loss scale is there to meet it.
fn gradients(name: &str, model: &Model, step: usize, micros: usize) -> Vec<Model> {
    let mut all: Vec<_> = (0..micros)
        .map(|micro| model.gradients(step, micro))
        .collect();
    if name == "scaled" && step % 3 == 1 {
        all[micros - 1].tensors[0][5] = f32::NAN;
    }
    all
}

pub(crate) fn line(step: usize, model: &Model, report: &Report) -> String {
    format!("step {step}: {:016x} {report:?}", model.digest())
}

fn bytes(model: &Model, tensor: usize) -> u64 {
    4 * model.tensors[tensor].len() as u64
}

fn as_rank(name: &str, way: Way, mut log: Log) {
    let (_universe, ranks) = log.begin();
    let ranks: MpiRanks = ranks.with_messages_of(way.message);
    let (rank, count) = (ranks.rank(), ranks.ranks());
    let mut sharded = ShardedOptimizer::new(optimizer(name), ranks)
        .unwrap()
        .with_bucket(way.bucket);
    if name == "rounded" {
        sharded = sharded.with_gradients_in(Wire::Bf16);
    }
    let mut model = (way.model)(1);
    let all: u64 = (0..model.tensors.len()).map(|at| bytes(&model, at)).sum();
    for step in 0..STEPS {
        let gradients = gradients(name, &model, step, MICROS * count);
        let own = &gradients[MICROS * rank..][..MICROS];
        sharded.accumulate(&model.params(&own[0])).unwrap();
        let before = sharded.collective().traffic().values;
        let mut params = model.params(&own[1]);
        way.ahead[rank].send(&mut sharded, &params);
        let sent_ahead = sharded.collective().traffic().values - before;
        let report = sharded.step(&mut params).unwrap();
        let sent = sharded.collective().traffic().values - before;
        // Gradients of what is at home elsewhere, and weights of what is at home here, to each other rank.
        let homes = (0..model.tensors.len()).flat_map(|at| sharded.homes_of(&format!("p{at}")));
        let here = homes.filter(|(home, _)| *home == rank);
        let here: u64 = here.map(|(_, weights)| 4 * weights.len() as u64).sum();
        let weights = if report.skipped {
            0
        } else {
            (count as u64 - 1) * here
        };
        let gradients = match name {
            "rounded" => (all - here) / 2,
            _ => all - here,
        };
        assert_eq!(sent, gradients + weights);
        let is_ahead = step > 0 && matches!(way.ahead[rank], Ahead::Backward | Ahead::Forward);
        assert_eq!(sent_ahead, if is_ahead { gradients } else { 0 });
        log.say(line(step, &model, &report));
    }
    let first = |parameter: &str| {
        let homes = sharded.homes_of(parameter);
        let own = homes.into_iter().find(|(home, _)| *home == rank);
        own.expect("a home here").1.start
    };
    for (parameter, bits) in states(sharded.part(), first) {
        log.say(format!("state {parameter}: {bits:016x}"));
    }
}

/// What one process says that has the micro-batches of so many ranks, of which each has some: lines of steps, and of states.
pub(crate) fn in_one_process(
    name: &str,
    mut model: Model,
    steps: usize,
    (ranks, of_each): (usize, usize),
) -> (Vec<String>, Vec<String>) {
    let mut optimizer = optimizer(name);
    let steps = (0..steps).map(|step| {
        let all = gradients(name, &model, step, ranks * of_each);
        let sum = match name {
            "rounded" => {
                let of_ranks = all.chunks(of_each).map(|own| tree(own).rounded());
                tree(&of_ranks.collect::<Vec<_>>())
            }
            _ => tree(&all),
        };
        let mut nothing = sum.clone();
        nothing.tensors.iter_mut().flatten().for_each(|g| *g = 0.0);
        for _ in 1..all.len() {
            optimizer.accumulate(&model.params(&nothing)).unwrap();
        }
        let report = optimizer.step(&mut model.params(&sum)).unwrap();
        line(step, &model, &report)
    });
    let steps = steps.collect();
    let states = states(&optimizer, |_| 0).into_iter();
    let states = states.map(|(parameter, bits)| format!("state {parameter}: {bits:016x}"));
    (steps, states.collect())
}

fn check(kind: &str, name: &str, way: Way) {
    for ranks in 1..=4 {
        let Some(ended) = job::run(&format!("{kind}-{name}"), ranks) else {
            return;
        };
        assert!(ended.well, "{ranks} ranks: {}", ended.printed);
        let model = (way.model)(1);
        let (steps, mut states) = in_one_process(name, model, STEPS, (ranks, MICROS));
        let mut of_all = Vec::new();
        for (rank, said) in ended.said.iter().enumerate() {
            assert_eq!(said[..STEPS], steps[..], "rank {rank} of {ranks}");
            of_all.extend_from_slice(&said[STEPS..]);
        }
        states.sort();
        states.dedup();
        of_all.sort();
        of_all.dedup();
        assert_eq!(of_all, states, "{ranks} ranks");
    }
}

#[test]
fn adam_with_a_clip_has_the_bits_of_one_process() {
    check("bits", "adam", SMALL);
}

#[test]
fn rounded_gradients_have_the_bits_of_their_sum() {
    check("bits", "rounded", SMALL);
}

#[test]
fn a_sum_over_the_model_has_the_bits_of_one_process() {
    check("bits", "prodigy", SMALL);
}

#[test]
fn what_is_not_finite_on_one_rank_is_skipped_on_all() {
    let (steps, _) = in_one_process("scaled", Model::new(1), STEPS, (1, MICROS));
    assert!(steps.iter().any(|line| line.contains("skipped: true")));
    check("bits", "scaled", SMALL);
}

#[test]
fn gradients_that_go_ahead_have_the_bits_of_one_process() {
    check("ahead", "adam", AHEAD);
}

#[test]
fn bits_do_not_depend_on_which_gradients_go_ahead() {
    for name in ["prodigy", "scaled", "rounded"] {
        check("ahead", name, MIXED);
    }
}
