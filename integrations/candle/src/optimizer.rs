//! [`CandleOptimizer`]: variables by their names, and the runtime's optimizer over them.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::PoisonError;

use candle_core::backprop::GradStore;
use candle_core::{DType, Tensor, Var};
use candle_nn::VarMap;
use optim_runtime::{Optimizer, Param, Report};

use crate::error::Error;
use crate::lend::lend;
use crate::variable::Variable;

/// An [`optim_runtime::Optimizer`] over variables of candle's.
///
/// The optimizer is made first, with all that it is to have: groups, schedules, clips, a loss scale, an average. Then it
/// is given the variables. What there is to ask and to change between steps, such as states, hyper-parameters and notes, is
/// reached through this one, which dereferences to it; methods that need weights stand here, without their parameters.
///
/// ```
/// use candle_core::{DType, Device, Tensor};
/// use candle_nn::{Module, VarBuilder, VarMap, linear, loss};
/// use optim_candle::CandleOptimizer;
/// use optim_candle::optim_runtime::schedule::cosine;
/// use optim_candle::optim_runtime::{AdamW, Clip, Optimizer, names};
///
/// # fn main() -> Result<(), optim_candle::Error> {
/// let variables = VarMap::new();
/// let model = linear(4, 2, VarBuilder::from_varmap(&variables, DType::F32, &Device::Cpu))?;
///
/// let rule = AdamW::default().with_lr(0.1);
/// let optimizer = Optimizer::new(rule.clone())?
///     .with_group("no decay", rule.with_weight_decay(0.0), names(["*bias"]))?
///     .with_schedule(AdamW::LR, cosine(200).down_to(0.1))?
///     .with_clip(Clip::global_norm(1.0))?;
/// let mut optimizer = CandleOptimizer::from_varmap(&variables, optimizer)?;
///
/// let x = Tensor::randn(0f32, 1.0, (16, 4), &Device::Cpu)?;
/// let y = x.narrow(1, 0, 2)?;
/// for _ in 0..200 {
///     let report = optimizer.backward_step(&loss::mse(&model.forward(&x)?, &y)?)?;
///     assert!(report.gradient_norm.is_some());
/// }
/// assert_eq!(optimizer.state("bias")?.step(), 200);
/// assert!(loss::mse(&model.forward(&x)?, &y)?.to_scalar::<f32>()? < 1e-2);
/// # Ok(())
/// # }
/// ```
///
/// # Variables
///
/// * **Names** are those of the [`VarMap`]. State, groups and checkpoints go by them; positions are none, for
///   [`VarMap::all_vars`] comes in another order in every run.
/// * **Gradients.** A variable without a gradient rests, as in candle's own optimizers: its state waits for it, and it does
///   not count as a step of its own. One that has some [accumulated](Self::accumulate) takes its step.
/// * **Types.** `F32` and `F64` are stepped where they are, without a copy. `BF16` and `F16` have their weights in `f32`
///   beside them, and states in `f32`; they are rounded once a step. A weight that was set by other means
///   ([`VarMap::load`], [`Var::set`]) is noticed at the next step and taken over, and the others keep their digits.
/// * **Devices.** Steps are taken on the processor. A variable elsewhere is [`Error::Device`].
/// * **Errors and panics.** Whatever happens in a step, the weights are in their variables behind it, and behind an error
///   they are what they were.
///
/// # Other threads
///
/// While a step runs, the weights of `F32` and `F64` variables are lent to it, and not in them. Another thread that reads
/// such a variable in this moment gets candle's error that type `F8E8M0` is not supported, or a panic where candle has no
/// error, but no wrong number; before and behind the step it gets the weights as they are then.
/// [`with_readers`](Self::with_readers) lets others read at any time.
pub struct CandleOptimizer {
    pub(crate) optimizer: Optimizer,
    pub(crate) variables: Vec<Variable>,
    /// Whether names were given, and are not positions.
    pub(crate) named: bool,
    readers: bool,
    /// What was wrong with the last learning rate that candle's setter was given, which cannot say so.
    pub(crate) refused: Option<optim_runtime::Error>,
    /// Of the last step that was taken through candle's trait.
    pub(crate) report: Option<Report>,
}

