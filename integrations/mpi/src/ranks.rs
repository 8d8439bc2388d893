//! [`MpiRanks`]: the processes of a communicator.

use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use mpi::ffi;
use mpi::traits::Communicator;
use optim_runtime::{Collective, Error};

use crate::calls::{Own, Refusal, check, check_running, test};
use crate::patience::Patience;
use crate::transfer::{Kind, MESSAGE, Transfer, room};

/// So long a rank is waited for if nothing else is said.
const DEADLINE: Duration = Duration::from_secs(300);

/// Bytes of the first message of what a rank tells; what is longer follows in others.
const HEAD: usize = 512;
/// Of these the first tell which exchange it is, and how long all is that is told.
const NUMBERS: usize = 16;

/// Bytes of what is said of trouble.
const TROUBLE: usize = 512;

/// The processes of an MPI communicator as the ranks of a [`ShardedOptimizer`](optim_runtime::ShardedOptimizer).
///
/// They speak on a duplicate of the communicator, so nothing that the program sends itself is mixed with it.
///
/// A rank that does not go on for longer than the [deadline](Self::with_deadline) is lost, to all: the one that has noticed tells
/// the others. Every call gives an error from then on. A process that is left behind keeps MPI from ending; so a program that has
/// an error ends by `world.abort(1)` of the crate `mpi`, which ends all processes.
///
/// Buffers that MPI may still write are never freed. If ranks are lost, they stay in memory until the process ends.
///
/// Calls are made by the thread that has made it. If that is not the one that has initialized MPI, it needs
/// `mpi::initialize_with_threading(Threading::Serialized)`.
///
/// ```no_run
/// use std::time::Duration;
///
/// use optim_mpi::MpiRanks;
/// use optim_mpi::mpi::{Threading, initialize_with_threading};
/// use optim_mpi::optim_runtime::{Adam, Collective as _, Optimizer, Param, ShardedOptimizer};
///
/// // Steps run on several threads, of which one speaks with other ranks.
/// let (universe, _) = initialize_with_threading(Threading::Funneled).expect("it is not initialized yet");
/// let ranks = MpiRanks::new(&universe.world())?.with_deadline(Duration::from_secs(30));
/// let rank = ranks.rank();
/// let optimizer = Optimizer::new(Adam::default())?.with_mean_of_accumulated(true);
/// let mut optimizer = ShardedOptimizer::new(optimizer, ranks)?;
/// // The same weights on each rank, and the gradient of its own micro-batch.
/// let (mut w, g) = ([1.0_f32, -2.0], [0.5, 0.1 * rank as f32]);
/// optimizer.step(&mut [Param::new("w", &mut w, &g)?])?;
/// # Ok::<(), optim_mpi::optim_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct MpiRanks {
    own: Own,
    deadline: Duration,
    /// Bytes of a message at most.
    cut: usize,
    /// Exchanges of words so far.
    exchanges: u64,
    /// Those of values that have not ended.
    started: VecDeque<Vec<Transfer>>,
    /// What is listened to all the time.
    trouble: Option<Transfer>,
    traffic: Traffic,
    lost: Option<Error>,
    /// It stays on the thread that has made it.
    thread: PhantomData<*const ()>,
}

/// Bytes that a rank has sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Traffic {
    /// Gradients and weights.
    pub values: u64,
    /// What is told about a step: that all take the same, norms, sums over the model.
    pub words: u64,
    /// Messages.
    pub messages: u64,
}

/// What is seen of transfers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// All have been there.
    Done,
    /// Some more than before.
    Moved,
    Same,
}

