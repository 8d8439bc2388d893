//! Sums of squares for norms, also where `f64` does not hold them.
//!
//! A norm is as large as the values are, and the sum of their squares is not: of values of 1e-200 it is 0, of
//! 1e200 infinite. So each sum is looked at. One that has left the range in which nothing is lost is made again,
//! of values scaled by a power of two, and its *root* is kept with a minus before it: 2⁵⁰⁰·√S of a small one,
//! 2⁻¹⁰⁰·√S of a large one, which stay apart and which `f64` holds whatever the values are. A block is looked at again
//! while it lies in the first level of cache, so no pass over memory is added, and as the sum of each block and the
//! order of blocks are fixed, so is every bit.

use super::sums::{in_lanes, lanes};
use crate::value::element::Element;
use crate::value::stage::Fold;

/// A power of two that is a normal number.
#[allow(
    clippy::cast_sign_loss,
    reason = "a normal number's exponent is above -1023"
)]
const fn two_to(exponent: i32) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// From here on a sum has lost nothing that matters of squares that vanished: 2⁻¹⁰⁷⁵ each, of no more than 2⁶⁴ values.
const LEAST: f64 = two_to(-900);
/// Up to here two sums can be added.
const MOST: f64 = two_to(1000);
/// What small values are scaled by, and large ones: squares of any of them, and their sums, have a place then.
const UP: f64 = two_to(700);
const DOWN: f64 = two_to(-700);
/// Kept roots of small sums are below this, those of large ones above.
const BETWEEN: f64 = two_to(200);

/// How the values of a sum of squares are scaled. Sums of later ones are larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Scale {
    Up,
    One,
    Down,
}

impl Scale {
    /// Of a sum as it is kept.
    fn of(kept: f64) -> Self {
        if kept >= 0.0 {
            Self::One
        } else if kept > -BETWEEN {
            Self::Up
        } else {
            Self::Down
        }
    }

    /// The sum that is kept so, scaled by the square of this.
    fn squares(self, kept: f64) -> f64 {
        let square = |root: f64| root * root;
        match (Self::of(kept), self) {
            (Self::One, Self::One) => kept,
            (Self::One, Self::Down) => kept * DOWN * DOWN,
            (Self::One, Self::Up) => kept * UP * UP,
            (Self::Up, Self::Up) => square(kept * two_to(200)),
            (Self::Up, Self::One) => square(kept * two_to(-500)),
            (Self::Up, Self::Down) => 0.0,
            (Self::Down, Self::Down) => square(kept * two_to(-600)),
            // Infinite, as it would be.
            (Self::Down, Self::Up | Self::One) => f64::INFINITY,
        }
    }

    /// A scaled sum as it is kept.
    fn kept(self, squares: f64) -> f64 {
        match self {
            Self::Up if squares == 0.0 => 0.0,
            Self::Up if squares >= LEAST * UP * UP => squares * DOWN * DOWN,
            Self::Up => -(squares.sqrt() * two_to(-200)),
            Self::One if squares <= MOST => squares,
            Self::One => -(squares.sqrt() * two_to(-100)),
            Self::Down if squares <= MOST * DOWN * DOWN => squares * UP * UP,
            Self::Down => -(squares.sqrt() * two_to(600)),
        }
    }
}

/// Whether squares of the element type can leave the range of `f64`.
#[inline(always)]
fn may_leave<T: Element>() -> bool {
    T::from_f64(f64::MIN_POSITIVE) != T::ZERO
}

/// Whether a sum has lost nothing.
#[inline(always)]
fn is_held(sum: f64) -> bool {
    (LEAST..=MOST).contains(&sum)
}

/// The sums of the squares of pieces. Compiled as [`sums::pieces`](super::sums::pieces) is.
#[inline(always)]
pub(crate) fn pieces<T: Element>(x: &[T], every: usize, found: &mut [f64]) {
    in_lanes(Fold::Squares, x, x, every, found);
    if !may_leave::<T>() {
        return;
    }
    for (found, x) in found.iter_mut().zip(x.chunks(every)) {
        let sum = *found;
        if !is_held(sum) && !sum.is_nan() {
            *found = again(sum, x);
        }
    }
}

