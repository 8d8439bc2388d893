//! Whether it pays to ask other threads for help, learnt from the steps that were taken.
//!
//! A thread that is awake comes within a microsecond, one that sleeps after 30 µs or after 2 ms, and telling it costs 0.2 µs
//! or ten. Which of these holds depends on the machine and on what the program does between its steps, and nobody says. So
//! steps are timed: those alone, and those in which others were asked, apart from each other where others had helped a
//! moment ago and are awake for sure. What was quicker is done. The other way is tried now and then, as often as a
//! hundredth of all time pays for what that loses.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use super::crew::Crew;

/// The part of the time that may be lost in trying the other way.
const TRIED: f64 = 0.01;

/// Nanoseconds that may be lost so at once, which is as much as is gathered.
const MOST_LOST: f64 = 2_000_000.0;

/// What the first try may lose.
const FIRST_LOST: f64 = 100_000.0;

/// Steps of a try.
const TRIED_STEPS: u8 = 6;
/// Those of them that count.
const COUNTED: usize = TRIED_STEPS as usize / 2;

/// Steps from one try to the next, at first; twice as many after each that changes nothing, up to sixteen times.
const STEPS_BETWEEN: u32 = 64;

/// How many steps alone are known before others are asked. The very first is not counted: memory for states is had in it.
const FIRST_ALONE: u32 = 3;

/// How much quicker than alone it must be with others.
const WORTH: f64 = 0.98;

/// How long after they helped the pool's threads are still awake, looking for work.
const AWAKE: Duration = Duration::from_micros(15);

/// A mean that forgets.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    value: f64,
    count: u32,
}

impl Mean {
    /// Takes in a time, which counts more if there are few; what stopped the whole program counts no more than four of the usual.
    fn take(&mut self, time: f64, is_try: bool) {
        let time = if self.count == 0 {
            time
        } else {
            time.min(4.0 * self.value)
        };
        self.count = self.count.saturating_add(1);
        let least = if is_try { 0.35 } else { 0.0625 };
        self.value += (time - self.value) * (1.0 / f64::from(self.count)).max(least);
    }
}

/// What a step does about other threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Alone,
    /// Others are asked, which had helped a moment ago or not.
    Ask {
        recently: bool,
    },
    /// Some were asked before and have not come; nobody else is asked.
    Wait,
}

/// Steps that are taken the other way for a try: in the first ones the weights come to the caches of those who compute them
/// now.
#[derive(Clone, Copy, Debug)]
struct Try {
    asks: bool,
    left: u8,
    /// The times of its second half, of which the middle one counts: a try is rare, and what stopped the program for a moment
    /// would count for long.
    times: [f64; COUNTED],
}

/// What is known of steps of about one size.
#[derive(Clone, Copy, Debug)]
struct Class {
    /// Nanoseconds of a step alone.
    alone: Mean,
    /// Of one with others asked, where they had not helped a moment ago, and where they had.
    asked: [Mean; 2],
    budget: f64,
    since_try: u32,
    /// Steps from one try to the next, of tries alone and of tries with others asked.
    between: [u32; 2],
    trying: Option<Try>,
    has_begun: bool,
}

impl Default for Class {
    fn default() -> Self {
        Self {
            alone: Mean::default(),
            asked: [Mean::default(); 2],
            budget: FIRST_LOST,
            since_try: STEPS_BETWEEN,
            between: [STEPS_BETWEEN; 2],
            trying: None,
            has_begun: false,
        }
    }
}

impl Class {
    /// What a step does.
    fn choose(&mut self, recently: bool) -> Choice {
        let asked = self.asked[usize::from(recently)];
        if self.trying.is_none() && self.alone.count >= FIRST_ALONE {
            let asks = asked.value < WORTH * self.alone.value;
            if asked.count == 0 {
                // Those who have just helped are sure to come.
                let pays = recently || self.budget >= FIRST_LOST;
                self.trying = pays.then_some(Try::of(true));
            } else if self.since_try >= self.between[usize::from(!asks)] {
                let mut loss = (asked.value - self.alone.value).abs() * f64::from(TRIED_STEPS);
                if asks {
                    // They may fall asleep meanwhile.
                    loss += (self.asked[0].value - asked.value).max(0.0);
                }
                self.trying = (self.budget >= loss).then_some(Try::of(!asks));
            }
        }
        let asks = match self.trying {
            Some(Try { asks, .. }) => asks,
            None if self.alone.count < FIRST_ALONE || asked.count == 0 => false,
            None => asked.value < WORTH * self.alone.value,
        };
        if asks {
            Choice::Ask { recently }
        } else {
            Choice::Alone
        }
    }

