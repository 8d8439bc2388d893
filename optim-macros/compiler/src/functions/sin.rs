//! `sin(x)`: the sine.

use super::cos::wave;
use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;
use crate::language::domain::Domain;
use std::f64::consts::FRAC_PI_2;

pub(crate) const SIN: Pointwise = Pointwise(&Definition {
    name: "sin",
    form: "sin(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::sin,
        range,
        domain: Domain::FINITE,
        method: "sin",
    },
    numpy: "np.sin",
    torch: Torch {
        number: "math.sin",
        tensor: "torch.sin",
        list: Some("torch._foreach_sin"),
    },
    notation: Notation::Command,
});

fn range(a: &Range) -> Range {
    wave(a, f64::sin, FRAC_PI_2)
}
