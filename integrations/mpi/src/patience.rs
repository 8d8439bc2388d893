//! Waiting without keeping a core from those who are waited for.

use std::hint::spin_loop;
use std::thread;
use std::time::{Duration, Instant};

/// So often it is looked again at once.
const AT_ONCE: u32 = 50;
/// So long others are let before, and it is looked again.
const AWAKE: Duration = Duration::from_millis(5);
/// So long it is slept behind that.
const NAP: Duration = Duration::from_micros(50);

/// How long something has not gone on.
pub(crate) struct Patience {
    deadline: Duration,
    since: Instant,
    looks: u32,
}

impl Patience {
    pub(crate) fn new(deadline: Duration) -> Self {
        Self {
            deadline,
            since: Instant::now(),
            looks: 0,
        }
    }

    /// It has gone on.
    pub(crate) fn renew(&mut self) {
        *self = Self::new(self.deadline);
    }

    /// Waits a little; whether there is time left.
    pub(crate) fn wait(&mut self) -> bool {
        self.looks = self.looks.saturating_add(1);
        if self.looks <= AT_ONCE {
            spin_loop();
            return true;
        }
        let waited = self.since.elapsed();
        if waited < AWAKE {
            thread::yield_now();
        } else {
            thread::sleep(NAP);
        }
        waited < self.deadline
    }
}
