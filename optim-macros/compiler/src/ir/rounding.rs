//! What rounding to the element type must leave of the numbers that a loop is given.
//!
//! They are computed in `f64` and rounded once. A divisor that is above zero by grace of one of them is zero where
//! that one vanishes; one that becomes infinite makes infinities and NaN of finite weights. Here is found, for
//! each number, what of that matters: a step where it happens is refused before it begins.

use super::body::{Body, Stages};
use super::op::{Axis, NodeId, Op, Unary};
use super::phase::{Slot, Staged};
use super::program::Param;
use crate::functions::Pointwise;
use crate::functions::max::MAX;
use crate::functions::min::MIN;
use crate::language::operators::BinaryOp;
use crate::language::reduction::Over;

/// What must not happen to a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Need {
    /// It must not be zero.
    nonzero: bool,
    /// It must not be +∞.
    below: bool,
    /// It must not be −∞.
    above: bool,
}

/// What must not happen to a number that a loop is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) nonzero: bool,
    pub(crate) below_infinity: bool,
    pub(crate) above_infinity: bool,
    /// Whether it is zero in exact arithmetic for no values of the hyper-parameters.
    pub(crate) never_zero: bool,
    /// Whether it is known before anything is reduced.
    pub(crate) known: bool,
    /// The hyper-parameters that it is made of.
    pub(crate) hypers: Vec<usize>,
}

/// The numbers of each stage's loop, in the order of its arguments.
pub(crate) fn numbers(stages: &Stages, params: &[Param]) -> Vec<Vec<Number>> {
    let made = Made::of(stages);
    let mut nonzero: Vec<Vec<NodeId>> = vec![Vec::new(); stages.list.len()];
    let mut list = Vec::new();
    // What a later stage divides by, an earlier one has made.
    for (index, stage) in stages.list.iter().enumerate().rev() {
        let needs = needs(&stage.body, &nonzero[index]);
        for (node, need) in &needs {
            if !need.nonzero {
                continue;
            }
            for (stage, node) in made.from(stage.body.graph.op(*node)) {
                nonzero[stage].push(node);
            }
        }
        list.push(of_scalars(&stage.body, params, &needs));
    }
    list.reverse();
    list
}

/// The numbers of a loop that stands for itself.
pub(crate) fn numbers_of(body: &Body<Staged>, params: &[Param]) -> Vec<Number> {
    of_scalars(body, params, &needs(body, &[]))
}

/// Where what a stage reads of earlier ones was made: the stage, and the values that it was made of.
#[derive(Default)]
struct Made {
    reduced: Vec<(usize, Vec<NodeId>)>,
    registers: [Vec<(usize, Vec<NodeId>)>; Axis::ALL.len()],
}

impl Made {
    fn of(stages: &Stages) -> Self {
        let mut made = Self::default();
        for (index, stage) in stages.list.iter().enumerate() {
            for output in &stage.body.ends.outputs {
                let list = match output.reduction.over {
                    Over::Row => &mut made.registers[Axis::Row.index()],
                    Over::Column => &mut made.registers[Axis::Column.index()],
                    Over::Tensor | Over::Model(_) => &mut made.reduced,
                };
                list.push((index, output.values().collect()));
            }
            if let Some(axis) = stage.axis {
                let kept = stage.body.ends.registers.iter();
                made.registers[axis.index()].extend(kept.map(|node| (index, vec![*node])));
            }
            for matrix in &stage.body.ends.matrices {
                // What is made of whole matrices may be zero, whatever they have.
                if let Slot::Register(axis, _) = matrix.into {
                    made.registers[axis.index()].push((index, Vec::new()));
                }
            }
        }
        made
    }

    fn from(&self, op: Op<Staged>) -> impl Iterator<Item = (usize, NodeId)> {
        let found = match op {
            Op::Own(Staged::Reduced(index)) => self.reduced.get(index),
            Op::Own(Staged::Register(axis, index) | Staged::Spread(axis, index)) => {
                self.registers[axis.index()].get(index)
            }
            _ => None,
        };
        found
            .into_iter()
            .flat_map(|(stage, nodes)| nodes.iter().map(|node| (*stage, *node)))
    }
}

