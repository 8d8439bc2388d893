//! A tensor on its way through the stages of a step with reductions.
//!
//! What single weights make is never kept. Of each block of weights the sums are, and of rows and columns
//! the values that later stages read.

use smallvec::SmallVec;

use crate::dispatch::{Plan, Planner};
use crate::element::Element;
use crate::form::Form;
use crate::parallel::Slices;
use crate::reduce::BLOCK;
use crate::rule::Rule;
use crate::stage::{Axis, Fold, Over, Pass};

/// A tensor with its columns summed is cut into this many panels of whole lines at most: each needs a sum
/// for every weight of a line.
const PANELS: usize = 16;
/// Weights in a panel, at least.
const PANEL: usize = 16 * BLOCK;

/// What a tensor keeps from one stage of a step to the next.
#[derive(Debug)]
pub(crate) struct Staged<'a, T> {
    t: u64,
    pub(crate) form: Form,
    /// Scalar states.
    scalars: &'a mut [f64],
    /// States per row and per column.
    axis_states: [Slices<'a, T>; 2],
    /// Number of the present stage.
    stage: usize,
    /// Whether the last one has run.
    done: bool,
    /// Numbers that were reduced so far, in the order of the stages' outputs.
    reduced: Vec<f64>,
    /// What was left so far for each row, and for each column.
    pub(crate) registers: [Vec<Vec<T>>; 2],
    /// What the present loop over the weights adds up.
    pub(crate) sums: Sums,
    /// Of what is reduced over the model: position among `reduced`, and what it is.
    shared: SmallVec<[Shared; 1]>,
}

/// A tensor's part of what is reduced over the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shared {
    index: usize,
    fold: Fold,
    place: usize,
}

/// What a loop over the weights adds up.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// One for each block and output that is one number, outputs of a block together.
    pub(crate) numbers: Vec<f64>,
    /// For each output per row or column: a sum for each line, or for each panel and weight of a line.
    pub(crate) axes: SmallVec<[Vec<f64>; 2]>,
}

/// How a tensor may be cut for a stage: at multiples of a panel, each of which has its sums to itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cuts {
    /// Weights in a panel.
    pub(crate) panel: usize,
}

impl Cuts {
    pub(crate) fn of(form: Form, pass: &Pass) -> Self {
        let len = form.len();
        let across = pass.outputs.iter().any(|(_, over)| over.axis().is_some());
        if !across {
            return Self { panel: BLOCK };
        }
        let panels = (len / PANEL).clamp(1, PANELS.min(form.outer));
        Self {
            panel: form.outer.div_ceil(panels) * form.inner,
        }
    }

    /// Number of blocks before a cut.
    fn blocks(self, cut: usize) -> usize {
        let whole = cut / self.panel * self.panel.div_ceil(BLOCK);
        whole + (cut % self.panel).div_ceil(BLOCK)
    }

    /// Number of panels before a cut.
    fn panels(self, cut: usize) -> usize {
        cut.div_ceil(self.panel)
    }
}

/// The parts of the sums that a part of the weights has to itself: where they begin, and their lengths.
pub(crate) struct Share {
    pub(crate) numbers: (usize, usize),
    pub(crate) axes: SmallVec<[(usize, usize); 2]>,
}

impl Share {
    /// Of the weights between two cuts.
    pub(crate) fn of(form: Form, pass: &Pass, from: usize, to: usize) -> Self {
        let cuts = Cuts::of(form, pass);
        let outputs = numbers(pass);
        let between = |place: fn(Cuts, usize) -> usize, each: usize| {
            let (from, to) = (place(cuts, from), place(cuts, to));
            (from * each, (to - from) * each)
        };
        let axes = pass.outputs.iter().filter_map(|(_, over)| over.axis());
        Self {
            numbers: between(Cuts::blocks, outputs),
            axes: axes
                .map(|axis| {
                    if form.is_outer(axis) {
                        (from / form.inner, (to - from) / form.inner)
                    } else {
                        between(Cuts::panels, form.inner)
                    }
                })
                .collect(),
        }
    }
}

/// Number of outputs that are one number for the tensor.
fn numbers(pass: &Pass) -> usize {
    let outputs = pass.outputs.iter();
    outputs.filter(|(_, over)| over.axis().is_none()).count()
}

impl Sums {
    /// Room for the sums of a whole tensor.
    pub(crate) fn new(form: Form, pass: &Pass) -> Self {
        let share = Share::of(form, pass, 0, form.len());
        Self {
            numbers: vec![0.0; share.numbers.1],
            axes: share.axes.iter().map(|(_, len)| vec![0.0; *len]).collect(),
        }
    }
}

/// A part of a tensor, from one cut to another, and what its loop is given.
pub(crate) struct Part<'p, T> {
    pub(crate) plan: &'p Plan<T>,
    pub(crate) pass: &'static Pass,
    pub(crate) form: Form,
    pub(crate) registers: &'p [Vec<Vec<T>>; 2],
    /// Where in the tensor it begins.
    pub(crate) from: usize,
    /// Its own part of the sums.
    pub(crate) numbers: &'p mut [f64],
    pub(crate) axes: SmallVec<[&'p mut [f64]; 2]>,
}

