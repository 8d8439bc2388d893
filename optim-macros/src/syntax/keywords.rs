//! The words of the language: its functions and what may not be a name.

use super::ast::{Expr, ExprKind};

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

/// The function of this name.
pub(crate) fn function(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|signature| signature.name == name)
}

/// What a function of another library is called here.
pub(crate) fn elsewhere(name: &str, arguments: &[Expr]) -> Option<String> {
    let text: Vec<_> = arguments.iter().map(ToString::to_string).collect();
    let form = match (name, text.as_slice()) {
        ("log", [x]) => format!("ln({x})"),
        ("signum" | "sgn", [x]) => format!("sign({x})"),
        ("maximum" | "fmax", [x, y]) => format!("max({x}, {y})"),
        ("minimum" | "fmin", [x, y]) => format!("min({x}, {y})"),
        ("where" | "select", [c, x, y]) => format!("if {c} {{ {x} }} else {{ {y} }}"),
        ("square" | "sqr", [_]) => power(arguments, 2.0),
        ("rsqrt", [_]) => power(arguments, -0.5),
        ("pow" | "powf" | "powi" | "power", [_, _]) => {
            let [x, y] = arguments else { return None };
            return Some(format!("{}^{}", operand(x), operand(y)));
        }
        _ => return None,
    };
    Some(form)
}

fn power(arguments: &[Expr], exponent: f64) -> String {
    let base = arguments.first().map_or_else(String::new, operand);
    format!("{base}^{exponent}")
}

/// An expression as it stands beside `^`.
fn operand(expr: &Expr) -> String {
    match expr.kind {
        ExprKind::Number(_) | ExprKind::Name(_) | ExprKind::Call(..) => expr.to_string(),
        _ => format!("({expr})"),
    }
}

/// Functions the language will have, which are no names today either.
pub(crate) const PLANNED: &[&str] = &[
    "sum", "mean", "norm", "max_abs", "dot", "len", "row_mean", "col_mean",
];

/// Whether a word means something else than a name.
pub(crate) fn is_reserved(word: &str) -> bool {
    // `r#type` is a name to Rust; here it would only be hard to read.
    function(word).is_some()
        || PLANNED.contains(&word)
        || word.starts_with("r#")
        || matches!(word, "require" | "state" | "update" | "where" | "scalar")
        || syn::parse_str::<syn::Ident>(word).is_err()
}
