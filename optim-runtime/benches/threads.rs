//! A step on several threads beside the same on one, in the loops that people have.
//!
//! `cargo bench -p optim-runtime --bench threads`, about two minutes; a case is called like `gradient 1e5 2-threads`. All
//! is Adam in `f32`. What counts is `gradient`: a gradient is computed on the same pool for a millisecond, and then a step
//! follows, whose time alone is taken. `lists` are many tensors beside one of as many weights.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use common::memory::{gradient, weight};
use common::options::Options;
use common::table;
use optim_runtime::{Adam, Exec, Optimizer, Param};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// What happens between steps.
#[derive(Clone, Copy, Debug)]
enum Between {
    /// Nothing, for a quarter of a second.
    Nothing,
    /// Nothing, for the 8 ms of a turn, and then it is the other's turn.
    Turns,
    /// A millisecond of work on all threads of the pool.
    Pool,
    /// A millisecond of work on the caller's thread.
    Caller,
    /// A millisecond of work on all threads of the pool, and the step is taken by one of them.
    Inside,
}

const LOOPS: [(&str, Between); 5] = [
    ("follow", Between::Nothing),
    ("turns", Between::Turns),
    ("gradient", Between::Pool),
    ("inside", Between::Inside),
    ("caller", Between::Caller),
];

/// How long work between steps takes.
const WORK: Duration = Duration::from_millis(1);

/// Keeps a thread busy with arithmetic.
fn work() {
    let start = Instant::now();
    let mut x = 1.0_f64;
    while start.elapsed() < WORK {
        for _ in 0..100 {
            x = std::hint::black_box(x.mul_add(0.999, 1e-3));
        }
    }
}

/// An optimizer with its weights and gradients.
struct Model {
    optimizer: Optimizer,
    names: Vec<String>,
    weights: Vec<Vec<f32>>,
    gradients: Vec<Vec<f32>>,
}

impl Model {
    fn new(lens: &[usize], exec: Exec) -> Self {
        let vec = |value: fn(usize) -> f32| {
            let of = |&len: &usize| (0..len).map(value).collect::<Vec<_>>();
            lens.iter().map(of).collect::<Vec<_>>()
        };
        Self {
            optimizer: Optimizer::new(Adam::default())
                .expect("good defaults")
                .with_exec(exec),
            names: (0..lens.len())
                .map(|i| format!("block{i}.weight"))
                .collect(),
            weights: vec(weight),
            gradients: vec(gradient),
        }
    }

    /// How long a step takes, with the list of its parameters.
    fn step(&mut self) -> Duration {
        let start = Instant::now();
        let tensors = self.names.iter().zip(&mut self.weights);
        let mut params: Vec<_> = tensors
            .zip(&self.gradients)
            .map(|((name, w), g)| Param::new(name, w, g).expect("equal lengths"))
            .collect();
        self.optimizer
            .step(&mut params)
            .expect("nothing has changed");
        drop(params);
        start.elapsed()
    }

