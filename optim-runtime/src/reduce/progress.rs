//! A tensor on its way through the stages of a step with reductions.
//!
//! What single weights make is not kept, unless matrices are made of it. Of each block of weights the sums are, and
//! of rows and columns the values that later stages read.
//!
//! Of a batch of matrices each has rows and columns of its own, and so what is reduced of these is a number for
//! each matrix; what is reduced of weights is one for the tensor.

use crate::reduce::model_sums::ModelSums;
use smallvec::SmallVec;

use super::chunk::Chunk;
#[cfg(feature = "sharded")]
use super::held::Held;
use super::partition::{Sums, numbers};
use super::stock::Stock;
use super::workspaces::Workspaces;
use crate::door::rule::Rule;
use crate::machine::dispatch::{Plan, Planner};
use crate::machine::exec::Exec;
use crate::machine::sums::BLOCK;
use crate::tensor::Slices;
use crate::tensor::matrix::MatrixLayout;
#[cfg(feature = "sharded")]
use crate::tensor::param::Segment;
use crate::value::element::Element;
use crate::value::history::Numbers;
use crate::value::stage::{Axis, Fold, OfAxes, Over, Place, Stage};

/// What a tensor keeps from one stage of a step to the next.
#[derive(Debug)]
pub(crate) struct Progress<'a, T> {
    t: u64,
    pub(crate) matrix: MatrixLayout,
    numbers: &'a mut Numbers,
    /// States of each axis.
    axis_states: OfAxes<Slices<'a, T>>,
    /// Number of the next stage.
    stage: usize,
    /// Whether the last one has run.
    done: bool,
    /// Numbers that were reduced so far, in the order of the stages' outputs.
    reduced: Vec<f64>,
    /// Of a batch of matrices: positions among `reduced` of what was reduced of rows or columns, and its values
    /// for each matrix.
    of_matrices: Vec<(usize, Vec<f64>)>,
    /// What was left so far for each axis.
    pub(crate) registers: OfAxes<Vec<Vec<T>>>,
    /// What is kept for each weight from stage to stage, as far as there is any yet.
    pub(crate) kept: Vec<Vec<T>>,
    /// What is being made of matrices.
    pub(super) made: Vec<T>,
    /// Memory for all of this, as far as it is not in use.
    pub(super) stock: Stock<T>,
    /// What the present loop over the weights adds up.
    pub(crate) sums: Sums,
    /// Of what is reduced over the model: position among `reduced`, and what it is.
    shared: SmallVec<[Shared; 1]>,
    /// Of a segment of a parameter: what of its sums others have to add to.
    #[cfg(feature = "sharded")]
    held: Option<Box<Held>>,
}

/// A tensor's part of what is reduced over the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shared {
    index: usize,
    fold: Fold,
    place: usize,
}

impl<'a, T: Element> Progress<'a, T> {
    /// A tensor before its first stage.
    pub(crate) fn new(
        t: u64,
        matrix: MatrixLayout,
        numbers: &'a mut Numbers,
        axis_states: OfAxes<Slices<'a, T>>,
        stock: Stock<T>,
    ) -> Self {
        Self {
            t,
            matrix,
            numbers,
            axis_states,
            stage: 0,
            done: false,
            reduced: Vec::new(),
            of_matrices: Vec::new(),
            registers: OfAxes::default(),
            kept: Vec::new(),
            made: Vec::new(),
            stock,
            sums: Sums::default(),
            shared: SmallVec::new(),
            #[cfg(feature = "sharded")]
            held: None,
        }
    }

    /// Sets of which parameter it is a segment, if it is.
    #[cfg(feature = "sharded")]
    pub(crate) fn set_segment(&mut self, segment: Option<Segment>) {
        self.held = segment.map(|segment| Box::new(Held::new(segment)));
    }

    /// Holds back what the blocks of a segment have come to, until others have told of theirs; false if nobody else has any.
    #[cfg(feature = "sharded")]
    fn hold(&mut self, fold: Fold, over: Over, blocks: impl Iterator<Item = f64>) -> bool {
        let Some(held) = &mut self.held else {
            return false;
        };
        held.put(self.reduced.len(), fold, over, blocks.collect());
        self.reduced.push(fold.nothing());
        true
    }

