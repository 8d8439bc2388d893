//! Norms of weights, gradients and updates, measured block by block while these lie in the cache.

use super::gradient::Gradient;
use crate::machine::dispatch::Tools;
use crate::machine::exec::Exec;
use crate::machine::scale::{Room, Scaling};
use crate::machine::sums::BLOCK;
use crate::tensor::kept::Watched;
use crate::value::element::Element;
use crate::value::stage::Fold;

/// Sums of squares of the blocks of a tensor, which a step is going to fill in.
#[derive(Debug)]
pub(crate) struct Watching<'a, T: Element> {
    pub(crate) tools: Tools<T>,
    /// For each block: of its weights before the step, of its gradient as the rule sees it, of what the step adds.
    pub(crate) sums: &'a mut [[f64; 3]],
    /// The weights before the step, of a rule that goes over them several times.
    before: Vec<T>,
}

impl<'a, T: Element> Watching<'a, T> {
    pub(crate) fn new(exec: &Exec, watched: &'a mut Watched) -> Self {
        Self::of(Tools::new(exec.set), &mut watched.0)
    }

    pub(crate) fn of(tools: Tools<T>, sums: &'a mut [[f64; 3]]) -> Self {
        Self {
            tools,
            sums,
            before: Vec::new(),
        }
    }

    fn sum(&self, values: &[T]) -> f64 {
        self.tools.fold(Fold::Norm, values)
    }

    /// Looks at the block that begins here before it changes, and keeps its weights in `room`.
    pub(super) fn before<'r>(
        &mut self,
        start: usize,
        w: &[T],
        g: &[T],
        room: &'r mut Room<T>,
    ) -> &'r mut [T] {
        let (w_sum, g_sum) = (self.sum(w), self.sum(g));
        let [w_place, g_place, _] = &mut self.sums[start / BLOCK];
        (*w_place, *g_place) = (w_sum, g_sum);
        let none = Scaling::NONE.of();
        self.tools.scale(room, w, &[], none)
    }

    /// Looks at what has become of the weights that were kept.
    pub(super) fn after(&mut self, start: usize, w: &[T], before: &mut [T]) {
        for (before, w) in before.iter_mut().zip(w) {
            *before = *w - *before;
        }
        self.sums[start / BLOCK][2] = self.sum(before);
    }

    /// Looks at all weights before the first of several loops over them.
    pub(crate) fn before_all(&mut self, w: &[T], g: &Gradient<'_, T>) {
        let mut room = Room::new();
        for (place, w) in w.chunks(BLOCK).enumerate() {
            let start = place * BLOCK;
            let g = g.part(start, start + w.len());
            let (w_sum, g_sum) = (self.sum(w), self.sum(g.read(&mut room)));
            self.sums[place] = [w_sum, g_sum, 0.0];
        }
        self.before = w.to_vec();
    }

    /// Looks at all weights behind the last.
    pub(crate) fn after_all(&mut self, w: &[T]) {
        let mut before = std::mem::take(&mut self.before);
        for (place, (w, before)) in w.chunks(BLOCK).zip(before.chunks_mut(BLOCK)).enumerate() {
            self.after(place * BLOCK, w, before);
        }
    }
}
