//! Learns to write like Shakespeare, a character after the other: candle's AdamW, ours with the same settings, and
//! ours with what candle's has not.
//!
//! `cargo run --release --example shakespeare`, and `-- --help` for what can be said to it. It trains three models in turn, some
//! minutes on two cores, and draws the losses by steps and by seconds. The last run can be stopped and resumed:
//!
//! ```text
//! cargo run --release --example shakespeare -- --runs whole --save run.safetensors --stop-after 200
//! cargo run --release --example shakespeare -- --runs whole --save run.safetensors --resume run.safetensors
//! ```

mod model;
mod plot;
mod text;
mod training;

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use clap::Parser;

use crate::model::{Model, Size};
use crate::text::Text;
use crate::training::{Kind, Plan, Trainer, train};

/// Nats a character of a model that knows the frequencies of pairs of characters in these plays, and no more.
const PAIRS: f64 = 2.488;

/// Trains a small transformer on nine plays.
#[derive(Parser)]
struct Arguments {
    /// What takes the steps, one run each.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Kind::Candle, Kind::Same, Kind::Whole])]
    runs: Vec<Kind>,
    /// Steps of each run.
    #[arg(long, default_value_t = 600)]
    steps: u64,
    /// Stops after this step, of which `--steps` says how many a schedule has.
    #[arg(long)]
    stop_after: Option<u64>,
    /// Steps between two measurements, and between two checkpoints.
    #[arg(long, default_value_t = 25, value_parser = clap::value_parser!(u64).range(1..))]
    every: u64,
    /// Pieces of text in a batch.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..))]
    batch: u32,
    /// Learning rate of the runs without a schedule.
    #[arg(long, default_value_t = 2e-3)]
    rate: f64,
    /// The highest learning rate of the run with one, which its warm-up and its clip allow.
    #[arg(long, default_value_t = 6e-3)]
    peak: f64,
    /// What is random begins here.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    #[command(flatten)]
    size: Size,
    /// The text.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data/shakespeare.txt"))]
    text: PathBuf,
    /// The picture of the losses.
    #[arg(long, default_value = "target/shakespeare.svg")]
    picture: PathBuf,
    /// Characters to write before and after.
    #[arg(long, default_value_t = 400)]
    sample: usize,
    /// Writes a checkpoint of the last run here, each time a loss is measured.
    #[arg(long)]
    save: Option<PathBuf>,
    /// Goes on from a checkpoint of the last run, with the same bits as if it had never stopped.
    #[arg(long)]
    resume: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let text = Text::read(&arguments.text)?;
    let size = arguments.size;
    size.check()?;
    text.check(size.context())?;
    let plan = Plan {
        steps: arguments.steps,
        stop_after: arguments.stop_after.unwrap_or(u64::MAX),
        every: arguments.every,
        batch: arguments.batch as usize,
        rate: arguments.rate,
        peak: arguments.peak,
        seed: arguments.seed,
        context: size.context(),
    };
    let files = arguments.save.is_some() || arguments.resume.is_some();
    ensure!(
        !files || arguments.runs.last() != Some(&Kind::Candle),
        "candle's optimizer cannot be saved: let another run be the last"
    );
    let mut trainers = Vec::new();
    for (place, &kind) in arguments.runs.iter().enumerate() {
        let is_last = place + 1 == arguments.runs.len();
        let resume = arguments.resume.as_deref().filter(|_| is_last);
        let model = Model::new(&text, size, plan.seed)?;
        if place == 0 {
            let (weights, kinds) = (model.weights(), text.characters());
            println!("{weights} weights, {kinds} different characters\n");
            let before = model.sample(&text, arguments.sample, plan.seed)?;
            println!("before:\n{before}\n");
        }
        trainers.push(Trainer::new(kind, model, &plan, resume)?);
    }
    train(&mut trainers, &text, &plan, arguments.save.as_deref())?;
    if let Some(last) = trainers.last() {
        let after = last.model.sample(&text, arguments.sample, plan.seed)?;
        println!("\nafter:\n{after}\n");
    }
    let runs: Vec<_> = trainers.into_iter().map(|it| it.run).collect();
    println!(
        "{:<44}{:>8}{:>12}{:>10}{:>20}",
        "", "steps", "nats a char", "seconds", "in the optimizer"
    );
    for run in &runs {
        let Some(last) = run.points.last() else {
            continue;
        };
        println!(
            "{:<44}{:>8}{:>12.4}{:>10.1}{:>18.3} s",
            run.kind.title(),
            last.step,
            last.loss,
            last.seconds,
            run.stepping
        );
    }
    println!("(the frequencies of pairs of characters alone: {PAIRS})");
    if let Some(folder) = arguments.picture.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let picture = std::fs::write(&arguments.picture, plot::draw(&runs)?);
    picture.with_context(|| format!("cannot write {}", arguments.picture.display()))?;
    println!(
        "losses by steps and by seconds: {}",
        arguments.picture.display()
    );
    Ok(())
}
