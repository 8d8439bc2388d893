//! The walks over a module: the parameters that take part are found, taken out, and put back.
//!
//! A module hands its parameters out by value alone, and to a mapper that it calls with each. So a step first looks at all
//! without changing anything (`Find`), so that whatever is wrong is told while the module is as it was. Then it puts
//! tensors of one element into the places of those that are lent (`Hollow`), for the data of a tensor that nobody else
//! holds comes out without a copy; and at last it puts the data back (`PutBack`).

use std::collections::HashMap;

use burn_core::module::{Module, ModuleMapper, ModuleVisitor, Param, ParamId};
use burn_core::tensor::{
    DType, Device, ExecutionError, GradientCheckpointingStrategy, Tensor, TensorData,
};
use burn_optim::GradAdaptor;
use optim_runtime::Optimizer;

use crate::error::Error;
use crate::half::is_half;

/// A parameter that takes part.
pub(crate) struct Found {
    pub(crate) id: ParamId,
    pub(crate) path: String,
    pub(crate) shape: Vec<usize>,
    pub(crate) dtype: DType,
    pub(crate) weights: Weights,
    pub(crate) gradient: Option<TensorData>,
    device: Device,
    required: bool,
    distributed: bool,
    /// None for a tensor without autodiff.
    strategy: Option<GradientCheckpointingStrategy>,
}

/// What of a parameter's weights is at hand.
pub(crate) enum Weights {
    /// The tensor, whose data comes out without a copy when the module holds it no more.
    Lent(Box<dyn FnOnce() -> Result<TensorData, ExecutionError>>),
    /// Its data; if the module holds the tensor still, a copy.
    Data(TensorData),
    /// They are back in the module.
    Back,
}

/// Which parameters take part.
pub(crate) enum Which<'w> {
    /// Those of which steps can be taken.
    All,
    /// The same, of which none is taken out of the module.
    Seen,
    /// Those of which steps were taken.
    Stepped(&'w Optimizer),
    /// Those with a gradient.
    Given(&'w mut GradAdaptor),
    /// And those of which gradients wait.
    GivenOrWaiting(&'w mut GradAdaptor, &'w Optimizer),
}

/// Finds the parameters that take part.
///
/// # Errors
/// Whatever is wrong with one.
pub(crate) fn find<M: Module>(module: &M, which: Which<'_>) -> Result<Vec<Found>, Error> {
    let mut find = Find {
        which,
        path: Vec::new(),
        places: HashMap::new(),
        found: Ok(Vec::new()),
        device: None,
    };
    module.visit(&mut find);
    find.found
}

struct Find<'w> {
    which: Which<'w>,
    path: Vec<String>,
    /// Where in `found` a parameter is.
    places: HashMap<ParamId, usize>,
    found: Result<Vec<Found>, Error>,
    /// The last parameter's device, and whether it is [in memory](is_in_memory).
    device: Option<(Device, bool)>,
}

impl ModuleVisitor for Find<'_> {
    fn enter_module(&mut self, name: &str, _: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _: &str, _: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let Ok(found) = &mut self.found else {
            return;
        };
        let place = found.len();
        match of(&mut self.which, &mut self.device, &self.path, param) {
            Ok(None) if !self.places.contains_key(&param.id) => {}
            // Burn has given the gradient to the first.
            Ok(None) => self.found = Err(self.same(param.id)),
            Ok(Some(_)) if self.places.contains_key(&param.id) => {
                self.found = Err(self.same(param.id));
            }
            Ok(Some(one)) => {
                self.places.insert(param.id, place);
                found.push(one);
            }
            Err(error) => self.found = Err(error),
        }
    }
}

impl Find<'_> {
    fn same(&self, id: ParamId) -> Error {
        let first = self.found.as_ref().ok();
        let first = first.and_then(|found| found.get(*self.places.get(&id)?));
        Error::SameParameter {
            parameter: self.path.join("."),
            other: first.map(|first| first.path.clone()).unwrap_or_default(),
        }
    }
}

/// The parameter, if it takes part.
fn of<const D: usize>(
    which: &mut Which<'_>,
    last: &mut Option<(Device, bool)>,
    path: &[String],
    param: &Param<Tensor<D>>,
) -> Result<Option<Found>, Error> {
    let gradient = match which {
        Which::All | Which::Seen | Which::Stepped(_) => None,
        Which::Given(gradients) | Which::GivenOrWaiting(gradients, _) => gradients
            .remove::<D>(param.id)
            .map(|(gradient, _)| gradient),
    };
    let path = path.join(".");
    let takes_part = gradient.is_some()
        || match which {
            Which::All | Which::Seen => true,
            Which::Stepped(optimizer) => optimizer.state(&path).is_ok(),
            Which::Given(_) => false,
            Which::GivenOrWaiting(_, optimizer) => optimizer.accumulated(&path) > 0,
        };
    if !takes_part {
        // One that is not initialized stays so.
        return Ok(None);
    }
    let tensor = param.base();
    let dtype = tensor.dtype();
    if !matches!(dtype, DType::F64 | DType::F32) && !is_half(dtype) {
        return match which {
            // Quantized weights that stand still, say.
            Which::All | Which::Seen if !tensor.is_require_grad() => Ok(None),
            _ => Err(Error::ParameterType {
                parameter: path,
                dtype,
            }),
        };
    }
    let shape = tensor.dims().to_vec();
    let gradient = gradient
        .map(|gradient| fit(&path, (&shape, dtype), gradient))
        .transpose()?;
    let required = tensor.is_require_grad();
    let strategy = tensor.gradient_checkpointing_strategy();
    // Burn has no answer for a tensor without autodiff.
    let distributed = strategy.is_some() && tensor.is_distributed();
    let inner = tensor.inner();
    let device = inner.device();
    let in_memory = match last {
        Some((last, in_memory)) if *last == device => *in_memory,
        _ => last.insert((device.clone(), is_in_memory(&device))).1,
    };
    let stays = matches!(which, Which::Seen);
    let weights = if stays || required && in_memory {
        Weights::Lent(Box::new(move || inner.try_into_data()))
    } else {
        // What may fail is done while the module has its tensor.
        let data = inner.try_into_data();
        Weights::Data(data.map_err(|source| unread(&path, "weights", source))?)
    };
    Ok(Some(Found {
        id: param.id,
        path,
        shape,
        dtype,
        weights,
        gradient,
        device,
        required,
        distributed,
        strategy,
    }))
}

