//! What is kept of a parameter from step to step.

use super::memory::Buffer;
use super::state::AnyState;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};

/// [`Buffer`].
pub(crate) struct BufferFamily;

impl Family for BufferFamily {
    type Of<T: Element> = Buffer<T>;
}

/// A buffer of any element type.
pub(crate) type AnyBuffer = Erased<BufferFamily>;

/// What is kept of a parameter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    /// None of a parameter that has taken no step.
    pub(crate) state: Option<AnyState>,
    /// The sum of the gradients that were gathered for the step to come.
    pub(crate) gathered: Gathered,
    /// The average of the weights.
    pub(crate) average: Averaged,
    /// What the last step did, if that is measured.
    pub(crate) watched: Watched,
}

/// Sums of squares, block by block: of weights before the step, of the gradient, of what the step adds to the weights.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watched(pub(crate) Vec<[f64; 3]>);

/// An average of weights.
#[derive(Clone, Debug, Default)]
pub(crate) struct Averaged {
    /// As long as the weights; none before the first step that is averaged.
    pub(crate) values: Option<AnyBuffer>,
    /// Weights in it.
    pub(crate) count: u64,
}

/// A sum of gradients.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    /// As long as the weights. What it holds is old while `count` is 0.
    pub(crate) sum: Option<AnyBuffer>,
    /// Gradients in it.
    pub(crate) count: u64,
}

impl Gathered {
    /// The sum, if there is one.
    pub(crate) fn get(&self) -> Option<&AnyBuffer> {
        self.sum.as_ref().filter(|_| self.count > 0)
    }
}
