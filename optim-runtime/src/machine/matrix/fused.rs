//! `a·b + c` rounded once, for code that is compiled for no instruction that does it.

/// The same bits as the instruction. The product is exact in `f64`; the sum is rounded there to the neighbour whose last bit
/// is 1 unless it is exact, so that the rounding to `f32` is as of the exact sum (Boldo & Melquiond, 2008, "Emulation of
/// FMA and correctly rounded sums: proved algorithms using rounding to odd"). There is no branch, so loops are vectors.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
pub(super) fn of_f32(a: f32, b: f32, c: f32) -> f32 {
    let (product, c) = (f64::from(a) * f64::from(b), f64::from(c));
    let sum = product + c;
    // What the sum is off by, exactly: Knuth's `TwoSum`.
    let part = sum - product;
    let rest = (product - (sum - part)) + (c - part);
    let bits = sum.to_bits();
    // Of infinities and NaN the rest is a NaN, which is not above zero.
    let to_odd = (rest.abs() > 0.0) & (bits & 1 == 0);
    // Away from zero if the rest has the sum's sign, else towards it.
    let away = (rest > 0.0) == (sum > 0.0);
    let odd = if away {
        bits.wrapping_add(1)
    } else {
        bits.wrapping_sub(1)
    };
    f64::from_bits(if to_odd { odd } else { bits }) as f32
}

#[inline(always)]
pub(super) fn of_f64(a: f64, b: f64, c: f64) -> f64 {
    libm::fma(a, b, c)
}

#[cfg(test)]
mod tests {
    use super::{of_f32, of_f64};

    /// Numbers of all sizes, among them those near each other's rounding.
    fn numbers() -> impl Iterator<Item = u64> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        })
    }

    #[test]
    #[allow(clippy::cast_possible_truncation, reason = "the low half")]
    fn what_is_computed_is_what_the_instruction_gives() {
        let edges = [
            0.0,
            -0.0,
            1.0,
            1.5,
            f32::MIN_POSITIVE,
            1e-45,
            f32::MAX,
            f32::INFINITY,
            f32::EPSILON,
        ];
        let check = |a: f32, b: f32, c: f32| {
            let (ours, theirs) = (of_f32(a, b, c), a.mul_add(b, c));
            assert!(
                ours.to_bits() == theirs.to_bits() || ours.is_nan() && theirs.is_nan(),
                "{a:e} * {b:e} + {c:e} is {theirs:e} and not {ours:e}"
            );
        };
        for a in edges {
            for b in edges {
                for c in edges {
                    check(a, b, c);
                    check(a, b, -c);
                }
            }
        }
        let mut bits = numbers();
        let mut next = || f32::from_bits(bits.next().unwrap_or_default() as u32);
        for _ in 0..200_000 {
            let (a, b, c) = (next(), next(), next());
            check(a, b, c);
            // Where the sum is half-way between two numbers, or nearly.
            let product = f64::from(a) * f64::from(b);
            check(a, b, (-product) as f32);
            let half =
                f32::from_bits((product as f32).to_bits() & 0xff80_0000) * (1.0 / 16_777_216.0);
            check(a, b, half);
            check(1.0 + f32::EPSILON, 1.0, half);
        }
        let mut bits = numbers();
        let mut next = || f64::from_bits(bits.next().unwrap_or_default());
        for _ in 0..50_000 {
            let (a, b, c) = (next(), next(), next());
            let (ours, theirs) = (of_f64(a, b, c), a.mul_add(b, c));
            assert!(ours.to_bits() == theirs.to_bits() || ours.is_nan() && theirs.is_nan());
        }
    }
}
