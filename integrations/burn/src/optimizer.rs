//! [`BurnOptimizer`]: the runtime's optimizer over the parameters of a module.

use std::fmt;
use std::ops::{Deref, DerefMut};

use burn_core::module::Module;
use burn_core::tensor::{DType, FloatDType, Tensor};
use burn_optim::{GradAdaptor, GradientsParams};
use optim_runtime::{Optimizer, Param, Report};

use crate::error::Error;
use crate::half::is_half;
use crate::lend::{AllMasters, lend};
use crate::walk::{Found, Weights, Which, find};

/// An [`optim_runtime::Optimizer`] over the parameters of a module.
///
/// The optimizer is made first, with all that it is to have: groups, schedules, clips, a loss scale, an average. Then it
/// is shown the module, and given it at each step. What there is to ask and to change between steps, such as states,
/// hyper-parameters and notes, is reached through this one, which dereferences to it; methods that need weights stand
/// here, and take the module.
///
/// ```
/// use burn_core::tensor::{Device, Distribution, Tensor};
/// use burn_nn::LinearConfig;
/// use optim_burn::BurnOptimizer;
/// use optim_burn::optim_runtime::schedule::cosine;
/// use optim_burn::optim_runtime::{AdamW, Clip, Optimizer, names};
///
/// # fn main() -> Result<(), optim_burn::Error> {
/// let device = Device::flex().autodiff();
/// let mut model = LinearConfig::new(4, 2).init(&device);
///
/// let rule = AdamW::default().with_lr(0.1);
/// let optimizer = Optimizer::new(rule.clone())?
///     .with_group("no decay", rule.with_weight_decay(0.0), names(["*bias"]))?
///     .with_schedule(AdamW::LR, cosine(200).down_to(0.1))?
///     .with_clip(Clip::global_norm(1.0))?;
/// let mut optimizer = BurnOptimizer::from_module(&model, optimizer)?;
///
/// let x = Tensor::<2>::random([16, 4], Distribution::Default, &device);
/// let y = x.clone().slice([0..16, 0..2]);
/// let mut last = 1.0;
/// for _ in 0..200 {
///     let difference = model.forward(x.clone()) - y.clone();
///     let loss = (difference.clone() * difference).mean();
///     last = loss.clone().into_scalar::<f32>();
///     let report = optimizer.backward_step(&mut model, loss)?;
///     assert!(report.gradient_norm.is_some());
/// }
/// assert_eq!(optimizer.state("bias")?.step(), 200);
/// assert!(last < 1e-2);
/// # Ok(())
/// # }
/// ```
///
/// # Parameters
///
/// * **Names** are the paths of the module, such as `encoder.0.weight`. State, groups and checkpoints go by them.
/// * **Gradients.** A parameter without a gradient rests, as in burn's own optimizers: its state waits for it, and it does
///   not count as a step of its own. One that has some [accumulated](Self::accumulate) takes its step. A gradient of what
///   the module has not is left alone.
/// * **Types.** `F32` and `F64` are stepped as they are. `BF16` and `F16` have their weights in `f32` beside them, and states
///   in `f32`; they are rounded once a step. A weight that was set by other means is noticed at the next step and taken
///   over, and the others keep their digits. Gradients are of the parameter's type, or of `F32` for one in half precision.
/// * **Copies.** On the devices Flex and NdArray, data goes out of a tensor and back into it without a copy if nothing else
///   holds the tensor: a clone of the module, for one. Then its weights are copied for the step, and the clone keeps the old
///   ones. From any other device, weights and gradients are read into memory and written back, each step: right, and slow.
/// * **Errors.** Behind an error, module and states are what they were.
/// * **Panics** in a step put the weights back too, as far as they were stepped. Burn panics itself for a gradient that was
///   registered with another number of axes than its parameter's, before anything is changed.
pub struct BurnOptimizer {
    pub(crate) optimizer: Optimizer,
    pub(crate) masters: AllMasters,
}

impl BurnOptimizer {
    /// Steps the parameters of this module, which is looked at for what would be wrong with it.
    ///
    /// # Errors
    /// [`Error::SameParameter`]; [`Error::ParameterType`] for a parameter that requires a gradient; [`Error::Read`].
    pub fn from_module<M: Module>(module: &M, optimizer: Optimizer) -> Result<Self, Error> {
        let mut masters = AllMasters::new();
        for one in find(module, Which::Seen)? {
            if !is_half(one.dtype) {
                continue;
            }
            let Found {
                path,
                weights,
                dtype,
                ..
            } = one;
            let data = match weights {
                Weights::Lent(take) => take().map_err(|source| Error::Read {
                    parameter: path.clone(),
                    what: "weights",
                    source,
                })?,
                Weights::Data(data) => data,
                Weights::Back => continue,
            };
            let beside = masters.entry(path.clone()).or_default();
            beside.read(&data).ok_or(Error::ParameterType {
                parameter: path,
                dtype,
            })?;
        }
        Ok(Self { optimizer, masters })
    }

    /// The optimizer alone.
    pub fn into_optimizer(self) -> Optimizer {
        self.optimizer
    }

    /// One step of every parameter that has a gradient: all of them together, or none. Gradients are a
    /// [`GradientsParams`], or of several devices a [`MultiGradientsParams`](burn_optim::MultiGradientsParams).
    ///
    /// # Errors
    /// Those of [`Optimizer::step`]; an [`Error`] for a parameter or its gradient. Nothing has changed then.
    pub fn step<M: Module>(
        &mut self,
        module: &mut M,
        gradients: impl Into<GradAdaptor>,
    ) -> Result<Report, Error> {
        let mut gradients = gradients.into();
        let which = Which::GivenOrWaiting(&mut gradients, &self.optimizer);
        let found = find(module, which)?;
        self.lend(module, found, |optimizer, params| optimizer.step(params))
    }

