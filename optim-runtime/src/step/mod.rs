//! One step: how the tensors of a step are run.
//!
//! A lens in front of a kernel (block by block: read, convert, add to what was accumulated, scale, clamp; run
//! the same loop; store) will stand here, where blocks are handed to plans.

pub(crate) mod bare;
mod batch;
mod batches;
#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "threads write to disjoint parts of one slice")]
mod blocks;
pub(crate) mod eval;

use std::marker::PhantomData;

pub(crate) use self::batch::Batch;
use self::batches::Batches;
pub(crate) use self::batches::OneOfEach;
use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::exec::Exec;
use crate::machine::prefetch;
use crate::reduce::model_sums::{Collective, ModelSums, ThisProcess};
use crate::tensor::state::TensorState;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};
use crate::value::number::Lost;

/// A tensor of a step: everything about it was checked, and its state has its memory.
pub(crate) struct Tensor<'a, T: Element> {
    pub(crate) w: &'a mut [T],
    pub(crate) g: &'a [T],
    pub(crate) state: &'a mut TensorState<T>,
}

/// [`Tensor`].
pub(crate) struct TensorFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for TensorFamily<'a> {
    type Of<T: Element> = Tensor<'a, T>;
}

/// A tensor of any element type.
pub(crate) type AnyTensor<'a> = Erased<TensorFamily<'a>>;

impl<T: Element> Tensor<'_, T> {
    /// Has its beginnings fetched into the cache.
    fn fetch_ahead(&self) {
        prefetch::begin_of(self.w.as_ptr(), self.w.len());
        prefetch::begin_of(self.g.as_ptr(), self.g.len());
        self.state.fetch_ahead();
    }
}

/// Bytes that a step over weights of this many bytes reads, if all states exist.
pub(crate) fn most_bytes<R: Rule>(weights: usize) -> usize {
    (2 + const { R::META }.states.len()).saturating_mul(weights)
}

/// Whether the element type holds the numbers of a step that it needs.
pub(crate) fn held<R: Rule, T: Element>(lost: Option<Lost>, step: u64) -> Result<(), Error> {
    match lost {
        None => Ok(()),
        Some(Lost {
            hypers,
            value,
            rounded,
            known: _,
        }) => Err(Error::NumberOutOfRange {
            rule: R::META.name,
            hypers,
            dtype: T::DTYPE,
            step,
            value,
            rounded,
        }),
    }
}

/// Takes one step of all these tensors, which moves at most so many bytes. Nothing can go wrong any more:
/// the batches have checked the numbers of each state's step, and may have kept their plans.
///
/// This alone decides how: each tensor by itself as it comes; or all together, in one pass or several, each
/// on the caller's thread or shared among threads.
pub(crate) fn run<'a, B: Batches<'a>, R: Rule>(
    rule: &R,
    exec: &Exec,
    bytes: usize,
    mut batches: B,
    tensors: impl ExactSizeIterator<Item = B::Tensor>,
) {
    let count = tensors.len();
    let mut tensors = tensors.peekable();
    if !R::REDUCES && exec.is_alone(bytes) {
        // Not written down first, which takes longer than a small tensor's arithmetic. While one is
        // computed, the next is fetched.
        while let Some(tensor) = tensors.next() {
            if let Some(next) = tensors.peek() {
                B::fetch_ahead(next);
            }
            batches.run_alone(rule, exec, tensor);
        }
        return;
    }
    if let Some(first) = tensors.peek() {
        // All of one type, nearly always.
        batches.reserve(first, count);
    }
    for tensor in tensors {
        batches.push(rule, exec, tensor);
    }
    batches.pass(exec);
    if R::REDUCES {
        finish(rule, exec, &mut batches, &mut ThisProcess);
    }
}

/// Runs the stages that follow the first, of all tensors together: what is reduced over the model is
/// known when all have come so far.
fn finish<'a, R: Rule>(
    rule: &R,
    exec: &Exec,
    batches: &mut impl Batches<'a>,
    collective: &mut impl Collective,
) {
    loop {
        if batches.advance(rule) {
            batches.pass(exec);
            continue;
        }
        let mut sums = ModelSums::default();
        batches.contribute(&mut sums);
        if sums.is_empty() {
            return;
        }
        collective.complete(&mut sums);
        batches.receive(&sums);
    }
}
