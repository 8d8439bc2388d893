//! [`Ruled`]: a rule where burn takes an optimizer of its own.

use burn_core::tensor::{DType, Device, Tensor, TensorData};
use burn_optim::{LearningRate, Optimizer};
use optim_runtime::{Element, HyperValue, Rule, TensorState, Update};

use crate::error::Error;
use crate::half::{Masters, is_half, widen};

mod record;

/// A rule as one of burn's optimizers, for burn's own groups, schedulers, records and learner.
///
/// Burn shows it one tensor at a time and no name, and sets its learning rate at each step. So it is for rules that have
/// an `lr` and do not reduce over the model; [`BurnOptimizer`](crate::BurnOptimizer) takes any, and has the toolkit.
///
/// ```
/// use burn_core::module::ParamGroup;
/// use burn_core::tensor::{Device, Distribution, Tensor};
/// use burn_nn::LinearConfig;
/// use burn_optim::{GradientsParams, ModuleOptimizer};
/// use optim_burn::Ruled;
/// use optim_burn::optim_runtime::{AdamW, Lion};
///
/// # fn main() -> Result<(), optim_burn::Error> {
/// let device = Device::flex().autodiff();
/// let mut model = LinearConfig::new(4, 2).init(&device);
///
/// let mut optimizer = ModuleOptimizer::from(Ruled::new(Lion::default())?)
///     .with_group(ParamGroup::from_predicate("bias"), Ruled::new(AdamW::default())?, None);
///
/// let x = Tensor::<2>::random([16, 4], Distribution::Default, &device);
/// let gradients = GradientsParams::from_grads(model.forward(x).mean().backward(), &model);
/// model = optimizer.step(1e-3, model, gradients);
/// # Ok(())
/// # }
/// ```
///
/// # Panics
/// Burn's trait cannot fail, so its `step` panics with the text of an [`Error`] where
/// [`BurnOptimizer`](crate::BurnOptimizer) would return it: for a learning rate that the rule refuses, weights of a type of
/// which no steps are taken, a gradient of another type, a tensor with more than two axes under a rule that speaks of
/// rows and is not defined for them, and when there is no memory.
///
/// # Records
/// [`ModuleOptimizer`](burn_optim::ModuleOptimizer) saves and loads its state with burn's, and the run goes on with the same
/// bits. Burn has no errors there either: a state in a record that is not of this rule, by its equations, is left out, and
/// the parameter begins anew.
#[derive(Clone, Debug)]
pub struct Ruled<R: Rule> {
    rule: R,
}

/// What a [`Ruled`] remembers of a tensor.
#[derive(Clone, Debug)]
pub struct RuledState<R: Rule> {
    shape: Vec<usize>,
    kept: Kept,
    /// Records are read without the rule, which they must be of.
    rule: std::marker::PhantomData<fn() -> R>,
}

/// State by the type of the weights.
#[derive(Clone, Debug)]
enum Kept {
    F32(TensorState<f32>),
    F64(TensorState<f64>),
    /// Of weights in half precision, which are kept beside.
    Half(TensorState<f32>, Masters),
}

impl<R: Rule> Ruled<R> {
    /// # Errors
    /// Those of [`Rule::validate`]; [`Error::OverModel`]; [`Error::NoLearningRate`].
    pub fn new(rule: R) -> Result<Self, Error> {
        rule.validate()?;
        let name = R::META.name;
        if R::META.over_model {
            return Err(Error::OverModel { rule: name });
        }
        match rule.hyper("lr") {
            Some(HyperValue::Number(_)) => Ok(Self { rule }),
            _ => Err(Error::NoLearningRate { rule: name }),
        }
    }

    /// The rule. Its learning rate is what burn sets.
    pub fn rule(&self) -> &R {
        &self.rule
    }

