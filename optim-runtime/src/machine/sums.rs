//! Sums that come out the same, whoever computes which part of them.
//!
//! Values are added up in `f64`, in blocks of a fixed length from the tensor's beginning, and within a
//! block in a fixed number of lanes that are added pair by pair. So no instruction set, number of threads
//! or length of what a thread takes at a time changes a bit.

use super::{prefetch, squares};
use crate::value::element::Element;
use crate::value::stage::Fold;

/// Weights in a block.
pub(crate) const BLOCK: usize = 1024;

/// Values that are added up beside each other: two vectors of the widest instruction set.
const LANES: usize = 16;

impl Fold {
    /// What a sum of nothing is.
    #[inline(always)]
    pub(crate) fn nothing(self) -> f64 {
        match self {
            Self::Max => f64::NEG_INFINITY,
            Self::Min => f64::INFINITY,
            Self::Sum
            | Self::Mean
            | Self::Norm
            | Self::SumAbs
            | Self::Squares
            | Self::MaxAbs
            | Self::Dot => 0.0,
        }
    }

    /// A sum with one more term, or with another sum. A NaN stays one.
    #[inline(always)]
    pub(crate) fn add(self, sum: f64, x: f64) -> f64 {
        match self {
            Self::MaxAbs | Self::Max => Element::max(sum, x),
            Self::Min => Element::min(sum, x),
            Self::Norm => squares::add(sum, x),
            Self::Sum | Self::Mean | Self::SumAbs | Self::Squares | Self::Dot => sum + x,
        }
    }

    /// What is added up.
    #[inline(always)]
    fn term(self, x: f64, y: f64) -> f64 {
        match self {
            Self::Sum | Self::Mean | Self::Max | Self::Min => x,
            Self::Norm | Self::Squares => x * x,
            Self::MaxAbs | Self::SumAbs => x.abs(),
            Self::Dot => x * y,
        }
    }

    /// The result, from what was added up of this many values.
    #[allow(
        clippy::cast_precision_loss,
        reason = "nobody has 2^53 weights in one tensor"
    )]
    pub(crate) fn finish(self, sum: f64, count: usize) -> f64 {
        match self {
            Self::Mean => sum / count as f64,
            Self::Norm => squares::root(sum),
            // Of zeros of both signs the positive one, in whichever order they came.
            Self::Max | Self::Min => sum + 0.0,
            Self::Sum | Self::SumAbs | Self::Squares | Self::MaxAbs | Self::Dot => sum,
        }
    }

    /// Brings the sums of blocks together, pair by pair. `sums` has one of every `stride` values.
    pub(crate) fn combine(self, sums: &[f64], stride: usize) -> f64 {
        let count = sums.len().div_ceil(stride.max(1));
        match count {
            0 => self.nothing(),
            1 => sums[0],
            _ => {
                let (left, right) = sums.split_at(count.div_ceil(2) * stride);
                self.add(self.combine(left, stride), self.combine(right, stride))
            }
        }
    }
}

/// What the values of a block add up to. Of [`Fold::Dot`] `y` holds the second factors, otherwise it is
/// not looked at.
///
/// It is compiled for each instruction set, as kernels are.
#[inline(always)]
pub(crate) fn block<T: Element>(fold: Fold, x: &[T], y: &[T]) -> f64 {
    match fold {
        Fold::Dot => lanes(Fold::Dot, x, y, 1.0),
        Fold::Sum | Fold::Mean => lanes(Fold::Sum, x, x, 1.0),
        Fold::Norm => squares::block(x),
        Fold::Squares => lanes(Fold::Squares, x, x, 1.0),
        Fold::SumAbs => lanes(Fold::SumAbs, x, x, 1.0),
        Fold::MaxAbs => extreme(x, |x| x.abs(), Element::max, T::ZERO),
        Fold::Max => extreme(x, |x| x, Element::max, T::from_f64(f64::NEG_INFINITY)),
        Fold::Min => extreme(x, |x| x, Element::min, T::from_f64(f64::INFINITY)),
    }
}

