//! Every built-in rule, beside a stream of the same bytes and beside its square roots and divisions.
//!
//! ```text
//! cargo bench -p optim-runtime --bench rules                      # all: a quarter of an hour and more
//! cargo bench -p optim-runtime --bench rules -- "f32 1-thread"    # a part; words begin words of a case
//! cargo bench -p optim-runtime --bench rules -- --quick Adam 1e5
//! cargo bench -p optim-runtime --bench rules -- --picture docs/roofline.svg f32
//! cargo bench -p optim-runtime --bench rules -- --growth docs/growth.svg --peers docs/peers.csv Adam f32
//! ```
//!
//! A case is called like `Adam+amsgrad f32 1-thread 1e5`. All that is compared takes turns.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use common::built_in::{BuiltIn, built_ins};
use common::growth;
use common::limits::arithmetic;
use common::memory::{Array, Pages, tensor};
use common::options::{Options, SIZES};
use common::roofline::{self, Panel, Point};
use common::stream::stream;
use common::turns::{Spread, take};
use common::{Contender, adam, calls, table};
use optim_runtime::{Dtype, Exec, InstructionSet};

/// A case that was measured.
struct Line {
    /// Rule and setting.
    name: String,
    dtype: Dtype,
    threads: usize,
    size: &'static str,
    len: usize,
    /// Bytes moved for each weight.
    bytes: usize,
    /// Nanoseconds per weight.
    time: f64,
    /// The same of the stream.
    stream: f64,
    /// The stream's time as a share of the rule's: how much of the ceiling is reached.
    share: Spread,
    /// The rule's time in multiples of the larger of its stream and its arithmetic, where that is asked.
    limit: Option<Spread>,
    /// The rule's time in multiples of the kernel by hand.
    by_hand: Option<Spread>,
}

impl Line {
    /// Bytes in a nanosecond.
    fn speed(&self) -> f64 {
        self.bytes as f64 / self.time
    }
}

/// In cache a rule waits for its arithmetic, beyond it for memory.
fn in_cache(len: usize) -> bool {
    len <= 100_000
}

fn dtype_name(dtype: Dtype) -> &'static str {
    match dtype {
        Dtype::F32 => "f32",
        _ => "f64",
    }
}

fn stream_of(rule: &BuiltIn, dtype: Dtype, len: usize, threads: usize) -> Box<dyn Contender> {
    match dtype {
        Dtype::F32 => stream::<f32>(rule.traffic, len, threads),
        _ => stream::<f64>(rule.traffic, len, threads),
    }
}

fn arithmetic_of(rule: &BuiltIn, dtype: Dtype, len: usize) -> Box<dyn Contender> {
    match dtype {
        Dtype::F32 => arithmetic::<f32>(rule.heavy, len),
        _ => arithmetic::<f64>(rule.heavy, len),
    }
}

/// Adam's kernel written in instructions, its arrays placed like the rule's.
fn kernel_by_hand(len: usize) -> Box<dyn Contender> {
    let (mut w, g) = tensor::<f32>(len);
    let mut m = Array::new(2, Pages::Huge, len, |_| 0.0_f32);
    let mut v = Array::new(3, Pages::Huge, len, |_| 0.0_f32);
    let numbers = adam::Numbers::of_step(1_000);
    calls(move || {
        let known = adam::by_hand(&mut w, &g, &mut m, &mut v, numbers);
        assert!(known, "asked for only where there is AVX-512");
    })
}

