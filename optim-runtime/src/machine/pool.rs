//! Threads that help where they are awake, on rayon's pool.
//!
//! A thread that sleeps takes 30 µs to 2 ms to wake, in which one thread updates hundreds of thousands
//! of weights. So nobody waits for anybody: the caller puts up a job, asks the pool, and begins. A
//! helper that comes takes its share of the job that is up then, be it a later one; one that comes late
//! finds the rest, or nothing, and leaves. Who was asked and has not come is not asked again.
//!
//! Each thread has a range of blocks of its own, that of the core it runs on, the same in every step, and takes them from the
//! front: so its weights and states stay in that core's cache from step to step, which is worth more than
//! a perfectly even end. One that has finished takes blocks from the back of the others' ranges.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::exec::Threads;

/// What is done with each block.
type Task<'a> = dyn Fn(usize) + Sync + 'a;

/// The blocks that are left of a range: the first in the low half, the end in the high one. On a
/// cache line of its own, for each is written by one thread mostly.
#[repr(align(128))]
struct Blocks(AtomicU64);

impl Blocks {
    fn new(first: usize, end: usize) -> Self {
        Self(AtomicU64::new(pack(first, end)))
    }

    fn claim(&self, from_back: bool) -> Option<usize> {
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

    fn close(&self) {
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
struct Job {
    ranges: Box<[Blocks]>,
    /// Helpers that may be at a block.
    inside: AtomicUsize,
    /// Which ranges have an owner.
    owned: Box<[AtomicBool]>,
    /// Helpers that have come, each of which gets a range of its own.
    came: AtomicUsize,
    /// Whether one of them found something to do.
    helped: AtomicBool,
    /// Threads that are to be asked yet, by those who come.
    unasked: AtomicUsize,
    task: *const Task<'static>,
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
    fn own(&self, seat: usize) -> usize {
        let count = self.ranges.len();
        let mut from_there = (0..count).map(|step| (seat + step) % count);
        let free = from_there.find(|range| !self.owned[*range].swap(true, Ordering::SeqCst));
        free.unwrap_or(seat % count)
    }

    /// Does blocks until there are none, and tells whether there were any.
    fn work(&self, own: usize) -> bool {
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
    fn help(&self, seat: usize) {
        self.inside.fetch_add(1, Ordering::SeqCst);
        let _leaves = Leaves(self);
        let own = self.own(seat);
        self.came.fetch_add(1, Ordering::SeqCst);
        if self.work(own) {
            self.helped.store(true, Ordering::Relaxed);
        }
    }
}

/// The helpers of an optimizer: how many were asked and have not come, and the job that is up.
#[derive(Default)]
pub(crate) struct Crew {
    job: Mutex<Option<Arc<Job>>>,
    expected: AtomicUsize,
    seats: Seats,
    seen: AtomicUsize,
}

impl fmt::Debug for Crew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Crew").finish_non_exhaustive()
    }
}

impl Crew {
    /// Whether somebody was asked and has not come.
    pub(crate) fn is_expected(&self) -> bool {
        self.expected.load(Ordering::Relaxed) > 0
    }

    fn job(&self) -> MutexGuard<'_, Option<Arc<Job>>> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks some of the threads that are to be asked for a job.
    fn ask(self: &Arc<Self>, job: &Job, spawn: impl Fn(Box<dyn FnOnce() + Send>)) {
        for _ in 0..ASKED_BY_EACH {
            let unasked = &job.unasked;
            let left = unasked.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            });
            if left.is_err() {
                return;
            }
            self.expected.fetch_add(1, Ordering::Relaxed);
            let crew = Arc::clone(self);
            spawn(Box::new(move || crew.help()));
        }
    }

    /// What somebody does who comes.
    fn help(self: &Arc<Self>) {
        self.expected.fetch_sub(1, Ordering::Relaxed);
        let job = self.job().clone();
        if let Some(job) = job {
            // On a thread of the pool, of whose others there are some.
            self.ask(&job, rayon::spawn);
            job.help(self.seat());
        }
    }

    /// The place of the core that this thread is on, among those that were seen so far.
    fn seat(&self) -> usize {
        let Some(core) = core().and_then(|core| self.seats.0.get(core)) else {
            return 0;
        };
        match core.load(Ordering::Relaxed) {
            0 => {
                let seat = self.seen.fetch_add(1, Ordering::Relaxed);
                core.store(seat + 1, Ordering::Relaxed);
                seat
            }
            seat => seat - 1,
        }
    }
}

