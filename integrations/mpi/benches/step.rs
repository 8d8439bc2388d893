//! A step on 1, 2 and 4 processes of this machine beside one without ranks: `cargo bench`, which starts `mpirun` itself. With
//! `-- --backward` it is a step behind a backward pass, during which gradients go ahead of it or do not; a number behind that makes the
//! pass longer or shorter.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;
use std::{env, io};

use optim_mpi::MpiRanks;
use optim_mpi::mpi::{Threading, initialize_with_threading};
use optim_runtime::{Adam, Collective, Optimizer, Param, ShardedOptimizer, Wire};

/// Asks this program to be a rank, with buckets of so many bytes, or of as many as they have if it says 0, and gradients in what is
/// behind a comma; or behind a backward pass of so many rounds.
const RANK: &str = "OPTIM_MPI_BENCH";

/// As of a perceptron: 10,040,320 weights.
fn shapes() -> Vec<[usize; 2]> {
    let mut shapes = vec![[1024, 1024]; 9];
    shapes.extend([[1024, 576], [1, 1024], [1, 1024], [1, 11264]]);
    shapes
}

/// Rounds of arithmetic for each gradient of a backward pass if nothing else is said.
const ROUNDS: usize = 64;

const WARM: usize = 3;
const STEPS: usize = 15;
/// Of these, ones of a kind behind one another where several kinds are measured.
const OF_A_TURN: usize = 3;

struct Model {
    names: Vec<String>,
    weights: Vec<Vec<f32>>,
    gradients: Vec<Vec<f32>>,
}

impl Model {
    fn new() -> Self {
        let of = |scale: f32| {
            let tensor = |[a, b]: [usize; 2]| {
                (0..a * b)
                    .map(|at| ((at % 1009) as f32 / 504.5 - 1.0) * scale)
                    .collect()
            };
            shapes().into_iter().map(tensor).collect::<Vec<Vec<f32>>>()
        };
        Self {
            names: (0..shapes().len())
                .map(|place| format!("p{place}"))
                .collect(),
            weights: of(0.1),
            gradients: of(0.01),
        }
    }

    fn params(&mut self) -> Vec<Param<'_>> {
        let all = self
            .names
            .iter()
            .zip(&mut self.weights)
            .zip(&self.gradients)
            .zip(shapes());
        all.map(|(((name, w), g), shape)| {
            let param = Param::new(name.as_str(), w, g).expect("as many");
            param.with_shape(&shape).expect("as many")
        })
        .collect()
    }

    /// Makes a gradient, in so many rounds of arithmetic for each value.
    fn make_gradient(&mut self, place: usize, rounds: usize) {
        let (gradient, weights) = (&mut self.gradients[place], &self.weights[place]);
        // As many at once as vectors have.
        for (g, w) in gradient.chunks_mut(64).zip(weights.chunks(64)) {
            g.copy_from_slice(w);
            for _ in 0..rounds {
                g.iter_mut().for_each(|g| *g = *g * 0.75 + 0.01);
            }
        }
        black_box(gradient);
    }

    fn len(&self) -> usize {
        self.weights.iter().map(Vec::len).sum()
    }
}

fn adam() -> Optimizer {
    Optimizer::new(Adam::default()).expect("its defaults")
}

