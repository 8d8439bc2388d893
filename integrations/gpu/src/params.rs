//! The parameters of a step, with where they lie.

use optim_runtime::{DeviceParams, Dtype, Layout};

use crate::buffer::CudaTensor;
use crate::error::Error;

/// The parameters of a step: names, shapes, and tensors in the device's memory. A list can be used for any number of steps,
/// with the same tensors or with others.
///
/// Tensors lie without holes, with the last axis the fastest, as PyTorch's and candle's do if they are contiguous.
#[derive(Debug, Default)]
pub struct CudaParams<'b> {
    pub(crate) known: DeviceParams,
    pub(crate) lie: Vec<Lies<'b>>,
}

/// Where a parameter lies.
#[derive(Debug)]
pub(crate) struct Lies<'b> {
    pub(crate) weights: CudaTensor<'b>,
    pub(crate) gradient: Option<CudaTensor<'b>>,
    pub(crate) inputs: Vec<(String, CudaTensor<'b>)>,
}

impl<'b> CudaParams<'b> {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more, under the name that its state belongs to. A gradient may be left out for what needs none.
    ///
    /// # Errors
    /// [`Error::Tensor`] if the tensors have not as many numbers as the shape, or not one type, or their addresses are no
    /// numbers' of that type; [`Error::Optimizer`] with [`ShapeTooLarge`](optim_runtime::Error::ShapeTooLarge).
    pub fn push(
        &mut self,
        name: impl Into<String>,
        shape: &[usize],
        weights: CudaTensor<'b>,
        gradient: Option<CudaTensor<'b>>,
    ) -> Result<&mut Self, Error> {
        self.push_with(name, shape, weights, gradient, &[])
    }

    /// The same with values for each weight that its rule asks for beside the gradient, by their names.
    ///
    /// # Errors
    /// As of [`push`](Self::push).
    pub fn push_with(
        &mut self,
        name: impl Into<String>,
        shape: &[usize],
        weights: CudaTensor<'b>,
        gradient: Option<CudaTensor<'b>>,
        inputs: &[(&str, CudaTensor<'b>)],
    ) -> Result<&mut Self, Error> {
        let name = name.into();
        let len = product(shape)?;
        fits(&name, "weights", &weights, len, weights.dtype)?;
        if let Some(gradient) = &gradient {
            fits(&name, "gradient", gradient, len, weights.dtype)?;
        }
        for (input, tensor) in inputs {
            fits(&name, input, tensor, len, weights.dtype)?;
        }
        let names: Vec<_> = inputs.iter().map(|(input, _)| *input).collect();
        (self.known).push(name, weights.dtype, shape, gradient.is_some(), &names)?;
        let inputs = inputs.iter();
        self.lie.push(Lies {
            weights,
            gradient,
            inputs: inputs
                .map(|(input, tensor)| ((*input).to_owned(), *tensor))
                .collect(),
        });
        Ok(self)
    }

    /// Other tensors for the parameter that stands here: another gradient in each step, say. What has a gradient keeps one.
    ///
    /// # Errors
    /// As of [`push`](Self::push); [`Error::Tensor`] if no parameter stands there.
    pub fn set(
        &mut self,
        place: usize,
        weights: CudaTensor<'b>,
        gradient: Option<CudaTensor<'b>>,
    ) -> Result<(), Error> {
        if place >= self.len() {
            let why = format!("stand at {place}, and there are {}", self.len());
            return Err(fault("", "tensors", why));
        }
        let (name, len) = (self.known.name_of(place), self.known.len_of(place));
        let dtype = self.known.dtype_of(place);
        fits(name, "weights", &weights, len, dtype)?;
        let lies = &mut self.lie[place];
        if lies.gradient.is_some() != gradient.is_some() {
            return Err(fault(
                name,
                "gradient",
                "is there or is not there, as before".to_owned(),
            ));
        }
        if let Some(gradient) = &gradient {
            fits(name, "gradient", gradient, len, dtype)?;
        }
        (lies.weights, lies.gradient) = (weights, gradient);
        self.known.touch();
        Ok(())
    }

    /// Whether no tensor is known to lie elsewhere than in this context.
    ///
    /// # Errors
    /// [`Error::OtherDevice`].
    pub(crate) fn check(&self, context: usize) -> Result<(), Error> {
        for (place, lies) in self.lie.iter().enumerate() {
            let inputs = lies.inputs.iter();
            let tensors = [
                ("weights", Some(&lies.weights)),
                ("gradient", lies.gradient.as_ref()),
            ];
            let tensors = tensors
                .into_iter()
                .filter_map(|(what, it)| Some((what, it?)));
            let mut all = tensors.chain(inputs.map(|(name, it)| (name.as_str(), it)));
            if let Some((what, _)) = all.find(|(_, it)| it.context.is_some_and(|it| it != context))
            {
                return Err(Error::OtherDevice {
                    parameter: self.name_of(place),
                    what: what.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// The name of the parameter that stands here; none of one that does not.
    pub(crate) fn name_of(&self, place: usize) -> String {
        match place < self.len() {
            true => self.known.name_of(place).to_owned(),
            false => String::new(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lie.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.lie.is_empty()
    }
}

/// Numbers of a tensor of this shape.
fn product(shape: &[usize]) -> Result<usize, Error> {
    Ok(Layout::contiguous(shape)?.len())
}

fn fault(parameter: &str, what: &str, why: String) -> Error {
    Error::Tensor {
        parameter: parameter.to_owned(),
        what: what.to_owned(),
        why,
    }
}

fn fits(
    parameter: &str,
    what: &str,
    tensor: &CudaTensor<'_>,
    len: usize,
    dtype: Dtype,
) -> Result<(), Error> {
    let why = if tensor.len != len {
        format!("has {} values, and its shape {len}", tensor.len)
    } else if tensor.dtype != dtype {
        format!("is of {}, and the weights are of {dtype}", tensor.dtype)
    } else if !tensor.at.is_multiple_of(dtype.size() as u64) || (tensor.at == 0 && len > 0) {
        format!("cannot lie at address {:#x}", tensor.at)
    } else {
        return Ok(());
    };
    Err(fault(parameter, what, why))
}
