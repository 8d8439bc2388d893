//! What is done with whole matrices between two stages of a step.

use std::marker::PhantomData;
#[cfg(feature = "rayon")]
use std::sync::{Mutex, PoisonError};

use smallvec::SmallVec;

use crate::machine::dispatch::Plan;
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
#[cfg(feature = "rayon")]
use crate::machine::matrix::orthogonalize::multiplications;
use crate::machine::matrix::orthogonalize::{Iteration, orthogonalize};
use crate::machine::matrix::{Share, Tiled};
use crate::machine::sums::BLOCK;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};
use crate::value::stage::Fold;

/// A thread does about as many multiplications as it moves a byte of a loop over weights.
#[cfg(feature = "rayon")]
const OF_A_BYTE: usize = 8;

/// Matrices that take fewer multiplications are computed by one thread each.
#[cfg(feature = "rayon")]
const SMALL: usize = 1 << 24;

/// A matrix that is to be orthogonalized.
#[derive(Debug)]
pub(crate) struct Job<'p, T> {
    pub(crate) plan: &'p Plan<T>,
    /// Line after line.
    pub(crate) values: &'p mut [T],
    /// Values in a line.
    pub(crate) width: usize,
    pub(crate) iteration: Iteration,
}

/// Some of one element type.
pub(crate) struct JobsFamily<'p>(PhantomData<&'p ()>);

impl<'p> Family for JobsFamily<'p> {
    type Of<T: Element> = Vec<Job<'p, T>>;
}

/// Does all of these. It is compiled here, and not with each rule.
pub(crate) fn run(exec: &Exec, jobs: Erased<JobsFamily<'_>>) {
    opened!(Erased(jobs), jobs => all(exec, jobs));
}

#[cfg(feature = "rayon")]
fn all<T: Tiled>(exec: &Exec, jobs: Vec<Job<'_, T>>) {
    let work = |job: &Job<'_, T>| {
        let Job { values, width, .. } = job;
        multiplications(job.iteration.steps, values.len() / width, *width)
    };
    let bytes = jobs.iter().map(work).fold(0, usize::saturating_add) / OF_A_BYTE;
    let weights = jobs.iter().map(|job| job.values.len()).sum();
    exec.pass(Doing::Multiply, weights, bytes, |turn| {
        let (small, large): (Vec<_>, Vec<_>) = jobs.into_iter().partition(|job| work(job) < SMALL);
        for job in large {
            job.run(exec, &mut |count, task| turn.share(count, task));
        }
        // Nobody else asks for the lock of a matrix.
        let small: Vec<_> = small.into_iter().map(|job| Mutex::new(Some(job))).collect();
        turn.share(small.len(), &|index| {
            let job = small[index]
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            if let Some(job) = job {
                job.run(exec, &mut |count, task| (0..count).for_each(task));
            }
        });
    });
}

#[cfg(not(feature = "rayon"))]
fn all<T: Tiled>(exec: &Exec, jobs: Vec<Job<'_, T>>) {
    for job in jobs {
        job.run(exec, &mut |count, task| (0..count).for_each(task));
    }
}

impl<T: Tiled> Job<'_, T> {
    fn run(self, exec: &Exec, share: &mut Share<'_>) {
        let Self {
            plan,
            values,
            width,
            iteration,
        } = self;
        let count = values.len().div_ceil(BLOCK);
        let mut blocks: SmallVec<[f64; 8]> = SmallVec::from_elem(0.0, count);
        plan.fold(Fold::Norm, values, values, BLOCK, &mut blocks);
        let norm = Fold::Norm.finish(Fold::Norm.combine(&blocks, 1), values.len());
        orthogonalize(exec.set, values, width, norm, iteration, share);
    }
}
