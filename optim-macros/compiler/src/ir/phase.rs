//! The phases of the representation, and what each of them has alone.
//!
//! A rule is lowered to a [`Draft`], also if it has errors. Of one without, the draft is a [`Whole`] step for each
//! loop, which the passes make better and then cut at its reductions: what comes out is [`Staged`]. Conditions and
//! other arithmetic on hyper-parameters need [`Nothing`] of that.

use std::fmt;
use std::hash::Hash;

use super::body::{Body, Ends, StageEnds, Stages};
use super::op::{Axis, NodeId};
use crate::language::reduction::Reduction;
use crate::language::scope::Scope;

/// What only one phase has.
pub(crate) trait Phase: Copy + Eq + Hash + fmt::Debug {
    /// What a body gives beside the values that it stores.
    type Ends: Ends;
    /// What a loop is.
    type Code: fmt::Debug;

    fn operands(self) -> [Option<NodeId>; 2];

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

/// A rule that may have errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Draft {
    Reduce(Reduce),
    /// Stands for what has an error: any value.
    Unknown,
}

/// A rule without errors, before it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Whole {
    Reduce(Reduce),
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
}

/// Arithmetic that is no step's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Nothing {}

impl Draft {
    /// The same in a rule that has no errors.
    pub(crate) fn sound(self) -> Whole {
        match self {
            Self::Reduce(reduce) => Whole::Reduce(reduce),
            Self::Unknown => panic!("a bug in optim: a rule with an error is compiled"),
        }
    }

    /// The same in arithmetic that is no step's.
    pub(crate) fn nothing(self) -> Nothing {
        panic!("a bug in optim: {self:?} outside of a step")
    }
}

impl Reduce {
    fn operands(self) -> [Option<NodeId>; 2] {
        let second = self.reduction.fold.is_of_pairs();
        [Some(self.a), second.then_some(self.b)]
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        Self {
            a: operand(self.a),
            b: operand(self.b),
            ..self
        }
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

    fn operands(self) -> [Option<NodeId>; 2] {
        match self {
            Self::Reduce(reduce) => reduce.operands(),
            Self::Unknown => [None; 2],
        }
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        match self {
            Self::Reduce(reduce) => Self::Reduce(reduce.map(operand)),
            Self::Unknown => Self::Unknown,
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::Reduce(reduce) => reduce.reduction.over.scope(),
            Self::Unknown => Scope::Element,
        }
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reduce(reduce) => write!(f, "{reduce}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl Phase for Whole {
    type Ends = ();
    type Code = Body<Self>;

    fn operands(self) -> [Option<NodeId>; 2] {
        let Self::Reduce(reduce) = self;
        reduce.operands()
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        let Self::Reduce(reduce) = self;
        Self::Reduce(reduce.map(operand))
    }

    fn scope(self) -> Scope {
        let Self::Reduce(reduce) = self;
        reduce.reduction.over.scope()
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Reduce(reduce) = self;
        write!(f, "{reduce}")
    }
}

impl Phase for Staged {
    type Ends = StageEnds;
    type Code = Stages;

    fn operands(self) -> [Option<NodeId>; 2] {
        [None; 2]
    }

    fn map(self, _: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        self
    }

    fn scope(self) -> Scope {
        match self {
            Self::Scalar(_) | Self::Spread(..) => Scope::Element,
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
        }
    }
}

impl Phase for Nothing {
    type Ends = ();
    type Code = ();

    fn operands(self) -> [Option<NodeId>; 2] {
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
