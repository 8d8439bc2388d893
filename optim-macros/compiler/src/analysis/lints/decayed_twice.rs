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
    let mut sum = Sum::default();
    sum.take_apart(lints, *new);
    let mut coupled = Vec::new();
    let mut decoupled: Vec<_> = sum
        .terms
        .iter()
        .filter_map(|term| Some((*term, decay(lints, *term)?)))
        .collect();
    for node in lints.nodes() {
        let Op::Binary(BinaryOp::Add | BinaryOp::Sub, a, b) = lints.graph.op(node) else {
            continue;
        };
        if sum.sums.contains(&node) {
            continue;
        }
        for (term, other) in [(a, b), (b, a)] {
            let Some(rates) = decay(lints, term) else {
                continue;
            };
            let is_gradient = |node| lints.graph.op(node) == Op::Grad;
            if lints.reaches(other, &is_gradient) {
                coupled.push((node, rates));
            } else if lints.reaches(*new, &|part| part == node) {
                // Beside the finished direction, where it passes through no average any more.
                decoupled.push((node, rates));
            }
        }
    }
    // Two decays with rates of their own are meant.
    let both = coupled.iter().find_map(|(coupled, rates)| {
        let mut decoupled = decoupled.iter();
        let same = decoupled.find(|(_, others)| !rates.is_disjoint(others))?;
        Some((*coupled, same.0))
    });
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

/// The sum that the new weights are, taken apart.
#[derive(Default)]
struct Sum {
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
