//! `max(x, y)`: the larger of two, or NaN if one is.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::Range;

pub(crate) const MAX: Pointwise = Pointwise(&Definition {
    name: "max",
    form: "max(x, y)",
    operator: None,
    meaning: Meaning::Binary {
        value,
        range,
        divides: false,
        method: "max",
    },
    numpy: "np.maximum",
    torch: Torch {
        number: "max",
        tensor: "torch.maximum",
        list: Some("torch._foreach_maximum"),
    },
    notation: Notation::Command,
});

pub(super) fn value(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        f64::NAN
    } else {
        x.max(y)
    }
}

pub(super) fn range(a: &Range, b: &Range) -> Range {
    // Both lower ends hold; the upper ends hold together.
    let floor = |range: &Range| Range::new(range.low, Range::ANY.high);
    let low = floor(a)
        .intersection(&floor(b))
        .map_or(a.low, |both| both.low);
    Range {
        low,
        high: a.hull(b).high,
        nonzero: a.excludes_zero() && b.excludes_zero(),
        whole: a.whole && b.whole,
        unknown: a.unknown || b.unknown,
    }
}
