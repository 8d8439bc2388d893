//! `rem(x, y)`, also `x % y`: what is left of x when multiples of y are taken away, with the sign of x.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::arithmetic::abs;
use crate::interval::{End, Range};

pub(crate) const REM: Pointwise = Pointwise(&Definition {
    name: "rem",
    form: "rem(x, y)",
    operator: Some("%"),
    meaning: Meaning::Binary {
        value: |x, y| x % y,
        range,
        divides: true,
        method: "rem",
    },
    numpy: "np.fmod",
    torch: Torch {
        number: "math.fmod",
        tensor: "torch.fmod",
        list: None,
    },
    notation: Notation::Between("mod"),
});

fn range(x: &Range, y: &Range) -> Range {
    // It is exact. It lies below y, and no farther from zero than x.
    let below = abs(y).high;
    let most = |end: End| match (end.value <= 0.0, end.value < below.value) {
        // Rounding may take a number that cannot be positive above zero, if not by much.
        (true, _) => End {
            value: 0.0,
            open: false,
            ..end
        },
        (_, true) => end,
        // Where y may be missed by rounding, so may this.
        _ => End {
            open: true,
            ..below
        },
    };
    Range {
        whole: x.whole && y.whole,
        unknown: x.unknown || y.unknown,
        ..Range::new(most(x.low.negated()).negated(), most(x.high))
    }
}
