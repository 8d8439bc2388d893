//! What a step is made of: the tensors of one element type, or those of all types.
//!
//! A single tensor's type is known where it is compiled, so that a caller who has no other does not compile
//! loops for it.

use super::batch::{Batch, BatchFamily, Beside};
use super::{AnyTensor, Tensor};
use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::exec::Turn;
use crate::reduce::model_sums::ModelSums;
use crate::tensor::param::AnyData;
use crate::tensor::state::{AnyState, TensorState};
use crate::value::element::Element;
use crate::value::erased::ForEach;

/// The tensors of a step, planned and run together.
pub(crate) trait Batches<'a> {
    type Tensor;

    /// Has a tensor's beginnings fetched into the cache.
    fn fetch_ahead(tensor: &Self::Tensor);
    /// Room for this many tensors like this one.
    fn reserve(&mut self, like: &Self::Tensor, tensors: usize);
    fn run_alone<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Self::Tensor);
    fn push<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Self::Tensor);
    fn pass(&mut self, exec: &Exec);
    /// Whether there is another pass.
    fn advance<R: Rule>(&mut self, rule: &R, exec: &Exec) -> bool;
    /// Adds what the tensors have to the sums that are waited for, under the rule's fingerprint.
    fn contribute(&mut self, rule: u64, sums: &mut ModelSums);
    fn receive(&mut self, rule: u64, sums: &ModelSums);
}

impl<'a, T: Element> Batches<'a> for Batch<'a, T> {
    type Tensor = Tensor<'a, T>;

    fn fetch_ahead(tensor: &Self::Tensor) {
        tensor.fetch_ahead();
    }
    fn reserve(&mut self, _like: &Self::Tensor, tensors: usize) {
        Self::reserve(self, tensors);
    }
    fn run_alone<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Self::Tensor) {
        Self::run_alone(self, rule, exec, tensor);
    }
    fn push<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Self::Tensor) {
        Self::push(self, rule, exec, tensor);
    }
    fn pass(&mut self, exec: &Exec) {
        Self::pass(self, exec);
    }
    fn advance<R: Rule>(&mut self, rule: &R, exec: &Exec) -> bool {
        Self::advance(self, rule, exec)
    }
    fn contribute(&mut self, rule: u64, sums: &mut ModelSums) {
        self.progress()
            .for_each(|progress| progress.contribute(rule, sums));
    }
    fn receive(&mut self, rule: u64, sums: &ModelSums) {
        self.progress()
            .for_each(|progress| progress.receive(rule, sums));
    }
}

/// A batch for each element type.
pub(crate) type OneOfEach<'a> = ForEach<BatchFamily<'a>>;

impl OneOfEach<'_> {
    /// [`Batch::share`] of each.
    #[cfg(feature = "rayon")]
    pub(super) fn share(&mut self, exec: &Exec, turn: &mut Turn<'_>) {
        for_each_dtype!(self, batch => batch.share(exec, turn));
    }

    /// Whether all tensors that were checked, of which there is one, are of one type and share one plan.
    pub(super) fn share_one_plan(&self) -> bool {
        let (f32, f64) = (self.f32.share_one_plan(), self.f64.share_one_plan());
        f32 == Some(true) && f64.is_none() || f64 == Some(true) && f32.is_none()
    }

    /// [`Batch::check`] in the batch of this state's type.
    pub(crate) fn check<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        state: &AnyState,
        parameter: &str,
        data: &AnyData<'_>,
    ) -> Result<(), Error> {
        fn of<'b, 'a, T: Element>(
            batches: &'b mut OneOfEach<'a>,
            _state: &TensorState<T>,
        ) -> &'b mut Batch<'a, T> {
            T::among(batches)
        }
        opened_alike!(AnyState(state), AnyData(data), (state, data) => {
            let inputs = data.inputs.as_deref();
            let beside = Beside { parameter, inputs };
            of(self, state).check(rule, exec, state, beside)
        })
    }
}

/// The batch of a tensor's type.
fn of_type<'b, 'a, T: Element>(
    batches: &'b mut OneOfEach<'a>,
    _tensor: &Tensor<'a, T>,
) -> &'b mut Batch<'a, T> {
    T::among(batches)
}

impl<'a> Batches<'a> for OneOfEach<'a> {
    type Tensor = AnyTensor<'a>;

    fn fetch_ahead(tensor: &Self::Tensor) {
        opened!(AnyTensor(tensor), tensor => tensor.fetch_ahead());
    }
    fn reserve(&mut self, like: &Self::Tensor, tensors: usize) {
        opened!(AnyTensor(like), like => of_type(self, like).reserve(tensors));
    }
    fn run_alone<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Self::Tensor) {
        opened!(AnyTensor(tensor), tensor => of_type(self, &tensor).run_alone(rule, exec, tensor));
    }
    fn push<R: Rule>(&mut self, rule: &R, exec: &Exec, tensor: Self::Tensor) {
        opened!(AnyTensor(tensor), tensor => of_type(self, &tensor).push(rule, exec, tensor));
    }
    fn pass(&mut self, exec: &Exec) {
        for_each_dtype!(self, batch => batch.pass(exec));
    }
    fn advance<R: Rule>(&mut self, rule: &R, exec: &Exec) -> bool {
        let mut ready = false;
        for_each_dtype!(self, batch => ready |= batch.advance(rule, exec));
        ready
    }
    fn contribute(&mut self, rule: u64, sums: &mut ModelSums) {
        for_each_dtype!(self, batch => batch.contribute(rule, sums));
    }
    fn receive(&mut self, rule: u64, sums: &ModelSums) {
        for_each_dtype!(self, batch => batch.receive(rule, sums));
    }
}
