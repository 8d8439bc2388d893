//! What ends on one rank ends on all, in time, and nothing is half written.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use optim_mpi::MpiRanks;
use optim_mpi::mpi::environment::Universe;
use optim_runtime::{Collective as _, Error, Report, ShardedOptimizer};

use crate::job::{self, Case, Ended, Log};
use crate::model::{Model, optimizer};

pub(crate) const CASES: &[Case] = &[
    ("abort", |log| ends(|| std::process::abort(), log)),
    ("kill", |log| ends(kill, log)),
    ("exit", |log| ends(|| std::process::exit(0), log)),
    ("hang", hang),
    ("panic", panics),
    ("parameters", |log| spoiled(without_one, log)),
    ("rate", |log| spoiled(other_rate, log)),
    ("nan", |log| spoiled(with_nan, log)),
];

/// Steps that are as they should be.
const STEPS: usize = 3;

/// The rank that something is wrong with.
const WRONG: usize = 1;

/// A rank that has taken steps, and the gradients of the one to come.
struct Rank {
    sharded: ShardedOptimizer<MpiRanks>,
    model: Model,
    rank: usize,
    // It is dropped last: behind it nobody is spoken with.
    universe: Universe,
}

impl Rank {
    fn begin(log: &mut Log) -> Self {
        let (universe, ranks) = log.begin();
        let rank = ranks.rank();
        let sharded = ShardedOptimizer::new(optimizer("adam"), ranks)
            .unwrap()
            .with_bucket(4096);
        let mut all = Self {
            sharded,
            model: Model::new(1),
            rank,
            universe,
        };
        for step in 0..STEPS {
            all.step(step).expect("all is well");
            log.say(format!("step {step}"));
        }
        all
    }

    fn step(&mut self, step: usize) -> Result<Report, Error> {
        let gradients = self.model.gradients(step, self.rank);
        self.sharded.step(&mut self.model.params(&gradients))
    }

    /// A step that cannot be taken.
    fn fail(&mut self, log: &mut Log) {
        let before = self.model.digest();
        let begun = Instant::now();
        let error = self.step(STEPS).expect_err("a rank is lost");
        log.say(&error);
        log.say(begun.elapsed().as_millis());
        assert_eq!(self.model.digest(), before);
        assert_eq!(self.sharded.steps(), STEPS as u64);
        assert_eq!(self.step(STEPS).expect_err("it stays lost"), error);
    }
}

fn kill() -> ! {
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
fn check_ended(case: &str) -> Option<Ended> {
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

/// As with a manager of jobs that lets the other ranks live.
#[test]
fn a_rank_that_is_gone_is_lost_to_those_that_live_on() {
    let version = Command::new("mpirun").arg("--version").output();
    let version = version.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    if !version.is_ok_and(|it| it.contains("Open MPI) 4.")) {
        return;
    }
    let Some(ended) = job::run_with("kill", 3, &["--enable-recovery"]) else {
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
    let Some(ended) = job::run("hang", 3) else {
        return;
    };
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

/// A step that is not as it should be on one rank, and another that is.
fn spoiled(how: fn(&mut Rank) -> Result<Report, Error>, mut log: Log) {
    let mut rank = Rank::begin(&mut log);
    let before = rank.model.digest();
    let taken = match rank.rank {
        WRONG => how(&mut rank),
        _ => rank.step(STEPS),
    };
    log.say(taken.expect_err("one of them is not sound"));
    assert_eq!(rank.model.digest(), before);
    assert_eq!(rank.sharded.steps(), STEPS as u64);
    rank.sharded.set_hyper("lr", 0.05).unwrap();
    rank.step(STEPS).expect("all are sound");
    assert_ne!(rank.model.digest(), before);
    log.say(format!("{:016x}", rank.model.digest()));
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

/// What each rank says of the step; all have the same weights behind the next.
fn errors(case: &str) -> Option<Vec<String>> {
    let ended = job::run(case, 3)?;
    assert!(ended.well, "{}", ended.printed);
    let weights = &ended.said[0][STEPS + 1];
    assert!(ended.said.iter().all(|said| said[STEPS + 1] == *weights));
    Some(ended.said.iter().map(|said| said[STEPS].clone()).collect())
}

#[test]
fn other_parameters_are_told_of() {
    for error in errors("parameters").into_iter().flatten() {
        let text = "rank 1 has nothing, where rank 0 has parameter `p6` of shape [3, 1100]";
        assert!(error.starts_with(text), "{error}");
    }
}

#[test]
fn another_learning_rate_is_told_of() {
    for error in errors("rate").into_iter().flatten() {
        let text = "rank 1 has group `default` with Adam, lr = ";
        assert!(error.starts_with(text), "{error}");
    }
}

#[test]
fn what_is_not_finite_is_an_error_on_all() {
    let Some(errors) = errors("nan") else {
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
