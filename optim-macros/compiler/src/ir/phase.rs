//! The phases of the representation, and what each of them has alone.
//!
//! A rule is lowered to a [`Draft`], also if it has errors. Of one without, the draft is a [`Whole`] step for each
//! loop, which the passes make better and then cut at its reductions: what comes out is [`Staged`]. Conditions and
//! other arithmetic on hyper-parameters need [`Nothing`] of that.

use std::fmt;
use std::hash::Hash;

use super::body::{Body, Ends, StageEnds, Stages};
use super::op::{Axis, MOST_OPERANDS, NodeId};
use crate::language::matrix::{MOST_SETTINGS, MatrixFunction};
use crate::language::reduction::Reduction;
use crate::language::scope::Scope;

/// What only one phase has.
pub(crate) trait Phase: Copy + Eq + Hash + fmt::Debug {
    /// What a body gives beside the values that it stores.
    type Ends: Ends;
    /// What a loop is.
    type Code: fmt::Debug;

    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS];

    /// The same on other operands.
    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self;

    /// The scope of the result.
    fn scope(self) -> Scope;

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Many values made one. The operands of a fold of pairs are two; otherwise the second is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Reduce {
    pub(crate) reduction: Reduction,
    pub(crate) a: NodeId,
    pub(crate) b: NodeId,
}

/// A function of whole matrices: of a value for each weight and numbers of the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Matrix {
    pub(crate) function: MatrixFunction,
    pub(crate) x: NodeId,
    pub(crate) settings: [NodeId; MOST_SETTINGS],
}

/// A rule that may have errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Draft {
    Reduce(Reduce),
    Matrix(Matrix),
    /// Stands for what has an error: any value.
    Unknown,
}

/// A rule without errors, before it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Whole {
    Reduce(Reduce),
    Matrix(Matrix),
}

/// A stage of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Staged {
    /// In a loop, a number that was computed before it: a position in [`StageEnds::scalars`].
    Scalar(usize),
    /// The number that an earlier stage has reduced: a position among all of them.
    Reduced(usize),
    /// In a stage over rows or columns, what an earlier stage has left for each: a position among all
    /// of that axis.
    Register(Axis, usize),
    /// In a stage over weights, what an earlier one has left for the weight's row or column.
    Spread(Axis, usize),
    /// In a stage over weights, what was made of the matrix: a position among all that is kept for each weight.
    Kept(usize),
}

/// Arithmetic that is no step's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Nothing {}

impl Draft {
    /// The same in a rule that has no errors.
    pub(crate) fn sound(self) -> Whole {
        match self {
            Self::Reduce(reduce) => Whole::Reduce(reduce),
            Self::Matrix(matrix) => Whole::Matrix(matrix),
            Self::Unknown => panic!("a bug in optim: a rule with an error is compiled"),
        }
    }

    /// The same in arithmetic that is no step's.
    pub(crate) fn nothing(self) -> Nothing {
        panic!("a bug in optim: {self:?} outside of a step")
    }
}

impl Reduce {
    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        let second = self.reduction.fold.is_of_pairs();
        let mut operands = [None; MOST_OPERANDS];
        operands[0] = Some(self.a);
        operands[1] = second.then_some(self.b);
        operands
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        Self {
            a: operand(self.a),
            b: operand(self.b),
            ..self
        }
    }
}

impl Matrix {
    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        let mut operands = [None; MOST_OPERANDS];
        let all = std::iter::once(self.x).chain(self.settings);
        for (place, operand) in operands.iter_mut().zip(all) {
            *place = Some(operand);
        }
        operands
    }

    pub(crate) fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        Self {
            x: operand(self.x),
            settings: self.settings.map(operand),
            ..self
        }
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings: Vec<_> = self.settings.iter().map(ToString::to_string).collect();
        let (name, settings) = (self.function.name(), settings.join(", "));
        write!(f, "{name}({}, {settings})", self.x)
    }
}

impl fmt::Display for Reduce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reduction, a, b } = self;
        if reduction.fold.is_of_pairs() {
            write!(f, "{}({a}, {b})", reduction.name())
        } else {
            write!(f, "{}({a})", reduction.name())
        }
    }
}

impl Phase for Draft {
    type Ends = ();
    type Code = Body<Self>;

    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        match self {
            Self::Reduce(reduce) => reduce.operands(),
            Self::Matrix(matrix) => matrix.operands(),
            Self::Unknown => [None; MOST_OPERANDS],
        }
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        match self {
            Self::Reduce(reduce) => Self::Reduce(reduce.map(operand)),
            Self::Matrix(matrix) => Self::Matrix(matrix.map(operand)),
            Self::Unknown => Self::Unknown,
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::Reduce(reduce) => reduce.reduction.over.scope(),
            Self::Matrix(_) | Self::Unknown => Scope::Element,
        }
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reduce(reduce) => write!(f, "{reduce}"),
            Self::Matrix(matrix) => write!(f, "{matrix}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl Phase for Whole {
    type Ends = ();
    type Code = Body<Self>;

    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        match self {
            Self::Reduce(reduce) => reduce.operands(),
            Self::Matrix(matrix) => matrix.operands(),
        }
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        match self {
            Self::Reduce(reduce) => Self::Reduce(reduce.map(operand)),
            Self::Matrix(matrix) => Self::Matrix(matrix.map(operand)),
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::Reduce(reduce) => reduce.reduction.over.scope(),
            Self::Matrix(_) => Scope::Element,
        }
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reduce(reduce) => write!(f, "{reduce}"),
            Self::Matrix(matrix) => write!(f, "{matrix}"),
        }
    }
}

impl Phase for Staged {
    type Ends = StageEnds;
    type Code = Stages;

    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        [None; MOST_OPERANDS]
    }

    fn map(self, _: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        self
    }

    fn scope(self) -> Scope {
        match self {
            Self::Scalar(_) | Self::Spread(..) | Self::Kept(_) => Scope::Element,
            Self::Reduced(_) => Scope::Tensor,
            Self::Register(axis, _) => axis.scope(),
        }
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(index) => write!(f, "k{index}"),
            Self::Reduced(index) => write!(f, "reduced {index}"),
            Self::Register(axis, index) => write!(f, "{} register {index}", axis.word()),
            Self::Spread(axis, index) => write!(f, "spread {} register {index}", axis.word()),
            Self::Kept(index) => write!(f, "kept {index}"),
        }
    }
}

impl Phase for Nothing {
    type Ends = ();
    type Code = ();

    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        match self {}
    }

    fn map(self, _: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        match self {}
    }

    fn scope(self) -> Scope {
        match self {}
    }

    fn write(self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {}
    }
}
