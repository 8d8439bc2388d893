//! What ends on one rank ends on all, and nothing is half written.

use std::fs;
use std::path::Path;
use std::time::Duration;

use optim_runtime::{
    Adam, Average, Clip, Collective, Error, Frozen, GradientDescent, Lamb, Optimizer, Param,
    Prodigy, Report, ShardedOptimizer, names,
};
use optim_tests::ranks::{Thread, Watch, Watched, run, run_with};

use crate::model::{Kind, Model, Weights, as_rank};

fn adam() -> Optimizer {
    Optimizer::new(Adam::default()).unwrap()
}

/// Two steps, of which the second is not as it should be on rank 1; what each rank says of it, and of a third that is.
fn spoiled(
    make: fn() -> Optimizer,
    spoil: impl Fn(usize, &mut ShardedOptimizer<Thread>, &mut Model) -> Result<Report, Error> + Sync,
) -> Vec<Error> {
    run(3, |thread| {
        let mut optimizer = ShardedOptimizer::new(make(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let model = Model::new(Kind::All);
        let (mut model, _) = as_rank(&mut optimizer, None, model, (1, 3), |_, _, _| {}).unwrap();
        let (before, rate) = (model.bits(), optimizer.hyper_now("default", "lr"));
        let error = spoil(rank, &mut optimizer, &mut model).expect_err("one of them is not sound");
        assert_eq!(model.bits(), before);
        assert_eq!(optimizer.steps(), 1);
        optimizer.set_hyper("lr", rate.unwrap()).unwrap();
        let gradients = model.gradients(1, rank);
        optimizer
            .step(&mut model.params(None, &gradients))
            .expect("all are sound");
        assert_ne!(model.bits(), before);
        error
    })
}

fn plain(
    rank: usize,
    optimizer: &mut ShardedOptimizer<Thread>,
    model: &mut Model,
) -> Result<Report, Error> {
    let gradients = model.gradients(1, rank);
    optimizer.step(&mut model.params(None, &gradients))
}

#[test]
fn other_parameters_are_told_of() {
    let errors = spoiled(adam, |rank, optimizer, model| {
        let gradients = model.gradients(1, rank);
        let mut params = model.params(None, &gradients);
        if rank == 1 {
            params.swap(0, 2);
        }
        optimizer.step(&mut params)
    });
    for error in errors {
        assert_eq!(
            error.to_string(),
            "rank 1 has parameter `p2` of shape [2, 3], strides [3, 1] and type f32, at home with rank 1, in group \
             `default`, with a gradient, where rank 0 has parameter `p0` of shape [7, 5], strides [5, 1] and type f32, \
             at home with rank 0, in group `default`, with a gradient"
        );
    }
    let errors = spoiled(adam, |rank, optimizer, model| {
        let gradients = model.gradients(1, rank);
        let mut params = model.params(None, &gradients);
        params.truncate(if rank == 2 { 8 } else { 9 });
        optimizer.step(&mut params)
    });
    for error in errors {
        let text = error.to_string();
        assert!(
            text.starts_with("rank 2 has nothing, where rank 0 has parameter `p8`"),
            "{text}"
        );
    }
}

#[test]
fn other_settings_are_told_of() {
    let errors = spoiled(adam, |rank, optimizer, model| {
        if rank == 2 {
            optimizer.set_hyper("lr", 0.5).unwrap();
        }
        plain(rank, optimizer, model)
    });
    for error in errors {
        let text = error.to_string();
        assert!(
            text.contains("rank 2 has group `default` with Adam, lr = 0.5"),
            "{text}"
        );
    }
    let errors = spoiled(adam, |rank, optimizer, model| {
        let gradients = model.gradients(1, rank);
        if rank == 1 {
            optimizer
                .accumulate(&model.params(None, &gradients))
                .unwrap();
        }
        let result = optimizer.step(&mut model.params(None, &gradients));
        // What was accumulated stays for another try.
        assert_eq!(optimizer.accumulated("p0"), u64::from(rank == 1));
        if rank != 1 {
            optimizer
                .accumulate(&model.params(None, &gradients))
                .unwrap();
        }
        result
    });
    for error in errors {
        let text = error.to_string();
        assert_eq!(
            text,
            "rank 1 has 2 micro-batches, where rank 0 has 1 micro-batches"
        );
    }
}

#[test]
fn an_error_of_one_rank_is_one_of_all() {
    let errors = spoiled(adam, |rank, optimizer, model| {
        let gradients = model.gradients(1, rank);
        let mut params = model.params(None, &gradients);
        let mut own = [0.0_f32; 35];
        if rank == 1 {
            params[0] = Param::weights("p0", &mut own)
                .unwrap()
                .with_shape(&[7, 5])
                .unwrap();
        }
        optimizer.step(&mut params)
    });
    assert!(matches!(&errors[1], Error::NoGradient { parameter } if parameter == "p0"));
    for error in [&errors[0], &errors[2]] {
        assert_eq!(
            *error,
            Error::OnRank {
                rank: 1,
                message: errors[1].to_string()
            }
        );
    }
    // A value that is not finite is found where its parameter is at home, under the guard and by a clip.
    let clipped = || adam().with_clip(Clip::global_norm(1.0)).unwrap();
    for make in [(|| adam().with_guard(true)) as fn() -> Optimizer, clipped] {
        let errors = spoiled(make, |rank, optimizer, model| {
            let mut gradients = model.gradients(1, rank);
            if let (1, Weights::F32(g)) = (rank, &mut gradients[0]) {
                g[3] = f32::NAN;
            }
            optimizer.step(&mut model.params(None, &gradients))
        });
        let at_home = errors
            .iter()
            .position(|it| matches!(it, Error::NonFinite { .. }))
            .unwrap();
        for (rank, error) in errors
            .iter()
            .enumerate()
            .filter(|(rank, _)| *rank != at_home)
        {
            let message = errors[at_home].to_string();
            assert_eq!(
                *error,
                Error::OnRank {
                    rank: at_home,
                    message
                },
                "{rank}"
            );
        }
    }
}

/// One of three ranks that have taken a step, in small buckets.
fn behind_a_step(optimizer: Optimizer, thread: Thread) -> (usize, ShardedOptimizer<Thread>, Model) {
    let rank = thread.rank();
    let optimizer = ShardedOptimizer::new(optimizer, thread).unwrap();
    let (mut optimizer, model) = (optimizer.with_bucket(400), Model::new(Kind::All));
    let taken = as_rank(&mut optimizer, None, model, (1, 3), |_, _, _| {});
    (rank, optimizer, taken.unwrap().0)
}

/// A rank that is gone at any moment of a step.
#[test]
fn a_rank_that_ends_is_lost_to_all() {
    let makes: [fn() -> Optimizer; 2] = [
        || {
            adam()
                .with_clip(Clip::global_norm(1.0))
                .unwrap()
                .with_statistics(true)
        },
        || Optimizer::new(Prodigy::default()).unwrap(),
    ];
    for make in makes {
        let mut torn = 0;
        for at in 0.. {
            let ended = run(3, |thread| {
                let (rank, mut optimizer, mut model) = behind_a_step(make(), thread);
                let before = model.bits();
                if rank == 1 {
                    optimizer.collective_mut().leave_in(at);
                }
                let taken = plain(rank, &mut optimizer, &mut model);
                let changed = model.bits() != before;
                let again = plain(rank, &mut optimizer, &mut model).expect_err("ranks are lost");
                (taken, changed, again)
            });
            if ended.iter().all(|(taken, ..)| taken.is_ok()) {
                assert!(at > 10 && torn > 0, "{at} calls, {torn}");
                break;
            }
            for (taken, changed, again) in ended {
                // Who had heard all has taken the step; all others know that it is not whole, or that nothing has changed.
                match (taken, again) {
                    (Err(_), Error::StepTorn) => torn += 1,
                    (Err(first), again) => {
                        assert!(!changed, "{first}");
                        assert_eq!(first, again);
                    }
                    (Ok(_), again) => assert!(matches!(again, Error::RankLost { .. }), "{again}"),
                }
            }
        }
    }
}

/// A rank that is gone at any moment of something else that ranks do together: all have an error, what has changed is told, and a
/// checkpoint is the old one or the new one, whole.
#[test]
fn a_rank_that_ends_elsewhere_is_lost_to_all() {
    type Do = fn(&mut ShardedOptimizer<Thread>, &mut Model, &Path) -> Result<(), Error>;
    let all: [(&str, Do); 4] = [
        ("save", |it, model, path| {
            it.save_with_weights(path, &mut model.weights())
        }),
        ("load", |it, model, path| {
            it.load_with_weights(path, &mut model.weights())
        }),
        ("evaluate", |it, model, _| {
            it.eval_weights(&mut model.weights())
        }),
        ("train", |it, model, _| {
            it.train_weights(&mut model.weights())
        }),
    ];
    let new = || adam().with_average(Average::swa()).unwrap();
    let folder = std::env::temp_dir().join(format!("optim-ranks-ends-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("saved.safetensors");
    for (what, of) in all {
        let mut errors = 0;
        for at in 0.. {
            let ended = run(3, |thread| {
                let (rank, mut optimizer, mut model) = behind_a_step(new(), thread);
                optimizer
                    .save_with_weights(&path, &mut model.weights())
                    .unwrap();
                plain(rank, &mut optimizer, &mut model).unwrap();
                if what == "train" {
                    optimizer.eval_weights(&mut model.weights()).unwrap();
                }
                let before = (model.bits(), optimizer.steps(), optimizer.is_evaluating());
                if rank == 1 {
                    optimizer.collective_mut().leave_in(at);
                }
                let done = of(&mut optimizer, &mut model, &path);
                let changed =
                    before != (model.bits(), optimizer.steps(), optimizer.is_evaluating());
                let again = optimizer.save(&path).expect_err("ranks are lost");
                (done, changed, again)
            });
            let saved = optim_runtime::Optimizer::load(&mut new(), &path);
            saved.unwrap_or_else(|error| panic!("{what}, {at}: {error}"));
            if ended.iter().all(|(done, ..)| done.is_ok()) {
                break;
            }
            for (done, changed, again) in ended {
                if let Err(first) = done {
                    errors += 1;
                    assert!(
                        !changed || again == Error::StepTorn,
                        "{what}, {at}: {first}"
                    );
                }
            }
        }
        assert!(errors > 3, "{what}: {errors}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Nobody waits for ever.
#[test]
fn a_rank_that_hangs_is_lost_behind_the_deadline() {
    let ended = run_with(2, Duration::from_millis(200), |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let mut model = Model::new(Kind::All);
        if rank == 1 {
            std::thread::sleep(Duration::from_millis(600));
            return None;
        }
        plain(rank, &mut optimizer, &mut model).err()
    });
    let lost = Error::RankLost {
        rank: Some(1),
        what: "it has not answered in time".to_owned(),
    };
    assert_eq!(ended, [Some(lost), None]);
}

/// Rank 1 speaks of something else, once.
struct Liar {
    at: usize,
    calls: usize,
}

impl Watch for Liar {
    fn told(&mut self, rank: usize, own: &[u8]) -> Vec<u8> {
        self.calls += 1;
        let lies = rank == 1 && self.calls == self.at;
        if lies { vec![7, 1, 2] } else { own.to_vec() }
    }
}

#[test]
fn a_rank_that_lies_is_lost_to_all() {
    // Of sums over segments it is told in the middle of a step.
    let clipped = || adam().with_clip(Clip::global_norm(1.0)).unwrap();
    let lamb = || Optimizer::new(Lamb::default()).unwrap();
    let news: [(&(dyn Fn() -> Optimizer + Sync), _); 2] = [(&clipped, 4), (&lamb, 5)];
    let each = news
        .into_iter()
        .flat_map(|(new, calls)| (1..=calls).map(move |at| (new, at)));
    for (new, at) in each {
        let ended = run(3, |thread| {
            let optimizer = new();
            let watch = Liar { at, calls: 0 };
            let liar = Watched { thread, watch };
            let mut optimizer = ShardedOptimizer::new(optimizer, liar).unwrap();
            let rank = optimizer.collective().rank();
            let mut model = Model::new(Kind::All);
            let gradients = model.gradients(0, rank);
            let first = optimizer.step(&mut model.params(None, &gradients));
            let again = optimizer.step(&mut model.params(None, &gradients));
            (first.expect_err("a lie"), again.expect_err("a lie before"))
        });
        for (first, again) in ended {
            assert!(
                matches!(first, Error::RankLost { rank: Some(1), .. }),
                "{at}: {first}"
            );
            assert!(again == first || again == Error::StepTorn, "{at}: {again}");
        }
    }
}

/// A step that is not taken leaves nothing of its parameters.
#[test]
fn a_parameter_of_a_refused_step_is_not_known() {
    run(3, |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let (mut w, g) = ([1.0_f32; 6], [0.5_f32; 6]);
        let first = match rank {
            1 => Param::weights("w", &mut w).unwrap(),
            _ => Param::new("w", &mut w, &g).unwrap(),
        };
        optimizer
            .step(&mut [first])
            .expect_err("one has no gradient");
        assert_eq!(optimizer.homes_of("w"), []);
        let (mut w, g) = ([1.0_f64; 2], [0.5_f64; 2]);
        optimizer
            .step(&mut [Param::new("w", &mut w, &g).unwrap()])
            .expect("another one");
        assert_ne!(w, [1.0; 2]);
    });
}

/// Ranks that know other homes of parameters would send them elsewhere.
#[test]
fn what_one_rank_has_forgotten_is_told_of() {
    let ended = run(2, |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let mut all = [10, 8, 6, 3].map(|len| vec![1.0_f32; len]);
        let names = ["a", "b", "c", "d"];
        let g = [0.5_f32; 10];
        let mut params: Vec<_> = all
            .iter_mut()
            .zip(names)
            .map(|(w, name)| {
                let len = w.len();
                Param::new(name, w, &g[..len]).unwrap()
            })
            .collect();
        optimizer.step(&mut params).unwrap();
        if rank == 1 {
            optimizer.forget("a").unwrap();
            optimizer.forget("b").unwrap();
        }
        optimizer.step(&mut params[1..2]).unwrap_err()
    });
    assert!(
        ended[0].to_string().starts_with(
            "rank 1 has parameter `b` of shape [8], strides [1] and type f32, at home with rank 0,"
        ),
        "{}",
        ended[0]
    );
    assert_eq!(ended[0], ended[1]);
}

/// The mean is over micro-batches, whatever parameters each has had gradients of.
#[test]
fn other_numbers_of_micro_batches_are_told_of() {
    let errors = spoiled(adam, |rank, optimizer, model| {
        let gradients = model.gradients(1, rank);
        let mut params = model.params(None, &gradients);
        if rank == 2 {
            let first = params.remove(0);
            optimizer.accumulate(&[first]).unwrap();
            drop(params);
            let mut bare = model.clone();
            let mut weights = bare.weights();
            weights.truncate(1);
            let mut params = model.params(None, &gradients);
            params.splice(0..1, weights);
            return optimizer.step(&mut params);
        }
        let result = optimizer.step(&mut params);
        optimizer.accumulate(&params[..1]).unwrap();
        result
    });
    for error in errors {
        assert_eq!(
            error.to_string(),
            "rank 2 has 2 micro-batches, where rank 0 has 1 micro-batches"
        );
    }
}

/// Gradients are of the parameter that the step is given.
#[test]
fn what_was_accumulated_is_of_the_same_shape_and_type() {
    run(2, |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let (mut six, mut eight, mut wide) = ([1.0_f32; 6], [1.0_f32; 8], [1.0_f64; 6]);
        let (g, h) = ([0.5_f32; 8], [0.5_f64; 6]);
        optimizer
            .accumulate(&[Param::new("w", &mut six, &g[..6]).unwrap()])
            .unwrap();
        let of_eight = &mut [Param::new("w", &mut eight, &g).unwrap()];
        let of_wide = &mut [Param::new("w", &mut wide, &h).unwrap()];
        for result in [
            optimizer.accumulate(of_eight),
            optimizer.step(of_eight).map(drop),
        ] {
            assert!(matches!(
                result,
                Err(Error::ShapeChanged { .. } | Error::OnRank { .. })
            ));
        }
        for result in [
            optimizer.accumulate(of_wide),
            optimizer.step(of_wide).map(drop),
        ] {
            assert!(matches!(
                result,
                Err(Error::DtypeMismatch { .. } | Error::OnRank { .. })
            ));
        }
        assert_eq!(optimizer.accumulated("w"), 1);
        optimizer
            .step(&mut [Param::new("w", &mut six, &g[..6]).unwrap()])
            .unwrap();
    });
}

/// A rule of other equations is refused by all ranks, wherever the states are.
#[test]
fn a_rule_of_other_equations_is_refused_everywhere() {
    run(3, |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        let (mut w, g) = ([1.0_f32; 6], [0.5_f32; 6]);
        let mut params = [Param::new("w", &mut w, &g).unwrap()];
        optimizer.step(&mut params).unwrap();
        let refused = optimizer.set_rule(Prodigy::default());
        assert!(matches!(refused, Err(Error::StateOfOtherRule { .. })));
        optimizer.set_rule(Adam::default().with_lr(0.5)).unwrap();
        optimizer.step(&mut params).unwrap();
    });
}

#[test]
fn evaluation_ends_as_it_began() {
    let mut evaluating = adam();
    evaluating.eval_weights(&mut []).unwrap();
    let refused = ShardedOptimizer::new(evaluating, optim_runtime::OneRank);
    assert_eq!(refused.err(), Some(Error::StepWhileEvaluating));
    run(2, |thread| {
        let mut optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
        // It has taken no step, so it is at home nowhere.
        let mut w = [1.0_f32; 4];
        optimizer
            .eval_weights(&mut [Param::weights("w", &mut w).unwrap()])
            .unwrap();
        let other = Param::weights("w", &mut w)
            .unwrap()
            .with_shape(&[2, 2])
            .unwrap();
        let refused = optimizer.train_weights(&mut [other]);
        assert!(matches!(
            refused,
            Err(Error::ShapeChanged { .. } | Error::OnRank { .. })
        ));
        assert_eq!(
            optimizer.train_weights(&mut []).unwrap_err(),
            Error::NotRestored {
                parameter: "w".to_owned()
            }
        );
        optimizer
            .train_weights(&mut [Param::weights("w", &mut w).unwrap()])
            .unwrap();
        assert!(!optimizer.is_evaluating());
    });
}

/// Which patterns have been matched is the same on all ranks, whatever one of them has met in a step that was refused.
#[test]
fn a_refused_step_has_matched_no_pattern() {
    let unmatched = run(3, |thread| {
        let optimizer = adam().with_group("other", Adam::default(), names(["b*"]));
        let mut optimizer = ShardedOptimizer::new(optimizer.unwrap(), thread).unwrap();
        let rank = optimizer.collective().rank();
        let (mut a, mut again, mut b, g) = ([1.0_f32; 2], [1.0_f32; 2], [1.0_f32; 2], [0.5; 2]);
        let mut params = vec![Param::new("a", &mut a, &g).unwrap()];
        if rank == 1 {
            params.push(Param::new("a", &mut again, &g).unwrap());
        }
        params.push(Param::new("b", &mut b, &g).unwrap());
        optimizer.step(&mut params).expect_err("a name comes twice");
        optimizer.step(&mut params[..1]).unwrap().unmatched
    });
    for told in unmatched {
        assert_eq!(told.len(), 1, "{told:?}");
    }
}

/// A gradient of a parameter that rests is none of a micro-batch.
#[test]
fn what_rests_does_not_count() {
    let optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0)).unwrap();
    let optimizer = optimizer.with_group("rest", Frozen, names(["b"])).unwrap();
    let optimizer = optimizer.with_mean_of_accumulated(true);
    run(2, |thread| {
        let mut optimizer = ShardedOptimizer::new(optimizer.clone(), thread).unwrap();
        let (mut a, mut b, g) = ([0.0_f32; 2], [1.0_f32; 2], [3.0; 2]);
        for _ in 0..2 {
            let params = [Param::new("a", &mut a, &g).unwrap()];
            optimizer.accumulate(&params).unwrap();
        }
        let rests = Param::new("b", &mut b, &g).unwrap();
        optimizer
            .step(&mut [Param::weights("a", &mut a).unwrap(), rests])
            .unwrap();
        assert_eq!((a, b), ([-3.0; 2], [1.0; 2]));
    });
}
