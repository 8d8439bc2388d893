//! `round(x)`: the nearest whole number, of two the even one.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;
use crate::interval::monotone::stepped;
use crate::language::domain::Domain;

pub(crate) const ROUND: Pointwise = Pointwise(&Definition {
    name: "round",
    form: "round(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::round_ties_even,
        range,
        domain: Domain::FINITE,
        method: "round",
    },
    numpy: "np.rint",
    torch: Torch {
        number: "round",
        tensor: "torch.round",
        list: Some("torch._foreach_round"),
    },
    notation: Notation::Word,
});

fn range(a: &Range) -> Range {
    stepped(a, f64::round_ties_even)
}
