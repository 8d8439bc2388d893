//! The functions of the language: their names and the forms in which they are called.

use crate::language::reduction::{Fold, Over, Reduction};

/// A function of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Function {
    Sqrt,
    Abs,
    Sign,
    Exp,
    Ln,
    Min,
    Max,
    Clamp,
    Prev,
    Debias,
    Ema,
    EmaVar,
    Trace,
    RunningSum,
    RunningMax,
    Sum,
    Mean,
    Norm,
    MaxAbs,
    Dot,
    RowMean,
    ColMean,
    ModelSum,
    ModelNorm,
    Len,
    Ndim,
}

/// A function with its name and the forms in which it is called.
#[derive(Debug)]
pub(crate) struct Signature {
    pub(crate) function: Function,
    pub(crate) name: &'static str,
    pub(crate) forms: &'static [&'static str],
    pub(crate) arguments: &'static [usize],
}

macro_rules! functions {
    ($($function:ident $name:literal $forms:expr, $arguments:expr;)*) => {
        /// All functions.
        pub(crate) const FUNCTIONS: &[Signature] = &[$(Signature {
            function: Function::$function,
            name: $name,
            forms: &$forms,
            arguments: &$arguments,
        }),*];
    };
}

functions! {
    Sqrt "sqrt" ["sqrt(x)"], [1];
    Abs "abs" ["abs(x)"], [1];
    Sign "sign" ["sign(x)"], [1];
    Exp "exp" ["exp(x)"], [1];
    Ln "ln" ["ln(x)"], [1];
    Min "min" ["min(x, y)"], [2];
    Max "max" ["max(x, y)"], [2];
    Clamp "clamp" ["clamp(x, low, high)"], [3];
    Prev "prev" ["prev(m)"], [1];
    Debias "debias" ["debias(m)"], [1];
    Ema "ema" ["ema(beta, x)"], [2];
    EmaVar "ema_var" ["ema_var(beta, x, mean)"], [3];
    Trace "trace" ["trace(mu, x)"], [2];
    RunningSum "running_sum" ["running_sum(x)"], [1];
    RunningMax "running_max" ["running_max(x)", "running_max(beta, x)"], [1, 2];
    Sum "sum" ["sum(x)"], [1];
    Mean "mean" ["mean(x)"], [1];
    Norm "norm" ["norm(x)"], [1];
    MaxAbs "max_abs" ["max_abs(x)"], [1];
    Dot "dot" ["dot(x, y)"], [2];
    RowMean "row_mean" ["row_mean(x)"], [1];
    ColMean "col_mean" ["col_mean(x)"], [1];
    ModelSum "model_sum" ["model_sum(x)"], [1];
    ModelNorm "model_norm" ["model_norm(x)"], [1];
    Len "len" ["len(w)"], [1];
    Ndim "ndim" ["ndim(w)"], [1];
}

impl Function {
    /// Whether it is one of the recurrences that define a state.
    pub(crate) fn is_average(self) -> bool {
        matches!(
            self,
            Self::Ema | Self::EmaVar | Self::Trace | Self::RunningSum | Self::RunningMax
        )
    }
}

impl Function {
    /// What it makes of the values of many weights, if it is a reduction.
    pub(crate) fn reduction(self) -> Option<Reduction> {
        let (fold, over) = match self {
            Self::Sum => (Fold::Sum, Over::Tensor),
            Self::Mean => (Fold::Mean, Over::Tensor),
            Self::Norm => (Fold::Norm, Over::Tensor),
            Self::MaxAbs => (Fold::MaxAbs, Over::Tensor),
            Self::Dot => (Fold::Dot, Over::Tensor),
            Self::RowMean => (Fold::Mean, Over::Row),
            Self::ColMean => (Fold::Mean, Over::Column),
            Self::ModelSum => (Fold::Sum, Over::Model(0)),
            Self::ModelNorm => (Fold::Norm, Over::Model(0)),
            _ => return None,
        };
        Some(Reduction { fold, over })
    }
}

/// The functions, for whoever looks for one: `sqrt`, `abs`, …
pub(crate) fn list() -> String {
    let names: Vec<_> = FUNCTIONS.iter().map(|f| format!("`{}`", f.name)).collect();
    format!("the functions are {}", names.join(", "))
}

/// The function of this name.
pub(crate) fn function(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|signature| signature.name == name)
}
