//! A part of a tensor in a loop with reductions: its blocks one after the other, and their sums.

use std::ops::Range;

use smallvec::SmallVec;

use super::partition::{Cuts, numbers};
use crate::lens::gradient::Gradient;
use crate::machine::dispatch::Plan;
use crate::machine::scale::Room;
use crate::machine::spread::{By, Spread};
use crate::machine::sums::BLOCK;
use crate::tensor::Slices;
use crate::tensor::matrix::MatrixLayout;
use crate::value::element::Element;
use crate::value::stage::{Axis, Fold, OfAxes, Place, Stage};

/// A part of a tensor, from one cut to another, and what its loop is given.
pub(crate) struct Chunk<'p, T> {
    pub(crate) plan: &'p Plan<T>,
    pub(crate) stage: &'static Stage,
    pub(crate) matrix: MatrixLayout,
    pub(crate) registers: &'p OfAxes<Vec<Vec<T>>>,
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
            g.each(self.plan, w, states, None, |at, w, g, states| {
                self.kernel(self.from + at, w, g, states);
            });
            return;
        }
        let room = BLOCK.min(w.len());
        let given = self.plan.given.len();
        let mut scratch = vec![T::ZERO; (given + stage.inputs.len() + stage.rooms) * room];
        let cuts = Cuts::of(self.matrix, stage);
        let mut seen = Room::new();
        let mut block = 0;
        let mut start = 0;
        while start < w.len() {
            let in_panel = cuts.until_next(self.from + start);
            let end = (start + BLOCK.min(in_panel)).min(w.len());
            let mut slices: Slices<'_, T> = SmallVec::new();
            slices.extend(states.iter_mut().map(|state| &mut state[start..end]));
            let g = g.part(start, end);
            let (beside, rest) = scratch.split_at_mut(given * room);
            if given > 0 {
                g.give(self.plan, beside, room);
                slices.extend(
                    beside
                        .chunks_exact_mut(room)
                        .map(|values| &mut values[..end - start]),
                );
            }
            let mut rest = rest.chunks_exact_mut(room);
            for ((axis, index), values) in stage.inputs.iter().zip(&mut rest) {
                let values = &mut values[..end - start];
                self.spread(*axis, *index, self.from + start, values);
                slices.push(values);
            }
            slices.extend(rest.map(|values| &mut values[..end - start]));
            let place = self.from + start;
            let (w, g) = (&mut w[start..end], g.read(&mut seen));
            self.kernel(place, w, g, &mut slices);
            drop(slices);
            let left = Left {
                rooms: &scratch[(given + stage.inputs.len()) * room..],
                room,
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
    fn spread(&self, axis: Axis, index: usize, place: usize, room: &mut [T]) {
        let MatrixLayout { outer, inner, .. } = self.matrix;
        let values = &self.registers[axis.index()][index];
        let (line, column) = (place / inner, place % inner);
        let of = if self.matrix.is_outer(axis) {
            Spread {
                values: &values[line..],
                by: By::Line,
                width: inner,
                inside: column,
            }
        } else {
            Spread {
                // Each matrix has columns of its own.
                values: &values[line / outer * inner..],
                by: By::Column(outer * inner),
                width: inner,
                inside: place % (outer * inner),
            }
        };
        self.plan.spread(room, of);
    }

    /// Adds up what the block of this number has left.
    fn reduce(&mut self, left: &Left<'_, '_, T>, block: usize) {
        let (mut number, mut axis_output) = (block * numbers(self.stage), 0);
        for (fold, over, places) in self.stage.reduced() {
            let [x, y] = places.map(|place| left.at(place));
            let Some(axis) = over.axis() else {
                let found = &mut self.numbers[number..=number];
                self.plan.fold(fold, x, y, BLOCK, found);
                number += 1;
                continue;
            };
            let place = self.from + left.start;
            if self.matrix.is_outer(axis) {
                self.fold_lines(fold, axis_output, place, x, y);
            } else {
                self.add_lines(fold, axis_output, place, x, y);
            }
            axis_output += 1;
        }
    }

    /// Adds what each line comes to, from `place` on, to its sum.
    fn fold_lines(&mut self, fold: Fold, output: usize, place: usize, x: &[T], y: &[T]) {
        /// Lines that are folded by one call.
        const LINES: usize = 32;
        let inner = self.matrix.inner;
        let first = self.from / inner;
        let sums = &mut *self.axes[output];
        let mut found = [0.0; LINES];
        for piece in Pieces::of(inner, place, x.len(), LINES) {
            let Range { start, end } = piece.weights;
            self.plan.fold(
                fold,
                &x[start..end],
                &y[start..end],
                piece.width,
                &mut found,
            );
            let lines = (end - start).div_ceil(piece.width);
            let sums = &mut sums[piece.line - first..][..lines];
            for (sum, found) in sums.iter_mut().zip(&found) {
                *sum = fold.add(*sum, *found);
            }
        }
    }

    /// Adds lines, from `place` on, to the sums of their columns.
    fn add_lines(&mut self, fold: Fold, output: usize, place: usize, x: &[T], y: &[T]) {
        let matrix = self.matrix;
        let cuts = Cuts::of(matrix, self.stage);
        let first = cuts.set(matrix, self.from / matrix.inner);
        let sums = &mut *self.axes[output];
        // Lines of one matrix, for each has sums of its own. A panel is never left within a block.
        let lines = matrix.outer;
        for piece in Pieces::of(matrix.inner, place, x.len(), lines) {
            let mut line = piece.line;
            let mut at = piece.weights.start;
            while at < piece.weights.end {
                let lines = (lines - line % lines) * piece.width;
                let end = (at + lines).min(piece.weights.end);
                let begin = (cuts.set(matrix, line) - first) * matrix.inner + piece.column;
                let sums = &mut sums[begin..begin + piece.width];
                self.plan.add_lines(fold, sums, &x[at..end], &y[at..end]);
                line += (end - at) / piece.width;
                at = end;
            }
        }
    }
}

/// What a block has left to be reduced: what its loop has written to rooms, and what it has seen and not changed.
struct Left<'l, 's, T> {
    rooms: &'l [T],
    /// Length of each of them.
    room: usize,
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
            Place::Room(index) => &self.rooms[index * self.room..][..len],
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

/// Weights in lines, in pieces that are parts of one line or whole lines.
struct Pieces {
    inner: usize,
    /// Most lines of a piece.
    most: usize,
    /// The next line, and where in it the next weight stands.
    line: usize,
    column: usize,
    /// The weights that are left.
    weights: Range<usize>,
}

/// A part of a line, or whole lines.
struct Piece {
    /// The first line.
    line: usize,
    /// Where in the line it begins.
    column: usize,
    /// Weights of each line.
    width: usize,
    weights: Range<usize>,
}

impl Pieces {
    /// Those of `len` weights from `place` on, counted from there.
    fn of(inner: usize, place: usize, len: usize, most: usize) -> Self {
        Self {
            inner,
            most,
            line: place / inner,
            column: place % inner,
            weights: 0..len,
        }
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let left = self.weights.len();
        if left == 0 {
            return None;
        }
        let (line, column) = (self.line, self.column);
        let is_whole = column == 0 && left >= self.inner;
        let (lines, width) = if is_whole {
            ((left / self.inner).min(self.most), self.inner)
        } else {
            (1, left.min(self.inner - column))
        };
        let start = self.weights.start;
        self.weights.start += lines * width;
        self.line += lines;
        self.column = 0;
        Some(Piece {
            line,
            column,
            width,
            weights: start..self.weights.start,
        })
    }
}
