//! A part of a tensor in a loop with reductions: its blocks one after the other, and their sums.

use smallvec::SmallVec;

use super::partition::{Cuts, numbers};
use crate::lens::gradient::Gradient;
use crate::machine::dispatch::Plan;
use crate::machine::scale::Room;
use crate::machine::sums::BLOCK;
use crate::tensor::Slices;
use crate::tensor::matrix::MatrixLayout;
use crate::value::element::Element;
use crate::value::stage::{Axis, Place, Stage};

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
    pub(crate) fn run(&mut self, w: &mut [T], g: &Gradient<'_, T>, states: &mut [&mut [T]]) {
        let stage = self.stage;
        if stage.inputs.is_empty() && stage.outputs.is_empty() {
            g.each(w, states, None, |at, w, g, states| {
                self.kernel(self.from + at, w, g, states);
            });
            return;
        }
        let scratch = stage.inputs.len() + stage.rooms;
        let mut scratch: SmallVec<[T; 2 * BLOCK]> = SmallVec::from_elem(T::ZERO, scratch * BLOCK);
        let cuts = Cuts::of(self.matrix, stage);
        let mut seen = Room::new();
        let mut block = 0;
        let mut start = 0;
        while start < w.len() {
            let in_panel = cuts.until_next(self.from + start);
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
            let place = self.from + start;
            let g = g.part(start, end);
            let (w, g) = (&mut w[start..end], g.read(&mut seen));
            self.kernel(place, w, g, &mut slices);
            drop(slices);
            let left = Left {
                rooms: &scratch[stage.inputs.len() * BLOCK..],
                w,
                g,
                states,
                start,
            };
            self.reduce(&left, block);
            block += 1;
            start = end;
        }
    }

    /// Runs the loop over weights from `place` on: each matrix with its own numbers, if they have some.
    fn kernel(&self, place: usize, w: &mut [T], g: &[T], states: &mut [&mut [T]]) {
        if !self.plan.differs() {
            self.plan.run(w, g, states);
            return;
        }
        runs(
            self.matrix.matrix_len(),
            place,
            w.len(),
            |of, _, at, len| {
                let piece = at..at + len;
                let mut slices: Slices<'_, T> = SmallVec::new();
                slices.extend(states.iter_mut().map(|state| &mut state[piece.clone()]));
                self.plan
                    .run_matrix(of, &mut w[piece.clone()], &g[piece], &mut slices);
            },
        );
    }

    /// Gives each weight from `place` on the value of its row or column.
    fn spread(&self, axis: Axis, values: &[T], place: usize, room: &mut [T]) {
        let MatrixLayout { outer, inner, .. } = self.matrix;
        let along_lines = self.matrix.is_outer(axis);
        runs(inner, place, room.len(), |line, column, at, len| {
            let room = &mut room[at..at + len];
            if along_lines {
                self.plan.fill(room, values[line]);
            } else {
                let begin = line / outer * inner + column;
                room.copy_from_slice(&values[begin..begin + len]);
            }
        });
    }

    /// Adds up what a block has left.
    fn reduce(&mut self, left: &Left<'_, '_, T>, block: usize) {
        let (mut number, mut axis_output) = (block * numbers(self.stage), 0);
        let len = left.w.len();
        let place = self.from + left.start;
        let cuts = Cuts::of(self.matrix, self.stage);
        let first_line = self.from / self.matrix.inner;
        for (fold, over, places) in self.stage.reduced() {
            let [x, y] = places.map(|place| left.at(place));
            let Some(axis) = over.axis() else {
                self.numbers[number] = self.plan.fold(fold, x, y);
                number += 1;
                continue;
            };
            let matrix = self.matrix;
            let along_lines = matrix.is_outer(axis);
            let (plan, sums) = (self.plan, &mut *self.axes[axis_output]);
            let first_set = cuts.set(matrix, first_line);
            runs(matrix.inner, place, len, |line, column, at, len| {
                let (x, y) = (&x[at..at + len], &y[at..at + len]);
                if along_lines {
                    let sum = &mut sums[line - first_line];
                    *sum = fold.add(*sum, plan.fold(fold, x, y));
                } else {
                    let set = cuts.set(matrix, line) - first_set;
                    let begin = set * matrix.inner + column;
                    plan.add_line(fold, &mut sums[begin..begin + len], x, y);
                }
            });
            axis_output += 1;
        }
    }
}

/// What a block has left to be reduced: what its loop has written to rooms, and what it has seen and not changed.
struct Left<'l, 's, T> {
    rooms: &'l [T],
    w: &'l [T],
    g: &'l [T],
    states: &'l [&'s mut [T]],
    /// Where in the chunk the block begins.
    start: usize,
}

impl<T> Left<'_, '_, T> {
    fn at(&self, place: Place) -> &[T] {
        let len = self.w.len();
        match place {
            Place::Room(index) => &self.rooms[index * BLOCK..][..len],
            Place::Weights => self.w,
            Place::Gradient => self.g,
            Place::State(index) => &self.states[index][self.start..][..len],
        }
    }
}

/// Calls `each` for every piece of a line among `len` weights from `place` on: the line, where in it the
/// piece begins, where among the weights, and its length.
fn runs(inner: usize, place: usize, len: usize, mut each: impl FnMut(usize, usize, usize, usize)) {
    let (mut line, mut column) = (place / inner, place % inner);
    let mut at = 0;
    while at < len {
        let piece = (inner - column).min(len - at);
        each(line, column, at, piece);
        at += piece;
        line += 1;
        column = 0;
    }
}
