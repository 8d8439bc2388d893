//! The range of every node of a graph, from those of its leaves.
//!
//! Nodes are asked for from the stores downwards. Where a choice `if c { a } else { b }` is met, `a`
//! is looked at under the assumption that `c` holds and `b` under the opposite: a *frame*. As equal
//! expressions are one node, what `c` says of an expression holds wherever that stands in `a`.

use super::frame::Frame;
use super::power::pow;
use crate::functions::Pointwise;
use crate::interval::arithmetic::{add, div, mul, reciprocal, rounded, square};
use crate::interval::{End, Range};
use crate::ir::{Draft, Graph, NodeId, Op, Origin, Reduce, Unary};
use crate::language::domain::{Bound, Domain};
use crate::language::noise::Distribution;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;

/// Assumptions deeper than this are not made: with `d` of them a node may be visited 2^d times.
const DEEPEST: usize = 6;
/// Nor more than this in one evaluation.
const MOST: usize = 10_000;

/// What the leaves of a graph can be.
#[derive(Clone, Copy)]
pub(super) struct Leaves<'a> {
    pub(super) params: &'a [Range],
    /// Last step's values.
    pub(super) states: &'a [Range],
    pub(super) given: Given,
}

/// What the weights and their gradients can be, in every step.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Given {
    pub(crate) weights: Range,
    pub(crate) gradients: Range,
    /// Where normal numbers are, if not anywhere.
    pub(crate) normal: Option<Range>,
}

impl Given {
    /// Any finite numbers.
    pub(super) const ANY: Self = Self {
        weights: Range::ANY,
        gradients: Range::ANY,
        normal: None,
    };
}

/// What must hold of an operand, lest the operation gives a NaN or an infinity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Demand {
    /// Of the argument of a function: in its domain.
    Argument(Pointwise),
    /// Of the base of a power whose exponent is no whole number: not negative.
    Power,
    /// Of a divisor: not zero.
    Divisor,
    /// Of the base of a power whose exponent can be negative: not zero.
    Inverse,
    /// Of the rate of an average: in [0, 1).
    Rate,
}

impl Demand {
    /// Where a hyper-parameter must lie that is the operand.
    pub(super) fn domain(self) -> Domain {
        match self {
            Self::Argument(function) => function.domain(),
            Self::Power => Domain::NOT_NEGATIVE,
            Self::Divisor | Self::Inverse => Domain::POSITIVE,
            Self::Rate => Domain {
                lower: Bound::Inclusive(0.0),
                upper: Bound::Exclusive(1.0),
            },
        }
    }
}

/// An operand of which something is demanded, and what it was found to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    pub(super) demand: Demand,
    /// The operation that demands it.
    pub(super) operation: NodeId,
    pub(super) operand: NodeId,
    pub(super) range: Range,
    pub(super) proven: bool,
}

pub(super) struct Evaluator<'a> {
    pub(super) graph: &'a Graph,
    leaves: Leaves<'a>,
    pub(super) frames: Vec<Frame>,
    pub(super) judgements: Vec<Judgement>,
    /// How many frames there have been.
    assumed: usize,
}

impl<'a> Evaluator<'a> {
    /// Whether weights and gradients are taken for others than they can be.
    pub(super) fn assumes(&self) -> bool {
        self.leaves.given != Given::ANY
    }

    pub(super) fn new(graph: &'a Graph, leaves: Leaves<'a>) -> Self {
        Self {
            graph,
            leaves,
            frames: vec![Frame::default()],
            judgements: Vec::new(),
            assumed: 0,
        }
    }

    /// The range of a number.
    pub(super) fn range(&mut self, node: NodeId) -> Range {
        // What the upper frames say nothing of is looked at once, below them.
        let concerned = |frame: &Frame| frame.first().is_some_and(|first| first <= node);
        let level = self.frames.iter().rposition(concerned).unwrap_or(0);
        if let Some(seen) = self
            .frames
            .get(level)
            .and_then(|frame| frame.seen.get(node))
        {
            return seen;
        }
        if level + 1 >= self.frames.len() {
            return self.look(node);
        }
        let above = self.frames.split_off(level + 1);
        let range = self.look(node);
        self.frames.extend(above);
        range
    }

    /// The range of a number that the uppermost frame concerns.
    fn look(&mut self, node: NodeId) -> Range {
        // Operands first and in order, so that long chains of them are no deep recursion.
        for operand in self.needed(node) {
            self.here(operand);
        }
        self.here(node)
    }

