//! What the states can be after any number of steps.
//!
//! A state starts at its initial value, and every path of the equations makes a new value of the old
//! ones. Starting from the initial values, what each path gives is added until nothing new comes. Ends
//! that go on moving are set to the next of a few thresholds, so that this ends soon; then the paths
//! are run twice more, for what they give from the result is often less than that.

use super::evaluate::{Evaluator, Given, Leaves};
use crate::interval::arithmetic::rounded;
use crate::interval::{End, Range};
use crate::ir::{Draft, Graph, Initial, NodeId, Op, State};
use crate::language::ids::{StateId, Target};
use crate::language::literal::Literal;
use crate::language::storage::Storage;
use crate::lower::{Lowered, Path};

/// Rounds in which ends may take any value.
const FREE: usize = 3;
/// More than there are thresholds for both ends of every state.
const ROUNDS: usize = 200;
const THRESHOLDS: [f64; 3] = [-1.0, 0.0, 1.0];

/// The hyper-parameters' domains.
pub(super) fn params(lowered: &Lowered) -> Vec<Range> {
    let range = |param: &crate::ir::Param| Range {
        whole: matches!(param.default, Literal::Count(_)),
        // A flag is no number, and where it stands for one that is reported.
        unknown: !param.known || matches!(param.default, Literal::Flag(_)),
        ..Range::of_domain(param.domain)
    };
    let nonnegative = Range::new(End::closed(0.0), Range::ANY.high);
    let list = lowered.params.iter().map(|param| {
        let range = range(param);
        if matches!(param.default, Literal::Count(_)) {
            range.intersection(&nonnegative).unwrap_or(range)
        } else {
            range
        }
    });
    list.collect()
}

/// The initial value of each state.
fn initials(lowered: &Lowered, params: &[Range], given: Given) -> Vec<Range> {
    let of = |graph: &Graph, node: NodeId| {
        let leaves = Leaves {
            params,
            states: &[],
            given,
        };
        Evaluator::new(graph, leaves).range(node)
    };
    let states = lowered.states.iter().map(|state| match &state.initial {
        // Beside its diagonal there are zeros.
        Initial::Step(node) if state.storage.is_square() => {
            let value = kept(state, of(&lowered.conditions, *node));
            value.hull(&Range::number(0.0))
        }
        Initial::Step(node) => kept(state, of(&lowered.conditions, *node)),
        Initial::Element(body) => match body.stores.first() {
            Some((_, node)) => of(&body.graph, *node),
            None => Range::UNKNOWN,
        },
    });
    states.collect()
}

/// A value as a state keeps it: per weight, in the element type.
fn kept(state: &State<Draft>, value: Range) -> Range {
    if state.storage == Storage::Scalar {
        value
    } else {
        rounded(value)
    }
}

/// Starts the evaluation of a path: what holds on it is known. `None` if it never runs.
pub(super) fn start<'a>(path: &'a Path, leaves: Leaves<'a>) -> Option<Evaluator<'a>> {
    let mut evaluator = Evaluator::new(&path.body.graph, leaves);
    for (node, holds) in &path.facts {
        let frame = evaluator.told(*node, *holds)?;
        evaluator.learn(frame);
    }
    evaluator.rates(&path.rates);
    Some(evaluator)
}

/// A path in a fixed point.
struct Walk<'a> {
    path: &'a Path,
    /// The states of which the new ones are made, and whether it runs.
    reads: Vec<StateId>,
    /// What those were when it was last walked.
    read: Option<Vec<Range>>,
    /// What it made of them. Nothing else that it reads changes from round to round.
    made: Vec<(StateId, Range)>,
}

impl<'a> Walk<'a> {
    fn new(path: &'a Path) -> Self {
        let graph = &path.body.graph;
        let stores = path.body.stores.iter();
        let stores = stores.filter(|(target, _)| *target != Target::Weight);
        let roots = stores.map(|(_, node)| *node);
        let roots = roots.chain(path.facts.iter().map(|(node, _)| *node));
        let roots = roots.chain(path.rates.iter().map(|(node, _)| *node));
        let reads = graph.below(roots).filter_map(|node| match graph.op(node) {
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => Some(id),
            _ => None,
        });
        let mut reads: Vec<_> = reads.collect();
        reads.sort_unstable();
        reads.dedup();
        Self {
            path,
            reads,
            read: None,
            made: Vec::new(),
        }
    }

