//! Numbers of twice the precision.

/// Two numbers that add up to the one that is meant, the first being the nearest to it.
pub(super) type Wide = (f64, f64);

/// The sum of two numbers, exactly.
#[inline(always)]
pub(super) fn sum(a: f64, b: f64) -> Wide {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

/// The product of two numbers, exactly but for overflow: Dekker's, of halves of 26 bits.
#[inline(always)]
pub(super) fn product(a: f64, b: f64) -> Wide {
    let split = |x: f64| {
        let shifted = x * 134_217_729.0; // 2^27 + 1
        let high = shifted - (shifted - x);
        (high, x - high)
    };
    let ((a1, a2), (b1, b2)) = (split(a), split(b));
    let product = a * b;
    (product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
}

/// The product of two numbers of twice the precision.
#[inline(always)]
pub(super) fn times((a, a_low): Wide, (b, b_low): Wide) -> Wide {
    let (product, error) = product(a, b);
    let low = error + (a * b_low + a_low * b);
    let high = product + low;
    (high, low - (high - product))
}
