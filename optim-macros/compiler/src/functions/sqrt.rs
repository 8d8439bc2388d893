//! `sqrt(x)`: the square root.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;
use crate::interval::monotone::{from_zero, rising};
use crate::language::domain::Domain;

pub(crate) const SQRT: Pointwise = Pointwise(&Definition {
    name: "sqrt",
    form: "sqrt(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::sqrt,
        range,
        domain: Domain::NOT_NEGATIVE,
        method: "sqrt",
    },
    numpy: "np.sqrt",
    torch: Torch {
        number: "math.sqrt",
        tensor: "torch.sqrt",
        list: Some("torch._foreach_sqrt"),
    },
    notation: Notation::Root(2),
});

fn range(a: &Range) -> Range {
    let taken = from_zero(a, false);
    Range {
        nonzero: taken.nonzero,
        ..rising(&taken, f64::sqrt)
    }
}
