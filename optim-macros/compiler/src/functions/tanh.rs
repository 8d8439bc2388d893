//! `tanh(x)`: the hyperbolic tangent.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::monotone::signed;
use crate::interval::{End, Range};
use crate::language::domain::Domain;

pub(crate) const TANH: Pointwise = Pointwise(&Definition {
    name: "tanh",
    form: "tanh(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::tanh,
        range,
        domain: Domain::FINITE,
        method: "tanh",
    },
    numpy: "np.tanh",
    torch: Torch {
        number: "math.tanh",
        tensor: "torch.tanh",
        list: Some("torch._foreach_tanh"),
    },
    notation: Notation::Command,
});

fn range(a: &Range) -> Range {
    let result = signed(a, f64::tanh);
    // From some number on it is 1 when computed.
    let met = |end: End| {
        if end.value.abs() == 1.0 {
            End::closed(end.value)
        } else {
            end
        }
    };
    Range {
        low: met(result.low),
        high: met(result.high),
        ..result
    }
}