    /// Has room for what the loop of a stage over the weights leaves.
    pub(crate) fn begin(&mut self, stage: &Stage) {
        self.sums = Sums::new(self.matrix, stage, &mut self.stock.wide);
        if let Some(last) = stage.kept.last()
            && *last >= self.kept.len()
        {
            self.kept.resize_with(last + 1, Vec::new);
        }
        for index in stage.kept {
            if self.kept[*index].is_empty() {
                self.kept[*index] = self.stock.own.take(self.matrix.len());
            }
        }
    }

    /// Brings together what the present loop over the weights has added up.
    pub(crate) fn collect(&mut self, plan: &Plan<T>) {
        let Some(stage) = plan.stage else {
            return;
        };
        self.done |= stage.last;
        let stride = numbers(stage);
        let (mut number, mut axis_output) = (0, 0);
        let mut sums = std::mem::take(&mut self.sums);
        for (fold, over) in stage.outputs {
            match over.axis() {
                Some(axis) => {
                    let mut lines = self.stock.own.take(self.matrix.count(axis));
                    let sums = &mut sums.axes[axis_output];
                    write_lines(self.matrix, *fold, axis, sums, &mut lines);
                    self.registers[axis.index()].push(lines);
                    axis_output += 1;
                }
                None => {
                    let blocks = sums.numbers.get(number..).unwrap_or_default();
                    number += 1;
                    #[cfg(feature = "sharded")]
                    if self.hold(*fold, *over, blocks.iter().copied().step_by(stride)) {
                        continue;
                    }
                    let whole = fold.combine(blocks, stride);
                    self.push(*fold, *over, whole, self.matrix.len());
                }
            }
        }
        let spare = &mut self.stock.wide;
        sums.axes.into_iter().for_each(|sums| spare.give_back(sums));
    }

    /// Runs stages over axes until one over the weights comes, and gives its plan.
    pub(crate) fn next<R: Rule>(
        &mut self,
        rule: &R,
        planner: Planner,
        exec: &Exec,
        workspaces: &Workspaces<T>,
    ) -> Option<Plan<T>> {
        while !self.done {
            let Some(plan) = self.plan(rule, planner) else {
                break;
            };
            self.stage += 1;
            let Some((stage, axis)) = plan.stage.and_then(|stage| Some((stage, stage.axis?)))
            else {
                // A rule that reduces some tensors may have one plain loop for this one.
                self.done |= plan.stage.is_none();
                return Some(plan);
            };
            self.run_axis(&plan, stage, axis);
            self.make_matrices(&plan, exec, workspaces);
            self.done |= stage.last;
        }
        self.done = true;
        None
    }

    fn plan<R: Rule>(&mut self, rule: &R, planner: Planner) -> Option<Plan<T>> {
        let (stage, t, extent) = (self.stage, self.t, self.matrix.extent());
        let numbers = &mut *self.numbers;
        // Each matrix has its own put in its place; what a stage reads is told by a plan.
        for (index, values) in &self.of_matrices {
            self.reduced[*index] = values[0];
        }
        let first = rule.plan_step(stage, t, extent, numbers, &self.reduced, planner)?;
        let reads = first.stage.map_or(&[][..], |stage| stage.reads);
        let mut own = self.of_matrices.iter();
        if !own.any(|(index, _)| reads.contains(index)) {
            return Some(first);
        }
        // Such a rule has no scalar states, of which each matrix would make its own (see `Batch::check`), and to
        // note a rate twice is to note it once.
        let (of_matrices, reduced) = (&self.of_matrices, &mut self.reduced);
        Plan::of_matrices((0..self.matrix.matrices).map_while(|matrix| {
            for (index, values) in of_matrices {
                reduced[*index] = values[matrix];
            }
            rule.plan_step(stage, t, extent, numbers, reduced, planner)
        }))
    }

