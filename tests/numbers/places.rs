//! What is reduced is the weights, the gradient or a state as the step finds it, whether the loop that reads it writes it too
//! or not, and over tensors of several blocks and panels.

use optim_runtime::{Exec, Optimizer, Param, optimizer};
use optim_tests::ways::every_way;

optimizer! {
    /// Norms of what the step finds, one of which leads to what it writes, and the others are kept alone.
    pub struct Places {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Decay rate of `m`, which is stored where its old values are reduced.
        beta = 0.5 where 0 <= beta < 1,
    }

    state {
        /// Average of the gradients.
        m,
        /// What is read for the norm in one pass and stored in another.
        late = w,
        /// Norms of the old weights, of the gradients, of the old averages, of the sum of both, and of `late`.
        #[allow(unused_state)]
        of_w: scalar,
        #[allow(unused_state)]
        of_g: scalar,
        #[allow(unused_state)]
        of_m: scalar,
        #[allow(unused_state)]
        of_sum: scalar,
        of_late: scalar,
    }

    update(w, g) {
        // In one pass with what is stored.
        of_w = norm(w);
        of_g = norm(g);
        of_m = norm(prev(m));
        of_sum = dot(w, g) + dot(prev(m), w);
        m = ema(beta, g);
        // Another pass.
        of_late = norm(prev(late));
        late = prev(late) / (1 + of_late);
        w -= lr * m + 0.001 * late;
    }
}

optimizer! {
    /// Norms that lead to nothing, so that one loop reduces and writes.
    pub struct Looking {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Decay rate.
        beta = 0.5 where 0 <= beta < 1,
    }

    state {
        /// Average of the gradients.
        m,
        /// Norms of the old weights and of the old averages.
        #[allow(unused_state)]
        of_w: scalar,
        #[allow(unused_state)]
        of_m: scalar,
    }

    update(w, g) {
        of_w = norm(w);
        of_m = norm(prev(m));
        m = ema(beta, g);
        w -= lr * m;
    }
}

#[test]
fn a_loop_that_writes_what_it_reduces_reduces_the_old_values() {
    for len in [1, 900, 5_000] {
        let value = |i: usize, by: usize| ((i * by % 101) as f64 - 50.0) * 0.013;
        let g: Vec<f64> = (0..len).map(|i| value(i, 53)).collect();
        for way in every_way(&[1_000]) {
            let mut w: Vec<f64> = (0..len).map(|i| value(i, 37)).collect();
            let mut m = vec![0.0; len];
            let mut optimizer = Optimizer::new(Looking::default())
                .unwrap()
                .with_exec(way.exec);
            for _ in 0..3 {
                let old = [norm(&w), norm(&m)];
                let params = &mut [Param::new("w", &mut w, &g).unwrap()];
                optimizer.step(params).unwrap();
                m.iter_mut()
                    .zip(&g)
                    .for_each(|(m, g)| *m = 0.5 * *m + 0.5 * g);
                let state = optimizer.state("w").unwrap();
                for (name, old) in ["of_w", "of_m"].into_iter().zip(old) {
                    let kept = state.get(name).unwrap().to_vec()[0];
                    assert!(
                        (kept - old).abs() <= 1e-12 * (1.0 + old),
                        "{name}, {len}, {}",
                        way.name
                    );
                }
            }
        }
    }
}

fn norm(x: &[f64]) -> f64 {
    dot(x, x).sqrt()
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

/// The weights after three steps, and all numbers that are kept after each.
fn run(exec: Exec, len: usize) -> (Vec<f64>, Vec<f64>) {
    let value = |i: usize, by: usize| ((i * by % 101) as f64 - 50.0) * 0.013;
    let mut w: Vec<f64> = (0..len).map(|i| value(i, 37)).collect();
    let mut optimizer = Optimizer::new(Places::default()).unwrap().with_exec(exec);
    let mut kept = Vec::new();
    for step in 1..4 {
        let g: Vec<f64> = (0..len).map(|i| value(i + step, 53)).collect();
        let param = Param::new("w", &mut w, &g).unwrap();
        optimizer.step(&mut [param]).unwrap();
        let state = optimizer.state("w").unwrap();
        for name in ["of_w", "of_g", "of_m", "of_sum", "of_late"] {
            kept.extend(state.get(name).unwrap().to_vec());
        }
    }
    (w, kept)
}

/// The same by hand.
fn expected(len: usize) -> (Vec<f64>, Vec<f64>) {
    let value = |i: usize, by: usize| ((i * by % 101) as f64 - 50.0) * 0.013;
    let mut w: Vec<f64> = (0..len).map(|i| value(i, 37)).collect();
    let (mut m, mut late) = (vec![0.0; len], w.clone());
    let mut kept = Vec::new();
    for step in 1..4 {
        let g: Vec<f64> = (0..len).map(|i| value(i + step, 53)).collect();
        let of_late = norm(&late);
        kept.extend([
            norm(&w),
            norm(&g),
            norm(&m),
            dot(&w, &g) + dot(&m, &w),
            of_late,
        ]);
        for i in 0..len {
            m[i] = 0.5 * m[i] + 0.5 * g[i];
            late[i] /= 1.0 + of_late;
            w[i] -= 0.1 * m[i] + 0.001 * late[i];
        }
    }
    (w, kept)
}

#[test]
fn what_is_reduced_is_what_the_step_finds() {
    for len in [1, 900, 1_024, 5_000, 40_001] {
        let (weights, kept) = expected(len);
        let (w, numbers) = run(Exec::serial(), len);
        let near = |a: &[f64], b: &[f64]| {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| (a - b).abs() <= 1e-12 * (1.0 + b.abs()))
        };
        assert!(
            near(&numbers, &kept),
            "{len} weights: {numbers:?}, by hand {kept:?}"
        );
        assert!(near(&w, &weights), "{len} weights");
        for way in every_way(&[1_000, 8_192]) {
            assert!(
                run(way.exec, len) == (w.clone(), numbers.clone()),
                "{len} weights, {}",
                way.name
            );
        }
    }
}
