//! Numbers that no tensor is needed for.
//!
//! Python has errors where arithmetic has infinities (`math.exp(1000)`), and optax may inject a hyper-parameter as a value
//! that JAX traces. What may meet either is a function of the file: `_exp(x)`. So is what is computed and not taken, where
//! both branches are.

use std::collections::HashSet;

use super::Python;
use super::dialect::{Dialect, plainly};
use crate::functions::Pointwise;
use crate::language::domain::{Bound, Domain};
use crate::language::ids::ParamId;
use crate::language::literal::Literal;
use crate::language::operators::BinaryOp;
use crate::language::precedence::Precedence;
use crate::notation::equations::Equations;
use crate::notation::formula::{Formula, Symbol};

/// A function of the file: its name, and those of Python, PyTorch and NumPy.
struct OfNumbers {
    helper: &'static str,
    python: &'static str,
    torch: &'static str,
    numpy: &'static str,
}

const fn of(
    helper: &'static str,
    python: &'static str,
    torch: &'static str,
    numpy: &'static str,
) -> OfNumbers {
    OfNumbers {
        helper,
        python,
        torch,
        numpy,
    }
}

const ALL: [OfNumbers; 17] = [
    of("_sqrt", "math.sqrt", "torch.sqrt", "np.sqrt"),
    of("_exp", "math.exp", "torch.exp", "np.exp"),
    of("_expm1", "math.expm1", "torch.expm1", "np.expm1"),
    of("_log", "math.log", "torch.log", "np.log"),
    of("_log1p", "math.log1p", "torch.log1p", "np.log1p"),
    of("_floor", "math.floor", "torch.floor", "np.floor"),
    of("_rint", "round", "torch.round", "np.rint"),
    of("_cos", "math.cos", "torch.cos", "np.cos"),
    of("_sin", "math.sin", "torch.sin", "np.sin"),
    of("_tanh", "math.tanh", "torch.tanh", "np.tanh"),
    of("_sign", "", "torch.sign", "np.sign"),
    of("_cbrt", "", "", "np.cbrt"),
    of("_arctan2", "math.atan2", "torch.atan2", "np.arctan2"),
    of("_fmod", "math.fmod", "torch.fmod", "np.fmod"),
    of("_maximum", "max", "torch.maximum", "np.maximum"),
    of("_minimum", "min", "torch.minimum", "np.minimum"),
    of("_power", "math.pow", "torch.pow", "np.power"),
];

const DIVIDE: OfNumbers = of("_divide", "float.__truediv__", "torch.divide", "np.divide");

const NUMBER_OF_TORCH: &str = "\
def _number(function, ieee, *x):
    \"\"\"`function` of numbers, or PyTorch's, which has infinities where Python has an error.\"\"\"
    try:
        return float(function(*x))
    except (ArithmeticError, ValueError):
        return float(ieee(*[torch.tensor(float(one), dtype=torch.float64) for one in x]))
";

