//! Arguments that are not what they must be.

use crate::error::Error;

/// An argument that is not what it must be.
pub(super) fn unless(
    holds: bool,
    of: &'static str,
    what: &'static str,
    domain: &'static str,
    value: f64,
) -> Option<Error> {
    (!holds).then_some(Error::InvalidSetting {
        of,
        what,
        domain,
        value,
    })
}

pub(super) fn finite(of: &'static str, what: &'static str, value: f64) -> Option<Error> {
    unless(value.is_finite(), of, what, "finite", value)
}

pub(super) fn above_zero(of: &'static str, what: &'static str, value: f64) -> Option<Error> {
    let holds = value.is_finite() && value > 0.0;
    unless(holds, of, what, "above 0 and finite", value)
}

pub(super) fn not_negative(of: &'static str, what: &'static str, value: f64) -> Option<Error> {
    let holds = value.is_finite() && value >= 0.0;
    unless(holds, of, what, "at least 0 and finite", value)
}

pub(super) fn not_zero(of: &'static str, what: &'static str, count: u64) -> Option<Error> {
    unless(count > 0, of, what, "at least 1", 0.0)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a message may have the nearest number"
)]
pub(super) fn in_order(of: &'static str, what: &'static str, steps: &[u64]) -> Option<Error> {
    let back = steps.windows(2).find(|pair| pair[1] < pair[0])?;
    unless(false, of, what, "in ascending order", back[1] as f64)
}