    /// What a node needs whatever is chosen in it, in order, as far as it is not looked at yet.
    fn needed(&mut self, node: NodeId) -> Vec<NodeId> {
        let shallow = self.may_assume();
        let graph = self.graph;
        // What lies before all that an assumption concerns is looked at below it.
        let assumes = self.frames.len() > 1;
        let frame = self.frame();
        let first = frame.first().filter(|_| assumes);
        let known = |node: NodeId| {
            first.is_some_and(|first| node < first) || frame.seen.get(node).is_some()
        };
        let nodes = graph.walk([node], |node, next| match graph.op(node) {
            _ if known(node) => {}
            Op::Select(condition, ..) if shallow => next.push(condition),
            op => next.extend(op.operands()),
        });
        let numbers = nodes.filter(|node| !known(*node) && !graph.is_condition(*node));
        let mut numbers: Vec<_> = numbers.collect();
        numbers.sort_unstable();
        numbers
    }

    fn may_assume(&self) -> bool {
        self.frames.len() <= DEEPEST && self.assumed < MOST
    }

    /// The range of a number in the uppermost frame.
    fn here(&mut self, node: NodeId) -> Range {
        if let Some(seen) = self.frame().seen.get(node) {
            return seen;
        }
        let mut range = self.compute(node);
        for frame in &self.frames {
            if let Some(fact) = frame.ranges.get(node) {
                // Where the two exclude each other but for rounding, the fact is what holds here.
                range = range.intersection(&fact).unwrap_or(fact);
            }
        }
        self.frame().seen.insert(node, range);
        range
    }

    /// Adds to what is known everywhere.
    pub(super) fn learn(&mut self, news: Frame) {
        self.frame().learn(news);
    }

