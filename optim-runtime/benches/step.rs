//! One step of a rule against the machine: nanoseconds for a whole tensor, beside a stream that
//! moves the same bytes with trivial arithmetic (the ceiling) and a loop as one would write it.
//!
//! `cargo bench -p optim-runtime --bench step` runs all; compare figures within one run.

#![allow(missing_docs, reason = "criterion generates public functions")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use optim_runtime::rules::{AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, RmsProp, Sgd};
use optim_runtime::{Dtype, Exec, InstructionSet, Optimizer, Param, Rule};

/// In the first level of cache, in the second, and beyond all of them.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 10_000_000];

/// Weights and a gradient that neither overflows nor becomes denormal in any number of steps.
fn tensors(len: usize) -> (Vec<f32>, Vec<f32>) {
    let wave = |i: usize| ((i % 1000) as f32).mul_add(1e-3, -0.5);
    (
        (0..len).map(wave).collect(),
        (0..len).map(|i| 0.1 * wave(i + 7)).collect(),
    )
}

fn rule<R: Rule>(c: &mut Criterion, rule: &R, bytes: usize) {
    let mut group = c.benchmark_group(R::META.name);
    for len in SIZES {
        group.throughput(Throughput::Bytes((bytes * len) as u64));
        let (mut w, g) = tensors(len);
        let mut state = rule
            .init::<f32>(len)
            .expect("defaults are in their domains");
        let exec = Exec::serial();
        group.bench_function(BenchmarkId::from_parameter(len), |b| {
            b.iter(|| rule.update_with(&exec, &mut w, black_box(&g), &mut state));
        });
    }
    group.finish();
}

fn rules(c: &mut Criterion) {
    rule(
        c,
        &GradientDescent::default(),
        GradientDescent::COST.bytes(Dtype::F32),
    );
    rule(c, &Momentum::default(), Momentum::COST.bytes(Dtype::F32));
    rule(
        c,
        &Sgd::default().with_momentum(0.9),
        Momentum::COST.bytes(Dtype::F32),
    );
    rule(c, &AdaGrad::default(), AdaGrad::COST.bytes(Dtype::F32));
    rule(c, &RmsProp::default(), RmsProp::COST.bytes(Dtype::F32));
    rule(c, &Adam::default(), Adam::COST.bytes(Dtype::F32));
    rule(c, &AdamW::default(), AdamW::COST.bytes(Dtype::F32));
    rule(c, &Lion::default(), Lion::COST.bytes(Dtype::F32));
}

/// Reads four arrays and writes three, as Adam does: nothing that moves these bytes is faster.
#[inline(never)]
fn stream(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32]) {
    let n = w.len();
    let (g, m, v) = (&g[..n], &mut m[..n], &mut v[..n]);
    for i in 0..n {
        m[i] += g[i];
        v[i] += g[i];
        w[i] += g[i];
    }
}

/// Adam as one would write it by hand, arithmetic of the step included in the loop.
#[inline(never)]
fn plain_adam(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], t: i32) {
    let (beta1, beta2) = (0.9_f32, 0.999_f32);
    for i in 0..w.len() {
        m[i] = beta1 * m[i] + (1.0 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1.0 - beta2) * g[i] * g[i];
        let m_hat = m[i] / (1.0 - beta1.powi(t));
        let v_hat = v[i] / (1.0 - beta2.powi(t));
        w[i] -= 1e-3 * m_hat / (v_hat.sqrt() + 1e-8);
    }
}

fn references(c: &mut Criterion) {
    for name in ["stream of Adam's bytes", "Adam by hand"] {
        let mut group = c.benchmark_group(name);
        for len in SIZES {
            group.throughput(Throughput::Bytes((28 * len) as u64));
            let (mut w, g) = tensors(len);
            let (mut m, mut v) = (vec![0.0; len], vec![0.0; len]);
            group.bench_function(BenchmarkId::from_parameter(len), |b| {
                let mut t = 0;
                b.iter(|| {
                    t += 1;
                    if name == "Adam by hand" {
                        plain_adam(&mut w, black_box(&g), &mut m, &mut v, t);
                    } else {
                        stream(&mut w, black_box(&g), &mut m, &mut v);
                    }
                });
            });
        }
        group.finish();
    }
}

/// Adam on each instruction set there is.
fn instruction_sets(c: &mut Criterion) {
    let mut group = c.benchmark_group("Adam by instruction set");
    let len = 10_000;
    for set in InstructionSet::available() {
        let exec = Exec::serial()
            .with_instruction_set(set)
            .expect("it is available");
        let (mut w, g) = tensors(len);
        let rule = Adam::default();
        let mut state = rule
            .init::<f32>(len)
            .expect("defaults are in their domains");
        group.bench_function(BenchmarkId::from_parameter(set), |b| {
            b.iter(|| rule.update_with(&exec, &mut w, black_box(&g), &mut state));
        });
    }
    group.finish();
}

/// Many small tensors in one step of an optimizer.
fn many_tensors(c: &mut Criterion) {
    let mut group = c.benchmark_group("Optimizer<Adam>::step");
    for (count, len) in [(1, 1_000), (200, 1_000), (1, 200_000), (1, 10_000_000)] {
        let (weights, g) = tensors(len);
        let mut tensors = vec![weights; count];
        let names: Vec<_> = (0..count).map(|i| format!("layer{i}.weight")).collect();
        let mut optimizer = Optimizer::new(Adam::default()).expect("defaults are in their domains");
        group.throughput(Throughput::Bytes((28 * count * len) as u64));
        group.bench_function(BenchmarkId::from_parameter(format!("{count}x{len}")), |b| {
            b.iter(|| {
                let mut params: Vec<_> = names
                    .iter()
                    .zip(&mut tensors)
                    .map(|(name, w)| Param::new(name, w, &g).expect("equal lengths"))
                    .collect();
                optimizer.step(&mut params)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, rules, references, instruction_sets, many_tensors);
criterion_main!(benches);
