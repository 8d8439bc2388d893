//! Rewrites of a body, one a file, in the order that matters.

mod cut_stages;
mod eliminate_dead;
mod fold_constants;
mod gather_scalars;
mod hoist_scalars;
mod lower_powers;
mod one_minus_powers;

use crate::ir::{Body, Graph, Initial, Loop, NodeId, Op, Output, Program};
use crate::language::storage::Storage;

/// What is done to a loop.
#[derive(Clone, Copy)]
enum Pass {
    /// Makes another body of each that there is: the whole one, or those of the stages it was cut into.
    Rewrite(fn(&Body) -> Body),
    /// Cuts the body into stages. What each state keeps is given.
    Cut(fn(&mut Loop, &[Storage])),
}

/// The passes in their order.
const PASSES: &[(&str, Pass)] = &[
    // First, so that the others see `x` and not `1 * x`, and exponents as plain numbers.
    ("fold_constants", Pass::Rewrite(fold_constants::run)),
    // Before gathering, which looks through products and not through powers.
    ("lower_powers", Pass::Rewrite(lower_powers::run)),
    // Of the powers that are left; before gathering, which makes other shapes of differences.
    ("one_minus_powers", Pass::Rewrite(one_minus_powers::run)),
    ("gather_scalars", Pass::Rewrite(gather_scalars::run)),
    // Again, for the products of numbers that gathering has brought together.
    ("fold_constants", Pass::Rewrite(fold_constants::run)),
    // What gathering took apart is still there, and would be cut and hoisted as well.
    ("eliminate_dead", Pass::Rewrite(eliminate_dead::run)),
    // Behind all that looks at a step as a whole.
    ("cut_stages", Pass::Cut(cut_stages::run)),
    // Dead numbers must not become loop arguments.
    ("eliminate_dead", Pass::Rewrite(eliminate_dead::run)),
    // Last of the rewrites: after it, loop and step arithmetic are two separate pieces.
    ("hoist_scalars", Pass::Rewrite(hoist_scalars::run)),
    ("eliminate_dead", Pass::Rewrite(eliminate_dead::run)),
];

/// The passes by name, in their order.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    PASSES.iter().map(|(name, _)| *name)
}

/// Runs every pass over every body.
pub(crate) fn run(program: &mut Program) {
    let storage: Vec<_> = program.states.iter().map(|state| state.storage).collect();
    let eval = program.eval.iter_mut().flat_map(|eval| &mut eval.loops);
    for piece in program.loops.iter_mut().chain(eval) {
        for (_, pass) in PASSES {
            match pass {
                Pass::Cut(cut) => cut(piece, &storage),
                Pass::Rewrite(pass) if piece.stages.is_empty() => piece.body = pass(&piece.body),
                Pass::Rewrite(pass) => {
                    let stages = piece.stages.iter_mut().map(|stage| &mut stage.body);
                    for body in stages.chain(&mut piece.finish) {
                        *body = pass(body);
                    }
                }
            }
        }
    }
    for state in &mut program.states {
        if let Initial::Element(body) = &mut state.initial {
            for (_, pass) in PASSES {
                // A state starts from its weight alone: there is nothing to cut.
                if let Pass::Rewrite(pass) = pass {
                    **body = pass(body);
                }
            }
        }
    }
}

/// Builds a body anew, node by node. `make` is given each operation with its operands already
/// rewritten, and adds what stands for it.
fn rewrite(body: &Body, mut make: impl FnMut(&mut Graph, Op) -> NodeId) -> Body {
    let mut graph = Graph::default();
    let mut new: Vec<NodeId> = Vec::new();
    for node in body.graph.nodes() {
        let op = body.graph.op(node).map(|operand| new[operand.index()]);
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
    moved(body, graph, |node| new[node.index()])
}

/// A body in which each node that it stores, reduces, keeps or takes is another one.
fn moved(body: &Body, graph: Graph, new: impl Fn(NodeId) -> NodeId) -> Body {
    Body {
        graph,
        stores: body
            .stores
            .iter()
            .map(|(t, node)| (*t, new(*node)))
            .collect(),
        scalars: body.scalars.iter().map(|node| new(*node)).collect(),
        outputs: body
            .outputs
            .iter()
            .map(|output| Output {
                a: new(output.a),
                b: new(output.b),
                ..*output
            })
            .collect(),
        registers: body.registers.iter().map(|node| new(*node)).collect(),
        numbers: body
            .numbers
            .iter()
            .map(|(id, node)| (*id, new(*node)))
            .collect(),
    }
}
