//! The inner loop of a product: a tile of sums that stays in registers.

use super::fused;
use crate::value::element::Element;
use crate::value::instruction_set::Detected;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use crate::value::instruction_set::InstructionSet;

/// Adds the products of two panels to a tile, compiled for one instruction set.
///
/// Safety: it may be called where that instruction set was detected, and nowhere else.
type TileEntry<T> = unsafe fn(&[T], &[T], &mut [T]);

/// The tile of an instruction set: as many sums as its registers hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tiles<T> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    entry: TileEntry<T>,
}

/// An element type of which there are products.
pub(crate) trait Tiled: Element {
    /// The tile for an instruction set.
    fn tiles(set: Detected) -> Tiles<Self>;
}

impl<T> Tiles<T> {
    /// Adds to each sum of the tile, line by line in `sums`, the products of its row of `a` and its column of `b` in their
    /// order. Both panels have the values of each step of the sum side by side.
    pub(super) fn add(&self, a: &[T], b: &[T], sums: &mut [T]) {
        // SAFETY: `Tiled::tiles` took the entry from the instruction set of a `Detected`, and one of those exists only for
        // a set that this processor has; that it has fused multiply-adds beside was asked there.
        unsafe { (self.entry)(a, b, sums) }
    }
}

#[inline(always)]
fn add<T: Element, const ROWS: usize, const COLUMNS: usize>(
    a: &[T],
    b: &[T],
    sums: &mut [T],
    fused: impl Fn(T, T, T) -> T,
) {
    let (lines, _) = sums.as_chunks_mut::<COLUMNS>();
    let lines = <&mut [[T; COLUMNS]; ROWS]>::try_from(lines).expect("a whole tile");
    // A copy, which stays in registers.
    let mut tile = *lines;
    let (a, b) = (a.as_chunks::<ROWS>().0, b.as_chunks::<COLUMNS>().0);
    for (a, b) in a.iter().zip(b) {
        for (line, a) in tile.iter_mut().zip(a) {
            for (sum, b) in line.iter_mut().zip(b) {
                *sum = fused(*a, *b, *sum);
            }
        }
    }
    *lines = tile;
}

macro_rules! tiled {
    ($float:ident, $computed:path, $lanes:literal) => {
        impl Tiled for $float {
            fn tiles(set: Detected) -> Tiles<Self> {
                fn baseline(a: &[$float], b: &[$float], sums: &mut [$float]) {
                    add::<$float, 4, { 2 * $lanes }>(a, b, sums, $computed);
                }

                #[cfg(target_arch = "x86_64")]
                #[target_feature(enable = "avx2,fma")]
                fn avx2(a: &[$float], b: &[$float], sums: &mut [$float]) {
                    add::<$float, 6, { 4 * $lanes }>(a, b, sums, $float::mul_add);
                }

                #[cfg(target_arch = "x86_64")]
                #[target_feature(enable = "avx512f,avx512dq,avx512vl,fma")]
                fn avx512(a: &[$float], b: &[$float], sums: &mut [$float]) {
                    add::<$float, 12, { 8 * $lanes }>(a, b, sums, $float::mul_add);
                }

                #[cfg(target_arch = "aarch64")]
                #[target_feature(enable = "neon")]
                fn neon(a: &[$float], b: &[$float], sums: &mut [$float]) {
                    add::<$float, 8, { 2 * $lanes }>(a, b, sums, $float::mul_add);
                }

                let (rows, columns, entry): (_, _, TileEntry<$float>) = match set.get() {
                    #[cfg(target_arch = "x86_64")]
                    InstructionSet::Avx512 if std::arch::is_x86_feature_detected!("fma") => {
                        (12, 8 * $lanes, avx512)
                    }
                    #[cfg(target_arch = "x86_64")]
                    InstructionSet::Avx2 if std::arch::is_x86_feature_detected!("fma") => {
                        (6, 4 * $lanes, avx2)
                    }
                    #[cfg(target_arch = "aarch64")]
                    InstructionSet::Neon => (8, 2 * $lanes, neon),
                    _ => (4, 2 * $lanes, baseline),
                };
                Tiles {
                    rows,
                    columns,
                    entry,
                }
            }
        }
    };
}

// The lanes of 128 bits.
tiled! { f32, fused::of_f32, 4 }
tiled! { f64, fused::of_f64, 2 }
