//! How a step is run: instruction set, threads, block length.

use crate::dispatch::{Detected, InstructionSet};
use crate::error::Error;

/// Weights in a block, the unit that threads share out. A block of the four `f32` streams of
/// Adam is 256 KiB, which stays in a core's second-level cache.
const BLOCK: usize = 16_384;

/// Below this number of weights in a step, waking threads costs more than they save.
const PARALLEL_FROM: usize = 131_072;

/// How a step is run. The default is the best this machine has.
///
/// Every choice gives the same bits; they differ in speed.
#[derive(Clone, Debug)]
pub struct Exec {
    pub(crate) set: Detected,
    pub(crate) threads: Threads,
    pub(crate) block: usize,
    pub(crate) parallel_from: usize,
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
            parallel_from: PARALLEL_FROM,
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
    pub fn with_pool(mut self, pool: std::sync::Arc<rayon::ThreadPool>) -> Self {
        self.threads = Threads::Pool(pool);
        self
    }

    /// Uses this instruction set instead of the best one there is.
    ///
    /// # Errors
    /// [`Error::MissingInstructionSet`] if this processor does not have it.
    pub fn with_instruction_set(mut self, set: InstructionSet) -> Result<Self, Error> {
        self.set = Detected::new(set)?;
        Ok(self)
    }

    /// Steps over fewer weights than this, all parameters together, stay on the caller's thread.
    #[must_use]
    pub fn with_parallel_from(mut self, weights: usize) -> Self {
        self.parallel_from = weights;
        self
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
