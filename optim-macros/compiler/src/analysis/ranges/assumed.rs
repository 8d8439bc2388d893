//! What a rule does to weights and gradients that are not any numbers: positive ones, say, or none at all.
//!
//! The lints ask which way a weight goes. That is a range under an assumption: where every gradient is positive, the
//! states that follow it are too, and so is what is computed of both.

use super::evaluate::{Evaluator, Given, Leaves};
use super::fixpoint;
use crate::interval::{End, Range};
use crate::ir::NodeId;
use crate::language::ids::StateId;
use crate::language::literal::Literal;
use crate::lower::{Lowered, Path};

/// A rule under an assumption.
#[derive(Clone)]
pub(crate) struct Assumed {
    params: Vec<Range>,
    /// What each state can be before a step.
    states: Vec<Range>,
    given: Given,
}

impl Assumed {
    /// Where the steps before took some of these paths.
    pub(crate) fn new(lowered: &Lowered, paths: &[&Path], given: Given) -> Self {
        let params = like_defaults(lowered);
        let states = fixpoint::states(lowered, paths, &params, given);
        Self {
            params,
            states,
            given,
        }
    }

    pub(crate) fn state(&self, id: StateId) -> Range {
        self.states[id]
    }

    /// The same with one state held where it is said to be.
    pub(crate) fn hold(&mut self, id: StateId, at: Range) {
        self.states[id] = at;
    }

    /// A path of the rule.
    pub(crate) fn on<'a>(&'a self, path: &'a Path) -> Run<'a> {
        let leaves = Leaves {
            params: &self.params,
            states: &self.states,
            given: self.given,
        };
        Run(fixpoint::start(path, leaves))
    }
}

/// A path under an assumption; what was asked of it once is known.
pub(crate) struct Run<'a>(Option<Evaluator<'a>>);

impl Run<'_> {
    /// What a node of the path can be; `None` if the path never runs, or if the node has an error.
    pub(crate) fn range(&mut self, node: NodeId) -> Option<Range> {
        let range = self.0.as_mut()?.range(node);
        (!range.unknown).then_some(range)
    }
}

/// The hyper-parameters' domains, on the side of zero where the default lies: `lr = 0.1` without a domain is no
/// negative rate.
fn like_defaults(lowered: &Lowered) -> Vec<Range> {
    let domains = fixpoint::params(lowered).into_iter().zip(&lowered.params);
    let sides = domains.map(|(domain, param)| {
        let not_negative = Range::new(End::closed(0.0), Range::ANY.high);
        let side = match param.default {
            Literal::Number(default) if default < 0.0 => not_negative.negated(),
            Literal::Number(_) | Literal::Count(_) => not_negative,
            Literal::Flag(_) => return domain,
        };
        domain.intersection(&side).unwrap_or(domain)
    });
    sides.collect()
}
