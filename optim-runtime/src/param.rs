//! A parameter as a step sees it: name, weights, gradient.

use std::borrow::Cow;

use crate::element::{Dtype, Element, Sealed};
use crate::error::Error;
use crate::prefetch;

/// One named parameter and its gradient, for one step; without a gradient, for evaluation.
#[derive(Debug)]
pub struct Param<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) layout: Layout,
    pub(crate) data: Data<'a>,
    /// False if it was made without a gradient; then that of `data` is empty.
    pub(crate) has_gradient: bool,
}

/// Weights and gradient in the same order, with their element type erased.
#[derive(Debug)]
pub enum Data<'a> {
    F32 { w: &'a mut [f32], g: Cow<'a, [f32]> },
    F64 { w: &'a mut [f64], g: Cow<'a, [f64]> },
}

impl<'a> Param<'a> {
    /// A parameter under the name that its state belongs to.
    ///
    /// Weights may be a `&mut` to a `Vec`, slice or array of `f32` or `f64`, and with the
    /// feature `ndarray` an `ndarray` of any rank, contiguous in any order of its axes. The
    /// gradient has the same element type and shape; in another order of axes, or with holes, it
    /// is copied.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the shapes differ, [`Error::NotContiguous`] for weights with
    /// holes.
    pub fn new<W, G>(name: impl Into<Cow<'a, str>>, weights: W, gradient: G) -> Result<Self, Error>
    where
        W: IntoWeights<'a>,
        G: IntoGradient<'a, Elem = W::Elem>,
    {
        let name = name.into();
        let (w, layout) = match weights.into_weights() {
            Ok(contiguous) => contiguous,
            Err(layout) => return Err(not_contiguous(name, layout)),
        };
        match gradient.in_order_of(&layout) {
            // What the adapters of arrays lend is as long as its shape says; other lengths would be read
            // and written beyond their ends.
            Ok(g) if g.len() != w.len() || layout.len() != w.len() => Err(Error::ShapeMismatch {
                parameter: name.into_owned(),
                weights: vec![w.len()],
                gradient: vec![g.len()],
            }),
            Ok(g) => Ok(Self {
                name,
                data: Sealed::data(w, g),
                layout,
                has_gradient: true,
            }),
            Err(shape) => Err(Error::ShapeMismatch {
                parameter: name.into_owned(),
                weights: layout.shape.into_owned(),
                gradient: shape,
            }),
        }
    }

    /// The same weights, as they lie in memory, with the shape of a tensor whose last axis is the fastest.
    /// It matters to rules that speak of rows, columns or the number of axes; arrays of `ndarray` have
    /// their shape.
    ///
    /// # Errors
    /// [`Error::ShapeOfOtherLength`] if that many weights have no such shape.
    pub fn with_shape(mut self, shape: &[usize]) -> Result<Self, Error> {
        let len = self.len();
        match Layout::standard(shape) {
            Some(layout) if layout.len() == len => self.layout = layout,
            _ => {
                return Err(Error::ShapeOfOtherLength {
                    parameter: self.name.into_owned(),
                    len,
                    shape: shape.to_vec(),
                });
            }
        }
        Ok(self)
    }

    /// A parameter without a gradient, for
    /// [`Optimizer::eval_weights`](crate::Optimizer::eval_weights) and
    /// [`Optimizer::train_weights`](crate::Optimizer::train_weights). Weights are as in
    /// [`new`](Self::new).
    ///
    /// # Errors
    /// [`Error::NotContiguous`] for weights with holes.
    pub fn weights<W>(name: impl Into<Cow<'a, str>>, weights: W) -> Result<Self, Error>
    where
        W: IntoWeights<'a>,
    {
        let name = name.into();
        match weights.into_weights() {
            Ok((w, layout)) => Ok(Self {
                name,
                data: Sealed::data(w, Cow::Borrowed(&[])),
                layout,
                has_gradient: false,
            }),
            Err(layout) => Err(not_contiguous(name, layout)),
        }
    }

    /// Whether it has this layout and element type, which it had before.
    pub(crate) fn is_like(&self, layout: &Layout, dtype: Dtype) -> Result<(), Error> {
        let parameter = || self.name().to_owned();
        if layout.shape != self.layout.shape {
            return Err(Error::ShapeChanged {
                parameter: parameter(),
                expected: layout.shape.clone().into_owned(),
                given: self.layout.shape.clone().into_owned(),
            });
        }
        if dtype != self.dtype() {
            return Err(Error::DtypeMismatch {
                name: parameter(),
                expected: dtype,
                given: self.dtype(),
            });
        }
        if *layout != self.layout {
            return Err(Error::LayoutChanged {
                parameter: parameter(),
                shape: layout.shape.clone().into_owned(),
                expected: layout.all_strides(),
                given: self.layout.all_strides(),
            });
        }
        Ok(())
    }

    /// The parameter's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        match &self.data {
            Data::F32 { w, .. } => w.len(),
            Data::F64 { w, .. } => w.len(),
        }
    }

    /// Has its beginning fetched into the cache.
    pub(crate) fn fetch_ahead(&self) {
        match &self.data {
            Data::F32 { w, g } => {
                prefetch::begin_of(w.as_ptr(), w.len());
                prefetch::begin_of(g.as_ptr(), g.len());
            }
            Data::F64 { w, g } => {
                prefetch::begin_of(w.as_ptr(), w.len());
                prefetch::begin_of(g.as_ptr(), g.len());
            }
        }
    }

