//! Weight decay in the gradient and on the weights: both pull, and the second is a leftover.

use std::collections::HashSet;

use super::Meaning;
use crate::ir::{Binary, NodeId, Op, Unary};
use crate::model::{Scope, Target};
use crate::rules;

pub(super) fn check(meaning: &mut Meaning<'_>) {
    let stores = meaning.path.body.stores.iter();
    let mut weights = stores.filter(|(target, _)| *target == Target::Weight);
    let Some((_, new)) = weights.next() else {
        return;
    };
    let mut sum = Sum::default();
    sum.take_apart(meaning, *new);
    let mut coupled = None;
    let mut decoupled = sum.terms.into_iter().find(|term| is_decay(meaning, *term));
    for node in meaning.path.body.reachable() {
        let Op::Binary(Binary::Add | Binary::Sub, a, b) = meaning.graph.op(node) else {
            continue;
        };
        if sum.sums.contains(&node) {
            continue;
        }
        for (decay, other) in [(a, b), (b, a)] {
            if !is_decay(meaning, decay) {
                continue;
            }
            let is_gradient = |node| meaning.graph.op(node) == Op::Grad;
            if meaning.reaches(other, &is_gradient) {
                coupled = coupled.or(Some(node));
            } else if meaning.reaches(*new, &|part| part == node) {
                // Beside the finished direction, where it passes through no average any more.
                decoupled = decoupled.or(Some(node));
            }
        }
    }
    let (Some(coupled), Some(decoupled)) = (coupled, decoupled) else {
        return;
    };
    let Some(at) = meaning.at(decoupled) else {
        return;
    };
    let (coupled, decoupled) = (meaning.text(coupled), meaning.text(decoupled));
    meaning.report(
        &rules::DECAYED_TWICE,
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
    fn take_apart(&mut self, meaning: &Meaning<'_>, node: NodeId) {
        match meaning.graph.op(node) {
            Op::Binary(Binary::Add | Binary::Sub, a, b) => {
                self.sums.insert(node);
                self.take_apart(meaning, a);
                self.take_apart(meaning, b);
            }
            Op::Unary(Unary::Neg, x) => self.take_apart(meaning, x),
            _ => self.terms.push(node),
        }
    }
}

/// A number of the step, made of hyper-parameters, times the weights before the step.
fn is_decay(meaning: &Meaning<'_>, node: NodeId) -> bool {
    let graph = meaning.graph;
    let Op::Binary(Binary::Mul, a, b) = graph.op(node) else {
        return false;
    };
    let is_param = |node| matches!(graph.op(node), Op::Param(_));
    [(a, b), (b, a)].into_iter().any(|(factor, weights)| {
        graph.op(weights) == Op::Weight
            && graph.scope(factor) == Scope::Step
            && meaning.reaches(factor, &is_param)
    })
}
