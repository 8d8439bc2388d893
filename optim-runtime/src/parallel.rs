//! Cuts tensors into fixed blocks and runs them, on the pool where that pays.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::dispatch::Plan;
use crate::element::Element;
use crate::exec::{Exec, Threads};

/// The state slices of one tensor or block; most rules have at most four.
pub(crate) type Slices<'a, T> = SmallVec<[&'a mut [T]; 4]>;

/// One tensor's step, made ready: nothing can go wrong any more.
#[derive(Debug)]
pub struct Work<'a, T: Element> {
    pub(crate) plan: Plan<T>,
    /// Loops that fill a state from weights and gradient before its first use, with the
    /// position of that state among `states`.
    pub(crate) fills: SmallVec<[(usize, Plan<T>); 1]>,
    pub(crate) w: &'a mut [T],
    pub(crate) g: Cow<'a, [T]>,
    pub(crate) states: Slices<'a, T>,
}

impl<T: Element> Work<'_, T> {
    fn run_whole(&mut self) {
        run_block(&self.plan, &self.fills, self.w, &self.g, &mut self.states);
    }
}

fn run_block<T: Element>(
    plan: &Plan<T>,
    fills: &[(usize, Plan<T>)],
    w: &mut [T],
    g: &[T],
    states: &mut [&mut [T]],
) {
    for (state, fill) in fills {
        fill.run(w, g, &mut states[*state..=*state]);
    }
    plan.run(w, g, states);
}

/// Runs every tensor's step.
pub(crate) fn run<T: Element>(exec: &Exec, work: &mut [Work<'_, T>]) {
    let weights: usize = work.iter().map(|work| work.w.len()).sum();
    let threads = if weights < exec.parallel_from {
        &Threads::Caller
    } else {
        &exec.threads
    };
    match threads {
        Threads::Caller => work.iter_mut().for_each(Work::run_whole),
        #[cfg(feature = "rayon")]
        Threads::Current => blocks::run(exec.block, work),
        #[cfg(feature = "rayon")]
        Threads::Pool(pool) => pool.install(|| blocks::run(exec.block, work)),
    }
}

#[cfg(feature = "rayon")]
mod blocks {
    use rayon::iter::{IntoParallelRefMutIterator as _, ParallelIterator as _};

    use super::{Slices, Work, run_block};
    use crate::dispatch::Plan;
    use crate::element::Element;

    struct Block<'a, T> {
        plan: &'a Plan<T>,
        fills: &'a [(usize, Plan<T>)],
        w: &'a mut [T],
        g: &'a [T],
        states: Slices<'a, T>,
    }

    /// One dispatch over the blocks of all tensors together.
    pub(super) fn run<T: Element>(block: usize, work: &mut [Work<'_, T>]) {
        let mut blocks: Vec<Block<'_, T>> = Vec::new();
        for work in work {
            let mut states: Vec<_> = work
                .states
                .iter_mut()
                .map(|state| state.chunks_mut(block))
                .collect();
            for (w, g) in work.w.chunks_mut(block).zip(work.g.chunks(block)) {
                blocks.push(Block {
                    plan: &work.plan,
                    fills: &work.fills,
                    w,
                    g,
                    // As long as the weights, so each has a chunk wherever they have one.
                    states: states.iter_mut().filter_map(Iterator::next).collect(),
                });
            }
        }
        blocks.par_iter_mut().for_each(|block| {
            run_block(block.plan, block.fills, block.w, block.g, &mut block.states);
        });
    }
}
