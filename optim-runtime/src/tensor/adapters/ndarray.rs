//! `ndarray` arrays of any rank as weights and gradients, of each version of that crate that has a feature.
//!
//! Weights must be contiguous, in any order of their axes and with axes reversed or not; their
//! elements are taken as they lie in memory. The gradient is brought into the same order: lent
//! where it lies so already, copied otherwise.

/// The adapter for a version of the crate, by the name that it has here.
macro_rules! adapter {
    ($ndarray:ident) => {
        use std::borrow::Cow;

        use ::$ndarray::{ArrayBase, ArrayView, ArrayViewMut, Axis, Data, DataMut, Dimension};

        use super::axes_by_stride;
        use crate::tensor::layout::Layout;
        use crate::tensor::lend::{Holes, IntoGradient, IntoWeights};
        use crate::value::element::Element;

        impl<'a, T: Element, D: Dimension> IntoWeights<'a> for ArrayViewMut<'a, T, D> {
            type Elem = T;

            fn into_weights(mut self) -> Result<(&'a mut [T], Layout), Holes> {
                let layout = Layout::placed(self.shape(), self.strides());
                // Axes by falling stride, all running forward: if there are no holes, this is the
                // standard order, in which the whole view can be lent on as a slice.
                for axis in (0..self.ndim()).map(Axis) {
                    if self.stride_of(axis) < 0 {
                        self.invert_axis(axis);
                    }
                }
                let order = axes_by_stride(self.strides());
                let view = self.into_dyn().permuted_axes(order);
                view.into_slice()
                    .ok_or_else(|| Holes {
                        shape: layout.shape().to_vec(),
                        strides: layout.strides(),
                    })
                    .map(|w| (w, layout))
            }
        }

        impl<'a, T: Element, D: Dimension> IntoGradient<'a> for ArrayView<'a, T, D> {
            type Elem = T;

            fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
                if self.shape() != weights.shape() {
                    return Err(self.shape().to_vec());
                }
                let mut view = self.into_dyn();
                if !weights.strides.is_empty() {
                    for (axis, &stride) in weights.strides.iter().enumerate() {
                        if stride < 0 {
                            view.invert_axis(Axis(axis));
                        }
                    }
                    view = view.permuted_axes(axes_by_stride(&weights.strides));
                }
                Ok(match view.to_slice() {
                    Some(slice) => Cow::Borrowed(slice),
                    None => Cow::Owned(view.iter().copied().collect()),
                })
            }
        }

        impl<'a, S: DataMut<Elem: Element>, D: Dimension> IntoWeights<'a>
            for &'a mut ArrayBase<S, D>
        {
            type Elem = S::Elem;

            fn into_weights(self) -> Result<(&'a mut [S::Elem], Layout), Holes> {
                self.view_mut().into_weights()
            }
        }

        impl<'a, S: Data<Elem: Element>, D: Dimension> IntoGradient<'a> for &'a ArrayBase<S, D> {
            type Elem = S::Elem;

            fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [S::Elem]>, Vec<usize>> {
                self.view().in_order_of(weights)
            }
        }

        impl<'a, S: Data<Elem: Element>, D: Dimension> IntoGradient<'a>
            for &'a mut ArrayBase<S, D>
        {
            type Elem = S::Elem;

            fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [S::Elem]>, Vec<usize>> {
                (&*self).in_order_of(weights)
            }
        }
    };
}

#[cfg(feature = "ndarray")]
mod v0_17 {
    adapter!(ndarray);

    use ::ndarray::ArrayRef;

    // What functions take since 0.17, for which 0.16 has no type.

    impl<'a, T: Element, D: Dimension> IntoWeights<'a> for &'a mut ArrayRef<T, D> {
        type Elem = T;

        fn into_weights(self) -> Result<(&'a mut [T], Layout), Holes> {
            self.view_mut().into_weights()
        }
    }

    impl<'a, T: Element, D: Dimension> IntoGradient<'a> for &'a ArrayRef<T, D> {
        type Elem = T;

        fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [T]>, Vec<usize>> {
            self.view().in_order_of(weights)
        }
    }
}

#[cfg(feature = "ndarray-0_16")]
mod v0_16 {
    adapter!(ndarray_0_16);
}

/// The axes from the one with the largest stride to the one with the smallest.
fn axes_by_stride(strides: &[isize]) -> Vec<usize> {
    let mut axes: Vec<_> = (0..strides.len()).collect();
    axes.sort_by_key(|&axis| std::cmp::Reverse(strides[axis].unsigned_abs()));
    axes
}
