//! Products of matrices in panels.

use super::Share;
use super::panels::{Panels, in_pieces};
use super::tiles::{Tiled, Tiles};

/// Steps of the sums that are done at once: a part of a panel that stays in the first-level cache, and of those that are
/// multiplied with it in the second.
const DEPTH: usize = 256;
/// Parts that the lines of a product are cut into, for threads to share out, if there are as many tiles.
const BANDS: usize = 16;
/// Tiles above each other in such a part, at most.
const MOST: usize = 8;

/// Which elements of a product are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    All,
    /// Those of a symmetric matrix whose line's number is no less than their place in it. Others may be written too.
    LowerHalf,
}

/// Writes to `into`, lines of `columns` values, the sums of products of a line of `a` and one of `b` each, and what `finish`
/// makes of them and their place.
pub(super) fn product<T: Tiled>(
    tiles: &Tiles<T>,
    (a, b): (&Panels<'_, T>, &Panels<'_, T>),
    (into, columns): (&mut [T], usize),
    wanted: Wanted,
    share: &mut Share<'_>,
    finish: impl Fn(usize, usize, T) -> T + Sync,
) {
    let lines = into.len() / columns;
    let panels = lines.div_ceil(tiles.rows);
    let band = panels.div_ceil(BANDS).clamp(1, MOST);
    in_pieces(into, band * tiles.rows * columns, share, |index, into| {
        let first = index * band;
        let of = Band {
            tiles,
            a,
            b,
            first,
            columns,
            wanted,
        };
        of.run(into);
        for (line, values) in into.chunks_exact_mut(columns).enumerate() {
            for (column, value) in values.iter_mut().enumerate() {
                *value = finish(first * tiles.rows + line, column, *value);
            }
        }
    });
}

/// Some lines of a product.
struct Band<'p, T> {
    tiles: &'p Tiles<T>,
    a: &'p Panels<'p, T>,
    b: &'p Panels<'p, T>,
    /// Its first panel of `a`.
    first: usize,
    columns: usize,
    wanted: Wanted,
}

impl<T: Tiled> Band<'_, T> {
    fn run(&self, into: &mut [T]) {
        let (rows, width, columns) = (self.tiles.rows, self.tiles.columns, self.columns);
        let mut sums = vec![T::ZERO; rows * width];
        let depth = self.a.depth;
        for from in (0..depth).step_by(DEPTH) {
            let to = (from + DEPTH).min(depth);
            for (panel, left) in (0..columns).step_by(width).enumerate() {
                let b = self.b.part(panel, from, to);
                let wide = width.min(columns - left);
                for (index, lines) in into.chunks_mut(rows * columns).enumerate() {
                    let last = (self.first + index) * rows + lines.len() / columns - 1;
                    if self.wanted == Wanted::LowerHalf && left > last {
                        continue;
                    }
                    let a = self.a.part(self.first + index, from, to);
                    // What is in the rest of the tile is nobody's.
                    let tile = sums.chunks_exact_mut(width);
                    for (sums, line) in tile.zip(lines.chunks_exact(columns)) {
                        let sums = &mut sums[..wide];
                        if from == 0 {
                            sums.fill(T::ZERO);
                        } else {
                            sums.copy_from_slice(&line[left..left + wide]);
                        }
                    }
                    self.tiles.add(a, b, &mut sums);
                    let tile = sums.chunks_exact(width);
                    for (sums, line) in tile.zip(lines.chunks_exact_mut(columns)) {
                        line[left..left + wide].copy_from_slice(&sums[..wide]);
                    }
                }
            }
        }
    }
}