    /// Checks the rates of averages; one that is wrong counts as mended.
    pub(super) fn rates(&mut self, rates: &[(NodeId, Origin)]) {
        for (node, _) in rates {
            let range = self.range(*node);
            if !self.demand(Demand::Rate, *node, *node, range) {
                let unit = Range::new(End::closed(0.0), End::open(1.0));
                let mended = range.intersection(&unit).unwrap_or(unit);
                let mut news = Frame::default();
                news.ranges.insert(*node, mended);
                self.learn(news);
            }
        }
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// An operand as the operation sees it: a loop takes numbers of a step rounded.
    pub(super) fn operand(&mut self, node: NodeId, scope: Scope) -> Range {
        let range = self.range(node);
        if !scope.is_number() && self.graph.scope(node).is_number() {
            rounded(range)
        } else {
            range
        }
    }

    fn compute(&mut self, node: NodeId) -> Range {
        let scope = self.graph.scope(node);
        match self.graph.op(node) {
            Op::Number(bits) => Range::number(bits.get()),
            Op::Param(id) => self.leaves.params[id],
            Op::Step => Range::STEP,
            Op::Measure(measure) => Range::of_measure(measure),
            Op::Weight => self.leaves.given.weights,
            Op::Grad => self.leaves.given.gradients,
            Op::Input(_) | Op::InputNumber(_) => Range::ANY,
            Op::Noise(noise) => match (noise.distribution, self.leaves.given.normal) {
                (Distribution::Normal, Some(assumed)) => assumed,
                (distribution, _) => Range::of_noise(distribution),
            },
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => self.leaves.states[id],
            Op::Unary(Unary::Not, _)
            | Op::Truth(_)
            | Op::New(_)
            | Op::Compare(..)
            | Op::Binary(BinaryOp::And | BinaryOp::Or, ..)
            | Op::Own(Draft::Unknown) => Range::UNKNOWN,
            Op::Unary(Unary::Neg, x) => self.operand(x, scope).negated(),
            Op::Call(function, _) => self.call(node, function, scope),
            Op::Binary(op, a, b) => self.binary(node, op, a, b, scope),
            Op::BiasCorrection(_, rate) => {
                let power = pow(&self.operand(rate, scope), &Range::STEP, scope);
                add(&Range::number(1.0), &power.negated(), scope)
            }
            Op::OneMinusPow(a, b) => {
                let power = pow(&self.operand(a, scope), &self.operand(b, scope), scope);
                add(&Range::number(1.0), &power.negated(), scope)
            }
            Op::Select(condition, a, b) => self.select(condition, a, b, scope),
            Op::Own(Draft::Reduce(Reduce { reduction, a, b })) => self.reduction(reduction, a, b),
            Op::Own(Draft::Matrix(matrix)) => self.matrix(matrix),
        }
    }

    fn call(&mut self, node: NodeId, function: Pointwise, scope: Scope) -> Range {
        let arguments: Vec<_> = self.graph.op(node).operands().collect();
        let ranges: Vec<_> = arguments.iter().map(|x| self.operand(*x, scope)).collect();
        if let ([argument], [range]) = (arguments.as_slice(), ranges.as_slice())
            && function.domain() != Domain::FINITE
        {
            self.demand(Demand::Argument(function), node, *argument, *range);
        }
        if let ([_, divisor], [_, range]) = (arguments.as_slice(), ranges.as_slice())
            && function.divides()
        {
            self.demand(Demand::Divisor, node, *divisor, *range);
        }
        function.range(&ranges)
    }

    fn binary(&mut self, node: NodeId, op: BinaryOp, a: NodeId, b: NodeId, scope: Scope) -> Range {
        let (x, y) = (self.operand(a, scope), self.operand(b, scope));
        match op {
            BinaryOp::Add => {
                let sum = add(&x, &y, scope);
                self.mixture(node, a, b)
                    .and_then(|mixture| sum.intersection(&mixture))
                    .unwrap_or(sum)
            }
            BinaryOp::Sub if a == b && !x.unknown => Range::number(0.0),
            BinaryOp::Sub => {
                let difference = add(&x, &y.negated(), scope);
                if self.is_twice_complement(a, b) {
                    // `1 - (1 - x)` is `x` but for rounding, which is monotone: at most 1 the
                    // inner difference stays at most 1.
                    let low = End::closed(0.0);
                    return Range { low, ..difference };
                }
                difference
            }
            BinaryOp::Mul if a == b => self.vanishing(node, square(&x, scope), &[&x]),
            BinaryOp::Mul => {
                let product = self.vanishing(node, mul(&x, &y, scope), &[&x, &y]);
                self.squares(node)
                    .and_then(|squares| product.intersection(&squares))
                    .unwrap_or(product)
            }
            BinaryOp::Div => {
                self.demand(Demand::Divisor, node, b, y);
                if a == b && y.excludes_zero() {
                    return Range::number(1.0);
                }
                let factors = [&x, &reciprocal(&y)];
                self.vanishing(node, div(&x, &y, scope), &factors)
            }
            BinaryOp::Pow => {
                if y.unknown {
                    return Range::UNKNOWN;
                }
                let whole = y.whole || y.exactly().is_some_and(|y| y.fract() == 0.0);
                if !whole {
                    self.demand(Demand::Power, node, a, x);
                }
                if !y.is_not_negative() {
                    self.demand(Demand::Inverse, node, a, x);
                }
                let power = pow(&x, &y, scope);
                match y.constant() {
                    // A root of what is above zero does not vanish.
                    Some(exponent) if exponent.abs() < 1.0 => power,
                    _ => self.vanishing(node, power, &[&x]),
                }
            }
            BinaryOp::And | BinaryOp::Or => panic!("a bug in optim: {op:?} has no range"),
        }
    }

    fn select(&mut self, condition: NodeId, a: NodeId, b: NodeId, scope: Scope) -> Range {
        let (then, otherwise) = match self.truth(condition) {
            Some(true) => (self.assuming(condition, true, a, scope), None),
            Some(false) => (None, self.assuming(condition, false, b, scope)),
            None => (
                self.assuming(condition, true, a, scope),
                self.assuming(condition, false, b, scope),
            ),
        };
        match (then, otherwise) {
            (Some(then), Some(otherwise)) => then.hull(&otherwise),
            (Some(one), None) | (None, Some(one)) => one,
            // Neither can be, so this is never reached; but it must not pass for an error.
            (None, None) => self.operand(a, scope).hull(&self.operand(b, scope)),
        }
    }

    /// The range of a branch; `None` if it is never taken.
    fn assuming(
        &mut self,
        condition: NodeId,
        holds: bool,
        branch: NodeId,
        scope: Scope,
    ) -> Option<Range> {
        let judged = self.judgements.len();
        let range = if self.may_assume() {
            let frame = self.told(condition, holds)?;
            self.assumed += 1;
            self.frames.push(frame);
            let range = self.operand(branch, scope);
            self.frames.pop();
            range
        } else {
            self.operand(branch, scope)
        };
        // What a condition without a meaning says of its branches may be the proof.
        if self.judgements.len() > judged && self.is_unknown(condition) {
            self.judgements.truncate(judged);
        }
        Some(range)
    }

    /// Whether some part of a node has no meaning.
    fn is_unknown(&self, node: NodeId) -> bool {
        let unknown = |node| self.graph.op(node) == Op::Own(Draft::Unknown);
        self.graph.below([node]).any(unknown)
    }

    /// Notes what is demanded of an operand, and whether its range fulfils it.
    pub(super) fn demand(
        &mut self,
        demand: Demand,
        operation: NodeId,
        operand: NodeId,
        range: Range,
    ) -> bool {
        let proven = range.unknown
            || match demand {
                Demand::Argument(function) => range.lies_in(function.domain()),
                Demand::Power => range.is_not_negative(),
                Demand::Divisor | Demand::Inverse => range.excludes_zero(),
                Demand::Rate => {
                    range.low.value >= 0.0
                        && (range.high.value < 1.0 || range.high.value == 1.0 && range.high.open)
                }
            };
        self.judgements.push(Judgement {
            demand,
            operation,
            operand,
            range,
            proven,
        });
        proven
    }
}
