//! Which way a step goes, with all else held: of weights at 0 where every gradient is positive, or of positive weights
//! without a gradient.

use std::cell::{OnceCell, RefCell};

use super::Lints;
use super::terms::{Factor, Term, terms};
use crate::analysis::ranges::{Assumed, Given, Run};
use crate::interval::arithmetic::{div, mul};
use crate::interval::{End, Range};
use crate::ir::{NodeId, Op};
use crate::language::ids::StateId;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::lower::{Lowered, Path};

/// One assumption, and that with the other sign; ranges are found out when they are first wanted.
pub(super) struct Probe<'a> {
    lowered: &'a Lowered,
    given: [Given; 2],
    assumed: [OnceCell<Assumed>; 2],
}

/// A path under an assumption and under that with the other sign, as far as it was looked at.
pub(super) type Runs<'a> = [RefCell<Option<Run<'a>>>; 2];

/// What is asked of a rule.
pub(super) struct Probes<'a> {
    /// Weights at 0, and gradients of one sign.
    pub(super) gradients: Probe<'a>,
    /// No gradient, and weights of one sign.
    pub(super) weights: Probe<'a>,
}

/// What a step does, against a cause that is positive in one run and negative in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Along,
    Against,
    /// Nothing.
    Still,
}

impl<'a> Probes<'a> {
    pub(super) fn new(lowered: &'a Lowered) -> Self {
        let zero = Range::number(0.0);
        let positive = Range::new(End::open(0.0), Range::ANY.high);
        let probe = |given: &dyn Fn(Range) -> Given| Probe {
            lowered,
            given: [given(positive), given(positive.negated())],
            assumed: [OnceCell::new(), OnceCell::new()],
        };
        Self {
            gradients: probe(&|gradients| Given {
                weights: zero,
                gradients,
                // Which way a weight goes is asked of its mean.
                normal: Some(zero),
            }),
            weights: probe(&|weights| Given {
                weights,
                gradients: zero,
                normal: Some(zero),
            }),
        }
    }
}

impl Probe<'_> {
    fn assumed(&self, run: usize) -> &Assumed {
        self.assumed[run].get_or_init(|| {
            let paths: Vec<_> = self.lowered.paths.iter().collect();
            Assumed::new(self.lowered, &paths, self.given[run])
        })
    }

    /// The run in which the cause is positive.
    pub(super) fn positive(&self) -> &Assumed {
        self.assumed(0)
    }
}

impl Lints<'_> {
    /// What a node can be without a gradient: in one run with positive weights, in the other with negative ones.
    pub(super) fn without_gradient(&self, run: usize, node: NodeId) -> Option<Range> {
        let mut known = self.found.weights[run].borrow_mut();
        let on = known.get_or_insert_with(|| self.probes.weights.assumed(run).on(self.path));
        on.range(node)
    }
}

/// The sign of a range that has one: 1, -1, or 0 of zero itself.
fn sign(range: &Range) -> Option<i8> {
    match (range.low.value, range.high.value) {
        (low, high) if low == 0.0 && high == 0.0 => Some(0),
        (low, _) if low >= 0.0 => Some(1),
        (_, high) if high <= 0.0 => Some(-1),
        _ => None,
    }
}

fn of_signs(signs: [Option<i8>; 2]) -> Option<Way> {
    match signs {
        [Some(1), Some(-1)] => Some(Way::Along),
        [Some(-1), Some(1)] => Some(Way::Against),
        [Some(0), Some(0)] => Some(Way::Still),
        _ => None,
    }
}

/// Which way weights at 0 go with gradients of one sign. Where states have both signs, they are held at 0: that is the
/// first step.
pub(super) fn way(lints: &Lints<'_>, probe: &Probe<'_>) -> Option<Way> {
    let new = lints.new_weights()?;
    let step = |run: usize| {
        let assumed = probe.assumed(run);
        let whole = assumed.on(lints.path).range(new)?;
        sign(&whole).or_else(|| {
            let mut first = assumed.clone();
            for id in 0..lints.lowered.states.len() {
                if sign(&assumed.state(id)).is_none() {
                    first.hold(id, Range::number(0.0));
                }
            }
            sign(&first.on(lints.path).range(new)?)
        })
    };
    let first = step(0)?;
    // The other run is the mirror image, or its ranges are not worth the time.
    if first < 0 {
        return Some(Way::Against);
    }
    of_signs([Some(first), step(1)])
}

/// Whether weights at 0 move only by what steps before have told of the gradient, and not by that of this step.
pub(super) fn is_late(lints: &Lints<'_>, probe: &Probe<'_>) -> Option<bool> {
    let new = lints.new_weights()?;
    let step = |assumed: &Assumed, held: &dyn Fn(StateId) -> bool| {
        let mut assumed = assumed.clone();
        let states = 0..lints.lowered.states.len();
        for id in states.filter(|id| held(*id)) {
            assumed.hold(id, Range::number(0.0));
        }
        sign(&assumed.on(lints.path).range(new)?)
    };
    // With everything at 0 it is soon seen that a step goes somewhere.
    if step(probe.positive(), &|_| true) != Some(0) {
        return Some(false);
    }
    if is_gated(lints, new) {
        return Some(false);
    }
    // With `maximize` in one step and without in the next a state may have either sign.
    let paths = lints.lowered.paths.iter();
    let paths: Vec<_> = paths
        .filter(|path| is_same_rule(lints.lowered, lints.path, path))
        .collect();
    let runs = probe
        .given
        .map(|given| Assumed::new(lints.lowered, &paths, given));
    let turns = |id: StateId| {
        let signs = [0, 1].map(|run: usize| sign(&runs[run].state(id)));
        matches!(signs, [Some(a), Some(b)] if a * b < 0)
    };
    let at_once = [0, 1].map(|run: usize| step(&runs[run], &turns));
    let whole = [0, 1].map(|run: usize| step(&runs[run], &|_| false));
    let moves = matches!(of_signs(whole), Some(Way::Along | Way::Against));
    Some(moves && of_signs(at_once) == Some(Way::Still))
}

