//! Functions of matrices: what a step takes that is made of one of them.
//!
//! `cargo bench -p optim-runtime --bench matrices`, two minutes; a case is called like `eigenvectors f32 1-thread 256`.
//! `peers/python/matrix_bench.py` does the same with NumPy and PyTorch, and prints the same lines.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use common::options::Options;
use optim_runtime::{Element, Exec, Optimizer, Param, Rule, optimizer};

optimizer! {
    /// A product that gives a square matrix.
    struct Gram {
        lr = 1e-3 where lr >= 0,
    }

    state { l: row * row }

    update(w, g) {
        l = matmul(g, transpose(g));
        w -= lr * norm(l) * g;
    }
}

optimizer! {
    /// A product of a square matrix and the gradient.
    struct Product {
        lr = 1e-3 where lr >= 0,
    }

    state { l: row * row = 1 }

    update(w, g) {
        l = prev(l);
        w -= lr * matmul(l, g);
    }
}

optimizer! {
    /// The root of a sum of products.
    struct Root {
        lr = 1e-3 where lr >= 0,
    }

    state { l: row * row = 1e-6, p: row * row }

    update(w, g) {
        l = running_sum(matmul(g, transpose(g)));
        p = inverse_root(l, 4);
        w -= lr * norm(p) * g;
    }
}

optimizer! {
    /// The eigenvectors of a sum of products.
    struct Basis {
        lr = 1e-3 where lr >= 0,
    }

    state { l: row * row = 1e-6, q: row * row }

    update(w, g) {
        l = running_sum(matmul(g, transpose(g)));
        q = eigenvectors(l);
        w -= lr * norm(q) * g;
    }
}

optimizer! {
    /// Shampoo, whose roots are computed in each step.
    struct Shampoo {
        lr = 1e-3 where lr >= 0,
    }

    state { l: row * row = 1e-6, r: col * col = 1e-6 }

    update(w, g) {
        l = running_sum(matmul(g, transpose(g)));
        r = running_sum(matmul(transpose(g), g));
        w -= lr * matmul(matmul(inverse_root(l, 4), g), inverse_root(r, 4));
    }
}

/// Numbers that look like noise, the same in each run.
fn noise<T: Element>(len: usize) -> Vec<T> {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as f64 / (1_u64 << 30) as f64 - 1.0
    };
    (0..len).map(|_| T::from_f64(next())).collect()
}

/// The quickest of some steps, in milliseconds.
fn quickest<T: Element, R: Rule>(rule: R, side: usize, threads: usize, quick: bool) -> f64 {
    let exec = match threads {
        1 => Exec::serial(),
        _ => {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            Exec::default().with_pool(Arc::new(pool.expect("threads can be started")))
        }
    };
    let optimizer = Optimizer::new(rule).expect("the defaults are in their domains");
    let mut optimizer = optimizer.with_exec(exec);
    let (mut w, g) = (noise::<T>(side * side), noise::<T>(side * side));
    let (mut best, mut spent, mut steps) = (Duration::MAX, Duration::ZERO, 0);
    let (least, budget) = if quick { (3, 0.05) } else { (5, 1.0) };
    while steps < least || (spent.as_secs_f64() < budget && steps < 200) {
        let start = Instant::now();
        let param = Param::slices("w", &mut w, &g).and_then(|w| w.with_shape(&[side, side]));
        let param = param.expect("a matrix");
        optimizer.step(&mut [param]).expect("a step");
        let time = start.elapsed();
        // The first one makes the state.
        if steps > 0 {
            best = best.min(time);
        }
        spent += time;
        steps += 1;
    }
    best.as_secs_f64() * 1e3
}

fn measure<T: Element>(options: &Options, dtype: &str) {
    for threads in [1, 2] {
        for side in [64, 256, 512] {
            let case = |name: &str, time: &dyn Fn() -> f64| {
                if options.select(&format!("{name} {dtype} {threads}-thread {side}")) {
                    println!("{name},{dtype},{threads},{side},{:.3}", time());
                }
            };
            let quick = options.quick;
            case("gram", &|| {
                quickest::<T, _>(Gram::default(), side, threads, quick)
            });
            case("product", &|| {
                quickest::<T, _>(Product::default(), side, threads, quick)
            });
            case("inverse_root", &|| {
                quickest::<T, _>(Root::default(), side, threads, quick)
            });
            case("eigenvectors", &|| {
                quickest::<T, _>(Basis::default(), side, threads, quick)
            });
            case("Shampoo", &|| {
                quickest::<T, _>(Shampoo::default(), side, threads, quick)
            });
        }
    }
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    println!("case,type,threads,side,ms");
    measure::<f32>(&options, "f32");
    measure::<f64>(&options, "f64");
    ExitCode::SUCCESS
}
