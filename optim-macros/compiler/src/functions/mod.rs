//! The functions of the language.
//!
//! A function of numbers is one file here, with everything that any stage must know of it, and a line in the list
//! below. The others have rooms of their own in the stages: recurrences that define a state, reductions of many
//! values to one, and what is known of states and tensors.

pub(crate) mod abs;
mod atan2;
pub(crate) mod cbrt;
mod clamp;
mod cos;
pub(crate) mod exp;
mod expm1;
mod floor;
pub(crate) mod ln;
mod log1p;
pub(crate) mod max;
pub(crate) mod min;
mod pointwise;
pub(crate) mod rem;
pub(crate) mod reserved;
mod round;
pub(crate) mod sign;
mod sin;
pub(crate) mod sqrt;
mod tanh;

use crate::language::reduction::{Fold, Over, Reduction};

pub(crate) use self::pointwise::{Definition, Fence, Meaning, Notation, Pointwise, Term};

/// The functions of numbers.
pub(crate) const POINTWISE: &[Pointwise] = &[
    sqrt::SQRT,
    abs::ABS,
    sign::SIGN,
    exp::EXP,
    ln::LN,
    min::MIN,
    max::MAX,
    clamp::CLAMP,
    floor::FLOOR,
    round::ROUND,
    cos::COS,
    sin::SIN,
    atan2::ATAN2,
    cbrt::CBRT,
    expm1::EXPM1,
    log1p::LOG1P,
    tanh::TANH,
    rem::REM,
];

/// A function of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Pointwise(Pointwise),
    Recurrence(Recurrence),
    Reduction(Reduction),
    Prev,
    Debias,
    Len,
    Ndim,
}

/// A recurrence that defines a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Recurrence {
    Ema,
    EmaVar,
    Trace,
    RunningSum,
    RunningMax,
}

impl Recurrence {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        name_of(Function::Recurrence(self))
    }
}

impl Reduction {
    /// What it is called, wherever it is written.
    pub(crate) fn name(self) -> &'static str {
        let over = match self.over {
            Over::Model(_) => Over::Model(0),
            over => over,
        };
        name_of(Function::Reduction(Self { over, ..self }))
    }
}

/// A function with its name and the forms in which it is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signature {
    pub(crate) function: Function,
    pub(crate) name: &'static str,
    /// The ways to call it: `running_max(x)` or `running_max(beta, x)`.
    pub(crate) forms: &'static [&'static str],
}

impl Signature {
    /// How many arguments each of its forms has.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = usize> + use<> {
        self.forms.iter().map(|form| form.split(',').count())
    }
}

const fn reduction(fold: Fold, over: Over) -> Function {
    Function::Reduction(Reduction { fold, over })
}

/// All that are no functions of numbers.
const OTHERS: &[(Function, &str, &[&str])] = &[
    (Function::Prev, "prev", &["prev(m)"]),
    (Function::Debias, "debias", &["debias(m)"]),
    (
        Function::Recurrence(Recurrence::Ema),
        "ema",
        &["ema(beta, x)"],
    ),
    (
        Function::Recurrence(Recurrence::EmaVar),
        "ema_var",
        &["ema_var(beta, x, mean)"],
    ),
    (
        Function::Recurrence(Recurrence::Trace),
        "trace",
        &["trace(mu, x)"],
    ),
    (
        Function::Recurrence(Recurrence::RunningSum),
        "running_sum",
        &["running_sum(x)"],
    ),
    (
        Function::Recurrence(Recurrence::RunningMax),
        "running_max",
        &["running_max(x)", "running_max(beta, x)"],
    ),
    (reduction(Fold::Sum, Over::Tensor), "sum", &["sum(x)"]),
    (reduction(Fold::Mean, Over::Tensor), "mean", &["mean(x)"]),
    (reduction(Fold::Norm, Over::Tensor), "norm", &["norm(x)"]),
    (
        reduction(Fold::MaxAbs, Over::Tensor),
        "max_abs",
        &["max_abs(x)"],
    ),
    (reduction(Fold::Dot, Over::Tensor), "dot", &["dot(x, y)"]),
    (
        reduction(Fold::Mean, Over::Row),
        "row_mean",
        &["row_mean(x)"],
    ),
    (
        reduction(Fold::Mean, Over::Column),
        "col_mean",
        &["col_mean(x)"],
    ),
    (
        reduction(Fold::Sum, Over::Model(0)),
        "model_sum",
        &["model_sum(x)"],
    ),
    (
        reduction(Fold::Norm, Over::Model(0)),
        "model_norm",
        &["model_norm(x)"],
    ),
    (Function::Len, "len", &["len(w)"]),
    (Function::Ndim, "ndim", &["ndim(w)"]),
];

/// All functions.
pub(crate) fn all() -> impl Iterator<Item = Signature> {
    let pointwise = POINTWISE.iter().map(|function| Signature {
        function: Function::Pointwise(*function),
        name: function.name,
        forms: std::slice::from_ref(&function.0.form),
    });
    let others = OTHERS.iter().map(|(function, name, forms)| Signature {
        function: *function,
        name,
        forms,
    });
    pointwise.chain(others)
}

/// The functions, for whoever looks for one: `sqrt`, `abs`, …
pub(crate) fn list() -> String {
    let names: Vec<_> = all().map(|f| format!("`{}`", f.name)).collect();
    format!("the functions are {}", names.join(", "))
}

/// The function of this name.
pub(crate) fn function(name: &str) -> Option<Signature> {
    all().find(|signature| signature.name == name)
}

fn name_of(function: Function) -> &'static str {
    match all().find(|signature| signature.function == function) {
        Some(signature) => signature.name,
        None => panic!("a bug in optim: {function:?} has no name"),
    }
}
