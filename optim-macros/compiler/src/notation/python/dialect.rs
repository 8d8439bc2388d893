//! What is written otherwise in NumPy, in PyTorch and in JAX.
//!
//! NumPy takes numbers and arrays alike. PyTorch's functions take tensors alone, and JAX traces what is no constant; so in
//! both a number that is known without a tensor (hyper-parameters, and in PyTorch the number of the step) stays one of
//! Python, with the functions of `math` and branches of Python. A condition on anything else chooses between two values.

use super::Python;
use crate::functions::{Pointwise, max, min};
use crate::language::ids::StateId;
use crate::language::measure::Measure;
use crate::language::noise::Noise;
use crate::language::operators::BinaryOp;
use crate::language::precedence::Precedence;
use crate::language::scope::Scope;
use crate::language::storage::Storage;
use crate::notation::formula::{Formula, Symbol};

/// A library of arrays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(any(test, feature = "text")),
    allow(dead_code, reason = "NumPy alone is printed")
)]
pub(super) enum Dialect {
    Numpy,
    Torch,
    Jax,
}

impl Dialect {
    pub(super) fn module(self) -> &'static str {
        match self {
            Self::Numpy => "np",
            Self::Torch => "torch",
            Self::Jax => "jnp",
        }
    }

    /// How tightly `&` or a call holds that stands for `and` of arrays.
    pub(super) fn logical_level(self) -> Precedence {
        match self {
            Self::Numpy | Self::Jax => Precedence::Atom,
            Self::Torch => Precedence::Compare,
        }
    }

    /// A number of a tensor.
    pub(super) fn measure(self, measure: Measure, w: &str) -> String {
        match (measure, self) {
            (Measure::Len, Self::Torch) => format!("{w}.numel()"),
            (Measure::Len, _) => format!("{w}.size"),
            (Measure::Ndim, _) => format!("{w}.ndim"),
            (Measure::Rows, _) => format!("math.prod({w}.shape[-2:-1])"),
            (Measure::Cols, _) => format!("math.prod({w}.shape[-1:])"),
        }
    }
}

