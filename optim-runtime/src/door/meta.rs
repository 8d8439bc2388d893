//! What is known of a rule without running it.
//!
//! There will be more of it, so nobody makes it but generated code, by hidden functions that take all there is.

#[cfg(feature = "cuda")]
use super::device::DeviceMeta;
use crate::value::dtype::Dtype;
use crate::value::hyper::{Domain, HyperValue};

/// What is known of a rule without running it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RuleMeta {
    /// The rule's name.
    pub name: &'static str,
    /// Hyper-parameters in the order of their declaration.
    pub hypers: &'static [HyperMeta],
    /// What is required of hyper-parameters together, in order.
    pub requires: &'static [RequireMeta],
    /// States in the order of their declaration.
    pub states: &'static [StateMeta],
    /// The equations as written, one statement each.
    pub equations: &'static [&'static str],
    /// What [`latex`](Self::latex) gives.
    pub latex: &'static str,
    /// What [`python`](Self::python) gives.
    pub python: &'static str,
    /// The evaluation weights, if they differ from those that steps are taken from.
    pub eval: Option<EvalMeta>,
    /// What a step costs under the default hyper-parameters: the rule's `COST`.
    pub cost: Cost,
    /// Hash of the canonical equations: state is meaningful only under the same ones.
    pub fingerprint: u64,
    /// Whether its equations reduce over all tensors of a step (`model_sum(x)` and its like), under one setting of its
    /// hyper-parameters at least. Then tensors that are stepped one by one, as by
    /// [`Update::update`](crate::Update::update), do not get the step that they get together.
    pub over_model: bool,
    /// What a caller gives beside the gradient, in the order of the declaration.
    pub inputs: &'static [InputMeta],
    /// Whether its equations ask for random numbers, under one setting of its hyper-parameters at least: see
    /// [`Optimizer::with_seed`](crate::Optimizer::with_seed).
    pub draws_noise: bool,
    /// Positions of the states whose history is kept: those that equations ask `new` or a bias correction of.
    #[doc(hidden)]
    pub tracked: &'static [usize],
    /// Fingerprints that the rule had under other texts of the same equations, `#[formerly(…)]`: their states are read as its
    /// own.
    pub former_fingerprints: &'static [u64],
    /// What [`torch`](Self::torch) gives.
    #[cfg(feature = "text")]
    pub torch: &'static str,
    /// What [`optax`](Self::optax) gives.
    #[cfg(feature = "text")]
    pub optax: &'static str,
    /// Its loops on a device.
    #[cfg(feature = "cuda")]
    pub(crate) device: Option<&'static DeviceMeta>,
}

