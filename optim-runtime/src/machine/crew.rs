//! The threads that are asked to help, and the cores that they come on.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::job::Job;

/// How many others each asks, the caller and whoever comes: to wake one takes up to ten microseconds.
const ASKED_BY_EACH: usize = 2;

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
    /// How many were asked and have not come.
    pub(crate) fn expected(&self) -> usize {
        self.expected.load(Ordering::Relaxed)
    }

    pub(super) fn job(&self) -> MutexGuard<'_, Option<Arc<Job>>> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks some of the threads that are to be asked for a job.
    pub(super) fn ask(self: &Arc<Self>, job: &Job, spawn: impl Fn(Box<dyn FnOnce() + Send>)) {
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
    pub(super) fn seat(&self) -> usize {
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
