//! What stands around a step, beside the step alone: groups, clips, loss scales, averages.
//!
//! `cargo bench -p optim-runtime --bench training`, about a minute; with a word such as `clip` or `1e7` a part of it. All
//! is Adam in `f32`, in turns, and a step covers making the list of parameters.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::process::ExitCode;

use common::memory::{gradient, weight};
use common::options::Options;
use common::turns::take;
use common::{Contender, calls, table};
use optim_runtime::schedule::{cosine, warmup};
use optim_runtime::{Adam, Average, Clip, Error, Exec, LossScale, Optimizer, Param, names};

/// An optimizer with something around its step.
type Around = fn(Optimizer) -> Result<Optimizer, Error>;

/// Something around a step.
struct Case {
    name: &'static str,
    around: Around,
    /// How many times as long as the step alone it may take where tensors are small, and where memory counts: one more
    /// read of the gradients makes 32 bytes a weight of 28.
    goals: [f64; 2],
    /// Whether the gradients must be read once more, before the step.
    reads: bool,
}

/// One that stays where it is, for gradients that come near zero would be timed otherwise.
fn scale() -> LossScale {
    LossScale::dynamic().starting_at(1.0).growing(2.0, u64::MAX)
}

const CASES: [Case; 7] = [
    Case {
        name: "schedule",
        around: |it| it.with_schedule("lr", warmup(100).then(cosine(1_000_000))),
        goals: [1.3, 1.05],
        reads: false,
    },
    Case {
        name: "three groups",
        around: |it| {
            it.with_group("1", Adam::default().with_lr(2e-3), names(["*1"]))?
                .with_group("2", Adam::default().with_lr(3e-3), names(["*2"]))
        },
        goals: [1.05, 1.05],
        reads: false,
    },
    Case {
        name: "clip by value",
        around: |it| it.with_clip(Clip::value(0.01)),
        goals: [1.3, 1.05],
        reads: false,
    },
    Case {
        name: "clip by global norm",
        around: |it| it.with_clip(Clip::global_norm(1.0)),
        goals: [1.3, 32.0 / 28.0 * 1.05],
        reads: true,
    },
    Case {
        name: "dynamic loss scale",
        around: |it| it.with_loss_scale(scale()),
        goals: [1.3, 32.0 / 28.0 * 1.05],
        reads: true,
    },
    Case {
        name: "both",
        around: |it| {
            it.with_loss_scale(scale())?
                .with_clip(Clip::global_norm(1.0))
        },
        goals: [1.3, 32.0 / 28.0 * 1.05],
        reads: true,
    },
    Case {
        name: "average of weights",
        around: |it| it.with_average(Average::ema(0.999)),
        goals: [1.6, 36.0 / 28.0 * 1.05],
        reads: false,
    },
];

/// Reads all of these numbers once, in the lanes of plain vectors, on as many threads.
fn read(values: &[f32], threads: usize) -> u32 {
    let (halves, rest) = values.split_at(values.len() / threads);
    if threads > 1 {
        let (a, b) = rayon::join(|| read(halves, 1), || read(rest, threads - 1));
        return a ^ b;
    }
    let (whole, rest) = values.as_chunks::<32>();
    let mut lanes = [0; 32];
    for values in whole {
        for (lane, value) in lanes.iter_mut().zip(values) {
            *lane ^= value.to_bits();
        }
    }
    let rest = rest.iter().map(|value| value.to_bits());
    lanes.into_iter().chain(rest).fold(0, |all, x| all ^ x)
}

/// The optimizer on tensors of these lengths; a plain read of the gradients by so many threads may go before its step.
fn optimizer(
    lens: &[usize],
    exec: Exec,
    around: Around,
    before: Option<usize>,
) -> Box<dyn Contender> {
    let optimizer = Optimizer::new(Adam::default()).and_then(around);
    let mut optimizer = optimizer.expect("good settings").with_exec(exec);
    let names: Vec<_> = (0..lens.len())
        .map(|i| format!("block{i}.attention.weight{}", i % 3))
        .collect();
    let vec = |value: fn(usize) -> f32| {
        let of = |&len: &usize| (0..len).map(value).collect::<Vec<_>>();
        lens.iter().map(of).collect::<Vec<_>>()
    };
    let (mut weights, gradients) = (vec(weight), vec(gradient));
    calls(move || {
        if let Some(threads) = before {
            for g in &gradients {
                std::hint::black_box(read(g, threads));
            }
        }
        let tensors = names.iter().zip(&mut weights).zip(&gradients);
        let mut params: Vec<_> = tensors
            .map(|((name, w), g)| Param::new(name, w, g).expect("equal lengths"))
            .collect();
        optimizer.step(&mut params).expect("nothing has changed");
    })
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    common::two_threads();
    table::head(
        "Around a step of Adam, f32, in multiples of the step alone",
        &[
            "around",
            "tensors",
            "threads",
            "alone, ns",
            "with it, ns",
            "ratio",
            "with a plain read",
            "goal",
        ],
    );
    let tensors = [
        ("1 x 1,000", vec![1_000]),
        ("200 x 1,000", vec![1_000; 200]),
        ("1 x 1e6", vec![1_000_000]),
        ("1 x 1e7", vec![10_000_000]),
    ];
    for (size, lens) in &tensors {
        for (threads, exec) in [("1", Exec::serial()), ("2", Exec::default())] {
            let weights: usize = lens.iter().sum();
            if threads == "2" && weights < 1_000_000 {
                continue;
            }
            for case in &CASES {
                let Case {
                    name,
                    around,
                    goals,
                    reads,
                } = case;
                if !options.select(&format!("{name} {size} {threads}")) {
                    continue;
                }
                let mut contenders = vec![
                    optimizer(lens, exec.clone(), Ok, None),
                    optimizer(lens, exec.clone(), *around, None),
                ];
                if *reads {
                    let threads = threads.parse().expect("a number");
                    contenders.push(optimizer(lens, exec.clone(), Ok, Some(threads)));
                }
                let samples = take(&mut contenders, options.quick);
                table::row([
                    (*name).to_owned(),
                    (*size).to_owned(),
                    threads.to_owned(),
                    table::ns(samples.time(0)),
                    table::ns(samples.time(1)),
                    table::spread(samples.ratio(1, 0)),
                    reads
                        .then(|| table::spread(samples.ratio(2, 0)))
                        .unwrap_or_default(),
                    format!("≤ {:.2}", goals[usize::from(weights >= 1_000_000)]),
                ]);
            }
        }
    }
    ExitCode::SUCCESS
}