    /// Computes gradients of this loss, multiplied by the [loss scale](Self::scaled) if there is one, and takes a step.
    ///
    /// # Errors
    /// Those of [`step`](Self::step); [`Error::NoAutodiff`].
    pub fn backward_step<M: Module, const D: usize>(
        &mut self,
        module: &mut M,
        loss: Tensor<D>,
    ) -> Result<Report, Error> {
        if !loss.is_autodiff() {
            return Err(Error::NoAutodiff);
        }
        let gradients = self.scaled(loss).backward();
        let gradients = GradientsParams::from_grads(gradients, module);
        self.step(module, gradients)
    }

    /// The loss multiplied by the scale that [steps](Self::step) divide by, for who calls [`Tensor::backward`] themselves;
    /// the loss itself if the optimizer has none. A loss in half precision is taken to `f32` first, for a scale of 2¹⁶ is
    /// infinite in `f16`.
    pub fn scaled<const D: usize>(&self, loss: Tensor<D>) -> Tensor<D> {
        let Some(scale) = self.optimizer.loss_scale() else {
            return loss;
        };
        let loss = match loss.dtype() {
            DType::BF16 | DType::F16 => loss.cast(FloatDType::F32),
            _ => loss,
        };
        loss.mul_scalar(scale.scale())
    }

    /// Adds these gradients to those of the step to come, which needs none of its own then: see
    /// [`Optimizer::accumulate`]. The module is as before.
    ///
    /// # Errors
    /// Those of [`Optimizer::accumulate`], and as of [`step`](Self::step) for a gradient. Nothing was added then.
    pub fn accumulate<M: Module>(
        &mut self,
        module: &mut M,
        gradients: impl Into<GradAdaptor>,
    ) -> Result<(), Error> {
        let found = find(module, Which::Given(&mut gradients.into()))?;
        self.lend(module, found, |optimizer, params| {
            optimizer.accumulate(params)
        })
    }

    /// Lends all parameters, without gradients, to whatever the optimizer has for them: its other methods that take
    /// parameters, such as `load_torch`. Running means and variances of layers are among them.
    ///
    /// ```
    /// # use burn_core::tensor::Device;
    /// # use burn_nn::LinearConfig;
    /// # use optim_burn::{BurnOptimizer, optim_runtime::{Adam, Optimizer}};
    /// # fn main() -> Result<(), optim_burn::Error> {
    /// let mut model = LinearConfig::new(2, 1).with_bias(false).init(&Device::flex().autodiff());
    /// let mut optimizer = BurnOptimizer::from_module(&model, Optimizer::new(Adam::default())?)?;
    /// let bill = optimizer.with_weights(&mut model, |optimizer, params| Ok(optimizer.bill(params)))?;
    /// assert_eq!(bill.state_bytes(), 16);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of `run`; [`Error::SameParameter`]; [`Error::Read`].
    pub fn with_weights<M: Module, T>(
        &mut self,
        module: &mut M,
        run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
    ) -> Result<T, Error> {
        // Running values are behind by an update, which this brings into them, as the next pass forward would.
        drop(module.valid());
        let found = find(module, Which::All)?;
        self.lend(module, found, run)
    }

    fn lend<M: Module, T>(
        &mut self,
        module: &mut M,
        found: Vec<Found>,
        run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
    ) -> Result<T, Error> {
        lend(&mut self.optimizer, &mut self.masters, module, found, run)
    }

    /// Who is in which group: see [`Optimizer::groups`].
    ///
    /// # Errors
    /// Those of [`with_weights`](Self::with_weights).
    pub fn groups<M: Module>(
        &mut self,
        module: &mut M,
    ) -> Result<Vec<(String, Vec<String>)>, Error> {
        self.with_weights(module, |optimizer, params| {
            let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
            let groups = optimizer.groups(params).into_iter();
            Ok(groups
                .map(|(group, names)| (group.to_owned(), owned(names)))
                .collect())
        })
    }

    /// Makes the weights those that the model is to be evaluated with: see [`Optimizer::eval_weights`].
    ///
    /// # Errors
    /// Those of [`Optimizer::eval_weights`] and [`with_weights`](Self::with_weights).
    pub fn eval_weights<M: Module>(&mut self, module: &mut M) -> Result<(), Error> {
        let found = find(module, Which::Stepped(&self.optimizer))?;
        self.lend(module, found, |optimizer, params| {
            optimizer.eval_weights(params)
        })
    }

    /// Gives the module back the weights that it had before [`eval_weights`](Self::eval_weights).
    ///
    /// # Errors
    /// Those of [`Optimizer::train_weights`] and [`with_weights`](Self::with_weights).
    pub fn train_weights<M: Module>(&mut self, module: &mut M) -> Result<(), Error> {
        let found = find(module, Which::Stepped(&self.optimizer))?;
        self.lend(module, found, |optimizer, params| {
            optimizer.train_weights(params)
        })
    }
}

impl Deref for BurnOptimizer {
    type Target = Optimizer;

    fn deref(&self) -> &Optimizer {
        &self.optimizer
    }
}

impl DerefMut for BurnOptimizer {
    fn deref_mut(&mut self) -> &mut Optimizer {
        &mut self.optimizer
    }
}

impl fmt::Debug for BurnOptimizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BurnOptimizer")
            .field("optimizer", &self.optimizer)
            .finish_non_exhaustive()
    }
}
