//! Arithmetic between memory and a rule's loop, over blocks that lie in the first level of cache.

use std::mem::MaybeUninit;

use super::prefetch;
use super::sums::BLOCK;
use crate::value::element::Element;

/// What is done with each value of a gradient, in this order: what was gathered is added, `before` multiplies it, its
/// magnitude becomes `bound` at most, `after` multiplies it. A NaN stays one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scaling<T> {
    pub(crate) before: T,
    /// Infinite for none.
    pub(crate) bound: T,
    pub(crate) after: T,
}

impl<T: Element> Scaling<T> {
    /// Whether values stay what they are.
    pub(crate) fn is_none(&self) -> bool {
        self.before == T::ONE && !self.bound.is_finite() && self.after == T::ONE
    }
}

impl Scaling<f64> {
    /// Nothing is done.
    pub(crate) const NONE: Self = Self {
        before: 1.0,
        bound: f64::INFINITY,
        after: 1.0,
    };

    /// One factor more, behind all that is done so far.
    pub(crate) fn multiply(&mut self, factor: f64) {
        if self.bound < f64::INFINITY {
            self.after *= factor;
        } else {
            self.before *= factor;
        }
    }

    /// The same for elements of a type. Without a bound the two factors are one, which is taken apart only where the
    /// type does not hold it.
    pub(crate) fn of<T: Element>(self) -> Scaling<T> {
        let Self {
            before,
            bound,
            after,
        } = self;
        let t = T::from_f64;
        if bound < f64::INFINITY {
            return Scaling {
                before: t(before),
                bound: t(bound),
                after: t(after),
            };
        }
        let factor = before * after;
        let (before, after) = if is_held::<T>(factor) {
            (factor, 1.0)
        } else {
            let (_, exponent) = libm::frexp(after);
            let half = exponent / 2;
            (before * libm::scalbn(1.0, half), libm::scalbn(after, -half))
        };
        Scaling {
            before: t(before),
            bound: t(bound),
            after: t(after),
        }
    }
}

/// Whether a type holds a number but for its last digits.
fn is_held<T: Element>(value: f64) -> bool {
    (T::from_f64(value).to_f64() - value).abs() <= 1e-6 * value.abs()
}

/// Where a block of values is written that are seen otherwise than they stand in memory.
pub(crate) struct Room<T>([MaybeUninit<T>; BLOCK]);

impl<T: Element> Room<T> {
    pub(crate) fn new() -> Self {
        Self([MaybeUninit::uninit(); BLOCK])
    }

    /// Room for so many values, at most a block.
    pub(crate) fn first(&mut self, len: usize) -> &mut [MaybeUninit<T>] {
        &mut self.0[..len]
    }
}

/// Writes to all of `room` what becomes of `values`, to which `gathered` is added, if it is not empty. All are as long.
///
/// It is compiled for each instruction set, as kernels are.
#[inline(always)]
pub(crate) fn scaled<T: Element>(
    room: &mut [MaybeUninit<T>],
    values: &[T],
    gathered: &[T],
    scaling: Scaling<T>,
) {
    let Scaling {
        before,
        bound,
        after,
    } = scaling;
    let bounded = |x: T| Element::max(-bound, Element::min(bound, x * before));
    match (bound.is_finite(), after == T::ONE) {
        (false, true) => write(room, values, gathered, |x| x * before),
        (false, false) => write(room, values, gathered, |x| x * before * after),
        (true, true) => write(room, values, gathered, bounded),
        (true, false) => write(room, values, gathered, |x| bounded(x) * after),
    }
}

#[inline(always)]
fn write<T: Element>(
    room: &mut [MaybeUninit<T>],
    values: &[T],
    gathered: &[T],
    seen: impl Fn(T) -> T,
) {
    let values = &values[..room.len()];
    if gathered.is_empty() {
        /// Two vectors of the widest instruction set.
        const CHUNK: usize = 32;
        let (room, rest_room) = room.as_chunks_mut::<CHUNK>();
        let (values, rest) = values.as_chunks::<CHUNK>();
        for (out, x) in room.iter_mut().zip(values) {
            prefetch::ahead(x);
            for (out, x) in out.iter_mut().zip(x) {
                out.write(seen(*x));
            }
        }
        for (out, x) in rest_room.iter_mut().zip(rest) {
            out.write(seen(*x));
        }
    } else {
        let gathered = &gathered[..room.len()];
        for (out, (x, sum)) in room.iter_mut().zip(values.iter().zip(gathered)) {
            out.write(seen(*sum + *x));
        }
    }
}

/// Moves each value of an average towards a weight by this share of the way, which is 1 for the weight itself.
///
/// It is compiled for each instruction set, as kernels are.
#[inline(always)]
pub(crate) fn averaged<T: Element>(average: &mut [T], w: &[T], share: T) {
    let w = &w[..average.len()];
    if share < T::from_f64(0.5) {
        for (average, w) in average.iter_mut().zip(w) {
            *average = *average + share * (*w - *average);
        }
    } else {
        // Exact at its end, as the other form is at its beginning.
        let rest = T::ONE - share;
        for (average, w) in average.iter_mut().zip(w) {
            *average = *w - (*w - *average) * rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Room, Scaling, averaged};
    use crate::machine::dispatch::Tools;
    use crate::machine::exec::Exec;

    #[test]
    fn an_average_goes_a_share_of_the_way() {
        for (share, want) in [(0.0, 3.0), (0.25, 4.0), (0.5, 5.0), (0.75, 6.0), (1.0, 7.0)] {
            let mut average = [3.0_f64];
            averaged(&mut average, &[7.0], share);
            assert_eq!(average, [want], "{share}");
        }
        let mut average = [0.1_f32];
        averaged(&mut average, &[0.3], 1.0);
        assert_eq!(average, [0.3], "itself, to the bit");
    }

    fn one(x: f32, gathered: &[f32], scaling: Scaling<f64>) -> f32 {
        let tools = Tools::new(Exec::serial().set);
        tools.scale(&mut Room::new(), &[x], gathered, scaling.of())[0]
    }

    #[test]
    fn what_is_done_is_done_in_order() {
        let scaling = Scaling {
            before: 0.5,
            bound: 3.0,
            after: 10.0,
        };
        assert_eq!(one(4.0, &[], scaling), 20.0);
        assert_eq!(one(4.0, &[1.0], scaling), 25.0);
        assert_eq!(one(40.0, &[], scaling), 30.0);
        assert_eq!(one(-40.0, &[], scaling), -30.0);
        assert!(one(f32::NAN, &[], scaling).is_nan());
        assert_eq!(one(f32::NEG_INFINITY, &[], scaling), -30.0);
        assert_eq!(
            one(-0.0, &[], Scaling::NONE).to_bits(),
            (-0.0_f32).to_bits()
        );
    }

    /// A factor that the type does not hold as one is applied as two.
    #[test]
    fn factors_beyond_the_type() {
        let factor = |before: f64, after: f64| Scaling {
            before,
            after,
            ..Scaling::NONE
        };
        assert!((one(1e38, &[], factor(1.0, 1e-44)) - 1e-6).abs() < 1e-12);
        assert_eq!(
            one(2.0_f32.powi(-120), &[], factor(1.0, 2.0_f64.powi(140))),
            2.0_f32.powi(20)
        );
        assert_eq!(one(3.0, &[], factor(2.0, 0.25)), 1.5);
        assert_eq!(one(3.0, &[], factor(1.0, 0.0)), 0.0);
    }
}
