//! The ceiling: a plain loop that moves the same bytes as a rule and computes next to nothing.
//!
//! Every array that a rule reads and writes gets something added, every array that it reads alone is what is
//! added. Arrays lie as a rule's do: weights and gradient on ordinary pages, states on huge ones.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use optim_runtime::{Element, InstructionSet};

use super::Contender;
use super::memory::{Array, Pages, gradient, weight};

/// Values that a step moves for each weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Traffic {
    /// Values read.
    pub(crate) reads: usize,
    /// Values written.
    pub(crate) writes: usize,
}

impl Traffic {
    /// Values moved.
    pub(crate) fn values(self) -> usize {
        self.reads + self.writes
    }
}

/// Arrays of some traffic, `W` of them read and written, `R` read alone.
struct Shape<const W: usize, const R: usize>;

/// The loop for one shape.
trait Adds<T, const W: usize, const R: usize> {
    /// Adds the sum of all that is read to each of what is written. All slices are equally long.
    fn add(written: [&mut [T]; W], read: [&[T]; R]);
}

/// A loop of each shape. Its slices are arguments of a function, or the compiler would not know that
/// they do not overlap.
macro_rules! shapes {
    ($([$($w:ident)+] [$r:ident $($more:ident)*] $writes:literal $reads:literal;)*) => {
        $(impl<T: Element> Adds<T, $writes, $reads> for Shape<$writes, $reads> {
            #[inline(always)]
            fn add([$($w),+]: [&mut [T]; $writes], [$r $(, $more)*]: [&[T]; $reads]) {
                #[inline(always)]
                #[allow(clippy::too_many_arguments, reason = "as many as there are arrays")]
                fn plain<T: Element>($($w: &mut [T],)+ $r: &[T] $(, $more: &[T])*) {
                    let n = $r.len();
                    $(let $w = &mut $w[..n];)+
                    $(let $more = &$more[..n];)*
                    for i in 0..n {
                        let sum = $r[i] $(+ $more[i])*;
                        $($w[i] = $w[i] + sum;)+
                    }
                }
                plain($($w,)+ $r $(, $more)*);
            }
        })*

        /// The stream of a traffic, if there is a loop for it.
        fn maker<T: Element>(Traffic { reads, writes }: Traffic) -> Option<Make> {
            match (writes, reads.saturating_sub(writes)) {
                $(($writes, $reads) => Some(make::<T, $writes, $reads>),)*
                _ => None,
            }
        }
    };
}

