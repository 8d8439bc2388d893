//! How a step is run: instruction set, threads, block length.

#[cfg(feature = "rayon")]
use std::sync::Arc;
#[cfg(feature = "rayon")]
use std::time::Duration;

use crate::error::Error;
#[cfg(feature = "rayon")]
use crate::machine::habits::{Choice, Doing, Habits};
#[cfg(feature = "rayon")]
use crate::machine::pool::{self, Help};
use crate::value::instruction_set::{Detected, InstructionSet};

/// Weights in a block, the unit that threads share out. A block of the four `f32` streams of
/// Adam is 128 KiB, a part of a core's second-level cache.
const BLOCK: usize = 8_192;

/// Steps that move fewer bytes stay on the caller's thread, even with others awake: telling them
/// takes about a microsecond.
#[cfg(feature = "rayon")]
const SHARED_FROM: usize = 1 << 20;

/// Steps that move as many are shared, whether others sleep or not: what asking them costs is nothing beside. Between the
/// two it is learnt.
#[cfg(feature = "rayon")]
const SURE_FROM: usize = 12 << 20;

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
    /// What was learnt about other threads; `None` for what is learnt for all who have nothing of their own.
    #[cfg(feature = "rayon")]
    habits: Option<Arc<Habits>>,
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
    Pool(Arc<rayon::ThreadPool>),
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
            #[cfg(feature = "rayon")]
            habits: None,
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

/// One pass over memory, and whether it is shared.
#[cfg(feature = "rayon")]
#[derive(Debug)]
pub(crate) struct Turn<'e> {
    exec: &'e Exec,
    /// `None` for the caller's thread alone.
    help: Option<Help>,
    helped: bool,
}

#[cfg(feature = "rayon")]
impl Turn<'_> {
    pub(crate) fn is_shared(&self) -> bool {
        self.help.is_some()
    }

    /// Runs a task once for each block, here and where there is help.
    pub(crate) fn share(&mut self, blocks: usize, task: &(dyn Fn(usize) + Sync)) {
        match self.help {
            Some(help) => {
                let crew = &self.exec.habits().crew;
                self.helped |= pool::share(&self.exec.threads, crew, help, blocks, task);
            }
            None => (0..blocks).for_each(task),
        }
    }
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
    pub fn with_pool(mut self, pool: Arc<rayon::ThreadPool>) -> Self {
        self.threads = Threads::Pool(pool);
        self.habits = Some(Arc::default());
        self
    }

    /// Learns by itself when other threads are of use, apart from others who run steps.
    #[cfg(feature = "rayon")]
    pub(crate) fn learning(self) -> Self {
        let alone = matches!(self.threads, Threads::Caller);
        let habits = (!alone).then(Arc::default);
        Self { habits, ..self }
    }

    #[cfg(not(feature = "rayon"))]
    pub(crate) fn learning(self) -> Self {
        self
    }

    #[cfg(feature = "rayon")]
    fn habits(&self) -> &Habits {
        match &self.habits {
            Some(own) => own,
            None => Habits::of_all(),
        }
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
    /// If this is not given, the step's size decides, and whether help has come in time before. With 0
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
            _ => self.parallel_from.is_none() && bytes < SHARED_FROM,
        }
    }

    /// How many of so many jobs, which move so many bytes together, may run at once.
    pub(crate) fn at_once(&self, bytes: usize, jobs: usize) -> usize {
        #[cfg(feature = "rayon")]
        if jobs > 1 && !self.is_alone(bytes) {
            return self.threads.others().saturating_add(1).min(jobs);
        }
        #[cfg(not(feature = "rayon"))]
        let _ = (bytes, jobs);
        1
    }

    /// Runs a pass over this many weights that moves this many bytes, alone or shared as its turn says. What is learnt is how
    /// long all of `run` takes.
    #[cfg(feature = "rayon")]
    pub(crate) fn pass<R>(
        &self,
        doing: Doing,
        weights: usize,
        bytes: usize,
        run: impl FnOnce(&mut Turn<'_>) -> R,
    ) -> R {
        let asks = |wait| Some(Help { asks: true, wait });
        let (help, timed) = match (&self.threads, self.parallel_from) {
            (Threads::Caller, _) => (None, None),
            (_, Some(0)) => (asks(LONG_WAIT), None),
            (_, Some(from)) => (asks(Duration::ZERO).filter(|_| weights >= from), None),
            (_, None) if bytes < SHARED_FROM || self.threads.others() == 0 => (None, None),
            (_, None) if bytes >= SURE_FROM => (asks(Duration::ZERO), None),
            (_, None) => {
                let timed = self.habits().begin(doing, bytes);
                let help = match timed.choice {
                    Choice::Alone => None,
                    Choice::Ask { .. } => asks(Duration::ZERO),
                    Choice::Wait => Some(Help {
                        asks: false,
                        wait: Duration::ZERO,
                    }),
                };
                (help, Some(timed))
            }
        };
        let mut turn = Turn {
            exec: self,
            help,
            helped: false,
        };
        let result = run(&mut turn);
        if let Some(timed) = timed {
            timed.end(turn.helped);
        }
        result
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

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::{Doing, Exec, SHARED_FROM};

    /// What is learnt of a pass is the time of the whole of it, of every kind of pass.
    #[test]
    fn the_whole_of_a_pass_is_timed() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
        let exec = Exec::default().with_pool(Arc::new(pool.expect("threads can be started")));
        for doing in [
            Doing::Loop,
            Doing::Measure,
            Doing::Evaluate,
            Doing::Multiply,
        ] {
            for _ in 0..3 {
                exec.pass(doing, 1, SHARED_FROM, |turn| {
                    assert!(!turn.is_shared(), "alone at first");
                    std::thread::sleep(Duration::from_millis(1));
                });
            }
            let alone = exec.habits().alone(doing, SHARED_FROM);
            assert!(alone >= 1e6, "{doing:?}: {alone} ns");
        }
    }
}
