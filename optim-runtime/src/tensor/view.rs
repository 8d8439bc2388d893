//! The state of a parameter, to look at.

use std::marker::PhantomData;

use super::state::{AnyState, StateValue, TensorState};
use crate::error::Error;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};

/// State of one parameter, to look at.
#[derive(Clone, Copy, Debug)]
pub struct StateView<'a> {
    pub(crate) parameter: &'a str,
    pub(crate) state: &'a AnyState,
}

impl<'a> StateView<'a> {
    /// Number of steps that the parameter has taken.
    pub fn step(&self) -> u64 {
        opened!(AnyState(self.state), state => state.step())
    }

    /// The whole state, typed.
    ///
    /// # Errors
    /// [`Error::DtypeMismatch`] if the parameter has elements of another type.
    pub fn typed<T: Element>(&self) -> Result<&'a TensorState<T>, Error> {
        T::open(self.state).ok_or_else(|| Error::DtypeMismatch {
            name: self.parameter.to_owned(),
            expected: self.state.dtype(),
            given: T::DTYPE,
        })
    }

    /// The values of one state of an `f32` or `f64` parameter.
    ///
    /// # Errors
    /// [`Error::UnknownState`] for a name that the rule does not keep.
    pub fn get(&self, state: &str) -> Result<Values<'a>, Error> {
        opened!(AnyState(self.state), tensor => tensor.get(state).map(Values::of))
    }
}

/// The values of one state, of whatever type.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Values<'a> {
    /// One value per weight, row or column of an `f32` parameter, in their order in memory.
    F32(&'a [f32]),
    /// One value per weight, row or column of an `f64` parameter, in their order in memory.
    F64(&'a [f64]),
    /// One value for the parameter.
    Scalar(f64),
}

/// Slices.
pub(crate) struct SliceFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for SliceFamily<'a> {
    type Of<T: Element> = &'a [T];
}

impl<'a> Values<'a> {
    fn of<T: Element>(value: StateValue<'a, T>) -> Self {
        match value {
            StateValue::Scalar(value) => Self::Scalar(value),
            StateValue::PerWeight(values)
            | StateValue::PerRow(values)
            | StateValue::PerColumn(values)
            | StateValue::PerRowPair(values)
            | StateValue::PerColumnPair(values) => Self::of_slice(values),
        }
    }

    pub(crate) fn of_slice<T: Element>(values: &'a [T]) -> Self {
        match T::erase::<SliceFamily<'a>>(values) {
            Erased::F32(values) => Self::F32(values),
            Erased::F64(values) => Self::F64(values),
        }
    }
}

impl Values<'_> {
    /// The values as `f64`; one for a scalar.
    pub fn to_vec(&self) -> Vec<f64> {
        match self {
            Self::F32(values) => values.iter().copied().map(f64::from).collect(),
            Self::F64(values) => values.to_vec(),
            Self::Scalar(value) => vec![*value],
        }
    }
}
