//! `expm1(x)`: `exp(x) - 1` without cancellation near zero.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::monotone::signed;
use crate::interval::{End, Range};
use crate::language::domain::Domain;

pub(crate) const EXPM1: Pointwise = Pointwise(&Definition {
    name: "expm1",
    form: "expm1(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::exp_m1,
        range,
        domain: Domain::FINITE,
        method: "expm1",
    },
    numpy: "np.expm1",
    torch: Torch {
        number: "math.expm1",
        tensor: "torch.expm1",
        list: Some("torch._foreach_expm1"),
    },
    notation: Notation::Word,
});

fn range(a: &Range) -> Range {
    let mut result = signed(a, f64::exp_m1);
    // From some number on it is -1 when computed.
    if result.low.value <= -1.0 + f64::EPSILON {
        result.low = End::closed(-1.0);
    }
    result
}
