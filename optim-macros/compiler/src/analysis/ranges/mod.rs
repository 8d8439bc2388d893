//! What every value of a rule can be, and that none of it can be a NaN.
//!
//! An abstract interpretation of the arithmetic of each path over intervals of real numbers.
//! Hyper-parameters lie in their domains, `t` counts from 1, weights and gradients are any finite
//! numbers, and states what a fixed point over their own recurrences gives. Proven is, for finite
//! gradients, values that do not overflow and hyper-parameters whose products do not vanish: no
//! argument of `sqrt` is negative, none of `ln` is zero or less, no base of a fractional power is
//! negative, no divisor is zero, and the rates of averages lie in [0, 1).
//!
//! * `power`: what a power makes of intervals; other arithmetic is in `crate::interval`, functions in their files.
//! * `evaluate`, `frame`, `reductions`, `refine`, `relations`: the nodes of a graph, what is known of them below an
//!   assumption, what conditions say of them, and what holds between them.
//! * `fixpoint`: the states.
//! * `assumed`: the same where weights and gradients are not any numbers, for the lints.
//! * `explain`, `render`, `fixes`: the message where something could not be proven, and the fix.

mod assumed;
mod evaluate;
mod explain;
mod fixes;
mod fixpoint;
mod frame;
mod power;
mod reductions;
mod refine;
mod relations;
mod render;

use std::collections::HashSet;

pub(crate) use self::assumed::{Assumed, Run};
pub(crate) use self::evaluate::{Demand, Given};
use self::evaluate::{Evaluator, Judgement, Leaves};
use self::explain::Explain;
use crate::diag::Errors;
use crate::functions::sqrt::SQRT;
use crate::interval::Range;
use crate::ir::Initial;
use crate::lower::Lowered;
use crate::model::Model;

/// What was found out about a rule.
#[derive(Debug, Default)]
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the tests hold the table of proofs against it")
)]
pub(crate) struct Proofs {
    /// What each hyper-parameter and each state can be.
    pub(crate) params: Vec<Range>,
    pub(crate) states: Vec<Range>,
    /// What each state can be in `eval`; empty for a rule without.
    pub(crate) left: Vec<Range>,
    /// What was demanded of operands and holds, each once: the demand, the operand, its range.
    pub(crate) demands: Vec<(Demand, String, Range)>,
}

/// Proves what it can and reports the rest, but for the places that are settled already.
pub(crate) fn check(
    model: &Model<'_>,
    lowered: &Lowered,
    settled: HashSet<usize>,
    errors: &Errors,
) -> Proofs {
    let params = fixpoint::params(lowered);
    let states = fixpoint::states(lowered, &fixpoint::all(lowered), &params, Given::ANY);
    let leaves = Leaves {
        params: &params,
        states: &states,
        given: Given::ANY,
    };
    let mut check = Check {
        model,
        lowered,
        errors,
        said: HashSet::new(),
        settled,
        proofs: Proofs::default(),
    };
    for path in &lowered.paths {
        let Some(mut evaluator) = fixpoint::start(path, leaves) else {
            continue;
        };
        for (_, node) in &path.body.stores {
            evaluator.range(*node);
        }
        check.settle(evaluator, &path.rates);
    }
    if let Some(eval) = &lowered.eval {
        let left = fixpoint::left(lowered, leaves);
        let after = Leaves {
            states: &left,
            ..leaves
        };
        for path in &eval.paths {
            let Some(mut evaluator) = fixpoint::start(path, after) else {
                continue;
            };
            for (_, node) in &path.body.stores {
                evaluator.range(*node);
            }
            check.settle(evaluator, &[]);
        }
        let mut evaluator = Evaluator::new(&lowered.conditions, after);
        for node in &eval.switches {
            evaluator.truth(*node);
        }
        check.settle(evaluator, &[]);
        check.proofs.left = left;
    }
    // What is computed before any loop, where states are those of the step before.
    let mut evaluator = Evaluator::new(&lowered.conditions, leaves);
    for (node, _) in &lowered.requires {
        evaluator.truth(*node);
    }
    for node in &lowered.switches {
        evaluator.truth(*node);
    }
    for state in &lowered.states {
        match &state.initial {
            Initial::Step(node) => {
                evaluator.range(*node);
            }
            Initial::Element(body) => {
                let mut evaluator = Evaluator::new(&body.graph, leaves);
                for (_, node) in &body.stores {
                    evaluator.range(*node);
                }
                check.settle(evaluator, &[]);
            }
        }
    }
    check.settle(evaluator, &[]);
    Proofs {
        params,
        states,
        ..check.proofs
    }
}

struct Check<'a> {
    model: &'a Model<'a>,
    lowered: &'a Lowered,
    errors: &'a Errors,
    /// What was reported, by demand and place.
    said: HashSet<(Demand, usize)>,
    settled: HashSet<usize>,
    proofs: Proofs,
}

impl Check<'_> {
    /// Reports what an evaluation did not prove, and notes what it did.
    fn settle(
        &mut self,
        mut evaluator: Evaluator<'_>,
        rates: &[(crate::ir::NodeId, crate::ir::Origin)],
    ) {
        let judgements = std::mem::take(&mut evaluator.judgements);
        for judgement in &judgements {
            let mut explain = Explain {
                model: self.model,
                lowered: self.lowered,
                evaluator: &mut evaluator,
                rates,
            };
            if judgement.proven {
                self.prove(&explain, judgement);
                continue;
            }
            if follows(judgement, &judgements) {
                continue;
            }
            let (origin, message) = explain.message(judgement);
            let settled = self.settled.contains(&origin.place);
            if !settled && self.said.insert((judgement.demand, origin.place)) {
                message.report(self.model, &origin, self.errors);
            }
        }
    }

    fn prove(&mut self, explain: &Explain<'_, '_>, judgement: &Judgement) {
        if judgement.range.unknown {
            return;
        }
        let text = explain.operand_text(judgement);
        let (demand, range) = (judgement.demand, judgement.range);
        let known = self.proofs.demands.iter_mut();
        let mut known = known.filter(|(d, t, _)| *d == demand && *t == text);
        match known.next() {
            // On another path it may be more.
            Some((_, _, whole)) => *whole = whole.hull(&range),
            None => self.proofs.demands.push((demand, text, range)),
        }
    }
}

/// Whether what was not proven follows from another such, so that its mending may mend both: of a
/// base that may be negative, that it may be zero; of a root as divisor, whose argument may be negative.
fn follows(judgement: &Judgement, judgements: &[Judgement]) -> bool {
    let (operation, demand) = match judgement.demand {
        Demand::Inverse => (judgement.operation, Demand::Power),
        Demand::Divisor => (judgement.operand, Demand::Argument(SQRT)),
        _ => return false,
    };
    let mut others = judgements.iter().filter(|other| !other.proven);
    others.any(|other| other.operation == operation && other.demand == demand)
}

/// What each node of a path can be, wherever it stands, for the nodes that are numbers.
#[cfg(test)]
pub(crate) fn of_nodes(
    path: &crate::lower::Path,
    params: &[Range],
    states: &[Range],
) -> Vec<(crate::ir::NodeId, Range)> {
    let leaves = Leaves {
        params,
        states,
        given: Given::ANY,
    };
    let Some(mut evaluator) = fixpoint::start(path, leaves) else {
        return Vec::new();
    };
    let nodes = path.body.reachable().into_iter();
    let numbers = nodes.filter(|node| !path.body.graph.is_condition(*node));
    numbers.map(|node| (node, evaluator.range(node))).collect()
}