impl RuleMeta {
    #[doc(hidden)]
    #[must_use]
    #[allow(clippy::too_many_arguments, reason = "generated code calls it")]
    pub const fn __new(
        name: &'static str,
        hypers: &'static [HyperMeta],
        requires: &'static [RequireMeta],
        states: &'static [StateMeta],
        equations: &'static [&'static str],
        latex: &'static str,
        python: &'static str,
        eval: Option<EvalMeta>,
        cost: Cost,
        fingerprint: u64,
        over_model: bool,
        inputs: &'static [InputMeta],
        draws_noise: bool,
        tracked: &'static [usize],
        former_fingerprints: &'static [u64],
    ) -> Self {
        Self {
            name,
            hypers,
            requires,
            states,
            equations,
            latex,
            python,
            eval,
            cost,
            fingerprint,
            over_model,
            inputs,
            draws_noise,
            tracked,
            former_fingerprints,
            #[cfg(feature = "text")]
            torch: "",
            #[cfg(feature = "text")]
            optax: "",
            #[cfg(feature = "cuda")]
            device: None,
        }
    }

    #[cfg(feature = "cuda")]
    #[doc(hidden)]
    #[must_use]
    pub const fn __on_devices(self, device: &'static DeviceMeta) -> Self {
        Self {
            device: Some(device),
            ..self
        }
    }

    #[cfg(feature = "text")]
    #[doc(hidden)]
    #[must_use]
    pub const fn __with_texts(self, torch: &'static str, optax: &'static str) -> Self {
        Self {
            torch,
            optax,
            ..self
        }
    }

    /// Whether states that were made under this fingerprint are states of the rule.
    pub fn reads(&self, fingerprint: u64) -> bool {
        self.fingerprint == fingerprint || self.former_fingerprints.contains(&fingerprint)
    }

    /// Whether a state that is kept under one rule can be gone on with under the other as it lies: both have the same equations,
    /// and the same states in the same order, for states are found by their positions.
    #[inline]
    pub(crate) fn shares_states(&self, other: &Self) -> bool {
        let alike = |(a, b): (&StateMeta, &StateMeta)| a.storage == b.storage && a.name == b.name;
        self.fingerprint == other.fingerprint
            && self.states.len() == other.states.len()
            && (std::ptr::eq(self.states, other.states)
                || self.states.iter().zip(other.states).all(alike))
    }

    /// The update in mathematical notation: an `aligned` environment of the LaTeX package
    /// amsmath, to stand in a displayed equation.
    pub const fn latex(&self) -> &'static str {
        self.latex
    }

    /// The rule as a function of NumPy, with the import it needs:
    ///
    /// ```text
    /// def momentum(w, g, state, t, lr=0.01, beta=0.9): …
    /// ```
    ///
    /// The function does step `t` (from 1) and returns the new weights and the new state. State
    /// is a dictionary by name, empty before the first step. Hyper-parameters follow in the order
    /// of [`hypers`](Self::hypers); domains are not checked. Further [`inputs`](Self::inputs) stand behind the gradient,
    /// and behind them an array of random numbers for each call of `normal()` and `uniform()`, in their order in the
    /// equations: NumPy has another generator, and who compares gives it the numbers.
    pub const fn python(&self) -> &'static str {
        self.python
    }

    /// The rule as a file for PyTorch, with a class of its name that is a `torch.optim.Optimizer` (feature `text`):
    ///
    /// ```text
    /// class Momentum(torch.optim.Optimizer):
    ///     def __init__(self, params, lr=0.01, beta=0.9): …
    ///     def step(self, closure=None): …
    /// ```
    ///
    /// Hyper-parameters are arguments and may differ from group to group; a `ValueError` names one outside of its domain.
    /// States are tensors of the parameter's entry in `state`, by their names here; `scalar` ones are numbers. Further
    /// [`inputs`](Self::inputs) are keyword arguments of `step`: a dictionary from parameters to tensors, or a number.
    /// A rule with an `eval` has the methods `eval_weights` and `train_weights`. Random numbers are PyTorch's.
    ///
    /// ```
    /// use optim_runtime::{Adam, Rule};
    ///
    /// assert!(Adam::META.torch().contains("class Adam(torch.optim.Optimizer):"));
    /// ```
    #[cfg(feature = "text")]
    pub const fn torch(&self) -> &'static str {
        self.torch
    }

    /// The rule as a file for optax, with a function of its name that gives a `GradientTransformation` (feature `text`):
    ///
    /// ```text
    /// def momentum(lr=0.01, beta=0.9): …
    /// ```
    ///
    /// Its `update` needs the parameters, and can be traced by `jax.jit`. Hyper-parameters that decide about branches are
    /// constants of a trace; the others may be `optax.inject_hyperparams`'. Numbers of a step are computed in JAX's own
    /// floating-point type, `f32` unless `jax_enable_x64` is set, where the runtime has `f64`. Further
    /// [`inputs`](Self::inputs) are keyword arguments of `update`: a tree like the parameters, or a number. A rule with an
    /// `eval` has a second function, `momentum_eval(params, state, …)`. Random numbers are JAX's.
    ///
    /// ```
    /// use optim_runtime::{Adam, Rule};
    ///
    /// assert!(Adam::META.optax().contains("return optax.GradientTransformation(init, update)"));
    /// ```
    #[cfg(feature = "text")]
    pub const fn optax(&self) -> &'static str {
        self.optax
    }
}

/// What is known of an input beside the gradient.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct InputMeta {
    /// Its name.
    pub name: &'static str,
    /// Whether it is one number of the step, and not one for each weight.
    pub scalar: bool,
}

impl InputMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(name: &'static str, scalar: bool) -> Self {
        Self { name, scalar }
    }
}

/// What is known of a hyper-parameter.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct HyperMeta {
    /// Its name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its value in the rule's `Default`.
    pub default: HyperValue,
    /// Where its values must lie.
    pub domain: Domain,
}

impl HyperMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        name: &'static str,
        doc: &'static str,
        default: HyperValue,
        domain: Domain,
    ) -> Self {
        Self {
            name,
            doc,
            default,
            domain,
        }
    }
}

