//! What becomes of averages that have shrunk to nearly nothing.
//!
//! An average without a gradient shrinks by a factor at every step, and never comes to zero: below the smallest
//! normal number `0.999 * v` rounds to `v` in the end. With such *subnormal* numbers processors compute many times slower. So
//! they become 0, at every 64th step of a tensor alone: a comparison in each loop would cost 2 to 18 % of it in cache, and
//! a pass over the states now and then less than 1 %. When is told by the tensor's own step number, so that the
//! bits depend on nothing else.

use crate::value::element::Element;

/// Steps from one time to the next.
const PERIOD: u64 = 64;

/// Values that are looked at together: they stay in the first level of cache.
const BLOCK: usize = 1024;

/// Whether this step of a tensor, counted from 1, is followed by [`settle`].
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "steps are whole, and counted from 1"
)]
pub(super) fn is_due(t: f64) -> bool {
    (t as u64).is_multiple_of(PERIOD)
}

/// Makes 0 of what is smaller than the smallest normal number. Where nothing is, nothing is written.
pub(super) fn settle<T: Element>(values: &mut [T]) {
    for block in values.chunks_mut(BLOCK) {
        // All are looked at, for a loop that may end early is not vectorised.
        let settled = |all: bool, value: &T| all & !value.is_subnormal();
        if !block.iter().fold(true, settled) {
            for value in block {
                if value.is_subnormal() {
                    *value = T::ZERO;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, is_due, settle};
    use crate::value::element::Element;

    fn settles<T: Element>(smallest: T, last_below: T, first: T) {
        let nan = T::from_f64(f64::NAN);
        let kept = [smallest, T::ONE, T::ZERO, T::from_f64(f64::INFINITY), nan];
        for (at, below) in [
            (0, first),
            (BLOCK - 1, last_below),
            (BLOCK, first),
            (2 * BLOCK, last_below),
        ] {
            let mut values: Vec<T> = kept.iter().copied().cycle().take(2 * BLOCK + 1).collect();
            values[at] = below;
            for negative in [false, true] {
                let mut now = values.clone();
                if negative {
                    now.iter_mut().for_each(|value| *value = -*value);
                }
                let before = now.clone();
                settle(&mut now);
                for (index, (now, before)) in now.iter().zip(&before).enumerate() {
                    let wanted = if index == at { T::ZERO } else { *before };
                    assert_eq!(now.to_f64().to_bits(), wanted.to_f64().to_bits(), "{index}");
                }
            }
        }
    }

    #[test]
    fn what_is_below_the_normal_numbers_becomes_zero_and_nothing_else_changes() {
        settles(
            f32::MIN_POSITIVE,
            f32::MIN_POSITIVE.next_down(),
            f32::from_bits(1),
        );
        settles(
            f64::MIN_POSITIVE,
            f64::MIN_POSITIVE.next_down(),
            f64::from_bits(1),
        );
    }

    #[test]
    fn every_sixty_fourth_step_is_one() {
        let due: Vec<_> = (1..=200_u32).filter(|t| is_due(f64::from(*t))).collect();
        assert_eq!(due, [64, 128, 192]);
    }
}
