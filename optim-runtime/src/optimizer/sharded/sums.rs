//! Gradients of several micro-batches and ranks, added in a fixed tree.
//!
//! The micro-batches of a step stand in a row, those of rank 0 first. Of n of them the first 2^k are added by halves, where 2^k is
//! the largest power of two below n, so are the others, and both sums are added last. If each rank has 2^j micro-batches, its own
//! are a branch of the tree. So the bits of the sum are the same on any number of ranks.

use std::collections::HashMap;
use std::ops::Range;

use smallvec::SmallVec;

use super::buckets::Piece;
use super::homes::Home;
use super::memory::Memory;
use crate::error::Error;
use crate::machine::matrix::workspace::{copied, filled};
use crate::tensor::layout::Layout;
use crate::tensor::param::{AnyData, Data, Param};
use crate::value::element::Element;
use crate::value::erased::{Erased, VecFamily};

/// A gradient, or a sum of some.
pub(super) type Values = Erased<VecFamily>;

/// Vectors of one length that are to be added.
pub(super) type Parts<'s, T> = SmallVec<[&'s [T]; 4]>;

/// Gradients that this rank has accumulated for the step to come.
#[derive(Clone, Debug, Default)]
pub(in crate::optimizer) struct Gathered {
    /// Calls.
    pub(in crate::optimizer) rounds: u64,
    of: HashMap<String, Branches>,
}

/// Sums of ever fewer gradients, the earliest first.
#[derive(Clone, Debug, Default)]
struct Branches {
    list: Vec<Branch>,
    count: u64,
    /// What the parameter was at the first.
    layout: Option<Layout>,
}

#[derive(Clone, Debug)]
struct Branch {
    /// It is of so many gradients.
    leaves: u64,
    sum: Values,
}

impl Gathered {
    /// Gradients of a parameter in it.
    pub(super) fn count(&self, parameter: &str) -> u64 {
        self.of.get(parameter).map_or(0, |branches| branches.count)
    }

    /// Whether a parameter is what it was when its gradients were accumulated.
    pub(super) fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        let branches = self.of.get(param.name());
        let known = branches.and_then(|it| it.layout.as_ref().zip(it.list.last()));
        known.map_or(Ok(()), |(layout, last)| {
            param.is_like(layout, last.sum.dtype())
        })
    }

    /// Adds these gradients.
    ///
    /// # Errors
    /// [`Error::NoMemoryForGradients`]; nothing was added then.
    pub(super) fn add(&mut self, params: &[&Param<'_>]) -> Result<(), Error> {
        let mut copies = Vec::with_capacity(params.len());
        for param in params {
            copies.push(copy_of(param)?);
        }
        for (param, sum) in params.iter().zip(copies) {
            let branches = self.of.entry(param.name().to_owned()).or_default();
            branches.count += 1;
            branches.layout.get_or_insert_with(|| param.layout.clone());
            branches.push(Branch { leaves: 1, sum });
        }
        self.rounds += 1;
        Ok(())
    }

    /// Forgets all.
    pub(in crate::optimizer) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn forget(&mut self, parameter: &str) {
        self.of.remove(parameter);
    }

    pub(super) fn rename(&mut self, parameter: &str, to: &str) {
        if let Some(branches) = self.of.remove(parameter) {
            self.of.insert(to.to_owned(), branches);
        }
    }

    /// What is to be added to have the sum of what was accumulated and of the parameter's own gradient, from one weight to before
    /// another: the last first.
    pub(super) fn parts_of<'s, T: Element>(
        &'s self,
        parameter: &str,
        own: Option<&'s [T]>,
        (from, to): (usize, usize),
    ) -> Parts<'s, T> {
        let branches = self.of.get(parameter).map_or(&[][..], |it| &it.list);
        let branches = branches.iter().rev().filter_map(|it| T::open(&it.sum));
        let all = own.into_iter().chain(branches.map(Vec::as_slice));
        all.map(|part| &part[from..to]).collect()
    }
}

impl Branches {
    fn push(&mut self, mut new: Branch) {
        while let Some(last) = self.list.pop_if(|last| last.leaves == new.leaves) {
            new.leaves += last.leaves;
            opened_alike!(Erased(&last.sum), Erased(&mut new.sum), (last, new) => add(last, new));
        }
        self.list.push(new);
    }
}

fn copy_of(param: &Param<'_>) -> Result<Values, Error> {
    fn of<T: Element>(data: &Data<'_, T>) -> Option<Values> {
        Some(T::erase::<VecFamily>(copied(&data.g)?))
    }
    let copy = opened!(AnyData(&param.data), data => of(data));
    copy.ok_or_else(|| no_memory(param))
}

/// A parameter's gradient, as far as it is at home here.
#[derive(Debug)]
pub(super) struct Sum {
    /// The first weight that it is of.
    pub(super) from: usize,
    pub(super) values: Values,
}

impl Sum {
    /// In this memory.
    pub(super) fn of(values: Values, home: Home) -> Self {
        Self {
            from: home.from,
            values,
        }
    }

    /// Where in it a piece is.
    pub(super) fn range_of(&self, piece: Piece) -> Range<usize> {
        piece.from - self.from..piece.to - self.from
    }
}

/// Room for what of a parameter's gradient is at home here, whatever is in it.
pub(super) fn room_in(memory: &mut Memory, param: &Param<'_>, home: Home) -> Result<Sum, Error> {
    let kept = memory.sum(param.dtype(), home.to - home.from);
    kept.map_or_else(|| room_for(param, home), |it| Ok(Sum::of(it, home)))
}

/// Zeros for what of a parameter's gradient is at home here.
fn room_for(param: &Param<'_>, home: Home) -> Result<Sum, Error> {
    fn of<T: Element>(_: &Data<'_, T>, len: usize) -> Option<Values> {
        Some(T::erase::<VecFamily>(filled(T::ZERO, len)?))
    }
    let room = opened!(AnyData(&param.data), data => of(data, home.to - home.from));
    Ok(Sum::of(room.ok_or_else(|| no_memory(param))?, home))
}

fn no_memory(param: &Param<'_>) -> Error {
    Error::NoMemoryForGradients {
        parameter: param.name().to_owned(),
    }
}

/// Adds what comes before to what comes behind it.
pub(super) fn add<T: Element>(before: &[T], behind: &mut [T]) {
    for (behind, before) in behind.iter_mut().zip(before) {
        *behind = *before + *behind;
    }
}
