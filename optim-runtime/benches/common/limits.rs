//! The limit of arithmetic: square roots and divisions, which no memory waits for.
//!
//! A processor has one unit for both and cannot begin one each cycle, unlike everything else that a rule
//! computes. So a rule in cache can be as fast as its square roots and divisions, or as its stream.

use std::hint::black_box;

use optim_runtime::{Element, InstructionSet};

use super::{Contender, calls};

/// How many a rule does for each weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heavy {
    /// Square roots.
    pub(crate) roots: usize,
    /// Divisions by what differs from weight to weight.
    pub(crate) divisions: usize,
}

impl Heavy {
    /// Whether there is anything to wait for.
    pub(crate) fn is_none(self) -> bool {
        self.roots + self.divisions == 0
    }
}

/// Weights of a block: it stays in the first cache, and entering it does not count.
const BLOCK: usize = 2048;
/// How far apart the numbers of one weight lie.
const APART: usize = 64;
/// Most that is asked for of either.
const MOST: usize = 4;

/// `S` square roots and `D` divisions for each weight of a block, each of other numbers.
#[inline(always)]
fn body<T: Element, const S: usize, const D: usize>(x: &[T], sums: &mut [T]) {
    let (x, sums) = (&x[..BLOCK + MOST * APART], &mut sums[..BLOCK]);
    for i in 0..BLOCK {
        let mut sum = T::ONE;
        for k in 0..S {
            sum = sum + x[i + k * APART].sqrt();
        }
        for k in 0..D {
            sum = sum + T::ONE / x[i + k * APART];
        }
        sums[i] = sum;
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl")]
fn under_avx512<T: Element, const S: usize, const D: usize>(x: &[T], sums: &mut [T]) {
    body::<T, S, D>(x, sums);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn under_avx2<T: Element, const S: usize, const D: usize>(x: &[T], sums: &mut [T]) {
    body::<T, S, D>(x, sums);
}

/// [`body`] under the best instruction set there is.
#[allow(unsafe_code, reason = "calls code for a detected instruction set")]
fn run<T: Element, const S: usize, const D: usize>(x: &[T], sums: &mut [T]) {
    #[cfg(target_arch = "x86_64")]
    {
        if InstructionSet::Avx512.is_available() {
            // SAFETY: the processor has it.
            return unsafe { under_avx512::<T, S, D>(x, sums) };
        }
        if InstructionSet::Avx2.is_available() {
            // SAFETY: the processor has it.
            return unsafe { under_avx2::<T, S, D>(x, sums) };
        }
    }
    body::<T, S, D>(x, sums);
}

/// The square roots and divisions of a rule over this many weights.
pub(crate) fn arithmetic<T: Element>(
    Heavy { roots, divisions }: Heavy,
    len: usize,
) -> Box<dyn Contender> {
    type Run<T> = fn(&[T], &mut [T]);
    macro_rules! of {
        ($($roots:literal + $divisions:literal),*) => {
            match (roots, divisions) {
                $(($roots, $divisions) => run::<T, $roots, $divisions> as Run<T>,)*
                _ => panic!("no loop of {roots} roots and {divisions} divisions: add it here"),
            }
        };
    }
    let run = of!(
        0 + 1,
        0 + 2,
        0 + 3,
        1 + 0,
        1 + 1,
        1 + 2,
        1 + 3,
        2 + 0,
        2 + 1,
        2 + 2,
        2 + 3,
        3 + 1,
        3 + 2
    );
    let x: Vec<T> = (0..BLOCK + MOST * APART)
        .map(|i| T::from_f64(1.0 + i as f64 * 1e-3))
        .collect();
    let mut sums = vec![T::ZERO; BLOCK];
    let blocks = len.div_ceil(BLOCK);
    // The last block is counted as far as it reaches.
    let mut left_over = 0;
    calls(move || {
        left_over += blocks * BLOCK - len;
        let skip = left_over / BLOCK;
        left_over %= BLOCK;
        for _ in 0..blocks - skip.min(blocks) {
            run(black_box(&x), black_box(&mut sums));
        }
    })
}
