//! Formulas as expressions of Python.
//!
//! Operands keep the grouping that the rule has, for floating-point numbers do not associate.

use super::{Python, number};
use crate::language::functions::Function;
use crate::language::operators::BinaryOp;
use crate::notation::formula::Formula;

/// How tightly operators bind; higher is tighter.
mod level {
    pub(super) const CHOICE: u8 = 0;
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARE: u8 = 4;
    pub(super) const SUM: u8 = 5;
    pub(super) const PRODUCT: u8 = 6;
    pub(super) const NEG: u8 = 7;
    pub(super) const POWER: u8 = 8;
    pub(super) const ATOM: u8 = 9;
}

impl Python<'_> {
    pub(super) fn expression(&mut self, formula: &Formula) -> String {
        self.print(formula).0
    }

    /// An expression, in parentheses if it binds less tightly than `least`.
    fn held(&mut self, formula: &Formula, least: u8) -> String {
        let (text, level) = self.print(formula);
        if level < least {
            format!("({text})")
        } else {
            text
        }
    }

    fn print(&mut self, formula: &Formula) -> (String, u8) {
        match formula {
            Formula::Number(value) if value.is_sign_negative() => (number(*value), level::NEG),
            Formula::Number(value) => (number(*value), level::ATOM),
            Formula::Truth(true) => ("True".to_owned(), level::ATOM),
            Formula::Truth(false) => ("False".to_owned(), level::ATOM),
            Formula::Symbol(symbol) => (self.name(*symbol), level::ATOM),
            Formula::Neg(x) => (format!("-{}", self.held(x, level::NEG)), level::NEG),
            Formula::Not(x, scope) if scope.is_number() => {
                (format!("not {}", self.held(x, level::NOT)), level::NOT)
            }
            Formula::Not(x, _) => self.call("np.logical_not", &[x]),
            Formula::Binary(BinaryOp::And, a, b, scope) if !scope.is_number() => {
                self.call("np.logical_and", &[a, b])
            }
            Formula::Binary(BinaryOp::Or, a, b, scope) if !scope.is_number() => {
                self.call("np.logical_or", &[a, b])
            }
            Formula::Binary(op, a, b, _) => self.binary(*op, a, b),
            Formula::Chain(operands, ops, scope) => {
                let texts: Vec<_> = operands.iter().map(|x| self.held(x, level::SUM)).collect();
                let links: Vec<_> = texts
                    .windows(2)
                    .zip(ops)
                    .map(|(pair, op)| format!("{} {} {}", pair[0], op.symbol(), pair[1]))
                    .collect();
                if let ([first, rest @ ..], false) = (links.as_slice(), scope.is_number()) {
                    // Python's chains ask for one truth value.
                    let both = rest.iter().fold(first.clone(), |left, right| {
                        format!("np.logical_and({left}, {right})")
                    });
                    let level = if rest.is_empty() {
                        level::COMPARE
                    } else {
                        level::ATOM
                    };
                    return (both, level);
                }
                let mut text = texts.first().cloned().unwrap_or_default();
                for (operand, op) in texts.iter().skip(1).zip(ops) {
                    text.push_str(&format!(" {} {operand}", op.symbol()));
                }
                (text, level::COMPARE)
            }
            Formula::Call(function, arguments) => {
                let arguments: Vec<_> = arguments.iter().collect();
                match function {
                    Function::RowMean => self.means(&arguments, "-1"),
                    Function::ColMean => {
                        // All axes but the last count the rows.
                        let leading = format!("tuple(range({}.ndim - 1))", self.names.weight);
                        self.means(&arguments, &leading)
                    }
                    Function::MaxAbs => self.largest(&arguments),
                    _ => self.call(numpy(*function), &arguments),
                }
            }
            Formula::Choice(condition, scope, a, b) if !scope.is_number() => {
                self.call("np.where", &[condition, a, b])
            }
            Formula::Choice(condition, _, a, b) => {
                let a = self.held(a, level::OR);
                let condition = self.held(condition, level::OR);
                let b = self.held(b, level::CHOICE);
                (format!("{a} if {condition} else {b}"), level::CHOICE)
            }
        }
    }

    fn binary(&mut self, op: BinaryOp, a: &Formula, b: &Formula) -> (String, u8) {
        let (symbol, own, left, right) = match op {
            BinaryOp::Or => (" or ", level::OR, level::OR, level::AND),
            BinaryOp::And => (" and ", level::AND, level::AND, level::NOT),
            BinaryOp::Add => (" + ", level::SUM, level::SUM, level::PRODUCT),
            BinaryOp::Sub => (" - ", level::SUM, level::SUM, level::PRODUCT),
            BinaryOp::Mul => (" * ", level::PRODUCT, level::PRODUCT, level::NEG),
            BinaryOp::Div => (" / ", level::PRODUCT, level::PRODUCT, level::NEG),
            BinaryOp::Pow => ("**", level::POWER, level::ATOM, level::NEG),
        };
        let (a, b) = (self.held(a, left), self.held(b, right));
        (format!("{a}{symbol}{b}"), own)
    }

    fn means(&mut self, arguments: &[&Formula], axis: &str) -> (String, u8) {
        let values: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        let values = values.join(", ");
        (
            format!("np.mean({values}, axis={axis}, keepdims=True)"),
            level::ATOM,
        )
    }

    fn largest(&mut self, arguments: &[&Formula]) -> (String, u8) {
        let (magnitudes, level) = self.call("np.abs", arguments);
        (format!("np.max({magnitudes})"), level)
    }

    fn call(&mut self, name: &str, arguments: &[&Formula]) -> (String, u8) {
        let arguments: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        (format!("{name}({})", arguments.join(", ")), level::ATOM)
    }
}

/// `np.minimum` and `np.maximum` hand on NaN, and `np.sign(0)` is 0, as in the language.
fn numpy(function: Function) -> &'static str {
    match function {
        Function::Sqrt => "np.sqrt",
        Function::Abs => "np.abs",
        Function::Sign => "np.sign",
        Function::Exp => "np.exp",
        Function::Ln => "np.log",
        Function::Min => "np.minimum",
        Function::Max => "np.maximum",
        Function::Clamp => "np.clip",
        Function::Sum | Function::ModelSum => "np.sum",
        Function::Mean => "np.mean",
        Function::Norm | Function::ModelNorm => "np.linalg.norm",
        Function::Dot => "np.vdot",
        Function::Len => "np.size",
        Function::Ndim => "np.ndim",
        other => panic!("a bug in optim: {other:?} is written out in NumPy"),
    }
}