    fn took(&mut self, choice: Choice, time: f64) {
        if !std::mem::replace(&mut self.has_begun, true) {
            return;
        }
        self.budget = (self.budget + TRIED * time).min(MOST_LOST);
        self.since_try = self.since_try.saturating_add(1);
        let (mean, other) = match choice {
            Choice::Alone => {
                let known = self.asked.iter().filter(|asked| asked.count > 0);
                let best = known.map(|asked| asked.value).fold(f64::INFINITY, f64::min);
                (&mut self.alone, best)
            }
            Choice::Ask { recently } => (&mut self.asked[usize::from(recently)], self.alone.value),
            Choice::Wait => return,
        };
        let Some(trying) = &mut self.trying else {
            mean.take(time, false);
            return;
        };
        self.budget -= (time - other).clamp(0.0, MOST_LOST);
        trying.left -= 1;
        if let Some(counted) = trying.times.get_mut(usize::from(trying.left)) {
            *counted = time;
        }
        if trying.left == 0 {
            trying.times.sort_unstable_by(f64::total_cmp);
            mean.take(trying.times[trying.times.len() / 2], true);
            self.since_try = 0;
            let asks = self.asked.iter().filter(|asked| asked.count > 0);
            let best = asks.map(|asked| asked.value).fold(f64::INFINITY, f64::min);
            let was_better = (best < WORTH * self.alone.value) == trying.asks;
            let between = &mut self.between[usize::from(trying.asks)];
            *between = match was_better {
                true => STEPS_BETWEEN,
                false => (2 * *between).min(16 * STEPS_BETWEEN),
            };
            // Whoever was asked until now is asked again, although he may sleep.
            let goes_on = !trying.asks && self.asked[1].count > 0;
            let goes_on = goes_on && self.asked[1].value < WORTH * self.alone.value;
            self.trying = goes_on.then_some(Try::of(true));
        }
    }
}

impl Try {
    fn of(asks: bool) -> Self {
        Self {
            asks,
            left: TRIED_STEPS,
            times: [0.0; COUNTED],
        }
    }
}

/// Classes of steps: by what they do, and by the power of two of their bytes.
const SIZES: usize = 64;

/// What a step does, of which times are told apart.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Doing {
    /// A loop over the weights.
    Loop,
    /// Reading gradients.
    Measure,
    /// A loop of `eval`.
    Evaluate,
    /// Products of matrices.
    Multiply,
}

/// What an optimizer, or all who have none, has learnt, and the threads that were asked.
#[derive(Debug)]
pub(crate) struct Habits {
    classes: Mutex<[[Class; SIZES]; 4]>,
    pub(crate) crew: Arc<Crew>,
    /// When others had helped last, in nanoseconds.
    helped: AtomicU64,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            classes: Mutex::new([[Class::default(); SIZES]; 4]),
            crew: Arc::default(),
            helped: AtomicU64::new(0),
        }
    }
}

/// Nanoseconds since the first call, and more than zero then.
fn now() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let start = START.get_or_init(Instant::now);
    // Far from every end of the clock.
    const BASE: u64 = 1 << 40;
    BASE + u64::try_from(start.elapsed().as_nanos()).unwrap_or(0)
}

/// A step whose time is taken.
#[derive(Debug)]
pub(crate) struct Timed<'h> {
    habits: &'h Habits,
    class: (usize, usize),
    pub(crate) choice: Choice,
    start: u64,
}

impl Habits {
    /// Those of everybody without an optimizer.
    pub(crate) fn of_all() -> &'static Self {
        static OF_ALL: OnceLock<Habits> = OnceLock::new();
        OF_ALL.get_or_init(Self::default)
    }

    /// Nanoseconds that such steps take alone, as far as is known.
    #[cfg(test)]
    pub(crate) fn alone(&self, doing: Doing, bytes: usize) -> f64 {
        let classes = self.classes.lock().unwrap_or_else(PoisonError::into_inner);
        let (doing, size) = Self::class(doing, bytes);
        classes[doing][size].alone.value
    }

    /// Where the class of such steps is.
    fn class(doing: Doing, bytes: usize) -> (usize, usize) {
        let size = usize::BITS - bytes.leading_zeros();
        (doing as usize, (size as usize).min(SIZES - 1))
    }

    /// Chooses for a step of so many bytes. Its time is taken until [`Timed::end`].
    pub(crate) fn begin(&self, doing: Doing, bytes: usize) -> Timed<'_> {
        let class = Self::class(doing, bytes);
        let start = now();
        let choice = if self.crew.expected() > 0 {
            Choice::Wait
        } else {
            let since = start.saturating_sub(self.helped.load(Ordering::Relaxed));
            let recently = Duration::from_nanos(since) < AWAKE;
            let mut classes = self.classes.lock().unwrap_or_else(PoisonError::into_inner);
            classes[class.0][class.1].choose(recently)
        };
        Timed {
            habits: self,
            class,
            choice,
            start,
        }
    }
}