impl Python<'_> {
    /// A function of the library.
    pub(super) fn named(&self, function: &str) -> String {
        format!("{}.{function}", self.dialect.module())
    }

    /// Whether a value is a number of Python, and neither a tensor nor traced.
    pub(super) fn is_static(&self, formula: &Formula) -> bool {
        let eager = self.dialect != Dialect::Jax;
        match formula {
            Formula::Number(_) | Formula::Truth(_) | Formula::Measure(_) => true,
            Formula::Reduce(..) | Formula::Matrix(..) => false,
            Formula::New(_) => eager,
            Formula::Retained(_, rate) => eager && (self.evaluates || self.is_static(rate)),
            Formula::Symbol(symbol) => match *symbol {
                Symbol::Param(_) => true,
                Symbol::Step => eager,
                Symbol::Input(id) => eager && self.model.inputs()[id].scalar,
                Symbol::State(id, _) => eager && self.model.states[id].storage == Storage::Scalar,
                Symbol::Let(..) | Symbol::Corrected(_) => !self.moving.contains(&plainly(*symbol)),
                Symbol::Weight(_)
                | Symbol::Tensor
                | Symbol::Evaluated
                | Symbol::Grad(_)
                | Symbol::Noise(_) => false,
            },
            formula => formula.parts().into_iter().all(|part| self.is_static(part)),
        }
    }

    /// Whether a condition may be asked by Python.
    pub(super) fn decides(&self, condition: &Formula) -> bool {
        self.dialect == Dialect::Numpy || self.is_fixed(condition)
    }

    /// Whether `and`, `or` and `not` are words of Python.
    pub(super) fn is_word(&self, formula: &Formula, scope: Scope) -> bool {
        match self.dialect {
            Dialect::Numpy => scope.is_number(),
            Dialect::Torch | Dialect::Jax => self.is_fixed(formula),
        }
    }

    /// The value of an intermediate, or of a state that is not kept per weight.
    pub(super) fn moved(&mut self, symbol: Symbol, value: &Formula) -> String {
        let is_number = self.is_static(value);
        let text = self.expression(value);
        let is_scalar = match symbol {
            Symbol::State(id, _) => self.model.states[id].storage == Storage::Scalar,
            _ => false,
        };
        match self.dialect {
            Dialect::Numpy | Dialect::Jax => text,
            Dialect::Torch if is_scalar && !is_number => format!("float({text})"),
            Dialect::Torch if is_number && !self.is_static(&Formula::Symbol(symbol)) => {
                self.tensor_of(&text)
            }
            Dialect::Torch => text,
        }
    }

    /// A number as a tensor of the weights' type.
    fn tensor_of(&mut self, number: &str) -> String {
        let w = self.names.weight.clone();
        self.listed(&w);
        format!("{w}.new_tensor({number})")
    }

    /// Fewer values than weights as one for each.
    pub(super) fn filled(&mut self, value: &Formula, text: &str) -> String {
        let w = self.names.weight.clone();
        self.listed(&w);
        match self.dialect {
            Dialect::Torch if !self.is_static(value) => format!("torch.zeros_like({w}) + ({text})"),
            dialect => format!("{}.full_like({w}, {text})", dialect.module()),
        }
    }

    /// Random numbers; NumPy's function is given them.
    pub(super) fn drawn(&mut self, noise: Noise, depth: usize) {
        let (name, w) = (&self.names.noise[noise.call], &self.names.weight);
        let (word, call) = (noise.distribution.name(), noise.call);
        let text = match self.dialect {
            Dialect::Numpy => return,
            Dialect::Torch => format!("{name} = self.{word}({w})"),
            Dialect::Jax => format!("{name} = _{word}(jax.random.fold_in(key, {call}), {w})"),
        };
        self.line(depth, &text);
    }

    /// `new(m)`: all states of JAX begin with the first step.
    pub(super) fn is_first(&self, _id: StateId) -> (String, Precedence) {
        (format!("{} == 1", self.names.step), Precedence::Compare)
    }

    pub(super) fn logical(
        &mut self,
        op: BinaryOp,
        a: &Formula,
        b: &Formula,
    ) -> (String, Precedence) {
        let least = match self.dialect {
            Dialect::Torch => Precedence::Sum,
            Dialect::Numpy | Dialect::Jax => Precedence::Choice,
        };
        let (a, b) = (self.held(a, least), self.held(b, least));
        (self.logical_of(op, &a, &b), self.dialect.logical_level())
    }

    /// `and` and `or` of arrays, of which each holds together as tightly as a sum.
    pub(super) fn logical_of(&self, op: BinaryOp, a: &str, b: &str) -> String {
        let (word, sign) = match op {
            BinaryOp::Or => ("logical_or", "|"),
            _ => ("logical_and", "&"),
        };
        match self.dialect {
            Dialect::Torch => format!("{a} {sign} {b}"),
            Dialect::Numpy | Dialect::Jax => format!("{}({a}, {b})", self.named(word)),
        }
    }

    /// A function of numbers.
    pub(super) fn function(
        &mut self,
        function: Pointwise,
        arguments: &[&Formula],
    ) -> (String, Precedence) {
        if self.dialect == Dialect::Numpy {
            return self.call(function.numpy, arguments);
        }
        let numbers: Vec<_> = arguments.iter().map(|x| self.is_static(x)).collect();
        let torch = function.torch;
        if numbers.iter().all(|number| *number) {
            return match (torch.number, arguments) {
                ("_clip", [x, low, high]) => {
                    self.number_function(min::MIN, &[&of(max::MAX, x, low), high])
                }
                (_, arguments) => self.number_function(function, arguments),
            };
        }
        if self.dialect == Dialect::Jax {
            return self.call(&format!("j{}", function.numpy), arguments);
        }
        self.helped(torch.tensor);
        let limit = |python: &mut Self, x: &Formula, side: &str, limit: &Formula| {
            let (x, limit) = (python.expression(x), python.expression(limit));
            (
                format!("torch.clamp({x}, {side}={limit})"),
                Precedence::Atom,
            )
        };
        match (function.name, arguments, numbers.as_slice()) {
            ("max", [x, k], [false, true]) | ("max", [k, x], [true, false]) => {
                limit(self, x, "min", k)
            }
            ("min", [x, k], [false, true]) | ("min", [k, x], [true, false]) => {
                limit(self, x, "max", k)
            }
            ("clamp", [x, low, high], numbers) if numbers != [false, true, true] => {
                let above = of(max::MAX, x, low);
                self.function(min::MIN, &[&above, high])
            }
            (_, arguments, numbers) if arguments.len() == 2 && numbers.contains(&true) => {
                let texts = arguments.iter().zip(numbers).map(|(x, number)| {
                    let text = self.expression(x);
                    if *number { self.tensor_of(&text) } else { text }
                });
                let texts: Vec<_> = texts.collect();
                let text = format!("{}({})", torch.tensor, texts.join(", "));
                (text, Precedence::Atom)
            }
            (_, arguments, _) => self.call(torch.tensor, arguments),
        }
    }

    /// Whether a value may be a tensor that the caller changes.
    pub(super) fn is_callers(&self, value: &Formula) -> bool {
        match value {
            Formula::Symbol(Symbol::Grad(_) | Symbol::Input(_) | Symbol::Weight(_)) => {
                self.dialect == Dialect::Torch
            }
            Formula::Symbol(symbol @ Symbol::Let(..)) => self.callers.contains(&plainly(*symbol)),
            Formula::Choice(_, _, a, b) => self.is_callers(a) || self.is_callers(b),
            _ => false,
        }
    }

    fn helped(&mut self, name: &'static str) {
        if name.starts_with('_') {
            self.helpers.insert(name);
        }
    }

    /// One of two values.
    pub(super) fn choice(
        &mut self,
        condition: &Formula,
        scope: Scope,
        a: &Formula,
        b: &Formula,
    ) -> (String, Precedence) {
        let asked = match self.dialect {
            Dialect::Numpy => scope.is_number(),
            Dialect::Torch | Dialect::Jax => self.is_fixed(condition),
        };
        if asked {
            let numbers = [self.is_static(a), self.is_static(b)];
            let mixed = self.dialect == Dialect::Torch && numbers[0] != numbers[1];
            let side = |python: &mut Self, x: &Formula, least, number: bool| {
                if mixed && number {
                    let text = python.expression(x);
                    return python.tensor_of(&text);
                }
                python.held(x, least)
            };
            let a = side(self, a, Precedence::Or, numbers[0]);
            let condition = self.held(condition, Precedence::Or);
            let b = side(self, b, Precedence::Choice, numbers[1]);
            return (format!("{a} if {condition} else {b}"), Precedence::Choice);
        }
        if self.dialect != Dialect::Numpy
            && let Some(parts) = self.apart(condition)
        {
            let (a, b) = (a.clone(), b.clone());
            let chosen = parts.of(a, b, |condition, a, b| {
                Formula::Choice(Box::new(condition), scope, Box::new(a), Box::new(b))
            });
            return self.print(&chosen);
        }
        let chooser = self.chooser(condition);
        let condition = self.expression(condition);
        self.beside += 1;
        let (mut x, y) = (self.expression(a), self.expression(b));
        self.beside -= 1;
        if self.dialect == Dialect::Torch && self.is_static(a) && self.is_static(b) {
            x = self.tensor_of(&x);
        }
        (
            format!("{chooser}({condition}, {x}, {y})"),
            Precedence::Atom,
        )
    }
}

fn of(function: Pointwise, a: &Formula, b: &Formula) -> Formula {
    Formula::Call(function, vec![a.clone(), b.clone()])
}

/// The symbol of a quantity, whether or not it changes from step to step.
pub(super) fn plainly(symbol: Symbol) -> Symbol {
    match symbol {
        Symbol::Let(id, _) => Symbol::Let(id, true),
        symbol => symbol,
    }
}
