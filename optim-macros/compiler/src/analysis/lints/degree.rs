//! How values grow with one of the inputs: with twice the gradient `g^2` is four times as large, of degree 2, and
//! `m / sqrt(v)` stays as it is, of degree 0.

use std::cell::LazyCell;

use super::Lints;
use super::terms::Term;
use crate::functions::abs::ABS;
use crate::functions::cbrt::CBRT;
use crate::functions::max::MAX;
use crate::functions::min::MIN;
use crate::functions::sign::SIGN;
use crate::functions::sqrt::SQRT;
use crate::ir::{Draft, Graph, Initial, NodeId, Op, Reduce, Unary};
use crate::language::ids::{ParamId, StateId, Target};
use crate::language::matrix::MatrixFunction;
use crate::language::operators::BinaryOp;
use crate::language::reduction::Fold;

/// A hyper-parameter or number below this is there to keep a divisor from zero, and has the size of what it is added to.
const SMALL: f64 = 1e-2;
/// More than there are changes of any state: from nothing to a degree to none.
const ROUNDS: usize = 8;

/// The degree of a value in the input that is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Degree {
    /// Of zero, and of what is not known yet: whichever it is added to has.
    Free,
    Of(f64),
    /// None, or none that is known.
    Mixed,
}

/// The input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Gradient,
    Param(ParamId),
}

/// The degrees of all nodes of a path.
pub(super) struct Degrees {
    /// Of conditions, which have none, [`Degree::Mixed`].
    nodes: Vec<Degree>,
}

impl Degree {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Free, other) | (other, Self::Free) => other,
            (Self::Of(a), Self::Of(b)) if a == b => self,
            _ => Self::Mixed,
        }
    }

    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Mixed, _) | (_, Self::Mixed) => Self::Mixed,
            (Self::Free, _) | (_, Self::Free) => Self::Free,
            (Self::Of(a), Self::Of(b)) => Self::Of(a + b),
        }
    }

    fn times(self, factor: f64) -> Self {
        match self {
            Self::Of(degree) => Self::Of(degree * factor),
            other => other,
        }
    }
}

impl Degrees {
    pub(super) fn of(lints: &Lints<'_>, input: Input) -> Self {
        let mut states = initials(lints, input);
        let mut degrees = Self { nodes: Vec::new() };
        for _ in 0..ROUNDS {
            degrees = Self::pass(lints, lints.graph, input, &states);
            let mut changed = false;
            for (target, node) in &lints.path.body.stores {
                if let Target::State(id) = target {
                    let joined = states[*id].join(degrees.node(*node));
                    changed |= joined != states[*id];
                    states[*id] = joined;
                }
            }
            if !changed {
                return degrees;
            }
        }
        degrees
    }

    fn pass(lints: &Lints<'_>, graph: &Graph, input: Input, states: &[Degree]) -> Self {
        let nodes = Vec::with_capacity(graph.len());
        let mut degrees = Self { nodes };
        for node in graph.nodes() {
            let degree = if graph.is_condition(node) {
                Degree::Mixed
            } else {
                degrees.compute(lints, graph, input, states, node)
            };
            degrees.nodes.push(degree);
        }
        degrees
    }

    pub(super) fn node(&self, node: NodeId) -> Degree {
        let known = self.nodes.get(node.index()).copied();
        known.unwrap_or(Degree::Mixed)
    }

    /// The degree of a product.
    pub(super) fn term(&self, term: &Term) -> Degree {
        let above = term.above.iter().map(|factor| self.node(factor.node));
        let below = term
            .below
            .iter()
            .map(|factor| self.node(factor.node).times(-1.0));
        above.chain(below).fold(Degree::Of(0.0), Degree::plus)
    }

