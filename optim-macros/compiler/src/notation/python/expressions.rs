//! Formulas as expressions of Python.
//!
//! Operands keep the grouping that the rule has, for floating-point numbers do not associate.

use super::{Python, number};
use crate::language::operators::BinaryOp;
use crate::language::precedence::Precedence;
use crate::language::reduction::{Fold, Over, Reduction};
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Symbol};

impl Python<'_> {
    pub(super) fn expression(&mut self, formula: &Formula) -> String {
        self.print(formula).0
    }

    /// An expression, in parentheses if it binds less tightly than `least`.
    fn held(&mut self, formula: &Formula, least: Precedence) -> String {
        let (text, level) = self.print(formula);
        if level < least {
            format!("({text})")
        } else {
            text
        }
    }

    fn print(&mut self, formula: &Formula) -> (String, Precedence) {
        match formula {
            Formula::Number(value) if value.is_sign_negative() => {
                (number(*value), Precedence::Sign)
            }
            Formula::Number(value) => (number(*value), Precedence::Atom),
            Formula::Truth(true) => ("True".to_owned(), Precedence::Atom),
            Formula::Truth(false) => ("False".to_owned(), Precedence::Atom),
            Formula::Symbol(symbol) => (self.name(*symbol), Precedence::Atom),
            Formula::Neg(x) => (
                format!("-{}", self.held(x, Precedence::Sign)),
                Precedence::Sign,
            ),
            Formula::Not(x, scope) if scope.is_number() => (
                format!("not {}", self.held(x, Precedence::Not)),
                Precedence::Not,
            ),
            Formula::Not(x, _) => self.call("np.logical_not", &[x]),
            Formula::Binary(BinaryOp::And, a, b, scope) if !scope.is_number() => {
                self.call("np.logical_and", &[a, b])
            }
            Formula::Binary(BinaryOp::Or, a, b, scope) if !scope.is_number() => {
                self.call("np.logical_or", &[a, b])
            }
            Formula::Binary(op, a, b, _) => self.binary(*op, a, b),
            Formula::Chain(operands, ops, scope) => {
                let texts: Vec<_> = operands
                    .iter()
                    .map(|x| self.held(x, Precedence::Sum))
                    .collect();
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
                        Precedence::Compare
                    } else {
                        Precedence::Atom
                    };
                    return (both, level);
                }
                let signs = ops.iter().map(|op| format!(" {} ", op.symbol()));
                let signs = std::iter::once(String::new()).chain(signs);
                let parts = signs.zip(&texts).map(|(sign, operand)| sign + operand);
                (parts.collect(), Precedence::Compare)
            }
            Formula::Call(function, arguments) => {
                let arguments: Vec<_> = arguments.iter().collect();
                self.call(function.numpy, &arguments)
            }
            Formula::Reduce(reduction, of, arguments) => {
                let arguments: Vec<_> = arguments.iter().collect();
                match of {
                    Scope::Row | Scope::Column if reduction.over == Over::Tensor => {
                        self.of_matrices(reduction.fold, &arguments)
                    }
                    _ => self.reduction(*reduction, &arguments),
                }
            }
            Formula::Len => self.call("np.size", &[&Formula::Symbol(Symbol::Tensor)]),
            Formula::Ndim => self.call("np.ndim", &[&Formula::Symbol(Symbol::Tensor)]),
            Formula::Choice(condition, scope, a, b) if !scope.is_number() => {
                self.call("np.where", &[condition, a, b])
            }
            Formula::Choice(condition, _, a, b) => {
                let a = self.held(a, Precedence::Or);
                let condition = self.held(condition, Precedence::Or);
                let b = self.held(b, Precedence::Choice);
                (format!("{a} if {condition} else {b}"), Precedence::Choice)
            }
        }
    }

    fn binary(&mut self, op: BinaryOp, a: &Formula, b: &Formula) -> (String, Precedence) {
        let symbol = match op {
            BinaryOp::Or => " or ".to_owned(),
            BinaryOp::And => " and ".to_owned(),
            BinaryOp::Pow => "**".to_owned(),
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => {
                format!(" {} ", op.symbol())
            }
        };
        let [left, right] = op.operands();
        let (a, b) = (self.held(a, left), self.held(b, right));
        (format!("{a}{symbol}{b}"), op.precedence())
    }

    fn reduction(&mut self, reduction: Reduction, arguments: &[&Formula]) -> (String, Precedence) {
        match (reduction.over, reduction.fold) {
            (Over::Row, Fold::Mean) => self.means(arguments, "-1"),
            (Over::Column, Fold::Mean) => {
                // Of one axis, which is a row, none.
                let leading = format!("tuple(range({}.ndim - 1))[-1:]", self.names.weight);
                self.means(arguments, &leading)
            }
            // NumPy's function has one tensor: its model is that.
            (Over::Tensor | Over::Model(_), Fold::Sum) => self.call("np.sum", arguments),
            (Over::Tensor | Over::Model(_), Fold::Norm) => self.call("np.linalg.norm", arguments),
            (Over::Tensor, Fold::Mean) => self.call("np.mean", arguments),
            (Over::Tensor, Fold::MaxAbs) => self.largest(arguments),
            (Over::Tensor, Fold::Dot) => self.call("np.vdot", arguments),
            _ => panic!("a bug in optim: {reduction:?} is written out in NumPy"),
        }
    }

    /// What is reduced of rows or columns is one number for each matrix, which are along the last two axes.
    fn of_matrices(&mut self, fold: Fold, arguments: &[&Formula]) -> (String, Precedence) {
        let axes = format!("axis=tuple(range({}.ndim))[-2:]", self.names.weight);
        let values: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        let text = match (fold, &values[..]) {
            (Fold::Sum, [x]) => format!("np.sum({x}, {axes}, keepdims=True)"),
            (Fold::Mean, [x]) => format!("np.mean({x}, {axes}, keepdims=True)"),
            (Fold::MaxAbs, [x]) => format!("np.max(np.abs({x}), {axes}, keepdims=True)"),
            (Fold::Norm, [x]) => {
                format!("np.sqrt(np.sum(np.square({x}), {axes}, keepdims=True))")
            }
            (Fold::Dot, [x, y]) => format!("np.sum(({x}) * ({y}), {axes}, keepdims=True)"),
            _ => panic!("a bug in optim: {fold:?} is written out in NumPy"),
        };
        (text, Precedence::Atom)
    }

    fn means(&mut self, arguments: &[&Formula], axis: &str) -> (String, Precedence) {
        let values: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        let values = values.join(", ");
        (
            format!("np.mean({values}, axis={axis}, keepdims=True)"),
            Precedence::Atom,
        )
    }

    fn largest(&mut self, arguments: &[&Formula]) -> (String, Precedence) {
        let (magnitudes, level) = self.call("np.abs", arguments);
        (format!("np.max({magnitudes})"), level)
    }

    fn call(&mut self, name: &str, arguments: &[&Formula]) -> (String, Precedence) {
        let arguments: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        (
            format!("{name}({})", arguments.join(", ")),
            Precedence::Atom,
        )
    }
}
