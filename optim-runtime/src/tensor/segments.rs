//! What is kept of a parameter, cut to a segment of its weights.

use std::ops::Range;

use super::kept::{AnyBuffer, Averaged, BufferFamily, Gathered, Kept};
use super::matrix::MatrixLayout;
use super::memory::Buffer;
use super::state::{AnyState, StateFamily, TensorState};
use crate::error::Error;
use crate::value::element::Element;
use crate::value::erased::Erased;

impl Kept {
    /// The same of these weights alone, of a parameter whose states are all one value for each weight or for all.
    ///
    /// # Errors
    /// [`Error::NoMemory`], [`Error::NoMemoryForAverage`], [`Error::NoMemoryForGradients`].
    pub(crate) fn segment(&self, parameter: &str, weights: &Range<usize>) -> Result<Self, Error> {
        fn of<T: Element>(state: &TensorState<T>, of: &Range<usize>) -> Result<AnyState, Error> {
            let matrix = MatrixLayout::flat(of.len());
            let cut = state.mapped(matrix, |_, meta, values| {
                let cut = segment(values, of);
                cut.map(Some).ok_or_else(|| Error::NoMemory {
                    rule: state.rule(),
                    state: meta.name,
                    values: of.len(),
                })
            });
            Ok(T::erase::<StateFamily>(cut?))
        }
        let mut kept = Self::default();
        if let Some(state) = &self.state {
            kept.state = Some(opened!(AnyState(state), state => of(state, weights))?);
        }
        let parameter = || parameter.to_owned();
        if let Some(values) = &self.average.values {
            let cut = any(values, weights).ok_or_else(|| Error::NoMemoryForAverage {
                parameter: parameter(),
            })?;
            kept.average = Averaged {
                values: Some(cut),
                count: self.average.count,
            };
        }
        if let Some(sum) = &self.gathered.sum {
            let cut = any(sum, weights).ok_or_else(|| Error::NoMemoryForGradients {
                parameter: parameter(),
            })?;
            kept.gathered = Gathered {
                sum: Some(cut),
                count: self.gathered.count,
            };
        }
        Ok(kept)
    }
}

fn any(values: &AnyBuffer, weights: &Range<usize>) -> Option<AnyBuffer> {
    fn of<T: Element>(values: &[T], weights: &Range<usize>) -> Option<AnyBuffer> {
        Some(T::erase::<BufferFamily>(segment(values, weights)?))
    }
    opened!(Erased(values), values => of(values, weights))
}

fn segment<T: Element>(values: &[T], weights: &Range<usize>) -> Option<Buffer<T>> {
    let mut cut = Buffer::filled(T::ZERO, weights.len(), &[])?;
    cut.copy_from_slice(&values[weights.clone()]);
    Some(cut)
}