fn measure(
    rule: &BuiltIn,
    dtype: Dtype,
    threads: usize,
    (size, len): (&'static str, usize),
    quick: bool,
) -> Line {
    let exec = if threads == 1 {
        Exec::serial()
    } else {
        Exec::default()
    };
    let mut contenders = vec![
        rule.contender(dtype, exec, len),
        stream_of(rule, dtype, len, threads),
    ];
    let mut limits = vec![1];
    let alone = threads == 1 && in_cache(len);
    if alone && !rule.heavy.is_none() {
        limits.push(contenders.len());
        contenders.push(arithmetic_of(rule, dtype, len));
    }
    let has_hand = rule.name() == "Adam"
        && dtype == Dtype::F32
        && threads == 1
        && len <= 10_000_000
        && InstructionSet::Avx512.is_available();
    if has_hand {
        contenders.push(kernel_by_hand(len));
    }
    let samples = take(&mut contenders, quick);
    Line {
        name: rule.name(),
        dtype,
        threads,
        size,
        len,
        bytes: rule.traffic.values() * dtype.size(),
        time: samples.time(0) / len as f64,
        stream: samples.time(1) / len as f64,
        share: samples.ratio(1, 0),
        limit: alone.then(|| samples.ratio_to_longest(0, &limits)),
        by_hand: has_hand.then(|| samples.ratio(0, contenders.len() - 1)),
    }
}

const COLUMNS: [&str; 9] = [
    "rule",
    "weights",
    "bytes a weight",
    "ns a weight",
    "GB/s",
    "stream, ns",
    "share of the ceiling",
    "times its limit",
    "times AVX-512 by hand",
];

fn print(line: &Line) {
    let spread = |spread: Option<Spread>| spread.map_or_else(String::new, table::spread);
    table::row([
        line.name.clone(),
        line.size.to_owned(),
        line.bytes.to_string(),
        table::ns(line.time),
        format!("{:.0}", line.speed()),
        table::ns(line.stream),
        table::spread(line.share),
        spread(line.limit),
        spread(line.by_hand),
    ]);
}

fn heading(dtype: Dtype, threads: usize) -> String {
    let plural = if threads == 1 { "" } else { "s" };
    format!("{}, {threads} thread{plural}", dtype_name(dtype))
}

/// All lines once more, a row a rule: nanoseconds, GB/s and the share of the ceiling.
fn summary(lines: &[Line]) {
    for dtype in [Dtype::F32, Dtype::F64] {
        for threads in [1, 2] {
            let here = |line: &&Line| line.dtype == dtype && line.threads == threads;
            let here: Vec<_> = lines.iter().filter(here).collect();
            let sizes: Vec<_> = SIZES
                .iter()
                .map(|(name, _)| *name)
                .filter(|size| here.iter().any(|line| line.size == *size))
                .collect();
            if here.is_empty() {
                continue;
            }
            let mut columns = vec!["rule"];
            columns.extend(&sizes);
            let heading = heading(dtype, threads);
            table::head(
                &format!("{heading}: ns a weight, GB/s, share of the ceiling"),
                &columns,
            );
            let mut names: Vec<_> = here.iter().map(|line| &line.name).collect();
            names.dedup();
            for name in names {
                let cells = sizes.iter().map(|size| {
                    let line = here
                        .iter()
                        .find(|line| line.name == *name && line.size == *size);
                    line.map_or_else(String::new, |line| {
                        format!(
                            "{}, {:.0}, {:.2}",
                            table::ns(line.time),
                            line.speed(),
                            line.share.median
                        )
                    })
                });
                table::row([name.clone()].into_iter().chain(cells));
            }
        }
    }
}

/// What falls short of the goals.
fn verdict(lines: &[Line]) {
    let name = |line: &Line| {
        format!(
            "{} {} {}",
            line.name,
            heading(line.dtype, line.threads),
            line.size
        )
    };
    let report = |goal: &str, figure: &dyn Fn(&Line) -> Option<(f64, bool)>| {
        let asked: Vec<_> = lines
            .iter()
            .filter_map(|line| Some((line, figure(line)?)))
            .collect();
        if asked.is_empty() {
            return;
        }
        let missed: Vec<_> = asked
            .iter()
            .filter(|(_, (_, met))| !met)
            .map(|(line, (figure, _))| format!("{}: {figure:.2}", name(line)))
            .collect();
        println!(
            "\n{goal}: met in {} of {} cases",
            asked.len() - missed.len(),
            asked.len()
        );
        for line in missed {
            println!("* {line}");
        }
    };
    report("At least 0.95 of the ceiling at 1e7 and 1e8", &|line| {
        (line.len >= 10_000_000).then_some((line.share.median, line.share.median >= 0.95))
    });
    report(
        "At most 1.10 times the limit at 1e4 and 1e5, one thread",
        &|line| {
            let limit = line.limit.filter(|_| line.len >= 10_000)?.median;
            Some((limit, limit <= 1.10))
        },
    );
    report(
        "At most 1.05 times AVX-512 by hand at 1e4 and 1e5",
        &|line| {
            let ratio = line
                .by_hand
                .filter(|_| [10_000, 100_000].contains(&line.len))?;
            Some((ratio.median, ratio.median <= 1.05))
        },
    );
}

/// The picture's panels: in cache and beyond, on one thread and on two, as far as they were measured.
fn panels(lines: &[Line]) -> Vec<Panel> {
    let places = [(1, "1e4"), (1, "1e7"), (2, "1e6"), (2, "1e7")];
    let panels = places.iter().map(|&(threads, size)| {
        let here = lines.iter().filter(|line| {
            line.dtype == Dtype::F32 && line.threads == threads && line.size == size
        });
        Panel {
            title: format!("{size} weights, {}", heading(Dtype::F32, threads)),
            points: here
                .map(|line| Point {
                    label: line.name.clone(),
                    bytes: line.bytes,
                    speed: line.speed(),
                    ceiling: line.bytes as f64 / line.stream,
                })
                .collect(),
        }
    });
    panels.filter(|panel| !panel.points.is_empty()).collect()
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    common::two_threads();
    let rules = built_ins();
    let mut lines = Vec::new();
    for dtype in [Dtype::F32, Dtype::F64] {
        for threads in [1, 2] {
            let mut headed = false;
            for rule in &rules {
                for size in SIZES {
                    let (ty, name) = (dtype_name(dtype), rule.name());
                    if !options.select(&format!("{name} {ty} {threads}-thread {}", size.0)) {
                        continue;
                    }
                    if !headed {
                        table::head(&heading(dtype, threads), &COLUMNS);
                        headed = true;
                    }
                    let line = measure(rule, dtype, threads, size, options.quick);
                    print(&line);
                    lines.push(line);
                }
            }
        }
    }
    summary(&lines);
    verdict(&lines);
    match pictures(&options, &lines) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Draws what is asked for.
fn pictures(options: &Options, lines: &[Line]) -> Result<(), String> {
    let write = |path: &Path, drawn: Result<String, Box<dyn Error>>| {
        let drawn = drawn.map_err(|error| error.to_string())?;
        fs::write(path, drawn).map_err(|error| format!("{}: {error}", path.display()))
    };
    if let Some(path) = &options.picture {
        write(path, roofline::draw(&panels(lines)))?;
    }
    if let Some(path) = &options.growth {
        let mut all = Vec::new();
        let adam = |line: &&Line| line.name == "Adam" && line.dtype == Dtype::F32;
        for line in lines.iter().filter(adam) {
            growth::add(&mut all, "ours", line.threads, (line.len as f64, line.time));
        }
        for line in lines.iter().filter(adam) {
            let name = "stream of the same bytes";
            growth::add(&mut all, name, line.threads, (line.len as f64, line.stream));
        }
        if let Some(peers) = &options.peers {
            all.extend(growth::read(peers)?);
        }
        write(path, growth::draw(&all))?;
    }
    Ok(())
}
