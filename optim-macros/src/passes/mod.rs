//! Rewrites of a body, one a file, in the order that matters.

mod eliminate_dead;
mod fold_constants;
mod gather_scalars;
mod hoist_scalars;
mod lower_powers;

use crate::ir::{Body, Graph, Initial, NodeId, Op, Program};

/// A rewrite of one body.
type Pass = fn(&Body) -> Body;

/// The passes in their order.
const PASSES: &[(&str, Pass)] = &[
    // First, so that the others see `x` and not `1 * x`, and exponents as plain numbers.
    ("fold_constants", fold_constants::run),
    // Before gathering, which looks through products and not through powers.
    ("lower_powers", lower_powers::run),
    ("gather_scalars", gather_scalars::run),
    // Again, for the products of numbers that gathering has brought together.
    ("fold_constants", fold_constants::run),
    // What gathering took apart is still there; dead numbers must not become loop arguments.
    ("eliminate_dead", eliminate_dead::run),
    // Last of the rewrites: after it, loop and step arithmetic are two separate pieces.
    ("hoist_scalars", hoist_scalars::run),
    ("eliminate_dead", eliminate_dead::run),
];

/// Runs every pass over every body.
pub(crate) fn run(program: &mut Program) {
    for (_, pass) in PASSES {
        let eval = program.eval.iter_mut().flat_map(|eval| &mut eval.loops);
        for piece in program.loops.iter_mut().chain(eval) {
            piece.body = pass(&piece.body);
        }
        for state in &mut program.states {
            if let Initial::Element(body) = &mut state.initial {
                **body = pass(body);
            }
        }
    }
}

/// Builds a body anew, node by node. `make` is given each operation with its operands already
/// rewritten, and adds what stands for it.
fn rewrite(body: &Body, mut make: impl FnMut(&mut Graph, Op) -> NodeId) -> Body {
    let mut graph = Graph::default();
    let mut new: Vec<NodeId> = Vec::new();
    let place = |nodes: &[NodeId], node: NodeId| nodes[node.index()];
    for node in body.graph.nodes() {
        let op = body.graph.op(node).map(|operand| place(&new, operand));
        let made = match op {
            // A flag has the operation of any hyper-parameter; its kind must not get lost.
            Op::Param(id) if body.graph.is_condition(node) => graph.flag(id),
            _ => make(&mut graph, op),
        };
        if let Some(name) = body.graph.name_of(node) {
            graph.name(made, name);
        }
        new.push(made);
    }
    Body {
        graph,
        stores: body
            .stores
            .iter()
            .map(|(target, node)| (*target, place(&new, *node)))
            .collect(),
        scalars: body.scalars.iter().map(|node| place(&new, *node)).collect(),
        scalar_states: body.scalar_states.clone(),
    }
}