impl Timed<'_> {
    /// Takes note of the time, and of whether others had helped.
    #[allow(clippy::cast_precision_loss, reason = "times of steps")]
    pub(crate) fn end(self, helped: bool) {
        let end = now();
        if helped {
            self.habits.helped.store(end, Ordering::Relaxed);
        }
        let classes = self.habits.classes.lock();
        let mut classes = classes.unwrap_or_else(PoisonError::into_inner);
        let time = end.saturating_sub(self.start) as f64;
        classes[self.class.0][self.class.1].took(self.choice, time);
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Class, STEPS_BETWEEN, TRIED_STEPS};

    /// Steps in a loop: what a step takes alone, and with others asked, where they had helped in the step before or not;
    /// and how many there are until others sleep again. The time of all, in multiples of all alone.
    fn run(alone: f64, asked: [f64; 2], comes: [bool; 2], steps: usize) -> f64 {
        let mut class = Class::default();
        let (mut recently, mut sum) = (false, 0.0);
        for _ in 0..steps {
            let choice = class.choose(recently);
            let time = match choice {
                Choice::Alone => alone,
                _ => asked[usize::from(recently)],
            };
            recently = choice != Choice::Alone && comes[usize::from(recently)];
            class.took(choice, time);
            sum += time;
        }
        sum / (alone * steps as f64)
    }

    #[test]
    fn help_that_comes_is_asked_for() {
        // Awake in every step.
        let gain = run(15_000.0, [8_000.0; 2], [true; 2], 2_000);
        assert!(gain < 0.56, "{gain}");
        // Woken by the first who asks, too late for that step.
        let gain = run(15_000.0, [20_000.0, 8_000.0], [true; 2], 2_000);
        assert!(gain < 0.56, "{gain}");
    }

    #[test]
    fn help_that_never_comes_costs_little() {
        for asking in [16_000.0, 25_000.0, 500_000.0] {
            let loss = run(15_000.0, [asking; 2], [false; 2], 20_000);
            assert!(loss < 1.02, "{asking}: {loss}");
        }
    }

    /// Memory for states is had in the very first step, which takes a thousand times as long.
    #[test]
    fn the_first_step_says_nothing() {
        let mut class = Class::default();
        let mut asked = 0;
        for step in 0..400 {
            let choice = class.choose(false);
            let time = match (step, choice) {
                (0, _) => 15_000_000.0,
                (_, Choice::Alone) => 15_000.0,
                _ => 25_000.0,
            };
            class.took(choice, time);
            asked += usize::from(choice != Choice::Alone);
        }
        assert!(asked <= 3 * usize::from(TRIED_STEPS), "{asked}");
    }

    /// What has changed nothing again and again is tried less often, though it costs little.
    #[test]
    fn tries_in_vain_become_rare() {
        let mut class = Class::default();
        let mut asked = 0;
        for _ in 0..32_000 {
            let choice = class.choose(false);
            let time = if choice == Choice::Alone {
                15_000.0
            } else {
                15_100.0
            };
            class.took(choice, time);
            asked += usize::from(choice != Choice::Alone);
        }
        assert!(asked <= 50 * usize::from(TRIED_STEPS), "{asked}");
    }

    /// A pause, in which the others fall asleep, and then many steps: others are asked again in each turn.
    #[test]
    fn help_is_asked_for_again_behind_every_pause() {
        let mut class = Class::default();
        let (mut sum, mut steps) = (0.0, 0.0);
        for turn in 0..200 {
            let mut recently = false;
            for _ in 0..500 {
                let choice = class.choose(recently);
                let time = match (choice, recently) {
                    (Choice::Alone, _) => 15_000.0,
                    (_, false) => 25_000.0,
                    (_, true) => 8_000.0,
                };
                recently = choice != Choice::Alone;
                class.took(choice, time);
                if turn >= 20 {
                    (sum, steps) = (sum + time, steps + 1.0);
                }
            }
        }
        let mean = sum / steps;
        assert!(
            mean < 10_000.0,
            "{mean} ns of 15,000 alone and 8,000 together"
        );
    }

    /// What was true is not for ever.
    #[test]
    fn a_change_is_noticed() {
        let mut class = Class::default();
        let mut asked = 0;
        for step in 0..20_000 {
            let choice = class.choose(false);
            let quick = step >= 10_000;
            let time = match choice {
                Choice::Alone => 15_000.0,
                _ if quick => 8_000.0,
                _ => 25_000.0,
            };
            class.took(choice, time);
            asked += usize::from(step >= 12_000 && choice != Choice::Alone);
        }
        assert!(asked > 7_000, "{asked} of 8,000");
    }

    /// The other way is not tried in steps that follow each other, however little it costs.
    #[test]
    fn tries_are_rare() {
        let mut class = Class::default();
        let mut asked = 0;
        for _ in 0..100 * STEPS_BETWEEN {
            let choice = class.choose(false);
            class.took(choice, 15_000.0);
            asked += usize::from(choice != Choice::Alone);
        }
        assert!(asked <= 101 * usize::from(TRIED_STEPS), "{asked}");
    }
}
