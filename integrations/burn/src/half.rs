//! Parameters in half precision: the weights that steps are taken of stand beside them in `f32`.
//!
//! A weight near 1 has steps of 2⁻⁷ to the next one in `bf16`, and a step of the optimizer is smaller than half of that
//! most of the time, so that rounding would undo it. What is kept beside has the digits that the parameter has not.

use burn_core::tensor::{DType, TensorData};
use half::slice::HalfFloatSliceExt;
use half::{bf16, f16};

/// Weights that are rounded at a time.
const BLOCK: usize = 1024;

/// A type of half precision.
trait Half: burn_core::tensor::Element + Copy + 'static {
    const NOTHING: Self;

    /// Rounds to the nearest, ties to even.
    fn round(values: &[f32], to: &mut [Self]);
    fn widen(values: &[Self], to: &mut [f32]);
    fn same_bits(a: &[Self], b: &[Self]) -> bool;
}

macro_rules! halves {
    ($($half:ident)*) => {$(
        impl Half for $half {
            const NOTHING: Self = $half::ZERO;

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

halves! { bf16 f16 }

/// Whether weights of this type are stepped beside.
pub(crate) fn is_half(dtype: DType) -> bool {
    matches!(dtype, DType::BF16 | DType::F16)
}

/// The weights in `f32` of a parameter in half precision.
#[derive(Clone, Debug, Default)]
pub(crate) struct Masters {
    pub(crate) weights: Vec<f32>,
    /// The parameter's.
    pub(crate) shape: Vec<usize>,
}

impl Masters {
    /// Takes over the weights that are not what these are rounded to: somebody else has set them. `None` if the data is not
    /// of half precision.
    pub(crate) fn read(&mut self, data: &TensorData) -> Option<()> {
        match data.dtype() {
            DType::BF16 => self.read_of::<bf16>(data),
            DType::F16 => self.read_of::<f16>(data),
            _ => None,
        }
    }

    fn read_of<H: Half>(&mut self, data: &TensorData) -> Option<()> {
        let own = data.as_slice::<H>().ok()?;
        if self.weights.len() == own.len() {
            take_over(own, &mut self.weights);
        } else {
            self.weights = widened(own);
        }
        self.shape = data.shape().as_slice().to_vec();
        Some(())
    }

    /// Rounds the weights into the data. `None` if it is not of half precision, or of another length.
    pub(crate) fn write(&self, data: &mut TensorData) -> Option<()> {
        match data.dtype() {
            DType::BF16 => self.write_of::<bf16>(data),
            DType::F16 => self.write_of::<f16>(data),
            _ => None,
        }
    }

    fn write_of<H: Half>(&self, data: &mut TensorData) -> Option<()> {
        let own = data.as_mut_slice::<H>().ok()?;
        (own.len() == self.weights.len()).then(|| H::round(&self.weights, own))
    }
}

/// The values of a gradient in half precision, or in `f32` already. `None` if it is neither.
pub(crate) fn widen(data: TensorData) -> Option<Vec<f32>> {
    match data.dtype() {
        DType::F32 => data.try_into_vec::<f32>().ok(),
        DType::BF16 => Some(widened(data.as_slice::<bf16>().ok()?)),
        DType::F16 => Some(widened(data.as_slice::<f16>().ok()?)),
        _ => None,
    }
}

fn widened<H: Half>(values: &[H]) -> Vec<f32> {
    let mut wide = vec![0.0; values.len()];
    H::widen(values, &mut wide);
    wide
}

/// Weights that are what theirs are rounded to keep their digits.
fn take_over<H: Half>(weights: &[H], masters: &mut [f32]) {
    let mut rounded = [H::NOTHING; BLOCK];
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
        let mut weights = vec![H::NOTHING; masters.len()];
        H::round(&masters, &mut weights);
        take_over(&weights, &mut masters);
        assert_eq!(masters, before);
        let set = [0, BLOCK - 1, BLOCK, 2 * BLOCK + 6];
        for place in set {
            H::round(&[-2.5], &mut weights[place..=place]);
        }
        take_over(&weights, &mut masters);
        for (place, (master, before)) in masters.iter().zip(before).enumerate() {
            let expected = if set.contains(&place) { -2.5 } else { before };
            assert_eq!(*master, expected, "{place}");
        }
    }

    #[test]
    fn of_both_types_only_what_was_set_is_taken_over() {
        only_what_was_set_is_taken_over::<bf16>();
        only_what_was_set_is_taken_over::<f16>();
    }
}