impl<T: Element> Part<'_, T> {
    /// Runs a stage over the weights of a part.
    pub(crate) fn run(&mut self, w: &mut [T], g: &[T], states: &mut [&mut [T]]) {
        let pass = self.pass;
        if pass.inputs.is_empty() && pass.outputs.is_empty() {
            self.plan.run(w, g, states);
            return;
        }
        let rooms = pass.inputs.len() + pass.rooms();
        let mut rooms: SmallVec<[T; 2 * BLOCK]> = SmallVec::from_elem(T::ZERO, rooms * BLOCK);
        let panel = Cuts::of(self.form, pass).panel;
        let mut block = 0;
        let mut start = 0;
        while start < w.len() {
            let in_panel = panel - start % panel;
            let end = (start + BLOCK.min(in_panel)).min(w.len());
            let mut slices: Slices<'_, T> = SmallVec::new();
            slices.extend(states.iter_mut().map(|state| &mut state[start..end]));
            let mut rest = rooms.chunks_exact_mut(BLOCK);
            for ((axis, index), room) in pass.inputs.iter().zip(&mut rest) {
                let values = &self.registers[axis.index()][*index];
                let room = &mut room[..end - start];
                self.spread(*axis, values, self.from + start, room);
                slices.push(room);
            }
            slices.extend(rest.map(|room| &mut room[..end - start]));
            self.plan
                .run(&mut w[start..end], &g[start..end], &mut slices);
            drop(slices);
            let left = &rooms[pass.inputs.len() * BLOCK..];
            self.reduce(left, start, end - start, block);
            block += 1;
            start = end;
        }
    }

    /// Gives each weight from `place` on the value of its row or column.
    fn spread(&self, axis: Axis, values: &[T], place: usize, room: &mut [T]) {
        let inner = self.form.inner;
        let outer = self.form.is_outer(axis);
        runs(inner, place, room.len(), |line, column, at, len| {
            let room = &mut room[at..at + len];
            if outer {
                room.fill(values[line]);
            } else {
                room.copy_from_slice(&values[column..column + len]);
            }
        });
    }

    /// Adds up what a block has left: `start` is where it begins in the part.
    fn reduce(&mut self, left: &[T], start: usize, len: usize, block: usize) {
        let mut rooms = left.chunks_exact(BLOCK).map(|room| &room[..len]);
        let (mut number, mut axis_output) = (block * numbers(self.pass), 0);
        let place = self.from + start;
        let first_line = self.from / self.form.inner;
        let panel_length = Cuts::of(self.form, self.pass).panel;
        for (fold, over) in self.pass.outputs {
            let x = rooms.next().unwrap_or_default();
            let y = match fold {
                Fold::Dot => rooms.next().unwrap_or_default(),
                _ => x,
            };
            let Some(axis) = over.axis() else {
                self.numbers[number] = self.plan.fold(*fold, x, y);
                number += 1;
                continue;
            };
            let inner = self.form.inner;
            let outer = self.form.is_outer(axis);
            let (plan, sums) = (self.plan, &mut *self.axes[axis_output]);
            runs(inner, place, len, |line, column, at, len| {
                let x = &x[at..at + len];
                if outer {
                    sums[line - first_line] += plan.fold(Fold::Sum, x, x);
                } else {
                    let begin = start / panel_length * inner + column;
                    let sums = sums[begin..begin + len].iter_mut();
                    sums.zip(x).for_each(|(sum, x)| *sum += x.to_f64());
                }
            });
            axis_output += 1;
        }
    }
}

/// Calls `each` for every piece of a line among `len` weights from `place` on: the line, where in it the
/// piece begins, where among the weights, and its length.
fn runs(inner: usize, place: usize, len: usize, mut each: impl FnMut(usize, usize, usize, usize)) {
    let mut at = 0;
    while at < len {
        let (line, column) = ((place + at) / inner, (place + at) % inner);
        let piece = (inner - column).min(len - at);
        each(line, column, at, piece);
        at += piece;
    }
}

