//! `cos(x)`: the cosine.

use super::{Definition, Meaning, Notation, Pointwise, Torch};
use crate::interval::{End, Follow, Range};
use crate::language::domain::Domain;
use std::f64::consts::{PI, TAU};

pub(crate) const COS: Pointwise = Pointwise(&Definition {
    name: "cos",
    form: "cos(x)",
    operator: None,
    meaning: Meaning::Unary {
        value: f64::cos,
        range,
        domain: Domain::FINITE,
        method: "cos",
    },
    numpy: "np.cos",
    torch: Torch {
        number: "math.cos",
        tensor: "torch.cos",
        list: Some("torch._foreach_cos"),
    },
    notation: Notation::Command,
});

fn range(a: &Range) -> Range {
    wave(a, f64::cos, 0.0)
}

/// The range of a wave of period 2π between −1 and 1 that has this value, and a peak there.
pub(super) fn wave(a: &Range, value: fn(f64) -> f64, peak: f64) -> Range {
    // Farther out the ends of a period are lost to rounding.
    const FARTHEST: f64 = 1e6;
    let (low, high) = (a.low.loosened(), a.high.negated().loosened().negated());
    let whole = Range {
        unknown: a.unknown,
        ..Range::new(End::closed(-1.0), End::closed(1.0))
    };
    if high.value - low.value >= TAU || low.value < -FARTHEST || high.value > FARTHEST {
        return whole;
    }
    // A little more is met than is, which loses nothing but a proof.
    let meets = |phase: f64| {
        let periods = ((low.value - phase) / TAU - 1e-9).ceil();
        phase + periods * TAU <= high.value + 1e-6
    };
    let end = |end: End| {
        let value = value(end.value);
        let follow = if end == End::closed(0.0) || end == End::open(0.0) {
            Follow::Exactly
        } else if value.abs() < 1e-6 {
            Follow::AcrossZero
        } else {
            Follow::Nearly
        };
        let end = End {
            value,
            follow,
            ..end
        };
        Range::new(end, end)
    };
    let ends = end(low).hull(&end(high));
    Range {
        low: if meets(peak + PI) {
            whole.low
        } else {
            ends.low
        },
        high: if meets(peak) { whole.high } else { ends.high },
        ..whole
    }
}
