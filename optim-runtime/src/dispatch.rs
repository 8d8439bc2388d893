//! Which instruction set this machine has, and running a rule's loop under it.
//!
//! A rule's loop is plain Rust, `#[inline(always)]`. Here it is inlined into one function per
//! instruction set, each carrying its `#[target_feature]`, so that the compiler vectorises the
//! same source for each. A function pointer to the right one is picked when a step is planned;
//! the call through it costs about a nanosecond a block.

use std::fmt;

use smallvec::SmallVec;

use crate::element::Element;
use crate::error::Error;
use crate::reduce;
use crate::stage::{Fold, Pass};

/// A vector instruction set that loops are compiled for.
///
/// All give the same bits; they differ in speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum InstructionSet {
    /// What every processor of the compilation target has: SSE2 on x86-64.
    Baseline,
    /// 128-bit vectors of AArch64.
    Neon,
    /// 256-bit vectors of x86-64.
    Avx2,
    /// 512-bit vectors of x86-64.
    Avx512,
}

impl fmt::Display for InstructionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Baseline => "baseline instruction set",
            Self::Neon => "NEON",
            Self::Avx2 => "AVX2",
            Self::Avx512 => "AVX-512",
        })
    }
}

impl InstructionSet {
    const ALL: [Self; 4] = [Self::Baseline, Self::Neon, Self::Avx2, Self::Avx512];

    /// Whether this processor has it. Detection is done once and then remembered.
    pub fn is_available(self) -> bool {
        match self {
            Self::Baseline => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => std::arch::is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => {
                std::arch::is_x86_feature_detected!("avx512f")
                    && std::arch::is_x86_feature_detected!("avx512dq")
                    && std::arch::is_x86_feature_detected!("avx512vl")
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon => std::arch::is_aarch64_feature_detected!("neon"),
            #[allow(
                unreachable_patterns,
                reason = "which ones are left depends on the target"
            )]
            _ => false,
        }
    }

    /// All that this processor has, slowest first.
    pub fn available() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|set| set.is_available())
    }
}

/// An instruction set that was found on this processor: what makes calling into it sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Detected(InstructionSet);

impl Detected {
    pub(crate) fn new(set: InstructionSet) -> Result<Self, Error> {
        if set.is_available() {
            Ok(Self(set))
        } else {
            Err(Error::MissingInstructionSet(set))
        }
    }

    pub(crate) fn best() -> Self {
        Self(
            InstructionSet::available()
                .last()
                .unwrap_or(InstructionSet::Baseline),
        )
    }

    pub(crate) fn get(self) -> InstructionSet {
        self.0
    }
}

/// One loop of a rule, for `S` state tensors and `K` numbers that are the same for all weights.
///
/// Implemented by generated code only.
pub trait Kernel<T: Element, const S: usize, const K: usize> {
    /// Updates every weight and its state. All slices are equally long.
    fn run(w: &mut [T], g: &[T], states: [&mut [T]; S], scalars: [T; K]);
}

/// A kernel with its counts erased, compiled for one instruction set.
///
/// Safety: it may be called where that instruction set was detected, and nowhere else.
type Entry<T> = unsafe fn(&mut [T], &[T], &mut [&mut [T]], &[T]);

/// [`reduce::block`], compiled for one instruction set.
///
/// Safety: as of [`Entry`].
type FoldEntry<T> = unsafe fn(Fold, &[T], &[T]) -> f64;

/// [`reduce::line`], compiled for one instruction set.
///
/// Safety: as of [`Entry`].
type LineEntry<T> = unsafe fn(&mut [f64], &[T]);

/// Turns the loop that a rule chose for a step into a [`Plan`].
#[derive(Clone, Copy, Debug)]
pub struct Planner {
    set: Detected,
}

impl Planner {
    pub(crate) fn new(set: Detected) -> Self {
        Self { set }
    }

    /// The set that loops are planned for.
    pub(crate) fn instruction_set(self) -> InstructionSet {
        self.set.get()
    }

