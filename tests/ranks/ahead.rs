//! Gradients that go ahead of their step: the bits are those of a step without, and an error leaves nothing behind.

use std::collections::HashSet;

use optim_runtime::{
    Adam, Average, Collective, Error, GradientDescent, Optimizer, Param, ShardedOptimizer, Wire,
};
use optim_tests::ranks::{Memory, Thread, Watched, run};

use crate::model::{Kind, Model, as_rank_sending, in_one_process, send};
use crate::toolkit::{ALL, spoil};

pub(crate) const PARAMETERS: usize = 9;

pub(crate) fn adam() -> Optimizer {
    Optimizer::new(Adam::default().with_lr(0.05)).unwrap()
}

/// As backward makes them.
pub(crate) fn backward() -> Vec<Vec<usize>> {
    (0..PARAMETERS).rev().map(|place| vec![place]).collect()
}

/// Which gradients a rank sends before a step, and in which calls.
type Manner = fn(usize, usize) -> Vec<Vec<usize>>;

const MANNERS: [(&str, Manner); 4] = [
    ("one by one from the last", |_, _| backward()),
    ("in an order of each rank's own", |rank, _| {
        let places: Vec<_> = (0..PARAMETERS).collect();
        match rank % 3 {
            0 => places.chunks(2).map(<[_]>::to_vec).collect(),
            1 => vec![places],
            _ => places.rchunks(4).map(<[_]>::to_vec).collect(),
        }
    }),
    ("not by all", |rank, step| match (rank + step) % 2 {
        0 => backward(),
        _ => Vec::new(),
    }),
    ("some", |rank, step| {
        let sent = |place: usize| !(place * 5 + rank * 3 + step * 7).is_multiple_of(4);
        (0..PARAMETERS)
            .rev()
            .filter(|it| sent(*it))
            .map(|it| vec![it])
            .collect()
    }),
];

#[test]
fn bits_do_not_depend_on_what_goes_ahead() {
    const STEPS: usize = 6;
    for (name, make) in ALL {
        for (ranks, of_each) in [(1, 2), (2, 1), (2, 4), (3, 1), (5, 2)] {
            let (model, steps) = (Model::new(Kind::All), (STEPS, ranks * of_each));
            let one = in_one_process(make(), None, model.clone(), steps, |step, it, all| {
                it.observe(1.0 + (step % 2) as f64);
                spoil(it.loss_scale().is_some(), step, all);
            });
            let (whole, _, reports) = one.unwrap();
            for (manner, calls) in MANNERS {
                let of = format!("{name} on {ranks} ranks, sent {manner}");
                run(ranks, |thread| {
                    let optimizer = ShardedOptimizer::new(make(), thread).unwrap();
                    let mut optimizer = optimizer.with_bucket(1500);
                    let before = |step, it: &mut ShardedOptimizer<Thread>, all: &mut Vec<_>| {
                        it.observe(1.0 + (step % 2) as f64);
                        spoil(it.loss_scale().is_some(), step, all);
                    };
                    let model = model.clone();
                    let taken = as_rank_sending(&mut optimizer, None, model, steps, before, &calls);
                    let (model, of_rank) = taken.unwrap_or_else(|error| panic!("{of}: {error}"));
                    assert_eq!(of_rank, reports, "{of}");
                    assert_eq!(model.bits(), whole.bits(), "{of}");
                });
            }
        }
    }
}

/// Large parameters, of which each rank has a segment, and what is rounded on its way.
#[test]
fn rounded_gradients_that_go_ahead_have_the_same_bits() {
    let lens = [120_000, 10, 50_000, 2_000];
    let value = |seed: usize, at: usize| ((at * 37 + seed * 11) % 1013) as f32 / 500.0 - 1.0;
    for wire in [Wire::Same, Wire::Bf16] {
        for ranks in [1, 2, 3] {
            let both = [false, true].map(|ahead| {
                run(ranks, |thread| {
                    let rank = thread.rank();
                    let optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
                    let optimizer = optimizer.with_bucket(40_000);
                    let mut optimizer = optimizer.with_gradients_in(wire);
                    let mut w = lens.map(|len| (0..len).map(|at| value(9, at)).collect::<Vec<_>>());
                    for step in 0..3 {
                        let g = lens.map(|len| {
                            let of = |at| value(step * 7 + rank, at);
                            (0..len).map(of).collect::<Vec<_>>()
                        });
                        let params = w.iter_mut().zip(&g).enumerate();
                        let params =
                            params.map(|(at, (w, g))| Param::slices(format!("p{at}"), w, g));
                        let mut params: Vec<_> = params.map(Result::unwrap).collect();
                        if ahead {
                            for param in params.chunks(1).rev() {
                                optimizer.send_gradients(param).unwrap();
                            }
                        }
                        drop(optimizer.step(&mut params).unwrap());
                    }
                    w.map(|w| w.iter().map(|w| w.to_bits()).collect::<Vec<_>>())
                })
            });
            assert!(both[0] == both[1], "{wire:?} on {ranks} ranks");
        }
    }
}