const NUMBER_OF_JAX: &str = "\
def _number(function, traced, *x):
    \"\"\"`function` of numbers with 64 bits, or JAX's of what is traced.\"\"\"
    if not all(_is_known(one) for one in x):
        return traced(*x)
    with np.errstate(all=\"ignore\"):
        return float(function(*[float(one) for one in x]))
";

const WHERE: &str = "\
def _where(condition, x, y):
    \"\"\"One of two values, by a condition that may be traced.\"\"\"
    if _is_known(condition):
        return x if condition else y
    return jnp.where(condition, x, y)
";

/// The text of a function of the file, if it is one of numbers.
pub(super) fn definition(name: &str, dialect: Dialect) -> Option<String> {
    match (name, dialect) {
        ("_number", Dialect::Torch) => return Some(NUMBER_OF_TORCH.to_owned()),
        ("_number", _) => return Some(NUMBER_OF_JAX.to_owned()),
        ("_where", _) => return Some(WHERE.to_owned()),
        // What has no error is PyTorch's own affair.
        ("_sign" | "_cbrt", Dialect::Torch) => return None,
        _ => {}
    }
    let function = ALL.iter().chain([&DIVIDE]).find(|it| it.helper == name)?;
    let two = [
        "_arctan2", "_fmod", "_maximum", "_minimum", "_power", "_divide",
    ]
    .contains(&name);
    let (given, used) = match (two, name, dialect) {
        (true, "_divide", Dialect::Torch) => ("x, y", "float(x), float(y)"),
        (true, ..) => ("x, y", "x, y"),
        (false, ..) => ("x", "x"),
    };
    let (one, other) = match dialect {
        Dialect::Torch => (function.python.to_owned(), function.torch.to_owned()),
        Dialect::Numpy | Dialect::Jax => {
            (function.numpy.to_owned(), format!("j{}", function.numpy))
        }
    };
    Some(format!(
        "def {name}({given}):\n    return _number({one}, {other}, {used})\n"
    ))
}

impl Python<'_> {
    /// Learns which hyper-parameters must be known: flags, and those that say which states there are.
    pub(super) fn learn_fixed(&mut self) {
        let mut fixed: HashSet<ParamId> = HashSet::new();
        for (id, param) in self.model.def.params.iter().enumerate() {
            if matches!(param.default, Some(Literal::Flag(_))) {
                fixed.insert(id);
            }
        }
        for state in &self.model.states {
            if let Some(condition) = &state.condition {
                let condition = Equations::new(self.model, self.letters).condition(condition);
                condition.each(&mut |part| {
                    if let Formula::Symbol(Symbol::Param(id)) = part {
                        fixed.insert(*id);
                    }
                });
            }
        }
        self.fixed = fixed;
    }

    /// Whether a value is a number of Python that no tracing hides.
    pub(super) fn is_fixed(&self, formula: &Formula) -> bool {
        self.is_static(formula) && !self.is_injected(formula)
    }

    /// Whether optax may inject what a value depends on.
    fn is_injected(&self, formula: &Formula) -> bool {
        let mut injected = false;
        if self.dialect == Dialect::Jax {
            formula.each(&mut |part| {
                injected |= match part {
                    Formula::Symbol(Symbol::Param(id)) => !self.fixed.contains(id),
                    Formula::Symbol(symbol) => self.injected.contains(&plainly(*symbol)),
                    _ => false,
                };
            });
        }
        injected
    }

    /// Whether what is printed may be computed and not taken.
    fn is_guarded(&self) -> bool {
        self.dialect != Dialect::Numpy && (self.beside > 0 || !self.selected.is_empty())
    }

    /// What chooses between two values by a condition that Python does not decide.
    pub(super) fn chooser(&mut self, condition: &Formula) -> String {
        if self.dialect == Dialect::Jax && self.is_static(condition) {
            self.helpers.insert("_where");
            return "_where".to_owned();
        }
        self.named("where")
    }

    /// A call of a function of the file.
    fn of_file(&mut self, helper: &'static str, arguments: &[&Formula]) -> (String, Precedence) {
        self.helpers.extend([helper, "_number"]);
        self.call(helper, arguments)
    }

    /// A function of numbers, none of which needs a tensor.
    pub(super) fn number_function(
        &mut self,
        function: Pointwise,
        arguments: &[&Formula],
    ) -> (String, Precedence) {
        let safe = function.name == "abs" || matches!(function.torch.number, "_clip");
        let asked = self.is_guarded()
            || arguments.iter().any(|x| self.is_injected(x))
            || matches!(function.name, "exp" | "expm1" | "floor" | "round");
        let own = ALL.iter().find(|it| it.numpy == function.numpy);
        match own {
            Some(own)
                if asked && !safe && !(self.dialect == Dialect::Torch && own.python.is_empty()) =>
            {
                self.of_file(own.helper, arguments)
            }
            _ => {
                let name = function.torch.number;
                if name.starts_with('_') {
                    self.helpers.insert(name);
                    if self.dialect == Dialect::Jax {
                        self.helpers.insert("_number");
                    }
                }
                self.call(name, arguments)
            }
        }
    }

    /// A power or quotient of numbers, if Python may have an error for it.
    pub(super) fn number_operation(
        &mut self,
        op: BinaryOp,
        a: &Formula,
        b: &Formula,
    ) -> Option<(String, Precedence)> {
        let numbers = self.dialect != Dialect::Numpy && self.is_static(a) && self.is_static(b);
        match op {
            BinaryOp::Pow if numbers && self.may_overflow(a, b) => {
                Some(self.of_file("_power", &[a, b]))
            }
            BinaryOp::Div if numbers && self.is_guarded() && self.may_vanish(b) => {
                Some(self.of_file("_divide", &[a, b]))
            }
            _ => None,
        }
    }

    /// Whether a power may have no finite value.
    fn may_overflow(&self, base: &Formula, exponent: &Formula) -> bool {
        let whole = match exponent {
            Formula::Number(value) => Some(*value),
            _ => None,
        };
        let grows_not = whole.is_some_and(|value| value >= 0.0)
            || matches!(
                exponent,
                Formula::Symbol(Symbol::Step) | Formula::Measure(_)
            );
        match base {
            // Their powers with a small exponent are far from the largest number.
            Formula::Symbol(Symbol::Step) | Formula::Measure(_) => {
                !whole.is_some_and(|value| (0.0..=16.0).contains(&value))
            }
            Formula::Number(value) => !(value.abs() <= 1.0 && grows_not),
            Formula::Symbol(Symbol::Param(id)) => {
                let within = self.domain(*id).is_some_and(|domain| {
                    let least = match domain.lower {
                        Bound::Unbounded => f64::NEG_INFINITY,
                        Bound::Inclusive(limit) | Bound::Exclusive(limit) => limit,
                    };
                    let most = match domain.upper {
                        Bound::Unbounded => f64::INFINITY,
                        Bound::Inclusive(limit) | Bound::Exclusive(limit) => limit,
                    };
                    least >= -1.0 && most <= 1.0
                });
                !(within && grows_not)
            }
            _ => true,
        }
    }

    /// Whether a divisor may be zero where it is not taken.
    fn may_vanish(&self, divisor: &Formula) -> bool {
        match divisor {
            Formula::Number(value) => *value == 0.0,
            Formula::Symbol(Symbol::Step) => false,
            Formula::Symbol(Symbol::Param(id)) => {
                self.domain(*id).is_none_or(|domain| domain.contains(0.0))
            }
            _ => true,
        }
    }

    fn domain(&self, id: ParamId) -> Option<Domain> {
        self.domains.get(id).copied().flatten()
    }
}
