//! Formulas: what the printers print.

use crate::functions::Pointwise;
use crate::language::domain::{Bound, Domain};
use crate::language::ids::{InputId, LetId, ParamId, StateId};
use crate::language::matrix::MatrixFunction;
use crate::language::measure::Measure;
use crate::language::noise::Noise;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::reduction::Reduction;
use crate::language::scope::Scope;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Formula {
    Number(f64),
    Truth(bool),
    Symbol(Symbol),
    Neg(Box<Self>),
    Not(Box<Self>, Scope),
    /// Arithmetic; `&&` and `||` with the scope at which they are computed.
    Binary(BinaryOp, Box<Self>, Box<Self>, Scope),
    /// `a ≤ b < c`: the operands, and between them the comparisons.
    Chain(Vec<Self>, Vec<CompareOp>, Scope),
    /// A function of numbers.
    Call(Pointwise, Vec<Self>),
    Reduce(Reduction, Vec<Self>),
    /// A function of whole matrices, of these scopes, with its settings behind them.
    Matrix(MatrixFunction, Vec<Scope>, Vec<Self>),
    /// Whether the step makes the state.
    New(StateId),
    /// The product of the rates at which the state has forgotten, of which this is the present one.
    Retained(StateId, Box<Self>),
    /// A number of the tensor.
    Measure(Measure),
    /// One of two values, by a condition of this scope.
    Choice(Box<Self>, Scope, Box<Self>, Box<Self>),
}

/// A quantity of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Symbol {
    Param(ParamId),
    State(StateId, When),
    /// The state as `debias` corrects it.
    Corrected(StateId),
    Weight(When),
    /// The weights, where their number and axes alone are meant.
    Tensor,
    /// The weights that `eval` gives.
    Evaluated,
    Grad(When),
    /// What is given beside the gradient.
    Input(InputId),
    /// Random numbers.
    Noise(Noise),
    /// The number of the step.
    Step,
    /// An intermediate, and whether it changes from step to step.
    Let(LetId, bool),
}

/// The step that a quantity belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum When {
    Now,
    Before,
    /// Before the first step.
    Start,
    /// At the first step.
    First,
}

/// A line of the update, or a block of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Line {
    Equation(Symbol, Formula),
    /// Random numbers are drawn.
    Drawn(Noise),
    If {
        condition: Formula,
        then: Vec<Self>,
        otherwise: Vec<Self>,
    },
}

/// Factors above and below one line: a·b / (c·d).
#[derive(Debug, Default)]
pub(crate) struct Fraction<'f> {
    pub(crate) above: Vec<&'f Formula>,
    pub(crate) below: Vec<&'f Formula>,
}

impl Formula {
    pub(crate) fn binary(op: BinaryOp, left: Self, right: Self) -> Self {
        Self::Binary(op, Box::new(left), Box::new(right), Scope::Step)
    }

    /// One of two values; where these are the same there is nothing to choose.
    pub(crate) fn choice(condition: Self, scope: Scope, then: Self, otherwise: Self) -> Self {
        match condition {
            Self::Truth(true) => then,
            Self::Truth(false) => otherwise,
            _ if then == otherwise => then,
            condition => Self::Choice(
                Box::new(condition),
                scope,
                Box::new(then),
                Box::new(otherwise),
            ),
        }
    }