    fn compute(
        &self,
        lints: &Lints<'_>,
        graph: &Graph,
        input: Input,
        states: &[Degree],
        node: NodeId,
    ) -> Degree {
        let is = |wanted| Degree::Of(if input == wanted { 1.0 } else { 0.0 });
        // What is small beside the gradient has no size of its own.
        let added = |node| match self.node(node) {
            Degree::Of(0.0) if input == Input::Gradient && is_small(lints, graph, node) => {
                Degree::Free
            }
            degree => degree,
        };
        match graph.op(node) {
            Op::Number(bits) if bits.get() == 0.0 => Degree::Free,
            Op::Number(_) | Op::Step | Op::Measure(_) | Op::BiasCorrection(..) => Degree::Of(0.0),
            Op::Param(id) => is(Input::Param(id)),
            Op::Grad => is(Input::Gradient),
            // How large weights and inputs are beside gradients is not known.
            Op::Weight | Op::Input(_) | Op::InputNumber(_) if input == Input::Gradient => {
                Degree::Free
            }
            Op::Weight | Op::Input(_) | Op::InputNumber(_) | Op::Noise(_) => Degree::Of(0.0),
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => states[id],
            Op::Unary(Unary::Neg, x) => self.node(x),
            Op::Binary(BinaryOp::Add | BinaryOp::Sub, a, b) => added(a).join(added(b)),
            Op::Binary(BinaryOp::Mul, a, b) => self.node(a).plus(self.node(b)),
            Op::Binary(BinaryOp::Div, a, b) => self.node(a).plus(self.node(b).times(-1.0)),
            Op::Binary(BinaryOp::Pow, a, b) => match (graph.constant(b), self.node(a)) {
                (_, Degree::Of(0.0)) if self.node(b) == Degree::Of(0.0) => Degree::Of(0.0),
                (Some(exponent), base) => base.times(exponent),
                _ => Degree::Mixed,
            },
            Op::Call(function, _) => {
                let arguments: Vec<_> = graph.op(node).operands().collect();
                let degrees = arguments.iter().map(|argument| added(*argument));
                let joined = degrees.fold(Degree::Free, Degree::join);
                match joined {
                    _ if [ABS, MIN, MAX].contains(&function) => joined,
                    _ if function == SQRT => joined.times(0.5),
                    _ if function == CBRT => joined.times(1.0 / 3.0),
                    _ if function == SIGN => joined.times(0.0),
                    Degree::Of(0.0) => joined,
                    _ => Degree::Mixed,
                }
            }
            Op::Select(_, a, b) => added(a).join(added(b)),
            Op::Own(Draft::Reduce(Reduce { reduction, a, b })) => match reduction.fold {
                Fold::Dot => self.node(a).plus(self.node(b)),
                Fold::Sum | Fold::Mean | Fold::Norm | Fold::MaxAbs | Fold::Max | Fold::Min => {
                    self.node(a)
                }
            },
            Op::Own(Draft::Matrix(matrix)) => {
                let settings = matrix.settings().map(|node| self.node(node));
                let settings = settings.fold(Degree::Free, Degree::join);
                let of = matrix.matrices().map(|x| self.node(x.node));
                let product = of.reduce(Degree::plus).unwrap_or(Degree::Mixed);
                let exponent = matrix.settings().next();
                let exponent = exponent.and_then(|node| graph.constant(node));
                match (matrix.function, settings) {
                    (_, Degree::Mixed) => Degree::Mixed,
                    (_, Degree::Of(degree)) if degree != 0.0 => Degree::Mixed,
                    (MatrixFunction::Product | MatrixFunction::Transpose, _) => product,
                    // It is divided by its norm first, and its coefficients make of that what they make.
                    (MatrixFunction::Orthogonalize | MatrixFunction::Eigenvectors, _) => {
                        product.times(0.0)
                    }
                    (MatrixFunction::InverseRoot, _) => match exponent {
                        Some(exponent) => product.times(exponent),
                        None => Degree::Mixed,
                    },
                }
            }
            _ => Degree::Mixed,
        }
    }
}

fn initials(lints: &Lints<'_>, input: Input) -> Vec<Degree> {
    let unknown = vec![Degree::Mixed; lints.lowered.states.len()];
    let of = |degrees: &Degrees, graph: &Graph, node: NodeId| match degrees.node(node) {
        Degree::Of(0.0) if input == Input::Gradient && is_small(lints, graph, node) => Degree::Free,
        degree => degree,
    };
    let conditions = &lints.lowered.conditions;
    let of_step = LazyCell::new(|| Degrees::pass(lints, conditions, input, &unknown));
    let states = lints
        .lowered
        .states
        .iter()
        .map(|state| match &state.initial {
            Initial::Step(node) => of(&of_step, conditions, *node),
            Initial::Element(body) => match body.stores.first() {
                Some((_, node)) => {
                    let degrees = Degrees::pass(lints, &body.graph, input, &unknown);
                    of(&degrees, &body.graph, *node)
                }
                None => Degree::Mixed,
            },
        });
    states.collect()
}

fn is_small(lints: &Lints<'_>, graph: &Graph, node: NodeId) -> bool {
    match graph.op(node) {
        Op::Param(id) => lints.default(id).is_some_and(|value| value.abs() <= SMALL),
        Op::Number(bits) => bits.get().abs() <= SMALL,
        // `eps / sqrt(1 - beta2^t)`
        Op::Binary(BinaryOp::Mul | BinaryOp::Div, a, b) => [a, b].into_iter().any(|x| {
            matches!(graph.op(x), Op::Param(id) if lints.lowered.params[id].name.starts_with("eps"))
        }),
        _ => false,
    }
}

/// The states whose new values a node reads, wherever they stand in it.
pub(super) fn states_in(lints: &Lints<'_>, node: NodeId) -> Vec<StateId> {
    let outside = |node, next: &mut Vec<NodeId>| {
        if lints.state_in(node).is_none() {
            next.extend(lints.graph.op(node).operands());
        }
    };
    let nodes = lints.graph.walk([node], outside);
    nodes.filter_map(|node| lints.state_in(node)).collect()
}
