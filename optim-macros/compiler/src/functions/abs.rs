//! `abs(x)`: the magnitude.

use super::{Definition, Fence, Meaning, Notation, Pointwise, Torch};
use crate::interval::arithmetic;
use crate::language::domain::Domain;

pub(crate) const ABS: Pointwise = Pointwise(&Definition {
    name: "abs",
    form: "abs(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::abs,
        range: arithmetic::abs,
        domain: Domain::FINITE,
        method: "abs",
    },
    numpy: "np.abs",
    torch: Torch {
        number: "abs",
        tensor: "torch.abs",
        list: Some("torch._foreach_abs"),
    },
    notation: Notation::Fenced(Fence {
        open: "|",
        close: "|",
        latex: [r"\lvert", r"\rvert"],
    }),
});
