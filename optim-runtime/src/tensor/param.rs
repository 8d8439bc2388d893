//! A parameter as a step sees it: name, weights, gradient.

use crate::tensor::inputs::{InputFamily, Inputs};
use crate::tensor::layout::Layout;
use crate::tensor::lend::{Holes, IntoGradient, IntoWeights};
use crate::value::erased::{Erased, Family};
use std::borrow::Cow;
use std::marker::PhantomData;
#[cfg(feature = "sharded")]
use std::ops::Range;

use crate::error::Error;
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::erased::Sealed;
#[cfg(feature = "sharded")]
use crate::value::erased::VecFamily;

/// One named parameter and its gradient, for one step; without a gradient, for evaluation.
#[derive(Debug)]
pub struct Param<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) layout: Layout,
    pub(crate) data: AnyData<'a>,
    /// False if it was made without a gradient; then that of `data` is empty.
    pub(crate) has_gradient: bool,
    /// Whether its shape was given behind its weights, which are seen as a slice then.
    is_slice: bool,
    /// Of which parameter these weights are a segment, if they are.
    #[cfg(feature = "sharded")]
    pub(crate) segment: Option<Segment>,
}

/// Where weights stand that are a segment of a parameter's, in their order in memory. Others have the rest.
#[cfg(feature = "sharded")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    /// Where the parameter stands in the step.
    pub(crate) place: usize,
    /// Where its rule stands, which its own shape would not tell.
    pub(crate) seat: usize,
    /// The first of these weights.
    pub(crate) from: usize,
    /// How many weights the parameter has.
    pub(crate) of: usize,
}

/// Weights of a parameter beside some in the middle, or at an end, which somebody else has.
#[cfg(feature = "sharded")]
pub(crate) struct Rest<'a, T> {
    before: &'a mut [T],
    behind: &'a mut [T],
    /// The first of those behind, in the parameter.
    to: usize,
}

#[cfg(feature = "sharded")]
impl<T> Rest<'_, T> {
    /// Those from one weight to before another, of which none is in the middle.
    pub(crate) fn part(&mut self, weights: Range<usize>) -> &mut [T] {
        if weights.start < self.to {
            &mut self.before[weights]
        } else {
            &mut self.behind[weights.start - self.to..weights.end - self.to]
        }
    }
}

/// [`Rest`].
#[cfg(feature = "sharded")]
pub(crate) struct RestFamily<'a>(PhantomData<&'a ()>);

#[cfg(feature = "sharded")]
impl<'a> Family for RestFamily<'a> {
    type Of<T: Element> = Rest<'a, T>;
}

#[cfg(feature = "sharded")]
pub(crate) type AnyRest<'a> = Erased<RestFamily<'a>>;

/// Weights and gradient in the same order.
#[derive(Debug)]
pub(crate) struct Data<'a, T: Element> {
    pub(crate) w: &'a mut [T],
    pub(crate) g: Cow<'a, [T]>,
    /// What is given beside, nearly always nothing.
    pub(crate) inputs: Option<Box<Inputs<'a, T>>>,
}

/// [`Data`].
pub(crate) struct DataFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for DataFamily<'a> {
    type Of<T: Element> = Data<'a, T>;
}

erased_for_a_lifetime! {
    /// Weights and gradient of any element type.
    #[derive(Debug)]
    pub(crate) enum AnyData of Data in DataFamily;
}

