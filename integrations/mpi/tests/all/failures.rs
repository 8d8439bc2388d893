//! What ends on one rank ends on all, in time, and nothing is half written.

use std::process::Command;
use std::thread;
use std::time::Duration;

use optim_runtime::{Error, Report};

use crate::bits::{in_one_process, line};
use crate::job::{self, Case, Ended, Log};
use crate::model::Model;
use crate::rank::{Rank, STEPS};

pub(crate) const CASES: &[Case] = &[
    ("abort", |log| ends(|| std::process::abort(), log)),
    ("kill", |log| ends(kill, log)),
    ("exit", |log| ends(|| std::process::exit(0), log)),
    ("hang", hang),
    ("panic", panics),
    ("parameters", |log| wrong(without_one, log)),
    ("rate", |log| wrong(other_rate, log)),
    ("nan", |log| wrong(with_nan, log)),
];

/// The rank that something is wrong with.
pub(crate) const WRONG: usize = 1;

pub(crate) fn kill() -> ! {
    let own = std::process::id().to_string();
    Command::new("kill")
        .args(["-9", &own])
        .status()
        .expect("`kill`");
    panic!("it lives on")
}

fn ends(how: fn() -> !, mut log: Log) {
    let mut rank = Rank::begin(&mut log);
    if rank.rank == WRONG {
        how();
    }
    rank.sharded
        .collective_mut()
        .set_deadline(Duration::from_secs(2));
    rank.fail(&mut log);
    log.end_all(&rank.universe.world(), &[WRONG]);
}

/// The job has ended, and no rank has taken the step.
pub(crate) fn check_ended(case: &str) -> Option<Ended> {
    let ended = job::run(case, 3)?;
    assert!(!ended.well, "{case}");
    assert!(
        ended.took < Duration::from_secs(30),
        "{case}: {:?}",
        ended.took
    );
    for said in &ended.said {
        assert_eq!(said[..STEPS], ["step 0", "step 1", "step 2"], "{case}");
        // `mpirun` ends them, if they have not before.
        if let Some(error) = said.get(STEPS) {
            assert!(error.starts_with("rank 1 is lost: "), "{case}: {error}");
        }
    }
    assert_eq!(ended.said[WRONG].len(), STEPS, "{case}");
    Some(ended)
}

#[test]
fn a_rank_that_is_gone_ends_the_job() {
    for case in ["abort", "kill", "exit"] {
        check_ended(case);
    }
}

#[test]
fn a_rank_that_is_gone_is_lost_to_those_that_live_on() {
    check_recovered("kill");
}

/// As with a manager of jobs that lets the other ranks live.
pub(crate) fn check_recovered(case: &str) {
    let version = Command::new("mpirun").arg("--version").output();
    let version = version.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    if !version.is_ok_and(|it| it.contains("Open MPI) 4.")) {
        return;
    }
    let Some(ended) = job::run_with(case, 3, &["--enable-recovery"]) else {
        return;
    };
    for rank in [0, 2] {
        let said = &ended.said[rank];
        assert!(
            said[STEPS].starts_with("rank 1 is lost: "),
            "{said:?}\n{}",
            ended.printed
        );
        assert_eq!(said.last().unwrap(), "end");
    }
    assert!(ended.took < Duration::from_secs(30), "{:?}", ended.took);
}

fn hang(mut log: Log) {
    let mut rank = Rank::begin(&mut log);
    if rank.rank == WRONG {
        thread::sleep(Duration::from_secs(600));
    }
    // Only one of the others would notice by itself.
    if rank.rank == 0 {
        rank.sharded
            .collective_mut()
            .set_deadline(Duration::from_secs(2));
    }
    rank.fail(&mut log);
    log.end_all(&rank.universe.world(), &[WRONG]);
}

#[test]
fn a_rank_that_hangs_is_lost_behind_the_deadline() {
    if let Some(ended) = job::run("hang", 3) {
        check_hung(&ended);
    }
}

/// Rank 1 has hung, and rank 0 has noticed.
pub(crate) fn check_hung(ended: &Ended) {
    let lost = "rank 1 is lost: it has not answered for 2s";
    assert_eq!(ended.said[0][STEPS], lost, "{}", ended.printed);
    assert_eq!(
        ended.said[2][STEPS],
        format!("rank 1 is lost: rank 0 says that {lost}")
    );
    for rank in [0, 2] {
        let waited: u64 = ended.said[rank][STEPS + 1].parse().unwrap();
        assert!((1_000..20_000).contains(&waited), "{waited} ms");
        assert_eq!(ended.said[rank][STEPS + 2], "end");
    }
    assert!(ended.took < Duration::from_secs(60), "{:?}", ended.took);
}

