//! How a step is run: instruction set, threads, block length.

#[cfg(feature = "rayon")]
use std::sync::OnceLock;
#[cfg(feature = "rayon")]
use std::sync::atomic::{AtomicU64, Ordering};
#[cfg(feature = "rayon")]
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::value::instruction_set::{Detected, InstructionSet};

/// Weights in a block, the unit that threads share out. A block of the four `f32` streams of
/// Adam is 128 KiB, a part of a core's second-level cache.
const BLOCK: usize = 8_192;

/// Steps that move fewer bytes stay on the caller's thread, even with others awake: telling them
/// takes about a microsecond.
#[cfg(feature = "rayon")]
const WARM_FROM: usize = 1 << 20;

/// The same with the others asleep: waking them takes the caller tens of microseconds, and them a
/// hundred.
#[cfg(feature = "rayon")]
const COLD_FROM: usize = 12 << 20;

/// How long after a step the pool's threads are still awake, looking for work.
#[cfg(feature = "rayon")]
const AWAKE: Duration = Duration::from_micros(15);

/// How long a step that is shared at any price waits for the other threads.
#[cfg(feature = "rayon")]
const LONG_WAIT: Duration = Duration::from_millis(20);

/// How a step is run. The default is the best this machine has.
///
/// Every choice gives the same bits; they differ in speed.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(feature = "rayon"),
    allow(dead_code, reason = "one thread takes everything in one go")
)]
pub struct Exec {
    pub(crate) set: Detected,
    pub(crate) threads: Threads,
    pub(crate) block: usize,
    /// Given number of weights from which on a step is shared.
    parallel_from: Option<usize>,
}

/// Where blocks run.
#[derive(Clone, Debug)]
pub(crate) enum Threads {
    /// On the caller's thread.
    Caller,
    /// On rayon's global pool, or the pool the caller is in.
    #[cfg(feature = "rayon")]
    Current,
    /// On a pool that was given.
    #[cfg(feature = "rayon")]
    Pool(std::sync::Arc<rayon::ThreadPool>),
}

impl Default for Exec {
    fn default() -> Self {
        Self {
            set: Detected::best(),
            #[cfg(feature = "rayon")]
            threads: Threads::Current,
            #[cfg(not(feature = "rayon"))]
            threads: Threads::Caller,
            block: BLOCK,
            parallel_from: None,
        }
    }
}

#[cfg(feature = "rayon")]
impl Threads {
    /// Number of threads that could help the caller's.
    pub(crate) fn others(&self) -> usize {
        match self {
            Self::Caller => 0,
            Self::Current => rayon::current_num_threads() - 1,
            Self::Pool(pool) => pool.current_num_threads() - 1,
        }
    }

    /// Tells the pool of something to do.
    pub(crate) fn spawn(&self, help: impl FnOnce() + Send + 'static) {
        match self {
            Self::Caller => help(),
            Self::Current => rayon::spawn(help),
            Self::Pool(pool) => pool.spawn(help),
        }
    }
}

/// One step: whether it is shared, and at its end a note of when that was.
#[cfg(feature = "rayon")]
pub(crate) struct Turn {
    /// How long to wait for other threads; `None` for a step on the caller's alone.
    pub(crate) wait: Option<Duration>,
    /// Large enough that the time of its end matters.
    noted: bool,
}

#[cfg(feature = "rayon")]
impl Drop for Turn {
    fn drop(&mut self) {
        if self.noted {
            LAST_STEP.store(now(), Ordering::Relaxed);
        }
    }
}

/// When the last large step ended, in nanoseconds.
#[cfg(feature = "rayon")]
static LAST_STEP: AtomicU64 = AtomicU64::new(0);

/// Nanoseconds since the first call, and a little more than zero then.
#[cfg(feature = "rayon")]
fn now() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let start = START.get_or_init(Instant::now);
    // Far from every end of the clock.
    const BASE: u64 = 1 << 40;
    BASE + u64::try_from(start.elapsed().as_nanos()).unwrap_or(0)
}

impl Exec {
    /// Everything on the caller's thread.
    #[must_use]
    pub fn serial() -> Self {
        Self {
            threads: Threads::Caller,
            ..Self::default()
        }
    }

    /// Uses this pool instead of rayon's global one.
    #[cfg(feature = "rayon")]
    #[must_use]
    pub fn with_pool(mut self, pool: std::sync::Arc<rayon::ThreadPool>) -> Self {
        self.threads = Threads::Pool(pool);
        self
    }

    /// Uses this instruction set instead of the best one there is.
    ///
    /// # Errors
    /// [`Error::MissingInstructionSet`] if this processor does not have it.
    pub fn with_instruction_set(mut self, set: InstructionSet) -> Result<Self, Error> {
        self.set = Detected::new(set).ok_or(Error::MissingInstructionSet(set))?;
        Ok(self)
    }

    /// Steps over fewer weights than this, all parameters together, stay on the caller's thread.
    ///
    /// If this is not given, the step's size decides, and whether other threads are awake. With 0
    /// every step is shared and waits for the other threads to take their part, which is for tests.
    #[must_use]
    pub fn with_parallel_from(mut self, weights: usize) -> Self {
        self.parallel_from = Some(weights);
        self
    }

    /// Whether a step that moves at most this many bytes stays on the caller's thread for sure.
    pub(crate) fn is_alone(&self, bytes: usize) -> bool {
        #[cfg(not(feature = "rayon"))]
        let _ = bytes;
        match self.threads {
            Threads::Caller => true,
            #[cfg(feature = "rayon")]
            _ => self.parallel_from.is_none() && bytes < WARM_FROM,
        }
    }

    /// How to run a step over this many weights that moves this many bytes.
    #[cfg(feature = "rayon")]
    pub(crate) fn turn(&self, weights: usize, bytes: usize) -> Turn {
        let turn = |wait, noted| Turn { wait, noted };
        let late = Some(Duration::ZERO);
        match (&self.threads, self.parallel_from) {
            (Threads::Caller, _) => turn(None, false),
            (_, Some(0)) => turn(Some(LONG_WAIT), false),
            (_, Some(from)) => turn(late.filter(|_| weights >= from), false),
            (_, None) if bytes < WARM_FROM => turn(None, false),
            (_, None) => {
                // Threads of the pool go on looking for work for a moment. Something else than a
                // step may have kept them awake, such as the gradient; that is not known here.
                let idle = now().saturating_sub(LAST_STEP.load(Ordering::Relaxed));
                let awake = Duration::from_nanos(idle) < AWAKE;
                turn(late.filter(|_| awake || bytes >= COLD_FROM), true)
            }
        }
    }

    /// Number of weights that a thread takes at a time.
    ///
    /// # Errors
    /// [`Error::EmptyBlock`] for zero.
    pub fn with_block(mut self, weights: usize) -> Result<Self, Error> {
        if weights == 0 {
            return Err(Error::EmptyBlock);
        }
        self.block = weights;
        Ok(self)
    }

    /// The instruction set in use.
    pub fn instruction_set(&self) -> InstructionSet {
        self.set.get()
    }
}
