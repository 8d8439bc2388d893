//! What can be lent as weights and as a gradient.

use std::borrow::Cow;

use super::layout::Layout;
use crate::value::element::Element;

/// What [`Param::new`](crate::Param::new) takes as weights. A crate with tensors of its own lends them by it:
///
/// ```
/// use optim_runtime::{Adafactor, Holes, IntoGradient, IntoWeights, Layout, Optimizer, Param};
/// use std::borrow::Cow;
///
/// /// A matrix, one row after the other.
/// struct Matrix {
///     rows: usize,
///     columns: usize,
///     values: Vec<f32>,
/// }
///
/// impl<'a> IntoWeights<'a> for &'a mut Matrix {
///     type Elem = f32;
///
///     fn into_weights(self) -> Result<(&'a mut [f32], Layout), Holes> {
///         let shape = [self.rows, self.columns];
///         let layout = Layout::contiguous(&shape).expect("a matrix that is in memory");
///         Ok((&mut self.values, layout))
///     }
/// }
///
/// impl<'a> IntoGradient<'a> for &'a Matrix {
///     type Elem = f32;
///
///     fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [f32]>, Vec<usize>> {
///         match weights.shape() {
///             [rows, columns] if (*rows, *columns) == (self.rows, self.columns) => {
///                 Ok(Cow::Borrowed(&self.values))
///             }
///             _ => Err(vec![self.rows, self.columns]),
///         }
///     }
/// }
///
/// let mut weights = Matrix { rows: 2, columns: 3, values: vec![1.0; 6] };
/// let gradient = Matrix { rows: 2, columns: 3, values: vec![0.5; 6] };
/// let mut optimizer = Optimizer::new(Adafactor::default())?;
/// optimizer.step(&mut [Param::new("w", &mut weights, &gradient)?])?;
/// # Ok::<(), optim_runtime::Error>(())
/// ```
pub trait IntoWeights<'a> {
    /// Type of the elements.
    type Elem: Element;

    /// The elements as they lie in memory, with their layout, which has as many.
    ///
    /// # Errors
    /// [`Holes`] if there is something else between them, so that they are no slice.
    fn into_weights(self) -> Result<(&'a mut [Self::Elem], Layout), Holes>;
}

/// Weights that are no slice, as a part of a larger array has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holes {
    /// The extent of each axis.
    pub shape: Vec<usize>,
    /// The stride of each axis, in elements.
    pub strides: Vec<isize>,
}

/// What [`Param::new`](crate::Param::new) takes as gradient: see [`IntoWeights`].
pub trait IntoGradient<'a> {
    /// Type of the elements.
    type Elem: Element;

    /// The elements in the memory order of weights of this layout: lent if they lie so, else copied.
    ///
    /// # Errors
    /// The gradient's shape, if it is another than the weights'.
    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [Self::Elem]>, Vec<usize>>;
}

impl<'a, T: Element> IntoWeights<'a> for &'a mut [T] {
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Holes> {
        let layout = Layout::flat(self.len());
        Ok((self, layout))
    }
}

impl<'a, T: Element> IntoWeights<'a> for &'a mut Vec<T> {
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Holes> {
        self.as_mut_slice().into_weights()
    }
}

impl<'a, T: Element, const N: usize> IntoWeights<'a> for &'a mut [T; N] {
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Holes> {
        self.as_mut_slice().into_weights()
    }
}

impl<'a, T: Element> IntoGradient<'a> for &'a [T] {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        if weights.shape() != [self.len()] {
            Err(vec![self.len()])
        } else if weights.strides.iter().any(|&stride| stride < 0) {
            // An array with its one axis reversed: index 0 lies last in memory.
            Ok(Cow::Owned(self.iter().rev().copied().collect()))
        } else {
            Ok(Cow::Borrowed(self))
        }
    }
}

impl<'a, T: Element> IntoGradient<'a> for &'a Vec<T> {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        self.as_slice().in_order_of(weights)
    }
}

impl<'a, T: Element, const N: usize> IntoGradient<'a> for &'a [T; N] {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        self.as_slice().in_order_of(weights)
    }
}
