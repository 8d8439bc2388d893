//! One step: how the tensors of a step are run.

mod alone;
pub(crate) mod bare;
mod batch;
mod batches;
#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "threads write to disjoint parts of one slice")]
mod blocks;
mod converges;
pub(crate) mod erased;
pub(crate) mod eval;
#[allow(unsafe_code, reason = "many of a list at once, by distinct positions")]
pub(crate) mod members;
#[cfg(feature = "rayon")]
mod shared;
mod stages;
pub(crate) mod steady;
pub(crate) mod together;

use std::marker::PhantomData;

use self::batch::Batch;
#[cfg(feature = "cuda")]
use self::batch::Beside;
use self::batches::Batches;
use self::batches::OneOfEach;
use self::together::Together;
use crate::door::rule::Rule;
use crate::error::Error;
use crate::lens::behind::Behind;
use crate::lens::gradient::Gradient;
use crate::machine::exec::Exec;
use crate::machine::prefetch;
use crate::reduce::model_sums::ModelSums;
#[cfg(feature = "cuda")]
use crate::tensor::inputs::Inputs;
#[cfg(feature = "sharded")]
use crate::tensor::param::Segment;
use crate::tensor::state::TensorState;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};
use crate::value::number::Lost;

/// A tensor of a step: everything about it was checked, and its state has its memory.
pub(crate) struct Tensor<'a, T: Element> {
    pub(crate) w: &'a mut [T],
    pub(crate) g: Gradient<'a, T>,
    pub(crate) state: &'a mut TensorState<T>,
    /// What takes in the weights that the step writes.
    pub(crate) behind: Option<Box<Behind<'a, T>>>,
    /// Of which parameter it is a segment, if it is.
    #[cfg(feature = "sharded")]
    pub(crate) segment: Option<Segment>,
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
        prefetch::begin_of(self.g.values.as_ptr(), self.g.values.len());
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

/// Whether nothing can fail in the step to come of one tensor whose values lie on a device.
#[cfg(feature = "cuda")]
pub(crate) fn check_on_device<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    state: &TensorState<T>,
    parameter: &str,
    inputs: &Inputs<'_, T>,
) -> Result<(), Error> {
    let beside = Beside {
        parameter,
        inputs: Some(inputs),
    };
    Batch::default().check(rule, exec, state, beside)
}

/// Begins a step of these tensors, which together with others of it moves at most so many bytes. Nothing can
/// go wrong any more: the batches have checked the numbers of each state's step, and may have kept their plans.
///
/// This alone decides how: each tensor by itself as it comes; or all together, in one pass or several, each
/// on the caller's thread or shared among threads.
pub(crate) fn begin<'a, B: Batches<'a>, R: Rule>(
    rule: &R,
    exec: &Exec,
    bytes: usize,
    batches: &mut B,
    tensors: impl ExactSizeIterator<Item = B::Tensor>,
) {
    let count = tensors.len();
    if !R::REDUCES && exec.is_alone(bytes) {
        run_each(rule, exec, batches, tensors);
        return;
    }
    let mut tensors = tensors.peekable();
    if let Some(first) = tensors.peek() {
        // All of one type, nearly always.
        batches.reserve(first, count);
    }
    for tensor in tensors {
        batches.push(rule, exec, tensor);
    }
    batches.pass(exec);
}

/// Computes tensors one by one, under a rule without reductions.
///
/// They are not written down first, which takes longer than a small tensor's arithmetic. While one is
/// computed, the next is fetched.
fn run_each<'a, B: Batches<'a>, R: Rule>(
    rule: &R,
    exec: &Exec,
    batches: &mut B,
    mut tensors: impl Iterator<Item = B::Tensor>,
) {
    // Two at a time, so that one is not copied to where the other was, which takes as long as a tenth of all the rest.
    let mut first = tensors.next();
    while let Some(tensor) = first {
        let second = tensors.next();
        if let Some(second) = &second {
            B::fetch_ahead(second);
        }
        batches.run_alone(rule, exec, tensor);
        let Some(tensor) = second else { return };
        first = tensors.next();
        if let Some(first) = &first {
            B::fetch_ahead(first);
        }
        batches.run_alone(rule, exec, tensor);
    }
}

/// What is left of a step that has begun: the passes that follow the first.
pub(crate) trait Passes {
    /// Brings the tensors to their next pass and runs it, if there is one that waits for nothing.
    fn pass(&mut self) -> bool;
    /// Adds what the tensors have to the sums over the model that they wait for.
    fn contribute(&mut self, sums: &mut ModelSums);
    fn receive(&mut self, sums: &ModelSums);
}

/// A step of one rule that has begun.
pub(crate) struct Begun<'a, R, B> {
    rule: &'a R,
    exec: &'a Exec,
    batches: B,
    /// Whether all its tensors are known to share one plan, which the batches have.
    steady: bool,
}

impl<'a, R: Rule, B: Batches<'a>> Passes for Begun<'_, R, B> {
    fn pass(&mut self) -> bool {
        let ready = R::REDUCES && self.batches.advance(self.rule, self.exec);
        if ready {
            self.batches.pass(self.exec);
        }
        ready
    }
    fn contribute(&mut self, sums: &mut ModelSums) {
        if R::REDUCES {
            self.batches.contribute(const { R::META }.fingerprint, sums);
        }
    }
    fn receive(&mut self, sums: &ModelSums) {
        if R::REDUCES {
            self.batches.receive(const { R::META }.fingerprint, sums);
        }
    }
}

/// Ends a step that all these have begun, each with a rule of its own: what is reduced over the model is
/// known when all have come so far.
///
/// # Errors
/// Those of who takes the step together; weights may have been written by then.
pub(crate) fn finish<P: Passes + ?Sized>(
    begun: &mut [&mut P],
    together: &mut dyn Together,
) -> Result<(), Error> {
    loop {
        let mut passed = false;
        for begun in &mut *begun {
            passed |= begun.pass();
        }
        if passed {
            continue;
        }
        let mut sums = ModelSums::default();
        begun
            .iter_mut()
            .for_each(|begun| begun.contribute(&mut sums));
        if !together.complete(&mut sums)? {
            return Ok(());
        }
        begun.iter_mut().for_each(|begun| begun.receive(&sums));
    }
}
