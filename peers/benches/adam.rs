//! Adam of this project against each peer, step by step in turns, and a table of the ratios.
//!
//! `cargo bench` in this folder runs all, first on one thread, then on two what has a use for
//! them. A filter runs some: `cargo bench -- 1e6`, `cargo bench -- burn`, `cargo bench -- "gpt2/candle-nn"`.
//! Every ratio comes from samples that timed both within the same few milliseconds, so what else
//! the machine does falls on both. What a time covers stands at the top of each file in `src`.

use std::cell::RefCell;
use std::env;
use std::process::{Command, ExitCode};
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use optim_peers::{Case, Contender, Make, cases, check, ours, peers};

/// rayon makes its global pool once a process, so each number of threads has a process.
const THREADS: &str = "RAYON_NUM_THREADS";

/// Turns that the two take within a sample, if it has so many steps.
const TURNS: u64 = 8;

/// A pair that was measured.
struct Line {
    case: &'static str,
    peer: &'static str,
    /// Nanoseconds per weight of ours and theirs, a pair a sample.
    samples: Vec<[f64; 2]>,
}

/// The two of a pair. They are made when criterion's filter has let them through.
struct Pair {
    ours: Box<dyn Contender>,
    peer: Box<dyn Contender>,
}

impl Pair {
    /// `steps` steps of each in turns; neither is always the first.
    fn sample(&mut self, steps: u64) -> [Duration; 2] {
        let turns = steps.min(TURNS);
        let (mut ours, mut peer) = (Duration::ZERO, Duration::ZERO);
        for turn in 0..turns {
            let steps = steps * (turn + 1) / turns - steps * turn / turns;
            if turn % 2 == 0 {
                ours += self.ours.time(steps);
                peer += self.peer.time(steps);
            } else {
                peer += self.peer.time(steps);
                ours += self.ours.time(steps);
            }
        }
        [ours, peer]
    }
}

fn measure(c: &mut Criterion, case: &Case, name: &'static str, make: Make) -> Option<Line> {
    let threads = rayon::current_num_threads();
    let plural = if threads == 1 { "" } else { "s" };
    let size = if case.len() < 5_000_000 { 30 } else { 10 };
    let samples = RefCell::new(Vec::new());
    let mut pair = None;
    let mut group = c.benchmark_group("adam");
    group
        .sampling_mode(SamplingMode::Flat)
        .sample_size(size)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .throughput(Throughput::Elements(case.len() as u64));
    let id = format!("{}/{name}, {threads} thread{plural}", case.name);
    group.bench_function(id, |b| {
        let pair = pair.get_or_insert_with(|| Pair {
            ours: ours(case),
            peer: make(case),
        });
        b.iter_custom(|steps| {
            let times = pair.sample(steps);
            let per_weight =
                |time: Duration| time.as_nanos() as f64 / (steps * case.len() as u64) as f64;
            samples.borrow_mut().push(times.map(per_weight));
            // What criterion shows is the peer's time; the table has both.
            times[1]
        });
    });
    group.finish();
    // The first ones are criterion's warm-up.
    let samples = samples.into_inner();
    let warm = samples.len().checked_sub(size)?;
    Some(Line {
        case: case.name,
        peer: name,
        samples: samples[warm..].to_vec(),
    })
}

/// The value below which this share of the values lies.
fn quantile(values: impl Iterator<Item = f64>, share: f64) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share).round() as usize]
}

fn table(lines: &[Line]) {
    let threads = rayon::current_num_threads();
    println!(
        "\nAdam, f32, threads: {threads}; medians, ns per weight and step; ratio = theirs / ours\n"
    );
    println!("| case | peer | ours | theirs | ratio | middle half of the ratios |");
    println!("|---|---|---|---|---|---|");
    for Line {
        case,
        peer,
        samples,
    } in lines
    {
        let ours = quantile(samples.iter().map(|s| s[0]), 0.5);
        let theirs = quantile(samples.iter().map(|s| s[1]), 0.5);
        let ratio = |share| quantile(samples.iter().map(|s| s[1] / s[0]), share);
        println!(
            "| {case} | {peer} | {ours:.3} | {theirs:.3} | {:.2} | {:.2} … {:.2} |",
            ratio(0.5),
            ratio(0.25),
            ratio(0.75)
        );
    }
}

/// This program again, with one thread and with two.
fn in_processes() -> ExitCode {
    for threads in ["1", "2"] {
        let program = env::current_exe().expect("this program has a path");
        let status = Command::new(program)
            .args(env::args_os().skip(1))
            .env(THREADS, threads)
            .status();
        if !status.is_ok_and(|status| status.success()) {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn main() -> ExitCode {
    if env::var_os(THREADS).is_none() {
        return in_processes();
    }
    check();
    let threads = rayon::current_num_threads();
    let mut criterion = Criterion::default().configure_from_args();
    let mut lines = Vec::new();
    for case in cases() {
        for (name, make, uses_threads) in peers() {
            if threads == 1 || uses_threads {
                lines.extend(measure(&mut criterion, &case, name, make));
            }
        }
    }
    criterion.final_summary();
    if !lines.is_empty() {
        table(&lines);
    }
    ExitCode::SUCCESS
}
