//! `Optimizer<Adam>::step` where tensors are small or many, in `f32` on one thread.
//!
//! `cargo bench -p optim-runtime --bench small`, about a minute; with a word such as `growth` or `gpt2` a part
//! of it. Beside each step stands what it is held against, in turns: the bare kernel, or one tensor of the same size. A
//! step covers making the list of parameters for it, as in a user's loop.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::process::ExitCode;

use common::memory::{Array, Pages, gradient, tensor, weight};
use common::options::Options;
use common::stream::{Traffic, stream};
use common::turns::take;
use common::{Contender, adam, calls, table};
use optim_runtime::{Adam, Dtype, Exec, Optimizer, Param};

/// What a step of Adam moves for each weight.
const BYTES: f64 = Adam::COST.bytes(Dtype::F32) as f64;

/// The optimizer on tensors of these lengths, each a `Vec` of its own.
fn optimizer(lens: &[usize]) -> Box<dyn Contender> {
    let mut optimizer = Optimizer::new(Adam::default())
        .expect("defaults are in their domains")
        .with_exec(Exec::serial());
    let names: Vec<_> = (0..lens.len())
        .map(|i| format!("block{i}.attention.weight"))
        .collect();
    let vec = |value: fn(usize) -> f32| {
        let of = |&len: &usize| (0..len).map(value).collect::<Vec<_>>();
        lens.iter().map(of).collect::<Vec<_>>()
    };
    let (mut weights, gradients) = (vec(weight), vec(gradient));
    calls(move || {
        let tensors = names.iter().zip(&mut weights).zip(&gradients);
        let mut params: Vec<_> = tensors
            .map(|((name, w), g)| Param::new(name, w, g).expect("equal lengths"))
            .collect();
        optimizer.step(&mut params).expect("nothing has changed");
    })
}

/// The bare kernel on one tensor, well placed.
fn bare(len: usize) -> Box<dyn Contender> {
    let (mut w, g) = tensor::<f32>(len);
    let mut m = Array::new(2, Pages::Huge, len, |_| 0.0_f32);
    let mut v = Array::new(3, Pages::Huge, len, |_| 0.0_f32);
    let numbers = adam::Numbers::of_step(1_000);
    calls(move || adam::bare(&mut w, &g, &mut m, &mut v, numbers))
}

/// A list of tensors beside something of the same size.
struct Case {
    name: &'static str,
    lens: Vec<usize>,
    beside: &'static str,
    reference: fn(usize) -> Box<dyn Contender>,
    goal: f64,
}

fn cases() -> Vec<Case> {
    let whole = |len: usize| optimizer(&[len]);
    vec![
        Case {
            name: "1 x 1,000",
            lens: vec![1_000],
            beside: "the bare kernel",
            reference: bare,
            goal: 3.0,
        },
        Case {
            name: "1 x 200,000",
            lens: vec![200_000],
            beside: "the bare kernel",
            reference: bare,
            goal: f64::NAN,
        },
        Case {
            name: "200 x 1,000",
            lens: vec![1_000; 200],
            beside: "1 x 200,000",
            reference: whole,
            goal: 1.3,
        },
        Case {
            name: "gpt2, 148 tensors, 124 M weights",
            lens: common::gpt2(),
            beside: "one tensor of its size",
            reference: whole,
            goal: 1.05,
        },
    ]
}

fn sizes(options: &Options) {
    table::head(
        "Small and many: `Optimizer<Adam>::step`, f32, one thread",
        &[
            "tensors",
            "ns a step",
            "ns a weight",
            "GB/s",
            "share of the ceiling",
            "times as long as",
            "ratio",
            "goal",
        ],
    );
    let traffic = Traffic {
        reads: Adam::COST.reads,
        writes: Adam::COST.writes,
    };
    for case in cases() {
        if !options.select(case.name) {
            continue;
        }
        let len: usize = case.lens.iter().sum();
        let mut contenders = [
            optimizer(&case.lens),
            (case.reference)(len),
            stream::<f32>(traffic, len, 1),
        ];
        let samples = take(&mut contenders, options.quick);
        let time = samples.time(0);
        let goal = match case.goal {
            goal if goal.is_nan() => String::new(),
            goal => format!("≤ {goal}"),
        };
        table::row([
            case.name.to_owned(),
            table::ns(time),
            table::ns(time / len as f64),
            format!("{:.0}", BYTES * len as f64 / time),
            table::spread(samples.ratio(2, 0)),
            case.beside.to_owned(),
            table::spread(samples.ratio(0, 1)),
            goal,
        ]);
    }
}

/// How time grows with the number of tensors, their number alone and with all they hold.
fn growth(options: &Options) {
    if !options.select("growth") {
        return;
    }
    table::head(
        "Growth: `Optimizer<Adam>::step`, f32, one thread",
        &[
            "tensors",
            "weights each",
            "ns a step",
            "ns a tensor",
            "ns a weight",
            "times one tensor of its size",
        ],
    );
    for each in [10, 1_000] {
        for count in [10, 100, 1_000, 10_000] {
            let mut contenders = [optimizer(&vec![each; count]), optimizer(&[each * count])];
            let samples = take(&mut contenders, options.quick);
            let time = samples.time(0);
            table::row([
                count.to_string(),
                each.to_string(),
                table::ns(time),
                table::ns(time / count as f64),
                table::ns(time / (count * each) as f64),
                table::spread(samples.ratio(0, 1)),
            ]);
        }
    }
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    sizes(&options);
    growth(&options);
    ExitCode::SUCCESS
}
