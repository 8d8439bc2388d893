//! Saving a large optimizer, beside copying a file of the same size and beside writing as many bytes.
//!
//! `cargo bench -p optim-runtime --features checkpoint --bench checkpoint`, a minute or two: Adam on 125 million weights in
//! `f32`, whose two states are 1 GB. All write to the target directory, and each turn ends with the file on the disk.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use common::options::Options;
use common::{Contender, memory, table, turns};
use optim_runtime::{Adam, Optimizer, Param};

/// Tensors, and weights of each: together two states of 1 GB.
const TENSORS: usize = 25;
const WEIGHTS: usize = 5_000_000;
/// Bytes of a plain write.
const PIECE: usize = 1 << 20;
/// What saving may add to the most memory that was in use, in kB.
const GROWTH: u64 = 64 << 10;
/// The least speed, in multiples of the copy's.
const GOAL: f64 = 0.8;

/// The optimizer after a step, so that it has its states.
fn optimizer() -> Optimizer {
    let mut optimizer = Optimizer::new(Adam::default()).expect("good settings");
    let mut w: Vec<f32> = (0..WEIGHTS).map(memory::weight).collect();
    let g: Vec<f32> = (0..WEIGHTS).map(memory::gradient).collect();
    for tensor in 0..TENSORS {
        let name = format!("block{tensor}.weight");
        let param = Param::new(&name, &mut w, &g).expect("equal lengths");
        optimizer.step(&mut [param]).expect("a good step");
    }
    optimizer
}

/// The folder of compiled files: a bench is in `release/deps` below it.
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("a program has a path");
    let target = program.ancestors().nth(3).expect("it lies in a folder");
    target.join("checkpoint-bench")
}

/// Has the most memory that was in use counted from now on, where the system can.
fn forget_most_memory() -> Option<()> {
    fs::write("/proc/self/clear_refs", "5").ok()
}

/// The most memory that was in use, in kB, where the system says it.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// A turn that is timed as a whole. Afterwards its file goes, so that none begins with another's on the disk.
struct Turn<F> {
    file: PathBuf,
    write: F,
}

impl<F: FnMut(&Path)> Contender for Turn<F> {
    fn time(&mut self, times: u64) -> Duration {
        let mut spent = Duration::ZERO;
        for _ in 0..times {
            let start = Instant::now();
            (self.write)(&self.file);
            spent += start.elapsed();
            fs::remove_file(&self.file).expect("it was written");
        }
        spent
    }
}

fn turn(file: PathBuf, write: impl FnMut(&Path) + 'static) -> Box<dyn Contender> {
    Box::new(Turn { file, write })
}

fn synced(file: &File) {
    file.sync_all().expect("the disk takes it");
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    let folder = folder();
    fs::create_dir_all(&folder).expect("the target directory can be written to");
    let optimizer = optimizer();
    let source = folder.join("source.safetensors");
    let before = forget_most_memory().and_then(|()| most_memory());
    optimizer.save(&source).expect("there is room for it");
    let growth = before.and_then(|before| Some(most_memory()? - before));
    let bytes = fs::metadata(&source).expect("it is there").len();

    let (copied, piece) = (source.clone(), vec![0x5a_u8; PIECE]);
    let mut contenders = [
        turn(folder.join("saved.safetensors"), move |file| {
            optimizer.save(file).expect("there is room for it");
        }),
        turn(folder.join("copied.safetensors"), move |file| {
            fs::copy(&copied, file).expect("there is room for it");
            synced(&File::open(file).expect("it was copied"));
        }),
        turn(folder.join("written.bin"), move |file| {
            let mut file = File::create(file).expect("a file can be made");
            let mut left = bytes;
            while left > 0 {
                let some = left.min(PIECE as u64);
                let piece = &piece[..usize::try_from(some).expect("a megabyte at most")];
                file.write_all(piece).expect("there is room for it");
                left -= some;
            }
            synced(&file);
        }),
    ];
    let samples = turns::take(&mut contenders, options.quick);
    drop(contenders);
    fs::remove_dir_all(&folder).expect("it is there");

    table::head(
        &format!("A file of {:.2} GB with its sync", bytes as f64 * 1e-9),
        &["by", "GB/s", "time of the save in multiples", "goal"],
    );
    let goals = ["", "≤ 1.25", ""];
    for (who, by) in ["save", "copy", "writes of 1 MiB"].into_iter().enumerate() {
        table::row([
            by.to_owned(),
            format!("{:.2}", bytes as f64 / samples.time(who)),
            table::spread(samples.ratio(0, who)),
            goals[who].to_owned(),
        ]);
    }
    let speed = 1.0 / samples.ratio(0, 1).median;
    println!("\nsaving has {speed:.2} of the copy's speed; the goal is {GOAL}");
    match growth {
        Some(growth) => println!(
            "saving added {growth} kB to the most memory in use; the goal is at most {GROWTH}"
        ),
        None => println!("this system does not say how much memory was in use"),
    }
    ExitCode::SUCCESS
}
