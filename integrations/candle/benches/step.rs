//! A step of `CandleOptimizer` beside one of candle's own AdamW, in turns of one run: `cargo bench`.
//!
//! Candle's makes a dozen tensors for each variable and step, and much of its time is the system's, which gives memory and
//! takes it back; with glibc, `MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=4000000000` lets the program keep
//! it. `RAYON_NUM_THREADS` says how many threads there are, for candle too.

use std::time::Instant;

use candle_core::backprop::GradStore;
use candle_core::{DType, Device, Result, Tensor, Var};
use candle_nn::{AdamW, Optimizer as _, ParamsAdamW};
use optim_candle::CandleOptimizer;
use optim_runtime::{Exec, Optimizer};

const ROUNDS: usize = 31;
/// Weights that are stepped in a round, so that the clock's own time does not count.
const ROUND: usize = 4_000_000;

struct Case {
    name: &'static str,
    shapes: Vec<Vec<usize>>,
    dtype: DType,
    readers: bool,
}

fn cases() -> Vec<Case> {
    let case = |name, shapes, dtype, readers| Case {
        name,
        shapes,
        dtype,
        readers,
    };
    let one = || vec![vec![1000, 1000]];
    // A multilayer perceptron of 1.00 million weights.
    let layers = [[784, 850], [850, 390], [390, 10]];
    let mlp = layers
        .iter()
        .flat_map(|&[inputs, outputs]| [vec![outputs, inputs], vec![outputs]]);
    let mlp = mlp.collect();
    vec![
        case("1,000,000 weights", one(), DType::F32, false),
        case("MLP of 1.0 M weights, 6 tensors", mlp, DType::F32, false),
        case(
            "200 tensors of 1,000",
            vec![vec![1000]; 200],
            DType::F32,
            false,
        ),
        case("1,000,000 weights in f64", one(), DType::F64, false),
        case("1,000,000 weights in bf16", one(), DType::BF16, false),
        case("1,000,000 weights, with readers", one(), DType::F32, true),
    ]
}

fn variables(case: &Case) -> Result<(Vec<Var>, GradStore)> {
    let mut store = GradStore::default();
    let mut vars = Vec::new();
    for shape in &case.shapes {
        let normal =
            || Tensor::randn(0f32, 1.0, shape.as_slice(), &Device::Cpu)?.to_dtype(case.dtype);
        let var = Var::from_tensor(&normal()?)?;
        store.insert(&var, normal()?);
        vars.push(var);
    }
    Ok((vars, store))
}

fn ours(vars: &[Var], case: &Case, exec: Exec) -> Result<CandleOptimizer> {
    let named = vars
        .iter()
        .enumerate()
        .map(|(i, var)| (i.to_string(), var.clone()));
    let optimizer = Optimizer::new(optim_runtime::AdamW::default());
    let optimizer = optimizer.map_err(candle_core::Error::wrap)?.with_exec(exec);
    Ok(CandleOptimizer::from_named(named, optimizer)?.with_readers(case.readers))
}

/// Microseconds of each step of a round.
fn timed<T>(steps: usize, mut step: impl FnMut() -> Result<T>) -> Result<f64> {
    let start = Instant::now();
    for _ in 0..steps {
        step()?;
    }
    Ok(start.elapsed().as_secs_f64() * 1e6 / steps as f64)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() -> Result<()> {
    let threads = rayon::current_num_threads();
    println!(
        "AdamW, microseconds a step (medians of {ROUNDS} rounds), and how many times as fast (median of the rounds' ratios)\n"
    );
    println!(
        "{:<34}{:>10}{:>12}{:>12}{:>9}{:>9}",
        "",
        "candle",
        "1 thread",
        format!("{threads} threads"),
        "1",
        threads
    );
    for case in cases() {
        let each = case.shapes.iter().map(|it| it.iter().product::<usize>());
        let weights: usize = each.sum();
        let steps = (ROUND / weights).clamp(1, 200);
        let [(a, ga), (b, gb), (c, gc)] = [variables(&case)?, variables(&case)?, variables(&case)?];
        let mut theirs = AdamW::new(a, ParamsAdamW::default())?;
        let mut serial = ours(&b, &case, Exec::serial())?;
        let mut shared = ours(&c, &case, Exec::default())?;
        let mut times = [const { Vec::new() }; 3];
        for round in 0..ROUNDS + 2 {
            let turn = [
                timed(steps, || theirs.step(&ga))?,
                timed(steps, || Ok(serial.step(&gb)?))?,
                timed(steps, || Ok(shared.step(&gc)?))?,
            ];
            // The first rounds bring memory and, to the optimizer, habits.
            if round >= 2 {
                for (times, it) in times.iter_mut().zip(turn) {
                    times.push(it);
                }
            }
        }
        let ratio = |of: usize| {
            let ratios = times[0].iter().zip(&times[of]).map(|(a, b)| a / b);
            median(ratios.collect())
        };
        let (one, all) = (ratio(1), ratio(2));
        let [candle, serial, shared] = times.map(median);
        println!(
            "{:<34}{candle:>10.1}{serial:>12.1}{shared:>12.1}{one:>9.1}{all:>9.1}",
            case.name
        );
    }
    Ok(())
}
