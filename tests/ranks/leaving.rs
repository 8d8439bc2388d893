//! Weights that leave for other ranks while the step goes on.

use optim_runtime::{
    Adafactor, Adam, Average, Clip, Collective, Exec, Lamb, Lion, Optimizer, Param,
    ShardedOptimizer, names,
};
use optim_tests::ranks::{Watch, Watched, run};

/// How many exchanges had begun whenever it was asked whether one has come.
#[derive(Default)]
struct Begun(Vec<u64>);

impl Watch for Begun {
    fn comes(&mut self, begun: u64, come: bool) -> bool {
        self.0.push(begun);
        come
    }
}

const LENS: [usize; 7] = [2_000, 3, 50_000, 40_000, 70_000, 0, 60_000];

fn value(seed: usize, at: usize) -> f32 {
    ((at * 37 + seed * 11) % 1013) as f32 / 500.0 - 1.0
}

fn of(seed: usize) -> Vec<Vec<f32>> {
    let each = LENS.iter().enumerate();
    each.map(|(place, len)| (0..*len).map(|at| value(seed + place, at)).collect())
        .collect()
}

fn params<'a>(w: &'a mut [Vec<f32>], g: &'a [Vec<f32>]) -> Vec<Param<'a>> {
    let each = w.iter_mut().zip(g).enumerate();
    each.map(|(place, (w, g))| {
        let (shape, param) = ([w.len(), 1], Param::slices(format!("p{place}"), w, g));
        param.unwrap().with_shape(&shape).unwrap()
    })
    .collect()
}

type Make = fn() -> Optimizer;

/// Rules, what stands around their loops, threads; and whether weights leave then.
fn makes() -> [(&'static str, Make, bool); 5] {
    fn adam() -> Optimizer {
        Optimizer::new(Adam::default().with_lr(0.05)).unwrap()
    }
    [
        ("one rule", adam, true),
        (
            "on threads",
            || adam().with_exec(Exec::default().with_parallel_from(0)),
            true,
        ),
        (
            // Which comes first, and is written last.
            "groups of which one has rows",
            || {
                let optimizer = adam().with_group("lion", Lion::default(), names(["p2"]));
                let rows = Adafactor::default();
                optimizer
                    .unwrap()
                    .with_group("rows", rows, names(["p0"]))
                    .unwrap()
            },
            true,
        ),
        (
            "a clip, an average and norms",
            || {
                let optimizer = adam().with_clip(Clip::global_norm(0.5)).unwrap();
                let optimizer = optimizer.with_average(Average::ema(0.9)).unwrap();
                optimizer.with_statistics(true)
            },
            true,
        ),
        // Ranks would wait for weights of each other, and for sums.
        (
            "groups of which one has sums over what is cut",
            || {
                let optimizer = adam().with_group("lamb", Lamb::default(), names(["p[0-3]"]));
                optimizer.unwrap()
            },
            false,
        ),
    ]
}

#[test]
fn weights_leave_while_others_are_written() {
    const STEPS: usize = 3;
    for (name, make, leaves) in makes() {
        let (mut optimizer, mut w) = (make(), of(5));
        let mut reports = Vec::new();
        for step in 0..STEPS {
            reports.push(
                optimizer
                    .step(&mut params(&mut w, &of(100 * step)))
                    .unwrap(),
            );
        }
        for ranks in 1..=4 {
            let ended = run(ranks, |thread| {
                let (rank, watch) = (thread.rank(), Begun::default());
                let watched = Watched { thread, watch };
                let optimizer = ShardedOptimizer::new(make(), watched).unwrap();
                let mut optimizer = optimizer.with_bucket(8_000);
                let mut w = of(5);
                let zeros = LENS.map(|len| vec![0.0; len]);
                for (step, report) in reports.iter().enumerate() {
                    let gradients = of(100 * step);
                    let own = if rank == 0 { &gradients[..] } else { &zeros };
                    assert_eq!(optimizer.step(&mut params(&mut w, own)).unwrap(), *report);
                }
                (
                    w,
                    optimizer.collective().thread.starts(),
                    std::mem::take(&mut optimizer.collective_mut().watch.0),
                )
            });
            for (of_rank, starts, mut seen) in ended {
                assert!(of_rank == w, "{name} on {ranks} ranks");
                // Gradients and weights have as many turns, and no gradient goes ahead.
                let turns = starts / (2 * STEPS as u64);
                let first = turns..2 * turns;
                seen.dedup();
                let seen = seen.iter().filter(|it| first.contains(it)).count();
                assert_eq!(
                    seen > 0,
                    leaves && ranks > 1,
                    "{name} on {ranks} ranks: {seen} of {turns}"
                );
            }
        }
    }
}