/// For each core its place among those that were seen, from 1; 0 for one that was not.
struct Seats([AtomicUsize; 256]);

impl Default for Seats {
    fn default() -> Self {
        Self([const { AtomicUsize::new(0) }; 256])
    }
}

/// The core that this thread is on at present, if the system tells.
#[cfg(target_os = "linux")]
fn core() -> Option<usize> {
    // SAFETY: it asks for a number, of nothing that is given.
    usize::try_from(unsafe { libc::sched_getcpu() }).ok()
}

#[cfg(not(target_os = "linux"))]
fn core() -> Option<usize> {
    None
}

/// How many others each asks, the caller and whoever comes: to wake one takes up to ten microseconds.
const ASKED_BY_EACH: usize = 2;

/// Takes a helper out of the job, whatever happens.
struct Leaves<'a>(&'a Job);

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Ends a job when the call that put it up ends, also by a panic.
struct Ends<'a> {
    job: &'a Arc<Job>,
    crew: &'a Crew,
}

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.job.ranges.iter().for_each(Blocks::close);
        {
            let mut up = self.crew.job();
            // Another step may have put up its own.
            if up.as_ref().is_some_and(|up| Arc::ptr_eq(up, self.job)) {
                *up = None;
            }
        }
        let mut spins = 0_u32;
        while self.job.inside.load(Ordering::SeqCst) > 0 {
            spins += 1;
            if spins.is_multiple_of(1024) {
                // The helper's thread may wait for this core.
                std::thread::yield_now();
            } else {
                std::hint::spin_loop();
            }
        }
    }
}

/// How a job is shared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Help {
    /// Whether threads are asked; those who were asked before may come anyway.
    pub(crate) asks: bool,
    /// For how long the caller leaves the others' ranges alone.
    pub(crate) wait: Duration,
}

