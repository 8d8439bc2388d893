//! A part of a tensor in a loop with reductions: its blocks one after the other, and their sums.

use smallvec::SmallVec;

use super::partition::{Cuts, numbers};
use crate::machine::dispatch::Plan;
use crate::machine::sums::BLOCK;
use crate::tensor::Slices;
use crate::tensor::matrix::MatrixLayout;
use crate::value::element::Element;
use crate::value::stage::{Axis, Fold, Stage};

/// A part of a tensor, from one cut to another, and what its loop is given.
pub(crate) struct Chunk<'p, T> {
    pub(crate) plan: &'p Plan<T>,
    pub(crate) stage: &'static Stage,
    pub(crate) matrix: MatrixLayout,
    pub(crate) registers: &'p [Vec<Vec<T>>; 2],
    /// Where in the tensor it begins.
    pub(crate) from: usize,
    /// Its own part of the sums.
    pub(crate) numbers: &'p mut [f64],
    pub(crate) axes: SmallVec<[&'p mut [f64]; 2]>,
}

impl<T: Element> Chunk<'_, T> {
    /// Runs a stage over the weights of a chunk.
    pub(crate) fn run(&mut self, w: &mut [T], g: &[T], states: &mut [&mut [T]]) {
        let stage = self.stage;
        if stage.inputs.is_empty() && stage.outputs.is_empty() {
            self.plan.run(w, g, states);
            return;
        }
        let scratch = stage.inputs.len() + stage.scratch();
        let mut scratch: SmallVec<[T; 2 * BLOCK]> = SmallVec::from_elem(T::ZERO, scratch * BLOCK);
        let panel = Cuts::of(self.matrix, stage).panel;
        let mut block = 0;
        let mut start = 0;
        while start < w.len() {
            let in_panel = panel - start % panel;
            let end = (start + BLOCK.min(in_panel)).min(w.len());
            let mut slices: Slices<'_, T> = SmallVec::new();
            slices.extend(states.iter_mut().map(|state| &mut state[start..end]));
            let mut rest = scratch.chunks_exact_mut(BLOCK);
            for ((axis, index), room) in stage.inputs.iter().zip(&mut rest) {
                let values = &self.registers[axis.index()][*index];
                let room = &mut room[..end - start];
                self.spread(*axis, values, self.from + start, room);
                slices.push(room);
            }
            slices.extend(rest.map(|room| &mut room[..end - start]));
            self.plan
                .run(&mut w[start..end], &g[start..end], &mut slices);
            drop(slices);
            let left = &scratch[stage.inputs.len() * BLOCK..];
            self.reduce(left, start, end - start, block);
            block += 1;
            start = end;
        }
    }

    /// Gives each weight from `place` on the value of its row or column.
    fn spread(&self, axis: Axis, values: &[T], place: usize, room: &mut [T]) {
        let inner = self.matrix.inner;
        let outer = self.matrix.is_outer(axis);
        runs(inner, place, room.len(), |line, column, at, len| {
            let room = &mut room[at..at + len];
            if outer {
                room.fill(values[line]);
            } else {
                room.copy_from_slice(&values[column..column + len]);
            }
        });
    }

    /// Adds up what a block has left: `start` is where it begins in the chunk.
    fn reduce(&mut self, left: &[T], start: usize, len: usize, block: usize) {
        let mut scratch = left.chunks_exact(BLOCK).map(|room| &room[..len]);
        let (mut number, mut axis_output) = (block * numbers(self.stage), 0);
        let place = self.from + start;
        let first_line = self.from / self.matrix.inner;
        let panel_length = Cuts::of(self.matrix, self.stage).panel;
        for (fold, over) in self.stage.outputs {
            let x = scratch.next().unwrap_or_default();
            let y = match fold {
                Fold::Dot => scratch.next().unwrap_or_default(),
                _ => x,
            };
            let Some(axis) = over.axis() else {
                self.numbers[number] = self.plan.fold(*fold, x, y);
                number += 1;
                continue;
            };
            let inner = self.matrix.inner;
            let outer = self.matrix.is_outer(axis);
            let (plan, sums) = (self.plan, &mut *self.axes[axis_output]);
            runs(inner, place, len, |line, column, at, len| {
                let (x, y) = (&x[at..at + len], &y[at..at + len]);
                if outer {
                    let sum = &mut sums[line - first_line];
                    *sum = fold.add(*sum, plan.fold(*fold, x, y));
                } else {
                    let begin = start / panel_length * inner + column;
                    plan.add_line(*fold, &mut sums[begin..begin + len], x, y);
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