/// From the second step on all are on their way before it, if all were sent, and each as soon as it can be.
#[test]
fn buckets_are_on_their_way_before_the_step() {
    run(3, |thread| {
        let optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let mut optimizer = optimizer.with_bucket(20_000);
        let (mut w, g) = (vec![vec![1.0_f32; 60_000]; 4], vec![0.5; 60_000]);
        let mut of_step = 0;
        for step in 0..4 {
            let before = optimizer.collective().starts();
            let params = w.iter_mut().enumerate();
            let params = params.map(|(at, w)| Param::slices(format!("p{at}"), w, &g).unwrap());
            let mut params: Vec<_> = params.collect();
            let mut gone = Vec::new();
            for param in params.chunks(1).rev() {
                optimizer.send_gradients(param).unwrap();
                gone.push(optimizer.collective().starts() - before);
            }
            drop(optimizer.step(&mut params).unwrap());
            let all = optimizer.collective().starts() - before;
            if step == 0 {
                assert_eq!(gone, [0; 4]);
                of_step = all;
                continue;
            }
            // Weights have as many turns as gradients.
            let turns = of_step / 2;
            assert_eq!((all, gone[3]), (of_step, turns));
            // What is left of a bucket goes with the next.
            for (sent, gone) in (1..).zip(&gone) {
                let (least, most) = (turns * sent / 4 - 1, turns * sent / 4 + 1);
                assert!(
                    (least..=most).contains(gone),
                    "{gone} of {turns} behind {sent}"
                );
            }
        }
    });
}

/// What was sent counts, whatever becomes of the gradient before the step, where it stays as where it goes to.
#[test]
fn what_was_sent_is_not_sent_again() {
    let stepped = |ahead: bool| {
        run(2, |thread| {
            let mut optimizer = ShardedOptimizer::new(adam(), thread)
                .unwrap()
                .with_bucket(1000);
            let (mut w, mut v) = (vec![1.0_f32; 5000], vec![1.0_f32; 10]);
            for step in 0..5_u8 {
                let mut g = vec![f32::from(step) - 1.5; 5000];
                if ahead {
                    let param = Param::slices("w", &mut w, &g).unwrap();
                    optimizer.send_gradients(&[param]).unwrap();
                    // Of its first bucket the other is a part, which may go later.
                    if step % 2 == 1 {
                        let param = Param::slices("v", &mut v, &g[..10]).unwrap();
                        optimizer.send_gradients(&[param]).unwrap();
                    }
                    // In the first step ranks do not know yet what there is.
                    if step > 0 {
                        g.fill(100.0);
                    }
                }
                let of_v = vec![f32::from(step) - 1.5; 10];
                let w = Param::slices("w", &mut w, &g).unwrap();
                let v = Param::slices("v", &mut v, &of_v).unwrap();
                drop(optimizer.step(&mut [w, v]).unwrap());
            }
            (w, v)
        })
    };
    assert!(stepped(true) == stepped(false));
}

/// Ranks may step other parameters than in the step before, though gradients are on their way by the buckets of that.
#[test]
fn a_step_of_other_parameters_is_taken() {
    let stepped = |ahead: bool| {
        run(3, |thread| {
            let rank = thread.rank();
            let mut optimizer = ShardedOptimizer::new(adam(), thread)
                .unwrap()
                .with_bucket(700);
            let mut model = Model::new(Kind::All);
            for step in 0..12 {
                let gradients = model.gradients(step, rank);
                // What is sent is in the step; what is on its way may have been of buckets of all.
                let from = [0, 0, 3, 3, 0, 5][step % 6];
                let calls = backward().into_iter().take(PARAMETERS - from);
                if ahead && !(rank + step).is_multiple_of(4) {
                    send(&mut optimizer, &mut model, &gradients, calls.collect()).unwrap();
                }
                if step == 7 {
                    optimizer = optimizer.with_bucket(2000);
                }
                let mut params = model.params(None, &gradients).split_off(from);
                drop(optimizer.step(&mut params).unwrap());
                drop(params);
                if step == 8 {
                    optimizer.forget("p8").unwrap();
                }
                if step == 9 {
                    optimizer.rename("p7", "p7 of old").unwrap();
                }
            }
            model.bits()
        })
    };
    assert!(stepped(false) == stepped(true));
}

