//! Learns to tell clothes apart: burn's AdamW, ours in burn's own optimizer, ours over the whole module, all with the same
//! settings; and ours with what burn's has not.
//!
//! `cargo run --release --example fashion`, and `-- --help` for what can be said to it. It trains four times, a minute on
//! one core. The last run can be stopped and resumed:
//!
//! ```text
//! cargo run --release --example fashion -- --runs whole --save run.safetensors --stop-after 3
//! cargo run --release --example fashion -- --runs whole --save run.safetensors --resume run.safetensors
//! ```

mod data;
mod model;
mod training;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use burn_core::tensor::Device;
use clap::Parser;

use crate::data::Fashion;
use crate::training::{Kind, Plan, train};

/// Trains a small convolutional network on 6,000 pictures of clothes.
#[derive(Parser)]
struct Arguments {
    /// What takes the steps, one run each.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Kind::Burn, Kind::Ruled, Kind::Same, Kind::Whole])]
    runs: Vec<Kind>,
    /// Passes over the pictures.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..))]
    epochs: u64,
    /// Stops after this pass, of which `--epochs` says how many a schedule has.
    #[arg(long)]
    stop_after: Option<u64>,
    /// Pictures of a step.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=6000))]
    batch: u32,
    /// Learning rate; of the run with a schedule its highest.
    #[arg(long, default_value_t = 2e-3)]
    rate: f64,
    /// What is random begins here.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The folder of the pictures.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data"))]
    data: PathBuf,
    /// Writes a checkpoint of the last run here, after each pass.
    #[arg(long)]
    save: Option<PathBuf>,
    /// Goes on from a checkpoint of the last run, with the same bits as if it had never stopped.
    #[arg(long)]
    resume: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let checkpoints = arguments.save.is_some() || arguments.resume.is_some();
    ensure!(
        !checkpoints || arguments.runs == [Kind::Whole],
        "checkpoints are those of the last run alone: say `--runs whole`"
    );
    let fashion = Fashion::read(&arguments.data)?;
    let plan = Plan {
        epochs: arguments.epochs,
        stop_after: arguments.stop_after.unwrap_or(u64::MAX),
        batch: arguments.batch as usize,
        rate: arguments.rate,
        seed: arguments.seed,
        save: arguments.save,
        resume: arguments.resume,
    };
    let device = Device::flex();
    let mut ends = Vec::new();
    for kind in arguments.runs {
        ends.push((kind, train(kind, &plan, &fashion, &device)?));
    }
    println!(
        "\n{:<44}{:>10}{:>10}{:>11}{:>12}",
        "", "loss", "accuracy", "seconds", "in steps"
    );
    for (kind, end) in ends {
        println!(
            "{:<44}{:>10.4}{:>9.1}%{:>11.1}{:>12.2}",
            kind.describe(),
            end.loss,
            end.accuracy * 100.0,
            end.seconds,
            end.stepping
        );
    }
    Ok(())
}
