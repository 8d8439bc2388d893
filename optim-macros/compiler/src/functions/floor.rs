//! `floor(x)`: the largest whole number that is not above.

use super::{Definition, Fence, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;
use crate::interval::monotone::stepped;
use crate::language::domain::Domain;

pub(crate) const FLOOR: Pointwise = Pointwise(&Definition {
    name: "floor",
    form: "floor(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::floor,
        range,
        domain: Domain::FINITE,
        method: "floor",
    },
    numpy: "np.floor",
    torch: Torch {
        number: "math.floor",
        tensor: "torch.floor",
        list: Some("torch._foreach_floor"),
    },
    notation: Notation::Fenced(Fence {
        open: "⌊",
        close: "⌋",
        latex: [r"\lfloor", r"\rfloor"],
    }),
});

fn range(a: &Range) -> Range {
    stepped(a, f64::floor)
}