    /// Nanoseconds of a step in a loop that takes so long.
    fn run(&mut self, between: Between, pool: &ThreadPool, time: Duration) -> f64 {
        let start = Instant::now();
        let (mut steps, mut spent) = (0_u32, Duration::ZERO);
        while start.elapsed() < time {
            let busy = || {
                let threads = 0..pool.current_num_threads();
                pool.install(|| threads.into_par_iter().with_max_len(1).for_each(|_| work()));
            };
            spent += match between {
                Between::Nothing | Between::Turns => self.step(),
                Between::Pool => {
                    busy();
                    self.step()
                }
                Between::Inside => pool.install(|| {
                    busy();
                    self.step()
                }),
                Between::Caller => {
                    work();
                    self.step()
                }
            };
            steps += 1;
        }
        spent.as_nanos() as f64 / f64::from(steps)
    }
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let sizes = [
        ("1e5", vec![100_000]),
        ("2e5", vec![200_000]),
        ("3e5", vec![300_000]),
        ("1e6", vec![1_000_000]),
        ("20x1e4", vec![10_000; 20]),
        ("200x1e3", vec![1_000; 200]),
    ];
    table::head(
        "A step of Adam, f32, on several threads beside one",
        &[
            "loop",
            "weights",
            "threads",
            "one, ns",
            "several, ns",
            "times as fast",
            "middle half",
        ],
    );
    for threads in [2, 4, 8, 16] {
        if threads > cores.max(2) {
            continue;
        }
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = Arc::new(pool.expect("threads can be started"));
        for (name, between) in LOOPS {
            for (size, lens) in &sizes {
                if !options.select(&format!("{name} {size} {threads}-threads")) {
                    continue;
                }
                let shared = Exec::default().with_pool(Arc::clone(&pool));
                let mut models = [Model::new(lens, Exec::serial()), Model::new(lens, shared)];
                let time = match between {
                    Between::Turns => Duration::from_millis(8),
                    _ => Duration::from_millis(150),
                };
                let rounds = if matches!(between, Between::Turns) {
                    40
                } else {
                    7
                };
                let turns = turns(&mut models, between, &pool, time, rounds);
                let [one, several] = turns.times;
                table::row([
                    name.to_owned(),
                    (*size).to_owned(),
                    threads.to_string(),
                    table::ns(one),
                    table::ns(several),
                    turns.ratio(),
                    turns.middle_half(),
                ]);
            }
        }
    }
    lists(&options, cores);
    ExitCode::SUCCESS
}

/// Many tensors beside one of as many weights, on the same threads, in steps that follow each other.
fn lists(options: &Options, cores: usize) {
    let lists = [
        ("200x1e3", vec![1_000; 200]),
        ("1000x1e3", vec![1_000; 1_000]),
        ("10000x1e2", vec![100; 10_000]),
        ("gpt2", common::gpt2()),
    ];
    table::head(
        "A step of Adam, f32, over many tensors beside one of as many weights",
        &[
            "tensors",
            "threads",
            "one tensor, ns",
            "many, ns",
            "times as long",
            "middle half",
        ],
    );
    for threads in [1, 2, 4, 8, 16] {
        if threads > cores.max(2) {
            continue;
        }
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = Arc::new(pool.expect("threads can be started"));
        for (name, lens) in &lists {
            if !options.select(&format!("lists {name} {threads}-threads")) {
                continue;
            }
            let exec = || match threads {
                1 => Exec::serial(),
                _ => Exec::default().with_pool(Arc::clone(&pool)),
            };
            let one = [lens.iter().sum()];
            let mut models = [Model::new(lens, exec()), Model::new(&one, exec())];
            let time = Duration::from_millis(250);
            let turns = turns(&mut models, Between::Nothing, &pool, time, 7);
            let [many, one] = turns.times;
            table::row([
                (*name).to_owned(),
                threads.to_string(),
                table::ns(one),
                table::ns(many),
                turns.ratio(),
                turns.middle_half(),
            ]);
        }
    }
}

/// What two models took, in turns.
struct Turns {
    /// Medians, nanoseconds a step.
    times: [f64; 2],
    /// Times as long as the second the first took, sorted.
    ratios: Vec<f64>,
}

impl Turns {
    fn at(&self, share: f64) -> f64 {
        self.ratios[((self.ratios.len() - 1) as f64 * share).round() as usize]
    }

    fn ratio(&self) -> String {
        format!("{:.2}", self.at(0.5))
    }

    fn middle_half(&self) -> String {
        format!("{:.2} … {:.2}", self.at(0.25), self.at(0.75))
    }
}

fn turns(
    models: &mut [Model; 2],
    between: Between,
    pool: &ThreadPool,
    time: Duration,
    rounds: usize,
) -> Turns {
    let mut rows = Vec::new();
    for round in 0..rounds {
        let times = models
            .each_mut()
            .map(|model| model.run(between, pool, time));
        // The first round is what is learnt in.
        if round > 0 {
            rows.push(times);
        }
    }
    let sorted = |of: &dyn Fn(&[f64; 2]) -> f64| {
        let mut values: Vec<_> = rows.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let median = |values: Vec<f64>| values[(values.len() - 1) / 2];
    Turns {
        times: [median(sorted(&|row| row[0])), median(sorted(&|row| row[1]))],
        ratios: sorted(&|row| row[0] / row[1]),
    }
}
