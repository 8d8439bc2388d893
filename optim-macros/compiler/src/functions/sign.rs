//! `sign(x)`: -1, 0 or 1.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::{End, Range};
use crate::language::domain::Domain;

pub(crate) const SIGN: Pointwise = Pointwise(&Definition {
    name: "sign",
    form: "sign(x)",
    operator: None,
    meaning: Meaning::Unary {
        value,
        range,
        domain: Domain::FINITE,
        method: "sign",
    },
    numpy: "np.sign",
    torch: Torch {
        number: "_sign",
        tensor: "torch.sign",
        list: Some("torch._foreach_sign"),
    },
    notation: Notation::Word,
});

fn value(x: f64) -> f64 {
    if x == 0.0 {
        0.0
    } else {
        // A NaN stays one.
        x.signum()
    }
}

fn range(a: &Range) -> Range {
    let low = if a.is_positive() {
        1.0
    } else if a.is_not_negative() {
        0.0
    } else {
        -1.0
    };
    let turned = a.negated();
    let high = if turned.is_positive() {
        -1.0
    } else if turned.is_not_negative() {
        0.0
    } else {
        1.0
    };
    Range {
        nonzero: a.excludes_zero(),
        whole: true,
        unknown: a.unknown,
        ..Range::new(End::closed(low), End::closed(high))
    }
}
