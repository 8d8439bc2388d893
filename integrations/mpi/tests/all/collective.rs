//! What ranks send comes, in order, whole, and to no one else.

use std::sync::Arc;
use std::time::{Duration, Instant};

use optim_mpi::MpiRanks;
use optim_mpi::mpi::traits::{Communicator as _, Destination as _, Source as _};
use optim_runtime::Collective as _;

use crate::job::{self, Case, Log};

pub(crate) const CASES: &[Case] = &[
    ("exchange", exchange),
    ("behind-the-end", behind_the_end),
    ("too-little", |log| other_lengths(10, log)),
    ("too-much", |log| other_lengths(30, log)),
    ("out-of-step-0", |log| out_of_step(0, log)),
    ("out-of-step-1", |log| out_of_step(1, log)),
];

fn bytes(from: usize, to: usize, len: usize) -> Vec<u8> {
    (0..len)
        .map(|index| (index * 31 + from * 7 + to) as u8)
        .collect()
}

/// Lengths around those of messages.
const LENGTHS: [usize; 9] = [0, 1, 3, 495, 496, 497, 1000, 1001, 100_003];

fn exchange(mut log: Log) {
    let (universe, ranks) = log.begin();
    let world = universe.world();
    let mut ranks: MpiRanks = ranks.with_messages_of(1000);
    let (own, count) = (ranks.rank(), ranks.ranks());
    // The program's own message, with the tag that is used inside, is under way all the time.
    let (next, before) = ((own + 1) % count, (own + count - 1) % count);
    world
        .process_at_rank(next as i32)
        .send_with_tag(&[own as u64], 1);
    for (turn, len) in LENGTHS.into_iter().enumerate() {
        // Each tells as much more as its number is.
        let told = ranks.gather(&bytes(own, 0, len + own)).unwrap();
        let expected: Vec<_> = (0..count).map(|from| bytes(from, 0, len + from)).collect();
        assert_eq!(told, expected, "{len} bytes");
        // Three at a time, of which some have nothing for a rank.
        let length =
            |from: usize, to: usize, at: usize| match from == to || (from + to + at) % 4 == 3 {
                true => 0,
                false => LENGTHS[(turn + from + 2 * to + at) % LENGTHS.len()],
            };
        for at in 0..3 {
            let send = (0..count)
                .map(|to| Arc::new(bytes(own, to, length(own, to, at))))
                .collect();
            // What was there before is gone.
            let receive: Vec<_> = (0..count)
                .map(|from| vec![7; length(from, own, at)])
                .collect();
            ranks.start(send, receive).unwrap();
        }
        for at in 0..3 {
            let came = ranks.finish().unwrap();
            let expected: Vec<_> = (0..count)
                .map(|from| bytes(from, own, length(from, own, at)))
                .collect();
            assert_eq!(came, expected, "exchange {at} of turn {turn}");
        }
    }
    let (came, _) = world
        .process_at_rank(before as i32)
        .receive_with_tag::<u64>(1);
    assert_eq!(came, before as u64);
    log.say("all has come");
}

#[test]
fn what_is_sent_comes() {
    for ranks in 1..=4 {
        let Some(ended) = job::run("exchange", ranks) else {
            return;
        };
        assert!(ended.well, "{}", ended.printed);
        assert!(ended.said.iter().all(|said| said[..] == ["all has come"]));
    }
}

fn behind_the_end(mut log: Log) {
    let (universe, mut ranks) = log.begin();
    ranks.gather(&[]).unwrap();
    drop(universe);
    let again = MpiRanks::new(&optim_mpi::mpi::topology::SimpleCommunicator::world());
    for error in [ranks.gather(&[]).unwrap_err(), again.unwrap_err()] {
        log.say(error);
    }
}

#[test]
fn no_call_is_made_behind_the_end_of_mpi() {
    let Some(ended) = job::run("behind-the-end", 2) else {
        return;
    };
    assert!(ended.well, "{}", ended.printed);
    let line = "ranks are lost: MPI has been finalized";
    assert!(
        ended.said.iter().all(|said| said[..] == [line, line]),
        "{:?}",
        ended.said
    );
}

