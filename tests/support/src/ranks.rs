//! Threads of one process as the ranks of a sharded optimizer.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use optim_runtime::{Collective, Error};

/// A rank that is a thread. When it is dropped, the others are told that it is lost.
pub struct Thread {
    shared: Arc<Shared>,
    rank: usize,
    deadline: Duration,
    /// Numbers of the next exchange of words, and of values.
    next: [u64; 2],
    /// Exchanges that have not ended, with room for what comes from each rank.
    started: VecDeque<(Number, Vec<Vec<u8>>)>,
    /// Bytes of values that this rank has sent.
    pub sent: u64,
    /// Calls so far, of whatever kind.
    calls: usize,
    /// The call at which this rank is gone, if that is to be seen.
    gone_at: Option<usize>,
}

struct Shared {
    ranks: usize,
    mail: Mutex<Mail>,
    arrived: Condvar,
}

#[derive(Default)]
struct Mail {
    /// By exchange, sender, receiver.
    letters: HashMap<(Number, usize, usize), Vec<u8>>,
    gone: Vec<usize>,
}

/// Of an exchange: of which kind it is, and which of that.
type Number = (usize, u64);

const WORDS: usize = 0;
const VALUES: usize = 1;

/// Runs the same on so many ranks, each on a thread of its own; what each has come to.
pub fn run<T: Send>(ranks: usize, of: impl Fn(Thread) -> T + Sync) -> Vec<T> {
    run_with(ranks, Duration::from_secs(60), of)
}

