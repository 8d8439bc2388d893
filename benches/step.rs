//! A step of an `Optimizer` with one `f32` parameter, for each built-in rule and from a thousand weights to ten
//! million.
//!
//! `cargo bench -p optim-benches -- Adam/` measures the rules whose names begin so. Ratios to other libraries and to
//! the memory's speed are measured in turns, which criterion does not take: see `docs/benchmarks.md`.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use optim_runtime::{Optimizer, Param, Rule};

const LENGTHS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// As a square matrix, or nearly one, for rules that look at rows.
fn shape(len: usize) -> [usize; 2] {
    let rows = (1..=len.isqrt())
        .rev()
        .find(|rows| len.is_multiple_of(*rows));
    let rows = rows.expect("one row at least");
    [rows, len / rows]
}

fn steps<R: Rule + Default>(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(R::META.name);
    for len in LENGTHS {
        group.throughput(Throughput::Elements(len as u64));
        if len >= 1_000_000 {
            group.sample_size(10);
        }
        group.bench_function(BenchmarkId::from_parameter(len), |bencher| {
            let mut optimizer = Optimizer::new(R::default()).expect("defaults are valid");
            let mut w = vec![0.5_f32; len];
            let g: Vec<f32> = (0..len).map(|i| (i % 17) as f32 * 0.01 - 0.08).collect();
            bencher.iter(|| {
                let param = Param::new("w", &mut w, &g).expect("equal lengths");
                let param = param.with_shape(&shape(len)).expect("as many weights");
                let mut inputs = R::META.inputs.iter();
                let param = inputs.try_fold(param, |param, of| param.with_input(of.name, &g));
                optimizer
                    .step(&mut [param.expect("equal lengths")])
                    .expect("a step");
            });
        });
    }
    group.finish();
}

macro_rules! every_rule {
    ([] $($name:ident: $rule:ident,)*) => {
        criterion_group!(rules, $(steps::<optim_runtime::$rule>),*);
    };
}
optim_runtime::any_shape_rules! { every_rule }
criterion_main!(rules);
