//! Errors while gradients are on their way: what has gone is called back, and nothing of it is in the next step.

use std::time::Duration;

use optim_runtime::{Clip, Collective, Error, Optimizer, Param, Report, ShardedOptimizer};
use optim_tests::ranks::{Thread, Watch, Watched, run, run_with};

use crate::ahead::{PARAMETERS, adam, backward};
use crate::model::{Calls, Kind, Model, Weights, as_rank_sending, send};

/// Two steps with all gradients sent ahead, of which the second is not as it should be on rank 1; what each rank says of it, and then a
/// third that is, whose weights are those of a run without the second.
fn spoiled(
    make: fn() -> Optimizer,
    of: impl Fn(usize, &mut ShardedOptimizer<Thread>, &mut Model, &[Weights]) -> Result<Report, Error>
    + Sync,
) -> Vec<Error> {
    let none: Calls<'_> = &|_, _| Vec::new();
    let sending: Calls<'_> = &|_, _| backward();
    let run_all = |spoils: bool| {
        run(3, |thread| {
            let optimizer = ShardedOptimizer::new(make(), thread).unwrap();
            let mut optimizer = optimizer.with_bucket(1500);
            let rank = optimizer.collective().rank();
            let (model, calls) = (Model::new(Kind::All), if spoils { sending } else { none });
            let taken = as_rank_sending(&mut optimizer, None, model, (2, 3), |_, _, _| {}, calls);
            let (mut model, _) = taken.unwrap();
            let mut error = None;
            if spoils {
                let before = model.bits();
                let gradients = model.gradients(5, rank);
                let ended = of(rank, &mut optimizer, &mut model, &gradients);
                error = Some(ended.expect_err("one of them is not sound"));
                assert_eq!(model.bits(), before);
                assert_eq!(optimizer.steps(), 2);
                optimizer.set_hyper("lr", 0.05).unwrap();
            }
            // Without anything sent, with all of it, and without again.
            for step in 2..5 {
                let gradients = model.gradients(step, rank);
                let calls = if step == 3 {
                    calls(rank, step)
                } else {
                    Vec::new()
                };
                send(&mut optimizer, &mut model, &gradients, calls).unwrap();
                drop(optimizer.step(&mut model.params(None, &gradients)).unwrap());
            }
            (model.bits(), error)
        })
    };
    let (plain, spoiled) = (run_all(false), run_all(true));
    for ((bits, _), (expected, _)) in spoiled.iter().zip(&plain) {
        assert!(bits == expected, "the steps behind it are others");
    }
    spoiled.into_iter().filter_map(|(_, error)| error).collect()
}

fn send_all(
    optimizer: &mut ShardedOptimizer<Thread>,
    model: &mut Model,
    gradients: &[Weights],
    but: usize,
) {
    let calls = backward().split_off(but);
    send(optimizer, model, gradients, calls).unwrap();
}

#[test]
fn an_error_calls_back_what_is_on_its_way() {
    // Of one rank that has sent all, some, or nothing.
    for but in [0, 4, PARAMETERS] {
        let own = |rank| if rank == 1 { but } else { 0 };
        let errors = spoiled(adam, |rank, optimizer, model, gradients| {
            send_all(optimizer, model, gradients, own(rank));
            if rank == 1 {
                optimizer.set_hyper("lr", 0.5).unwrap();
            }
            optimizer.step(&mut model.params(None, gradients))
        });
        assert!(
            errors
                .iter()
                .all(|it| matches!(it, Error::RanksDiffer { rank: 1, .. }))
        );
        let errors = spoiled(adam, |rank, optimizer, model, gradients| {
            send_all(optimizer, model, gradients, own(rank));
            let mut params = model.params(None, gradients);
            params.truncate(if rank == 1 { 5 } else { PARAMETERS });
            optimizer.step(&mut params)
        });
        // What rank 1 has sent must be in its step.
        for (rank, error) in errors.iter().enumerate() {
            let is_told = match (rank, but) {
                (1, 0) => matches!(error, Error::NoGradient { parameter } if parameter == "p5"),
                (_, 0) => matches!(error, Error::OnRank { rank: 1, .. }),
                _ => matches!(error, Error::RanksDiffer { rank: 1, .. }),
            };
            assert!(is_told, "{but}: {error}");
        }
        let errors = spoiled(
            || adam().with_clip(Clip::global_norm(1.0)).unwrap(),
            |rank, optimizer, model, gradients| {
                let mut gradients = gradients.to_vec();
                if let (1, Weights::F32(g)) = (rank, &mut gradients[3]) {
                    g[0] = f32::NAN;
                }
                send_all(optimizer, model, &gradients, own(rank));
                optimizer.step(&mut model.params(None, &gradients))
            },
        );
        let at_home = errors
            .iter()
            .filter(|it| matches!(it, Error::NonFinite { .. }));
        assert_eq!(at_home.count(), 1, "{errors:?}");
    }
}