/// The same with a time after which a rank that does not answer is lost.
///
/// # Panics
/// If one of them does.
pub fn run_with<T: Send>(
    ranks: usize,
    deadline: Duration,
    of: impl Fn(Thread) -> T + Sync,
) -> Vec<T> {
    let shared = Arc::new(Shared {
        ranks,
        mail: Mutex::default(),
        arrived: Condvar::new(),
    });
    thread::scope(|scope| {
        let threads: Vec<_> = (0..ranks)
            .map(|rank| {
                let thread = Thread {
                    shared: Arc::clone(&shared),
                    rank,
                    deadline,
                    next: [0; 2],
                    started: VecDeque::new(),
                    sent: 0,
                    calls: 0,
                    gone_at: None,
                };
                let of = &of;
                scope.spawn(move || of(thread))
            })
            .collect();
        let done = threads.into_iter().map(|thread| thread.join());
        done.map(|of| of.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

impl Thread {
    /// Has this rank gone when it has been called so many times more.
    pub fn leave_in(&mut self, calls: usize) {
        self.gone_at = Some(self.calls + calls);
    }

    /// Exchanges of values that have begun so far.
    pub fn starts(&self) -> u64 {
        self.next[VALUES]
    }

    fn number(&mut self, kind: usize) -> Number {
        self.next[kind] += 1;
        (kind, self.next[kind])
    }

    fn post(&mut self, number: Number, to: usize, bytes: Vec<u8>) {
        let mut mail = self
            .shared
            .mail
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        mail.letters.insert((number, self.rank, to), bytes);
        self.shared.arrived.notify_all();
    }

    fn fetch(&self, number: Number, from: usize) -> Result<Vec<u8>, Error> {
        let until = Instant::now() + self.deadline;
        let mut mail = self
            .shared
            .mail
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(bytes) = mail.letters.remove(&(number, from, self.rank)) {
                return Ok(bytes);
            }
            let left = until.saturating_duration_since(Instant::now());
            let what = if mail.gone.contains(&from) {
                "it has ended"
            } else if left.is_zero() {
                "it has not answered in time"
            } else {
                let waited = self.shared.arrived.wait_timeout(mail, left);
                mail = waited.unwrap_or_else(PoisonError::into_inner).0;
                continue;
            };
            return Err(Error::RankLost {
                rank: Some(from),
                what: what.to_owned(),
            });
        }
    }

    /// Notes a call, at which this rank may be gone.
    fn call(&mut self) -> Result<(), Error> {
        self.calls += 1;
        if self.gone_at.is_some_and(|at| self.calls > at) {
            self.leave();
            return Err(Error::RankLost {
                rank: Some(self.rank),
                what: "it is to be gone".to_owned(),
            });
        }
        Ok(())
    }

    fn leave(&self) {
        let mut mail = self
            .shared
            .mail
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        mail.gone.push(self.rank);
        self.shared.arrived.notify_all();
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.leave();
    }
}

impl Collective for Thread {
    fn rank(&self) -> usize {
        self.rank
    }

    fn ranks(&self) -> usize {
        self.shared.ranks
    }

    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        self.call()?;
        let number = self.number(WORDS);
        for to in 0..self.ranks() {
            self.post(number, to, own.to_vec());
        }
        (0..self.ranks())
            .map(|from| self.fetch(number, from))
            .collect()
    }

    fn start(&mut self, send: Vec<Arc<Vec<u8>>>, receive: Vec<Vec<u8>>) -> Result<(), Error> {
        self.call()?;
        let number = self.number(VALUES);
        assert_eq!((send.len(), receive.len()), (self.ranks(), self.ranks()));
        assert_eq!((send[self.rank].len(), receive[self.rank].len()), (0, 0));
        for (to, bytes) in send.into_iter().enumerate() {
            self.sent += bytes.len() as u64;
            self.post(number, to, bytes.to_vec());
        }
        self.started.push_back((number, receive));
        Ok(())
    }

    fn has_come(&mut self) -> Result<bool, Error> {
        let Some((number, _)) = self.started.front() else {
            return Ok(false);
        };
        let mail = (self.shared.mail.lock()).unwrap_or_else(PoisonError::into_inner);
        let has = |from| mail.letters.contains_key(&(*number, from, self.rank));
        Ok((0..self.shared.ranks).all(has))
    }

    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error> {
        self.call()?;
        let (number, receive) = self
            .started
            .pop_front()
            .expect("an exchange that was started");
        let came = receive.into_iter().enumerate().map(|(from, mut room)| {
            let bytes = self.fetch(number, from)?;
            assert_eq!(bytes.len(), room.len(), "from {from} to {}", self.rank);
            room.copy_from_slice(&bytes);
            Ok(room)
        });
        came.collect()
    }
}

/// What is done with the calls of a rank beside making them.
pub trait Watch {
    /// What is told in the place of this.
    fn told(&mut self, rank: usize, own: &[u8]) -> Vec<u8> {
        let _ = rank;
        own.to_vec()
    }
    /// An exchange is to begin.
    fn starts(&mut self, send: &[Arc<Vec<u8>>], receive: &[Vec<u8>]) {
        let _ = (send, receive);
    }
    /// What is said of whether one has come, of so many that have begun.
    fn comes(&mut self, begun: u64, come: bool) -> bool {
        let _ = begun;
        come
    }
    /// The first of those that have begun is to end.
    fn finishes(&mut self) {}
}

/// A rank that is watched.
pub struct Watched<W> {
    /// Which makes the calls.
    pub thread: Thread,
    /// What is done beside.
    pub watch: W,
}

impl<W: Watch> Collective for Watched<W> {
    fn rank(&self) -> usize {
        self.thread.rank
    }

    fn ranks(&self) -> usize {
        self.thread.ranks()
    }

    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        let told = self.watch.told(self.thread.rank, own);
        self.thread.gather(&told)
    }

    fn start(&mut self, send: Vec<Arc<Vec<u8>>>, receive: Vec<Vec<u8>>) -> Result<(), Error> {
        self.watch.starts(&send, &receive);
        self.thread.start(send, receive)
    }

    fn has_come(&mut self) -> Result<bool, Error> {
        let come = self.thread.has_come()?;
        Ok(self.watch.comes(self.thread.starts(), come))
    }

    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error> {
        self.watch.finishes();
        self.thread.finish()
    }
}

/// Where the memory lies that a rank gives, and how much of it is on its way.
#[derive(Default)]
pub struct Memory {
    /// Addresses since they were looked at last.
    pub given: HashSet<usize>,
    on_their_way: VecDeque<usize>,
    /// Bytes that were on their way at one time, and exchanges.
    pub most: (usize, usize),
    /// Whether it is said that nothing has come.
    waits: bool,
}

impl Memory {
    /// Of a rank that is told that nothing has come.
    pub fn that_waits() -> Self {
        Self {
            waits: true,
            ..Self::default()
        }
    }
}

impl Watch for Memory {
    fn starts(&mut self, send: &[Arc<Vec<u8>>], receive: &[Vec<u8>]) {
        let mut all: Vec<&Vec<u8>> = send.iter().map(Arc::as_ref).chain(receive).collect();
        all.retain(|it| !it.is_empty());
        all.sort_by_key(|it| it.as_ptr());
        all.dedup_by_key(|it| it.as_ptr());
        self.given.extend(all.iter().map(|it| it.as_ptr() as usize));
        let bytes = all.iter().map(|it| it.len());
        self.on_their_way.push_back(bytes.sum());
        let now = (self.on_their_way.iter().sum(), self.on_their_way.len());
        self.most = (self.most.0.max(now.0), self.most.1.max(now.1));
    }
    fn comes(&mut self, _begun: u64, come: bool) -> bool {
        come && !self.waits
    }
    fn finishes(&mut self) {
        self.on_their_way.pop_front();
    }
}
