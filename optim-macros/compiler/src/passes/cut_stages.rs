//! Cuts a step into loops at its reductions, as few over the weights as can be.
//!
//! What is reduced is known only when a loop has gone over all weights. So every value has a *level*: the
//! number of loops over the weights that must have run before it can be computed, and within that the
//! number of loops over rows or columns. The loop after `p` others reduces everything that depends on no
//! more than `p`. It does not keep what it computes for single weights: the loops that need it compute it
//! again, for to store and load it would take longer. The last loop over the weights stores the new
//! weights and states; before it none is written, so all of them see the values of the step before.
//!
//! Of rows and columns, which are few, the values that later loops need are kept in *registers*.
//!
//! A function of whole matrices is as a reduction that gives a value for each weight, or for each pair of rows or columns:
//! the loop before leaves what it is made of, and the loops behind read what it came to. What it is made of or gives for
//! each weight is all that is *kept* of single weights; pairs have registers, as rows have.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{
    Axis, Body, Ends as _, Graph, Made, Matrix, NodeId, Op, Operand, Reduce, Slot, Stage,
    StageEnds, Staged, Stages, Whole,
};
use crate::language::ids::{StateId, Target};
use crate::language::scope::Scope;
use crate::language::storage::Storage;

/// Loops over weights, then loops over rows or columns, before a value can be computed.
type Level = (usize, usize);

/// Cuts a body. `storage` tells of each state what it keeps.
pub(super) fn run(body: &Body<Whole>, storage: &[Storage]) -> Stages {
    let mut cut = Cut::new(body);
    let stores_of = |kind: Storage| {
        let stores = body.stores.iter();
        let of_kind = stores.filter(|(target, _)| storage_of(*target, storage) == kind);
        of_kind.copied().collect::<Vec<_>>()
    };
    let weights = stores_of(Storage::Weight);
    let numbers: Vec<_> = stores_of(Storage::Scalar)
        .into_iter()
        .filter_map(|(target, node)| match target {
            Target::State(id) => Some((id, node)),
            Target::Weight => None,
        })
        .collect();
    let last = cut.last_pass(&weights);
    for pass in 0..=last {
        cut.between(pass);
        let stores = if pass == last {
            weights.as_slice()
        } else {
            &[]
        };
        if pass == last || cut.reduces(pass) || !cut.made_in(pass).is_empty() {
            cut.over_weights(pass, stores);
        }
    }
    cut.between(last + 1);
    for axis in Axis::ALL {
        let stores = stores_of(storage_of_axis(axis));
        if !stores.is_empty() {
            cut.over_axis(axis, &stores, &[], &[]);
        }
    }
    // Scalar states and rates are stored before the last loop, unless they need what it reduces.
    let recorded = body.recorded.clone();
    let mut nodes = numbers.iter().chain(&recorded).map(|(_, node)| *node);
    let known_before_last = nodes.all(|node| cut.is_known_before_last(node));
    let mut finish = None;
    match cut.stages.last_mut() {
        Some(stage) if known_before_last => {
            (stage.numbers, stage.recorded) = (numbers, recorded);
        }
        _ => {
            let parts = Parts {
                numbers,
                recorded,
                ..Parts::default()
            };
            finish = Some(cut.rewritten(None, parts));
        }
    }
    let stages = std::mem::take(&mut cut.stages).into_iter();
    let list = stages.map(|parts| Stage {
        axis: parts.axis,
        body: cut.rewritten(parts.axis, parts),
    });
    Stages {
        list: list.collect(),
        finish,
    }
}

fn storage_of(target: Target, storage: &[Storage]) -> Storage {
    match target {
        Target::Weight => Storage::Weight,
        Target::State(id) => storage[id],
    }
}

fn storage_of_axis(axis: Axis) -> Storage {
    match axis {
        Axis::Row => Storage::Row,
        Axis::Column => Storage::Column,
        Axis::RowPair => Storage::RowPair,
        Axis::ColumnPair => Storage::ColumnPair,
    }
}

/// What a stage computes, in nodes of the whole body.
#[derive(Default)]
struct Parts {
    axis: Option<Axis>,
    stores: Vec<(Target, NodeId)>,
    numbers: Vec<(StateId, NodeId)>,
    recorded: Vec<(StateId, NodeId)>,
    outputs: Vec<Reduce>,
    kept: Vec<(usize, NodeId)>,
    matrices: Vec<Made>,
    registers: Vec<NodeId>,
}

