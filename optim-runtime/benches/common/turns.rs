//! Times that can be compared: contenders take turns within every sample.
//!
//! What else a machine does, its clock and the state of its memory change within seconds. So a ratio is
//! made of times that were taken within the same few milliseconds, and of many such ratios the median
//! counts, with the middle half as a measure of how far to trust it.

use std::time::Duration;

use super::Contender;

/// How long a turn should last at least.
const TURN: Duration = Duration::from_millis(4);

/// Samples of several contenders.
pub(crate) struct Samples {
    /// A row a sample: nanoseconds per step of each contender.
    rows: Vec<Vec<f64>>,
}

/// Lets all contenders take turns, a turn each a sample.
///
/// Each turn begins with some steps that are not counted, which bring the contender's data back into
/// the cache and its threads back to work.
pub(crate) fn take(contenders: &mut [Box<dyn Contender>], quick: bool) -> Samples {
    let (most, least, budget) = if quick {
        (9, 3, Duration::from_millis(200))
    } else {
        (31, 7, Duration::from_millis(1_500))
    };
    let steps: Vec<_> = contenders
        .iter_mut()
        .map(|contender| steps_of_a_turn(contender.as_mut()))
        .collect();
    let mut rows = Vec::with_capacity(most);
    let mut spent = Duration::ZERO;
    while rows.len() < least || (rows.len() < most && spent < budget) {
        let mut row = vec![0.0; contenders.len()];
        for place in 0..contenders.len() {
            // Nobody is always first.
            let who = (place + rows.len()) % contenders.len();
            let lead = if steps[who] > 2 {
                steps[who].div_ceil(8)
            } else {
                0
            };
            spent += contenders[who].time(lead);
            let time = contenders[who].time(steps[who]);
            spent += time;
            row[who] = time.as_nanos() as f64 / steps[who] as f64;
        }
        rows.push(row);
    }
    Samples { rows }
}

/// So many steps that they take as long as a turn should; at least one.
fn steps_of_a_turn(contender: &mut dyn Contender) -> u64 {
    // The first one makes the state; the second one finds it.
    contender.time(2);
    let mut steps = 1;
    loop {
        let time = contender.time(steps);
        if time * 2 >= TURN {
            let share = TURN.as_secs_f64() / time.as_secs_f64();
            return ((steps as f64 * share).ceil() as u64).max(1);
        }
        steps *= 2;
    }
}

/// Median and middle half of one figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    /// A quarter of the values lies below.
    pub(crate) low: f64,
    /// Half of the values lie below.
    pub(crate) median: f64,
    /// Three quarters of the values lie below.
    pub(crate) high: f64,
}

impl Samples {
    /// Nanoseconds per step of a contender, the median.
    pub(crate) fn time(&self, who: usize) -> f64 {
        self.spread(|row| row[who]).median
    }

    /// The first's time in multiples of the second's.
    pub(crate) fn ratio(&self, first: usize, second: usize) -> Spread {
        self.spread(|row| row[first] / row[second])
    }

    /// The first's time in multiples of the longest of some others', in each sample.
    pub(crate) fn ratio_to_longest(&self, first: usize, others: &[usize]) -> Spread {
        self.spread(|row| row[first] / others.iter().map(|&i| row[i]).fold(0.0, f64::max))
    }

    fn spread(&self, figure: impl Fn(&[f64]) -> f64) -> Spread {
        let mut values: Vec<_> = self.rows.iter().map(|row| figure(row)).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
        Spread {
            low: at(0.25),
            median: at(0.5),
            high: at(0.75),
        }
    }
}
