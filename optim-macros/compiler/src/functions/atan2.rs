//! `atan2(y, x)`: the angle of the point (x, y), from −π to π.

use std::f64::consts::{FRAC_PI_2, PI};

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::{End, Follow, Range};

pub(crate) const ATAN2: Pointwise = Pointwise(&Definition {
    name: "atan2",
    form: "atan2(y, x)",
    operator: None,
    meaning: Meaning::Binary {
        value: f64::atan2,
        range,
        divides: false,
        method: "atan2",
    },
    numpy: "np.arctan2",
    torch: Torch {
        number: "math.atan2",
        tensor: "torch.atan2",
        list: None,
    },
    notation: Notation::Word,
});

fn range(y: &Range, x: &Range) -> Range {
    // Of a zero for x or y the sign decides, and that of a zero is not known: −0 is not negative.
    let most = if x.is_positive() { FRAC_PI_2 } else { PI };
    let end = |value| End {
        value,
        open: false,
        // No element type has π.
        follow: Follow::Nearly,
    };
    let above = y.is_positive() || y.is_not_negative() && x.is_positive();
    let turned = y.negated();
    let below = turned.is_positive() || turned.is_not_negative() && x.is_positive();
    Range {
        unknown: y.unknown || x.unknown,
        ..Range::new(
            if above { End::closed(0.0) } else { end(-most) },
            if below { End::closed(0.0) } else { end(most) },
        )
    }
}
