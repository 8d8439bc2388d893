//! The operations that graphs are made of.

use super::phase::{Draft, Phase};
use crate::functions::Pointwise;
use crate::language::ids::{InputId, ParamId, StateId};
use crate::language::matrix::{MOST_MATRICES, MOST_SETTINGS};
use crate::language::measure::Measure;
use crate::language::noise::Noise;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::scope::Scope;

/// Operands of an operation, at most.
pub(super) const MOST_OPERANDS: usize = MOST_MATRICES + MOST_SETTINGS;

/// A node of a graph. Operands have smaller numbers than what uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// Of the node that was made after so many others.
    pub(super) fn of(index: u32) -> Self {
        Self(index)
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A number that can be compared bit by bit, as equal nodes must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Bits(u64);

impl Bits {
    pub(super) fn of(value: f64) -> Self {
        Self(value.to_bits())
    }

    pub(crate) fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// An operation. What all phases have; what one has alone is [`Own`](Self::Own).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Op<P = Draft> {
    Number(Bits),
    Truth(bool),
    Param(ParamId),
    /// The step number.
    Step,
    /// Whether the step makes the state.
    New(StateId),
    /// A number of the tensor.
    Measure(Measure),
    /// A weight before the step.
    Weight,
    Grad,
    /// What is given for each weight beside the gradient.
    Input(InputId),
    /// What is given as one number of the step.
    InputNumber(InputId),
    /// Random numbers.
    Noise(Noise),
    /// Last step's value of a state.
    State(StateId),
    /// Last step's value of a scalar state.
    ScalarState(StateId),
    /// Last step's value of a state that is kept per row, per column or per pair of them.
    AxisState(Axis, StateId),
    Unary(Unary, NodeId),
    Binary(BinaryOp, NodeId, NodeId),
    Compare(CompareOp, NodeId, NodeId),
    /// One minus the product of the rates at which a state has forgotten up to this step, whose own rate is the
    /// operand: `1 - rate^t` while it stays the same.
    BiasCorrection(StateId, NodeId),
    /// `1 - a^b`, as exactly as it can be: what a pass makes of that difference.
    OneMinusPow(NodeId, NodeId),
    /// A function of numbers.
    Call(Pointwise, Arguments),
    /// The second operand where the first holds, else the third.
    Select(NodeId, NodeId, NodeId),
    Own(P),
}

/// What a loop goes over that is not one over the weights: the rows of a matrix, its columns, or the pairs of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Axis {
    Row,
    Column,
    RowPair,
    ColumnPair,
}

impl Axis {
    pub(crate) const ALL: [Self; 4] = [Self::Row, Self::Column, Self::RowPair, Self::ColumnPair];

    /// The axis of a scope that has one.
    pub(crate) fn of(scope: Scope) -> Option<Self> {
        match scope {
            Scope::Row => Some(Self::Row),
            Scope::Column => Some(Self::Column),
            Scope::RowPair => Some(Self::RowPair),
            Scope::ColumnPair => Some(Self::ColumnPair),
            _ => None,
        }
    }

    pub(crate) fn scope(self) -> Scope {
        match self {
            Self::Row => Scope::Row,
            Self::Column => Scope::Column,
            Self::RowPair => Scope::RowPair,
            Self::ColumnPair => Scope::ColumnPair,
        }
    }

    /// Its position among [`ALL`](Self::ALL).
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Row => 0,
            Self::Column => 1,
            Self::RowPair => 2,
            Self::ColumnPair => 3,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Unary {
    Neg,
    Not,
}

/// What a function is called with: up to three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Arguments {
    pub(super) nodes: [Option<NodeId>; 3],
}

impl<P: Phase> Op<P> {
    /// The operands.
    pub(crate) fn operands(self) -> impl Iterator<Item = NodeId> {
        let few = |few: [Option<NodeId>; 3]| {
            let mut all = [None; MOST_OPERANDS];
            all[..3].copy_from_slice(&few);
            all
        };
        let list = match self {
            Self::Unary(_, a) | Self::BiasCorrection(_, a) => few([Some(a), None, None]),
            Self::Binary(_, a, b) | Self::Compare(_, a, b) | Self::OneMinusPow(a, b) => {
                few([Some(a), Some(b), None])
            }
            Self::Select(c, a, b) => few([Some(c), Some(a), Some(b)]),
            Self::Call(_, arguments) => few(arguments.nodes),
            Self::Own(own) => own.operands(),
            _ => [None; MOST_OPERANDS],
        };
        list.into_iter().flatten()
    }

    /// The same operation on other operands.
    pub(crate) fn map(self, mut operand: impl FnMut(NodeId) -> NodeId) -> Self {
        match self.in_phase(|own| own.map(&mut operand)) {
            Self::Unary(op, a) => Self::Unary(op, operand(a)),
            Self::Binary(op, a, b) => Self::Binary(op, operand(a), operand(b)),
            Self::Compare(op, a, b) => Self::Compare(op, operand(a), operand(b)),
            Self::BiasCorrection(id, rate) => Self::BiasCorrection(id, operand(rate)),
            Self::OneMinusPow(a, b) => Self::OneMinusPow(operand(a), operand(b)),
            Self::Select(c, a, b) => Self::Select(operand(c), operand(a), operand(b)),
            Self::Call(function, arguments) => Self::Call(
                function,
                Arguments {
                    nodes: arguments.nodes.map(|node| node.map(&mut operand)),
                },
            ),
            other => other,
        }
    }
}

impl<P> Op<P> {
    /// The operation in another phase, where `own` tells what becomes of what this one has alone.
    pub(crate) fn in_phase<Q>(self, own: impl FnOnce(P) -> Q) -> Op<Q> {
        match self {
            Self::Number(bits) => Op::Number(bits),
            Self::Truth(value) => Op::Truth(value),
            Self::Param(id) => Op::Param(id),
            Self::Step => Op::Step,
            Self::New(id) => Op::New(id),
            Self::Measure(measure) => Op::Measure(measure),
            Self::Weight => Op::Weight,
            Self::Grad => Op::Grad,
            Self::Input(id) => Op::Input(id),
            Self::InputNumber(id) => Op::InputNumber(id),
            Self::Noise(noise) => Op::Noise(noise),
            Self::State(id) => Op::State(id),
            Self::ScalarState(id) => Op::ScalarState(id),
            Self::AxisState(axis, id) => Op::AxisState(axis, id),
            Self::Unary(op, a) => Op::Unary(op, a),
            Self::Binary(op, a, b) => Op::Binary(op, a, b),
            Self::Compare(op, a, b) => Op::Compare(op, a, b),
            Self::BiasCorrection(id, rate) => Op::BiasCorrection(id, rate),
            Self::OneMinusPow(a, b) => Op::OneMinusPow(a, b),
            Self::Call(function, arguments) => Op::Call(function, arguments),
            Self::Select(c, a, b) => Op::Select(c, a, b),
            Self::Own(only) => Op::Own(own(only)),
        }
    }
}
