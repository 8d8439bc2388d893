//! What ends on one rank while gradients are on their way ahead of their step ends on all, and nothing is half written.

use std::thread;
use std::time::Duration;

use optim_runtime::{Error, Param, Report};

use crate::failures::{self, WRONG, check_ended, check_hung, kill, spoiled};
use crate::job::{self, Case, Log};
use crate::model::Model;
use crate::rank::{Rank, STEPS};

pub(crate) const CASES: &[Case] = &[
    ("ahead-gradient", |log| wrong(without_gradient, log)),
    ("ahead-parameters", |log| wrong(without_one, log)),
    ("ahead-rate", |log| wrong(other_rate, log)),
    ("ahead-nan", |log| wrong(with_nan, log)),
    ("ahead-others", others_send_nothing),
    // Longer than the job may take: it is `mpirun` that ends it.
    ("ahead-abort", |log| ends(|| std::process::abort(), 60, log)),
    ("ahead-kill", |log| ends(kill, 2, log)),
    ("ahead-hang", hang),
];

fn wrong(how: fn(&mut Rank) -> Result<Report, Error>, mut log: Log) {
    let rank = Rank::begin_ahead(&mut log);
    spoiled(rank, how, log);
}

/// What each rank says of the step that one of them spoils; the next has the bits of one process.
fn errors(case: &str) -> Option<Vec<String>> {
    failures::errors(case, Model::large(1))
}

/// It has sent what it has, and the others all.
fn without_gradient(rank: &mut Rank) -> Result<Report, Error> {
    rank.send(STEPS, 3)?;
    let gradients = rank.model.gradients(STEPS, rank.rank);
    let mut weights = rank.model.tensors[2].clone();
    let mut params = rank.model.params(&gradients);
    let shape = params[2].shape().to_vec();
    params[2] = Param::weights("p2", &mut weights)?.with_shape(&shape)?;
    rank.sharded.step(&mut params)
}

#[test]
fn a_gradient_that_is_not_there_is_an_error_on_all() {
    let Some(errors) = errors("ahead-gradient") else {
        return;
    };
    let own = "parameter `p2` has no gradient";
    assert!(errors[WRONG].starts_with(own), "{errors:?}");
    for rank in [0, 2] {
        let told = format!("rank 1 did not go on: {}", errors[WRONG]);
        assert_eq!(errors[rank], told);
    }
}

/// It has sent nothing, and is to take another step.
fn without_one(rank: &mut Rank) -> Result<Report, Error> {
    let gradients = rank.model.gradients(STEPS, rank.rank);
    let mut params = rank.model.params(&gradients);
    params.pop();
    rank.sharded.step(&mut params)
}

#[test]
fn other_parameters_than_were_sent_are_told_of() {
    for error in errors("ahead-parameters").into_iter().flatten() {
        let text = "rank 1 has nothing, where rank 0 has parameter `p4` of shape [270, 250]";
        assert!(error.starts_with(text), "{error}");
    }
}

fn other_rate(rank: &mut Rank) -> Result<Report, Error> {
    rank.sharded.set_hyper("lr", 0.5).unwrap();
    rank.step(STEPS)
}

/// Those that are sound have sent nothing, and the other has.
fn others_send_nothing(mut log: Log) {
    let mut rank = Rank::begin_ahead(&mut log);
    rank.ahead = rank.rank == WRONG;
    spoiled(rank, other_rate, log);
}

#[test]
fn another_learning_rate_is_told_of_whoever_is_ahead() {
    for case in ["ahead-rate", "ahead-others"] {
        for error in errors(case).into_iter().flatten() {
            let text = "rank 1 has group `default` with Adam, lr = ";
            assert!(error.starts_with(text), "{error}");
        }
    }
}

/// All has come and is added up when it is seen.
fn with_nan(rank: &mut Rank) -> Result<Report, Error> {
    let mut gradients = rank.model.gradients(STEPS, rank.rank);
    gradients.tensors[0][7] = f32::NAN;
    let mut params = rank.model.params(&gradients);
    for param in params.chunks(1).rev() {
        rank.sharded.send_gradients(param)?;
    }
    rank.sharded.step(&mut params)
}

#[test]
fn what_was_sent_and_is_not_finite_is_an_error_on_all() {
    let Some(errors) = errors("ahead-nan") else {
        return;
    };
    let told = |error: &&String| error.contains(" did not go on: ");
    assert_eq!(errors.iter().filter(told).count(), 2, "{errors:?}");
    assert!(
        errors.iter().all(|error| error.contains("p0")),
        "{errors:?}"
    );
}

/// A rank is gone that has sent a part of its gradients.
fn ends(how: fn() -> !, deadline: u64, mut log: Log) {
    let mut rank = Rank::begin_ahead(&mut log);
    if rank.rank == WRONG {
        rank.send(STEPS, 3).expect("all are there");
        how();
    }
    (rank.sharded.collective_mut()).set_deadline(Duration::from_secs(deadline));
    rank.fail(&mut log);
    log.end_all(&rank.universe.world(), &[WRONG]);
}

#[test]
fn a_rank_that_is_gone_meanwhile_ends_the_job() {
    for case in ["ahead-abort", "ahead-kill"] {
        check_ended(case);
    }
}

#[test]
fn a_rank_that_is_gone_meanwhile_is_lost_to_those_that_live_on() {
    failures::check_recovered("ahead-kill");
}

fn hang(mut log: Log) {
    let mut rank = Rank::begin_ahead(&mut log);
    if rank.rank == WRONG {
        rank.send(STEPS, 3).expect("all are there");
        thread::sleep(Duration::from_secs(600));
    }
    // Only one of the others would notice by itself.
    if rank.rank == 0 {
        (rank.sharded.collective_mut()).set_deadline(Duration::from_secs(2));
    }
    rank.fail(&mut log);
    log.end_all(&rank.universe.world(), &[WRONG]);
}

#[test]
fn a_rank_that_hangs_meanwhile_is_lost_behind_the_deadline() {
    if let Some(ended) = job::run("ahead-hang", 3) {
        check_hung(&ended);
    }
}
