//! Weight decay in the gradient and on the weights: both pull, and the second is a leftover.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings;
use crate::ir::{NodeId, Op, Unary};
use crate::language::ids::{ParamId, Target};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;

pub(super) fn check(lints: &mut Lints<'_>) {
    let stores = lints.path.body.stores.iter();
    let mut weights = stores.filter(|(target, _)| *target == Target::Weight);
    let Some((_, new)) = weights.next() else {
        return;
    };
    let new = *new;
    let sums = arms(lints, new);
    let of_steps = |node| sums.iter().any(|sum| sum.sums.contains(&node));
    let (mut coupled, mut beside) = (Vec::new(), Vec::new());
    for node in lints.nodes() {
        let Op::Binary(BinaryOp::Add | BinaryOp::Sub, a, b) = lints.graph.op(node) else {
            continue;
        };
        if of_steps(node) {
            continue;
        }
        for (term, other) in [(a, b), (b, a)] {
            let Some(rates) = decay(lints, term) else {
                continue;
            };
            let is_gradient = |node| lints.graph.op(node) == Op::Grad;
            if lints.reaches(other, &is_gradient) {
                coupled.push((node, rates));
            } else if lints.reaches(new, &|part| part == node) {
                // Beside the finished direction, where it passes through no average any more.
                beside.push((node, rates));
            }
        }
    }
    let both = sums
        .iter()
        .find_map(|sum| sum.both(lints, new, &coupled, &beside));
    let Some((coupled, decoupled)) = both else {
        return;
    };
    let Some(at) = lints.at(decoupled) else {
        return;
    };
    let (coupled, decoupled) = (lints.text(coupled), lints.text(decoupled));
    lints.report(
        &findings::DECAYED_TWICE,
        at,
        format!("weights decay twice: coupled in `{coupled}` and decoupled in `{decoupled}`"),
        "remove one of the two: coupled decay passes through the averages, decoupled does not"
            .to_owned(),
    );
}

/// What new weights are chosen between, a sum each. One condition may choose the kind of decay.
fn arms(lints: &Lints<'_>, node: NodeId) -> Vec<Sum> {
    if let Op::Select(_, a, b) = lints.graph.op(node) {
        let mut both = arms(lints, a);
        both.extend(arms(lints, b));
        return both;
    }
    let mut sum = Sum {
        whole: node,
        terms: Vec::new(),
        sums: HashSet::new(),
    };
    sum.take_apart(lints, node);
    vec![sum]
}

type Decay = (NodeId, HashSet<ParamId>);

/// A sum that new weights are, taken apart.
struct Sum {
    whole: NodeId,
    terms: Vec<NodeId>,
    sums: HashSet<NodeId>,
}

impl Sum {
    fn take_apart(&mut self, lints: &Lints<'_>, node: NodeId) {
        match lints.graph.op(node) {
            Op::Binary(BinaryOp::Add | BinaryOp::Sub, a, b) => {
                self.sums.insert(node);
                self.take_apart(lints, a);
                self.take_apart(lints, b);
            }
            Op::Unary(Unary::Neg, x) => self.take_apart(lints, x),
            _ => self.terms.push(node),
        }
    }

    /// A coupled decay and a decoupled one by the same hyper-parameter; two with rates of their own are meant. What only
    /// another sum holds is no part of this one; what none of them holds passes through a state.
    fn both(
        &self,
        lints: &Lints<'_>,
        new: NodeId,
        coupled: &[Decay],
        beside: &[Decay],
    ) -> Option<(NodeId, NodeId)> {
        let within = |of: NodeId, node: NodeId| lints.reaches(of, &|part| part == node);
        let own = |node: NodeId| within(self.whole, node) || !within(new, node);
        let terms = self.terms.iter();
        let terms = terms.filter_map(|term| Some((*term, decay(lints, *term)?)));
        let beside = beside.iter().filter(|(node, _)| own(*node)).cloned();
        let decoupled: Vec<_> = terms.chain(beside).collect();
        let coupled = coupled.iter().filter(|(node, _)| own(*node));
        coupled.into_iter().find_map(|(coupled, rates)| {
            let mut decoupled = decoupled.iter();
            let same = decoupled.find(|(_, others)| !rates.is_disjoint(others))?;
            Some((*coupled, same.0))
        })
    }
}

/// The hyper-parameters of a number of the step that multiplies the weights before the step.
fn decay(lints: &Lints<'_>, node: NodeId) -> Option<HashSet<ParamId>> {
    let graph = lints.graph;
    let Op::Binary(BinaryOp::Mul, a, b) = graph.op(node) else {
        return None;
    };
    let [factor, _] = [[a, b], [b, a]].into_iter().find(|[factor, weights]| {
        graph.op(*weights) == Op::Weight && graph.scope(*factor) == Scope::Step
    })?;
    let params = graph
        .below([factor])
        .filter_map(|node| match graph.op(node) {
            Op::Param(id) => Some(id),
            _ => None,
        });
    let params: HashSet<_> = params.collect();
    (!params.is_empty()).then_some(params)
}