/// What is required of hyper-parameters together.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequireMeta {
    /// The condition as written.
    pub condition: &'static str,
    /// What is said where it does not hold.
    pub message: &'static str,
}

impl RequireMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(condition: &'static str, message: &'static str) -> Self {
        Self { condition, message }
    }
}

/// What is known of a state.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StateMeta {
    /// Its name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// What is kept.
    pub storage: Storage,
    /// Its initial value as written.
    pub initial: &'static str,
    /// The condition under which it exists, as written; `None` for always.
    pub condition: Option<&'static str>,
}

impl StateMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        name: &'static str,
        doc: &'static str,
        storage: Storage,
        initial: &'static str,
        condition: Option<&'static str>,
    ) -> Self {
        Self {
            name,
            doc,
            storage,
            initial,
            condition,
        }
    }
}

/// What a state keeps between steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Storage {
    /// One value per weight, in the weights' element type.
    PerWeight,
    /// One `f64` per tensor.
    Scalar,
    /// One value per row of each matrix, in the weights' element type.
    PerRow,
    /// One value per column of each matrix, in the weights' element type.
    PerColumn,
    /// One value per pair of rows of each matrix, in the weights' element type: a square matrix, row after row.
    PerRowPair,
    /// One value per pair of columns of each matrix, in the weights' element type.
    PerColumnPair,
}

impl Storage {
    /// What each value is kept for: "weight", "tensor", "row", "column", "pair of rows" or "pair of columns".
    pub const fn per(self) -> &'static str {
        match self {
            Self::PerWeight => "weight",
            Self::Scalar => "tensor",
            Self::PerRow => "row",
            Self::PerColumn => "column",
            Self::PerRowPair => "pair of rows",
            Self::PerColumnPair => "pair of columns",
        }
    }
}

/// The bill of one step: what it moves and computes for each weight, all passes together. States that are
/// not kept per weight are not on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cost {
    /// Values read from memory per weight.
    pub reads: usize,
    /// Values written to memory per weight.
    pub writes: usize,
    /// State values kept per weight.
    pub states: usize,
    /// Arithmetic operations per weight.
    pub operations: usize,
    /// Passes over memory.
    pub passes: usize,
    /// Values per weight that are kept while a step runs, where matrices are made of them between two passes. While a
    /// product is computed, about three more are.
    pub scratch: usize,
    /// Values per pair of rows, and per pair of columns, that are kept while a step runs: square matrices that are made
    /// between two passes.
    pub squares: [usize; 2],
}

impl Cost {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        reads: usize,
        writes: usize,
        states: usize,
        operations: usize,
        passes: usize,
        scratch: usize,
        squares: [usize; 2],
    ) -> Self {
        Self {
            reads,
            writes,
            states,
            operations,
            passes,
            scratch,
            squares,
        }
    }

    /// Bytes read per weight and step, for elements of this type.
    pub const fn read_bytes(&self, dtype: Dtype) -> usize {
        self.reads * dtype.size()
    }

    /// Bytes written per weight and step, for elements of this type.
    pub const fn write_bytes(&self, dtype: Dtype) -> usize {
        self.writes * dtype.size()
    }

    /// Bytes of state kept per weight, for elements of this type.
    pub const fn state_bytes(&self, dtype: Dtype) -> usize {
        self.states * dtype.size()
    }

    /// Bytes read and written per weight and step, for elements of this type.
    pub const fn bytes(&self, dtype: Dtype) -> usize {
        (self.reads + self.writes) * dtype.size()
    }
}

/// What is known of a rule's `eval`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EvalMeta {
    /// Its equations as written, one statement each.
    pub equations: &'static [&'static str],
    /// Its equations as an `aligned` environment of LaTeX. The evaluation weights have `eval` at their
    /// foot.
    pub latex: &'static str,
    /// `eval` as a function of NumPy, with the import it needs. It is called like that of the step
    /// with `_eval` behind it, takes the weights, the state and the number of steps taken, and returns
    /// the evaluation weights:
    ///
    /// ```text
    /// def schedule_free_eval(w, state, t, lr=0.1, beta=0.9): …
    /// ```
    pub python: &'static str,
}

impl EvalMeta {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        equations: &'static [&'static str],
        latex: &'static str,
        python: &'static str,
    ) -> Self {
        Self {
            equations,
            latex,
            python,
        }
    }
}
