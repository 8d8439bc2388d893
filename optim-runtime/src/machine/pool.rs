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

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::crew::Crew;
use super::exec::Threads;
use super::job::{Blocks, Job, Task};

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
        // `behind · blocks / threads`, whose product a machine of 32 bits might not hold.
        i => {
            let behind = threads_in_all - i;
            let (each, rest) = (blocks / threads_in_all, blocks % threads_in_all);
            blocks - behind * each - behind * rest / threads_in_all
        }
    };
    let ranges = (0..threads_in_all).map(|i| Blocks::new(begin(i), begin(i + 1)));
    // SAFETY: only the lifetime changes. `Ends` below keeps this call from returning, by whatever way,
    // while anybody may still use the task.
    let eternal = unsafe { std::mem::transmute::<&Task<'_>, &'static Task<'static>>(task) };
    // Those who are to come anyway need not be asked again.
    let unasked = helpers.saturating_sub(crew.expected());
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
            assert_eq!(crew.expected(), 1, "one is expected");
        }
        let helped = (0..1_000).any(|_| share(false));
        assert!(helped, "he came without being asked again");
        assert_eq!(crew.expected(), 0);
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
