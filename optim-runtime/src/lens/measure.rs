//! What the gradients of a step come to, tensor by tensor, as they are seen through their lenses: one read of them.
//!
//! The blocks and the order in which their sums are added are those of a tensor alone, so that neither threads nor
//! groups show in a result.

use std::marker::PhantomData;

use smallvec::SmallVec;

use super::gradient::Gradient;
use crate::machine::dispatch::Tools;
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::exec::Turn;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
use crate::machine::scale::Room;
use crate::machine::sums::BLOCK;
use crate::value::element::Element;
use crate::value::erased::Family;
use crate::value::stage::Fold;

/// [`Gradient`].
pub(crate) struct GradientFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for GradientFamily<'a> {
    type Of<T: Element> = Gradient<'a, T>;
}

erased_for_a_lifetime! {
    /// A gradient of any element type.
    #[derive(Clone, Copy, Debug)]
    pub(crate) enum AnyGradient of Gradient in GradientFamily;
}

impl AnyGradient<'_> {
    fn len(&self) -> usize {
        opened!(AnyGradient(self), gradient => gradient.values.len())
    }

    #[cfg(feature = "rayon")]
    fn bytes(&self) -> usize {
        opened!(AnyGradient(self), gradient => size_of_val(gradient.values))
    }

    /// Folds some of its blocks, each to one sum.
    fn fold(&self, exec: &Exec, fold: Fold, blocks: std::ops::Range<usize>, put: impl FnMut(f64)) {
        opened!(AnyGradient(self), gradient => gradient.fold(exec, fold, blocks, put));
    }
}

impl<T: Element> Gradient<'_, T> {
    fn fold(
        &self,
        exec: &Exec,
        fold: Fold,
        blocks: std::ops::Range<usize>,
        mut put: impl FnMut(f64),
    ) {
        let tools = Tools::<T>::new(exec.set);
        let mut room = Room::new();
        for block in blocks {
            let start = block * BLOCK;
            let end = (start + BLOCK).min(self.values.len());
            put(tools.fold(fold, self.part(start, end).read(&mut room)));
        }
    }
}

/// Folds each block of these gradients to one number, as the fold keeps it, and makes something of those of each gradient.
pub(crate) fn fold_each<M>(
    exec: &Exec,
    fold: Fold,
    gradients: &[AnyGradient<'_>],
    make: impl Fn(usize, &[f64]) -> M,
) -> Vec<M> {
    #[cfg(feature = "rayon")]
    {
        let weights = gradients.iter().map(AnyGradient::len).sum();
        let bytes = gradients.iter().map(AnyGradient::bytes);
        let bytes = bytes.fold(0, usize::saturating_add);
        exec.pass(Doing::Measure, weights, bytes, |turn| {
            if turn.is_shared() {
                shared(exec, turn, fold, gradients, &make)
            } else {
                alone(exec, fold, gradients, &make)
            }
        })
    }
    #[cfg(not(feature = "rayon"))]
    alone(exec, fold, gradients, &make)
}

/// By the caller's thread.
fn alone<M>(
    exec: &Exec,
    fold: Fold,
    gradients: &[AnyGradient<'_>],
    make: &impl Fn(usize, &[f64]) -> M,
) -> Vec<M> {
    let blocks = |gradient: &AnyGradient<'_>| gradient.len().div_ceil(BLOCK);
    (gradients.iter().enumerate())
        .map(|(index, gradient)| {
            let mut sums: SmallVec<[f64; 64]> = SmallVec::new();
            gradient.fold(exec, fold, 0..blocks(gradient), |sum| sums.push(sum));
            make(index, &sums)
        })
        .collect()
}

/// The same by several threads: each takes some blocks of the row of all.
#[cfg(feature = "rayon")]
fn shared<M>(
    exec: &Exec,
    turn: &mut Turn<'_>,
    fold: Fold,
    gradients: &[AnyGradient<'_>],
    make: &impl Fn(usize, &[f64]) -> M,
) -> Vec<M> {
    use std::sync::atomic::{AtomicU64, Ordering};

    // Where each begins in the row.
    let mut starts = Vec::with_capacity(gradients.len() + 1);
    starts.push(0);
    for gradient in gradients {
        starts.push(starts[starts.len() - 1] + gradient.len().div_ceil(BLOCK));
    }
    let all = starts[gradients.len()];
    // One for each block: a store beside a thousand values that are read.
    let sums: Vec<_> = (0..all).map(|_| AtomicU64::new(0)).collect();
    let taken = exec.block.div_ceil(BLOCK);
    turn.share(all.div_ceil(taken), &|index| {
        let (mut from, to) = (index * taken, ((index + 1) * taken).min(all));
        while from < to {
            // Those without blocks begin where the one behind them does.
            let tensor = starts.partition_point(|start| *start <= from) - 1;
            let (start, end) = (starts[tensor], starts[tensor + 1].min(to));
            let mut sums = sums[from..end].iter();
            gradients[tensor].fold(exec, fold, from - start..end - start, |sum| {
                let place = sums.next().expect("one for each block");
                place.store(sum.to_bits(), Ordering::Relaxed);
            });
            from = end;
        }
    });
    let sums: Vec<_> = sums
        .into_iter()
        .map(|sum| f64::from_bits(sum.into_inner()))
        .collect();
    let each = starts.windows(2).enumerate();
    each.map(|(index, ends)| make(index, &sums[ends[0]..ends[1]]))
        .collect()
}