/// What must not happen to the nodes of a loop, if what it stores must be finite and these nodes not be zero.
fn needs(body: &Body<Staged>, nonzero: &[NodeId]) -> Vec<(NodeId, Need)> {
    let graph = &body.graph;
    let count = graph.nodes().count();
    let vanishing = vanishing(body);
    let may_vanish = |node: NodeId| vanishing[node.index()];
    let plain = |node: NodeId| match graph.op(node) {
        Op::Unary(Unary::Neg, x) => matches!(graph.op(x), Op::Own(Staged::Scalar(_))),
        op => matches!(op, Op::Own(Staged::Scalar(_))),
    };
    let mut needs = vec![Need::default(); count];
    let finite = Need {
        nonzero: false,
        below: true,
        above: true,
    };
    let ends = &body.ends;
    let stored = body.stores.iter().map(|(_, node)| *node);
    let left = ends.outputs.iter().flat_map(|output| output.values());
    let left = left.chain(ends.kept.iter().map(|(_, node)| *node));
    for node in stored.chain(left).chain(ends.registers.iter().copied()) {
        needs[node.index()] = finite;
    }
    for node in nonzero {
        needs[node.index()].nonzero = true;
    }
    let nodes: Vec<_> = graph.nodes().collect();
    for &node in nodes.iter().rev() {
        let need = needs[node.index()];
        if need == Need::default() {
            continue;
        }
        // The operands of what must be finite are finite, unless an operation says otherwise.
        let all = Need {
            nonzero: false,
            below: need.below || need.above,
            above: need.below || need.above,
        };
        let zero = |wanted: bool| Need {
            nonzero: wanted,
            ..all
        };
        let mut add = |node: NodeId, more: Need| {
            let need = &mut needs[node.index()];
            need.nonzero |= more.nonzero;
            need.below |= more.below;
            need.above |= more.above;
        };
        match graph.op(node) {
            Op::Unary(Unary::Neg, a) => add(
                a,
                Need {
                    nonzero: need.nonzero,
                    below: need.above,
                    above: need.below,
                },
            ),
            Op::Binary(BinaryOp::Add, a, b) => {
                // What may be zero anyway guards nothing, and beside a constant nothing is needed.
                let guards = [a, b].map(|x| !may_vanish(x));
                let constant = [a, b].iter().any(|x| graph.constant(*x).is_some());
                for (x, guards) in [a, b].into_iter().zip(guards) {
                    add(x, zero(need.nonzero && guards && !constant));
                }
            }
            Op::Binary(BinaryOp::Sub, a, b) => {
                add(a, zero(need.nonzero && !may_vanish(a)));
                add(b, all);
            }
            Op::Binary(BinaryOp::Mul, a, b) => {
                add(a, zero(need.nonzero));
                add(b, zero(need.nonzero));
            }
            Op::Binary(BinaryOp::Div, a, b) => {
                add(a, zero(need.nonzero));
                // By what is infinite it is zero, which is as near as can be.
                let far = need.nonzero || !plain(b);
                add(
                    b,
                    Need {
                        nonzero: true,
                        below: all.below && far,
                        above: all.above && far,
                    },
                );
            }
            Op::Binary(BinaryOp::Pow, a, b) => {
                let positive = graph.constant(b).is_some_and(|b| b > 0.0);
                add(a, zero(need.nonzero || !positive));
                add(b, all);
            }
            Op::BiasCorrection(_, rate) => add(rate, all),
            Op::OneMinusPow(a, b) => {
                add(a, all);
                add(b, all);
            }
            Op::Compare(_, a, b) => {
                for x in [a, b] {
                    if !plain(x) {
                        add(x, finite);
                    }
                }
            }
            op @ Op::Call(function, _) if [MIN, MAX].contains(&function) => {
                for x in op.operands() {
                    // A bound may be infinite: it is none then.
                    let bound = plain(x);
                    add(
                        x,
                        Need {
                            nonzero: need.nonzero,
                            below: all.below && !(bound && function == MIN),
                            above: all.above && !(bound && function == MAX),
                        },
                    );
                }
            }
            op @ Op::Call(function, _) => {
                let last = op.operands().last();
                for x in op.operands() {
                    add(x, zero(must_not_be_zero(function, need, Some(x) == last)));
                }
            }
            Op::Select(condition, a, b) => {
                // What it compares is computed either way.
                add(condition, finite);
                add(a, need);
                add(b, need);
            }
            Op::Unary(Unary::Not, a) => add(a, need),
            Op::Binary(BinaryOp::And | BinaryOp::Or, a, b) => {
                add(a, need);
                add(b, need);
            }
            Op::Number(_)
            | Op::Truth(_)
            | Op::Param(_)
            | Op::Step
            | Op::New(_)
            | Op::Measure(_)
            | Op::Weight
            | Op::Grad
            | Op::Input(_)
            | Op::InputNumber(_)
            | Op::Noise(_)
            | Op::State(_)
            | Op::ScalarState(_)
            | Op::AxisState(..)
            | Op::Own(_) => {}
        }
    }
    nodes
        .into_iter()
        .map(|node| (node, needs[node.index()]))
        .collect()
}

