//! Eigenvalues and eigenvectors of a symmetric matrix, and its powers.
//!
//! Householder's reflections make it tridiagonal, and the implicit QL iteration diagonal (Bowdler, Martin, Reinsch &
//! Wilkinson, 1968, as in EISPACK's `tred2` and `tql2`). All of it is done in `f64`, whatever the matrix has, for in `f32`
//! the small eigenvalues, which an inverse root makes large, would be lost. It is additions, products, quotients and square
//! roots in a fixed order, sums in eight parts, so it has the same bits everywhere. One thread does it.

use super::Share;
use super::multiply::{self, View, multiply_symmetric};
use super::tiles::Tiled;
use super::workspace::{Need, Workspace, cut};
use crate::value::functions::pow;
use crate::value::instruction_set::Detected;

/// How a root is taken: of an eigenvalue λ it is (λ + eps·max λ) to this power if that is above `least` and above 0, and 0
/// if not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Power {
    pub(crate) exponent: f64,
    pub(crate) eps: f64,
    pub(crate) least: f64,
}

/// Multiplications that the eigenvectors of a matrix with so many rows take, about.
pub(crate) fn multiplications(side: usize) -> usize {
    [9, side, side, side]
        .into_iter()
        .fold(1, usize::saturating_mul)
}

/// What [`eigenvectors`] of a matrix with so many rows are computed in: two matrices, and three values for each row.
pub(crate) fn need(side: usize) -> Need {
    let square = side.saturating_mul(side);
    let values = [square, square, side, side, side];
    Need {
        own: 0,
        wide: values.into_iter().fold(0, usize::saturating_add),
        places: side,
    }
}

/// What [`power`] is computed in: the same, one more matrix and the panels of a product.
pub(crate) fn need_of_power(set: Detected, side: usize) -> Need {
    let need = need(side);
    let made = side.saturating_mul(side);
    let panels = multiply::room::<f64>(set, side, side, side);
    Need {
        wide: need.wide.saturating_add(made).saturating_add(panels),
        ..need
    }
}

/// Writes a power of a symmetric matrix, of which the lower half is read. One with a value that is not finite gives NaN.
pub(crate) fn power<T: Tiled>(
    set: Detected,
    x: &[T],
    side: usize,
    power: Power,
    into: &mut [T],
    workspace: &mut Workspace<T>,
    share: &mut Share<'_>,
) {
    let Some(eigen) = Eigen::of(x, side, workspace) else {
        into.fill(T::from_f64(f64::NAN));
        return;
    };
    let Eigen {
        values,
        vectors,
        spare: scaled,
        mut rest,
    } = eigen;
    let largest = values.last().copied().unwrap_or_default();
    scaled.copy_from_slice(vectors);
    for (value, vector) in values.iter().zip(scaled.chunks_exact_mut(side)) {
        let value = value + power.eps * largest;
        let factor = if value > power.least.max(0.0) {
            pow(value, power.exponent)
        } else {
            0.0
        };
        vector.iter_mut().for_each(|x| *x *= factor);
    }
    let made = cut(&mut rest, side * side);
    let (scaled, vectors) = (View::of_rows(scaled, side), View::of_rows(vectors, side));
    multiply_symmetric(set, scaled.turned(), vectors, made, rest, share);
    into.iter_mut()
        .zip(made)
        .for_each(|(to, value)| *to = T::from_f64(*value));
}

/// Writes the eigenvectors of a symmetric matrix as columns, in the order of their eigenvalues, the least first. The largest
/// entry of each, the first of several, is positive. A matrix with a value that is not finite gives NaN.
pub(crate) fn eigenvectors<T: Tiled>(
    x: &[T],
    side: usize,
    into: &mut [T],
    workspace: &mut Workspace<T>,
) {
    let Some(Eigen { vectors, .. }) = Eigen::of(x, side, workspace) else {
        into.fill(T::from_f64(f64::NAN));
        return;
    };
    for (column, vector) in vectors.chunks_exact(side).enumerate() {
        let mut largest = 0.0_f64;
        for value in vector {
            if value.abs() > largest.abs() {
                largest = *value;
            }
        }
        let sign = if largest < 0.0 { -1.0 } else { 1.0 };
        let places = into[column..].iter_mut().step_by(side);
        places
            .zip(vector)
            .for_each(|(to, value)| *to = T::from_f64(sign * value));
    }
}

/// Eigenvalues, the least first, and the eigenvector of each, one after the other.
struct Eigen<'r> {
    values: &'r mut [f64],
    vectors: &'r mut [f64],
    /// Room for as many values as the vectors have.
    spare: &'r mut [f64],
    /// What is left of the room.
    rest: &'r mut [f64],
}

