//! A classifier of clothes, trained by several processes:
//! `mpirun -n 4 target/release/examples/fashion`. Its losses are the same on 1, 2 and 4 of them, to the bit.

mod training;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use optim_examples::fashion;
use optim_mpi::MpiRanks;
use optim_mpi::mpi::topology::SimpleCommunicator;
use optim_mpi::mpi::traits::Communicator as _;
use optim_mpi::mpi::{Threading, initialize_with_threading};
use optim_mpi::optim_runtime::{Collective as _, ShardedOptimizer};

use crate::training::{MICROS, Settings, optimizer, train};

#[derive(Parser)]
#[command(about = "Trains a classifier of clothes on all processes that mpirun has started")]
struct Options {
    /// How many steps are taken.
    #[arg(long, default_value_t = 400)]
    steps: usize,
    /// After how many steps a line is printed.
    #[arg(long, default_value_t = 40)]
    every: usize,
    /// Decides first weights and the order of pictures.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Seconds after which a process that does not go on is lost.
    #[arg(long, default_value_t = 60.0)]
    deadline: f64,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let Some((universe, _)) = initialize_with_threading(Threading::Funneled) else {
        eprintln!("MPI cannot be initialized");
        return ExitCode::FAILURE;
    };
    let world = universe.world();
    if let Err(error) = run(&options, &world) {
        eprintln!("{error:#}");
        // The others may wait for this one.
        world.abort(1);
    }
    ExitCode::SUCCESS
}

fn run(options: &Options, world: &SimpleCommunicator) -> anyhow::Result<()> {
    let ranks = MpiRanks::new(world)?;
    let ranks = ranks.with_deadline(Duration::try_from_secs_f64(options.deadline)?);
    let (rank, count) = (ranks.rank(), ranks.ranks());
    anyhow::ensure!(
        MICROS.is_multiple_of(count),
        "{MICROS} micro-batches a step cannot be shared by {count} processes"
    );
    let pictures = fashion::load()?;
    let mut sharded = ShardedOptimizer::new(optimizer(options.steps)?, ranks).unwrap();
    let settings = Settings {
        steps: options.steps,
        seed: options.seed,
    };
    let begun = Instant::now();
    let after_step = |step: usize, loss: f64| {
        if rank == 0 && step.is_multiple_of(options.every) {
            println!("step {step:4}: loss {loss:.6} ({:016x})", loss.to_bits());
        }
    };
    let network = train(&mut sharded, &pictures.train, &settings, after_step)?;
    if rank == 0 {
        let score = network.score(pictures.test.images.view(), &pictures.test.labels);
        println!(
            "{:.1} % of the test pictures; {count} processes, {:.1} s",
            100.0 * score.accuracy,
            begun.elapsed().as_secs_f64()
        );
    }
    Ok(())
}