impl MpiRanks {
    /// The processes of this communicator, which all call it. At first the deadline is five minutes, also for this call.
    ///
    /// # Errors
    /// [`Error::RankLost`] if not all have called it in time, or if MPI says that it cannot be done.
    pub fn new<C: Communicator + ?Sized>(communicator: &C) -> Result<Self, Error> {
        let refused = |what| Error::RankLost { rank: None, what };
        check_running().map_err(refused)?;
        // MPI writes it when all have called; if not all do, it stays for good.
        // SAFETY: It is a constant of the library.
        let duplicate = Box::into_raw(Box::new(unsafe { ffi::RSMPI_COMM_NULL }));
        let raw = duplicated(communicator.as_raw(), duplicate).map_err(refused)?;
        let own = Own::new(raw).map_err(refused)?;
        let trouble = (own.ranks > 1).then(|| Transfer::for_trouble(TROUBLE, &own));
        Ok(Self {
            trouble: trouble.transpose().map_err(refused)?,
            own,
            deadline: DEADLINE,
            cut: MESSAGE,
            exchanges: 0,
            started: VecDeque::new(),
            traffic: Traffic::default(),
            lost: None,
            thread: PhantomData,
        })
    }

    /// How long a rank is waited for that does not go on, before it is lost. It must be longer than the steps of ranks are apart:
    /// the time of a batch, of an evaluation, or of a checkpoint that one rank writes alone. It may differ between ranks.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.set_deadline(deadline);
        self
    }

    /// The same between steps, by [`ShardedOptimizer::collective_mut`](optim_runtime::ShardedOptimizer::collective_mut).
    pub fn set_deadline(&mut self, deadline: Duration) {
        self.deadline = deadline;
    }

    /// Cuts values into messages of at most so many bytes, at least one and at most 1 GiB, which it is at first: MPI counts up to
    /// 2³¹. It has to be the same on all ranks.
    #[must_use]
    pub fn with_messages_of(mut self, bytes: usize) -> Self {
        self.cut = bytes.clamp(1, MESSAGE);
        self
    }

    /// What this rank has sent so far.
    pub fn traffic(&self) -> Traffic {
        self.traffic
    }

    /// Whether all can be spoken with, as far as is known.
    fn begin(&mut self) -> Result<(), Error> {
        if let Some(error) = &self.lost {
            return Err(error.clone());
        }
        if let Err(what) = check_running() {
            return Err(self.lose(None, what));
        }
        Ok(())
    }

    /// Ranks do not hear each other any more; tells them.
    fn lose(&mut self, rank: Option<usize>, what: String) -> Error {
        if let Some(error) = &self.lost {
            return error.clone();
        }
        let error = Error::RankLost { rank, what };
        self.lost = Some(error.clone());
        if check_running().is_ok() {
            self.tell_of(rank, &error);
        }
        error
    }

    /// Tells all of trouble. Whether they hear it is not waited for.
    fn tell_of(&self, rank: Option<usize>, error: &Error) {
        let of = rank.map_or(u64::MAX, |rank| rank as u64);
        let mut words = of.to_le_bytes().to_vec();
        let text = format!("rank {} says that {error}", self.own.rank);
        words.extend(text.bytes().take(TROUBLE - words.len()));
        let others = (0..self.own.ranks).filter(|to| *to != self.own.rank);
        let told: Vec<_> = others
            .filter_map(|to| Transfer::of_trouble(to, words.clone(), &self.own).ok())
            .collect();
        // MPI sends on when it is called.
        let mut patience = Patience::new(Duration::from_millis(20));
        let mut open: Vec<_> = told.into_iter().collect();
        while !open.is_empty() && patience.wait() {
            open.retain_mut(|transfer| transfer.look().is_ok() && !transfer.is_done());
        }
    }

    /// Whether others have told of trouble.
    fn hear(&mut self) -> Result<(), Error> {
        let Some(mut trouble) = self.trouble.take() else {
            return Ok(());
        };
        match trouble.look() {
            Ok(false) => {
                self.trouble = Some(trouble);
                Ok(())
            }
            Ok(true) => {
                let words = trouble.into_bytes();
                let (of, text) = words.split_at(words.len().min(8));
                let of = of.try_into().map_or(u64::MAX, u64::from_le_bytes);
                let error = Error::RankLost {
                    rank: usize::try_from(of).ok().filter(|it| *it < self.own.ranks),
                    what: String::from_utf8_lossy(text).into_owned(),
                };
                // The one that has noticed tells all.
                self.lost = Some(error.clone());
                Err(error)
            }
            Err(what) => Err(self.lose(None, what)),
        }
    }

    /// Looks how far these are.
    fn look(&mut self, transfers: &mut [Transfer]) -> Result<Look, Error> {
        let (mut open, mut moved) = (false, false);
        for transfer in transfers.iter_mut().filter(|it| !it.is_done()) {
            match transfer.look() {
                Ok(more) => moved |= more,
                Err(what) => return Err(self.lose(Some(transfer.peer), what)),
            }
            open |= !transfer.is_done();
        }
        Ok(match (open, moved) {
            (false, _) => Look::Done,
            (true, true) => Look::Moved,
            (true, false) => Look::Same,
        })
    }

    /// Waits until all have been there.
    fn wait(&mut self, transfers: &mut [Transfer]) -> Result<(), Error> {
        let mut patience = Patience::new(self.deadline);
        loop {
            let look = self.look(transfers)?;
            if look == Look::Done {
                return Ok(());
            }
            self.hear()?;
            if look == Look::Moved {
                patience.renew();
            } else if !patience.wait() {
                // Who does not send is missed before who does not take.
                let left = transfers.iter().filter(|it| !it.is_done());
                let rank = left.min_by_key(|it| !it.comes()).map(|it| it.peer);
                let what = format!("it has not answered for {:?}", self.deadline);
                return Err(self.lose(rank, what));
            }
        }
    }

    /// Begins to send, to all others.
    fn send(&mut self, to: usize, bytes: Arc<Vec<u8>>, kind: Kind) -> Result<Transfer, Error> {
        self.traffic.messages += bytes.len().div_ceil(self.cut) as u64;
        let sent = Transfer::to(to, bytes, kind, (&self.own, self.cut));
        sent.map_err(|what| self.lose(Some(to), what))
    }

    fn others(&self) -> impl Iterator<Item = usize> + use<> {
        let own = self.own.rank;
        (0..self.own.ranks).filter(move |rank| *rank != own)
    }

    /// Takes apart what a rank has told first: how long all of it is, and what is here of it.
    fn opened(
        &mut self,
        from: usize,
        mut head: Vec<u8>,
        exchange: u64,
    ) -> Result<(usize, Vec<u8>), Error> {
        let number = |at: usize| {
            let bytes = head.get(at..at + 8)?;
            Some(u64::from_le_bytes(bytes.try_into().ok()?))
        };
        let numbers = number(0).zip(number(8));
        let length = numbers.and_then(|(theirs, length)| {
            let length = usize::try_from(length).ok()?;
            let here = length.min(HEAD - NUMBERS);
            (theirs == exchange && head.len() == NUMBERS + here).then_some(length)
        });
        match length {
            Some(length) => {
                head.drain(..NUMBERS);
                Ok((length, head))
            }
            None => Err(self.lose(
                Some(from),
                "it does not speak of what the others speak of".to_owned(),
            )),
        }
    }
}