/// What would have to do with a gradient that has gone waits for the step.
#[test]
fn a_step_comes_before_all_else() {
    let folder = std::env::temp_dir().join(format!("optim-ranks-ahead-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("saved.safetensors");
    run(2, |thread| {
        let rank = thread.rank();
        let new = adam().with_average(Average::swa()).unwrap();
        let mut optimizer = ShardedOptimizer::new(new, thread).unwrap().with_bucket(500);
        let mut model = Model::new(Kind::All);
        for step in 0..2 {
            let gradients = model.gradients(step, rank);
            drop(optimizer.step(&mut model.params(None, &gradients)).unwrap());
            optimizer.save(&path).unwrap();
            send(
                &mut optimizer,
                &mut model,
                &gradients,
                vec![vec![8], vec![2, 7]],
            )
            .unwrap();
            let sent = |result: Result<(), Error>, name: &str| match result {
                Err(Error::GradientSent { parameter }) => assert_eq!(parameter, name),
                other => panic!("{other:?}"),
            };
            sent(
                send(&mut optimizer, &mut model, &gradients, vec![vec![0, 7]]),
                "p7",
            );
            sent(optimizer.accumulate(&model.params(None, &gradients)), "p2");
            sent(optimizer.eval_weights(&mut model.weights()), "p2");
            sent(optimizer.save(&path), "p2");
            sent(optimizer.load(&path), "p2");
            sent(optimizer.forget("p8"), "p8");
            sent(optimizer.reset("p8"), "p8");
            sent(optimizer.rename("p8", "p9"), "p8");
            // Nothing of a call has gone if one of them may not.
            assert_eq!(optimizer.accumulated("p0"), 0);
            send(&mut optimizer, &mut model, &gradients, vec![vec![0]]).unwrap();
            drop(optimizer.step(&mut model.params(None, &gradients)).unwrap());
            optimizer.eval_weights(&mut model.weights()).unwrap();
            optimizer.train_weights(&mut model.weights()).unwrap();
        }
        let mut w = vec![0.5_f32; 6];
        let bare = Param::weights("p2", &mut w)
            .unwrap()
            .with_shape(&[2, 3])
            .unwrap();
        let error = optimizer.send_gradients(&[bare]).unwrap_err();
        assert!(matches!(error, Error::NoGradient { parameter } if parameter == "p2"));
        let g = vec![0.5_f32; 6];
        let other = Param::new("p2", &mut w, &g)
            .unwrap()
            .with_shape(&[3, 2])
            .unwrap();
        let error = optimizer.send_gradients(&[other]).unwrap_err();
        assert!(matches!(error, Error::ShapeChanged { .. }), "{error}");
    });
    std::fs::remove_dir_all(folder).unwrap();
}

/// Memory of what goes ahead is that of the step before.
#[test]
fn memory_of_what_goes_ahead_is_used_again() {
    run(2, |thread| {
        // All that may be on their way at one time are.
        let watch = Memory::that_waits();
        let mut optimizer = ShardedOptimizer::new(adam(), Watched { thread, watch })
            .unwrap()
            .with_bucket(200);
        let rank = optimizer.collective().rank();
        let mut model = Model::new(Kind::All);
        let mut seen = Vec::new();
        for step in 0..24 {
            let gradients = model.gradients(step, rank);
            send(&mut optimizer, &mut model, &gradients, backward()).unwrap();
            drop(optimizer.step(&mut model.params(None, &gradients)).unwrap());
            seen.push(std::mem::take(&mut optimizer.collective_mut().watch.given));
        }
        assert!(seen[2].len() > 8);
        // Not all are on their way at one time.
        assert_eq!(optimizer.collective().watch.most.1, 64);
        let before: HashSet<_> = seen[..12].iter().flatten().collect();
        let new = seen[12..].iter().flatten();
        assert_eq!(new.filter(|it| !before.contains(it)).count(), 0);
    });
}

/// One that was forgotten may be another when it comes again.
#[test]
fn a_parameter_may_come_again_as_another() {
    run(2, |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread)
            .unwrap()
            .with_bucket(100);
        for (step, len) in [200, 200, 7, 7, 300, 300].into_iter().enumerate() {
            let (mut w, g) = (vec![1.0_f32; len], vec![0.5; len]);
            if step % 2 == 0 && step > 0 {
                optimizer.forget("w").unwrap();
            }
            let mut params = [Param::slices("w", &mut w, &g).unwrap()];
            optimizer.send_gradients(&params).unwrap();
            drop(optimizer.step(&mut params).unwrap());
            assert!(w.iter().all(|w| (w - 0.95).abs() < 1e-6), "{step}");
        }
    });
}

/// One that rests is not sent, with or without a gradient.
#[test]
fn what_rests_is_left_out() {
    use optim_runtime::{Frozen, names};
    run(2, |thread| {
        let new = adam()
            .with_group("rest", Frozen, names(["p[5-8]"]))
            .unwrap();
        let mut optimizer = ShardedOptimizer::new(new, thread).unwrap();
        let rank = optimizer.collective().rank();
        let mut model = Model::new(Kind::All);
        for step in 0..3 {
            if step == 2 {
                optimizer
                    .set_group_rule("rest", GradientDescent::default())
                    .unwrap();
            }
            let gradients = model.gradients(step, rank);
            send(&mut optimizer, &mut model, &gradients, backward()).unwrap();
            let before = model.bits();
            drop(optimizer.step(&mut model.params(None, &gradients)).unwrap());
            let after = model.bits();
            assert_eq!(before[5] == after[5], step < 2);
            assert_ne!(before[0], after[0]);
        }
    });
}
