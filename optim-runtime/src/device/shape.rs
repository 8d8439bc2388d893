//! How many threads a launch has, and of which kernel.

use crate::error::Error;

/// How the text is compiled: what stands for `THREADS`, `UNROLL` and `LANES_EACH`. A host [checks](Self::check) it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Threads of a block, a power of two from 32 to 1,024.
    pub threads: u32,
    /// Vectors of 16 bytes of each stream that a thread has on their way at once, from 1 to 16.
    pub unroll: u32,
    /// Neighbouring lanes of a sum that a thread has: 1, 2, 4, 8 or 16.
    pub lanes_each: u32,
}

impl Shape {
    /// Whether the text can be compiled so, and blocks of threads meet all weights.
    ///
    /// # Errors
    /// [`Error::LaunchShape`].
    pub fn check(self) -> Result<(), Error> {
        let Self {
            threads,
            unroll,
            lanes_each,
        } = self;
        let wrong = |what, given, may_be| {
            Err(Error::LaunchShape {
                what,
                given,
                may_be,
            })
        };
        if !threads.is_power_of_two() || !(32..=1024).contains(&threads) {
            return wrong("threads", threads, "a power of two from 32 to 1024");
        }
        if !(1..=16).contains(&unroll) {
            return wrong("unroll", unroll, "from 1 to 16");
        }
        if !lanes_each.is_power_of_two() || lanes_each > 16 {
            return wrong("lanes_each", lanes_each, "1, 2, 4, 8 or 16");
        }
        Ok(())
    }
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            threads: 128,
            unroll: 2,
            lanes_each: 1,
        }
    }
}

/// A kernel of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// `_each`: stores.
    Each,
    /// `_sums`: reduces numbers of the tensor block by block, and stores.
    Sums,
    /// `_lines`: reduces the lines in memory.
    Lines,
    /// `_columns`: reduces across them, panel by panel.
    Columns,
}

impl Kernel {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Sums => "sums",
            Self::Lines => "lines",
            Self::Columns => "columns",
        }
    }
}

/// A kernel with the number of its blocks of threads for one tensor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// Which one.
    pub kernel: Kernel,
    /// Blocks of threads.
    pub blocks: u64,
}
