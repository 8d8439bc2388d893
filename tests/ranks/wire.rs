//! What goes from rank to rank: gradients rounded on request, and memory that is used again.

use std::collections::HashSet;

use optim_runtime::{
    Adam, Clip, Collective, GradientDescent, LossScale, OneRank, Optimizer, Param, Prodigy,
    ShardedOptimizer, Wire,
};
use optim_tests::ranks::{Memory, Watched, run};

use crate::model::{Kind, Model, Weights, as_rank, tree};

const STEPS: usize = 4;

fn adam() -> Optimizer {
    let optimizer = Optimizer::new(Adam::default()).unwrap();
    let optimizer = optimizer.with_clip(Clip::global_norm(0.5)).unwrap();
    optimizer.with_mean_of_accumulated(true)
}

/// The nearest number with so many bits of precision, halfway between two the even one; of a normal one of `bf16`.
fn nearest(value: f64) -> f64 {
    if value == 0.0 {
        return value;
    }
    // One less than the precision behind the point.
    let unit = 2.0_f64.powi(value.abs().log2().floor() as i32 - 7);
    (value / unit).round_ties_even() * unit
}

fn rounded(all: &[Weights]) -> Vec<Weights> {
    let each = all.iter().map(|it| match it {
        Weights::F32(g) => Weights::F32(g.iter().map(|g| nearest(f64::from(*g)) as f32).collect()),
        Weights::F64(g) => Weights::F64(g.iter().map(|g| nearest(*g)).collect()),
    });
    each.collect()
}

/// Steps of one process, whose gradient is the sum of what each rank rounds.
fn expected(ranks: usize, of_each: usize) -> Vec<Vec<u64>> {
    let (mut model, mut optimizer) = (Model::new(Kind::All), adam());
    for step in 0..STEPS {
        let micros: Vec<_> = (0..ranks * of_each)
            .map(|micro| model.gradients(step, micro))
            .collect();
        let of_ranks: Vec<_> = micros
            .chunks(of_each)
            .map(|own| rounded(&tree(own)))
            .collect();
        let sum = tree(&of_ranks);
        let mut nothing = sum.clone();
        for it in &mut nothing {
            match it {
                Weights::F32(g) => g.fill(0.0),
                Weights::F64(g) => g.fill(0.0),
            }
        }
        for _ in 1..ranks * of_each {
            optimizer.accumulate(&model.params(None, &nothing)).unwrap();
        }
        optimizer.step(&mut model.params(None, &sum)).unwrap();
    }
    model.bits()
}

#[test]
fn each_rank_rounds_the_sum_of_its_own_gradients_once() {
    for (ranks, of_each) in [
        (1, 1),
        (1, 4),
        (2, 1),
        (2, 3),
        (3, 2),
        (4, 1),
        (5, 1),
        (7, 2),
    ] {
        let expected = expected(ranks, of_each);
        for bucket in [100, 1000, 1 << 22] {
            run(ranks, |thread| {
                let optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
                let optimizer = optimizer.with_gradients_in(Wire::Bf16);
                let mut optimizer = optimizer.with_bucket(bucket);
                let (model, steps) = (Model::new(Kind::All), (STEPS, ranks * of_each));
                let (model, _) = as_rank(&mut optimizer, None, model, steps, |_, _, _| {}).unwrap();
                assert_eq!(model.bits(), expected, "{ranks} ranks, buckets of {bucket}");
            });
        }
    }
}

/// Gradients of a rank as they are for the rule.
fn seen<T: optim_runtime::Element>(gradients: &[T]) -> Vec<f64> {
    let descent = Optimizer::new(GradientDescent::default().with_lr(1.0)).unwrap();
    let mut optimizer = ShardedOptimizer::new(descent, OneRank)
        .unwrap()
        .with_gradients_in(Wire::Bf16);
    let mut w = vec![T::ZERO; gradients.len()];
    let mut params = [Param::slices("w", &mut w, gradients).unwrap()];
    optimizer.step(&mut params).unwrap();
    w.iter().map(|w| -w.to_f64()).collect()
}

/// Numbers whose neighbours with 8 bits of precision are known.
#[test]
fn numbers_go_to_the_nearest() {
    let unit = 2.0_f64.powi(-7);
    let largest = (2.0 - unit) * 2.0_f64.powi(127);
    let cases = [
        (1.0, 1.0),
        (1.0 + unit / 2.0, 1.0),
        (1.0 + unit * 3.0 / 2.0, 1.0 + unit * 2.0),
        (1.0 + unit * 0.51, 1.0 + unit),
        (-1.0 - unit * 0.51, -1.0 - unit),
        (largest, largest),
        (f64::from(f32::MAX), f64::INFINITY),
        (f64::NEG_INFINITY, f64::NEG_INFINITY),
        (2.0_f64.powi(-133), 2.0_f64.powi(-133)),
    ];
    let (values, expected): (Vec<f64>, Vec<f64>) = cases.into_iter().unzip();
    let narrow: Vec<_> = values.iter().map(|value| *value as f32).collect();
    assert_eq!(seen(&narrow), expected);
    assert_eq!(seen(&values), expected);
    // Nearer to the middle than `f32` can be: rounding twice would go the other way.
    let (above, below) = (2.0_f64.powi(-40), -2.0_f64.powi(-40));
    let values = [
        1.0 + unit / 2.0 + above,
        1.0 + unit * 1.5 + below,
        1e300,
        1e-300,
    ];
    assert_eq!(seen(&values), [1.0 + unit, 1.0 + unit, f64::INFINITY, 0.0]);
    assert!(
        seen(&[f32::NAN, f32::from_bits(0x7f80_0001)])
            .iter()
            .all(|g| g.is_nan())
    );
    assert!(seen(&[f64::NAN])[0].is_nan());
}

