//! Formulas as expressions of Python.
//!
//! Operands keep the grouping that the rule has, for floating-point numbers do not associate.

use super::dialect::Dialect;
use super::{Python, number};
use crate::language::measure::Measure;
use crate::language::operators::BinaryOp;
use crate::language::precedence::Precedence;
use crate::notation::formula::{Formula, Symbol};

impl Python<'_> {
    pub(super) fn expression(&mut self, formula: &Formula) -> String {
        self.print(formula).0
    }

    /// An expression, in parentheses if it binds less tightly than `least`.
    pub(super) fn held(&mut self, formula: &Formula, least: Precedence) -> String {
        let (text, level) = self.print(formula);
        if level < least {
            format!("({text})")
        } else {
            text
        }
    }

    pub(super) fn print(&mut self, formula: &Formula) -> (String, Precedence) {
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
            Formula::Not(x, scope) if self.is_word(formula, *scope) => (
                format!("not {}", self.held(x, Precedence::Not)),
                Precedence::Not,
            ),
            Formula::Not(x, _) => self.call(&self.named("logical_not"), &[x]),
            Formula::Binary(op @ (BinaryOp::And | BinaryOp::Or), a, b, scope)
                if !self.is_word(formula, *scope) =>
            {
                self.logical(*op, a, b)
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
                if let ([first, rest @ ..], false) =
                    (links.as_slice(), self.is_word(formula, *scope))
                {
                    // Python's chains ask for one truth value, and its `&` binds tighter than a comparison.
                    let held = |link: &String| match self.dialect {
                        Dialect::Torch if links.len() > 1 => format!("({link})"),
                        _ => link.clone(),
                    };
                    let both = rest.iter().fold(held(first), |left, right| {
                        self.logical_of(BinaryOp::And, &left, &held(right))
                    });
                    let level = if rest.is_empty() {
                        Precedence::Compare
                    } else {
                        self.dialect.logical_level()
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
                self.function(*function, &arguments)
            }
            Formula::Retained(id, rate) => self.retained(*id, rate),
            Formula::New(id) if self.dialect == Dialect::Jax => self.is_first(*id),
            Formula::New(id) => {
                let key = super::quoted(&self.model.state_name(*id));
                // Tensors that go together have the same states.
                let of = if self.of_lists { "states[0]" } else { "state" };
                (format!("{key} not in {of}"), Precedence::Compare)
            }
            Formula::Reduce(reduction, arguments) => self.reduction(*reduction, arguments),
            Formula::Matrix(function, of, arguments) => self.of_matrices(*function, of, arguments),
            Formula::Measure(measure) => (self.measure(*measure), Precedence::Atom),
            Formula::Choice(condition, scope, a, b) => self.choice(condition, *scope, a, b),
        }
    }

    fn measure(&mut self, measure: Measure) -> String {
        let w = self.expression(&Formula::Symbol(Symbol::Tensor));
        if self.dialect != Dialect::Numpy {
            return self.dialect.measure(measure, &w);
        }
        match measure {
            Measure::Len => format!("np.size({w})"),
            Measure::Ndim => format!("np.ndim({w})"),
            // Where there is no such axis it is the product of nothing, 1.
            Measure::Rows => format!("np.prod(np.shape({w})[-2:-1])"),
            Measure::Cols => format!("np.prod(np.shape({w})[-1:])"),
        }
    }

    pub(super) fn binary(
        &mut self,
        op: BinaryOp,
        a: &Formula,
        b: &Formula,
    ) -> (String, Precedence) {
        if let Some(called) = self.number_operation(op, a, b) {
            return called;
        }
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

    pub(super) fn call(&mut self, name: &str, arguments: &[&Formula]) -> (String, Precedence) {
        let arguments: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        (
            format!("{name}({})", arguments.join(", ")),
            Precedence::Atom,
        )
    }
}
