//! `min(x, y)`: the smaller of two, or NaN if one is.

use super::max;
use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;

pub(crate) const MIN: Pointwise = Pointwise(&Definition {
    name: "min",
    form: "min(x, y)",
    operator: None,
    meaning: Meaning::Binary {
        value,
        range,
        divides: false,
        method: "min",
    },
    numpy: "np.minimum",
    torch: Torch {
        number: "min",
        tensor: "torch.minimum",
        list: Some("torch._foreach_minimum"),
    },
    notation: Notation::Command,
});

fn value(x: f64, y: f64) -> f64 {
    -max::value(-x, -y)
}

fn range(a: &Range, b: &Range) -> Range {
    max::range(&a.negated(), &b.negated()).negated()
}
