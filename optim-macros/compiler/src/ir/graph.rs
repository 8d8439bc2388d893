//! The intermediate representation: an arena of operations without duplicates.
//!
//! A rule becomes one [`Body`] for each of its loops. Its nodes are numbers and conditions, each at one
//! of the five scopes of [`Scope`]. Equal expressions are one node, so common subexpressions are computed
//! once. Here the arena; in `program` what a rule is made of.

use std::collections::{BTreeMap, HashMap};

use crate::diag::Source;
use crate::functions::Pointwise;
use crate::language::ids::{ParamId, StateId};
use crate::language::reduction::{Fold, Reduction};
use crate::language::scope::Scope;
use crate::model::Expr;

/// A node of a [`Graph`]. Operands have smaller numbers than what uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

impl NodeId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A number that can be compared bit by bit, as equal nodes must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Bits(u64);

impl Bits {
    pub(crate) fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Op {
    Number(Bits),
    Truth(bool),
    Param(ParamId),
    /// The step number.
    Step,
    /// The number of weights.
    Len,
    /// The number of the tensor's axes.
    Ndim,
    /// A weight before the step.
    Weight,
    Grad,
    /// Last step's value of a state.
    State(StateId),
    /// Last step's value of a scalar state.
    ScalarState(StateId),
    /// Last step's value of a state that is kept per row or per column.
    AxisState(Axis, StateId),
    /// In a loop, a number that was computed before it: a position in [`Body::scalars`].
    Scalar(usize),
    /// Many values made one. The operands of [`Fold::Dot`] are two; otherwise the second is the first.
    Reduce(Reduction, NodeId, NodeId),
    /// In a stage, the number that an earlier one has reduced: a position among all of them.
    Reduced(usize),
    /// In a stage over rows or columns, what an earlier stage has left for each: a position among all
    /// of that axis.
    Register(Axis, usize),
    /// In a stage over weights, what an earlier one has left for the weight's row or column.
    Spread(Axis, usize),
    Unary(Unary, NodeId),
    Binary(Binary, NodeId, NodeId),
    /// A function of numbers.
    Call(Pointwise, Arguments),
    /// The second operand where the first holds, else the third.
    Select(NodeId, NodeId, NodeId),
    /// Stands for what has an error: any value. No rule that is compiled has it.
    Unknown,
}

/// The rows or the columns of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Axis {
    Row,
    Column,
}

impl Axis {
    pub(crate) const BOTH: [Self; 2] = [Self::Row, Self::Column];

    /// The axis of a scope that has one.
    pub(crate) fn of(scope: Scope) -> Option<Self> {
        match scope {
            Scope::Row => Some(Self::Row),
            Scope::Column => Some(Self::Column),
            _ => None,
        }
    }