impl Collective for MpiRanks {
    fn rank(&self) -> usize {
        self.own.rank
    }

    fn ranks(&self) -> usize {
        self.own.ranks
    }

    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        self.begin()?;
        self.exchanges += 1;
        let exchange = self.exchanges;
        let (mut coming, mut going) = (Vec::new(), Vec::new());
        for from in self.others() {
            let head = Transfer::up_to(from, HEAD, &self.own);
            coming.push(head.map_err(|what| self.lose(Some(from), what))?);
        }
        let (first, rest) = own.split_at(own.len().min(HEAD - NUMBERS));
        let mut head = exchange.to_le_bytes().to_vec();
        head.extend((own.len() as u64).to_le_bytes());
        head.extend(first);
        let (head, rest) = (Arc::new(head), Arc::new(rest.to_vec()));
        for to in self.others() {
            self.traffic.words += (head.len() + rest.len()) as u64;
            going.push(self.send(to, Arc::clone(&head), Kind::Words)?);
            going.push(self.send(to, Arc::clone(&rest), Kind::Words)?);
        }
        self.wait(&mut coming)?;
        let mut all = vec![Vec::new(); self.own.ranks];
        let mut rests = Vec::new();
        for head in coming {
            let from = head.peer;
            let (length, words) = self.opened(from, head.into_bytes(), exchange)?;
            let rest = room(length - words.len())
                .and_then(|room| Transfer::from(from, room, Kind::Words, (&self.own, self.cut)));
            rests.push(rest.map_err(|what| self.lose(Some(from), what))?);
            all[from] = words;
        }
        self.wait(&mut rests)?;
        self.wait(&mut going)?;
        for rest in rests {
            let from = rest.peer;
            all[from].append(&mut rest.into_bytes());
        }
        all[self.own.rank] = own.to_vec();
        Ok(all)
    }

    fn start(&mut self, send: Vec<Arc<Vec<u8>>>, receive: Vec<Vec<u8>>) -> Result<(), Error> {
        self.begin()?;
        let ranks = self.own.ranks;
        assert_eq!(
            (send.len(), receive.len()),
            (ranks, ranks),
            "one of each rank"
        );
        let mut transfers = Vec::with_capacity(2 * ranks);
        let own = self.own.rank;
        let receive = receive.into_iter().enumerate();
        for (from, room) in receive.filter(|(from, _)| *from != own) {
            let coming = Transfer::from(from, room, Kind::Values, (&self.own, self.cut));
            transfers.push(coming.map_err(|what| self.lose(Some(from), what))?);
        }
        for (to, bytes) in send.into_iter().enumerate().filter(|(to, _)| *to != own) {
            self.traffic.values += bytes.len() as u64;
            transfers.push(self.send(to, bytes, Kind::Values)?);
        }
        self.started.push_back(transfers);
        Ok(())
    }

    fn has_come(&mut self) -> Result<bool, Error> {
        self.begin()?;
        let Some(mut transfers) = self.started.pop_front() else {
            return Ok(false);
        };
        let come = self.look(&mut transfers);
        self.started.push_front(transfers);
        self.hear()?;
        Ok(come? == Look::Done)
    }

    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error> {
        self.begin()?;
        let mut transfers = (self.started.pop_front()).expect("an exchange that was started");
        self.wait(&mut transfers)?;
        let mut all = vec![Vec::new(); self.own.ranks];
        for transfer in transfers {
            let from = transfer.peer;
            if transfer.comes() {
                all[from] = transfer.into_bytes();
            }
        }
        Ok(all)
    }
}