shapes! {
    [a] [g] 1 1;
    [a] [g h] 1 2;
    [a] [g h i j] 1 4;
    [a b] [g] 2 1;
    [a b] [g h] 2 2;
    [a b] [g h i] 2 3;
    [a b c] [g] 3 1;
    [a b c] [g h] 3 2;
    [a b c] [g h i] 3 3;
    [a b c] [g h i j k] 3 5;
    [a b c d] [g] 4 1;
    [a b c d] [g h] 4 2;
    [a b c d] [g h i] 4 3;
    [a b c d e] [g] 5 1;
    [a b c d e] [g h] 5 2;
    [a b c d e] [g h i] 5 3;
    [a b c d e] [g h i j k] 5 5;
    [a b c d e f] [g] 6 1;
    [a b c d e f] [g h] 6 2;
    [a b c d e f l] [g] 7 1;
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl")]
fn under_avx512<T: Element, const W: usize, const R: usize>(w: [&mut [T]; W], r: [&[T]; R])
where
    Shape<W, R>: Adds<T, W, R>,
{
    Shape::<W, R>::add(w, r);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn under_avx2<T: Element, const W: usize, const R: usize>(w: [&mut [T]; W], r: [&[T]; R])
where
    Shape<W, R>: Adds<T, W, R>,
{
    Shape::<W, R>::add(w, r);
}

/// The loop under the best instruction set there is.
#[allow(unsafe_code, reason = "calls code for a detected instruction set")]
fn run<T: Element, const W: usize, const R: usize>(w: [&mut [T]; W], r: [&[T]; R])
where
    Shape<W, R>: Adds<T, W, R>,
{
    #[cfg(target_arch = "x86_64")]
    {
        if InstructionSet::Avx512.is_available() {
            // SAFETY: the processor has it.
            return unsafe { under_avx512(w, r) };
        }
        if InstructionSet::Avx2.is_available() {
            // SAFETY: the processor has it.
            return unsafe { under_avx2(w, r) };
        }
    }
    Shape::<W, R>::add(w, r);
}

/// A stream over arrays of its own.
struct Stream<T, const W: usize, const R: usize> {
    written: [Array<T>; W],
    read: [Array<T>; R],
    threads: usize,
}

impl<T: Element, const W: usize, const R: usize> Contender for Stream<T, W, R>
where
    Shape<W, R>: Adds<T, W, R>,
{
    fn time(&mut self, steps: u64) -> Duration {
        let mut written = self.written.each_mut().map(|array| &mut **array);
        let read = self.read.each_ref().map(|array| &**array);
        if self.threads == 1 {
            let start = Instant::now();
            for _ in 0..steps {
                run(written.each_mut().map(|slice| &mut **slice), read);
            }
            return start.elapsed();
        }
        in_halves(written, read, steps)
    }
}

/// The same on two threads, which wait for each other after every step without going to sleep.
fn in_halves<T: Element, const W: usize, const R: usize>(
    mut written: [&mut [T]; W],
    read: [&[T]; R],
    steps: u64,
) -> Duration
where
    Shape<W, R>: Adds<T, W, R>,
{
    let half = written[0].len() / 2 / 1024 * 1024;
    let mut ends = written.each_mut().map(|slice| {
        let whole = std::mem::take(slice);
        let (begin, end) = whole.split_at_mut(half);
        *slice = begin;
        end
    });
    let [begun, done, ready] = [(); 3].map(|()| AtomicU64::new(0));
    let wait = |counter: &AtomicU64, step| {
        let mut spins = 0_u32;
        while counter.load(Ordering::Acquire) < step {
            spins += 1;
            if spins.is_multiple_of(4096) {
                // Both may have come to one core.
                thread::yield_now();
            }
            std::hint::spin_loop();
        }
    };
    thread::scope(|scope| {
        let (begun, done, ready) = (&begun, &done, &ready);
        scope.spawn(move || {
            ready.store(1, Ordering::Release);
            for step in 1..=steps {
                wait(begun, step);
                let ends = ends.each_mut().map(|slice| &mut **slice);
                run(ends, read.map(|slice| &slice[half..]));
                done.store(step, Ordering::Release);
            }
        });
        wait(ready, 1);
        let start = Instant::now();
        for step in 1..=steps {
            begun.store(step, Ordering::Release);
            let begins = written.each_mut().map(|slice| &mut **slice);
            run(begins, read.map(|slice| &slice[..half]));
            wait(done, step);
        }
        start.elapsed()
    })
}

/// How a stream of some traffic is made: weights, threads, pages of states, pages of the rest.
type Make = fn(usize, usize, Pages, Pages) -> Box<dyn Contender>;

fn make<T: Element, const W: usize, const R: usize>(
    len: usize,
    threads: usize,
    states: Pages,
    rest: Pages,
) -> Box<dyn Contender>
where
    Shape<W, R>: Adds<T, W, R>,
{
    // In the order of a rule: weights, gradient, states.
    let written = |k: usize| match k {
        0 => Array::new(0, rest, len, weight),
        k => Array::new(R + k, states, len, weight),
    };
    Box::new(Stream::<T, W, R> {
        written: std::array::from_fn(written),
        read: std::array::from_fn(|k| Array::new(1 + k, rest, len, gradient)),
        threads,
    })
}

/// The stream of this traffic, on pages as the library has them.
pub(crate) fn stream<T: Element>(
    traffic: Traffic,
    len: usize,
    threads: usize,
) -> Box<dyn Contender> {
    stream_on::<T>(traffic, len, threads, Pages::Huge, Pages::Ordinary)
}

/// The stream of this traffic on chosen pages.
pub(crate) fn stream_on<T: Element>(
    traffic: Traffic,
    len: usize,
    threads: usize,
    states: Pages,
    rest: Pages,
) -> Box<dyn Contender> {
    let make =
        maker::<T>(traffic).unwrap_or_else(|| panic!("no loop for {traffic:?}: add its shape"));
    make(len, threads, states, rest)
}