    /// One step of a tensor's data.
    fn update(
        &self,
        lr: LearningRate,
        weights: &mut TensorData,
        gradient: TensorData,
        state: Option<RuledState<R>>,
    ) -> Result<RuledState<R>, Error> {
        let mut rule = self.rule.clone();
        rule.set_hyper("lr", lr)?;
        let dtype = weights.dtype();
        let shape = weights.shape().as_slice().to_vec();
        let kept = state.map(|state| state.kept);
        let kept = match (dtype, kept) {
            (DType::F32, None) => {
                Kept::F32(plain(&rule, weights, gradient, rule.init_shape(&shape)?)?)
            }
            (DType::F64, None) => {
                Kept::F64(plain(&rule, weights, gradient, rule.init_shape(&shape)?)?)
            }
            (DType::F32, Some(Kept::F32(state))) => {
                Kept::F32(plain(&rule, weights, gradient, state)?)
            }
            (DType::F64, Some(Kept::F64(state))) => {
                Kept::F64(plain(&rule, weights, gradient, state)?)
            }
            (dtype, None) if is_half(dtype) => {
                let state = (rule.init_shape(&shape)?, Masters::default());
                half(&rule, weights, gradient, state)?
            }
            (dtype, Some(Kept::Half(state, masters))) if is_half(dtype) => {
                half(&rule, weights, gradient, (state, masters))?
            }
            (dtype, None) => {
                return Err(Error::ParameterType {
                    parameter: unnamed(weights),
                    dtype,
                });
            }
            (dtype, Some(_)) => {
                return Err(Error::StateType {
                    rule: R::META.name,
                    dtype,
                });
            }
        };
        Ok(RuledState {
            shape,
            kept,
            rule: std::marker::PhantomData,
        })
    }
}

fn plain<R: Rule, T: Element + burn_core::tensor::Element>(
    rule: &R,
    weights: &mut TensorData,
    gradient: TensorData,
    mut state: TensorState<T>,
) -> Result<TensorState<T>, Error> {
    let other = other_type(weights, &gradient);
    let (Ok(w), Ok(g)) = (weights.as_mut_slice::<T>(), gradient.as_slice::<T>()) else {
        return Err(other);
    };
    rule.update(w, g, &mut state)?;
    Ok(state)
}

fn half<R: Rule>(
    rule: &R,
    weights: &mut TensorData,
    gradient: TensorData,
    (mut state, mut masters): (TensorState<f32>, Masters),
) -> Result<Kept, Error> {
    let other = other_type(weights, &gradient);
    let (Some(()), Some(g)) = (masters.read(weights), widen(gradient)) else {
        return Err(other);
    };
    rule.update(&mut masters.weights, &g, &mut state)?;
    masters.write(weights);
    Ok(Kept::Half(state, masters))
}

fn other_type(weights: &TensorData, gradient: &TensorData) -> Error {
    Error::GradientType {
        parameter: unnamed(weights),
        expected: weights.dtype(),
        given: gradient.dtype(),
    }
}

/// What an error calls a parameter of which burn tells no path.
fn unnamed(weights: &TensorData) -> String {
    format!("{:?}", weights.shape().as_slice())
}

impl<R: Rule> Optimizer for Ruled<R> {
    type State<const D: usize> = RuledState<R>;

    fn step<const D: usize>(
        &self,
        lr: LearningRate,
        tensor: Tensor<D>,
        grad: Tensor<D>,
        state: Option<RuledState<R>>,
    ) -> (Tensor<D>, Option<RuledState<R>>) {
        let (device, dtype) = (tensor.device(), tensor.dtype());
        let mut weights = tensor.into_data();
        match self.update(lr, &mut weights, grad.into_data(), state) {
            Ok(state) => (Tensor::from_data(weights, (&device, dtype)), Some(state)),
            Err(error) => panic!("{error}"),
        }
    }

    /// States are in memory, wherever the weights are.
    fn to_device<const D: usize>(state: RuledState<R>, _: &Device) -> RuledState<R> {
        state
    }
}
