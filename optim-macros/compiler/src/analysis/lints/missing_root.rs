//! `m / (v + eps)`: divided by an average of squares and not by its root, a step is the smaller the larger the gradient.

use super::Lints;
use super::degree::{Degree, Degrees, Input};
use super::terms::terms;
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(new) = lints.new_weights() else {
        return;
    };
    let degrees = Degrees::of(lints, Input::Gradient);
    let shrinks = |degree| matches!(degree, Degree::Of(degree) if degree < 0.0);
    let mut products = terms(lints, new).into_iter();
    if !products.any(|term| shrinks(degrees.term(&term))) {
        return;
    }
    let is_root = |node: NodeId| lints.under_root(node).is_some();
    // The first division of what grows by what grows faster.
    let mut nodes = lints.nodes().into_iter();
    let division = nodes.find_map(|node| match lints.graph.op(node) {
        Op::Binary(BinaryOp::Div, above, below) => {
            let grows = |node| matches!(degrees.node(node), Degree::Of(degree) if degree > 0.0);
            let divides = lints.graph.scope(below) == Scope::Element && grows(below);
            let shrinks = shrinks(degrees.node(node));
            // Nobody takes `1 / g` for a step of the size of `g`.
            let is_direction = grows(above) || lints.reaches(below, &is_root);
            (divides && is_direction && shrinks).then_some((node, above, below))
        }
        _ => None,
    });
    let Some((node, above, below)) = division else {
        return;
    };
    let Some(at) = lints.at(node) else {
        return;
    };
    let (above, divisor) = (lints.text(above), lints.text(below));
    let has_root = lints.reaches(below, &is_root);
    let help = if has_root {
        format!("divide once: by `{divisor}`, or by what `{above}` is divided by already")
    } else {
        format!(
            "divide by a root: it is `sqrt` of an average of squares that has the size of `{above}`"
        )
    };
    lints.report(
        &findings::MISSING_ROOT,
        at,
        format!(
            "the larger the gradient, the smaller the step: `{divisor}` grows faster than `{above}`"
        ),
        help,
    );
}
