//! What rounding to the element type must leave of the numbers of a step.

use super::element::Element;

/// A number that a loop is given, as generated code describes it: what must be left of it, and the names of
/// the hyper-parameters that it is made of. The arithmetic of a step is done in `f64`, and a loop takes its
/// results rounded to the element type.
pub(crate) type Number = (u8, &'static [&'static str]);

/// Something is divided by what is above zero by grace of it.
pub(crate) const NONZERO: u8 = 1;
/// Where it is +∞, finite weights need not stay finite.
pub(crate) const BELOW_INFINITY: u8 = 2;
/// Where it is −∞, they need not either.
pub(crate) const ABOVE_INFINITY: u8 = 4;
/// In exact arithmetic it is never zero.
pub(crate) const NEVER_ZERO: u8 = 8;
/// It is known before anything is reduced.
pub(crate) const KNOWN: u8 = 16;

/// A number that the element type does not hold, although the step needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lost {
    pub(crate) hypers: &'static [&'static str],
    pub(crate) known: bool,
    /// What it is.
    pub(crate) value: f64,
    /// What the element type makes of it.
    pub(crate) rounded: f64,
}

/// The first of the numbers of a step that the element type does not hold.
pub(crate) fn lost<T: Element>(numbers: &'static [Number], values: &[f64]) -> Option<Lost> {
    let mut both = numbers.iter().zip(values);
    both.find_map(|(&(needs, hypers), &value)| {
        let needed = |what| needs & what != 0;
        let rounded = T::from_f64(value).to_f64();
        let vanished = rounded == 0.0 && needed(NONZERO) && (value != 0.0 || needed(NEVER_ZERO));
        let grown = !rounded.is_finite()
            && (needed(BELOW_INFINITY) && rounded > 0.0
                || needed(ABOVE_INFINITY) && rounded < 0.0
                || rounded.is_nan());
        (vanished || grown).then_some(Lost {
            hypers,
            known: needed(KNOWN),
            value,
            rounded,
        })
    })
}