impl<'a, T: Element> Staged<'a, T> {
    /// A tensor before its first stage.
    pub(crate) fn new(
        t: u64,
        form: Form,
        scalars: &'a mut [f64],
        axis_states: [Slices<'a, T>; 2],
    ) -> Self {
        Self {
            t,
            form,
            scalars,
            axis_states,
            stage: 0,
            done: false,
            reduced: Vec::new(),
            registers: [Vec::new(), Vec::new()],
            sums: Sums::default(),
            shared: SmallVec::new(),
        }
    }

    /// Brings together what the present loop over the weights has added up.
    pub(crate) fn collect(&mut self, plan: &Plan<T>) {
        let Some(pass) = plan.pass else {
            return;
        };
        self.done |= pass.last;
        let stride = numbers(pass);
        let (mut number, mut axis_output) = (0, 0);
        let sums = std::mem::take(&mut self.sums);
        for (fold, over) in pass.outputs {
            match over.axis() {
                Some(axis) => {
                    let means = self.means(axis, &sums.axes[axis_output]);
                    self.registers[axis.index()].push(means);
                    axis_output += 1;
                }
                None => {
                    let whole = fold.combine(&sums.numbers[number..], stride);
                    self.push(*fold, *over, whole, self.form.len());
                    number += 1;
                }
            }
        }
    }

    /// Takes the plan of the first stage, and gives that of the first over the weights.
    pub(crate) fn start<R: Rule>(
        &mut self,
        rule: &R,
        plan: Plan<T>,
        planner: Planner,
    ) -> Option<Plan<T>> {
        match plan.pass.and_then(|pass| Some((pass, pass.axis?))) {
            Some((pass, axis)) => {
                self.run_axis(&plan, pass, axis);
                self.next(rule, planner)
            }
            None => Some(plan),
        }
    }

    /// Runs stages over rows and columns until one over the weights comes, and gives its plan.
    pub(crate) fn next<R: Rule>(&mut self, rule: &R, planner: Planner) -> Option<Plan<T>> {
        while !self.done {
            self.stage += 1;
            let Some(plan) = self.plan(rule, planner) else {
                break;
            };
            let Some((pass, axis)) = plan.pass.and_then(|pass| Some((pass, pass.axis?))) else {
                return Some(plan);
            };
            self.run_axis(&plan, pass, axis);
            self.done |= pass.last;
        }
        self.done = true;
        None
    }

    fn plan<R: Rule>(&mut self, rule: &R, planner: Planner) -> Option<Plan<T>> {
        rule.plan_step(
            self.stage,
            self.t,
            self.form.extent(),
            self.scalars,
            &self.reduced,
            planner,
        )
    }

    /// Whether it waits for what is reduced over the model.
    pub(crate) fn waits(&self) -> bool {
        !self.shared.is_empty()
    }

    /// The whole tensor as a part.
    pub(crate) fn whole<'p>(&'p mut self, plan: &'p Plan<T>, pass: &'static Pass) -> Part<'p, T> {
        Part {
            plan,
            pass,
            form: self.form,
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

    /// The means of rows or columns from the sums of lines or panels.
    fn means(&self, axis: Axis, sums: &[f64]) -> Vec<T> {
        let Form { outer, inner, .. } = self.form;
        if self.form.is_outer(axis) {
            let mean = |sum: &f64| T::from_f64(Fold::Mean.finish(*sum, inner));
            return sums.iter().map(mean).collect();
        }
        let mean = |column: usize| {
            let sum = Fold::Sum.combine(&sums[column..], inner);
            T::from_f64(Fold::Mean.finish(sum, outer))
        };
        (0..inner).map(mean).collect()
    }

    /// Runs a stage over rows or columns.
    pub(crate) fn run_axis(&mut self, plan: &Plan<T>, pass: &Pass, axis: Axis) {
        let count = self.form.count(axis);
        // What is read is lent for the loop.
        let own = &mut self.registers[axis.index()];
        let mut read: Vec<_> = pass
            .inputs
            .iter()
            .map(|(_, index)| std::mem::take(&mut own[*index]))
            .collect();
        let mut left = vec![vec![T::ZERO; count]; pass.rooms() + pass.registers];
        // A loop over rows has no weights, but goes as far as they do.
        let mut weights = vec![T::ZERO; count];
        let states = self.axis_states[axis.index()].iter_mut();
        let mut slices: Slices<'_, T> = states.map(|state| &mut **state).collect();
        slices.extend(read.iter_mut().chain(&mut left).map(Vec::as_mut_slice));
        plan.run(&mut weights, &[], &mut slices);
        drop(slices);
        for ((_, index), values) in pass.inputs.iter().zip(read) {
            own[*index] = values;
        }
        let mut left = left.into_iter();
        for (fold, over) in pass.outputs {
            let x = left.next().unwrap_or_default();
            let blocks = x.chunks(BLOCK).map(|x| plan.fold(*fold, x, x));
            let whole = fold.combine(&blocks.collect::<Vec<_>>(), 1);
            self.push(*fold, *over, whole, count);
        }
        self.registers[axis.index()].extend(left);
    }
}

/// What the tensors of a step have in common.
#[derive(Debug, Default)]
pub(crate) struct Common {
    /// For each place in the rule what was added up so far.
    sums: Vec<(usize, f64)>,
}

impl Common {
    pub(crate) fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }
}

impl<T: Element> Staged<'_, T> {
    /// Adds this tensor's part to what is reduced over the model.
    pub(crate) fn contribute(&self, common: &mut Common) {
        for Shared { index, place, fold } in &self.shared {
            let part = self.reduced[*index];
            match common.sums.iter_mut().find(|(other, _)| other == place) {
                Some((_, sum)) => *sum = fold.combine(&[*sum, part], 1),
                None => common.sums.push((*place, part)),
            }
        }
    }

    /// Takes what was reduced over the model.
    pub(crate) fn receive(&mut self, common: &Common) {
        for Shared { index, place, fold } in std::mem::take(&mut self.shared) {
            if let Some((_, sum)) = common.sums.iter().find(|(other, _)| *other == place) {
                self.reduced[index] = fold.finish(*sum, 1);
            }
        }
    }
}
