//! A job of blocks that threads share out: ranges of them, each of which has an owner, and what is left of each.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

/// What is done with each block.
pub(super) type Task<'a> = dyn Fn(usize) + Sync + 'a;

/// The blocks that are left of a range: the first in the low half, the end in the high one. On a
/// cache line of its own, for each is written by one thread mostly.
#[repr(align(128))]
pub(super) struct Blocks(AtomicU64);

impl Blocks {
    pub(super) fn new(first: usize, end: usize) -> Self {
        Self(AtomicU64::new(pack(first, end)))
    }

    pub(super) fn claim(&self, from_back: bool) -> Option<usize> {
        let mut now = self.0.load(Ordering::Acquire);
        loop {
            let (first, end) = unpack(now);
            if first >= end {
                return None;
            }
            let (block, rest) = if from_back {
                (end - 1, pack(first, end - 1))
            } else {
                (first, pack(first + 1, end))
            };
            let swapped =
                self.0
                    .compare_exchange_weak(now, rest, Ordering::SeqCst, Ordering::Acquire);
            match swapped {
                Ok(_) => return Some(block),
                Err(other) => now = other,
            }
        }
    }

    pub(super) fn close(&self) {
        self.0.store(0, Ordering::SeqCst);
    }
}

fn pack(first: usize, end: usize) -> u64 {
    first as u64 | (end as u64) << 32
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "each half was a number of blocks"
)]
fn unpack(both: u64) -> (usize, usize) {
    (both as u32 as usize, (both >> 32) as usize)
}

/// A job as the pool sees it: it may outlive the call that put it up, and its task may not.
pub(super) struct Job {
    pub(super) ranges: Box<[Blocks]>,
    /// Helpers that may be at a block.
    pub(super) inside: AtomicUsize,
    /// Which ranges have an owner.
    pub(super) owned: Box<[AtomicBool]>,
    /// Helpers that have come, each of which gets a range of its own.
    pub(super) came: AtomicUsize,
    /// Whether one of them found something to do.
    pub(super) helped: AtomicBool,
    /// Threads that are to be asked yet, by those who come.
    pub(super) unasked: AtomicUsize,
    pub(super) task: *const Task<'static>,
}

// SAFETY: `task` is the one field that threads do not share of themselves. It is `Sync`, and it is
// called only between a successful claim and the end of `share`, which waits for that.
unsafe impl Send for Job {}
// SAFETY: as above.
unsafe impl Sync for Job {}

impl Job {
    /// A block of the thread's own range, else of another one.
    fn claim(&self, own: usize) -> Option<usize> {
        let count = self.ranges.len();
        self.ranges[own].claim(false).or_else(|| {
            let mut others = (1..count).map(|step| (own + step) % count);
            others.find_map(|other| self.ranges[other].claim(true))
        })
    }

    /// The range of a thread that sits there: weights and states of a range stay in the caches of one core, whichever thread
    /// runs on it. If that is another's already, the next that is nobody's.
    pub(super) fn own(&self, seat: usize) -> usize {
        let count = self.ranges.len();
        let mut from_there = (0..count).map(|step| (seat + step) % count);
        let free = from_there.find(|range| !self.owned[*range].swap(true, Ordering::SeqCst));
        free.unwrap_or(seat % count)
    }

    /// Does blocks until there are none, and tells whether there were any.
    pub(super) fn work(&self, own: usize) -> bool {
        let mut any = false;
        while let Some(block) = self.claim(own) {
            any = true;
            // SAFETY: a claim succeeds only while `share` has not closed the ranges, and `share`
            // does not return before everybody who is inside has left; a helper is inside before
            // it claims. So the task still stands.
            let task = unsafe { &*self.task };
            task(block);
        }
        any
    }

    /// What a helper does, whenever it comes.
    pub(super) fn help(&self, seat: usize) {
        self.inside.fetch_add(1, Ordering::SeqCst);
        let _leaves = Leaves(self);
        let own = self.own(seat);
        self.came.fetch_add(1, Ordering::SeqCst);
        if self.work(own) {
            self.helped.store(true, Ordering::Relaxed);
        }
    }
}

/// Takes a helper out of the job, whatever happens.
struct Leaves<'a>(&'a Job);

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::SeqCst);
    }
}