impl<'r> Eigen<'r> {
    /// `None` if some value is not finite.
    fn of<T: Tiled>(x: &[T], side: usize, workspace: &'r mut Workspace<T>) -> Option<Self> {
        let mut largest = 0.0_f64;
        for (line, values) in x.chunks_exact(side).enumerate() {
            for value in &values[..=line] {
                let size = value.to_f64().abs();
                if !size.is_finite() {
                    return None;
                }
                largest = largest.max(size);
            }
        }
        // By a power of two, which rounds nothing, so that no square is too large or too small.
        let scale = power_of_two_near(largest);
        let mut rest = &mut *workspace.wide;
        let spare = cut(&mut rest, side * side);
        for line in 0..side {
            for column in 0..=line {
                let value = x[line * side + column].to_f64() / scale;
                spare[line * side + column] = value;
                spare[column * side + line] = value;
            }
        }
        let mut of = Reduction {
            side,
            vectors: &mut *spare,
            diagonal: cut(&mut rest, side),
            beside: cut(&mut rest, side),
        };
        of.tridiagonal();
        of.accumulate();
        of.iterate();
        let order = &mut workspace.places[..side];
        of.order(order);
        let (values, vectors) = (cut(&mut rest, side), cut(&mut rest, side * side));
        let sorted = values.iter_mut().zip(vectors.chunks_exact_mut(side));
        for ((value, vector), at) in sorted.zip(&*order) {
            *value = of.diagonal[*at] * scale;
            vector.copy_from_slice(of.row(*at));
        }
        Some(Self {
            values,
            vectors,
            spare,
            rest,
        })
    }
}

/// One for zero.
fn power_of_two_near(x: f64) -> f64 {
    /// All but the exponent.
    const REST: u64 = (1 << 52) - 1;
    let power = f64::from_bits(x.to_bits() & !REST);
    // One that is subnormal has none; then nothing is scaled, and its squares vanish beside nothing larger.
    if power == 0.0 { 1.0 } else { power }
}

/// A matrix on its way to eigenvectors. What the publications have as columns are rows here, so that inner loops go along
/// memory.
struct Reduction<'r> {
    side: usize,
    vectors: &'r mut [f64],
    diagonal: &'r mut [f64],
    /// What stands beside the diagonal.
    beside: &'r mut [f64],
}

