//! Values as bytes: in their own type, the lowest byte first, or rounded to `bf16`.

use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::erased::Sealed;

/// The type in which gradients go from rank to rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wire {
    /// That of the parameter.
    #[default]
    Same,
    /// `bf16`, the upper half of an `f32`: 8 bits of precision, and the range of `f32`. A value is rounded once, to the nearest one,
    /// halfway between two to the even one. What is not a number stays that; what is nearer to 2¹²⁸ than to the largest one, from 3.396·10³⁸ on, is
    /// infinite.
    Bf16,
}

impl Wire {
    /// Bytes of a value.
    pub(super) fn size(self, of: Dtype) -> usize {
        match self {
            Self::Same => of.size(),
            Self::Bf16 => 2,
        }
    }

    /// Writes values to room for exactly as many.
    pub(super) fn put<T: Element>(self, values: &[T], bytes: &mut [u8]) {
        match self {
            Self::Same => {
                for (bytes, value) in bytes.chunks_exact_mut(size_of::<T>()).zip(values) {
                    Sealed::put(*value, bytes);
                }
            }
            Self::Bf16 => {
                for (bytes, value) in bytes.as_chunks_mut().0.iter_mut().zip(values) {
                    *bytes = to_bf16(*value).to_le_bytes();
                }
            }
        }
    }

    /// Reads as many values as there is room for.
    pub(super) fn take<T: Element>(self, bytes: &[u8], values: &mut [T]) {
        match self {
            Self::Same => {
                for (bytes, value) in bytes.chunks_exact(size_of::<T>()).zip(values) {
                    *value = Sealed::take(bytes);
                }
            }
            Self::Bf16 => {
                for (bytes, value) in bytes.as_chunks().0.iter().zip(values) {
                    *value = from_bf16(u16::from_le_bytes(*bytes));
                }
            }
        }
    }

    /// Adds as many values to those that come before them.
    pub(super) fn add<T: Element>(self, bytes: &[u8], before: &mut [T]) {
        match self {
            Self::Same => {
                for (bytes, before) in bytes.chunks_exact(size_of::<T>()).zip(before) {
                    let behind: T = Sealed::take(bytes);
                    *before = *before + behind;
                }
            }
            Self::Bf16 => {
                for (bytes, before) in bytes.as_chunks().0.iter().zip(before) {
                    *before = *before + from_bf16::<T>(u16::from_le_bytes(*bytes));
                }
            }
        }
    }

    /// Makes values what they would be elsewhere.
    pub(super) fn round<T: Element>(self, values: &mut [T]) {
        match self {
            Self::Same => {}
            Self::Bf16 => {
                for value in values {
                    *value = from_bf16(to_bf16(*value));
                }
            }
        }
    }
}

/// The nearest `bf16`.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
fn to_bf16<T: Element>(value: T) -> u16 {
    let wide = value.to_f64();
    let near = wide as f32;
    let bits = near.to_bits();
    if T::DTYPE == Dtype::F32 {
        return upper_half(bits);
    }
    // Cut off instead of rounded, and odd if anything was lost, an `f32` rounds as the value does: what is halfway between two
    // `bf16` is even (Boldo & Melquiond, 2008, "Emulation of FMA and correctly rounded sums").
    let back = f64::from(near);
    let exact = back == wide || wide.is_nan();
    let cut = bits - u32::from(back.abs() > wide.abs());
    upper_half(if exact { bits } else { cut | 1 })
}

/// The nearest `bf16` of an `f32`, by their bits.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the lower half is left")]
fn upper_half(bits: u32) -> u16 {
    let nearest = bits.wrapping_add(0x7fff + (bits >> 16 & 1));
    // The payload of what is not a number may be in the lower half alone.
    let not_a_number = bits | 0x0040_0000;
    let is_number = bits & 0x7fff_ffff <= 0x7f80_0000;
    ((if is_number { nearest } else { not_a_number }) >> 16) as u16
}

#[inline]
fn from_bf16<T: Element>(bits: u16) -> T {
    T::from_f64(f64::from(f32::from_bits(u32::from(bits) << 16)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All values of 16 bits that are not beyond the range, with what they stand for. Behind the largest stands what infinity
    /// would be if it were a number: from halfway on values are rounded to it.
    fn all() -> Vec<(f64, u16)> {
        (0..=0x7f80_u16)
            .map(|bits| match bits {
                0x7f80 => (2.0_f64.powi(128), bits),
                _ => (from_bf16(bits), bits),
            })
            .collect()
    }

    #[test]
    fn each_value_and_what_is_between_goes_to_the_nearest() {
        for two in all().windows(2) {
            let [(low, low_bits), (high, high_bits)] = *two else {
                panic!("two");
            };
            let middle = f64::midpoint(low, high);
            let even = if low_bits % 2 == 0 {
                low_bits
            } else {
                high_bits
            };
            // Nearer to the middle than an `f32` can be.
            let (below, above) = (middle.next_down(), middle.next_up());
            let cases = [
                (low, low_bits),
                (below, low_bits),
                (middle, even),
                (above, high_bits),
            ];
            for (value, bits) in cases {
                assert_eq!(to_bf16(value), bits, "{value:e}");
                assert_eq!(to_bf16(-value), bits | 0x8000, "{value:e}");
            }
            #[allow(
                clippy::cast_possible_truncation,
                reason = "of `f32` there are some between, too"
            )]
            let narrow = middle as f32;
            for (value, bits) in [
                (narrow.next_down(), low_bits),
                (narrow.next_up(), high_bits),
            ] {
                assert_eq!(to_bf16(value), bits, "{value:e}");
                assert_eq!(to_bf16(f64::from(value)), bits, "{value:e}");
            }
        }
    }

    #[test]
    fn what_is_no_number_stays_that() {
        assert_eq!(to_bf16(f64::INFINITY), 0x7f80);
        assert_eq!(to_bf16(f64::NEG_INFINITY), 0xff80);
        assert_eq!(to_bf16(f64::MAX), 0x7f80);
        assert_eq!(to_bf16(f64::MIN_POSITIVE), 0);
        assert_eq!(to_bf16(-f64::MIN_POSITIVE), 0x8000);
        for bits in [0x7f80_0001_u32, 0x7fff_ffff, 0xff80_0001, 0xffff_ffff] {
            let (narrow, value) = (f32::from_bits(bits), f64::from(f32::from_bits(bits)));
            for back in [to_bf16(narrow), to_bf16(value)] {
                assert!(from_bf16::<f32>(back).is_nan(), "{bits:x}");
            }
        }
        assert!(from_bf16::<f64>(to_bf16(f64::from_bits(0x7ff0_0000_0000_0001))).is_nan());
    }
}