/// What a reduction has a value of: each weight, row or column. Its operand may be of a wider scope, for switches and
/// folding may have made one number of it, or one of each row: that is as good a value per weight as any.
fn operand_scope(graph: &Graph<Whole>, reduction: NodeId) -> Scope {
    match graph.op(reduction) {
        Op::Own(Whole::Reduce(reduce)) => reduce.reduction.of,
        op => panic!("a bug in optim: {op} is reduced"),
    }
}

struct Cut<'a> {
    graph: &'a Graph<Whole>,
    levels: Vec<Level>,
    /// Every reduction that is needed.
    reductions: Vec<NodeId>,
    /// What is made of whole matrices.
    matrices: Vec<NodeId>,
    stages: Vec<Parts>,
    /// Where the result of each reduction is found: among all numbers, or the registers of its axis; what is made of
    /// matrices, among all that is kept.
    results: HashMap<NodeId, usize>,
    /// Where the values of rows and columns are found.
    registers: HashMap<(Axis, NodeId), usize>,
    counts: Counts,
    /// Numbers that were reduced before the last stage.
    before_last: usize,
}

/// How many results there are so far.
#[derive(Clone, Copy, Default)]
struct Counts {
    numbers: usize,
    registers: [usize; Axis::ALL.len()],
    kept: usize,
}

impl Counts {
    fn of(&mut self, scope: Scope) -> &mut usize {
        match Axis::of(scope) {
            Some(axis) => &mut self.registers[axis.index()],
            None if scope.is_number() => &mut self.numbers,
            None => &mut self.kept,
        }
    }

    fn next(&mut self, scope: Scope) -> usize {
        let count = self.of(scope);
        *count += 1;
        *count - 1
    }
}

impl<'a> Cut<'a> {
    fn new(body: &'a Body<Whole>) -> Self {
        let graph = &body.graph;
        let mut levels: Vec<Level> = Vec::new();
        for node in graph.nodes() {
            let op = graph.op(node);
            let operands = op.operands().map(|operand| levels[operand.index()]);
            let level = operands.max().unwrap_or_default();
            levels.push(match op {
                Op::Own(Whole::Reduce(_)) if Axis::of(operand_scope(graph, node)).is_some() => {
                    (level.0, level.1 + 1)
                }
                Op::Own(Whole::Matrix(matrix)) if !matrix.is_of_weights() => (level.0, level.1 + 1),
                Op::Own(Whole::Reduce(_) | Whole::Matrix(_)) => (level.0 + 1, 0),
                _ => level,
            });
        }
        let is_reduction = |node: &NodeId| matches!(graph.op(*node), Op::Own(Whole::Reduce(_)));
        let needed = body.reachable();
        let matrices = needed.iter().copied();
        let matrices = matrices.filter(|node| matches!(graph.op(*node), Op::Own(Whole::Matrix(_))));
        Self {
            graph,
            levels,
            matrices: matrices.collect(),
            reductions: needed.into_iter().filter(is_reduction).collect(),
            stages: Vec::new(),
            results: HashMap::new(),
            registers: HashMap::new(),
            counts: Counts::default(),
            before_last: 0,
        }
    }

    fn level(&self, node: NodeId) -> Level {
        self.levels[node.index()]
    }

    /// What is made of matrices behind this loop over the weights.
    fn made_in(&self, pass: usize) -> Vec<NodeId> {
        let matrices = self.matrices.iter().copied();
        matrices
            .filter(|node| self.matrix(*node).is_of_weights() && self.level(*node).0 == pass + 1)
            .collect()
    }

    /// What is made of matrices of pairs alone, whose operands are of this level.
    fn made_at(&self, level: Level) -> Vec<NodeId> {
        let matrices = self.matrices.iter().copied();
        matrices
            .filter(|node| {
                !self.matrix(*node).is_of_weights() && self.level(*node) == (level.0, level.1 + 1)
            })
            .collect()
    }

    fn matrix(&self, node: NodeId) -> Matrix {
        match self.graph.op(node) {
            Op::Own(Whole::Matrix(matrix)) => matrix,
            op => panic!("a bug in optim: {op} is made of a matrix"),
        }
    }

