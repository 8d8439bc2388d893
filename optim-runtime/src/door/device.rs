//! What is known of a rule's loops on a device: their text and what each is given.

use crate::value::stage::{Axis, Fold, Over};

/// The loops of a rule as text for devices, with what a host must know of each.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DeviceMeta {
    /// What stands before the loops: comments.
    pub head: &'static str,
    /// The loops: those of a step, stage by stage, those that fill states, those of `eval`.
    pub loops: &'static [LoopMeta],
    /// The word of the language that keeps the rule from a device.
    pub without: Option<&'static str>,
}

impl DeviceMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(head: &'static str, loops: &'static [LoopMeta]) -> Self {
        Self {
            head,
            loops,
            without: None,
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __without(word: &'static str) -> Self {
        Self {
            head: "",
            loops: &[],
            without: Some(word),
        }
    }

    /// The rule's own text, in CUDA C++. It stands behind [`PRELUDE`](crate::device::PRELUDE); a loop may be left out that is
    /// not launched.
    #[must_use]
    pub fn text(&self) -> String {
        let loops = self.loops.iter().map(|it| it.text);
        std::iter::once(self.head).chain(loops).collect()
    }
}

/// One loop of a rule on a device.
///
/// Its kernels are called as it, with an ending: `_each` stores, `_sums` reduces numbers of the tensor block by block and
/// stores, `_lines` and `_columns` reduce rows and columns; and `_f32` or `_f64` behind that.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct LoopMeta {
    /// What its kernels begin with.
    pub name: &'static str,
    /// Its text: a struct, and its kernels.
    pub text: &'static str,
    /// What it goes over; `None` for weights.
    pub axis: Option<Axis>,
    /// What it is given beside weights and gradient, in order.
    pub slices: &'static [Slice],
    /// What its numbers are called, in order. They are computed on the host, once a step or tensor.
    pub numbers: &'static [&'static str],
    /// What it reduces, in order.
    pub outputs: &'static [(Fold, Over)],
    /// Whether it reads the weights.
    pub reads_weights: bool,
    /// Whether it reads the gradient.
    pub reads_gradient: bool,
    /// Whether it changes the weights.
    pub writes_weights: bool,
    /// Whether it stores anything for each weight, row or column that it goes over.
    pub stores: bool,
}

impl LoopMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        name: &'static str,
        text: &'static str,
        axis: Option<Axis>,
        slices: &'static [Slice],
        numbers: &'static [&'static str],
        outputs: &'static [(Fold, Over)],
        [reads_weights, reads_gradient, writes_weights, stores]: [bool; 4],
    ) -> Self {
        Self {
            name,
            text,
            axis,
            slices,
            numbers,
            outputs,
            reads_weights,
            reads_gradient,
            writes_weights,
            stores,
        }
    }
}

/// What a loop is given beside weights and gradient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Slice {
    /// The state at this position of the rule's.
    State(usize),
    /// What a caller gives for each weight under this name.
    Input(&'static str),
    /// Normal numbers of the call at this place. They are drawn where they are read, and no memory is given.
    Normal(u32),
    /// The same, from 0 to 1.
    Uniform(u32),
    /// What an earlier loop has left for each row or column, by its position among that.
    Read(Axis, usize),
    /// Where it leaves something for each row or column.
    Left(Axis, usize),
}
