//! What the tests need to know of an element type beyond what the runtime tells.

use optim_runtime::Element;

/// `f32` or `f64`.
pub trait Real: Element {
    /// The largest relative error of one rounding.
    const ROUNDING: f64;
    /// The smallest positive number.
    const SMALLEST: f64;
    /// The smallest positive number that has all digits.
    const NORMAL: f64;
    /// The largest power of ten whose square, and a sum of some squares, is still finite.
    const SQUARABLE: f64;
    /// Bytes of one element.
    const SIZE: usize;

    /// The bits, one pattern for every NaN: which operand's payload a NaN carries on depends on
    /// the order a compiler gives commuting operands, and no rule's meaning rests on it.
    fn bits(self) -> u64;

    /// The bits as they are.
    fn raw(self) -> u64;

    /// The number of these bits; `f32` takes the upper half.
    fn of_bits(bits: u64) -> Self;

    /// Little-endian bytes of one element.
    fn of_bytes(bytes: &[u8]) -> Self;
}

macro_rules! real {
    ($float:ident, $squarable:literal, $of_bits:expr) => {
        impl Real for $float {
            const ROUNDING: f64 = $float::EPSILON as f64 / 2.0;
            const SMALLEST: f64 = $float::from_bits(1) as f64;
            const NORMAL: f64 = $float::MIN_POSITIVE as f64;
            const SQUARABLE: f64 = $squarable;
            const SIZE: usize = size_of::<$float>();

            fn bits(self) -> u64 {
                let canonical = if self.is_nan() { $float::NAN } else { self };
                canonical.to_bits().into()
            }

            fn raw(self) -> u64 {
                self.to_bits().into()
            }

            fn of_bits(bits: u64) -> Self {
                $float::from_bits(($of_bits)(bits))
            }

            fn of_bytes(bytes: &[u8]) -> Self {
                $float::from_le_bytes(bytes.try_into().expect("bytes of one element"))
            }
        }
    };
}

real!(f32, 1e15, |bits: u64| (bits >> 32) as u32);
real!(f64, 1e150, |bits: u64| bits);

/// The bits of all values.
pub fn bits<T: Real>(values: &[T]) -> Vec<u64> {
    values.iter().map(|value| value.bits()).collect()
}