impl Reduction<'_> {
    fn row(&self, index: usize) -> &[f64] {
        &self.vectors[index * self.side..][..self.side]
    }

    fn row_mut(&mut self, index: usize) -> &mut [f64] {
        &mut self.vectors[index * self.side..][..self.side]
    }

    /// Householder's reflections.
    fn tridiagonal(&mut self) {
        let n = self.side;
        for j in 0..n {
            self.diagonal[j] = self.vectors[j * n + n - 1];
        }
        for i in (1..n).rev() {
            let size = self.diagonal[..i].iter().fold(0.0, |sum, x| sum + x.abs());
            let mut h = 0.0;
            if size == 0.0 {
                self.beside[i] = self.diagonal[i - 1];
                for j in 0..i {
                    self.diagonal[j] = self.vectors[j * n + i - 1];
                    self.vectors[j * n + i] = 0.0;
                    self.vectors[i * n + j] = 0.0;
                }
            } else {
                for x in &mut self.diagonal[..i] {
                    *x /= size;
                }
                h = dot(&self.diagonal[..i], &self.diagonal[..i]);
                let f = self.diagonal[i - 1];
                let g = if f > 0.0 { -h.sqrt() } else { h.sqrt() };
                self.beside[i] = size * g;
                h -= f * g;
                self.diagonal[i - 1] = f - g;
                self.reflect(i, h);
            }
            self.diagonal[i] = h;
        }
    }

    /// Applies the reflection along the first `i` values of the diagonal's room.
    fn reflect(&mut self, i: usize, h: f64) {
        let n = self.side;
        self.beside[..i].fill(0.0);
        for j in 0..i {
            let f = self.diagonal[j];
            self.vectors[i * n + j] = f;
            let Self {
                vectors,
                diagonal,
                beside,
                ..
            } = self;
            let row = &vectors[j * n..][..i];
            let below = &row[j + 1..];
            let sum = dot(below, &diagonal[j + 1..i]);
            add_scaled(&mut beside[j + 1..i], f, below);
            beside[j] += row[j] * f + sum;
        }
        for x in &mut self.beside[..i] {
            *x /= h;
        }
        let f = dot(&self.beside[..i], &self.diagonal[..i]);
        let half = f / (h + h);
        let Self {
            vectors,
            diagonal,
            beside,
            ..
        } = self;
        add_scaled(&mut beside[..i], -half, &diagonal[..i]);
        for j in 0..i {
            let (f, g) = (diagonal[j], beside[j]);
            let row = &mut vectors[j * n..][..n];
            let both = beside[j..i].iter().zip(&diagonal[j..i]);
            for (value, (e, d)) in row[j..i].iter_mut().zip(both) {
                *value -= f * e + g * d;
            }
            diagonal[j] = row[i - 1];
            row[i] = 0.0;
        }
    }

    /// The product of the reflections.
    fn accumulate(&mut self) {
        let n = self.side;
        for i in 0..n - 1 {
            self.vectors[i * n + n - 1] = self.vectors[i * n + i];
            self.vectors[i * n + i] = 1.0;
            let h = self.diagonal[i + 1];
            if h != 0.0 {
                let (before, behind) = self.vectors.split_at_mut((i + 1) * n);
                let reflection = &behind[..=i];
                let scaled = &mut self.diagonal[..=i];
                scaled
                    .iter_mut()
                    .zip(reflection)
                    .for_each(|(to, x)| *to = x / h);
                for row in before.chunks_exact_mut(n) {
                    let sum = dot(reflection, &row[..=i]);
                    add_scaled(&mut row[..=i], -sum, scaled);
                }
            }
            self.row_mut(i + 1)[..=i].fill(0.0);
        }
        for j in 0..n {
            self.diagonal[j] = self.vectors[j * n + n - 1];
            self.vectors[j * n + n - 1] = 0.0;
        }
        self.vectors[n * n - 1] = 1.0;
    }

    /// The implicit QL iteration.
    fn iterate(&mut self) {
        /// Rounds for an eigenvalue, at most; two or three are usual.
        const ROUNDS: usize = 60;
        let n = self.side;
        self.beside.rotate_left(1);
        self.beside[n - 1] = 0.0;
        let (mut shift, mut size) = (0.0, 0.0_f64);
        for l in 0..n {
            size = size.max(self.diagonal[l].abs() + self.beside[l].abs());
            let small = f64::EPSILON * size;
            // The last is zero.
            let m = (l..n - 1).find(|m| self.beside[*m].abs() <= small);
            let m = m.unwrap_or(n - 1);
            if m > l {
                for _ in 0..ROUNDS {
                    shift += self.round(l, m);
                    if self.beside[l].abs() <= small {
                        break;
                    }
                }
            }
            self.diagonal[l] += shift;
            self.beside[l] = 0.0;
        }
    }

    /// One round between two places of the diagonal, and by how much it shifts what is behind the first.
    fn round(&mut self, l: usize, m: usize) -> f64 {
        let n = self.side;
        let g = self.diagonal[l];
        let p = (self.diagonal[l + 1] - g) / (2.0 * self.beside[l]);
        let r = if p < 0.0 {
            -hypot(p, 1.0)
        } else {
            hypot(p, 1.0)
        };
        self.diagonal[l] = self.beside[l] / (p + r);
        self.diagonal[l + 1] = self.beside[l] * (p + r);
        let next = self.diagonal[l + 1];
        let shift = g - self.diagonal[l];
        for x in &mut self.diagonal[l + 2..] {
            *x -= shift;
        }
        let mut p = self.diagonal[m];
        let (mut c, mut c2, mut c3) = (1.0, 1.0, 1.0);
        let beside_next = self.beside[l + 1];
        let (mut s, mut s2) = (0.0, 0.0);
        for i in (l..m).rev() {
            (c3, c2, s2) = (c2, c, s);
            let g = c * self.beside[i];
            let h = c * p;
            let r = hypot(p, self.beside[i]);
            self.beside[i + 1] = s * r;
            if r == 0.0 {
                (s, c) = (0.0, 1.0);
            } else {
                (s, c) = (self.beside[i] / r, p / r);
            }
            p = c * self.diagonal[i] - s * g;
            self.diagonal[i + 1] = h + s * (c * g + s * self.diagonal[i]);
            let (above, below) = self.vectors.split_at_mut((i + 1) * n);
            let pairs = above[i * n..].iter_mut().zip(&mut below[..n]);
            for (x, y) in pairs {
                let h = *y;
                *y = s * *x + c * h;
                *x = c * *x - s * h;
            }
        }
        p = -s * s2 * c3 * beside_next * self.beside[l] / next;
        self.beside[l] = s * p;
        self.diagonal[l] = c * p;
        shift
    }

    /// The eigenvalues' places in their order. Equal ones stay as they are, which a sort that asks for memory would see to.
    fn order(&self, places: &mut [usize]) {
        let all = places.iter_mut().enumerate();
        all.for_each(|(at, place)| *place = at);
        let value = |at: &usize| self.diagonal[*at];
        places.sort_unstable_by(|a, b| value(a).total_cmp(&value(b)).then(a.cmp(b)));
    }
}

/// The root of a sum of squares, of numbers that are neither very large nor, both, very small.
fn hypot(a: f64, b: f64) -> f64 {
    (a * a + b * b).sqrt()
}

/// The sum of products, in eight parts that are added at the end: the same bits whatever vectors there are.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    const PARTS: usize = 8;
    let (a, a_rest) = a.as_chunks::<PARTS>();
    let (b, b_rest) = b.as_chunks::<PARTS>();
    let mut sums = [0.0; PARTS];
    for (a, b) in a.iter().zip(b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    let rest = a_rest.iter().zip(b_rest).map(|(a, b)| a * b);
    sums.into_iter().chain(rest).fold(0.0, |sum, x| sum + x)
}

/// `to + factor·x`
fn add_scaled(to: &mut [f64], factor: f64, x: &[f64]) {
    to.iter_mut().zip(x).for_each(|(to, x)| *to += factor * x);
}
