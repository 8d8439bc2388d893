//! A rule as its loops: what each computes and stores, and what decides which of them runs.

use super::body::Body;
use super::graph::Graph;
use super::op::NodeId;
use super::phase::{Draft, Nothing, Phase, Staged};
use crate::language::domain::Domain;
use crate::language::ids::StateId;
use crate::language::storage::Storage;
use crate::model::switches::Setting;

/// A rule without errors; staged it is in the form that code is generated from.
#[derive(Debug)]
pub(crate) struct Program<P: Phase = Staged> {
    pub(crate) params: Vec<Param>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) states: Vec<State<P>>,
    /// States whose history is kept.
    pub(crate) tracked: Vec<StateId>,
    /// Conditions on hyper-parameters and step number, decided before any loop.
    pub(crate) conditions: Graph<Nothing>,
    /// In `conditions`: what selects the loop.
    pub(crate) switches: Vec<NodeId>,
    /// In `conditions`: what `require` demands, with its message.
    pub(crate) requires: Vec<(NodeId, String)>,
    pub(crate) loops: Vec<Loop<P>>,
    /// Position of the loop that the defaults select.
    pub(crate) default_loop: usize,
    pub(crate) eval: Option<Eval<P>>,
}

/// What `eval` makes of the weights: loops that read states and store the weights alone.
#[derive(Debug)]
pub(crate) struct Eval<P: Phase = Staged> {
    /// In [`Program::conditions`]: what selects the loop. A state is what the last step left.
    pub(crate) switches: Vec<NodeId>,
    pub(crate) loops: Vec<Loop<P>>,
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

/// A further input as generated code needs it.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    /// Whether it is one number of the step.
    pub(crate) scalar: bool,
}

/// A state as generated code needs it.
#[derive(Debug)]
pub(crate) struct State<P: Phase = Staged> {
    pub(crate) name: String,
    pub(crate) storage: Storage,
    /// In [`Program::conditions`]: whether it exists.
    pub(crate) condition: Option<NodeId>,
    pub(crate) initial: Initial<P>,
}

/// What a state starts at.
#[derive(Debug)]
pub(crate) enum Initial<P: Phase = Staged> {
    /// The same for all weights: a node of [`Program::conditions`].
    Step(NodeId),
    /// From weights and gradient of the first step. The one store is the state's.
    Element(Box<Body<P>>),
}

/// One loop and the settings of the switches under which it runs.
#[derive(Debug)]
pub(crate) struct Loop<P: Phase = Staged> {
    pub(crate) settings: Vec<Setting>,
    /// The settings in words; empty for a rule with one loop.
    pub(crate) description: String,
    /// States per weight, row or column that exist then, in the order of their declaration.
    pub(crate) states: Vec<StateId>,
    /// What it does: a body, or the stages that it was cut into.
    pub(crate) code: P::Code,
}

impl State<Draft> {
    /// The same where the rule has no errors.
    pub(crate) fn in_phase<Q: Phase<Ends = ()>>(self, own: impl Fn(Draft) -> Q) -> State<Q> {
        let initial = match &self.initial {
            Initial::Step(node) => Initial::Step(*node),
            Initial::Element(body) => Initial::Element(Box::new(body.in_phase(own))),
        };
        self.with(initial)
    }
}

impl<P: Phase> State<P> {
    /// The same, starting from what another phase says.
    pub(crate) fn with<Q: Phase>(self, initial: Initial<Q>) -> State<Q> {
        State {
            name: self.name,
            storage: self.storage,
            condition: self.condition,
            initial,
        }
    }
}

impl<P: Phase> Loop<P> {
    /// The loop that does this under the same settings.
    pub(crate) fn with<Q: Phase>(self, code: Q::Code) -> Loop<Q> {
        Loop {
            settings: self.settings,
            description: self.description,
            states: self.states,
            code,
        }
    }
}