/// Adds a piece of a line to the sums of its columns. Compiled as [`block`] is.
#[inline(always)]
pub(crate) fn line<T: Element>(fold: Fold, sums: &mut [f64], x: &[T], y: &[T]) {
    match fold {
        Fold::Dot => columns(Fold::Dot, sums, x, y),
        Fold::Sum | Fold::Mean => columns(Fold::Sum, sums, x, x),
        Fold::Norm => squares::line(sums, x),
        Fold::Squares => columns(Fold::Squares, sums, x, x),
        Fold::SumAbs => columns(Fold::SumAbs, sums, x, x),
        Fold::MaxAbs => columns(Fold::MaxAbs, sums, x, x),
        Fold::Max => columns(Fold::Max, sums, x, x),
        Fold::Min => columns(Fold::Min, sums, x, x),
    }
}

#[inline(always)]
fn columns<T: Element>(fold: Fold, sums: &mut [f64], x: &[T], y: &[T]) {
    for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
        *sum = fold.add(*sum, fold.term(x.to_f64(), y.to_f64()));
    }
}

/// The terms of a block, of values that are scaled, added up in lanes.
#[inline(always)]
pub(super) fn lanes<T: Element>(fold: Fold, x: &[T], y: &[T], scale: f64) -> f64 {
    let mut sums = [0.0; LANES];
    let y = &y[..x.len()];
    let term = |x: T, y: T| (x.to_f64() * scale, y.to_f64() * scale);
    let (whole, rest) = x.as_chunks::<LANES>();
    let (whole_y, rest_y) = y.as_chunks::<LANES>();
    for (x, y) in whole.iter().zip(whole_y) {
        prefetch::ahead(x);
        for lane in 0..LANES {
            let (x, y) = term(x[lane], y[lane]);
            sums[lane] += fold.term(x, y);
        }
    }
    for (sum, (x, y)) in sums.iter_mut().zip(rest.iter().zip(rest_y)) {
        let (x, y) = term(*x, *y);
        *sum += fold.term(x, y);
    }
    pairs(&mut sums)
}

/// Brings lanes together, pair by pair.
///
/// It is never inlined: seeing pairs, the compiler would choose vectors of two for the loop before, too.
#[inline(never)]
fn pairs(sums: &mut [f64; LANES]) -> f64 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            sums[lane] += sums[lane + half];
        }
        half /= 2;
    }
    sums[0]
}

/// The extreme one of what the values of a block come to. Nothing is rounded, so it is found in the values' own type.
#[inline(always)]
fn extreme<T: Element>(
    x: &[T],
    term: impl Fn(T) -> T,
    of_two: impl Fn(T, T) -> T,
    nothing: T,
) -> f64 {
    /// Four vectors of the widest instruction set, so that none waits for the one before.
    const LANES: usize = 64;
    let mut found = [nothing; LANES];
    let (whole, rest) = x.as_chunks::<LANES>();
    for x in whole {
        prefetch::ahead(x);
        for lane in 0..LANES {
            found[lane] = of_two(found[lane], term(x[lane]));
        }
    }
    for (found, x) in found.iter_mut().zip(rest) {
        *found = of_two(*found, term(*x));
    }
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            found[lane] = of_two(found[lane], found[lane + half]);
        }
        half /= 2;
    }
    found[0].to_f64()
}

#[cfg(test)]
mod tests {
    use super::{block, line};
    use crate::value::stage::Fold;

    const FOLDS: [Fold; 9] = [
        Fold::Sum,
        Fold::SumAbs,
        Fold::Mean,
        Fold::Norm,
        Fold::Squares,
        Fold::MaxAbs,
        Fold::Max,
        Fold::Min,
        Fold::Dot,
    ];