impl Drop for MpiRanks {
    fn drop(&mut self) {
        if check_running().is_err() {
            return;
        }
        if std::thread::panicking() && self.lost.is_none() {
            self.lose(Some(self.own.rank), "it has panicked".to_owned());
        }
        // What is on its way needs the communicator.
        if self.lost.is_none() && self.started.is_empty() {
            if let Some(trouble) = self.trouble.take() {
                trouble.cancel();
            }
            self.own.free();
        }
    }
}

/// Has a communicator duplicated, once all its processes ask for it.
fn duplicated(of: ffi::MPI_Comm, into: *mut ffi::MPI_Comm) -> Result<ffi::MPI_Comm, Refusal> {
    // SAFETY: It is a constant of the library.
    let mut request = unsafe { ffi::RSMPI_REQUEST_NULL };
    // SAFETY: The communicator is one of the crate `mpi`, which frees it with its owner, and a reference to that is there. What
    // MPI writes to is freed below, when it has been written.
    check(unsafe { ffi::MPI_Comm_idup(of, into, &raw mut request) })?;
    let mut patience = Patience::new(DEADLINE);
    // SAFETY: The request is one that MPI has given.
    while (unsafe { test(&mut request) })?.is_none() {
        if !patience.wait() {
            return Err(format!("not all have begun within {DEADLINE:?}"));
        }
    }
    // SAFETY: It comes from a box, MPI has written it, and nobody else frees it.
    Ok(unsafe { *Box::from_raw(into) })
}