impl<'a> Param<'a> {
    /// A parameter under the name that its state belongs to.
    ///
    /// Weights may be a `&mut` to a `Vec`, slice or array of `f32` or `f64`, also in a `Box`, `Rc`, `Arc`, `Cow`
    /// or behind another `&mut`; with the features `ndarray` and `ndarray-0_16` an `ndarray` of any rank, contiguous in any
    /// order of its axes; with the feature `nalgebra` a contiguous matrix, whose rows and columns are its axes, or a vector,
    /// which has one. The gradient has the same element type and shape; in another order of axes, or
    /// with holes, it is copied. Weights of an `Rc`, `Arc` or borrowed `Cow` that others share are copied before
    /// they are written to.
    ///
    /// A variable that is a `&mut` itself is moved into this call; in a loop write `&mut *w`, or call
    /// [`slices`](Self::slices).
    ///
    /// Other types can be lent as well: see [`IntoWeights`].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the shapes differ, [`Error::NotContiguous`] for weights with
    /// holes; [`Error::ShapeOfOtherLength`] if what is lent has another number of elements than its layout.
    pub fn new<W, G>(name: impl Into<Cow<'a, str>>, weights: W, gradient: G) -> Result<Self, Error>
    where
        W: IntoWeights<'a>,
        G: IntoGradient<'a, Elem = W::Elem>,
    {
        let name = name.into();
        let (w, layout) = lent(&name, weights)?;
        match gradient.in_order_of(&layout) {
            // A crate that lends its own tensors may err; other lengths would be read beyond their ends.
            Ok(g) if g.len() != w.len() => Err(Error::ShapeMismatch {
                parameter: name.into_owned(),
                weights: vec![w.len()],
                gradient: vec![g.len()],
            }),
            Ok(g) => Ok(Self {
                name,
                data: W::Elem::erase::<DataFamily<'a>>(Data { w, g, inputs: None }).into(),
                layout,
                has_gradient: true,
                is_slice: false,
                #[cfg(feature = "sharded")]
                segment: None,
            }),
            Err(shape) => Err(Error::ShapeMismatch {
                parameter: name.into_owned(),
                weights: layout.shape().to_vec(),
                gradient: shape,
            }),
        }
    }

    /// [`new`](Self::new) of plain slices. What is given is borrowed anew, so that a `&mut` can be used again:
    ///
    /// ```
    /// use optim_runtime::{Adam, Error, Optimizer, Param};
    ///
    /// fn train(w: &mut Vec<f32>, g: &[f32]) -> Result<(), Error> {
    ///     let mut optimizer = Optimizer::new(Adam::default())?;
    ///     for _ in 0..3 {
    ///         optimizer.step(&mut [Param::slices("w", w, g)?])?;
    ///     }
    ///     Ok(())
    /// }
    /// # train(&mut vec![1.0], &[0.5])?;
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the lengths differ.
    pub fn slices<T: Element>(
        name: impl Into<Cow<'a, str>>,
        weights: &'a mut [T],
        gradient: &'a [T],
    ) -> Result<Self, Error> {
        Self::new(name, weights, gradient)
    }

    /// The same with values for each weight that its rule asks for beside the gradient (`update(w, g, h: input)`): a
    /// curvature, a mask. They are lent as a gradient is, with the weights' element type and shape (behind
    /// [`with_shape`](Self::with_shape) as a slice, in the weights' order in memory), and are read as they
    /// are: nothing scales, gathers or clips them. A step needs those that its equations read in that very step.
    ///
    /// ```
    /// use optim_runtime::{AdaHessian, Optimizer, Param};
    ///
    /// let mut optimizer = Optimizer::new(AdaHessian::default())?;
    /// let (mut w, g, curvature) = ([1.0_f32, -2.0], [0.5, 0.1], [2.0_f32, 0.5]);
    /// optimizer.step(&mut [Param::new("w", &mut w, &g)?.with_input("hessian", &curvature)?])?;
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::InputShape`], [`Error::InputDtype`]; [`Error::DuplicateInput`] for a name that was given.
    pub fn with_input<V>(mut self, input: impl Into<Cow<'a, str>>, values: V) -> Result<Self, Error>
    where
        V: IntoGradient<'a>,
    {
        let (input, own, given) = (input.into(), self.dtype(), V::Elem::DTYPE);
        if own != given {
            return Err(Error::InputDtype {
                parameter: self.name.into_owned(),
                input: input.into_owned(),
                expected: own,
                given,
            });
        }
        let of_other_shape = |given, name: Cow<'a, str>, input: Cow<'a, str>, layout: &Layout| {
            Err(Error::InputShape {
                parameter: name.into_owned(),
                input: input.into_owned(),
                weights: layout.shape().to_vec(),
                given,
            })
        };
        let slice = self.is_slice.then(|| Layout::unsaid(self.len()));
        let values = match values.in_order_of(slice.as_ref().unwrap_or(&self.layout)) {
            // A crate that lends its own tensors may err.
            Ok(values) if values.len() != self.len() => {
                return of_other_shape(vec![values.len()], self.name, input, &self.layout);
            }
            Ok(values) => V::Elem::erase::<InputFamily<'a>>(values),
            Err(shape) => return of_other_shape(shape, self.name, input, &self.layout),
        };
        let is_new = opened_alike!(Erased(values), AnyData(&mut self.data), (values, data) => {
            let inputs = data.inputs.get_or_insert_default();
            let is_new = inputs.get(&input).is_none();
            if is_new {
                inputs.push(input.clone(), values);
            }
            is_new
        });
        if !is_new {
            return Err(Error::DuplicateInput {
                parameter: self.name.into_owned(),
                input: input.into_owned(),
            });
        }
        Ok(self)
    }

    /// The same weights, as they lie in memory, with the shape of a tensor whose last axis is the fastest.
    /// It matters to rules that speak of rows, columns or the number of axes; arrays of `ndarray` have
    /// their shape.
    ///
    /// # Errors
    /// [`Error::ShapeOfOtherLength`] if that many weights have no such shape.
    pub fn with_shape(mut self, shape: &[usize]) -> Result<Self, Error> {
        let len = self.len();
        match Layout::contiguous(shape) {
            Ok(layout) if layout.len() == len => {
                self.layout = layout;
                self.is_slice = true;
            }
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
    /// [`Error::NotContiguous`] for weights with holes; [`Error::ShapeOfOtherLength`] as in
    /// [`new`](Self::new).
    pub fn weights<W>(name: impl Into<Cow<'a, str>>, weights: W) -> Result<Self, Error>
    where
        W: IntoWeights<'a>,
    {
        let name = name.into();
        let (w, layout) = lent(&name, weights)?;
        let data = Data {
            w,
            g: Cow::Borrowed(&[]),
            inputs: None,
        };
        Ok(Self {
            name,
            data: W::Elem::erase::<DataFamily<'a>>(data).into(),
            layout,
            has_gradient: false,
            is_slice: false,
            #[cfg(feature = "sharded")]
            segment: None,
        })
    }

    /// Some of its weights for a while, which are that segment if not all, with this gradient in the place of their own, if there is
    /// one; and the rest of the weights.
    #[cfg(feature = "sharded")]
    pub(crate) fn parted<'s>(
        &'s mut self,
        weights: Range<usize>,
        segment: Option<Segment>,
        gradient: Option<&'s Erased<VecFamily>>,
    ) -> (Param<'s>, AnyRest<'s>) {
        fn of<'s, T: Element>(
            data: &'s mut Data<'_, T>,
            weights: Range<usize>,
            gradient: Option<&'s [T]>,
        ) -> (AnyData<'s>, AnyRest<'s>) {
            let inputs = data.inputs.as_ref().map(|inputs| {
                let mut own = Inputs::new();
                for (name, values) in inputs.values() {
                    own.push(Cow::Borrowed(name), Cow::Borrowed(&values[weights.clone()]));
                }
                Box::new(own)
            });
            // There is none for evaluation.
            let own = data.g.get(weights.clone()).unwrap_or_default();
            let (before, w) = data.w.split_at_mut(weights.start);
            let (w, behind) = w.split_at_mut(weights.len());
            let data = Data {
                w,
                g: Cow::Borrowed(gradient.unwrap_or(own)),
                inputs,
            };
            let rest = Rest {
                before,
                behind,
                to: weights.end,
            };
            (
                T::erase::<DataFamily<'s>>(data).into(),
                T::erase::<RestFamily<'s>>(rest),
            )
        }
        let layout = match segment {
            Some(_) => Layout::unsaid(weights.len()),
            None => self.layout.clone(),
        };
        let has_gradient = self.has_gradient || gradient.is_some();
        let (data, rest) = match gradient {
            None => opened!(AnyData(&mut self.data), data => of(data, weights, None)),
            Some(gradient) => {
                opened_alike!(AnyData(&mut self.data), Erased(gradient), (data, gradient) => {
                    of(data, weights, Some(gradient))
                })
            }
        };
        let own = Param {
            name: Cow::Borrowed(&self.name),
            layout,
            data,
            has_gradient,
            is_slice: self.is_slice,
            segment,
        };
        (own, rest)
    }

    /// All of its weights, for a while.
    #[cfg(feature = "sharded")]
    pub(crate) fn rest(&mut self) -> AnyRest<'_> {
        fn of<'s, T: Element>(data: &'s mut Data<'_, T>) -> AnyRest<'s> {
            T::erase::<RestFamily<'s>>(Rest {
                before: data.w,
                behind: &mut [],
                to: usize::MAX,
            })
        }
        opened!(AnyData(&mut self.data), data => of(data))
    }

    /// Where its weights begin among those of the parameter, of which they may be a segment.
    pub(crate) fn begins_at(&self) -> usize {
        #[cfg(feature = "sharded")]
        return self.segment.map_or(0, |segment| segment.from);
        #[cfg(not(feature = "sharded"))]
        0
    }

    /// How many weights the parameter has, of which these may be a segment.
    pub(crate) fn whole_len(&self) -> usize {
        #[cfg(feature = "sharded")]
        return self.segment.map_or(self.len(), |segment| segment.of);
        #[cfg(not(feature = "sharded"))]
        self.len()
    }

    /// A parameter whose weights and gradient lie elsewhere, on a device; so do its inputs, of which it has the names.
    #[cfg(feature = "cuda")]
    pub(crate) fn hollow(
        name: String,
        dtype: Dtype,
        layout: Layout,
        has_gradient: bool,
        inputs: &[&str],
    ) -> Self {
        fn of<'a, T: Element>(inputs: &[&str]) -> AnyData<'a> {
            let mut all = Inputs::new();
            for input in inputs {
                all.push(Cow::Owned((*input).to_owned()), Cow::Borrowed(&[]));
            }
            let data = Data {
                w: &mut [],
                g: Cow::Borrowed(&[]),
                inputs: (!inputs.is_empty()).then(|| Box::new(all)),
            };
            T::erase::<DataFamily<'a>>(data).into()
        }
        Self {
            name: Cow::Owned(name),
            layout,
            data: match dtype {
                Dtype::F32 => of::<f32>(inputs),
                Dtype::F64 => of::<f64>(inputs),
            },
            has_gradient,
            is_slice: false,
            #[cfg(feature = "sharded")]
            segment: None,
        }
    }

    /// Names of what it is given for each weight beside the gradient.
    #[cfg(feature = "cuda")]
    pub(crate) fn inputs(&self) -> Vec<&str> {
        opened!(AnyData(&self.data), data => {
            let inputs = data.inputs.iter().flat_map(|inputs| inputs.values());
            inputs.map(|(name, _)| name).collect()
        })
    }

    /// Whether it has this layout and element type, which it had before.
    pub(crate) fn is_like(&self, layout: &Layout, dtype: Dtype) -> Result<(), Error> {
        let parameter = || self.name().to_owned();
        if layout.shape != self.layout.shape {
            return Err(Error::ShapeChanged {
                parameter: parameter(),
                expected: layout.shape().to_vec(),
                given: self.layout.shape().to_vec(),
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
                shape: layout.shape().to_vec(),
                expected: layout.strides(),
                given: self.layout.strides(),
            });
        }
        Ok(())
    }

    /// The parameter's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Lengths of its axes; of a plain slice its length.
    pub fn shape(&self) -> &[usize] {
        self.layout.shape()
    }

    /// Number of axes.
    pub fn ndim(&self) -> usize {
        self.shape().len()
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        self.layout.len()
    }

    /// True for an empty parameter.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Element type of weights and gradient.
    pub fn dtype(&self) -> Dtype {
        fn dtype<T: Element>(_: &Data<'_, T>) -> Dtype {
            T::DTYPE
        }
        opened!(AnyData(&self.data), data => dtype(data))
    }
}

/// Weights and their layout, which has as many elements.
fn lent<'a, W: IntoWeights<'a>>(
    name: &str,
    weights: W,
) -> Result<(&'a mut [W::Elem], Layout), Error> {
    match weights.into_weights() {
        Ok((w, layout)) if layout.len() == w.len() => Ok((w, layout)),
        Ok((w, layout)) => Err(Error::ShapeOfOtherLength {
            parameter: name.to_owned(),
            len: w.len(),
            shape: layout.shape().to_vec(),
        }),
        Err(Holes { shape, strides }) => Err(Error::NotContiguous {
            parameter: name.to_owned(),
            shape,
            strides,
        }),
    }
}
