//! Matrices and vectors of `nalgebra` as weights and gradients: owned ones, and views.
//!
//! A matrix has two axes, and lies one column after the other. What is a vector by its type (one column or one
//! row, known when it is compiled) has one axis, as rules of rows and columns take a vector for something else than a
//! matrix of one column. Weights must be contiguous; a gradient may lie in any way, and is lent where it lies as the weights
//! do, copied otherwise.

#![allow(
    unsafe_code,
    reason = "a slice of a contiguous view, which `nalgebra` gives by no safe call"
)]

use std::borrow::Cow;

use ::nalgebra::{Dim, Matrix, RawStorage, RawStorageMut, ViewStorage, ViewStorageMut};

use crate::tensor::layout::Layout;
use crate::tensor::lend::{Holes, IntoGradient, IntoWeights};
use crate::value::element::Element;

/// The axes that a matrix has by its type, with their extents and strides.
struct Axes {
    shape: Vec<usize>,
    strides: Vec<isize>,
    /// Whether its only axis is a row.
    is_row: bool,
}

impl Axes {
    fn of<T, R: Dim, C: Dim, S: RawStorage<T, R, C>>(matrix: &Matrix<T, R, C, S>) -> Self {
        let ((rows, columns), (down, right)) = (matrix.shape(), matrix.strides());
        let [down, right] = [down, right].map(usize::cast_signed);
        let is_row = R::try_to_usize() == Some(1) && C::try_to_usize() != Some(1);
        let (shape, strides) = if C::try_to_usize() == Some(1) {
            (vec![rows], vec![down])
        } else if is_row {
            (vec![columns], vec![right])
        } else {
            (vec![rows, columns], vec![down, right])
        };
        Self {
            shape,
            strides,
            is_row,
        }
    }

    /// The layout, if there are no holes.
    fn dense(self) -> Result<Layout, Holes> {
        let Self { shape, strides, .. } = self;
        Layout::strided(&shape, &strides).map_err(|_| Holes { shape, strides })
    }

    /// Row and column of an element by its index on each axis.
    fn place(&self, index: &[usize]) -> (usize, usize) {
        match *index {
            [row, column] => (row, column),
            [column] if self.is_row => (0, column),
            _ => (index[0], 0),
        }
    }
}

impl<'a, T, R, C, S> IntoWeights<'a> for &'a mut Matrix<T, R, C, S>
where
    T: Element,
    R: Dim,
    C: Dim,
    S: RawStorageMut<T, R, C>,
{
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Holes> {
        let layout = Axes::of(self).dense()?;
        // SAFETY: by their strides the elements fill a range of memory, each its own place, so a slice of them has
        // no element that is another view's.
        Ok((unsafe { self.data.as_mut_slice_unchecked() }, layout))
    }
}

impl<'a, T, R, C, RS, CS> IntoWeights<'a> for Matrix<T, R, C, ViewStorageMut<'a, T, R, C, RS, CS>>
where
    T: Element,
    R: Dim,
    C: Dim,
    RS: Dim,
    CS: Dim,
{
    type Elem = T;

    fn into_weights(mut self) -> Result<(&'a mut [T], Layout), Holes> {
        let layout = Axes::of(&self).dense()?;
        let begin = self.data.ptr_mut();
        // SAFETY: the view has its elements alone for `'a`, and ends here. By their strides they fill a range of
        // memory from the first on, of as many as the layout has.
        let w = unsafe { std::slice::from_raw_parts_mut(begin, layout.len()) };
        Ok((w, layout))
    }
}

impl<'a, T, R, C, S> IntoGradient<'a> for &'a Matrix<T, R, C, S>
where
    T: Element,
    R: Dim,
    C: Dim,
    S: RawStorage<T, R, C>,
{
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        let axes = Axes::of(self);
        if axes.shape != weights.shape() {
            return Err(axes.shape);
        }
        if Layout::strided(&axes.shape, &axes.strides).as_ref() == Ok(weights) {
            // SAFETY: by their strides the elements fill a range of memory.
            return Ok(Cow::Borrowed(unsafe { self.data.as_slice_unchecked() }));
        }
        Ok(Cow::Owned(in_order(weights, |index| {
            self[axes.place(index)]
        })))
    }
}

impl<'a, T, R, C, S> IntoGradient<'a> for &'a mut Matrix<T, R, C, S>
where
    T: Element,
    R: Dim,
    C: Dim,
    S: RawStorage<T, R, C>,
{
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        (&*self).in_order_of(weights)
    }
}

impl<'a, T, R, C, RS, CS> IntoGradient<'a> for Matrix<T, R, C, ViewStorage<'a, T, R, C, RS, CS>>
where
    T: Element,
    R: Dim,
    C: Dim,
    RS: Dim,
    CS: Dim,
{
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        let begin = self.data.ptr();
        match (&self).in_order_of(weights)? {
            Cow::Owned(values) => Ok(Cow::Owned(values)),
            // SAFETY: these are the view's elements, as many and from the first on, and live for `'a` as it does.
            Cow::Borrowed(values) => Ok(Cow::Borrowed(unsafe {
                std::slice::from_raw_parts(begin, values.len())
            })),
        }
    }
}

/// The elements in the order of memory that weights of one or two axes have.
fn in_order<T>(weights: &Layout, at: impl Fn(&[usize]) -> T) -> Vec<T> {
    let (shape, strides) = (weights.shape(), weights.strides());
    let along = |axis: usize| {
        let (extent, backwards) = (shape[axis], strides[axis] < 0);
        (0..extent).map(move |i| if backwards { extent - 1 - i } else { i })
    };
    if shape.len() == 1 {
        return along(0).map(|i| at(&[i])).collect();
    }
    let by_columns = strides[1].unsigned_abs() > strides[0].unsigned_abs();
    let [slow, fast] = if by_columns { [1, 0] } else { [0, 1] };
    let each = |i: usize| along(fast).map(move |j| if by_columns { [j, i] } else { [i, j] });
    along(slow).flat_map(each).map(|index| at(&index)).collect()
}