/// So many bytes of values all ranks send in three steps.
fn sent(ranks: usize, wire: Wire) -> u64 {
    let each = run(ranks, |thread| {
        let optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let mut optimizer = optimizer.with_gradients_in(wire).with_bucket(500);
        let model = Model::new(Kind::All);
        as_rank(&mut optimizer, None, model, (3, ranks), |_, _, _| {}).unwrap();
        optimizer.collective().sent
    });
    each.iter().sum()
}

#[test]
fn rounded_gradients_have_two_bytes_each_on_their_way() {
    let lens = Model::new(Kind::All).list.into_iter();
    let (mut values, mut bytes) = (0, 0);
    for (_, _, w) in lens {
        let (len, size) = match w {
            Weights::F32(w) => (w.len() as u64, 4),
            Weights::F64(w) => (w.len() as u64, 8),
        };
        values += len;
        bytes += len * size;
    }
    for ranks in 1..=5 {
        let others = ranks as u64 - 1;
        assert_eq!(sent(ranks, Wire::Bf16), 3 * others * (2 * values + bytes));
        assert_eq!(sent(ranks, Wire::Same), 3 * others * 2 * bytes);
    }
}

#[test]
fn all_ranks_send_gradients_alike() {
    let errors = run(3, |thread| {
        let rank = thread.rank();
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        if rank == 2 {
            optimizer = optimizer.with_gradients_in(Wire::Bf16);
        }
        let mut model = Model::new(Kind::All);
        let (before, gradients) = (model.bits(), model.gradients(0, rank));
        let error = optimizer
            .step(&mut model.params(None, &gradients))
            .unwrap_err();
        assert_eq!(model.bits(), before);
        error.to_string()
    });
    for error in errors {
        assert_eq!(
            error,
            "rank 2 has gradients sent as Bf16, where rank 0 has gradients sent as Same"
        );
    }
}

/// What is beyond the range of `bf16` is infinite, and met as such.
#[test]
fn what_is_too_large_is_not_finite_on_any_rank() {
    run(3, |thread| {
        let rank = thread.rank();
        let scaled = adam().with_loss_scale(LossScale::dynamic()).unwrap();
        let mut optimizer = ShardedOptimizer::new(scaled, thread)
            .unwrap()
            .with_gradients_in(Wire::Bf16);
        let (mut w, mut g) = ([1.0_f32; 3], [1.0_f32; 3]);
        g[1] = if rank == 1 { f32::MAX } else { 0.0 };
        let report = optimizer
            .step(&mut [Param::new("w", &mut w, &g).unwrap()])
            .unwrap();
        assert!(report.skipped);
        assert_eq!(w, [1.0; 3]);
    });
}

/// Steps in buckets of so many bytes; of each the memory that was given, and the bytes that were on their way at most.
fn watched(
    bucket: usize,
    steps: usize,
    new: impl Fn() -> Optimizer + Sync,
) -> Vec<(Vec<HashSet<usize>>, usize)> {
    run(3, |thread| {
        let (rank, watch) = (thread.rank(), Memory::default());
        let optimizer = ShardedOptimizer::new(new(), Watched { thread, watch }).unwrap();
        let mut optimizer = optimizer.with_bucket(bucket);
        let mut model = Model::new(Kind::All);
        let steps = (0..steps).map(|step| {
            let gradients = model.gradients(step, rank);
            optimizer.step(&mut model.params(None, &gradients)).unwrap();
            std::mem::take(&mut optimizer.collective_mut().watch.given)
        });
        let steps = steps.collect();
        (steps, optimizer.collective().watch.most.0)
    })
}

#[test]
fn memory_is_used_again_in_the_next_step() {
    let bucket = 2000;
    // Where weights leave behind the step.
    for (of_steps, most) in watched(bucket, 4, || Optimizer::new(Prodigy::default()).unwrap()) {
        // Two buckets to and from each of two others.
        assert!(of_steps[0].len() <= 8, "{of_steps:?}");
        assert!(
            of_steps.windows(2).all(|two| two[1].is_subset(&two[0])),
            "{of_steps:?}"
        );
        // Each is at least as long as one of those that others have least of.
        assert!(most <= 4 * 2 * bucket, "{most}");
    }
}

#[test]
fn memory_of_weights_that_leave_early_is_used_again() {
    let bucket = 200;
    for (of_steps, most) in watched(bucket, 20, adam) {
        // How many are on their way at one time depends on the others, and so does when another is made.
        let of_one = of_steps.iter().map(HashSet::len).max().unwrap();
        let all: HashSet<_> = of_steps.iter().flatten().collect();
        assert!(
            of_one > 8 && all.len() <= 2 * of_one,
            "{} {of_one}",
            all.len()
        );
        // 32 buckets come or go.
        assert!(most <= 32 * bucket, "{most}");
    }
}
