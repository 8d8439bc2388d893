//! What can be wrong with variables and gradients, beside what the runtime says itself.

use candle_core::{DType, DeviceLocation};

/// What was wrong. Whenever one is returned, no weight and no state has changed, but for what a closure of
/// `with_weights` has changed itself, and as [`Lent`](Self::Lent) says.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The rule, the optimizer or a checkpoint refuses something.
    #[error(transparent)]
    Optimizer(#[from] optim_runtime::Error),
    /// Candle refuses something.
    #[error(transparent)]
    Candle(#[from] candle_core::Error),
    /// A variable is not in the processor's memory.
    #[error(
        "variable `{variable}` is on {device:?}: steps are taken on the processor, so make it with `Device::Cpu`"
    )]
    Device {
        /// The variable.
        variable: String,
        /// Where it is.
        device: DeviceLocation,
    },
    /// A variable's elements are of a type that no step is taken in.
    #[error(
        "variable `{variable}` is of type {dtype:?}: steps are taken of F64, F32, BF16 and F16"
    )]
    VariableType {
        /// The variable.
        variable: String,
        /// Its type.
        dtype: DType,
    },
    /// A variable is given twice, under two names.
    #[error("`{variable}` is the variable `{other}` once more: its weights can be lent once")]
    SameVariable {
        /// The name that comes second.
        variable: String,
        /// The name that came first.
        other: String,
    },
    /// Two variables have the same name.
    #[error("there are two variables `{variable}`")]
    SameName {
        /// The name.
        variable: String,
    },
    /// A gradient's elements are of another type than its variable's.
    #[error("variable `{variable}` is of type {expected:?}, its gradient of {given:?}")]
    GradientType {
        /// The variable.
        variable: String,
        /// The variable's type.
        expected: DType,
        /// The gradient's.
        given: DType,
    },
    /// A gradient is not in the processor's memory.
    #[error("the gradient of `{variable}` is on another device than the processor")]
    GradientDevice {
        /// The variable.
        variable: String,
    },
    /// A gradient is a view of a variable, whose weights are lent out.
    #[error("the gradient of `{variable}` shares its memory with a variable: give a copy of it")]
    GradientIsVariable {
        /// The variable.
        variable: String,
    },
    /// The weights of a variable are not in it: another optimizer is stepping it. An optimizer
    /// [with readers](crate::CandleOptimizer::with_readers) may find that behind its step too, which all others have taken
    /// then; for this variable the other's holds.
    #[error("the weights of `{variable}` are lent to another optimizer's step")]
    Lent {
        /// The variable.
        variable: String,
    },
    /// A checkpoint goes by names, and these variables were given without.
    #[error(
        "these variables have no names, by which a checkpoint is read: make the optimizer by `from_varmap` or `from_named`"
    )]
    NoNames,
}

/// So that `?` works in functions that return candle's error. Candle keeps the text.
impl From<Error> for candle_core::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Candle(error) => error,
            error => Self::wrap(error),
        }
    }
}