impl CandleOptimizer {
    /// Steps every floating-point variable of a map, under its name there. A variable that is added to the map later is
    /// [`push`](Self::push)ed.
    ///
    /// # Errors
    /// Those of [`push`](Self::push).
    pub fn from_varmap(map: &VarMap, optimizer: Optimizer) -> Result<Self, Error> {
        // Whoever panicked with the map has not left half a variable in it.
        let data = map.data().lock().unwrap_or_else(PoisonError::into_inner);
        let mut variables: Vec<_> = data
            .iter()
            .map(|(name, var)| (name.clone(), var.clone()))
            .collect();
        drop(data);
        variables.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self::from_named(variables, optimizer)
    }

    /// Steps these variables, each under its name. Those of whole numbers are left out.
    ///
    /// # Errors
    /// Those of [`push`](Self::push).
    pub fn from_named<N: Into<String>>(
        variables: impl IntoIterator<Item = (N, Var)>,
        optimizer: Optimizer,
    ) -> Result<Self, Error> {
        let mut this = Self {
            optimizer,
            variables: Vec::new(),
            named: true,
            readers: false,
            refused: None,
            report: None,
        };
        for (name, var) in variables {
            this.push(name, var)?;
        }
        Ok(this)
    }

    /// One more variable, from the next step on. One of whole numbers is left out.
    ///
    /// # Errors
    /// [`Error::Device`]; [`Error::VariableType`]; [`Error::SameName`] and [`Error::SameVariable`] for
    /// one that is there already.
    pub fn push(&mut self, name: impl Into<String>, var: Var) -> Result<(), Error> {
        let Some(mut variable) = Variable::new(name.into(), var)? else {
            return Ok(());
        };
        for other in &self.variables {
            if other.name == variable.name {
                return Err(Error::SameName {
                    variable: variable.name,
                });
            }
            if other.var.id() == variable.var.id() {
                return Err(Error::SameVariable {
                    variable: variable.name,
                    other: other.name.clone(),
                });
            }
        }
        variable.set_readers(self.readers);
        self.variables.push(variable);
        Ok(())
    }

    /// Lets other threads read variables at any time: they see each variable as it was before a step or as it is behind
    /// it, and variables change one after the other. It costs a second copy of all `F32` and `F64` weights, and a pass over
    /// them a step. It is off at first.
    #[must_use]
    pub fn with_readers(mut self, on: bool) -> Self {
        self.readers = on;
        for variable in &mut self.variables {
            variable.set_readers(on);
        }
        self
    }

