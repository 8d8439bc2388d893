//! Arithmetic with what is done with its values: of a whole step, or of one of its stages.

use std::fmt;

use super::graph::Graph;
use super::op::{Axis, NodeId};
use super::phase::{Draft, Made, Phase, Reduce, Staged};
use crate::language::ids::{StateId, Target};

/// One loop with the arithmetic before it.
#[derive(Clone, Debug)]
pub(crate) struct Body<P: Phase = Draft> {
    pub(crate) graph: Graph<P>,
    /// New values: states in the order of their declaration, then the weights. In a stage only those
    /// that its loop stores.
    pub(crate) stores: Vec<(Target, NodeId)>,
    /// The rates that the histories of states take note of. In a stage, where its numbers are stored.
    pub(crate) recorded: Vec<(StateId, NodeId)>,
    /// What it gives beside these.
    pub(crate) ends: P::Ends,
}

/// What a body gives beside the values that it stores.
pub(crate) trait Ends: Clone + fmt::Debug + Default {
    /// All of it, in a stage.
    fn of_stage(&self) -> Option<&StageEnds>;

    /// The same of other nodes.
    fn map(&self, new: &dyn Fn(NodeId) -> NodeId) -> Self;
}

/// A whole step stores, and that is all.
impl Ends for () {
    fn of_stage(&self) -> Option<&StageEnds> {
        None
    }

    fn map(&self, _: &dyn Fn(NodeId) -> NodeId) -> Self {}
}

/// What a stage is given and gives beside the values that its loop stores.
#[derive(Clone, Debug, Default)]
pub(crate) struct StageEnds {
    /// Numbers that the loop takes, at step scope.
    pub(crate) scalars: Vec<NodeId>,
    /// New values of scalar states, which are known before the loop runs.
    pub(crate) numbers: Vec<(StateId, NodeId)>,
    /// What is reduced of the values of the loop.
    pub(crate) outputs: Vec<Reduce>,
    /// What the loop leaves for each weight of which matrices are made behind it, with its position among all that is
    /// kept so.
    pub(crate) kept: Vec<(usize, NodeId)>,
    /// What is made of matrices behind the loop, in this order.
    pub(crate) matrices: Vec<Made>,
    /// Values of a loop over an axis that later stages read, or what is made of matrices behind this one.
    pub(crate) registers: Vec<NodeId>,
}

impl Ends for StageEnds {
    fn of_stage(&self) -> Option<&StageEnds> {
        Some(self)
    }

    fn map(&self, new: &dyn Fn(NodeId) -> NodeId) -> Self {
        Self {
            scalars: self.scalars.iter().map(|node| new(*node)).collect(),
            numbers: self
                .numbers
                .iter()
                .map(|(id, node)| (*id, new(*node)))
                .collect(),
            outputs: self
                .outputs
                .iter()
                .map(|output| Reduce {
                    a: new(output.a),
                    b: new(output.b),
                    ..*output
                })
                .collect(),
            kept: self
                .kept
                .iter()
                .map(|(place, node)| (*place, new(*node)))
                .collect(),
            matrices: self
                .matrices
                .iter()
                .map(|made| Made {
                    from: made.from.clone(),
                    settings: made.settings.iter().map(|node| new(*node)).collect(),
                    ..*made
                })
                .collect(),
            registers: self.registers.iter().map(|node| new(*node)).collect(),
        }
    }
}

impl Reduce {
    /// The values that a loop leaves for it.
    pub(crate) fn values(self) -> impl Iterator<Item = NodeId> {
        let pair = self.reduction.fold.is_of_pairs() && self.a != self.b;
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
    pub(crate) body: Body<Staged>,
}

/// A step cut into the loops that it takes, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Stages {
    pub(crate) list: Vec<Stage>,
    /// New values of scalar states that are known only after the last stage.
    pub(crate) finish: Option<Body<Staged>>,
}

impl Stages {
    /// The body of the one loop of a step without reductions.
    pub(crate) fn only(&self) -> &Body<Staged> {
        match (self.list.as_slice(), &self.finish) {
            ([stage], None) => &stage.body,
            (list, _) => panic!(
                "a bug in optim: one loop is wanted, and there are {}",
                list.len()
            ),
        }
    }
}

impl<P: Phase> Body<P> {
    pub(crate) fn new(graph: Graph<P>, stores: Vec<(Target, NodeId)>) -> Self {
        Self {
            graph,
            stores,
            recorded: Vec::new(),
            ends: P::Ends::default(),
        }
    }

    /// What must be computed: everything else is dead.
    pub(crate) fn roots(&self) -> Vec<NodeId> {
        let mut roots: Vec<_> = self.stores.iter().map(|(_, node)| *node).collect();
        roots.extend(self.recorded.iter().map(|(_, node)| *node));
        if let Some(ends) = self.ends.of_stage() {
            roots.extend(ends.outputs.iter().flat_map(|output| output.values()));
            roots.extend(ends.kept.iter().map(|(_, node)| *node));
            roots.extend(ends.matrices.iter().flat_map(|made| &made.settings));
            roots.extend(&ends.registers);
            roots.extend(ends.numbers.iter().map(|(_, node)| *node));
            roots.extend(&ends.scalars);
        }
        roots
    }

    /// Nodes that the roots need, in order.
    pub(crate) fn reachable(&self) -> Vec<NodeId> {
        self.graph.below_in_order(self.roots())
    }

    /// The same in a phase whose bodies give as much.
    pub(crate) fn in_phase<Q: Phase<Ends = P::Ends>>(&self, own: impl Fn(P) -> Q) -> Body<Q> {
        Body {
            graph: self.graph.in_phase(own),
            stores: self.stores.clone(),
            recorded: self.recorded.clone(),
            ends: self.ends.clone(),
        }
    }
}
