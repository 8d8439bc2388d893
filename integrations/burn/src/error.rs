//! What can be wrong with parameters and gradients, beside what the runtime says itself.

use burn_core::tensor::{DType, ExecutionError};

/// What was wrong. Whenever one is returned, no weight and no state has changed, but for what a closure of
/// `with_weights` has changed itself.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The rule, the optimizer or a checkpoint refuses something.
    #[error(transparent)]
    Optimizer(#[from] optim_runtime::Error),
    /// A parameter's elements are of a type that no step is taken in.
    #[error(
        "parameter `{parameter}` is of type {dtype:?}: steps are taken of F64, F32, BF16 and F16"
    )]
    ParameterType {
        /// The path of the parameter; under a [`Ruled`](crate::Ruled), which is told none, its shape.
        parameter: String,
        /// Its type.
        dtype: DType,
    },
    /// A parameter stands in a module twice: two have the same `ParamId`. Burn keeps one gradient for both.
    #[error(
        "`{parameter}` is the parameter `{other}` once more, and burn has one gradient for both: give it an id of its own, \
         or use the value of one in both places"
    )]
    SameParameter {
        /// The path that comes second.
        parameter: String,
        /// The path that came first.
        other: String,
    },
    /// A gradient's elements are of another type than its parameter's.
    #[error("parameter `{parameter}` is of type {expected:?}, its gradient of {given:?}")]
    GradientType {
        /// The path of the parameter; under a [`Ruled`](crate::Ruled), which is told none, its shape.
        parameter: String,
        /// The parameter's type.
        expected: DType,
        /// The gradient's.
        given: DType,
    },
    /// A tensor cannot be read from its device.
    #[error("the {what} of `{parameter}` cannot be read: {source:?}")]
    Read {
        /// The path of the parameter.
        parameter: String,
        /// Its `weights` or its `gradient`.
        what: &'static str,
        /// What burn says.
        source: ExecutionError,
    },
    /// A loss has no graph to go back through.
    #[error(
        "the loss is not on a device with autodiff, so there are no gradients: make the module on `device.autodiff()`"
    )]
    NoAutodiff,
    /// Burn's optimizers see one tensor at a time, and this rule looks at all.
    #[error(
        "{rule} reduces over the whole model, of which burn shows an optimizer one tensor at a time: use `BurnOptimizer`"
    )]
    OverModel {
        /// The rule.
        rule: &'static str,
    },
    /// Burn gives its optimizers a learning rate, and this rule has none.
    #[error("{rule} has no `lr`, which burn sets at each step: use `BurnOptimizer`")]
    NoLearningRate {
        /// The rule.
        rule: &'static str,
    },
    /// A state was made for weights of another type.
    #[error("{rule}: the state of this parameter was made for another type than {dtype:?}")]
    StateType {
        /// The rule.
        rule: &'static str,
        /// The type of the weights now.
        dtype: DType,
    },
}
