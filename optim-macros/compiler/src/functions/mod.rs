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

use crate::language::matrix::MatrixFunction;
use crate::language::measure::Measure;
use crate::language::noise::Distribution;
use crate::language::reduction::{Fold, Over, Reduction};
use crate::language::scope::Scope;

pub(crate) use self::pointwise::{Definition, Fence, Meaning, Notation, Pointwise, Term, Torch};

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
    /// A function of whole matrices.
    Matrix(MatrixFunction),
    Prev,
    Debias,
    BiasCorrection,
    New,
    /// A number of the tensor.
    Measure(Measure),
    /// Random numbers.
    Noise(Distribution),
}

impl Function {
    /// Whether its word may name something as well, as it does in many published rules. Which of the two is meant
    /// is never open: a name is not called, and a function is.
    pub(crate) fn may_be_a_name(self) -> bool {
        match self {
            Self::BiasCorrection
            | Self::New
            | Self::Noise(_)
            | Self::Measure(Measure::Rows | Measure::Cols) => true,
            Self::Matrix(function) => function != MatrixFunction::Orthogonalize,
            Self::Reduction(reduction) => {
                matches!(reduction.over, Over::Row | Over::Column)
                    || matches!(reduction.fold, Fold::Max | Fold::Min)
            }
            _ => false,
        }
    }
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
        let of = Scope::Element;
        name_of(Function::Reduction(Self { over, of, ..self }))
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
        self.forms.iter().map(|form| match form.ends_with("()") {
            true => 0,
            false => form.split(',').count(),
        })
    }
}

/// What a function is, its name, its forms.
type Other = (Function, &'static str, &'static [&'static str]);

const fn over_tensor(fold: Fold, name: &'static str, forms: &'static [&'static str]) -> Other {
    reduction(fold, Over::Tensor, name, forms)
}

const fn over_rows(fold: Fold, name: &'static str, forms: &'static [&'static str]) -> Other {
    reduction(fold, Over::Row, name, forms)
}

const fn over_columns(fold: Fold, name: &'static str, forms: &'static [&'static str]) -> Other {
    reduction(fold, Over::Column, name, forms)
}

const fn over_model(fold: Fold, name: &'static str, forms: &'static [&'static str]) -> Other {
    reduction(fold, Over::Model(0), name, forms)
}

const fn reduction(
    fold: Fold,
    over: Over,
    name: &'static str,
    forms: &'static [&'static str],
) -> Other {
    let reduction = Reduction {
        fold,
        over,
        of: Scope::Element,
    };
    (Function::Reduction(reduction), name, forms)
}

const fn measure(measure: Measure, forms: &'static [&'static str]) -> Other {
    (Function::Measure(measure), measure.name(), forms)
}

const fn noise(distribution: Distribution, forms: &'static [&'static str]) -> Other {
    (Function::Noise(distribution), distribution.name(), forms)
}

/// All that are no functions of numbers.
const OTHERS: &[Other] = &[
    (Function::Prev, "prev", &["prev(m)"]),
    (Function::Debias, "debias", &["debias(m)"]),
    (Function::BiasCorrection, "correction", &["correction(m)"]),
    (Function::New, "new", &["new(m)"]),
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
    over_tensor(Fold::Sum, "sum", &["sum(x)"]),
    over_tensor(Fold::Mean, "mean", &["mean(x)"]),
    over_tensor(Fold::Norm, "norm", &["norm(x)"]),
    over_tensor(Fold::MaxAbs, "max_abs", &["max_abs(x)"]),
    over_tensor(Fold::Max, "tensor_max", &["tensor_max(x)"]),
    over_tensor(Fold::Min, "tensor_min", &["tensor_min(x)"]),
    over_tensor(Fold::Dot, "dot", &["dot(x, y)"]),
    over_rows(Fold::Sum, "row_sum", &["row_sum(x)"]),
    over_rows(Fold::Mean, "row_mean", &["row_mean(x)"]),
    over_rows(Fold::Norm, "row_norm", &["row_norm(x)"]),
    over_rows(Fold::MaxAbs, "row_max_abs", &["row_max_abs(x)"]),
    over_rows(Fold::Max, "row_max", &["row_max(x)"]),
    over_rows(Fold::Min, "row_min", &["row_min(x)"]),
    over_rows(Fold::Dot, "row_dot", &["row_dot(x, y)"]),
    over_columns(Fold::Sum, "col_sum", &["col_sum(x)"]),
    over_columns(Fold::Mean, "col_mean", &["col_mean(x)"]),
    over_columns(Fold::Norm, "col_norm", &["col_norm(x)"]),
    over_columns(Fold::MaxAbs, "col_max_abs", &["col_max_abs(x)"]),
    over_columns(Fold::Max, "col_max", &["col_max(x)"]),
    over_columns(Fold::Min, "col_min", &["col_min(x)"]),
    over_columns(Fold::Dot, "col_dot", &["col_dot(x, y)"]),
    over_model(Fold::Sum, "model_sum", &["model_sum(x)"]),
    over_model(Fold::Norm, "model_norm", &["model_norm(x)"]),
    (
        Function::Matrix(MatrixFunction::Orthogonalize),
        MatrixFunction::Orthogonalize.name(),
        &[
            "orthogonalize(x)",
            "orthogonalize(x, steps = 5, a = 3.4445, b = -4.775, c = 2.0315, eps = 0, least = 1e-7)",
        ],
    ),
    (
        Function::Matrix(MatrixFunction::Product),
        MatrixFunction::Product.name(),
        &["matmul(a, b)"],
    ),
    (
        Function::Matrix(MatrixFunction::Transpose),
        MatrixFunction::Transpose.name(),
        &["transpose(a)"],
    ),
    (
        Function::Matrix(MatrixFunction::InverseRoot),
        MatrixFunction::InverseRoot.name(),
        &[
            "inverse_root(a)",
            "inverse_root(a, p = 4, eps = 0, least = 0)",
        ],
    ),
    (
        Function::Matrix(MatrixFunction::Eigenvectors),
        MatrixFunction::Eigenvectors.name(),
        &["eigenvectors(a)"],
    ),
    measure(Measure::Len, &["len(w)"]),
    measure(Measure::Ndim, &["ndim(w)"]),
    measure(Measure::Rows, &["rows(w)"]),
    measure(Measure::Cols, &["cols(w)"]),
    noise(Distribution::Normal, &["normal()"]),
    noise(Distribution::Uniform, &["uniform()"]),
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

/// What is called to have of many values what a function has of two.
pub(crate) fn of_many(name: &str) -> Option<&'static str> {
    match name {
        "max" => Some("tensor_max(x)"),
        "min" => Some("tensor_min(x)"),
        _ => None,
    }
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

/// The function of matrices of this name.
pub(crate) fn of_matrices(name: &str) -> Option<MatrixFunction> {
    match function(name)?.function {
        Function::Matrix(function) => Some(function),
        _ => None,
    }
}

fn name_of(function: Function) -> &'static str {
    match all().find(|signature| signature.function == function) {
        Some(signature) => signature.name,
        None => panic!("a bug in optim: {function:?} has no name"),
    }
}
