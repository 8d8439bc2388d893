//! Functions that give the same bits on every processor and operating system.
//!
//! What IEEE 754 rounds correctly (`+ - * / sqrt`, comparisons, conversions) is the same everywhere. The
//! platform's library is not: glibc, for one, has other variants of `exp`, `ln` and `pow` for processors with
//! fused multiply-add. So what a loop calls for each weight is written here as plain arithmetic, without
//! branches, which the compiler vectorises; what is computed once a step may come from the crate `libm`,
//! which is portable arithmetic too.

mod cbrt;
mod exp;
mod expm1;
mod ln;
mod log1p;
mod power;
mod tanh;
mod turns;
mod wide;

pub(crate) use cbrt::cbrt;
pub(crate) use exp::exp;
pub(crate) use expm1::expm1;
pub(crate) use ln::ln;
pub(crate) use log1p::log1p;
pub(crate) use power::{one_minus_pow, pow, pow_single};
pub(crate) use tanh::tanh;
pub(crate) use turns::sin_cos_of_turns;

/// Added to a number below 2^51 and taken away again, this rounds it to a whole one. What stands in the last bits
/// of the sum is that number.
const ROUNDS: f64 = 6_755_399_441_055_744.0; // 1.5 · 2^52

/// ln 2 in two parts. The first has zeros at its end, so that its product with an exponent is exact.
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

#[cfg(test)]
mod tests;
