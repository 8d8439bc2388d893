//! `log1p(x)`: `ln(1 + x)` without cancellation near zero.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::monotone::signed;
use crate::interval::{End, Range};
use crate::language::domain::Bound;
use crate::language::domain::Domain;

pub(crate) const LOG1P: Pointwise = Pointwise(&Definition {
    name: "log1p",
    form: "log1p(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::ln_1p,
        range,
        domain: Domain {
            lower: Bound::Exclusive(-1.0),
            upper: Bound::Unbounded,
        },
        method: "log1p",
    },
    numpy: "np.log1p",
    torch: Torch {
        number: "math.log1p",
        tensor: "torch.log1p",
        list: Some("torch._foreach_log1p"),
    },
    notation: Notation::Word,
});

fn range(a: &Range) -> Range {
    let least = End::open(-1.0);
    let inside = |end: End| if end.value > -1.0 { end } else { least };
    let taken = Range {
        low: inside(a.low),
        high: inside(a.high),
        ..*a
    };
    signed(&taken, |x| {
        if x <= -1.0 {
            f64::NEG_INFINITY
        } else {
            x.ln_1p()
        }
    })
}
