//! Rewrites of a body, one a file, in the order that matters.

mod cut_stages;
mod eliminate_dead;
mod fold_constants;
mod gather_scalars;
mod hoist_scalars;
mod lower_powers;
mod numbers_first;
mod one_minus_powers;
mod shrink_weights;

use crate::ir::{
    Body, Ends as _, Eval, Graph, Initial, Loop, NodeId, Op, Phase, Program, Staged, Stages, Whole,
};
use crate::language::storage::Storage;

/// What is done to a loop.
#[derive(Clone, Copy)]
enum Pass {
    /// Makes another body of the whole one.
    Rewrite(fn(&Body<Whole>) -> Body<Whole>),
    /// Cuts it into stages. What each state keeps is given.
    Cut(fn(&Body<Whole>, &[Storage]) -> Stages),
    /// Makes another body of each stage's.
    Finish(fn(&Body<Staged>) -> Body<Staged>),
}

/// The passes in their order.
const PASSES: &[(&str, Pass)] = &[
    // First, so that the others see `x` and not `1 * x`, and exponents as plain numbers.
    ("fold_constants", Pass::Rewrite(fold_constants::run)),
    // Before gathering, which looks through products and not through powers.
    ("lower_powers", Pass::Rewrite(lower_powers::run)),
    // Of the powers that are left; before gathering, which makes other shapes of differences.
    ("one_minus_powers", Pass::Rewrite(one_minus_powers::run)),
    // Before gathering, which takes factors of weights apart.
    ("shrink_weights", Pass::Rewrite(shrink_weights::run)),
    ("gather_scalars", Pass::Rewrite(gather_scalars::run)),
    // Again, for the products of numbers that gathering has brought together.
    ("fold_constants", Pass::Rewrite(fold_constants::run)),
    // What gathering took apart is still there, and would be cut and hoisted as well.
    ("eliminate_dead", Pass::Rewrite(eliminate_dead::run)),
    // Behind all that looks at a step as a whole.
    ("cut_stages", Pass::Cut(cut_stages::run)),
    // Dead numbers must not become loop arguments.
    ("eliminate_dead", Pass::Finish(eliminate_dead::run)),
    // While it is to be seen which operands are numbers.
    ("numbers_first", Pass::Finish(numbers_first::run)),
    // Last of the rewrites: after it, loop and step arithmetic are two separate pieces.
    ("hoist_scalars", Pass::Finish(hoist_scalars::run)),
    ("eliminate_dead", Pass::Finish(eliminate_dead::run)),
];

/// The passes by name, in their order.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    PASSES.iter().map(|(name, _)| *name)
}

/// Runs every pass over every body.
pub(crate) fn run(program: Program<Whole>) -> Program<Staged> {
    let storage: Vec<_> = program.states.iter().map(|state| state.storage).collect();
    let storage = storage.as_slice();
    let cut = |variant: Loop<Whole>| {
        let stages = stages(&variant.code, storage);
        variant.with(stages)
    };
    let states = program.states.into_iter().map(|state| {
        let initial = match &state.initial {
            Initial::Step(node) => Initial::Step(*node),
            // A state starts from its weight alone: there is nothing to cut.
            Initial::Element(body) => {
                Initial::Element(Box::new(stages(body, storage).only().clone()))
            }
        };
        state.with(initial)
    });
    Program {
        params: program.params,
        inputs: program.inputs,
        states: states.collect(),
        tracked: program.tracked,
        conditions: program.conditions,
        switches: program.switches,
        requires: program.requires,
        loops: program.loops.into_iter().map(cut).collect(),
        default_loop: program.default_loop,
        eval: program.eval.map(|eval| Eval {
            switches: eval.switches,
            loops: eval.loops.into_iter().map(cut).collect(),
        }),
    }
}

/// A loop on its way through the passes.
enum Code {
    Whole(Body<Whole>),
    Cut(Stages),
}

fn stages(body: &Body<Whole>, storage: &[Storage]) -> Stages {
    let mut code = Code::Whole(body.clone());
    for (name, pass) in PASSES {
        code = match (pass, code) {
            (Pass::Rewrite(pass), Code::Whole(body)) => Code::Whole(pass(&body)),
            (Pass::Cut(cut), Code::Whole(body)) => Code::Cut(cut(&body, storage)),
            (Pass::Finish(pass), Code::Cut(mut stages)) => {
                let bodies = stages.list.iter_mut().map(|stage| &mut stage.body);
                for body in bodies.chain(&mut stages.finish) {
                    *body = pass(body);
                }
                Code::Cut(stages)
            }
            _ => panic!("a bug in optim: the pass `{name}` stands at the wrong place"),
        };
    }
    match code {
        Code::Cut(stages) => stages,
        Code::Whole(_) => panic!("a bug in optim: no pass cuts"),
    }
}

/// Builds a body anew, node by node. `make` is given each operation with its operands already
/// rewritten, and adds what stands for it.
fn rewrite<P: Phase>(
    body: &Body<P>,
    mut make: impl FnMut(&mut Graph<P>, Op<P>) -> NodeId,
) -> Body<P> {
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

/// A body in which each node that it stores or gives is another one.
fn moved<P: Phase>(body: &Body<P>, graph: Graph<P>, new: impl Fn(NodeId) -> NodeId) -> Body<P> {
    let stores = body.stores.iter();
    Body {
        graph,
        stores: stores.map(|(target, node)| (*target, new(*node))).collect(),
        recorded: body
            .recorded
            .iter()
            .map(|(id, node)| (*id, new(*node)))
            .collect(),
        ends: body.ends.map(&new),
    }
}