/// The data of a gradient of such a parameter.
fn fit<const D: usize>(
    path: &str,
    (shape, dtype): (&[usize], DType),
    gradient: Tensor<D>,
) -> Result<TensorData, Error> {
    if gradient.dims() != shape {
        let error = optim_runtime::Error::ShapeMismatch {
            parameter: path.to_owned(),
            weights: shape.to_vec(),
            gradient: gradient.dims().to_vec(),
        };
        return Err(error.into());
    }
    // What was added up in `f32` need not be rounded to be given.
    let given = gradient.dtype();
    if given != dtype && !(is_half(dtype) && given == DType::F32) {
        return Err(Error::GradientType {
            parameter: path.to_owned(),
            expected: dtype,
            given,
        });
    }
    let data = gradient.inner().try_into_data();
    data.map_err(|source| unread(path, "gradient", source))
}

fn unread(path: &str, what: &'static str, source: ExecutionError) -> Error {
    Error::Read {
        parameter: path.to_owned(),
        what,
        source,
    }
}

/// Whether data comes out of tensors of this device without a copy, and never fails to. A device says what it is by its
/// text alone; of one that is not known, a copy is taken.
fn is_in_memory(device: &Device) -> bool {
    let device = format!("{device:?}");
    let named = |names: [&str; 2]| names.iter().any(|name| device.contains(name));
    // What another device is reached through names that one too.
    named(["Flex", "NdArray"]) && !named(["Remote", "Capture"])
}

/// Takes the tensors out of a module that are [lent](Weights::Lent).
pub(crate) fn hollow<M: Module>(module: &mut M, found: &mut [Found]) -> Result<(), Error> {
    let lent = |one: &&mut Found| matches!(one.weights, Weights::Lent(_));
    let ids: HashMap<_, _> = (found.iter_mut().filter(lent))
        .map(|one| (one.id, (one.device.clone(), one.dtype)))
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    *module = module.clone().map(&mut Hollow(ids));
    for one in found {
        let Weights::Lent(_) = one.weights else {
            continue;
        };
        let lent = std::mem::replace(&mut one.weights, Weights::Back);
        if let Weights::Lent(take) = lent {
            let data = take().map_err(|source| unread(&one.path, "weights", source))?;
            one.weights = Weights::Data(data);
        }
    }
    Ok(())
}

struct Hollow(HashMap<ParamId, (Device, DType)>);

impl ModuleMapper for Hollow {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some((device, dtype)) = self.0.get(&param.id) else {
            return param;
        };
        let (id, tensor, mapper) = param.consume();
        drop(tensor);
        Param::from_mapped_value(id, Tensor::empty([1; D], (device, *dtype)), mapper)
    }
}

/// Puts the data into a module that is at hand.
pub(crate) fn put_back<M: Module>(module: &mut M, found: &mut [Found]) {
    let data = found.iter_mut().map(|one| (one.id, one));
    let mut data = PutBack(data.collect());
    *module = module.clone().map(&mut data);
}

struct PutBack<'f>(HashMap<ParamId, &'f mut Found>);

impl ModuleMapper for PutBack<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(found) = self.0.get_mut(&param.id) else {
            return param;
        };
        let weights = std::mem::replace(&mut found.weights, Weights::Back);
        let data = match weights {
            Weights::Data(data) => data,
            // It was to come out behind one that could not be read, and the module may hold its place alone.
            Weights::Lent(take) => match take() {
                Ok(data) => data,
                Err(_) => return param,
            },
            Weights::Back => return param,
        };
        let (id, old, mapper) = param.consume();
        drop(old);
        // As burn puts back what its own optimizers have stepped.
        let mut tensor = Tensor::<D>::from_data(data, (&found.device, found.dtype));
        if let Some(strategy) = found.strategy {
            tensor = Tensor::from_inner(tensor).with_gradient_checkpointing_strategy(strategy);
        }
        if found.required {
            tensor = tensor.require_grad();
        }
        if found.distributed {
            tensor = tensor.set_distributed(id);
        }
        Param::from_mapped_value(id, tensor, mapper)
    }
}
