//! Whole jobs: each test starts `mpirun` with this program, whose test `as_rank` is then a rank.

mod ahead;
mod bits;
mod collective;
mod failures;
mod fashion;
mod job;
mod model;
mod rank;

/// What a rank does. It is a test of nothing where no job has started it.
#[test]
fn as_rank() {
    let Some((case, log)) = job::asked_for() else {
        return;
    };
    let cases = [
        ahead::CASES,
        bits::CASES,
        collective::CASES,
        failures::CASES,
        fashion::CASES,
    ];
    let found = cases.concat().into_iter().find(|(name, _)| *name == case);
    let (_, of) = found.expect("a case of this name");
    of(log);
}
