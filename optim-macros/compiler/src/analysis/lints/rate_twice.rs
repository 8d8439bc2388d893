//! `b = trace(mu, lr * g); w -= lr * b;`: the learning rate is there twice.

use super::Lints;
use super::degree::{Degree, Degrees, Input};
use super::direction::beside_one;
use super::terms::{Factor, terms};
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::ids::Target;

/// What a learning rate is called.
const NAMES: [&str; 6] = ["lr", "learning_rate", "rate", "step_size", "eta", "η"];

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(new) = lints.new_weights() else {
        return;
    };
    let products = terms(lints, new);
    let rates = lints.lowered.params.iter().enumerate();
    let rates = rates.filter(|(_, param)| NAMES.contains(&param.name.as_str()));
    let rates: Vec<_> = rates.map(|(id, param)| (id, param.name.clone())).collect();
    for (id, rate) in rates {
        let degrees = Degrees::of(lints, Input::Param(id));
        let twice = |degree| matches!(degree, Degree::Of(degree) if degree >= 2.0);
        let mut steps = products
            .iter()
            .filter(|term| term.factors().any(|factor| differs(lints, factor.node)));
        let found = steps.find_map(|term| {
            let weights = term.find(|node| lints.graph.op(node) == Op::Weight);
            let has_rate = |factor: &Factor| lints.graph.op(factor.node) == Op::Param(id);
            let by = term.factors().filter(has_rate).last();
            if twice(degrees.term(term)) {
                return by.or_else(|| term.above.first().copied());
            }
            // `(1 - lr * lr * k) * w`
            let beside = term.factors().find(|factor| {
                beside_one(lints, factor.node).is_some_and(|(x, _)| twice(degrees.node(x)))
            });
            weights.filter(|_| beside.is_some())
        });
        let Some(at) = found.and_then(|factor| lints.at(factor.operation)) else {
            continue;
        };
        lints.report(
            &findings::RATE_TWICE,
            at,
            format!(
                "the step goes with the square of `{rate}`: it is multiplied by `{rate}` twice"
            ),
            format!("multiply by `{rate}` once: here, or in the state that the step is made of"),
        );
    }
}

/// Whether a value differs from weight to weight: what does not is no step along anything.
fn differs(lints: &Lints<'_>, node: NodeId) -> bool {
    let outside = |node, next: &mut Vec<NodeId>| match lints.graph.op(node) {
        Op::State(id) | Op::AxisState(_, id) => {
            let stores = lints.path.body.stores.iter();
            let stores = stores.filter(|(target, _)| *target == Target::State(id));
            next.extend(stores.map(|(_, new)| *new));
        }
        op => next.extend(op.operands()),
    };
    let mut parts = lints.graph.walk([node], outside);
    parts.any(|part| matches!(lints.graph.op(part), Op::Grad | Op::Weight))
}