/// Bytes of the states that are here.
fn state_bytes(optimizer: &Optimizer) -> usize {
    let values = optimizer.parameters().map(|parameter| {
        let state = optimizer.state(parameter).expect("a state");
        let all = ["m", "v"].map(|name| state.get(name).expect("a state of Adam").to_vec().len());
        all.iter().sum::<usize>()
    });
    4 * values.sum::<usize>()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn times(mut step: impl FnMut()) -> f64 {
    for _ in 0..WARM {
        step();
    }
    let times = (0..STEPS).map(|_| {
        let begun = Instant::now();
        step();
        begun.elapsed().as_secs_f64() * 1e3
    });
    median(times.collect())
}

/// One line of the table of backward passes, by rank 0.
fn behind_backward(rounds: usize) {
    let (universe, _) =
        initialize_with_threading(Threading::Funneled).expect("it is the first time");
    let ranks = MpiRanks::new(&universe.world()).expect("all are there");
    let (rank, count) = (ranks.rank(), ranks.ranks());
    let mut model = Model::new();
    let mut sharded = ShardedOptimizer::new(adam(), ranks).unwrap();
    let mut pass = |ahead: bool, steps: bool| {
        let begun = Instant::now();
        for place in (0..model.weights.len()).rev() {
            model.make_gradient(place, rounds);
            if ahead {
                let params = model.params();
                let sent = sharded.send_gradients(&params[place..=place]);
                sent.expect("all are there");
            }
        }
        if steps {
            sharded.step(&mut model.params()).expect("a step");
        }
        // All begin the next together.
        sharded.collective_mut().gather(&[]).expect("all are there");
        begun.elapsed().as_secs_f64() * 1e3
    };
    let ways = [(false, false), (false, true), (true, true)];
    let mut all = ways.map(|_| Vec::new());
    // In turns, so that what else runs meanwhile slows down all alike.
    for _ in 0..STEPS / OF_A_TURN {
        for ((ahead, steps), times) in ways.into_iter().zip(&mut all) {
            // Gradients go ahead from the second step on.
            for _ in 0..2 {
                pass(ahead, steps);
            }
            times.extend((0..OF_A_TURN).map(|_| pass(ahead, steps)));
        }
    }
    let [alone, behind, ahead] = all.map(median);
    if rank == 0 {
        println!("| {count} | {alone:.1} | {behind:.1} | {ahead:.1} |");
    }
}

/// One line of the table, by rank 0.
fn as_rank(asked: &str) {
    if let Some(rounds) = asked.strip_prefix("backward ") {
        behind_backward(rounds.parse().expect("a number"));
        return;
    }
    let (bucket, wire) = asked.split_once(',').expect("a bucket and a type");
    let bucket: usize = bucket.parse().expect("a number");
    let wire = match wire {
        "bf16" => Wire::Bf16,
        _ => Wire::Same,
    };
    let (universe, _) =
        initialize_with_threading(Threading::Funneled).expect("it is the first time");
    let ranks = MpiRanks::new(&universe.world()).expect("all are there");
    let (rank, count) = (ranks.rank(), ranks.ranks());
    let mut model = Model::new();
    let mut sharded = ShardedOptimizer::new(adam(), ranks)
        .unwrap()
        .with_gradients_in(wire);
    if bucket > 0 {
        sharded = sharded.with_bucket(bucket);
    }
    let time = times(|| {
        sharded.step(&mut model.params()).expect("a step");
        // All begin the next together.
        sharded.collective_mut().gather(&[]).expect("all are there");
    });
    let sent = sharded.collective().traffic();
    let bytes = (
        state_bytes(sharded.part()) as u64,
        sent.values,
        sent.words,
        sent.messages,
    );
    let own = [bytes.0, bytes.1, bytes.2, bytes.3].map(u64::to_le_bytes);
    let all = sharded
        .collective_mut()
        .gather(own.as_flattened())
        .expect("all are there");
    if rank != 0 {
        return;
    }
    let numbers: Vec<Vec<u64>> = (all.iter())
        .map(|bytes| {
            bytes
                .as_chunks()
                .0
                .iter()
                .map(|word| u64::from_le_bytes(*word))
                .collect()
        })
        .collect();
    let most = numbers.iter().map(|of| of[0]).max().unwrap_or(0);
    let steps = (WARM + STEPS) as f64;
    let sum = |at: usize| numbers.iter().map(|of| of[at] as f64).sum::<f64>() / steps;
    let buckets = if bucket > 0 {
        format!(", buckets of {} KiB", bucket >> 10)
    } else {
        String::new()
    };
    let of = if wire == Wire::Bf16 { ", bf16" } else { "" };
    println!(
        "| {count}{of}{buckets} | {:.1} | {:.1} | {:.1} | {:.0} | {time:.1} |",
        most as f64 / 1e6,
        sum(1) / 1e6,
        sum(2) / 1e3,
        sum(3),
    );
}

fn main() -> io::Result<()> {
    if let Ok(asked) = env::var(RANK) {
        as_rank(&asked);
        return Ok(());
    }
    let of_buckets = env::args().any(|arg| arg == "--buckets");
    let mut args = env::args().skip_while(|arg| arg != "--backward");
    let runs = if args.next().is_some() {
        let rounds = args.next().and_then(|rounds| rounds.parse().ok());
        println!("| ranks | ms of backward | and a step | and a step, gradients sent ahead |");
        println!("|---|---|---|---|");
        let asked = format!("backward {}", rounds.unwrap_or(ROUNDS));
        ["1", "2", "4"].map(|ranks| (ranks, asked.clone())).into()
    } else {
        without_ranks()?;
        runs(of_buckets)
    };
    for (ranks, asked) in runs {
        let mut command = Command::new("mpirun");
        command.args(["-n", ranks]).arg(env::current_exe()?);
        command.env(RANK, asked).env("RAYON_NUM_THREADS", "1");
        command.env("OMPI_MCA_rmaps_base_oversubscribe", "1");
        command
            .env("OMPI_ALLOW_RUN_AS_ROOT", "1")
            .env("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        let status = command.status()?;
        if !status.success() {
            return Err(io::Error::other(format!("mpirun has ended by {status}")));
        }
    }
    Ok(())
}

/// The head of the table, and its line of a process without ranks.
fn without_ranks() -> io::Result<()> {
    let mut model = Model::new();
    println!("{} weights, Adam, one thread a process", model.len());
    let mut plain = adam();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.map_err(io::Error::other)?;
    let time = pool.install(|| times(|| drop(plain.step(&mut model.params()).expect("a step"))));
    println!(
        "| ranks | MB of states a rank | MB of values sent a step, all ranks | kB of words | messages | ms a step |"
    );
    println!("|---|---|---|---|---|---|");
    println!(
        "| no ranks | {:.1} | | | | {time:.1} |",
        state_bytes(&plain) as f64 / 1e6
    );
    Ok(())
}

/// Ranks, and what they are asked for.
fn runs(of_buckets: bool) -> Vec<(&'static str, String)> {
    if of_buckets {
        let sizes = (14..=25).map(|power| format!("{},", 1_u64 << power));
        let sizes: Vec<_> = sizes.collect();
        ["2", "4"]
            .into_iter()
            .flat_map(|ranks| sizes.iter().map(move |size| (ranks, size.clone())))
            .collect()
    } else {
        let all = ["1", "2", "4"].map(|ranks| [(ranks, "0,".into()), (ranks, "0,bf16".into())]);
        all.into_iter().flatten().collect()
    }
}
