//! Variables in half precision: the weights that steps are taken of stand beside them in `f32`.
//!
//! A weight near 1 has steps of 2⁻⁷ to the next one in `bf16`, and a step of the optimizer is smaller than half of that
//! most of the time, so that rounding would undo it. What is kept beside has the digits that the variable has not.

use std::ops::Range;

use candle_core::CpuStorage;
use half::slice::HalfFloatSliceExt;
use half::{bf16, f16};

/// Weights that are rounded at a time.
const BLOCK: usize = 1024;

/// A type of half precision.
pub(crate) trait Half: Copy + 'static {
    const ZERO: Self;

    fn of(storage: &CpuStorage) -> Option<&[Self]>;
    fn of_mut(storage: &mut CpuStorage) -> Option<&mut [Self]>;
    /// Rounds to the nearest, ties to even.
    fn round(values: &[f32], to: &mut [Self]);
    fn widen(values: &[Self], to: &mut [f32]);
    fn same_bits(a: &[Self], b: &[Self]) -> bool;
}

macro_rules! halves {
    ($($half:ident $variant:ident)*) => {$(
        impl Half for $half {
            const ZERO: Self = $half::ZERO;

            fn of(storage: &CpuStorage) -> Option<&[Self]> {
                match storage {
                    CpuStorage::$variant(values) => Some(values),
                    _ => None,
                }
            }

            fn of_mut(storage: &mut CpuStorage) -> Option<&mut [Self]> {
                match storage {
                    CpuStorage::$variant(values) => Some(values),
                    _ => None,
                }
            }

            fn round(values: &[f32], to: &mut [Self]) {
                to.convert_from_f32_slice(values);
            }

            fn widen(values: &[Self], to: &mut [f32]) {
                values.convert_to_f32_slice(to);
            }

            fn same_bits(a: &[Self], b: &[Self]) -> bool {
                a.reinterpret_cast() == b.reinterpret_cast()
            }
        }
    )*};
}

halves! { bf16 BF16 f16 F16 }

/// What stands beside a variable in half precision.
pub(crate) struct Masters {
    /// Its weights, with digits that it has no room for.
    pub(crate) weights: Vec<f32>,
    /// Room for its gradient.
    pub(crate) gradient: Vec<f32>,
}

impl Masters {
    /// Takes over the weights that are not what these are rounded to: somebody else has set them. `None` if this is not
    /// the variable's memory.
    pub(crate) fn read<H: Half>(&mut self, own: &CpuStorage, range: Range<usize>) -> Option<()> {
        take_over(H::of(own)?.get(range)?, &mut self.weights);
        Some(())
    }

    /// Rounds the weights into the variable's memory. `None` if this is not it.
    pub(crate) fn write<H: Half>(&self, own: &mut CpuStorage, range: Range<usize>) -> Option<()> {
        H::round(&self.weights, H::of_mut(own)?.get_mut(range)?);
        Some(())
    }

    /// Converts a gradient. `None` if this is not one of its type.
    pub(crate) fn widen<H: Half>(
        &mut self,
        gradient: &CpuStorage,
        range: Range<usize>,
    ) -> Option<()> {
        let gradient = H::of(gradient)?.get(range)?;
        self.gradient.resize(gradient.len(), 0.0);
        H::widen(gradient, &mut self.gradient);
        Some(())
    }
}

/// Weights that are what theirs are rounded to keep their digits.
fn take_over<H: Half>(weights: &[H], masters: &mut [f32]) {
    let mut rounded = [H::ZERO; BLOCK];
    for (weights, masters) in weights.chunks(BLOCK).zip(masters.chunks_mut(BLOCK)) {
        let rounded = &mut rounded[..masters.len()];
        H::round(masters, rounded);
        if H::same_bits(rounded, weights) {
            continue;
        }
        for ((weight, rounded), master) in weights.iter().zip(&*rounded).zip(masters) {
            let (set, own) = (std::slice::from_ref(weight), std::slice::from_ref(rounded));
            if !H::same_bits(set, own) {
                H::widen(set, std::slice::from_mut(master));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use half::{bf16, f16};

    use super::{BLOCK, Half, take_over};

    /// Weights that were set from outside are taken over, whatever block they lie in, and no others.
    fn only_what_was_set_is_taken_over<H: Half>() {
        let fine = |i: usize| 1.0 + i as f32 * 1e-6;
        let mut masters: Vec<f32> = (0..2 * BLOCK + 7).map(fine).collect();
        let before = masters.clone();
        let mut weights = vec![H::ZERO; masters.len()];
        H::round(&masters, &mut weights);
        take_over(&weights, &mut masters);
        assert_eq!(masters, before);
        for place in [0, BLOCK - 1, BLOCK, 2 * BLOCK + 6] {
            H::round(&[-2.5], &mut weights[place..=place]);
        }
        take_over(&weights, &mut masters);
        for (place, (master, before)) in masters.iter().zip(before).enumerate() {
            let set = [0, BLOCK - 1, BLOCK, 2 * BLOCK + 6].contains(&place);
            assert_eq!(*master, if set { -2.5 } else { before }, "{place}");
        }
    }

    #[test]
    fn of_both_types_only_what_was_set_is_taken_over() {
        only_what_was_set_is_taken_over::<bf16>();
        only_what_was_set_is_taken_over::<f16>();
    }

    /// A NaN is what it is rounded to, and so nobody has set it.
    #[test]
    fn a_nan_is_not_taken_over_again() {
        let nan = f32::from_bits(0x7fc1_2345);
        let mut masters = [nan, f32::INFINITY, -0.0];
        let mut weights = [bf16::ZERO; 3];
        bf16::round(&masters, &mut weights);
        take_over(&weights, &mut masters);
        assert_eq!(
            masters.map(f32::to_bits),
            [nan, f32::INFINITY, -0.0].map(f32::to_bits)
        );
    }
}
