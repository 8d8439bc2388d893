//! Sums that come out the same, whoever computes which part of them.
//!
//! Values are added up in `f64`, in blocks of a fixed length from the tensor's beginning, and within a
//! block in a fixed number of lanes that are added pair by pair. So no instruction set, number of threads
//! or length of what a thread takes at a time changes a bit.

use crate::value::element::Element;
use crate::value::stage::Fold;

/// Weights in a block.
pub(crate) const BLOCK: usize = 1024;

/// Values that are added up beside each other: two vectors of the widest instruction set.
const LANES: usize = 16;

impl Fold {
    /// A sum with one more term, or with another sum.
    #[inline(always)]
    fn add(self, sum: f64, x: f64) -> f64 {
        match self {
            Self::MaxAbs => Element::max(sum, x),
            _ => sum + x,
        }
    }

    /// What is added up.
    #[inline(always)]
    fn term(self, x: f64, y: f64) -> f64 {
        match self {
            Self::Sum | Self::Mean => x,
            Self::Norm | Self::Squares => x * x,
            Self::MaxAbs => x.abs(),
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
            Self::Norm => sum.sqrt(),
            _ => sum,
        }
    }

    /// Brings the sums of blocks together, pair by pair. `sums` has one of every `stride` values.
    pub(crate) fn combine(self, sums: &[f64], stride: usize) -> f64 {
        let count = sums.len().div_ceil(stride.max(1));
        match count {
            0 => 0.0,
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
        Fold::Dot => lanes(Fold::Dot, x, y),
        Fold::Sum | Fold::Mean => lanes(Fold::Sum, x, x),
        Fold::Norm | Fold::Squares => lanes(Fold::Squares, x, x),
        Fold::MaxAbs => lanes(Fold::MaxAbs, x, x),
    }
}

/// Adds a piece of a line to the sums of its columns. Compiled as [`block`] is.
#[inline(always)]
pub(crate) fn line<T: Element>(sums: &mut [f64], x: &[T]) {
    sums.iter_mut()
        .zip(x)
        .for_each(|(sum, x)| *sum += x.to_f64());
}

#[inline(always)]
fn lanes<T: Element>(fold: Fold, x: &[T], y: &[T]) -> f64 {
    let mut sums = [0.0; LANES];
    let y = &y[..x.len()];
    let (whole, rest) = x.as_chunks::<LANES>();
    let (whole_y, rest_y) = y.as_chunks::<LANES>();
    for (x, y) in whole.iter().zip(whole_y) {
        for lane in 0..LANES {
            let term = fold.term(x[lane].to_f64(), y[lane].to_f64());
            sums[lane] = fold.add(sums[lane], term);
        }
    }
    for (sum, (x, y)) in sums.iter_mut().zip(rest.iter().zip(rest_y)) {
        *sum = fold.add(*sum, fold.term(x.to_f64(), y.to_f64()));
    }
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            sums[lane] = fold.add(sums[lane], sums[lane + half]);
        }
        half /= 2;
    }
    sums[0]
}

#[cfg(test)]
mod tests {
    use super::block;
    use crate::value::stage::Fold;

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
        assert!(near(block(Fold::Dot, &x, &y), dot));
        assert_eq!(block(Fold::MaxAbs, &x, &x), f64::from(6.99_f32));
        assert!(near(Fold::Mean.finish(sum, 1000), sum / 1000.0));
        assert!(near(Fold::Norm.finish(squares, 1000), squares.sqrt()));
    }

    #[test]
    fn a_nan_comes_through_every_fold() {
        let mut x = vec![1.0_f64; 100];
        x[37] = f64::NAN;
        for fold in [Fold::Sum, Fold::Squares, Fold::MaxAbs, Fold::Dot] {
            assert!(block(fold, &x, &x).is_nan(), "{fold:?}");
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