    /// The level of what a reduction reduces, and its scope.
    fn operand(&self, reduction: NodeId) -> (Level, Scope) {
        let operands = self.graph.op(reduction).operands();
        let level = operands.map(|operand| self.level(operand)).max();
        let scope = operand_scope(self.graph, reduction);
        (level.unwrap_or_default(), scope)
    }

    /// Whether some reduction is to be done in this loop over the weights.
    fn reduces(&self, pass: usize) -> bool {
        self.over_weights_in(pass).next().is_some()
    }

    fn over_weights_in(&self, pass: usize) -> impl Iterator<Item = NodeId> + '_ {
        let reductions = self.reductions.iter().copied();
        reductions.filter(move |node| {
            let (level, scope) = self.operand(*node);
            scope == Scope::Element && level.0 == pass
        })
    }

    /// The number of the loop over the weights that stores. Nothing can be reduced after it, for the
    /// old values are gone then.
    fn last_pass(&self, stores: &[(Target, NodeId)]) -> usize {
        let stored = stores.iter().map(|(_, node)| self.level(*node).0);
        let reduced = self.reductions.iter().filter_map(|node| {
            let (level, scope) = self.operand(*node);
            (scope == Scope::Element).then_some(level.0)
        });
        let made = self.matrices.iter();
        let made = made.filter(|node| self.matrix(**node).is_of_weights());
        let made = made.map(|node| self.level(*node).0 - 1);
        stored.chain(reduced).chain(made).max().unwrap_or_default()
    }

    fn reduced(&self, nodes: &[NodeId]) -> Vec<Reduce> {
        let reduces = nodes.iter().map(|node| match self.graph.op(*node) {
            Op::Own(Whole::Reduce(reduce)) => reduce,
            op => panic!("a bug in optim: {op} is reduced"),
        });
        reduces.collect()
    }

    fn push(&mut self, parts: Parts, results: &[NodeId]) {
        self.before_last = self.counts.numbers;
        for node in results {
            let place = self.counts.next(self.graph.scope(*node));
            self.results.insert(*node, place);
        }
        if let Some(axis) = parts.axis {
            for node in &parts.registers {
                let place = self.counts.next(axis.scope());
                self.registers.insert((axis, *node), place);
            }
        }
        self.stages.push(parts);
    }

    fn over_weights(&mut self, pass: usize, stores: &[(Target, NodeId)]) {
        let reductions: Vec<_> = self.over_weights_in(pass).collect();
        let outputs = self.reduced(&reductions);
        let made = self.made_in(pass);
        let operands = |node: &NodeId| self.matrix(*node).matrices();
        let operands: Vec<_> = made.iter().flat_map(operands).collect();
        self.make_ready(&operands);
        // What the loop reads of rows and columns must stand ready.
        let roots = stores.iter().map(|(_, node)| *node);
        let roots = roots.chain(outputs.iter().flat_map(|output| output.values()));
        let of_weights = operands.iter().filter(|of| of.scope == Scope::Element);
        let roots = roots.chain(of_weights.map(|of| of.node));
        let read = self.read_across(roots.collect());
        for axis in [Axis::Row, Axis::Column] {
            let missing: Vec<_> = read
                .iter()
                .copied()
                .filter(|node| self.graph.scope(*node) == axis.scope())
                .filter(|node| !self.stands_ready(axis, *node))
                .collect();
            if !missing.is_empty() {
                self.over_axis(axis, &[], &[], &missing);
            }
        }
        let parts = Parts {
            stores: stores.to_vec(),
            outputs,
            ..Parts::default()
        };
        self.push(parts, &reductions);
        self.make(&made);
    }

    /// Has matrices of pairs left where a function of matrices finds them.
    fn make_ready(&mut self, operands: &[Operand]) {
        for axis in [Axis::RowPair, Axis::ColumnPair] {
            let mut missing: Vec<NodeId> = Vec::new();
            for of in operands.iter().filter(|of| of.scope == axis.scope()) {
                if !self.stands_ready(axis, of.node) && !missing.contains(&of.node) {
                    missing.push(of.node);
                }
            }
            if !missing.is_empty() {
                self.over_axis(axis, &[], &[], &missing);
            }
        }
    }

    /// Makes these of matrices behind the last loop so far.
    fn make(&mut self, nodes: &[NodeId]) {
        // Those of weights that nothing is put in the place of.
        let mut read: Vec<(NodeId, usize)> = Vec::new();
        for node in nodes {
            let matrix = self.matrix(*node);
            let in_place = matrix.gives == Scope::Element;
            let mut kept = Vec::new();
            let mut own = None;
            let from = matrix.matrices().map(|of| {
                let slot = match Axis::of(of.scope) {
                    Some(axis) => Slot::Register(axis, self.place(axis, of.node)),
                    None => {
                        let known = read
                            .iter()
                            .find(|(known, _)| *known == of.node && !in_place);
                        let place = known.map_or_else(
                            || {
                                let place = self.counts.next(Scope::Element);
                                kept.push((place, of.node));
                                place
                            },
                            |(_, place)| *place,
                        );
                        if in_place {
                            own = Some(place);
                        } else {
                            read.push((of.node, place));
                        }
                        Slot::Kept(place)
                    }
                };
                (slot, of.turned)
            });
            let from = from.collect();
            let into = match (Axis::of(matrix.gives), own) {
                (Some(axis), _) => {
                    let place = self.counts.next(matrix.gives);
                    self.results.insert(*node, place);
                    Slot::Register(axis, place)
                }
                (None, Some(place)) => {
                    self.results.insert(*node, place);
                    Slot::Kept(place)
                }
                (None, None) => panic!("a bug in optim: {matrix} is made of nothing"),
            };
            let made = Made {
                function: matrix.function,
                from,
                settings: matrix.settings().collect(),
                into,
            };
            let Some(stage) = self.stages.last_mut() else {
                panic!("a bug in optim: matrices are made behind no loop");
            };
            stage.kept.extend(kept);
            stage.matrices.push(made);
        }
    }

    /// Where the values of an axis that stand ready are.
    fn place(&self, axis: Axis, node: NodeId) -> usize {
        match self.ready(axis, node) {
            Some(place) => place,
            None => panic!("a bug in optim: nothing has left {node}"),
        }
    }

    fn stands_ready(&self, axis: Axis, node: NodeId) -> bool {
        self.ready(axis, node).is_some()
    }

    /// A result of another scope is a number, which has a place among numbers and none on the axis.
    fn ready(&self, axis: Axis, node: NodeId) -> Option<usize> {
        let is_of_axis = self.graph.scope(node) == axis.scope();
        let result = self.results.get(&node).filter(|_| is_of_axis);
        let register = self.registers.get(&(axis, node));
        register.or(result).copied()
    }

    /// The values of rows and columns that a loop over the weights needs for these values of weights. What is
    /// kept are numbers: of a condition those that it compares.
    fn read_across(&self, values: Vec<NodeId>) -> BTreeSet<NodeId> {
        let within_weights =
            |node| self.graph.scope(node) == Scope::Element || self.graph.is_condition(node);
        let nodes = self.graph.walk(values, |node, next| {
            // What is made of matrices is there.
            let is_made = matches!(self.graph.op(node), Op::Own(Whole::Matrix(_)));
            if within_weights(node) && !is_made {
                next.extend(self.graph.op(node).operands());
            }
        });
        nodes
            .filter(|node| !within_weights(*node))
            .filter(|node| matches!(self.graph.scope(*node), Scope::Row | Scope::Column))
            .collect()
    }

    /// The loops over rows and columns before the loop over the weights of this number.
    fn between(&mut self, pass: usize) {
        for inner in 0.. {
            for axis in Axis::ALL {
                let here: Vec<_> = self
                    .reductions
                    .iter()
                    .copied()
                    .filter(|node| {
                        let (level, scope) = self.operand(*node);
                        scope == axis.scope() && level == (pass, inner)
                    })
                    .collect();
                if !here.is_empty() {
                    self.over_axis(axis, &[], &here, &[]);
                }
            }
            let made = self.made_at((pass, inner));
            let operands = |node: &NodeId| self.matrix(*node).matrices();
            let operands: Vec<_> = made.iter().flat_map(operands).collect();
            self.make_ready(&operands);
            self.make(&made);
            let mut later = self.reductions.iter().map(|node| self.operand(*node));
            let later = later.any(|(level, scope)| {
                scope != Scope::Element && level.0 == pass && level.1 > inner
            });
            let mut matrices = self.matrices.iter();
            let later = later
                || matrices.any(|node| {
                    let level = self.level(*node);
                    !self.matrix(*node).is_of_weights() && level.0 == pass && level.1 > inner + 1
                });
            if !later {
                return;
            }
        }
    }

    fn over_axis(
        &mut self,
        axis: Axis,
        stores: &[(Target, NodeId)],
        reductions: &[NodeId],
        registers: &[NodeId],
    ) {
        let parts = Parts {
            axis: Some(axis),
            stores: stores.to_vec(),
            numbers: Vec::new(),
            recorded: Vec::new(),
            outputs: self.reduced(reductions),
            registers: registers.to_vec(),
            ..Parts::default()
        };
        self.push(parts, reductions);
    }

    /// Whether a number depends on nothing that the last stage reduces.
    fn is_known_before_last(&self, node: NodeId) -> bool {
        let not_inside_sums = |node, next: &mut Vec<NodeId>| {
            if !matches!(self.graph.op(node), Op::Own(Whole::Reduce(_))) {
                next.extend(self.graph.op(node).operands());
            }
        };
        let mut nodes = self.graph.walk([node], not_inside_sums);
        nodes.all(|node| {
            let result = self.results.get(&node);
            !matches!(self.graph.op(node), Op::Own(Whole::Reduce(_)))
                || result.is_some_and(|index| *index < self.before_last)
        })
    }

    /// The body of a stage: what other stages compute is read where they have left it.
    fn rewritten(&self, axis: Option<Axis>, parts: Parts) -> Body<Staged> {
        let mut graph = Graph::default();
        let mut new: Vec<Option<NodeId>> = Vec::new();
        for node in self.graph.nodes() {
            let scope = self.graph.scope(node);
            let register = Axis::of(scope).and_then(|own| {
                let index = match self.graph.op(node) {
                    Op::Own(_) => self.results.get(&node).copied(),
                    _ => None,
                };
                let index = index.or_else(|| self.registers.get(&(own, node)).copied());
                Some((own, index?))
            });
            let op = match (self.graph.op(node), register) {
                // A loop over rows computes what it can: its own registers are read by others.
                (Op::Own(_), Some((own, index))) if axis == Some(own) => {
                    Some(Op::Own(Staged::Register(own, index)))
                }
                (_, Some((own, index))) if axis.is_none() => {
                    Some(Op::Own(Staged::Spread(own, index)))
                }
                (Op::Own(Whole::Reduce(_)), _) => {
                    let index = self.results.get(&node).filter(|_| scope == Scope::Tensor);
                    index.map(|index| Op::Own(Staged::Reduced(*index)))
                }
                (Op::Own(Whole::Matrix(_)), _) => {
                    let index = self.results.get(&node).filter(|_| scope == Scope::Element);
                    index.map(|index| Op::Own(Staged::Kept(*index)))
                }
                (op, _) => moved(op, &new),
            };
            // What is made of what other stages reduce is nothing here.
            let made = op.map(|op| graph.add_like(self.graph, node, op));
            if let (Some(made), Some(name)) = (made, self.graph.name_of(node))
                && !matches!(graph.op(made), Op::Own(Staged::Spread(..)))
            {
                graph.name(made, name);
            }
            new.push(made);
        }
        let place = |node: NodeId| match new[node.index()] {
            Some(node) => node,
            None => panic!("a bug in optim: a stage needs {node}, which is not known in it"),
        };
        let stores = parts.stores.into_iter();
        let recorded = parts.recorded.into_iter();
        let ends = StageEnds {
            scalars: Vec::new(),
            numbers: parts.numbers,
            outputs: parts.outputs,
            kept: parts.kept,
            matrices: parts.matrices,
            registers: parts.registers,
        };
        Body {
            graph,
            stores: stores.map(|(target, node)| (target, place(node))).collect(),
            recorded: recorded.map(|(id, node)| (id, place(node))).collect(),
            ends: ends.map(&place),
        }
    }
}

/// An operation of the whole step in one of its stages; `None` if an operand is not known there.
fn moved(op: Op<Whole>, new: &[Option<NodeId>]) -> Option<Op<Staged>> {
    let operands: Option<Vec<_>> = op.operands().map(|operand| new[operand.index()]).collect();
    let mut operands = operands?.into_iter();
    let op = op.in_phase(|own| panic!("a bug in optim: {own:?} in a stage"));
    Some(op.map(|operand| match operands.next() {
        Some(new) => new,
        None => panic!("a bug in optim: {operand} is an operand twice"),
    }))
}
