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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_leaves_the_core_to_others() {
        let deadline = Duration::from_millis(200);
        let (begun, mut patience) = (Instant::now(), Patience::new(deadline));
        let mut looks = 0_u32;
        while patience.wait() {
            if begun.elapsed() > 2 * AWAKE {
                looks += 1;
            }
        }
        assert!(begun.elapsed() >= deadline);
        let most = begun.elapsed().as_nanos() / NAP.as_nanos();
        assert!(u128::from(looks) <= most, "{looks} looks of at most {most}");
        patience.renew();
        assert!(patience.wait());
    }
}