    /// The formulas directly inside this one.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Number(_)
            | Self::Truth(_)
            | Self::Symbol(_)
            | Self::New(_)
            | Self::Measure(_) => Vec::new(),
            Self::Neg(x) | Self::Not(x, _) | Self::Retained(_, x) => vec![x],
            Self::Binary(_, a, b, _) => vec![a, b],
            Self::Chain(list, ..)
            | Self::Call(_, list)
            | Self::Reduce(_, list)
            | Self::Matrix(.., list) => list.iter().collect(),
            Self::Choice(condition, _, a, b) => vec![condition, a, b],
        }
    }

    /// Whether it is the same operation of as many parts.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let same = match (self, other) {
            (Self::Neg(_), Self::Neg(_))
            | (Self::Not(..), Self::Not(..))
            | (Self::Choice(..), Self::Choice(..)) => true,
            (Self::Binary(op, ..), Self::Binary(other, ..)) => op == other,
            (Self::Chain(_, ops, _), Self::Chain(_, others, _)) => ops == others,
            (Self::Call(function, _), Self::Call(other, _)) => function == other,
            (Self::Reduce(reduction, _), Self::Reduce(other, _)) => reduction == other,
            (Self::Matrix(function, ..), Self::Matrix(other, ..)) => function == other,
            (Self::Retained(id, _), Self::Retained(other, _)) => id == other,
            _ => self.parts().is_empty() && self == other,
        };
        same && self.parts().len() == other.parts().len()
    }

    /// Calls `visit` on this formula and every one inside it, outside first.
    pub(crate) fn each<'f>(&'f self, visit: &mut impl FnMut(&'f Self)) {
        visit(self);
        match self {
            Self::Number(_)
            | Self::Truth(_)
            | Self::Symbol(_)
            | Self::New(_)
            | Self::Measure(_) => {}
            Self::Neg(x) | Self::Not(x, _) | Self::Retained(_, x) => x.each(visit),
            Self::Binary(_, a, b, _) => {
                a.each(visit);
                b.each(visit);
            }
            Self::Chain(list, ..)
            | Self::Call(_, list)
            | Self::Reduce(_, list)
            | Self::Matrix(.., list) => list.iter().for_each(|x| x.each(visit)),
            Self::Choice(condition, _, a, b) => {
                condition.each(visit);
                a.each(visit);
                b.each(visit);
            }
        }
    }

    /// Whether it is this number, as it is written.
    pub(super) fn is_number(&self, number: f64) -> bool {
        match self {
            Self::Number(value) => *value == number,
            Self::Neg(x) => x.is_number(-number),
            _ => false,
        }
    }

    /// `1 − self`
    pub(crate) fn complement(self) -> Self {
        Self::binary(BinaryOp::Sub, Self::Number(1.0), self)
    }

    /// `0 ≤ β < 1`, as it is written: `lr ≥ 0` and not `0 ≤ lr`. `None` for an unlimited domain.
    pub(crate) fn domain(symbol: Symbol, domain: Option<Domain>) -> Option<Self> {
        let domain = domain?;
        let limit = |bound| match bound {
            Bound::Unbounded => None,
            Bound::Inclusive(limit) => Some((
                Self::Number(limit),
                CompareOp::LessEqual,
                CompareOp::GreaterEqual,
            )),
            Bound::Exclusive(limit) => {
                Some((Self::Number(limit), CompareOp::Less, CompareOp::Greater))
            }
        };
        let symbol = Self::Symbol(symbol);
        let (operands, ops) = match (limit(domain.lower), limit(domain.upper)) {
            (None, None) => return None,
            (Some((low, _, above)), None) => (vec![symbol, low], vec![above]),
            (None, Some((high, below, _))) => (vec![symbol, high], vec![below]),
            (Some((low, from, _)), Some((high, to, _))) => {
                (vec![low, symbol, high], vec![from, to])
            }
        };
        Some(Self::Chain(operands, ops, Scope::Step))
    }

    /// A product as fractions beside each other: `a/b*c/d` is a/b · c/d. What is divided twice
    /// has both divisors below its line.
    pub(crate) fn fractions(&self) -> Vec<Fraction<'_>> {
        let mut list = match self {
            Self::Binary(BinaryOp::Mul | BinaryOp::Div, left, ..) => left.fractions(),
            other => vec![Fraction {
                above: vec![other],
                below: Vec::new(),
            }],
        };
        let Some(last) = list.last_mut() else {
            return list;
        };
        match self {
            Self::Binary(BinaryOp::Mul, _, right, _) => {
                let mut factors = right.fractions().into_iter();
                if last.below.is_empty()
                    && let Some(first) = factors.next()
                {
                    last.above.extend(first.above);
                    last.below = first.below;
                }
                list.extend(factors);
            }
            Self::Binary(BinaryOp::Div, _, right, _) => last.below.push(right),
            _ => {}
        }
        list
    }
}

impl Line {
    /// Calls `visit` on every formula: what is assigned, and conditions.
    pub(crate) fn each_formula<'l>(&'l self, visit: &mut impl FnMut(&'l Formula)) {
        match self {
            Self::Equation(_, value) => visit(value),
            Self::Drawn(_) => {}
            Self::If {
                condition,
                then,
                otherwise,
            } => {
                visit(condition);
                for line in then.iter().chain(otherwise) {
                    line.each_formula(visit);
                }
            }
        }
    }

    /// A block with something in it; none if there is nothing.
    pub(crate) fn choice(
        condition: Formula,
        scope: Scope,
        then: Vec<Self>,
        otherwise: Vec<Self>,
    ) -> Option<Self> {
        match (then.is_empty(), otherwise.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Self::If {
                condition: Formula::Not(Box::new(condition), scope),
                then: otherwise,
                otherwise: then,
            }),
            _ => Some(Self::If {
                condition,
                then,
                otherwise,
            }),
        }
    }
}