    /// True for an empty parameter.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Element type of weights and gradient.
    pub fn dtype(&self) -> Dtype {
        match self.data {
            Data::F32 { .. } => Dtype::F32,
            Data::F64 { .. } => Dtype::F64,
        }
    }
}

fn not_contiguous(name: Cow<'_, str>, Layout { shape, strides }: Layout) -> Error {
    Error::NotContiguous {
        parameter: name.into_owned(),
        shape: shape.into_owned(),
        strides,
    }
}

/// How a tensor lies in memory: its shape, and its strides in elements.
///
/// Strides of axes that have at most one element say nothing and are kept as 0, so that equal
/// layouts compare equal.
#[derive(Clone, Debug)]
pub struct Layout {
    pub(crate) shape: Shape,
    pub(crate) strides: Vec<isize>,
}

/// A tensor's extents. Plain slices need no memory for theirs.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Flat([usize; 1]),
    Any(Vec<usize>),
}

impl Shape {
    pub(crate) fn into_owned(self) -> Vec<usize> {
        self.as_slice().to_vec()
    }

    pub(crate) fn as_slice(&self) -> &[usize] {
        match self {
            Self::Flat(extent) => extent,
            Self::Any(extents) => extents,
        }
    }
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        equal(self.as_slice(), other.as_slice())
    }
}

impl Eq for Shape {}

impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape && equal(&self.strides, &other.strides)
    }
}

impl Eq for Layout {}

/// Equality, one number after the other. `==` calls the library's comparison of memory, also for
/// slices without elements, whose address means nothing: where that uses masked loads, each such call
/// takes a hundred nanoseconds, as much as a thousand weights.
fn equal<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x == y)
}

/// Number of elements of a tensor with these extents: none if one of them is 0, whatever the others are.
/// `None` if they are more than an address can tell apart.
///
/// Extents come from callers and are multiplied nowhere else.
pub(crate) fn product(extents: &[usize]) -> Option<usize> {
    if extents.contains(&0) {
        return Some(0);
    }
    let product = extents
        .iter()
        .try_fold(1_usize, |product, extent| product.checked_mul(*extent))?;
    isize::try_from(product).is_ok().then_some(product)
}

impl Layout {
    /// The strides, for messages: also those that are not written down.
    pub(crate) fn all_strides(&self) -> Vec<isize> {
        match self.shape {
            Shape::Flat(_) => vec![1],
            Shape::Any(_) => self.strides.clone(),
        }
    }

    /// The last axis is the fastest. `None` if no memory could hold so many elements.
    pub(crate) fn standard(shape: &[usize]) -> Option<Self> {
        let len = product(shape)?;
        if let [len] = shape {
            return Some(Self::flat(*len));
        }
        let mut strides = vec![0; shape.len()];
        // The product of the axes behind one divides `len`, so strides fit as it does.
        let mut stride = len;
        for (place, &extent) in strides.iter_mut().zip(shape) {
            if len > 0 {
                stride /= extent;
            }
            if extent > 1 && len > 0 {
                *place = isize::try_from(stride).ok()?;
            }
        }
        Some(Self {
            shape: Shape::Any(shape.to_vec()),
            strides,
        })
    }

    /// Number of elements. The shape is one that fits: of a slice, of an array, or checked.
    pub(crate) fn len(&self) -> usize {
        product(self.shape.as_slice()).unwrap_or(usize::MAX)
    }

    /// One axis, without holes. Its strides are not written down.
    pub(crate) fn flat(len: usize) -> Self {
        Self {
            shape: Shape::Flat([len]),
            strides: Vec::new(),
        }
    }
}

/// What [`Param::new`] takes as weights.
pub trait IntoWeights<'a> {
    /// Type of the elements.
    type Elem: Element;

    /// The elements in memory order with their layout, or the layout alone if it has holes.
    #[doc(hidden)]
    #[allow(clippy::result_large_err, reason = "both are moved once")]
    fn into_weights(self) -> Result<(&'a mut [Self::Elem], Layout), Layout>;
}

/// What [`Param::new`] takes as gradient.
pub trait IntoGradient<'a> {
    /// Type of the elements.
    type Elem: Element;

    /// The elements in the memory order of weights of this layout, or the gradient's shape if it
    /// is another.
    #[doc(hidden)]
    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [Self::Elem]>, Vec<usize>>;
}

impl<'a, T: Element> IntoWeights<'a> for &'a mut [T] {
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Layout> {
        let layout = Layout::flat(self.len());
        Ok((self, layout))
    }
}

impl<'a, T: Element> IntoWeights<'a> for &'a mut Vec<T> {
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Layout> {
        self.as_mut_slice().into_weights()
    }
}

impl<'a, T: Element, const N: usize> IntoWeights<'a> for &'a mut [T; N] {
    type Elem = T;

    fn into_weights(self) -> Result<(&'a mut [T], Layout), Layout> {
        self.as_mut_slice().into_weights()
    }
}

impl<'a, T: Element> IntoGradient<'a> for &'a [T] {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        if weights.shape.as_slice() != [self.len()] {
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