    /// Whether its last loop has run.
    pub(crate) fn is_done(&self) -> bool {
        self.done && !self.waits()
    }

    /// Whether it waits for what is reduced over the model, or of a parameter of which it is a segment.
    pub(crate) fn waits(&self) -> bool {
        #[cfg(feature = "sharded")]
        if self.held.as_ref().is_some_and(|held| held.waits()) {
            return true;
        }
        !self.shared.is_empty()
    }

    /// The whole tensor as a part.
    pub(crate) fn whole<'p>(
        &'p mut self,
        plan: &'p Plan<T>,
        stage: &'static Stage,
    ) -> Chunk<'p, T> {
        Chunk {
            plan,
            stage,
            matrix: self.matrix,
            registers: &self.registers,
            from: 0,
            numbers: &mut self.sums.numbers,
            axes: self.sums.axes.iter_mut().map(Vec::as_mut_slice).collect(),
        }
    }

    fn push(&mut self, fold: Fold, over: Over, sum: f64, count: usize) {
        if let Over::Model(place) = over {
            self.shared.push(Shared {
                index: self.reduced.len(),
                fold,
                place,
            });
            self.reduced.push(sum);
        } else {
            self.reduced.push(fold.finish(sum, count));
        }
    }

    /// Runs a stage over an axis.
    pub(crate) fn run_axis(&mut self, plan: &Plan<T>, stage: &Stage, axis: Axis) {
        let count = self.matrix.count(axis);
        // What is read is lent for the loop.
        let own = &mut self.registers[axis.index()];
        let mut read: Vec<_> = stage
            .inputs
            .iter()
            .map(|(_, index)| std::mem::take(&mut own[*index]))
            .collect();
        let spare = &mut self.stock.own;
        let rooms = (0..stage.rooms + stage.registers).map(|_| spare.take(count));
        let mut left: Vec<_> = rooms.collect();
        // A loop over rows has no weights, but goes as far as they do.
        let mut weights = spare.take(count);
        let states = self.axis_states[axis.index()].iter_mut();
        let mut slices: Slices<'_, T> = states.map(|state| &mut **state).collect();
        slices.extend(read.iter_mut().chain(&mut left).map(Vec::as_mut_slice));
        let of_matrix = count / self.matrix.matrices;
        if plan.differs() {
            for (matrix, weights) in weights.chunks_exact_mut(of_matrix).enumerate() {
                let part = matrix * of_matrix..(matrix + 1) * of_matrix;
                let mut own: Slices<'_, T> = SmallVec::new();
                own.extend(slices.iter_mut().map(|slice| &mut slice[part.clone()]));
                plan.run_matrix(matrix, weights, &[], &mut own);
            }
        } else {
            plan.run(&mut weights, &[], &mut slices);
        }
        drop(slices);
        for ((_, index), values) in stage.inputs.iter().zip(read) {
            own[*index] = values;
        }
        let kept = left.split_off(stage.rooms);
        for (fold, over, places) in stage.reduced() {
            // A loop over rows has written all that it leaves.
            let [x, y] = places.map(|place| match place {
                Place::Room(index) => left[index].as_slice(),
                other => panic!("a bug in optim: {other:?} of a loop over rows or columns"),
            });
            let whole = |x: &[T], y: &[T]| {
                let count = x.len().div_ceil(BLOCK);
                let mut blocks: SmallVec<[f64; 8]> = SmallVec::from_elem(0.0, count);
                plan.fold(fold, x, y, BLOCK, &mut blocks);
                fold.combine(&blocks, 1)
            };
            if over == Over::Tensor && self.matrix.matrices > 1 {
                let each = x.chunks_exact(of_matrix).zip(y.chunks_exact(of_matrix));
                let values = each.map(|(x, y)| fold.finish(whole(x, y), of_matrix));
                self.of_matrices
                    .push((self.reduced.len(), values.collect()));
                // Each matrix has its own put in its place: see `plan`.
                self.reduced.push(0.0);
            } else {
                self.push(fold, over, whole(x, y), count);
            }
        }
        self.registers[axis.index()].extend(kept);
        let spare = &mut self.stock.own;
        left.into_iter().for_each(|values| spare.give_back(values));
        spare.give_back(weights);
    }
}

