//! What is done with whole matrices between two stages of a step.

use std::marker::PhantomData;
#[cfg(feature = "rayon")]
use std::sync::{Mutex, PoisonError};

use smallvec::SmallVec;

use super::forms::Form;
#[cfg(feature = "rayon")]
use super::forms::OF_A_BYTE;
use super::workspaces::Workspaces;
use crate::machine::dispatch::Plan;
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
use crate::machine::matrix::multiply::{View, copy, multiply, multiply_symmetric};
use crate::machine::matrix::orthogonalize::{Iteration, orthogonalize};
use crate::machine::matrix::symmetric::{Power, eigenvectors, power};
use crate::machine::matrix::{Share, Tiled};
use crate::machine::sums::BLOCK;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};
use crate::value::stage::Fold;

/// Something that is made of one matrix, or of two.
pub(crate) struct Job<'p, T> {
    pub(crate) form: Form,
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

/// Some of one element type, and where they are computed.
pub(crate) struct Jobs<'p, T: Element> {
    pub(crate) list: Vec<Job<'p, T>>,
    pub(crate) workspaces: &'p Workspaces<T>,
}

/// [`Jobs`].
pub(crate) struct JobsFamily<'p>(PhantomData<&'p ()>);

impl<'p> Family for JobsFamily<'p> {
    type Of<T: Element> = Jobs<'p, T>;
}

/// Does all of these. It is compiled here, and not with each rule.
pub(crate) fn run(exec: &Exec, jobs: Erased<JobsFamily<'_>>) {
    opened!(Erased(jobs), jobs => all(exec, jobs));
}

#[cfg(feature = "rayon")]
fn all<T: Tiled>(exec: &Exec, jobs: Jobs<'_, T>) {
    let Jobs { list, workspaces } = jobs;
    let each = list.iter().map(|job| job.form.multiplications());
    let bytes = each.fold(0, usize::saturating_add) / OF_A_BYTE;
    let weights = list.iter().map(|job| job.into.len()).sum();
    exec.pass(Doing::Multiply, weights, bytes, |turn| {
        let (small, large): (Vec<_>, Vec<_>) =
            list.into_iter().partition(|job| job.form.is_small());
        for job in large {
            job.run(exec, workspaces, &mut |count, task| turn.share(count, task));
        }
        // Nobody else asks for the lock of a matrix.
        let small: Vec<_> = small.into_iter().map(|job| Mutex::new(Some(job))).collect();
        turn.share(small.len(), &|index| {
            let job = small[index]
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            if let Some(job) = job {
                job.run(exec, workspaces, &mut |count, task| {
                    (0..count).for_each(task);
                });
            }
        });
    });
}

#[cfg(not(feature = "rayon"))]
fn all<T: Tiled>(exec: &Exec, jobs: Jobs<'_, T>) {
    for job in jobs.list {
        job.run(exec, jobs.workspaces, &mut |count, task| {
            (0..count).for_each(task);
        });
    }
}

impl<T: Tiled> Job<'_, T> {
    fn run(self, exec: &Exec, workspaces: &Workspaces<T>, share: &mut Share<'_>) {
        let Self { form, work, into } = self;
        let mut workspace = workspaces.lend(form.need(T::DTYPE, exec.set));
        let room = &mut *workspace;
        match work {
            Work::Orthogonalize(plan, width, iteration) => {
                let count = into.len().div_ceil(BLOCK);
                let mut blocks: SmallVec<[f64; 8]> = SmallVec::from_elem(0.0, count);
                plan.fold(Fold::Norm, into, into, BLOCK, &mut blocks);
                let norm = Fold::Norm.finish(Fold::Norm.combine(&blocks, 1), into.len());
                orthogonalize(exec.set, into, width, norm, iteration, &mut room.own, share);
            }
            Work::Product(a, b) => multiply(exec.set, a, b, into, &mut room.own, share),
            Work::Gram(a) => {
                multiply_symmetric(exec.set, a, a.turned(), into, &mut room.own, share);
            }
            Work::Transpose(x) => copy(x, into, share),
            Work::Power(x, side, of) => power(exec.set, x, side, of, into, room, share),
            Work::Eigenvectors(x, side) => eigenvectors(x, side, into, room),
        }
    }
}
