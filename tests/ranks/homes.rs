//! Where parameters are at home: ranks have as much as each other, and what is cut is stepped as if it were whole.

use std::ops::Range;

use optim_runtime::{
    AdaMax, Adafactor, Adam, Clip, Collective, Error, Frozen, GradientDescent, Lamb, Optimizer,
    Param, Prodigy, Sgld, ShardedOptimizer, Units, names,
};
use optim_tests::ranks::run;

/// Weights that a block of sums has, at whose ends a parameter may be cut.
const BLOCK: usize = 1024;

type Homes = Vec<(usize, Range<usize>)>;

fn adam() -> Optimizer {
    Optimizer::new(Adam::default().with_lr(0.05)).unwrap()
}

fn gradient(len: usize, step: usize) -> Vec<f32> {
    let value = |index: usize| ((index * 37 + step * 11) % 101) as f32 / 50.0 - 1.0;
    (0..len).map(value).collect()
}

/// Homes of parameters of so many weights each behind a step, and bytes of each rank.
fn homes(
    ranks: usize,
    new: impl Fn() -> Optimizer + Sync,
    lens: &[usize],
) -> (Vec<Homes>, Vec<u64>) {
    let all = run(ranks, |thread| {
        let mut optimizer = ShardedOptimizer::new(new(), thread).unwrap();
        let mut w: Vec<_> = lens.iter().map(|len| vec![1.0_f32; *len]).collect();
        let g: Vec<_> = lens.iter().map(|len| gradient(*len, 0)).collect();
        let params = w.iter_mut().zip(&g).enumerate();
        let params = params.map(|(place, (w, g))| {
            let shape = [w.len(), 1];
            Param::slices(format!("p{place}"), w, g)?.with_shape(&shape)
        });
        let mut params: Vec<_> = params.map(Result::unwrap).collect();
        optimizer.step(&mut params).unwrap();
        let homes = (0..lens.len()).map(|place| optimizer.homes_of(&format!("p{place}")));
        let loads = (0..ranks).map(|rank| optimizer.bytes_of(rank));
        (homes.collect::<Vec<_>>(), loads.collect::<Vec<_>>())
    });
    assert!(all.windows(2).all(|two| two[0] == two[1]), "{all:?}");
    all.into_iter().next().unwrap()
}

/// No rank has more than two blocks of weights more than another, however large parameters are; each weight is at home once, and
/// cuts are between blocks.
#[test]
fn each_rank_has_as_much_as_any_other() {
    let lists: [&[usize]; 6] = [
        &[100_000],
        &[40_000, 3, 500, 0, 1, 60_000],
        &[1, 2, 3, 4, 5, 6, 7],
        &[3_000],
        &[1025; 9],
        &[900; 40],
    ];
    for lens in lists {
        for ranks in 1..=7 {
            let (homes, loads) = homes(ranks, adam, lens);
            for (homes, len) in homes.iter().zip(lens) {
                let mut next = 0;
                for (_, of) in homes {
                    assert_eq!(of.start, next, "{lens:?}: {homes:?}");
                    next = of.end;
                    assert!(
                        next == *len || next.is_multiple_of(BLOCK),
                        "{lens:?}: {homes:?}"
                    );
                }
                assert_eq!(next, *len, "{lens:?}: {homes:?}");
            }
            let (least, most) = (loads.iter().min().unwrap(), loads.iter().max().unwrap());
            assert!(most - least <= 8 * BLOCK as u64 + 1, "{lens:?}: {loads:?}");
            let empty = lens.iter().filter(|len| **len == 0).count();
            let all: usize = lens.iter().sum();
            assert_eq!(
                loads.iter().sum::<u64>(),
                (4 * all + empty) as u64,
                "{loads:?}"
            );
        }
    }
}