/// Whether old states decide whether the gradient of this step moves the weights: it does, where they let it.
fn is_gated(lints: &Lints<'_>, new: NodeId) -> bool {
    let graph = lints.graph;
    let old = |node| matches!(graph.op(node), Op::State(_) | Op::AxisState(..));
    let mut choices = graph.below([new]);
    choices.any(|node| match graph.op(node) {
        Op::Select(condition, a, b) => {
            graph.below([condition]).any(old)
                && graph.below([a, b]).any(|node| graph.op(node) == Op::Grad)
        }
        _ => false,
    })
}

/// Whether two paths may be taken with the same hyper-parameters, in other steps.
fn is_same_rule(lowered: &Lowered, a: &Path, b: &Path) -> bool {
    let graph = &lowered.conditions;
    let of_step = |switch| {
        let mut leaves = graph.below([switch]);
        leaves.any(|node| matches!(graph.op(node), Op::Step | Op::ScalarState(_)))
    };
    let settings = a.setting.iter().zip(&b.setting);
    let mut switches = lowered.switches.iter().zip(settings);
    switches.all(|(switch, (a, b))| a == b || of_step(*switch))
}

/// Which way weights move by themselves, and the product that moves them, if there is one.
pub(super) fn drift(lints: &Lints<'_>) -> Option<(Way, Option<NodeId>)> {
    let mut kept = 0;
    let mut moved = Vec::new();
    for term in terms(lints, lints.new_weights()?) {
        match share(lints, &term) {
            Some(changes) => {
                kept += 1;
                moved.extend(changes);
            }
            None => moved.push((None, term)),
        }
    }
    if kept != 1 {
        return None;
    }
    let sum = |run: usize| {
        let mut total = Some(0);
        let mut by = None;
        for (change, term) in &moved {
            let direction = term_sign(lints, run, *change, term);
            total = match (total?, direction?) {
                (a, 0) => Some(a),
                (0, b) => Some(b),
                (a, b) if a == b => Some(a),
                _ => None,
            };
            if by.is_none() && direction != Some(0) {
                let weights = term.find(|node| lints.graph.op(node) == Op::Weight);
                by = weights.map(|weights| weights.operation);
            }
        }
        Some((total?, by))
    };
    let (first, by) = sum(0)?;
    if first < 0 {
        return Some((Way::Against, by));
    }
    let way = of_signs([Some(first), sum(1).map(|(second, _)| second)])?;
    Some((way, by))
}

/// What a factor adds to 1: the node, and whether it is taken away.
type Change = Option<(NodeId, bool)>;

/// `(1 + x) * w / (1 - y)`: the weights themselves, and what each factor makes of them beside; none for other products.
fn share(lints: &Lints<'_>, term: &Term) -> Option<Vec<(Change, Term)>> {
    let is_weight = |node| lints.graph.op(node) == Op::Weight;
    let weights = term.find(is_weight)?;
    let is_one = |node| lints.graph.constant(node) == Some(1.0);
    let others = |factor: &&Factor| !is_weight(factor.node) && !is_one(factor.node);
    let above = term.above.iter().filter(others);
    let changes = above.map(|factor| beside_one(lints, factor.node)).chain(
        term.below.iter().filter(others).map(|factor| {
            let (node, taken) = beside_one(lints, factor.node)?;
            Some((node, !taken))
        }),
    );
    let changes: Vec<_> = changes.collect::<Option<_>>()?;
    if term.negative {
        return None;
    }
    let alone = Term {
        above: vec![weights],
        ..Term::default()
    };
    let moved = changes
        .into_iter()
        .map(|change| (Some(change), alone.clone()));
    Some(moved.collect())
}

/// `x` of `1 + x`, or of `1 - x`, which is taken away.
pub(super) fn beside_one(lints: &Lints<'_>, node: NodeId) -> Option<(NodeId, bool)> {
    let is_one = |node| lints.graph.constant(node) == Some(1.0);
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Add, one, x) | Op::Binary(BinaryOp::Add, x, one) if is_one(one) => {
            Some((x, false))
        }
        Op::Binary(BinaryOp::Sub, one, x) if is_one(one) => Some((x, true)),
        _ => None,
    }
}

/// The sign of a product, times what a factor adds to 1.
fn term_sign(lints: &Lints<'_>, run: usize, change: Change, term: &Term) -> Option<i8> {
    let ranges = term
        .factors()
        .map(|factor| lints.without_gradient(run, factor.node));
    let ranges: Vec<_> = ranges.collect::<Option<_>>()?;
    let (above, below) = ranges.split_at(term.above.len());
    let mut product = Range::number(1.0);
    for factor in above {
        product = mul(&product, factor, Scope::Step);
    }
    for divisor in below {
        product = div(&product, divisor, Scope::Step);
    }
    let mut negative = term.negative;
    if let Some((node, taken)) = change {
        product = mul(&product, &lints.without_gradient(run, node)?, Scope::Step);
        negative ^= taken;
    }
    let sign = sign(&product)?;
    Some(if negative { -sign } else { sign })
}