    #[test]
    fn each_fold_is_what_its_name_says() {
        let x: Vec<f32> = (0..1000).map(|i| (i as f32).mul_add(0.01, -3.0)).collect();
        let y: Vec<f32> = x.iter().map(|x| 2.0 - x).collect();
        let wide = |x: &f32| f64::from(*x);
        let sum: f64 = x.iter().map(wide).sum();
        let squares: f64 = x.iter().map(|x| wide(x) * wide(x)).sum();
        let dot: f64 = x.iter().zip(&y).map(|(x, y)| wide(x) * wide(y)).sum();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-12 * b.abs();
        assert!(near(block(Fold::Sum, &x, &x), sum));
        assert!(near(block(Fold::Squares, &x, &x), squares));
        let magnitudes = x.iter().map(|x| wide(x).abs()).sum();
        assert!(near(block(Fold::SumAbs, &x, &x), magnitudes));
        assert!(near(block(Fold::Dot, &x, &y), dot));
        assert_eq!(block(Fold::MaxAbs, &x, &x), f64::from(6.99_f32));
        assert_eq!(block(Fold::Max, &x, &x), f64::from(6.99_f32));
        assert_eq!(block(Fold::Min, &x, &x), -3.0);
        assert!(near(block(Fold::Norm, &x, &x), squares));
        assert!(near(Fold::Mean.finish(sum, 1000), sum / 1000.0));
        assert!(near(Fold::Norm.finish(squares, 1000), squares.sqrt()));
    }

    #[test]
    fn a_nan_comes_through_every_fold() {
        for place in [0, 37, 99] {
            let mut x = vec![1.0_f64; 100];
            x[place] = f64::NAN;
            for fold in FOLDS {
                let whole = block(fold, &x, &x);
                assert!(fold.finish(whole, 100).is_nan(), "{fold:?}");
                for sums in [[whole, 1.0], [1.0, whole]] {
                    assert!(fold.combine(&sums, 1).is_nan(), "{fold:?}");
                }
                // As rows come one after the other.
                let mut sums = [fold.nothing(); 10];
                for x in x.chunks(10) {
                    line(fold, &mut sums, x, x);
                }
                for (column, sum) in sums.iter().enumerate() {
                    assert_eq!(sum.is_nan(), column == place % 10, "{fold:?}");
                }
            }
        }
    }

    /// A column is as a block of its values.
    #[test]
    fn columns_are_folded_as_blocks_are() {
        let x: Vec<f32> = (0..500).map(|i| (i * 37 % 101) as f32 - 50.0).collect();
        let y: Vec<f32> = (0..500).map(|i| (i * 53 % 97) as f32 - 40.0).collect();
        for fold in FOLDS {
            let mut sums = vec![fold.nothing(); 50];
            for (x, y) in x.chunks(50).zip(y.chunks(50)) {
                line(fold, &mut sums, x, y);
            }
            for (column, sum) in sums.iter().enumerate() {
                let of = |x: &[f32]| x[column..].iter().step_by(50).copied().collect::<Vec<_>>();
                // All of them whole numbers, so that the order makes no difference.
                assert_eq!(*sum, block(fold, &of(&x), &of(&y)), "{fold:?}");
            }
        }
    }

    #[test]
    fn the_largest_of_zeros_is_positive() {
        for fold in [Fold::Max, Fold::Min] {
            for x in [[0.0, -0.0], [-0.0, 0.0], [-0.0, -0.0]] {
                let sum = block(fold, &x, &x);
                assert_eq!(fold.finish(sum, 2).to_bits(), 0, "{fold:?} of {x:?}");
            }
        }
    }

    #[test]
    fn sums_of_blocks_meet_with_a_stride() {
        let sums = [1.0, 10.0, 2.0, 20.0, 3.0, 30.0];
        assert_eq!(Fold::Sum.combine(&sums, 2), 6.0);
        assert_eq!(Fold::Sum.combine(&sums[1..], 2), 60.0);
        assert_eq!(Fold::MaxAbs.combine(&sums[1..], 2), 30.0);
        assert_eq!(Fold::Sum.combine(&[], 1), 0.0);
    }
}