    /// The loop `L` with its numbers, which are rounded, once, to the element type.
    pub fn plan<L, T, const S: usize, const K: usize>(self, scalars: [f64; K]) -> Plan<T>
    where
        L: Kernel<T, S, K>,
        T: Element,
    {
        Plan {
            entry: match self.set.get() {
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx512 => under_avx512::<L, T, S, K>,
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx2 => under_avx2::<L, T, S, K>,
                #[cfg(target_arch = "aarch64")]
                InstructionSet::Neon => under_neon::<L, T, S, K>,
                _ => under_baseline::<L, T, S, K>,
            },
            sums: match self.set.get() {
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx512 => (fold_under_avx512::<T>, line_under_avx512::<T>),
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx2 => (fold_under_avx2::<T>, line_under_avx2::<T>),
                #[cfg(target_arch = "aarch64")]
                InstructionSet::Neon => (fold_under_neon::<T>, line_under_neon::<T>),
                _ => (fold_under_baseline::<T>, line_under_baseline::<T>),
            },
            pass: None,
            scalars: SmallVec::from_slice(&scalars.map(T::from_f64)),
        }
    }
}

/// A loop made ready for one step of one tensor: which one, and its numbers.
#[derive(Debug)]
pub struct Plan<T> {
    entry: Entry<T>,
    sums: (FoldEntry<T>, LineEntry<T>),
    /// The stage it is of; none for the one loop of a rule without reductions.
    pub(crate) pass: Option<&'static Pass>,
    scalars: SmallVec<[T; 12]>,
}

impl<T: Element> Plan<T> {
    /// The same as one stage of several.
    #[must_use]
    pub fn of(self, pass: &'static Pass) -> Self {
        Self {
            pass: Some(pass),
            ..self
        }
    }

    /// What the values of a block add up to.
    #[allow(
        unsafe_code,
        reason = "the other door into code for a detected instruction set"
    )]
    pub(crate) fn fold(&self, fold: Fold, x: &[T], y: &[T]) -> f64 {
        // SAFETY: `Planner::plan` took `sums` from the instruction set of a `Detected`, and one of
        // those exists only for a set that this processor has.
        unsafe { (self.sums.0)(fold, x, y) }
    }

    /// Adds a piece of a line to the sums of its columns.
    #[allow(unsafe_code, reason = "as in `fold`")]
    pub(crate) fn add_line(&self, sums: &mut [f64], x: &[T]) {
        // SAFETY: as in `fold`.
        unsafe { (self.sums.1)(sums, x) }
    }

    /// Runs the loop over one block: equally long pieces of weights, gradient and state.
    #[allow(
        unsafe_code,
        reason = "the one door into code for a detected instruction set"
    )]
    pub(crate) fn run(&self, w: &mut [T], g: &[T], states: &mut [&mut [T]]) {
        // SAFETY: `Planner::plan` took `entry` from the instruction set of a `Detected`, and one
        // of those exists only for a set that this processor has.
        unsafe { (self.entry)(w, g, states, &self.scalars) }
    }
}

/// Restores the counts that [`Entry`] erased. They agree because [`Planner::plan`] and the state
/// layout come from one generated rule.
#[inline(always)]
fn restore<L, T, const S: usize, const K: usize>(
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
    scalars: &[T],
) where
    L: Kernel<T, S, K>,
    T: Element,
{
    let states = <&mut [&mut [T]; S]>::try_from(states).expect("one slice per active state");
    let scalars = <&[T; K]>::try_from(scalars).expect("the scalars that were planned");
    L::run(w, g, states.each_mut().map(|state| &mut **state), *scalars);
}

/// [`restore`] and with it the loop, and [`reduce::block`], compiled for one instruction set each.
macro_rules! compiled_under {
    ($($(#[$attribute:meta])* $name:ident $fold:ident $line:ident;)*) => {$(
        $(#[$attribute])*
        fn $fold<T: Element>(fold: Fold, x: &[T], y: &[T]) -> f64 {
            reduce::block(fold, x, y)
        }

        $(#[$attribute])*
        fn $line<T: Element>(sums: &mut [f64], x: &[T]) {
            reduce::line(sums, x);
        }

        $(#[$attribute])*
        fn $name<L, T, const S: usize, const K: usize>(
            w: &mut [T],
            g: &[T],
            states: &mut [&mut [T]],
            scalars: &[T],
        ) where
            L: Kernel<T, S, K>,
            T: Element,
        {
            restore::<L, T, S, K>(w, g, states, scalars);
        }
    )*};
}

compiled_under! {
    under_baseline fold_under_baseline line_under_baseline;

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    under_avx2 fold_under_avx2 line_under_avx2;

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512dq,avx512vl")]
    under_avx512 fold_under_avx512 line_under_avx512;

    #[cfg(target_arch = "aarch64")]
    #[target_feature(enable = "neon")]
    under_neon fold_under_neon line_under_neon;
}
