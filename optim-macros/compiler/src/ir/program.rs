//! A rule as its loops: what each computes and stores, and what decides which of them runs.

use super::{Axis, Graph, NodeId};
use crate::language::domain::Domain;
use crate::language::ids::{StateId, Target};
use crate::language::reduction::{Fold, Reduction};
use crate::language::storage::Storage;
use crate::model::switches::Setting;

/// One loop with the arithmetic before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    pub(crate) graph: Graph,
    /// New values: states in the order of their declaration, then the weights. In a stage only those
    /// that its loop stores.
    pub(crate) stores: Vec<(Target, NodeId)>,
    /// Numbers that the loop takes, at step scope.
    pub(crate) scalars: Vec<NodeId>,
    /// In a stage, new values of scalar states, which are known before its loop runs.
    pub(crate) numbers: Vec<(StateId, NodeId)>,
    /// What is reduced of the values of a loop: in a stage.
    pub(crate) outputs: Vec<Output>,
    /// Values of a loop over rows or columns that later stages read: in a stage.
    pub(crate) registers: Vec<NodeId>,
}

/// What a stage reduces: of [`Fold::Dot`] two values, otherwise the second is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) reduction: Reduction,
    pub(crate) a: NodeId,
    pub(crate) b: NodeId,
}

impl Output {
    /// The values that the loop leaves for it.
    pub(crate) fn values(self) -> impl Iterator<Item = NodeId> {
        let pair = self.reduction.fold == Fold::Dot && self.a != self.b;
        [Some(self.a), Some(self.b).filter(|_| pair)]
            .into_iter()
            .flatten()
    }
}

/// One loop of a step: over the weights, or over rows or columns between two of those.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    /// `None` for weights.
    pub(crate) axis: Option<Axis>,
    pub(crate) body: Body,
}

impl Body {
    /// What must be computed: everything else is dead.
    pub(crate) fn roots(&self) -> impl Iterator<Item = NodeId> + '_ {
        let stores = self.stores.iter().map(|(_, node)| *node);
        let outputs = self.outputs.iter().flat_map(|output| output.values());
        let scalars = self.scalars.iter().copied();
        let registers = self.registers.iter().copied();
        let numbers = self.numbers.iter().map(|(_, node)| *node);
        let inside = stores.chain(outputs).chain(registers);
        inside.chain(numbers).chain(scalars)
    }

    /// Nodes that the roots need, in order.
    pub(crate) fn reachable(&self) -> Vec<NodeId> {
        let mut nodes: Vec<_> = self.graph.below(self.roots()).collect();
        // Operands have smaller numbers than what uses them.
        nodes.sort_unstable();
        nodes
    }
}

/// A rule in the form that code is generated from.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) params: Vec<Param>,
    pub(crate) states: Vec<State>,
    /// Conditions on hyper-parameters and step number, decided before any loop.
    pub(crate) conditions: Graph,
    /// In `conditions`: what selects the loop.
    pub(crate) switches: Vec<NodeId>,
    /// In `conditions`: what `require` demands, with its message.
    pub(crate) requires: Vec<(NodeId, String)>,
    pub(crate) loops: Vec<Loop>,
    /// Position of the loop that the defaults select.
    pub(crate) default_loop: usize,
    pub(crate) eval: Option<Eval>,
}

/// What `eval` makes of the weights: loops that read states and store the weights alone.
#[derive(Debug)]
pub(crate) struct Eval {
    /// In [`Program::conditions`]: what selects the loop. A state is what the last step left.
    pub(crate) switches: Vec<NodeId>,
    pub(crate) loops: Vec<Loop>,
}

/// A hyper-parameter as generated code needs it.
#[derive(Debug)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) default: crate::language::literal::Literal,
    pub(crate) domain: Domain,
    /// False if its declaration has an error.
    pub(crate) known: bool,
}

/// A state as generated code needs it.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) name: String,
    pub(crate) storage: Storage,
    /// In [`Program::conditions`]: whether it exists.
    pub(crate) condition: Option<NodeId>,
    pub(crate) initial: Initial,
}

/// What a state starts at.
#[derive(Debug)]
pub(crate) enum Initial {
    /// The same for all weights: a node of [`Program::conditions`].
    Step(NodeId),
    /// From weights and gradient of the first step. The one store is the state's.
    Element(Box<Body>),
}

/// One loop and the settings of the switches under which it runs.
#[derive(Debug)]
pub(crate) struct Loop {
    pub(crate) settings: Vec<Setting>,
    /// The settings in words; empty for a rule with one loop.
    pub(crate) description: String,
    /// States per weight, row or column that exist then, in the order of their declaration.
    pub(crate) states: Vec<StateId>,
    /// Everything that is computed in a step.
    pub(crate) body: Body,
    /// The loops in their order, which the last pass cuts the body into.
    pub(crate) stages: Vec<Stage>,
    /// New values of scalar states that are known only after the last stage.
    pub(crate) finish: Option<Body>,
}