/// The one that cannot go on may be the one that is farthest.
#[test]
fn an_error_of_the_farthest_rank_calls_back_what_it_has_sent() {
    let errors = spoiled(adam, |rank, optimizer, model, gradients| {
        send_all(optimizer, model, gradients, if rank == 1 { 0 } else { 6 });
        let mut own = [0.0_f32; 35];
        let mut params = model.params(None, gradients);
        if rank == 1 {
            let bare = Param::weights("p0", &mut own).unwrap();
            params[0] = bare.with_shape(&[7, 5]).unwrap();
        }
        optimizer.step(&mut params)
    });
    assert!(matches!(&errors[1], Error::NoGradient { parameter } if parameter == "p0"));
    for error in [&errors[0], &errors[2]] {
        assert!(matches!(error, Error::OnRank { rank: 1, .. }), "{error}");
    }
}

/// A rank that is gone at any moment of a step whose gradients have gone ahead.
#[test]
fn a_rank_that_ends_while_gradients_are_on_their_way_is_lost_to_all() {
    for at in 0.. {
        let ended = run(3, |thread| {
            let optimizer = ShardedOptimizer::new(adam(), thread).unwrap();
            let mut optimizer = optimizer.with_bucket(400);
            let rank = optimizer.collective().rank();
            let model = Model::new(Kind::All);
            let calls: Calls<'_> = &|_, _| backward();
            let taken = as_rank_sending(&mut optimizer, None, model, (2, 3), |_, _, _| {}, calls);
            let (mut model, _) = taken.unwrap();
            let before = model.bits();
            if rank == 1 {
                optimizer.collective_mut().leave_in(at);
            }
            let gradients = model.gradients(2, rank);
            let sent = send(&mut optimizer, &mut model, &gradients, backward());
            let taken = sent.and_then(|()| optimizer.step(&mut model.params(None, &gradients)));
            let changed = model.bits() != before;
            let again = optimizer.send_gradients(&model.params(None, &gradients));
            (taken.is_ok(), changed, again)
        });
        if ended.iter().all(|(taken, ..)| *taken) {
            assert!(at > 12, "{at} calls");
            return;
        }
        for (taken, changed, again) in ended {
            match again {
                Err(Error::StepTorn) => assert!(!taken, "{at}"),
                Err(Error::RankLost { .. }) => assert!(taken || !changed, "{at}"),
                // Who had heard all has taken the step, and its next gradients are on their way to nobody.
                Ok(()) => assert!(taken, "{at}"),
                other => panic!("{at}: {other:?}"),
            }
        }
    }
}

/// Rank 1 says that it is farther than there are buckets.
struct Boaster;

impl Watch for Boaster {
    fn told(&mut self, rank: usize, own: &[u8]) -> Vec<u8> {
        let mut own = own.to_vec();
        if rank == 1 {
            own[1..9].copy_from_slice(&1000_u64.to_le_bytes());
        }
        own
    }
}

#[test]
fn a_rank_that_is_farther_than_can_be_is_lost() {
    let ended = run_with(2, Duration::from_secs(5), |thread| {
        let watch = Boaster;
        let mut optimizer = ShardedOptimizer::new(adam(), Watched { thread, watch }).unwrap();
        let (mut w, g) = ([1.0_f32; 6], [0.5; 6]);
        let error = optimizer.step(&mut [Param::new("w", &mut w, &g).unwrap()]);
        (error.unwrap_err(), w)
    });
    for (error, w) in ended {
        assert!(
            matches!(error, Error::RankLost { rank: Some(1), .. }),
            "{error}"
        );
        assert_eq!(w, [1.0; 6]);
    }
}