    pub(crate) fn scope(self) -> Scope {
        match self {
            Self::Row => Scope::Row,
            Self::Column => Scope::Column,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Unary {
    Neg,
    Not,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    Pow,
    /// `1 - a^b`, as exactly as it can be: what a pass makes of that difference.
    OneMinusPow,
    And,
    Or,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
}

impl Binary {
    /// Whether the result is a condition.
    pub(crate) fn is_condition(self) -> bool {
        !matches!(
            self,
            Self::Add | Self::Sub | Self::Mul | Self::Div | Self::Pow | Self::OneMinusPow
        )
    }
}

/// What a function is called with: up to three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Arguments {
    nodes: [Option<NodeId>; 3],
}

impl Op {
    /// The operands.
    pub(crate) fn operands(self) -> impl Iterator<Item = NodeId> {
        let list = match self {
            Self::Unary(_, a) => [Some(a), None, None],
            Self::Binary(_, a, b) => [Some(a), Some(b), None],
            Self::Reduce(reduction, a, b) => [
                Some(a),
                Some(b).filter(|_| reduction.fold == Fold::Dot),
                None,
            ],
            Self::Select(c, a, b) => [Some(c), Some(a), Some(b)],
            Self::Call(_, arguments) => arguments.nodes,
            _ => [None; 3],
        };
        list.into_iter().flatten()
    }

    /// The same operation on other operands.
    pub(crate) fn map(self, mut operand: impl FnMut(NodeId) -> NodeId) -> Self {
        match self {
            Self::Unary(op, a) => Self::Unary(op, operand(a)),
            Self::Binary(op, a, b) => Self::Binary(op, operand(a), operand(b)),
            Self::Reduce(reduction, a, b) => Self::Reduce(reduction, operand(a), operand(b)),
            Self::Select(c, a, b) => Self::Select(operand(c), operand(a), operand(b)),
            Self::Call(function, arguments) => Self::Call(
                function,
                Arguments {
                    nodes: arguments.nodes.map(|node| node.map(&mut operand)),
                },
            ),
            leaf => leaf,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Node {
    op: Op,
    scope: Scope,
    condition: bool,
}

/// The arena. Asking it for an operation gives the node that has it already, or a new one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    nodes: Vec<Node>,
    index: HashMap<Op, NodeId>,
    /// What the author called a node.
    names: BTreeMap<NodeId, String>,
    /// Where a node was first written. Passes do not keep it.
    origins: BTreeMap<NodeId, Origin>,
    /// Of an operation that not every operand suits, how that operand was first written.
    operands: BTreeMap<NodeId, Origin>,
}

/// Where and how an operation was written.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) source: Source,
    /// The number of the place, which tells by what `#[allow(…)]` it is covered.
    pub(crate) place: usize,
    pub(crate) text: String,
}

impl From<&Expr> for Origin {
    fn from(expr: &Expr) -> Self {
        Self {
            source: expr.source,
            place: expr.place,
            text: expr.text.clone(),
        }
    }
}

impl Graph {
    pub(crate) fn add(&mut self, op: Op) -> NodeId {
        if let Some(node) = self.index.get(&op) {
            return *node;
        }
        let leaf = match op {
            Op::Weight | Op::Grad | Op::State(_) | Op::Spread(..) | Op::Scalar(_) | Op::Unknown => {
                Scope::Element
            }
            Op::AxisState(axis, _) | Op::Register(axis, _) => axis.scope(),
            Op::Reduced(_) => Scope::Tensor,
            _ => Scope::Step,
        };
        let scope = match op {
            Op::Reduce(reduction, ..) => reduction.over.scope(),
            _ => op
                .operands()
                .map(|node| self.scope(node))
                .fold(leaf, Scope::join),
        };
        let condition = match op {
            Op::Truth(_) | Op::Unary(Unary::Not, _) => true,
            Op::Binary(binary, ..) => binary.is_condition(),
            Op::Select(_, a, _) => self.is_condition(a),
            // Hyper-parameters that are flags are added by `flag`.
            _ => false,
        };
        self.insert(op, scope, condition)
    }

    /// A hyper-parameter that is a flag.
    pub(crate) fn flag(&mut self, id: ParamId) -> NodeId {
        match self.index.get(&Op::Param(id)) {
            Some(node) => *node,
            None => self.insert(Op::Param(id), Scope::Step, true),
        }
    }

    fn insert(&mut self, op: Op, scope: Scope, condition: bool) -> NodeId {
        let id = NodeId(self.count());
        self.nodes.push(Node {
            op,
            scope,
            condition,
        });
        self.index.insert(op, id);
        id
    }

    pub(crate) fn number(&mut self, value: f64) -> NodeId {
        self.add(Op::Number(Bits(value.to_bits())))
    }

    pub(crate) fn unary(&mut self, op: Unary, a: NodeId) -> NodeId {
        self.add(Op::Unary(op, a))
    }

    pub(crate) fn binary(&mut self, op: Binary, a: NodeId, b: NodeId) -> NodeId {
        self.add(Op::Binary(op, a, b))
    }

    pub(crate) fn call(&mut self, function: Pointwise, arguments: &[NodeId]) -> NodeId {
        let mut nodes = [None; 3];
        assert!(
            arguments.len() == function.arguments() && arguments.len() <= nodes.len(),
            "a bug in optim: {function:?} of {arguments:?}"
        );
        for (place, argument) in nodes.iter_mut().zip(arguments) {
            *place = Some(*argument);
        }
        self.add(Op::Call(function, Arguments { nodes }))
    }

    fn count(&self) -> u32 {
        u32::try_from(self.nodes.len()).expect("a bug in optim: a rule of four billion operations")
    }

    /// Number of nodes.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn op(&self, node: NodeId) -> Op {
        self.nodes[node.index()].op
    }

    pub(crate) fn scope(&self, node: NodeId) -> Scope {
        self.nodes[node.index()].scope
    }

    pub(crate) fn is_condition(&self, node: NodeId) -> bool {
        self.nodes[node.index()].condition
    }

    /// The value of a node that is a number known now.
    pub(crate) fn constant(&self, node: NodeId) -> Option<f64> {
        match self.op(node) {
            Op::Number(bits) => Some(bits.get()),
            _ => None,
        }
    }

    /// What these nodes are made of, they among it: each once, before its operands.
    pub(crate) fn below(
        &self,
        roots: impl IntoIterator<Item = NodeId>,
    ) -> impl Iterator<Item = NodeId> {
        self.walk(roots, |node, next| next.extend(self.op(node).operands()))
    }

    /// The same, where `onward` says what of a node is looked at next.
    pub(crate) fn walk(
        &self,
        roots: impl IntoIterator<Item = NodeId>,
        mut onward: impl FnMut(NodeId, &mut Vec<NodeId>),
    ) -> impl Iterator<Item = NodeId> {
        let mut next: Vec<_> = roots.into_iter().collect();
        let mut seen = vec![false; self.len()];
        std::iter::from_fn(move || {
            loop {
                let node = next.pop()?;
                if !std::mem::replace(&mut seen[node.index()], true) {
                    onward(node, &mut next);
                    return Some(node);
                }
            }
        })
    }

    /// The argument of a call of this function, if the node is one.
    pub(crate) fn argument_of(&self, node: NodeId, function: Pointwise) -> Option<NodeId> {
        match self.op(node) {
            op @ Op::Call(called, _) if called == function => op.operands().next(),
            _ => None,
        }
    }

    /// The factors of a product in the order in which they are written, however it is grouped; one for
    /// anything else.
    pub(crate) fn factors(&self, node: NodeId) -> Vec<NodeId> {
        let mut factors = Vec::new();
        let mut left = vec![node];
        while let Some(node) = left.pop() {
            match self.op(node) {
                Op::Binary(Binary::Mul, a, b) => left.extend([b, a]),
                _ => factors.push(node),
            }
        }
        factors
    }

    /// Calls a node by a name, unless it has one.
    pub(crate) fn name(&mut self, node: NodeId, name: &str) {
        self.names.entry(node).or_insert_with(|| name.to_owned());
    }

    pub(crate) fn name_of(&self, node: NodeId) -> Option<&str> {
        self.names.get(&node).map(String::as_str)
    }

    /// Notes where a node is written, unless it was written before.
    pub(crate) fn originate(&mut self, node: NodeId, origin: impl FnOnce() -> Origin) {
        self.origins.entry(node).or_insert_with(origin);
    }

    /// Notes how the divisor, or the argument of a function, is written.
    pub(crate) fn operand_written(&mut self, operation: NodeId, operand: &Expr) {
        self.operands
            .entry(operation)
            .or_insert_with(|| operand.into());
    }

    pub(crate) fn operand_origin(&self, operation: NodeId) -> Option<&Origin> {
        self.operands.get(&operation)
    }

    pub(crate) fn origin(&self, node: NodeId) -> Option<&Origin> {
        self.origins.get(&node)
    }

    /// Adds a hyper-parameter, which may be a flag, or any other operation.
    pub(crate) fn add_like(&mut self, other: &Self, node: NodeId, op: Op) -> NodeId {
        match op {
            // A flag has the operation of any hyper-parameter; its kind must not get lost.
            Op::Param(id) if other.is_condition(node) => self.flag(id),
            _ => self.add(op),
        }
    }

    /// All nodes, operands before what uses them.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.count()).map(NodeId)
    }
}
