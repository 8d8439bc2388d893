//! The intermediate representation: an arena of operations without duplicates.
//!
//! Its nodes are numbers and conditions, each at one of the five scopes of [`Scope`]. Equal expressions are one node,
//! so common subexpressions are computed once.

use std::collections::{BTreeMap, HashMap};

use super::hash::OfOperations;
use super::op::{Arguments, Bits, NodeId, Op, Unary};
use super::phase::{Draft, Phase};
use crate::diag::Source;
use crate::functions::Pointwise;
use crate::language::ids::ParamId;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::scope::Scope;
use crate::model::Expr;

#[derive(Clone, Copy, Debug)]
struct Node<P> {
    op: Op<P>,
    scope: Scope,
    condition: bool,
    carried: bool,
}

/// The arena. Asking it for an operation gives the node that has it already, or a new one.
#[derive(Clone, Debug)]
pub(crate) struct Graph<P = Draft> {
    nodes: Vec<Node<P>>,
    index: HashMap<Op<P>, NodeId, OfOperations>,
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

impl<P> Default for Graph<P> {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            index: HashMap::default(),
            names: BTreeMap::new(),
            origins: BTreeMap::new(),
            operands: BTreeMap::new(),
        }
    }
}

impl<P: Phase> Graph<P> {
    pub(crate) fn add(&mut self, op: Op<P>) -> NodeId {
        if let Some(node) = self.index.get(&op) {
            return *node;
        }
        let scope = match op {
            Op::Own(own) => own.scope(),
            Op::Weight | Op::Grad | Op::Input(_) | Op::Noise(_) | Op::State(_) => Scope::Element,
            Op::AxisState(axis, _) => axis.scope(),
            op => {
                let operands = op.operands().map(|node| self.scope(node));
                operands.fold(Scope::Step, Scope::join)
            }
        };
        let condition = match op {
            Op::Truth(_) | Op::New(_) | Op::Unary(Unary::Not, _) => true,
            Op::Compare(..) | Op::Binary(BinaryOp::And | BinaryOp::Or, ..) => true,
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

    fn insert(&mut self, op: Op<P>, scope: Scope, condition: bool) -> NodeId {
        let id = NodeId::of(self.count());
        let carried = match op {
            Op::ScalarState(_)
            | Op::InputNumber(_)
            | Op::Step
            | Op::New(_)
            | Op::BiasCorrection(..) => true,
            op => op.operands().any(|node| self.is_carried(node)),
        };
        self.nodes.push(Node {
            op,
            scope,
            condition,
            carried,
        });
        self.index.insert(op, id);
        id
    }

    pub(crate) fn number(&mut self, value: f64) -> NodeId {
        self.add(Op::Number(Bits::of(value)))
    }

    pub(crate) fn unary(&mut self, op: Unary, a: NodeId) -> NodeId {
        self.add(Op::Unary(op, a))
    }

    pub(crate) fn binary(&mut self, op: BinaryOp, a: NodeId, b: NodeId) -> NodeId {
        self.add(Op::Binary(op, a, b))
    }

    pub(crate) fn compare(&mut self, op: CompareOp, a: NodeId, b: NodeId) -> NodeId {
        self.add(Op::Compare(op, a, b))
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

    pub(crate) fn op(&self, node: NodeId) -> Op<P> {
        self.nodes[node.index()].op
    }

    pub(crate) fn scope(&self, node: NodeId) -> Scope {
        self.nodes[node.index()].scope
    }

    pub(crate) fn is_condition(&self, node: NodeId) -> bool {
        self.nodes[node.index()].condition
    }

    /// Whether a number of a step changes from step to step.
    pub(crate) fn is_carried(&self, node: NodeId) -> bool {
        self.nodes[node.index()].carried
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

    /// The same in order, operands before what uses them.
    pub(crate) fn below_in_order(&self, roots: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
        let mut needed = vec![false; self.len()];
        for root in roots {
            needed[root.index()] = true;
        }
        // What uses a node comes behind it.
        for (index, node) in self.nodes.iter().enumerate().rev() {
            if needed[index] {
                for operand in node.op.operands() {
                    needed[operand.index()] = true;
                }
            }
        }
        self.nodes().filter(|node| needed[node.index()]).collect()
    }

    /// What these nodes are made of, where `onward` says what of a node is looked at next.
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
                Op::Binary(BinaryOp::Mul, a, b) => left.extend([b, a]),
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

    /// Adds what stands for a node of another graph. A flag has the operation of any hyper-parameter; its kind
    /// must not get lost.
    pub(crate) fn add_like<Q: Phase>(
        &mut self,
        other: &Graph<Q>,
        node: NodeId,
        op: Op<P>,
    ) -> NodeId {
        match op {
            Op::Param(id) if other.is_condition(node) => self.flag(id),
            _ => self.add(op),
        }
    }

    /// The same nodes in another phase, with their names. Where they were written is told no more.
    pub(crate) fn in_phase<Q: Phase>(&self, own: impl Fn(P) -> Q) -> Graph<Q> {
        let mut graph = Graph::default();
        for node in self.nodes() {
            let made = graph.add_like(self, node, self.op(node).in_phase(&own));
            assert_eq!(made, node, "a bug in optim: two operations have become one");
        }
        graph.names.clone_from(&self.names);
        graph
    }

    /// All nodes, operands before what uses them.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<P> {
        (0..self.count()).map(NodeId::of)
    }
}
