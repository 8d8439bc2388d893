//! Matrices in panels: as the inner loop reads them, without a step from one value to the next.

use std::sync::{Mutex, PoisonError};

use super::Share;
use super::workspace::cut;
use crate::value::element::Element;

/// A matrix that is read as lines along the axis that is summed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'m, T> {
    pub(super) values: &'m [T],
    /// Number of lines.
    pub(super) count: usize,
    /// Values in a line.
    pub(super) depth: usize,
    pub(super) order: Order,
}

/// How a matrix lies in memory.
#[derive(Clone, Copy, Debug)]
pub(super) enum Order {
    /// Line after line.
    Lines,
    /// The first values of all lines, then the second ones.
    Across,
    /// Line after line of a symmetric matrix, of which no more than one half is there: that with the line's number no less
    /// than the place in the line.
    LowerHalf,
}

/// Lines in panels of equal width, the last filled up with zeros: in each the first values of its lines side by side, then
/// the second ones.
#[derive(Debug)]
pub(super) struct Panels<'r, T> {
    values: &'r [T],
    pub(super) width: usize,
    pub(super) depth: usize,
}

/// Values in the panels of so many lines.
pub(super) fn values(count: usize, depth: usize, width: usize) -> usize {
    let lines = count.div_ceil(width).saturating_mul(width);
    lines.saturating_mul(depth)
}

impl<'r, T: Element> Panels<'r, T> {
    /// The beginning of `room` is theirs.
    pub(super) fn of(
        lines: Lines<'_, T>,
        width: usize,
        room: &mut &'r mut [T],
        share: &mut Share<'_>,
    ) -> Self {
        let Lines { count, depth, .. } = lines;
        let values = cut(room, values(count, depth, width));
        in_pieces(values, (width * depth).max(1), share, |index, panel| {
            lines.fill(index * width, width, panel);
        });
        Self {
            values,
            width,
            depth,
        }
    }

    /// A part of a panel, from one step of the sum to another.
    pub(super) fn part(&self, panel: usize, from: usize, to: usize) -> &[T] {
        let start = panel * self.depth;
        &self.values[(start + from) * self.width..(start + to) * self.width]
    }
}

impl<T: Element> Lines<'_, T> {
    /// Writes the lines from `first` on to a panel.
    fn fill(&self, first: usize, width: usize, panel: &mut [T]) {
        let Self {
            values,
            count,
            depth,
            order,
        } = *self;
        let lines = width.min(count - first);
        if lines < width {
            panel.fill(T::ZERO);
        }
        match order {
            Order::Across => {
                let steps = values
                    .chunks_exact(count)
                    .zip(panel.chunks_exact_mut(width));
                for (values, step) in steps {
                    step[..lines].copy_from_slice(&values[first..first + lines]);
                }
            }
            Order::Lines => {
                for line in 0..lines {
                    let values = &values[(first + line) * depth..][..depth];
                    let places = panel[line..].iter_mut().step_by(width);
                    places
                        .zip(values)
                        .for_each(|(place, value)| *place = *value);
                }
            }
            Order::LowerHalf => {
                for (at, step) in panel.chunks_exact_mut(width).enumerate() {
                    for (line, place) in step[..lines].iter_mut().enumerate() {
                        let (high, low) = ((first + line).max(at), (first + line).min(at));
                        *place = values[high * depth + low];
                    }
                }
            }
        }
    }
}

/// Does something with each piece of this many values, of which each is one thread's at a time.
pub(super) fn in_pieces<T: Send>(
    values: &mut [T],
    len: usize,
    share: &mut Share<'_>,
    each: impl Fn(usize, &mut [T]) + Sync,
) {
    // Nobody else asks for the lock of a piece.
    let pieces: Vec<_> = values
        .chunks_mut(len)
        .map(|piece| Mutex::new(Some(piece)))
        .collect();
    share(pieces.len(), &|index| {
        let piece = pieces[index]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(piece) = piece {
            each(index, piece);
        }
    });
}