/// A sum that has left the range, made of scaled values.
#[cold]
fn again<T: Element>(sum: f64, x: &[T]) -> f64 {
    let scaled = |scale| lanes(Fold::Squares, x, x, scale);
    if sum < LEAST {
        Scale::Up.kept(scaled(UP))
    } else {
        Scale::Down.kept(scaled(DOWN))
    }
}

/// The square of one value.
fn of_one(x: f64) -> f64 {
    let square = x * x;
    if is_held(square) || x == 0.0 || x.is_nan() {
        square
    } else if square < 1.0 {
        let scaled = x * UP;
        Scale::Up.kept(scaled * scaled)
    } else {
        let scaled = x * DOWN;
        Scale::Down.kept(scaled * scaled)
    }
}

/// Whether a sum has lost nothing by one more square that has made it this.
#[inline(always)]
fn holds(sum: f64, new: f64, x: f64) -> bool {
    sum >= 0.0 && is_held(new) || sum == 0.0 && x == 0.0
}

/// Adds the squares of lines to the sums of their columns. Compiled as [`pieces`] is.
#[inline(always)]
pub(crate) fn lines<T: Element>(sums: &mut [f64], x: &[T]) {
    /// Columns that are looked at together.
    const COLUMNS: usize = 32;
    for x in x.chunks(sums.len().max(1)) {
        for (sums, x) in sums.chunks_mut(COLUMNS).zip(x.chunks(COLUMNS)) {
            let mut new = [0.0; COLUMNS];
            let mut held = true;
            for ((new, sum), x) in new.iter_mut().zip(&*sums).zip(x) {
                let x = x.to_f64();
                *new = *sum + x * x;
                held &= holds(*sum, *new, x);
            }
            if !may_leave::<T>() || held {
                // A line may end within these columns.
                sums[..x.len()].copy_from_slice(&new[..x.len()]);
            } else {
                // Each as if it stood alone, so that no column's bits depend on its neighbours.
                for ((new, sum), x) in new.iter().zip(sums).zip(x) {
                    let x = x.to_f64();
                    *sum = if holds(*sum, *new, x) {
                        *new
                    } else {
                        add(*sum, of_one(x))
                    };
                }
            }
        }
    }
}

/// Two sums as one.
pub(crate) fn add(a: f64, b: f64) -> f64 {
    if a >= 0.0 && b >= 0.0 {
        return Scale::One.kept(a + b);
    }
    if a == 0.0 || b == 0.0 || a.is_nan() || b.is_nan() {
        return a + b;
    }
    let scale = Scale::of(a).max(Scale::of(b));
    scale.kept(scale.squares(a) + scale.squares(b))
}

/// A sum as it is kept, as a number and the power of two that it is to be multiplied by.
pub(crate) fn kept_as(kept: f64) -> (f64, i32) {
    match Scale::of(kept) {
        Scale::One => (kept, 0),
        Scale::Up => (Scale::Up.squares(kept), -1400),
        Scale::Down => (Scale::Down.squares(kept), 1400),
    }
}

