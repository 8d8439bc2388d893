//! `ln(x)`: the natural logarithm.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::monotone::{from_zero, rising};
use crate::interval::{End, Follow, Range};
use crate::language::domain::Domain;

pub(crate) const LN: Pointwise = Pointwise(&Definition {
    name: "ln",
    form: "ln(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::ln,
        range,
        domain: Domain::POSITIVE,
        method: "ln",
    },
    numpy: "np.log",
    torch: Torch {
        number: "math.log",
        tensor: "torch.log",
        list: Some("torch._foreach_log"),
    },
    notation: Notation::Command,
});

/// A logarithm nearer to zero than this is off by more than its last digits: what is off in those of a
/// number near 1 is all that is left of it.
const NEAR_ZERO: f64 = 0.01;

pub(crate) fn range(a: &Range) -> Range {
    let taken = from_zero(a, true);
    let result = rising(
        &taken,
        |x| if x == 0.0 { f64::NEG_INFINITY } else { x.ln() },
    );
    let follow = |end: End, of: End| {
        if of.value == 1.0 && of.open && of.follow == Follow::Exactly {
            // Of the number next to 1 the logarithm is no zero.
            End::open(0.0)
        } else if of.follow > Follow::Touches && end.value.abs() < NEAR_ZERO {
            End {
                follow: Follow::AcrossZero,
                ..end
            }
        } else {
            end
        }
    };
    Range {
        low: follow(result.low, taken.low),
        high: follow(result.high, taken.high),
        ..result
    }
}
