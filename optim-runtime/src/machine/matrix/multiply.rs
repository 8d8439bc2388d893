//! Products of matrices as they lie, taken transposed or not.

use super::Share;
use super::panels::{self, Lines, Order, Panels};
use super::product::{Wanted, product};
use super::tiles::Tiled;
use crate::value::instruction_set::Detected;

/// A matrix that lies line after line, and is read as it lies or transposed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'m, T> {
    values: &'m [T],
    rows: usize,
    columns: usize,
    /// Whether lines are rows.
    in_rows: bool,
}

impl<'m, T> View<'m, T> {
    /// Of lines of this width, which are its rows.
    pub(crate) fn of_rows(values: &'m [T], width: usize) -> Self {
        Self {
            values,
            rows: values.len() / width,
            columns: width,
            in_rows: true,
        }
    }

    /// The transpose of it.
    pub(crate) fn turned(self) -> Self {
        Self {
            rows: self.columns,
            columns: self.rows,
            in_rows: !self.in_rows,
            ..self
        }
    }

    /// The same, transposed where that is wanted.
    pub(crate) fn turned_if(self, wanted: bool) -> Self {
        if wanted { self.turned() } else { self }
    }

    /// Its rows, to be summed along.
    fn lines(self) -> Lines<'m, T> {
        Lines {
            values: self.values,
            count: self.rows,
            depth: self.columns,
            order: if self.in_rows {
                Order::Lines
            } else {
                Order::Across
            },
        }
    }
}

/// Values that a product is computed in, of a matrix of `rows` and `depth` and one of `depth` and `columns`.
pub(crate) fn room<T: Tiled>(set: Detected, rows: usize, depth: usize, columns: usize) -> usize {
    let tiles = &T::tiles(set);
    let of = |lines, width| panels::values(lines, depth, width);
    of(rows, tiles.rows).saturating_add(of(columns, tiles.columns))
}

/// Writes the product of `a` and `b`, row after row: each value one chain of fused multiply-adds along what both have.
/// It is computed in [`room`].
pub(crate) fn multiply<T: Tiled>(
    set: Detected,
    a: View<'_, T>,
    b: View<'_, T>,
    into: &mut [T],
    room: &mut [T],
    share: &mut Share<'_>,
) {
    assert_eq!(
        a.columns, b.rows,
        "a bug in optim: matrices that do not fit"
    );
    of_half(set, (a, b), into, Wanted::All, room, share);
}

/// The same of a product that is symmetric, of which half is computed: that of a matrix with its own transpose has the same
/// bits on both sides.
pub(crate) fn multiply_symmetric<T: Tiled>(
    set: Detected,
    a: View<'_, T>,
    b: View<'_, T>,
    into: &mut [T],
    room: &mut [T],
    share: &mut Share<'_>,
) {
    of_half(set, (a, b), into, Wanted::LowerHalf, room, share);
    let side = a.rows;
    for line in 0..side {
        for column in 0..line {
            into[column * side + line] = into[line * side + column];
        }
    }
}

fn of_half<T: Tiled>(
    set: Detected,
    (a, b): (View<'_, T>, View<'_, T>),
    into: &mut [T],
    wanted: Wanted,
    mut room: &mut [T],
    share: &mut Share<'_>,
) {
    let tiles = &T::tiles(set);
    let columns = b.columns;
    let pair = (
        &Panels::of(a.lines(), tiles.rows, &mut room, share),
        &Panels::of(b.turned().lines(), tiles.columns, &mut room, share),
    );
    product(tiles, pair, (into, columns), wanted, share, |_, _, sum| sum);
}

/// Writes a matrix row after row.
pub(crate) fn copy<T: Tiled>(x: View<'_, T>, into: &mut [T], share: &mut Share<'_>) {
    panels::in_pieces(into, x.columns.max(1), share, |row, into| {
        if x.in_rows {
            into.copy_from_slice(&x.values[row * x.columns..][..x.columns]);
        } else {
            let column = x.values[row..].iter().step_by(x.rows);
            into.iter_mut().zip(column).for_each(|(to, x)| *to = *x);
        }
    });
}
