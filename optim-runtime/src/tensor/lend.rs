//! What can be lent as weights and as a gradient.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

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

impl<'a, H: HolderMut + ?Sized> IntoWeights<'a> for &'a mut H {
    type Elem = H::Elem;

    fn into_weights(self) -> Result<(&'a mut [H::Elem], Layout), Holes> {
        let w = self.held_mut();
        let layout = Layout::unsaid(w.len());
        Ok((w, layout))
    }
}

impl<'a, H: Holder + ?Sized> IntoGradient<'a> for &'a H {
    type Elem = H::Elem;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [H::Elem]>, Vec<usize>> {
        in_order_of(Cow::Borrowed(self.held()), weights)
    }
}

impl<'a, H: Holder + ?Sized> IntoGradient<'a> for &'a mut H {
    type Elem = H::Elem;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [H::Elem]>, Vec<usize>> {
        (&*self).in_order_of(weights)
    }
}

impl<'a, T: Element> IntoGradient<'a> for Vec<T> {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        in_order_of(Cow::Owned(self), weights)
    }
}

impl<'a, T: Element> IntoGradient<'a> for Box<[T]> {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        self.into_vec().in_order_of(weights)
    }
}

impl<'a, T: Element> IntoGradient<'a> for Cow<'a, [T]> {
    type Elem = T;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
        in_order_of(self, weights)
    }
}

/// A slice of one axis as the gradient of weights of this layout.
fn in_order_of<'a, T: Element>(
    slice: Cow<'a, [T]>,
    weights: &Layout,
) -> Result<Cow<'a, [T]>, Vec<usize>> {
    if weights.shape() != [slice.len()] {
        Err(vec![slice.len()])
    } else if weights.strides.iter().any(|&stride| stride < 0) {
        // An array with its one axis reversed: index 0 lies last in memory.
        Ok(Cow::Owned(slice.iter().rev().copied().collect()))
    } else {
        Ok(slice)
    }
}

/// What holds a slice, however often it is wrapped. Nobody else can add to it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no slice of `f32` or `f64`, and is no tensor that can be lent",
    note = "a crate lends tensors of its own by `IntoWeights` and `IntoGradient`"
)]
pub trait Holder {
    #[doc(hidden)]
    type Elem: Element;

    #[doc(hidden)]
    fn held(&self) -> &[Self::Elem];
}

/// What holds a slice that can be written to. Those who share it keep the old values: `Rc`, `Arc` and a borrowed
/// `Cow` are copied first, as their own `make_mut` and `to_mut` do.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no slice of `f32` or `f64` that could be written to, and is no tensor that can \
               be lent",
    note = "a crate lends tensors of its own by `IntoWeights` and `IntoGradient`"
)]
pub trait HolderMut: Holder {
    #[doc(hidden)]
    fn held_mut(&mut self) -> &mut [Self::Elem];
}

/// Declares holders: what they hold, and how they give it.
macro_rules! holders {
    ($(
        [$($parameters:tt)*] $holder:ty: $elem:ty, $this:ident => $held:expr
        $(, mut [$($bounds:tt)*] => $held_mut:expr)?;
    )*) => {$(
        impl<$($parameters)*> Holder for $holder {
            type Elem = $elem;

            fn held(&self) -> &[$elem] {
                let $this = self;
                $held
            }
        }

        $(
            impl<$($bounds)*> HolderMut for $holder {
                fn held_mut(&mut self) -> &mut [$elem] {
                    let $this = self;
                    $held_mut
                }
            }
        )?
    )*};
}

holders! {
    [T: Element] [T]: T, slice => slice, mut [T: Element] => slice;
    [T: Element, const N: usize] [T; N]: T, array => array, mut [T: Element, const N: usize] => array;
    [T: Element] Vec<T>: T, vec => vec, mut [T: Element] => vec;
    [T: Element] Cow<'_, [T]>: T, cow => cow, mut [T: Element] => cow.to_mut();
    [H: Holder + ?Sized] &H: H::Elem, other => (**other).held();
    [H: Holder + ?Sized] &mut H: H::Elem, other => (**other).held(),
        mut [H: HolderMut + ?Sized] => (**other).held_mut();
    [H: Holder + ?Sized] Box<H>: H::Elem, other => (**other).held(),
        mut [H: HolderMut + ?Sized] => (**other).held_mut();
    [H: Holder + ?Sized] Rc<H>: H::Elem, other => (**other).held();
    [H: Holder + ?Sized] Arc<H>: H::Elem, other => (**other).held();
}

/// Those that may be shared are written to where they can be copied.
macro_rules! shared_holders {
    ($($shared:ident)*) => {$(
        impl<T: Element> HolderMut for $shared<[T]> {
            fn held_mut(&mut self) -> &mut [T] {
                let own = $shared::make_mut(self);
                own
            }
        }

        impl<T: Element, const N: usize> HolderMut for $shared<[T; N]> {
            fn held_mut(&mut self) -> &mut [T] {
                let own = $shared::make_mut(self);
                own
            }
        }

        impl<T: Element> HolderMut for $shared<Vec<T>> {
            fn held_mut(&mut self) -> &mut [T] {
                let own = $shared::make_mut(self);
                own
            }
        }
    )*};
}

shared_holders! { Rc Arc }