/// Rules of rows and columns, noise, clips by unit.
#[test]
fn what_needs_a_whole_tensor_has_it() {
    let whole = |new: &(dyn Fn() -> Optimizer + Sync)| {
        let (homes, loads) = homes(3, new, &[40_000, 30_000, 20_000, 10_000]);
        assert!(homes.iter().all(|homes| homes.len() == 1), "{homes:?}");
        // The largest first, where there is least.
        assert_eq!(loads, [160_000, 120_000, 120_000]);
    };
    whole(&|| Optimizer::new(Adafactor::default()).unwrap());
    whole(&|| Optimizer::new(Sgld::default()).unwrap());
    whole(&|| {
        let clip = Clip::adaptive(Units::FirstAxis, 0.01, 1e-3);
        adam().with_clip(clip).unwrap()
    });
}

/// What is reduced of a tensor, or of the model, is brought together from its segments.
#[test]
fn what_is_reduced_may_be_cut() {
    let cut = |new: &(dyn Fn() -> Optimizer + Sync)| {
        let (homes, _) = homes(3, new, &[40_000, 30_000]);
        assert!(homes.iter().all(|homes| homes.len() == 2), "{homes:?}");
    };
    cut(&|| Optimizer::new(Lamb::default()).unwrap());
    cut(&|| Optimizer::new(Prodigy::default()).unwrap());
}

/// A parameter sits where its own shape says, not that of a segment.
#[test]
fn a_segment_sits_where_its_parameter_does() {
    let new = || {
        let vectors = |param: &Param<'_>| param.ndim() < 2;
        let optimizer = adam()
            .with_group("vectors", GradientDescent::default(), vectors)
            .unwrap();
        let factor = |param: &Param<'_>| 1.0 / param.shape()[0] as f64;
        optimizer.with_factor("lr", factor).unwrap()
    };
    let g = gradient(9_000, 0);
    let mut expected = vec![1.0_f32; 9_000];
    let param = Param::slices("w", &mut expected, &g).unwrap();
    drop(
        new()
            .step(&mut [param.with_shape(&[9, 1_000]).unwrap()])
            .unwrap(),
    );
    run(2, |thread| {
        let rank = thread.rank();
        let mut optimizer = ShardedOptimizer::new(new(), thread).unwrap();
        let (mut w, zeros) = (vec![1.0_f32; 9_000], vec![0.0; 9_000]);
        let own = if rank == 0 { &g } else { &zeros };
        let param = Param::slices("w", &mut w, own).unwrap();
        drop(
            optimizer
                .step(&mut [param.with_shape(&[9, 1_000]).unwrap()])
                .unwrap(),
        );
        assert_eq!(optimizer.homes_of("w").len(), 2);
        assert!(w == expected, "rank {rank}");
    });
}

/// A parameter that has no state yet gets other homes where its rule becomes one that needs it whole, or no longer does.
#[test]
fn homes_are_found_anew_for_what_begins_anew() {
    let new = || {
        let optimizer = adam();
        let rest = names(["w"]);
        optimizer.with_group("rest", Frozen, rest).unwrap()
    };
    let (g, len) = (gradient(9_000, 0), 9_000);
    let run_one = |steps: &[Option<&str>]| {
        let mut optimizer = new();
        let mut w = vec![1.0_f32; len];
        for to in steps {
            match *to {
                Some("sgld") => optimizer.set_group_rule("rest", Sgld::default()).unwrap(),
                Some("adamax") => optimizer.set_group_rule("rest", AdaMax::default()).unwrap(),
                Some(_) => optimizer.reset("w").unwrap(),
                None => {
                    let mut v = [1.0_f32; 5];
                    let v = Param::new("v", &mut v, &[0.5; 5]).unwrap();
                    let w = Param::slices("w", &mut w, &g).unwrap();
                    drop(optimizer.step(&mut [v, w]).unwrap());
                }
            }
        }
        w
    };
    let steps = [
        None,
        Some("sgld"),
        None,
        Some("reset"),
        Some("adamax"),
        None,
        None,
        Some("reset"),
        Some("sgld"),
        None,
    ];
    let expected = run_one(&steps);
    run(3, |thread| {
        let rank = thread.rank();
        let mut optimizer = ShardedOptimizer::new(new(), thread).unwrap();
        let mut w = vec![1.0_f32; len];
        let zeros = vec![0.0; len];
        let own = if rank == 1 { &g } else { &zeros };
        let mut counts = Vec::new();
        for to in steps {
            match to {
                Some("sgld") => optimizer.set_group_rule("rest", Sgld::default()).unwrap(),
                Some("adamax") => optimizer.set_group_rule("rest", AdaMax::default()).unwrap(),
                Some(_) => optimizer.reset("w").unwrap(),
                None => {
                    let (mut v, of_v) = ([1.0_f32; 5], [if rank == 1 { 0.5 } else { 0.0 }; 5]);
                    let v = Param::new("v", &mut v, &of_v).unwrap();
                    let w = Param::slices("w", &mut w, own).unwrap();
                    drop(optimizer.step(&mut [v, w]).unwrap());
                    counts.push(optimizer.homes_of("w").len());
                }
            }
        }
        assert_eq!(counts, [3, 1, 3, 3, 1]);
        assert!(w == expected, "rank {rank}");
        let here = optimizer
            .homes_of("w")
            .iter()
            .any(|(home, _)| *home == rank);
        assert_eq!(optimizer.part().state("w").is_ok(), here, "rank {rank}");
    });
}