/// The root of a sum.
pub(crate) fn root(kept: f64) -> f64 {
    match Scale::of(kept) {
        Scale::One => kept.sqrt(),
        Scale::Up => -kept * two_to(-500),
        Scale::Down => -kept * two_to(100),
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, add, lines, of_one, pieces, root, two_to};

    /// The sum of the squares of all of these.
    fn block<T: Element>(x: &[T]) -> f64 {
        let mut found = [0.0];
        pieces(x, x.len().max(1), &mut found);
        found[0]
    }

    /// The norm of these values, each a whole number below 2²⁰ times the same power of two: exact but for the last root.
    fn exact(whole: &[u64], exponent: i32) -> f64 {
        let squares: u64 = whole.iter().map(|x| x * x).sum();
        assert!(squares < 1 << 53, "a whole number of `f64`");
        let root = (squares as f64).sqrt();
        // In two steps, for 2^1100 is no number.
        root * two_to(exponent / 2) * two_to(exponent - exponent / 2)
    }

    fn values(whole: &[u64], exponent: i32) -> Vec<f64> {
        let scaled = |x: &u64| *x as f64 * two_to(exponent / 2) * two_to(exponent - exponent / 2);
        whole.iter().map(scaled).collect()
    }

    fn whole(count: usize) -> Vec<u64> {
        (0..count as u64).map(|i| i * 7919 % 1000).collect()
    }

    #[test]
    fn a_norm_is_right_wherever_its_values_are() {
        for exponent in (-1074..=1000).step_by(1) {
            for count in [1, 2, 15, 16, 17, 1000] {
                let whole = whole(count);
                let (x, wanted) = (values(&whole, exponent), exact(&whole, exponent));
                let half = x.len() / 2;
                let halves = add(block(&x[..half]), block(&x[half..]));
                let ones = x.iter().fold(0.0, |sum, x| add(sum, of_one(*x)));
                for found in [root(block(&x)), root(halves), root(ones)] {
                    let error = (found - wanted).abs() / wanted;
                    // Of subnormal numbers there are no digits behind the last one.
                    let fine = error < 1e-13
                        || (found - wanted).abs() <= two_to(-1022) * 2e-16
                        || wanted == found;
                    assert!(
                        fine,
                        "{count} values times 2^{exponent}: {found:e}, not {wanted:e}"
                    );
                }
            }
        }
    }

    #[test]
    fn magnitudes_meet_at_the_larger() {
        for small in (-1074..1000).step_by(37) {
            for large in (small..1020).step_by(41) {
                let (a, b) = (3.0 * two_to(small.max(-1022)), two_to(large.max(-1022)));
                let wanted = a.hypot(b);
                let found = [
                    root(add(of_one(a), of_one(b))),
                    root(add(of_one(b), of_one(a))),
                    root(block(&[a, b])),
                ];
                for found in found {
                    assert!(
                        (found / wanted - 1.0).abs() < 1e-15,
                        "{a:e}, {b:e}: {found:e}"
                    );
                }
            }
        }
    }

    #[test]
    fn columns_are_as_blocks() {
        for exponent in [-1060, -700, -500, -451, -449, 0, 499, 501, 900] {
            let columns: Vec<_> = (0..70).map(|c| values(&whole(c % 9), exponent)).collect();
            let mut sums = vec![0.0; columns.len()];
            for row in 0..9 {
                let x: Vec<_> = columns
                    .iter()
                    .map(|c| c.get(row).copied().unwrap_or(0.0))
                    .collect();
                lines(&mut sums, &x);
            }
            for (sum, column) in sums.iter().zip(&columns) {
                let (found, wanted) = (root(*sum), root(block(column)));
                assert!(
                    (found - wanted).abs() <= 1e-15 * wanted,
                    "2^{exponent}: {found:e}, {wanted:e}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_number_stays_so() {
        let (nan, infinity) = (f64::NAN, f64::INFINITY);
        for x in [1e-200, 0.0, 1.0, 1e200] {
            assert!(root(block(&[x, nan])).is_nan());
            assert!(root(add(of_one(x), of_one(nan))).is_nan());
            assert!(root(add(of_one(nan), of_one(x))).is_nan());
            assert_eq!(root(block(&[x, infinity])), infinity);
            assert_eq!(root(add(of_one(x), of_one(-infinity))), infinity);
            assert_eq!(root(add(of_one(infinity), of_one(x))), infinity);
        }
        assert!(root(add(of_one(infinity), of_one(nan))).is_nan());
        assert_eq!(root(block::<f32>(&[f32::INFINITY, 1.0])), infinity);
        assert_eq!(root(block(&[0.0, -0.0])).to_bits(), 0);
        // The norm itself is no number of `f64`.
        assert_eq!(root(block(&[f64::MAX; 4])), infinity);
    }
}