fn must_not_be_zero(function: Pointwise, need: Need, is_last: bool) -> bool {
    need.nonzero && function.vanishes_at_zero()
        || function.divides() && is_last
        || !function.domain().contains(0.0)
}

/// Which nodes may be zero whatever the numbers of the step are: what is zero with weights, gradient, states.
fn vanishing(body: &Body<Staged>) -> Vec<bool> {
    let graph = &body.graph;
    let mut list: Vec<bool> = Vec::new();
    for node in graph.nodes() {
        let of = |node: NodeId| list[node.index()];
        list.push(match graph.op(node) {
            Op::Weight
            | Op::Grad
            | Op::Input(_)
            | Op::InputNumber(_)
            | Op::Noise(_)
            | Op::State(_)
            | Op::ScalarState(_)
            | Op::AxisState(..)
            | Op::Own(Staged::Kept(_)) => true,
            Op::Number(bits) => bits.get() == 0.0,
            Op::Unary(_, a) | Op::Binary(BinaryOp::Pow, a, _) | Op::Binary(BinaryOp::Div, a, _) => {
                of(a)
            }
            Op::Binary(BinaryOp::Mul, a, b) | Op::Select(_, a, b) => of(a) || of(b),
            Op::Binary(BinaryOp::Add, a, b) => of(a) && of(b),
            Op::Binary(BinaryOp::Sub, ..) => true,
            op @ Op::Call(function, _) => {
                let mut operands = op.operands().map(of);
                if function == MAX {
                    operands.all(|vanishes| vanishes)
                } else {
                    (function == MIN || function.vanishes_at_zero())
                        && operands.any(|vanishes| vanishes)
                }
            }
            _ => false,
        });
    }
    list
}

/// The numbers that a loop is given, of which `needs` tells what must not happen.
fn of_scalars(body: &Body<Staged>, params: &[Param], needs: &[(NodeId, Need)]) -> Vec<Number> {
    let graph = &body.graph;
    let mut list = Vec::new();
    for (index, &made) in body.ends.scalars.iter().enumerate() {
        let is_it = |node: NodeId| graph.op(node) == Op::Own(Staged::Scalar(index));
        let need = needs.iter().find(|(node, _)| is_it(*node));
        let need = need.map_or_else(Need::default, |(_, need)| *need);
        let below: Vec<_> = graph.below([made]).map(|node| graph.op(node)).collect();
        let mut hypers: Vec<_> = below
            .iter()
            .filter_map(|op| match op {
                Op::Param(id) => Some(*id),
                _ => None,
            })
            .collect();
        hypers.sort_unstable();
        hypers.dedup();
        list.push(Number {
            nonzero: need.nonzero,
            below_infinity: need.below,
            above_infinity: need.above,
            never_zero: never_zero(body, params, made),
            known: !below.iter().any(|op| matches!(op, Op::Own(_))),
            hypers,
        });
    }
    list
}

/// Whether a number of the step is zero for no values of the hyper-parameters, seen from how it is made.
fn never_zero(body: &Body<Staged>, params: &[Param], node: NodeId) -> bool {
    let of = |node| never_zero(body, params, node);
    match body.graph.op(node) {
        Op::Number(bits) => bits.get() != 0.0,
        Op::Param(id) => !params[id].domain.contains(0.0),
        Op::Step | Op::BiasCorrection(..) | Op::OneMinusPow(..) => true,
        Op::Unary(Unary::Neg, a) | Op::Binary(BinaryOp::Pow, a, _) => of(a),
        Op::Binary(BinaryOp::Mul | BinaryOp::Div, a, b) | Op::Select(_, a, b) => of(a) && of(b),
        op @ Op::Call(function, _) if function.vanishes_at_zero() => op.operands().all(of),
        _ => false,
    }
}