/// What one process has of a parameter is cut as its weights are.
#[test]
fn a_trained_optimizer_is_cut() {
    let (len, steps) = (5_000, 6);
    let average = || adam().with_average(optim_runtime::Average::swa()).unwrap();
    let take = |optimizer: &mut Optimizer, w: &mut Vec<f32>, steps: Range<usize>| {
        for step in steps {
            let g = gradient(len, step);
            drop(
                optimizer
                    .step(&mut [Param::slices("w", w, &g).unwrap()])
                    .unwrap(),
            );
        }
    };
    let (mut one, mut w) = (average(), vec![1.0_f32; len]);
    take(&mut one, &mut w, 0..3);
    let (begun, at) = (one.clone(), w.clone());
    take(&mut one, &mut w, 3..steps);
    one.eval_weights(&mut [Param::weights("w", &mut w).unwrap()])
        .unwrap();
    for ranks in [2, 5, 7] {
        run(ranks, |thread| {
            let rank = thread.rank();
            let mut optimizer = ShardedOptimizer::new(begun.clone(), thread).unwrap();
            assert!(optimizer.homes_of("w").len() > 1);
            let mut own = at.clone();
            for step in 3..steps {
                let g = match rank {
                    0 => gradient(len, step),
                    _ => vec![0.0; len],
                };
                drop(
                    optimizer
                        .step(&mut [Param::slices("w", &mut own, &g).unwrap()])
                        .unwrap(),
                );
            }
            optimizer
                .eval_weights(&mut [Param::weights("w", &mut own).unwrap()])
                .unwrap();
            assert!(own == w, "rank {rank} of {ranks}");
        });
    }
}

/// The place of a NaN is told as it is in the whole parameter.
#[test]
fn a_place_is_that_in_the_whole() {
    let news: [fn() -> Optimizer; 2] = [
        || adam().with_guard(true),
        || adam().with_clip(Clip::global_norm(1.0)).unwrap(),
    ];
    for new in news {
        let all = run(3, |thread| {
            let rank = thread.rank();
            let mut optimizer = ShardedOptimizer::new(new(), thread).unwrap();
            let (mut w, mut g) = (vec![1.0_f32; 9_000], gradient(9_000, rank));
            if rank == 0 {
                g[7_500] = f32::NAN;
            }
            let before = w.clone();
            let error = optimizer.step(&mut [Param::slices("w", &mut w, &g).unwrap()]);
            assert_eq!(w, before);
            error.expect_err("a NaN")
        });
        // It is at home with rank 2.
        assert!(
            matches!(&all[2], Error::NonFinite { parameter, index: 7_500, .. } if parameter == "w"),
            "{all:?}"
        );
        for error in &all[..2] {
            assert!(matches!(error, Error::OnRank { rank: 2, .. }), "{error:?}");
        }
    }
}