/// Runs `task` once for each block, here and on the threads of the pool that come in time. Whether any did is told.
pub(crate) fn share(
    threads: &Threads,
    crew: &Arc<Crew>,
    help: Help,
    blocks: usize,
    task: &Task<'_>,
) -> bool {
    let helpers = threads.others().min(blocks.saturating_sub(1));
    if helpers == 0 {
        (0..blocks).for_each(task);
        return false;
    }
    let threads_in_all = helpers + 1;
    // The first one has what does not come out even.
    let begin = |i: usize| match i {
        0 => 0,
        i => blocks - (threads_in_all - i) * blocks / threads_in_all,
    };
    let ranges = (0..threads_in_all).map(|i| Blocks::new(begin(i), begin(i + 1)));
    // SAFETY: only the lifetime changes. `Ends` below keeps this call from returning, by whatever way,
    // while anybody may still use the task.
    let eternal = unsafe { std::mem::transmute::<&Task<'_>, &'static Task<'static>>(task) };
    // Those who are to come anyway need not be asked again.
    let unasked = helpers.saturating_sub(crew.expected.load(Ordering::Relaxed));
    let unasked = if help.asks { unasked } else { 0 };
    let job = Arc::new(Job {
        ranges: ranges.collect(),
        owned: (0..threads_in_all)
            .map(|_| AtomicBool::new(false))
            .collect(),
        inside: AtomicUsize::new(0),
        came: AtomicUsize::new(0),
        helped: AtomicBool::new(false),
        unasked: AtomicUsize::new(unasked),
        task: eternal,
    });
    let ends = Ends { job: &job, crew };
    *crew.job() = Some(Arc::clone(&job));
    crew.ask(&job, |help| threads.spawn(help));
    let own = job.own(crew.seat());
    while let Some(block) = job.ranges[own].claim(false) {
        task(block);
    }
    let start = Instant::now();
    let came = || job.came.load(Ordering::SeqCst);
    while !help.wait.is_zero() && came() < helpers && start.elapsed() < help.wait {
        std::thread::yield_now();
    }
    job.work(own);
    drop(ends);
    job.helped.load(Ordering::Relaxed)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use super::{Crew, Help};
    use crate::machine::exec::Threads;

    fn share(threads: &Threads, blocks: usize, wait: Duration, task: &super::Task<'_>) -> bool {
        let help = Help { asks: true, wait };
        super::share(threads, &Crew::default().into(), help, blocks, task)
    }

    fn pool(threads: usize) -> Threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        Threads::Pool(std::sync::Arc::new(
            pool.build().expect("threads can be started"),
        ))
    }

    #[test]
    fn each_block_is_done_once() {
        for threads in [1, 2, 3, 8] {
            let pool = pool(threads);
            for blocks in [0, 1, 2, 3, 7, 100, 1_000] {
                let counts: Vec<_> = (0..blocks).map(|_| AtomicUsize::new(0)).collect();
                share(&pool, blocks, Duration::ZERO, &|block| {
                    counts[block].fetch_add(1, Ordering::SeqCst);
                });
                assert!(counts.iter().all(|count| count.load(Ordering::SeqCst) == 1));
            }
        }
    }

    /// What is borrowed may go as soon as the call has ended, though helpers come later.
    #[test]
    fn nothing_is_touched_after_the_end() {
        let pool = pool(4);
        for round in 0..2_000_usize {
            let sum = AtomicUsize::new(0);
            let values = Vec::from([round; 8]);
            share(&pool, 8, Duration::ZERO, &|block| {
                sum.fetch_add(values[block], Ordering::SeqCst);
            });
            assert_eq!(sum.into_inner(), 8 * round);
        }
    }

    /// What the task borrows must stand until the last helper has left its block.
    #[test]
    fn the_call_ends_after_the_last_block() {
        let pool = pool(2);
        let caller = std::thread::current().id();
        for _ in 0..20 {
            let finished = AtomicUsize::new(0);
            share(&pool, 2, Duration::from_secs(10), &|_| {
                if std::thread::current().id() != caller {
                    // The caller is done long before.
                    std::thread::sleep(Duration::from_millis(5));
                }
                finished.fetch_add(1, Ordering::SeqCst);
            });
            assert_eq!(finished.into_inner(), 2);
        }
    }

    #[test]
    fn every_thread_takes_part_if_it_is_waited_for() {
        let pool = pool(2);
        let seen = Mutex::new(HashSet::new());
        share(&pool, 64, Duration::from_secs(10), &|_| {
            seen.lock()
                .expect("no panic")
                .insert(std::thread::current().id());
            std::thread::sleep(Duration::from_micros(200));
        });
        assert_eq!(seen.into_inner().expect("no panic").len(), 2);
    }

    /// Who was asked in vain takes part in the job that is up when he comes, and is not asked again before.
    #[test]
    fn who_comes_late_helps_with_a_later_job() {
        let threads = pool(2);
        let crew = Arc::new(Crew::default());
        // Both threads of the pool have something else to do.
        let busy = Arc::new(AtomicUsize::new(2));
        let share = |asks| {
            let wait = Duration::ZERO;
            super::share(&threads, &crew, Help { asks, wait }, 64, &|_| {
                if !asks {
                    // From here on they have not, while this job is up.
                    busy.store(1, Ordering::SeqCst);
                }
                std::thread::sleep(Duration::from_micros(50));
            })
        };
        for _ in 0..2 {
            let busy = Arc::clone(&busy);
            threads.spawn(move || {
                while busy.load(Ordering::SeqCst) > 1 {
                    std::thread::yield_now();
                }
            });
        }
        for _ in 0..3 {
            assert!(!share(true), "nobody can come");
            assert_eq!(crew.expected.load(Ordering::SeqCst), 1, "one is expected");
        }
        let helped = (0..1_000).any(|_| share(false));
        assert!(helped, "he came without being asked again");
        assert!(!crew.is_expected());
        // What he has no part in any more is not up.
        assert!(crew.job().is_none());
    }

    #[test]
    fn a_panic_of_the_caller_waits_for_the_others() {
        let pool = pool(2);
        let done = AtomicUsize::new(0);
        let caller = std::thread::current().id();
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            share(&pool, 64, Duration::from_secs(1), &|block| {
                assert!(
                    std::thread::current().id() != caller || block < 8,
                    "a panic on purpose"
                );
                std::thread::sleep(Duration::from_micros(100));
                done.fetch_add(1, Ordering::SeqCst);
            });
        }));
        assert!(outcome.is_err());
        let after = done.load(Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(done.load(Ordering::SeqCst), after, "a helper went on");
    }
}
