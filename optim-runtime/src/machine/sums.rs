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

/// What each piece of this many values adds up to; the last may be shorter. Of [`Fold::Dot`] `y` holds the
/// second factors, otherwise it is not looked at.
///
/// It is compiled for each instruction set, as kernels are.
#[inline(always)]
pub(crate) fn pieces<T: Element>(fold: Fold, x: &[T], y: &[T], every: usize, found: &mut [f64]) {
    match fold {
        Fold::Dot => in_lanes(Fold::Dot, x, y, every, found),
        Fold::Sum | Fold::Mean => in_lanes(Fold::Sum, x, x, every, found),
        Fold::Norm => squares::pieces(x, every, found),
        Fold::Squares => in_lanes(Fold::Squares, x, x, every, found),
        Fold::SumAbs => in_lanes(Fold::SumAbs, x, x, every, found),
        Fold::MaxAbs | Fold::Max | Fold::Min => {
            for (x, found) in x.chunks(every).zip(found) {
                *found = match fold {
                    Fold::MaxAbs => extreme(x, |x| x.abs(), Element::max, T::ZERO),
                    Fold::Max => extreme(x, |x| x, Element::max, T::from_f64(f64::NEG_INFINITY)),
                    _ => extreme(x, |x| x, Element::min, T::from_f64(f64::INFINITY)),
                };
            }
        }
    }
}

/// [`pieces`] of one.
#[cfg(test)]
pub(super) fn block<T: Element>(fold: Fold, x: &[T], y: &[T]) -> f64 {
    let mut found = [0.0];
    pieces(fold, x, y, x.len().max(1), &mut found);
    found[0]
}

/// Adds lines, as many as there are, to the sums of their columns. Compiled as [`pieces`] is.
#[inline(always)]
pub(crate) fn lines<T: Element>(fold: Fold, sums: &mut [f64], x: &[T], y: &[T]) {
    match fold {
        Fold::Dot => columns(Fold::Dot, sums, x, y),
        Fold::Sum | Fold::Mean => columns(Fold::Sum, sums, x, x),
        Fold::Norm => squares::lines(sums, x),
        Fold::Squares => columns(Fold::Squares, sums, x, x),
        Fold::SumAbs => columns(Fold::SumAbs, sums, x, x),
        Fold::MaxAbs => columns(Fold::MaxAbs, sums, x, x),
        Fold::Max => columns(Fold::Max, sums, x, x),
        Fold::Min => columns(Fold::Min, sums, x, x),
    }
}

#[inline(always)]
fn columns<T: Element>(fold: Fold, sums: &mut [f64], x: &[T], y: &[T]) {
    let width = sums.len().max(1);
    for (x, y) in x.chunks(width).zip(y.chunks(width)) {
        for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *sum = fold.add(*sum, fold.term(x.to_f64(), y.to_f64()));
        }
    }
}

/// [`pieces`] of terms that are added.
#[inline(always)]
pub(super) fn in_lanes<T: Element>(fold: Fold, x: &[T], y: &[T], every: usize, found: &mut [f64]) {
    let y = &y[..x.len()];
    let pieces = x.chunks(every).zip(y.chunks(every)).zip(found);
    // Loops, for a closure would be compiled without the instruction set.
    if every.min(x.len()) < LANES {
        for ((x, y), found) in pieces {
            *found = short(fold, x, y);
        }
    } else {
        for ((x, y), found) in pieces {
            *found = lanes(fold, x, y, 1.0);
        }
    }
}

/// The terms of a piece, of values that are scaled, added up in lanes. (Two pieces at a time were no faster in cache, and
/// in memory, where the processor fetches along one of them, half as slow again.)
#[inline(always)]
pub(super) fn lanes<T: Element>(fold: Fold, x: &[T], y: &[T], scale: f64) -> f64 {
    let mut sums = [0.0; LANES];
    let y = &y[..x.len()];
    let term = |x: T, y: T| fold.term(x.to_f64() * scale, y.to_f64() * scale);
    let (whole, rest) = x.as_chunks::<LANES>();
    let (whole_y, rest_y) = y.as_chunks::<LANES>();
    for (x, y) in whole.iter().zip(whole_y) {
        prefetch::ahead(x);
        for lane in 0..LANES {
            sums[lane] += term(x[lane], y[lane]);
        }
    }
    for (sum, (x, y)) in sums.iter_mut().zip(rest.iter().zip(rest_y)) {
        *sum += term(*x, *y);
    }
    pairs(&mut sums)
}

/// [`lanes`] of less than one value for each lane. The lanes without one are 0, which changes no sum.
#[inline(always)]
fn short<T: Element>(fold: Fold, x: &[T], y: &[T]) -> f64 {
    // A lane begins at 0, so that a term of -0 is none.
    let term = |lane: usize| 0.0 + fold.term(x[lane].to_f64(), y[lane].to_f64());
    match x.len() {
        // As a convolution has them.
        0 => 0.0,
        1 => term(0),
        2 => term(0) + term(1),
        3 => (term(0) + term(2)) + term(1),
        4 => (term(0) + term(2)) + (term(1) + term(3)),
        len => {
            let mut sums = [0.0; LANES];
            for (lane, sum) in sums[..len].iter_mut().enumerate() {
                *sum = term(lane);
            }
            pairs(&mut sums)
        }
    }
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
    use super::{block, lines, pieces};
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
                    lines(fold, &mut sums, x, x);
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
            lines(fold, &mut sums, &x, &y);
            for (column, sum) in sums.iter().enumerate() {
                let of = |x: &[f32]| x[column..].iter().step_by(50).copied().collect::<Vec<_>>();
                // All of them whole numbers, so that the order makes no difference.
                assert_eq!(*sum, block(fold, &of(&x), &of(&y)), "{fold:?}");
            }
        }
    }

    /// The order in which values are added is part of what a step comes to: sixteen lanes that meet pair by pair, of a
    /// piece of any length, whatever is made beside it.
    #[test]
    fn each_piece_is_added_in_lanes_that_meet_in_pairs() {
        fn by_hand(terms: &[f64]) -> f64 {
            let mut lanes = [0.0; 16];
            for (at, term) in terms.iter().enumerate() {
                lanes[at % 16] += term;
            }
            for half in [8, 4, 2, 1] {
                for lane in 0..half {
                    lanes[lane] += lanes[lane + half];
                }
            }
            lanes[0]
        }
        let x: Vec<f32> = (0..400).map(|i| (i as f32 * 0.7).sin() * 3e3).collect();
        let y: Vec<f32> = (0..400).map(|i| (i as f32 * 1.3).cos() - 0.4).collect();
        for every in (1..40).chain([150, 400, 1000]) {
            for len in [0, 1, every - 1, every, 2 * every, 5 * every + every / 2] {
                let (x, y) = (&x[..len.min(400)], &y[..len.min(400)]);
                let mut found = vec![0.0; x.len().div_ceil(every)];
                pieces(Fold::Dot, x, y, every, &mut found);
                for (at, (x, y)) in x.chunks(every).zip(y.chunks(every)).enumerate() {
                    let terms = x.iter().zip(y).map(|(x, y)| f64::from(*x) * f64::from(*y));
                    let wanted = by_hand(&terms.collect::<Vec<_>>());
                    assert_eq!(
                        found[at].to_bits(),
                        wanted.to_bits(),
                        "{every}, {len}: {at}"
                    );
                }
            }
        }
        // A sum of nothing but -0 is 0, in whichever lanes.
        for len in 1..20 {
            assert_eq!(block(Fold::Sum, &vec![-0.0_f32; len], &[]).to_bits(), 0);
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
