//! Formulas: what the printers print.

use crate::functions::Pointwise;
use crate::language::domain::{Bound, Domain};
use crate::language::ids::{InputId, LetId, ParamId, StateId};
use crate::language::measure::Measure;
use crate::language::noise::Noise;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::reduction::Reduction;
use crate::language::scope::Scope;

#[derive(Clone, Debug)]
pub(super) enum Formula {
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
pub(super) enum Symbol {
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
pub(super) enum When {
    Now,
    Before,
    /// Before the first step.
    Start,
    /// At the first step.
    First,
}

/// A line of the update, or a block of them.
#[derive(Clone, Debug)]
pub(super) enum Line {
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
pub(super) struct Fraction<'f> {
    pub(super) above: Vec<&'f Formula>,
    pub(super) below: Vec<&'f Formula>,
}

impl Formula {
    pub(super) fn binary(op: BinaryOp, left: Self, right: Self) -> Self {
        Self::Binary(op, Box::new(left), Box::new(right), Scope::Step)
    }

    /// `1 − self`
    pub(super) fn complement(self) -> Self {
        Self::binary(BinaryOp::Sub, Self::Number(1.0), self)
    }

    /// `0 ≤ β < 1`, as it is written: `lr ≥ 0` and not `0 ≤ lr`. `None` for an unlimited domain.
    pub(super) fn domain(symbol: Symbol, domain: Option<Domain>) -> Option<Self> {
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
    pub(super) fn fractions(&self) -> Vec<Fraction<'_>> {
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
    /// A block with something in it; none if there is nothing.
    pub(super) fn choice(
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
