//! `exp(x)`: the natural exponential.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::monotone::rising;
use crate::interval::{End, Range};
use crate::language::domain::Domain;

pub(crate) const EXP: Pointwise = Pointwise(&Definition {
    name: "exp",
    form: "exp(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::exp,
        range,
        domain: Domain::FINITE,
        method: "exp",
    },
    numpy: "np.exp",
    torch: Torch {
        number: "math.exp",
        tensor: "torch.exp",
        list: Some("torch._foreach_exp"),
    },
    notation: Notation::Command,
});

/// Above this it is no zero in any element type.
const VANISHES: f64 = -80.0;

pub(crate) fn range(a: &Range) -> Range {
    let mut result = rising(a, f64::exp);
    if a.low.value < VANISHES {
        result.low = End::closed(0.0);
    }
    result
}