fn panics(mut log: Log) {
    let mut rank = Rank::begin(&mut log);
    if rank.rank == WRONG {
        // Where MPI is finalized it would wait for the others. When they end it there, the `mpirun` of Open MPI 4.1.4 itself
        // may wait for ever behind them (for a lock, in `PMIx_server_finalize`).
        let Rank {
            sharded, universe, ..
        } = rank;
        std::mem::forget(universe);
        let unwound = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || {
            let _sharded = sharded;
            panic!("something is wrong with its pictures");
        }));
        assert!(unwound.is_err());
        log.say("end");
        thread::sleep(Duration::from_secs(600));
        return;
    }
    rank.fail(&mut log);
    log.end_all(&rank.universe.world(), &[]);
}

#[test]
fn a_rank_that_panics_tells_the_others() {
    let Some(ended) = job::run("panic", 3) else {
        return;
    };
    for rank in [0, 2] {
        let lost = "rank 1 is lost: rank 1 says that rank 1 is lost: it has panicked";
        assert_eq!(ended.said[rank][STEPS], lost, "{}", ended.printed);
        let waited: u64 = ended.said[rank][STEPS + 1].parse().unwrap();
        assert!(waited < 20_000, "{waited} ms");
    }
}

fn wrong(how: fn(&mut Rank) -> Result<Report, Error>, mut log: Log) {
    let rank = Rank::begin(&mut log);
    spoiled(rank, how, log);
}

/// A step that is not as it should be on one rank, and another that is.
pub(crate) fn spoiled(mut rank: Rank, how: fn(&mut Rank) -> Result<Report, Error>, mut log: Log) {
    let before = rank.model.digest();
    let taken = match rank.rank {
        WRONG => how(&mut rank),
        _ => rank.step(STEPS),
    };
    log.say(taken.expect_err("one of them is not sound"));
    assert_eq!(rank.model.digest(), before);
    assert_eq!(rank.sharded.steps(), STEPS as u64);
    rank.sharded.set_hyper("lr", 0.05).unwrap();
    let report = rank.step(STEPS).expect("all are sound");
    assert_ne!(rank.model.digest(), before);
    log.say(line(STEPS, &rank.model, &report));
}

fn without_one(rank: &mut Rank) -> Result<Report, Error> {
    let gradients = rank.model.gradients(STEPS, rank.rank);
    let mut params = rank.model.params(&gradients);
    params.pop();
    rank.sharded.step(&mut params)
}

fn other_rate(rank: &mut Rank) -> Result<Report, Error> {
    rank.sharded.set_hyper("lr", 0.5).unwrap();
    rank.step(STEPS)
}

fn with_nan(rank: &mut Rank) -> Result<Report, Error> {
    let mut gradients = rank.model.gradients(STEPS, rank.rank);
    gradients.tensors[0][7] = f32::NAN;
    rank.sharded.step(&mut rank.model.params(&gradients))
}

/// What each rank says of the step; behind the next all have the weights of one process.
pub(crate) fn errors(case: &str, model: Model) -> Option<Vec<String>> {
    const RANKS: usize = 3;
    let ended = job::run(case, RANKS)?;
    assert!(ended.well, "{}", ended.printed);
    let (lines, _) = in_one_process("adam", model, STEPS + 1, (RANKS, 1));
    for said in &ended.said {
        assert_eq!(said[STEPS + 1], lines[STEPS], "{case}");
    }
    Some(ended.said.iter().map(|said| said[STEPS].clone()).collect())
}

#[test]
fn other_parameters_are_told_of() {
    for error in errors("parameters", Model::new(1)).into_iter().flatten() {
        let text = "rank 1 has nothing, where rank 0 has parameter `p6` of shape [3, 1100]";
        assert!(error.starts_with(text), "{error}");
    }
}

#[test]
fn another_learning_rate_is_told_of() {
    for error in errors("rate", Model::new(1)).into_iter().flatten() {
        let text = "rank 1 has group `default` with Adam, lr = ";
        assert!(error.starts_with(text), "{error}");
    }
}

#[test]
fn what_is_not_finite_is_an_error_on_all() {
    let Some(errors) = errors("nan", Model::new(1)) else {
        return;
    };
    let own = errors
        .iter()
        .filter(|error| !error.contains(" did not go on: "));
    assert_eq!(own.count(), 1, "{errors:?}");
    assert!(
        errors.iter().all(|error| error.contains("p0")),
        "{errors:?}"
    );
}
