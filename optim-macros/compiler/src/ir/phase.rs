//! The phases of the representation, and what each of them has alone.
//!
//! A rule is lowered to a [`Draft`], also if it has errors. Of one without, the draft is a [`Whole`] step for each
//! loop, which the passes make better and then cut at its reductions: what comes out is [`Staged`]. Conditions and
//! other arithmetic on hyper-parameters need [`Nothing`] of that.

use std::fmt;
use std::hash::Hash;

use super::body::{Body, Ends, StageEnds, Stages};
use super::op::{Axis, MOST_OPERANDS, NodeId};
use crate::language::matrix::{MOST_MATRICES, MOST_SETTINGS, MatrixFunction};
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

/// A function of whole matrices and numbers of the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Matrix {
    pub(crate) function: MatrixFunction,
    pub(crate) of: [Option<Operand>; MOST_MATRICES],
    pub(crate) settings: [Option<NodeId>; MOST_SETTINGS],
    /// The scope of what it gives.
    pub(crate) gives: Scope,
}

/// A matrix that a function is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Operand {
    pub(crate) node: NodeId,
    /// That of what was written; the node may be of a wider one, for switches and folding may have made one number of it.
    pub(crate) scope: Scope,
    /// Whether it is taken transposed.
    pub(crate) turned: bool,
}

/// Where a matrix lies between two loops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A position among all that is kept for each weight.
    Kept(usize),
    /// A position among all that is left for an axis, which is one of pairs.
    Register(Axis, usize),
}

/// What is made of matrices behind a loop.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) function: MatrixFunction,
    /// Where its operands lie, and whether each is taken transposed.
    pub(crate) from: Vec<(Slot, bool)>,
    /// Numbers of the step.
    pub(crate) settings: Vec<NodeId>,
    /// In the place of an operand if that is one for each weight; else a place of its own.
    pub(crate) into: Slot,
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
    /// In a stage over an axis, what an earlier stage has left for each: a position among all
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
    /// The matrices that it is of.
    pub(crate) fn matrices(&self) -> impl Iterator<Item = Operand> + use<> {
        self.of.into_iter().flatten()
    }

    pub(crate) fn settings(&self) -> impl Iterator<Item = NodeId> + use<> {
        self.settings.into_iter().flatten()
    }

    /// Whether it is made behind a loop over the weights: it is of a value for each weight or gives one.
    pub(crate) fn is_of_weights(&self) -> bool {
        let mut of = self.matrices();
        self.gives == Scope::Element || of.any(|operand| operand.scope == Scope::Element)
    }

    /// Whether it is the product of a matrix with its own transpose.
    pub(crate) fn is_of_itself(&self) -> bool {
        matches!(self.of, [Some(a), Some(b)] if a.node == b.node && a.turned != b.turned)
    }

    fn operands(self) -> [Option<NodeId>; MOST_OPERANDS] {
        let mut operands = [None; MOST_OPERANDS];
        let of = self.of.map(|operand| operand.map(|operand| operand.node));
        operands[..MOST_MATRICES].copy_from_slice(&of);
        operands[MOST_MATRICES..].copy_from_slice(&self.settings);
        operands
    }

    fn map(self, operand: &mut dyn FnMut(NodeId) -> NodeId) -> Self {
        Self {
            of: self.of.map(|of| {
                of.map(|of| Operand {
                    node: operand(of.node),
                    ..of
                })
            }),
            settings: self.settings.map(|setting| setting.map(&mut *operand)),
            ..self
        }
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.matrices().map(|operand| {
            let turned = if operand.turned { "ᵀ" } else { "" };
            format!("{}{turned}", operand.node)
        });
        let settings = self.settings().map(|setting| setting.to_string());
        let all: Vec<_> = of.chain(settings).collect();
        write!(f, "{}({})", self.function.name(), all.join(", "))
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept(index) => write!(f, "kept {index}"),
            Self::Register(axis, index) => write!(f, "{} register {index}", axis.word()),
        }
    }
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from.iter().map(|(slot, turned)| {
            let turned = if *turned { "ᵀ" } else { "" };
            format!("{slot}{turned}")
        });
        let settings = self.settings.iter().map(ToString::to_string);
        let all: Vec<_> = from.chain(settings).collect();
        write!(
            f,
            "{} = {}({})",
            self.into,
            self.function.name(),
            all.join(", ")
        )
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
            Self::Matrix(matrix) => matrix.gives,
            Self::Unknown => Scope::Element,
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
            Self::Matrix(matrix) => matrix.gives,
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
