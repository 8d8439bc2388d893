//! A matrix with the same singular vectors, whose singular values are all near 1: the Newton–Schulz iteration.

use super::panels::{Lines, Order, Panels};
use super::product::{Wanted, product};
use super::tiles::{Tiled, Tiles};
use super::workspace::cut;
use super::{Share, multiply, panels};
use crate::value::instruction_set::Detected;

/// How an iteration goes: `X ← a·X + (b·G + c·G²)·X` with `G = X·Xᵀ`, beginning with `X / (max(‖X‖, least) + eps)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Iteration {
    pub(crate) steps: usize,
    pub(crate) a: f64,
    pub(crate) b: f64,
    pub(crate) c: f64,
    pub(crate) eps: f64,
    pub(crate) least: f64,
}

/// How large the iteration may make a singular value, which is 1 at most when it begins. What grows so far goes on to
/// infinity, and to NaN by it.
const LARGEST: f64 = 100.0;

impl Iteration {
    /// As generated code gives it: the number of steps, the coefficients, what is added to the norm and its least value.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "of a part of a step nothing is done, nor of less than none"
    )]
    pub(crate) fn of([steps, a, b, c, eps, least]: [f64; 6]) -> Self {
        Self {
            steps: steps as usize,
            a,
            b,
            c,
            eps,
            least,
        }
    }

    /// The first of some singular values that the iteration makes too large, and how large. Each of them goes its own way,
    /// by `s ← a·s + b·s³ + c·s⁵`, whatever the matrix.
    pub(crate) fn diverges(&self) -> Option<[f64; 2]> {
        const TRIED: u32 = 64;
        (1..=TRIED).find_map(|index| {
            let begun = f64::from(index) / f64::from(TRIED);
            let mut s = begun;
            let grows = (0..self.steps).any(|_| {
                let square = s * s;
                s *= self.a + square * (self.b + square * self.c);
                s.is_nan() || s.abs() > LARGEST
            });
            grows.then_some([begun, s])
        })
    }
}

/// Multiplications that the iteration takes of a matrix of `lines` lines of `width` values: what is symmetric is half of it.
pub(crate) fn multiplications(steps: usize, lines: usize, width: usize) -> usize {
    let (short, long) = (lines.min(width), lines.max(width));
    let products = long.saturating_mul(3).saturating_add(short);
    let of_step = products.saturating_mul(short).saturating_mul(short) / 2;
    of_step.saturating_mul(steps)
}

/// Values that the iteration is computed in: the next matrix, two small square ones, and the panels of a product.
pub(crate) fn room<T: Tiled>(set: Detected, lines: usize, width: usize) -> usize {
    let (short, long) = (lines.min(width), lines.max(width));
    let square = short.saturating_mul(short);
    let (left, right) = if lines <= width {
        (short, long)
    } else {
        (long, short)
    };
    let products = [
        multiply::room::<T>(set, short, long, short),
        multiply::room::<T>(set, short, short, short),
        multiply::room::<T>(set, left, short, right),
    ];
    let values = [lines.saturating_mul(width), square, square];
    let panels = products.into_iter().fold(0, usize::max);
    values.into_iter().fold(panels, usize::saturating_add)
}

/// Puts in the place of a matrix, line after line of `width` values, what the iteration makes of it. `norm` is the root of
/// the sum of its squares. A matrix of zeros stays as it is. Whether lines are rows or columns makes no difference but
/// for rounding. It is computed in [`room`].
pub(crate) fn orthogonalize<T: Tiled>(
    set: Detected,
    values: &mut [T],
    width: usize,
    norm: f64,
    iteration: Iteration,
    mut room: &mut [T],
    share: &mut Share<'_>,
) {
    let of = Of {
        tiles: T::tiles(set),
        lines: values.len() / width,
        width,
    };
    let Iteration { eps, least, .. } = iteration;
    // As `max` of the language, which hands on NaN.
    let divisor = if norm < least { least } else { norm } + eps;
    scale(values, divisor, of.width, share);
    let next = cut(&mut room, values.len());
    for _ in 0..iteration.steps {
        of.step(values, next, iteration, room, share);
        values.copy_from_slice(next);
    }
}

/// Divides all values, in `f64`. Nothing is divided by zero: where that is the divisor, all are zeros.
fn scale<T: Tiled>(values: &mut [T], divisor: f64, width: usize, share: &mut Share<'_>) {
    /// Values of a piece, about.
    const PIECE: usize = 1 << 14;
    let piece = PIECE.div_ceil(width) * width;
    panels::in_pieces(values, piece, share, |_, values| {
        for value in values {
            *value = if divisor == 0.0 {
                T::ZERO
            } else {
                T::from_f64(value.to_f64() / divisor)
            };
        }
    });
}

/// A matrix that lies in lines of this width.
struct Of<T> {
    tiles: Tiles<T>,
    lines: usize,
    width: usize,
}

impl<T: Tiled> Of<T> {
    /// Writes to `next` what a step makes of `x`.
    fn step(
        &self,
        x: &[T],
        next: &mut [T],
        iteration: Iteration,
        mut room: &mut [T],
        share: &mut Share<'_>,
    ) {
        let tiles = &self.tiles;
        let Self { lines, width, .. } = *self;
        let [a, b, c] = [iteration.a, iteration.b, iteration.c].map(T::from_f64);
        let (short, long) = (lines.min(width), lines.max(width));
        let is_wide = lines <= width;
        // The rows of the wide matrix, whichever of the two it is.
        let rows = Lines {
            values: x,
            count: short,
            depth: long,
            order: if is_wide { Order::Lines } else { Order::Across },
        };
        let square = |values, order| Lines {
            values,
            count: short,
            depth: short,
            order,
        };
        let gram = cut(&mut room, short * short);
        let polynomial = cut(&mut room, short * short);
        let mut panels = &mut *room;
        let pair = (
            &Panels::of(rows, tiles.rows, &mut panels, share),
            &Panels::of(rows, tiles.columns, &mut panels, share),
        );
        let half = Wanted::LowerHalf;
        product(
            tiles,
            pair,
            (&mut *gram, short),
            half,
            share,
            |_, _, sum| sum,
        );
        // a·1 + b·G + c·G², which is symmetric too, for G is.
        let lower = square(gram, Order::LowerHalf);
        let mut panels = &mut *room;
        let pair = (
            &Panels::of(lower, tiles.rows, &mut panels, share),
            &Panels::of(lower, tiles.columns, &mut panels, share),
        );
        product(
            tiles,
            pair,
            (&mut *polynomial, short),
            half,
            share,
            |line, column, sum| {
                let value = b * gram[line * short + column] + c * sum;
                if line == column { value + a } else { value }
            },
        );
        let polynomial = square(polynomial, Order::LowerHalf);
        let columns = Lines {
            values: x,
            count: long,
            depth: short,
            order: if is_wide { Order::Across } else { Order::Lines },
        };
        let (left, right) = if is_wide {
            (polynomial, columns)
        } else {
            (columns, polynomial)
        };
        let pair = (
            &Panels::of(left, tiles.rows, &mut room, share),
            &Panels::of(right, tiles.columns, &mut room, share),
        );
        let all = Wanted::All;
        product(tiles, pair, (next, width), all, share, |_, _, sum| sum);
    }
}
