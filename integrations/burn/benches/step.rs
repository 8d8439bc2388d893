//! A step of AdamW on the device Flex: burn's own, ours as burn's optimizer of a tensor (`Ruled`), and over the whole module
//! (`BurnOptimizer`), in turns of one run: `cargo bench -p optim-burn`.
//!
//! Burn's makes a dozen tensors for each parameter and step, and much of its time is the system's, which gives memory and
//! takes it back; with glibc, `MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=4000000000` lets the program keep
//! it. `RAYON_NUM_THREADS` says how many threads there are.

use std::time::Instant;

use anyhow::Result;
use burn_core::module::Param;
use burn_core::tensor::{Device, Tensor, TensorData};
use burn_optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use optim_burn::{BurnOptimizer, Ruled};
use optim_runtime::{AdamW, Exec, Optimizer};

const ROUNDS: usize = 41;
/// The first rounds bring memory and, to the optimizer, habits.
const BEFORE: usize = 4;

type Module = Vec<Param<Tensor<2>>>;

fn cases() -> [(&'static str, Vec<[usize; 2]>); 3] {
    let layers = [[784, 2048], [2048, 1024], [1024, 480], [480, 32]];
    [
        ("1,000,000 weights", vec![[1000, 1000]]),
        ("4.2 M weights, 4 matrices", layers.to_vec()),
        ("200 tensors of 1,000", vec![[1, 1000]; 200]),
    ]
}

fn tensor(shape: [usize; 2], seed: usize) -> Tensor<2> {
    let value = |i: usize| ((i + 7919 * seed) as f32 * 0.7).sin();
    let values: Vec<_> = (0..shape[0] * shape[1]).map(value).collect();
    Tensor::from_data(TensorData::new(values, shape), &Device::flex())
}

fn module(shapes: &[[usize; 2]]) -> Module {
    let param = |shape: &[usize; 2]| {
        Param::from_tensor(Tensor::from_inner(tensor(*shape, 0)).require_grad())
    };
    shapes.iter().map(param).collect()
}

/// Gradients that nothing else holds, as they come from a backward pass.
fn gradients(module: &Module, seed: usize) -> GradientsParams {
    let mut gradients = GradientsParams::new();
    for param in module {
        gradients.register(param.id, tensor(param.val().dims(), seed));
    }
    gradients
}

fn ours(module: &Module, exec: Exec) -> Result<(Module, BurnOptimizer)> {
    let module = module.clone();
    let optimizer = Optimizer::new(AdamW::default())?.with_exec(exec);
    let optimizer = BurnOptimizer::from_module(&module, optimizer)?;
    Ok((module, optimizer))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() -> Result<()> {
    let threads = rayon::current_num_threads();
    println!(
        "AdamW, microseconds a step (medians of {ROUNDS}), and how many times as fast (medians of ratios)\n"
    );
    let (one, all) = ("1 thread", format!("{threads} threads"));
    println!(
        "{:<28}{:>10}{:>10}{one:>12}{all:>12}{:>9}{one:>11}{all:>11}",
        "", "burn", "Ruled", "Ruled"
    );
    for (name, shapes) in cases() {
        let mut theirs = (
            module(&shapes),
            AdamWConfig::new().with_epsilon(1e-8).init(),
        );
        let rule = Ruled::new(AdamW::default())?;
        let mut ruled = (module(&shapes), ModuleOptimizer::from(rule));
        let mut serial = ours(&module(&shapes), Exec::serial())?;
        let mut shared = ours(&module(&shapes), Exec::default())?;
        let mut times: [Vec<f64>; 4] = Default::default();
        for round in 0..ROUNDS + BEFORE {
            let mut turn = [0.0; 4];
            for (of, (module, optimizer)) in [&mut theirs, &mut ruled].into_iter().enumerate() {
                let gradients = gradients(module, round);
                let given = std::mem::take(module);
                let start = Instant::now();
                *module = optimizer.step(1e-3, given, gradients);
                turn[of] = start.elapsed().as_secs_f64() * 1e6;
            }
            for (of, (module, optimizer)) in [&mut serial, &mut shared].into_iter().enumerate() {
                let gradients = gradients(module, round);
                let start = Instant::now();
                optimizer.step(module, gradients)?;
                turn[2 + of] = start.elapsed().as_secs_f64() * 1e6;
            }
            if round >= BEFORE {
                for (times, it) in times.iter_mut().zip(turn) {
                    times.push(it);
                }
            }
        }
        let [burn, ruled, serial, shared] =
            [0, 1, 2, 3].map(|of| median(times[of].iter().copied()));
        let ratio = |of: usize| median(times[0].iter().zip(&times[of]).map(|(a, b)| a / b));
        let [a, b, c] = [1, 2, 3].map(ratio);
        println!(
            "{name:<28}{burn:>10.1}{ruled:>10.1}{serial:>12.1}{shared:>12.1}{a:>9.1}{b:>11.1}{c:>11.1}"
        );
    }
    Ok(())
}