    /// The names of the variables, in the order in which they were given; of a map, in alphabetical order.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|variable| variable.name.as_str())
    }

    /// The optimizer without its variables.
    pub fn into_optimizer(self) -> Optimizer {
        self.optimizer
    }

    /// One step of every variable that has a gradient.
    ///
    /// # Errors
    /// Those of [`Optimizer::step`]; what [`set_learning_rate`](candle_nn::Optimizer::set_learning_rate) was given last, if
    /// the rule refuses it; an [`Error`] for a gradient that is not one of its variable. Nothing has changed then.
    pub fn step(&mut self, gradients: &GradStore) -> Result<Report, Error> {
        if let Some(refused) = &self.refused {
            return Err(refused.clone().into());
        }
        let mut lent = Vec::with_capacity(self.variables.len());
        for variable in &mut self.variables {
            let gradient = gradients.get(&variable.var);
            let gradient = gradient.map(|it| variable.fit(it)).transpose()?;
            if gradient.is_some() || self.optimizer.accumulated(&variable.name) > 0 {
                lent.push((variable, gradient));
            }
        }
        lend(&mut self.optimizer, lent, |optimizer, params| {
            optimizer.step(params)
        })
    }

    /// Computes gradients of this loss, multiplied by the [loss scale](Self::scaled) if there is one, and takes a step.
    ///
    /// # Errors
    /// Those of [`step`](Self::step) and of [`Tensor::backward`].
    pub fn backward_step(&mut self, loss: &Tensor) -> Result<Report, Error> {
        let gradients = self.scaled(loss)?.backward()?;
        self.step(&gradients)
    }

    /// The loss multiplied by the scale that [steps](Self::step) divide by, for who calls [`Tensor::backward`] themselves;
    /// the loss itself if the optimizer has none. A loss in half precision is taken to `f32` first, for a scale of 2¹⁶ is
    /// infinite in `f16`.
    ///
    /// # Errors
    /// Candle's.
    pub fn scaled(&self, loss: &Tensor) -> Result<Tensor, Error> {
        let Some(scale) = self.optimizer.loss_scale() else {
            return Ok(loss.clone());
        };
        let loss = match loss.dtype() {
            DType::BF16 | DType::F16 => &loss.to_dtype(DType::F32)?,
            _ => loss,
        };
        Ok(loss.affine(scale.scale(), 0.0)?)
    }

    /// Adds these gradients to those of the step to come, which needs none of its own then: see
    /// [`Optimizer::accumulate`].
    ///
    /// # Errors
    /// Those of [`Optimizer::accumulate`], and as of [`step`](Self::step) for a gradient. Nothing was added then.
    pub fn accumulate(&mut self, gradients: &GradStore) -> Result<(), Error> {
        let mut lent = Vec::with_capacity(self.variables.len());
        for variable in &mut self.variables {
            if let Some(gradient) = gradients.get(&variable.var) {
                let gradient = Some(variable.fit(gradient)?);
                lent.push((variable, gradient));
            }
        }
        lend(&mut self.optimizer, lent, |optimizer, params| {
            optimizer.accumulate(params)
        })
    }

    /// Lends all variables, without gradients, to whatever the optimizer has for them: its other methods that take
    /// parameters, such as `load_torch`.
    ///
    /// ```
    /// # use candle_core::{Device, Var};
    /// # use optim_candle::{CandleOptimizer, optim_runtime::{Adam, Optimizer}};
    /// # fn main() -> Result<(), optim_candle::Error> {
    /// # let w = Var::new(&[1f32, 2.0], &Device::Cpu)?;
    /// let mut optimizer = CandleOptimizer::from_named([("w", w)], Optimizer::new(Adam::default())?)?;
    /// let bill = optimizer.with_weights(|optimizer, params| Ok(optimizer.bill(params)))?;
    /// assert_eq!(bill.state_bytes(), 16);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of `run`; [`Error::Lent`].
    pub fn with_weights<T>(
        &mut self,
        run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
    ) -> Result<T, Error> {
        self.with_weights_of(|_| true, run)
    }

    pub(crate) fn with_weights_of<T>(
        &mut self,
        is_lent: impl Fn(&Variable) -> bool,
        run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
    ) -> Result<T, Error> {
        let lent = self.variables.iter_mut().filter(|it| is_lent(it));
        let lent = lent.map(|variable| (variable, None)).collect();
        lend(&mut self.optimizer, lent, run)
    }

    /// Who is in which group: see [`Optimizer::groups`].
    ///
    /// # Errors
    /// [`Error::Lent`].
    pub fn groups(&mut self) -> Result<Vec<(String, Vec<String>)>, Error> {
        self.with_weights(|optimizer, params| {
            let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
            let groups = optimizer.groups(params).into_iter();
            Ok(groups
                .map(|(group, names)| (group.to_owned(), owned(names)))
                .collect())
        })
    }

    /// Makes the variables those that the model is to be evaluated with: see [`Optimizer::eval_weights`].
    ///
    /// # Errors
    /// Those of [`Optimizer::eval_weights`]; [`Error::Lent`].
    pub fn eval_weights(&mut self) -> Result<(), Error> {
        self.with_weights(|optimizer, params| optimizer.eval_weights(params))
    }

    /// Gives the variables back the weights that they had before [`eval_weights`](Self::eval_weights).
    ///
    /// # Errors
    /// Those of [`Optimizer::train_weights`]; [`Error::Lent`].
    pub fn train_weights(&mut self) -> Result<(), Error> {
        self.with_weights(|optimizer, params| optimizer.train_weights(params))
    }

    /// What the last step told that was taken through candle's trait, whose `step` returns nothing.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }
}

impl Deref for CandleOptimizer {
    type Target = Optimizer;

    fn deref(&self) -> &Optimizer {
        &self.optimizer
    }
}

impl DerefMut for CandleOptimizer {
    fn deref_mut(&mut self) -> &mut Optimizer {
        &mut self.optimizer
    }
}

impl fmt::Debug for CandleOptimizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.variables().collect();
        f.debug_struct("CandleOptimizer")
            .field("variables", &names)
            .field("optimizer", &self.optimizer)
            .finish_non_exhaustive()
    }
}
