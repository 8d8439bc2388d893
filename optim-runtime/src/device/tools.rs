//! Loops that are no rule's: what stands around rules, with the bits that it has on the CPU.

use super::launch::Launch;
use super::{END, PRELUDE};
use crate::door::device::{LoopMeta, Slice};
use crate::machine::scale::Scaling;
use crate::tensor::matrix::MatrixLayout;
use crate::value::element::Element;
use crate::value::stage::{Fold, Over};

/// The text of the loops that stand around rules, as a whole file of CUDA C++: as [`RuleMeta::cuda`](crate::RuleMeta::cuda)
/// gives that of a rule.
pub fn tools() -> String {
    [PRELUDE, "\n", include_str!("tools.cu"), END].concat()
}

// Their text is one, and nobody asks for that of each.
const SCALING: &[&str] = &["before", "bound", "after"];
const ONE: &[Slice] = &[Slice::State(0)];
const TWO: &[Slice] = &[Slice::State(0), Slice::State(1)];
const GRADIENT: [bool; 4] = [false, true, false, false];

const fn measure(
    name: &'static str,
    slices: &'static [Slice],
    of: &'static [(Fold, Over)],
) -> LoopMeta {
    LoopMeta::__new(name, "", None, slices, SCALING, of, GRADIENT)
}

static SEE: LoopMeta = LoopMeta::__new(
    "tool_see",
    "",
    None,
    ONE,
    SCALING,
    &[],
    [false, true, false, true],
);
static SEE_GATHERED: LoopMeta = LoopMeta::__new(
    "tool_see_gathered",
    "",
    None,
    TWO,
    SCALING,
    &[],
    [false, true, false, true],
);
static ADD: LoopMeta = LoopMeta::__new(
    "tool_add",
    "",
    None,
    ONE,
    &[],
    &[],
    [false, true, false, true],
);
static AVERAGE: LoopMeta = LoopMeta::__new(
    "tool_average",
    "",
    None,
    ONE,
    &["share", "rest"],
    &[],
    [true, false, false, true],
);
static CHANGE: LoopMeta = LoopMeta::__new(
    "tool_change",
    "",
    None,
    ONE,
    &[],
    &[(Fold::Norm, Over::Tensor)],
    [true, false, false, false],
);
static MEASURES: [[LoopMeta; 2]; 3] = [
    [
        measure("tool_norm", &[], &[(Fold::Norm, Over::Tensor)]),
        measure("tool_norm_gathered", ONE, &[(Fold::Norm, Over::Tensor)]),
    ],
    [
        measure("tool_sum_abs", &[], &[(Fold::SumAbs, Over::Tensor)]),
        measure(
            "tool_sum_abs_gathered",
            ONE,
            &[(Fold::SumAbs, Over::Tensor)],
        ),
    ],
    [
        measure("tool_max_abs", &[], &[(Fold::MaxAbs, Over::Tensor)]),
        measure(
            "tool_max_abs_gathered",
            ONE,
            &[(Fold::MaxAbs, Over::Tensor)],
        ),
    ],
];

impl<T: Element> Launch<T> {
    fn of_tool(meta: &'static LoopMeta, numbers: &[T], len: usize) -> Self {
        Self::of_loop(meta, numbers.to_vec(), MatrixLayout::flat(len))
    }

    /// Writes the gradient as it is seen through this to the first slice, to which the second is added first, if there is
    /// one.
    pub(crate) fn see(scaling: Scaling<f64>, gathered: bool, len: usize) -> Self {
        let meta = if gathered { &SEE_GATHERED } else { &SEE };
        Self::of_tool(meta, &numbers_of(scaling), len)
    }

    /// Measures the gradient as it is seen through this; the slice is added first, if there is one.
    pub(crate) fn measure(fold: Fold, scaling: Scaling<f64>, gathered: bool, len: usize) -> Self {
        let [norm, sum_abs, max_abs] = &MEASURES;
        let both = match fold {
            Fold::SumAbs => sum_abs,
            Fold::MaxAbs => max_abs,
            _ => norm,
        };
        Self::of_tool(&both[usize::from(gathered)], &numbers_of(scaling), len)
    }

    /// Adds the gradient to the slice.
    pub(crate) fn add(len: usize) -> Self {
        Self::of_tool(&ADD, &[], len)
    }

    /// Moves the slice a share of the way to the weights.
    pub(crate) fn average(share: f64, len: usize) -> Self {
        let share = T::from_f64(share);
        Self::of_tool(&AVERAGE, &[share, T::ONE - share], len)
    }

    /// Measures how far the weights are from the slice.
    pub(crate) fn change(len: usize) -> Self {
        Self::of_tool(&CHANGE, &[], len)
    }
}

fn numbers_of<T: Element>(scaling: Scaling<f64>) -> [T; 3] {
    let Scaling {
        before,
        bound,
        after,
    } = scaling.of();
    [before, bound, after]
}