/// One rank sends so many bytes where 20 are to come.
fn other_lengths(bytes: usize, mut log: Log) {
    let (universe, mut ranks) = log.begin();
    let own = ranks.rank();
    let mut send: Vec<_> = (0..3)
        .map(|to| Arc::new(vec![1; if to == own { 0 } else { 20 }]))
        .collect();
    let receive: Vec<_> = send.iter().map(|bytes| bytes.to_vec()).collect();
    if own == 1 {
        send[0] = Arc::new(vec![1; bytes]);
    }
    ranks.start(send, receive).unwrap();
    match ranks.finish() {
        Ok(_) => log.say("well"),
        Err(error) => log.say(error),
    }
    log.say(ranks.gather(&[]).unwrap_err());
    log.end_all(&universe.world(), &[]);
}

#[test]
fn other_lengths_than_are_expected_are_an_error_at_once() {
    let Some(ended) = job::run("too-little", 3) else {
        return;
    };
    let lost = "rank 1 is lost: it has sent 10 bytes where 20 were to come";
    assert_eq!(ended.said[0][..2], [lost, lost], "{}", ended.printed);
    for rank in [1, 2] {
        let told = format!("rank 1 is lost: rank 0 says that {lost}");
        assert_eq!(ended.said[rank][1], told);
    }
    assert!(ended.took < Duration::from_secs(30));
    let ended = job::run("too-much", 3).expect("it was there before");
    assert!(
        ended.said[0][0].starts_with("rank 1 is lost: MPI says MPI_ERR_TRUNCATE"),
        "{:?}",
        ended.said
    );
    assert!(
        ended
            .said
            .iter()
            .all(|said| said[1].starts_with("rank 1 is lost: ")),
        "{:?}",
        ended.said
    );
}

/// A second, in which somebody else is waited for; who waits longer is told.
const SHORT: Duration = Duration::from_secs(1);

/// Rank 1 leaves an exchange of values out, and tells something that the others do not. One of the ranks waits for a short time alone.
fn out_of_step(impatient: usize, mut log: Log) {
    let (universe, mut ranks) = log.begin();
    let own = ranks.rank();
    if own == impatient {
        ranks.set_deadline(SHORT);
    }
    ranks.gather(b"all begin").unwrap();
    let begun = Instant::now();
    if own == 1 {
        log.say(ranks.gather(b"something else").unwrap_err());
    } else {
        let lengths: Vec<_> = (0..3).map(|to| if to == own { 0 } else { 20 }).collect();
        let send = lengths.iter().map(|len| Arc::new(vec![1; *len])).collect();
        let receive = lengths.iter().map(|len| vec![0; *len]).collect();
        ranks.start(send, receive).unwrap();
        log.say(ranks.finish().unwrap_err());
    }
    log.say(begun.elapsed().as_millis());
    log.say(ranks.gather(&[]).unwrap_err());
    log.end_all(&universe.world(), &[]);
}

#[test]
fn a_rank_that_is_out_of_step_is_lost_behind_the_deadline() {
    // Who waits for values misses rank 1, which waits for words of all others, of which rank 0 is the first.
    for (impatient, missed) in [(0, 1), (1, 0)] {
        let Some(ended) = job::run(&format!("out-of-step-{impatient}"), 3) else {
            return;
        };
        let lost = format!("rank {missed} is lost: it has not answered for 1s");
        for (rank, said) in ended.said.iter().enumerate() {
            let told = format!("rank {missed} is lost: rank {impatient} says that {lost}");
            let expected = if rank == impatient { &lost } else { &told };
            assert_eq!(said[0], *expected, "rank {rank}\n{}", ended.printed);
            let waited: u64 = said[1].parse().unwrap();
            assert!((900..10_000).contains(&waited), "{waited} ms");
            assert_eq!(said[2..], [expected.as_str(), "end"]);
        }
        assert!(ended.took < Duration::from_secs(30), "{:?}", ended.took);
    }
}