/// Writes what there is of each row or column, from the sums of lines or panels.
fn write_lines<T: Element>(
    matrix: MatrixLayout,
    fold: Fold,
    axis: Axis,
    sums: &mut [f64],
    lines: &mut [T],
) {
    let MatrixLayout {
        matrices,
        outer,
        inner,
        ..
    } = matrix;
    let write = |lines: &mut [T], sums: &[f64], count: usize| {
        for (line, sum) in lines.iter_mut().zip(sums) {
            *line = T::from_f64(fold.finish(*sum, count));
        }
    };
    if matrix.is_outer(axis) {
        write(lines, sums, inner);
        return;
    }
    let of_matrix = sums.len() / matrices;
    let both = sums.chunks_exact_mut(of_matrix);
    for (sums, lines) in both.zip(lines.chunks_exact_mut(inner)) {
        // Panels meet pair by pair, a whole line at a time.
        let mut panels = sums.len() / inner;
        while panels > 1 {
            let half = panels.div_ceil(2);
            let (left, right) = sums.split_at_mut(half * inner);
            let right = &right[..(panels - half) * inner];
            left.iter_mut()
                .zip(right)
                .for_each(|(a, b)| *a = fold.add(*a, *b));
            panels = half;
        }
        write(lines, sums, outer);
    }
}

/// Where the loops run on a device, the host has the numbers alone.
#[cfg(feature = "cuda")]
impl<T: Element> Progress<'_, T> {
    /// The plan of the next stage, over whatever it goes; none behind the last one.
    pub(crate) fn next_on_device<R: Rule>(
        &mut self,
        rule: &R,
        planner: Planner,
    ) -> Option<Plan<T>> {
        if self.done {
            return None;
        }
        let plan = self.plan(rule, planner);
        self.stage += 1;
        self.done = plan
            .as_ref()
            .is_none_or(|plan| plan.stage.is_none_or(|stage| stage.last));
        plan
    }

    /// Takes what a stage has reduced: for each output that is a number what its blocks came to; for each matrix of a batch,
    /// if it went over rows or columns.
    pub(crate) fn take(&mut self, stage: &Stage, sums: &[f64]) {
        let matrices = self.matrix.matrices;
        let mut sums = sums.iter().copied();
        for (fold, over) in stage.outputs {
            if over.axis().is_some() {
                continue;
            }
            match stage.axis.map(|axis| self.matrix.count(axis)) {
                Some(count) if *over == Over::Tensor && matrices > 1 => {
                    let each = sums.by_ref().take(matrices);
                    let each = each.map(|sum| fold.finish(sum, count / matrices));
                    self.of_matrices.push((self.reduced.len(), each.collect()));
                    self.reduced.push(0.0);
                }
                count => {
                    let count = count.unwrap_or(self.matrix.len());
                    let sum = sums.next().unwrap_or_else(|| fold.nothing());
                    self.push(*fold, *over, sum, count);
                }
            }
        }
    }
}

impl<T: Element> Progress<'_, T> {
    /// Adds this tensor's part to what is reduced over the model.
    pub(crate) fn contribute(&self, rule: u64, sums: &mut ModelSums) {
        for Shared { index, place, fold } in &self.shared {
            sums.add((rule, *place), *fold, self.reduced[*index]);
        }
        #[cfg(feature = "sharded")]
        if let Some(held) = &self.held {
            held.contribute(rule, sums);
        }
    }

    /// Takes what was reduced over the model.
    pub(crate) fn receive(&mut self, rule: u64, sums: &ModelSums) {
        for Shared { index, place, .. } in std::mem::take(&mut self.shared) {
            if let Some(sum) = sums.get((rule, place)) {
                self.reduced[index] = sum;
            }
        }
        #[cfg(feature = "sharded")]
        if let Some(held) = &mut self.held {
            held.receive(rule, sums, &mut self.reduced);
        }
    }
}
