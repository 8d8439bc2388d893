//! Weights, states and reports have the bits of one process.

use optim_mpi::MpiRanks;
use optim_runtime::{Collective as _, Report, ShardedOptimizer, Wire};

use crate::job::{self, Case, Log};
use crate::model::{Model, optimizer, states, tree};

pub(crate) const CASES: &[Case] = &[
    ("bits-adam", |log| as_rank("adam", log)),
    ("bits-prodigy", |log| as_rank("prodigy", log)),
    ("bits-scaled", |log| as_rank("scaled", log)),
    ("bits-rounded", |log| as_rank("rounded", log)),
];

const STEPS: usize = 6;
/// Micro-batches of each rank in a step.
const MICROS: usize = 2;

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

fn line(step: usize, model: &Model, report: &Report) -> String {
    format!("step {step}: {:016x} {report:?}", model.digest())
}

fn bytes(model: &Model, tensor: usize) -> u64 {
    4 * model.tensors[tensor].len() as u64
}

fn as_rank(name: &str, mut log: Log) {
    let (_universe, ranks) = log.begin();
    // Tensors are cut in buckets, and buckets in messages.
    let ranks: MpiRanks = ranks.with_messages_of(999);
    let (rank, count) = (ranks.rank(), ranks.ranks());
    let mut sharded = ShardedOptimizer::new(optimizer(name), ranks)
        .unwrap()
        .with_bucket(4100);
    if name == "rounded" {
        sharded = sharded.with_gradients_in(Wire::Bf16);
    }
    let mut model = Model::new(1);
    let all: u64 = (0..model.tensors.len()).map(|at| bytes(&model, at)).sum();
    for step in 0..STEPS {
        let gradients = gradients(name, &model, step, MICROS * count);
        let own = &gradients[MICROS * rank..][..MICROS];
        sharded.accumulate(&model.params(&own[0])).unwrap();
        let before = sharded.collective().traffic().values;
        let report = sharded.step(&mut model.params(&own[1])).unwrap();
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

fn in_one_process(name: &str, micros: usize) -> (Vec<String>, Vec<String>) {
    let (mut model, mut optimizer) = (Model::new(1), optimizer(name));
    let steps = (0..STEPS).map(|step| {
        let all = gradients(name, &model, step, micros);
        let sum = match name {
            "rounded" => {
                let of_ranks = all.chunks(MICROS).map(|own| tree(own).rounded());
                tree(&of_ranks.collect::<Vec<_>>())
            }
            _ => tree(&all),
        };
        let mut nothing = sum.clone();
        nothing.tensors.iter_mut().flatten().for_each(|g| *g = 0.0);
        for _ in 1..micros {
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

fn check(name: &str) {
    for ranks in 1..=4 {
        let Some(ended) = job::run(&format!("bits-{name}"), ranks) else {
            return;
        };
        assert!(ended.well, "{ranks} ranks: {}", ended.printed);
        let (steps, mut states) = in_one_process(name, MICROS * ranks);
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
    check("adam");
}

#[test]
fn rounded_gradients_have_the_bits_of_their_sum() {
    check("rounded");
}

#[test]
fn a_sum_over_the_model_has_the_bits_of_one_process() {
    check("prodigy");
}

#[test]
fn what_is_not_finite_on_one_rank_is_skipped_on_all() {
    let (steps, _) = in_one_process("scaled", 2);
    assert!(steps.iter().any(|line| line.contains("skipped: true")));
    check("scaled");
}
