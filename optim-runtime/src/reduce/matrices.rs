//! What is done with whole matrices between two stages of a step.

use std::marker::PhantomData;
#[cfg(feature = "rayon")]
use std::sync::{Mutex, PoisonError};

use smallvec::SmallVec;

use crate::machine::dispatch::Plan;
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
use crate::machine::matrix::multiply::{View, copy, multiply, multiply_symmetric};
use crate::machine::matrix::orthogonalize::{Iteration, orthogonalize};
use crate::machine::matrix::symmetric::{Power, eigenvectors, power};
use crate::machine::matrix::{Share, Tiled};
#[cfg(feature = "rayon")]
use crate::machine::matrix::{multiply, orthogonalize, symmetric};
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

/// Something that is made of one matrix, or of two.
pub(crate) struct Job<'p, T> {
    pub(crate) work: Work<'p, T>,
    /// What it gives, line after line; of one that is done in its place, what it is made of.
    pub(crate) into: &'p mut [T],
}

pub(crate) enum Work<'p, T> {
    /// The matrix has lines of this width.
    Orthogonalize(&'p Plan<T>, usize, Iteration),
    Product(View<'p, T>, View<'p, T>),
    /// Of a matrix with its own transpose.
    Gram(View<'p, T>),
    Transpose(View<'p, T>),
    /// Of as many rows.
    Power(&'p [T], usize, Power),
    Eigenvectors(&'p [T], usize),
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
    let bytes = jobs
        .iter()
        .map(Job::multiplications)
        .fold(0, usize::saturating_add)
        / OF_A_BYTE;
    let weights = jobs.iter().map(|job| job.into.len()).sum();
    exec.pass(Doing::Multiply, weights, bytes, |turn| {
        let is_small = |job: &Job<'_, T>| job.multiplications() < SMALL;
        let (small, large): (Vec<_>, Vec<_>) = jobs.into_iter().partition(is_small);
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
    #[cfg(feature = "rayon")]
    fn multiplications(&self) -> usize {
        match self.work {
            Work::Orthogonalize(_, width, iteration) => {
                orthogonalize::multiplications(iteration.steps, self.into.len() / width, width)
            }
            Work::Product(a, b) => multiply::multiplications(a, b),
            Work::Gram(a) => multiply::multiplications(a, a.turned()) / 2,
            Work::Transpose(_) => self.into.len(),
            Work::Power(_, side, _) => {
                let product = side.saturating_mul(side).saturating_mul(side);
                symmetric::multiplications(side).saturating_add(product / 2)
            }
            Work::Eigenvectors(_, side) => symmetric::multiplications(side),
        }
    }

    fn run(self, exec: &Exec, share: &mut Share<'_>) {
        let Self { work, into } = self;
        match work {
            Work::Orthogonalize(plan, width, iteration) => {
                let count = into.len().div_ceil(BLOCK);
                let mut blocks: SmallVec<[f64; 8]> = SmallVec::from_elem(0.0, count);
                plan.fold(Fold::Norm, into, into, BLOCK, &mut blocks);
                let norm = Fold::Norm.finish(Fold::Norm.combine(&blocks, 1), into.len());
                orthogonalize(exec.set, into, width, norm, iteration, share);
            }
            Work::Product(a, b) => multiply(exec.set, a, b, into, share),
            Work::Gram(a) => multiply_symmetric(exec.set, a, a.turned(), into, share),
            Work::Transpose(x) => copy(x, into, share),
            Work::Power(x, side, of) => power(exec.set, x, side, of, into, share),
            Work::Eigenvectors(x, side) => eigenvectors(x, side, into),
        }
    }
}
