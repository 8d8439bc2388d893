//! `cbrt(x)`: the cube root, also of negative numbers.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;
use crate::interval::monotone::signed;
use crate::language::domain::Domain;

pub(crate) const CBRT: Pointwise = Pointwise(&Definition {
    name: "cbrt",
    form: "cbrt(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::cbrt,
        range,
        domain: Domain::FINITE,
        method: "cbrt",
    },
    numpy: "np.cbrt",
    torch: Torch {
        number: "_cbrt",
        tensor: "_cbrt",
        list: None,
    },
    notation: Notation::Root(3),
});

fn range(a: &Range) -> Range {
    signed(a, f64::cbrt)
}