    /// What the path makes of the states; nothing if it never runs.
    fn step(&mut self, lowered: &Lowered, before: Leaves<'_>) -> &[(StateId, Range)] {
        let read = self.reads.iter().map(|id| before.states[*id]);
        let read = Some(read.collect());
        if self.read != read {
            self.made = values(lowered, self.path, before);
            self.read = read;
        }
        &self.made
    }
}

/// What a path makes of the states; nothing if it never runs.
fn values(lowered: &Lowered, path: &Path, before: Leaves<'_>) -> Vec<(StateId, Range)> {
    let Some(mut evaluator) = start(path, before) else {
        return Vec::new();
    };
    let unassigned = path.unassigned.iter().map(|id| (*id, Range::UNKNOWN));
    let mut values: Vec<_> = unassigned.collect();
    for (target, node) in &path.body.stores {
        if let Target::State(id) = target {
            let value = kept(&lowered.states[*id], evaluator.range(*node));
            values.push((*id, value));
        }
    }
    values
}

/// The range of each state after a step: unlike before one, its initial value is behind it.
pub(super) fn left(lowered: &Lowered, before: Leaves<'_>) -> Vec<Range> {
    let mut left: Vec<Option<Range>> = vec![None; before.states.len()];
    for path in &lowered.paths {
        for (id, value) in values(lowered, path, before) {
            left[id] = Some(left[id].map_or(value, |known| known.hull(&value)));
        }
    }
    let whole = left.into_iter().zip(before.states);
    whole.map(|(left, state)| left.unwrap_or(*state)).collect()
}

/// Every path of the update.
pub(super) fn all(lowered: &Lowered) -> Vec<&Path> {
    lowered.paths.iter().collect()
}

/// The range of each state before a step, where the steps before took some of these paths.
pub(super) fn states(
    lowered: &Lowered,
    paths: &[&Path],
    params: &[Range],
    given: Given,
) -> Vec<Range> {
    let initial = initials(lowered, params, given);
    let mut walks: Vec<_> = paths.iter().map(|path| Walk::new(path)).collect();
    let mut after = |states: &[Range]| {
        let mut after = initial.clone();
        let before = Leaves {
            params,
            states,
            given,
        };
        for walk in &mut walks {
            for (id, value) in walk.step(lowered, before) {
                after[*id] = after[*id].hull(value);
            }
        }
        after
    };
    let mut states = initial.clone();
    let mut closed = false;
    for round in 0..ROUNDS {
        let new = after(&states);
        closed = within(&new, &states);
        if closed {
            break;
        }
        for (state, new) in states.iter_mut().zip(&new) {
            let hull = state.hull(new);
            *state = if round < FREE {
                hull
            } else {
                widened(state, &hull)
            };
        }
    }
    if !closed {
        states.fill(Range::ANY);
    }
    for _ in 0..2 {
        let new = after(&states);
        if new == states {
            break;
        }
        // Anything that the paths keep is a bound; the last one that they do is the best.
        if within(&new, &states) && within(&after(&new), &new) {
            states = new;
        }
    }
    states
}

fn within(new: &[Range], old: &[Range]) -> bool {
    new.iter().zip(old).all(|(new, old)| new.is_within(old))
}

/// The next threshold for every end that has moved.
fn widened(old: &Range, new: &Range) -> Range {
    let low = |old: End, new: End| {
        if new == old {
            return old;
        }
        let threshold = THRESHOLDS.iter().rev().find(|limit| **limit <= new.value);
        match threshold {
            Some(limit) if *limit == new.value => new,
            Some(limit) => End {
                follow: new.follow,
                ..End::closed(*limit)
            },
            None => Range::ANY.low,
        }
    };
    Range {
        low: low(old.low, new.low),
        high: low(old.high.negated(), new.high.negated()).negated(),
        ..*new
    }
}
