//! What ranks have of a piece of a gradient, added up by the tree of `sums.rs`.

use std::ops::Range;

use super::sums::{Parts, add};
use super::wire::Wire;
use crate::value::element::Element;

/// Values that are added at a time, so that what is not whole yet stays in the nearest caches.
const BLOCK: usize = 1024;

/// What each rank has of a piece.
pub(super) struct Shares<'s, T> {
    pub(super) wire: Wire,
    /// What came from each rank, and from this one where it was packed like the others.
    pub(super) came: &'s [&'s [u8]],
    /// What is here, and which rank this is, where it was not.
    pub(super) own: Option<(usize, Parts<'s, T>)>,
}

impl<T: Element> Shares<'_, T> {
    /// Adds up all.
    pub(super) fn add_up(&self, sum: &mut [T]) {
        let levels = self.came.len().next_power_of_two().trailing_zeros() as usize;
        let mut room = vec![T::ZERO; levels * BLOCK.min(sum.len())];
        for (at, sum) in sum.chunks_mut(BLOCK).enumerate() {
            self.branch(0..self.came.len(), at * BLOCK, sum, &mut room);
        }
    }

    /// The sum of some ranks, from a value on.
    fn branch(&self, ranks: Range<usize>, from: usize, sum: &mut [T], room: &mut [T]) {
        if ranks.len() < 2 {
            match &self.own {
                Some((rank, parts)) if *rank == ranks.start => {
                    add_parts(parts, from, sum);
                    self.wire.round(sum);
                }
                _ => self
                    .wire
                    .take(self.bytes(ranks.start, from, sum.len()), sum),
            }
            return;
        }
        let middle = ranks.start + ranks.len().next_power_of_two() / 2;
        self.branch(ranks.start..middle, from, sum, room);
        let is_here = self.own.as_ref().is_some_and(|(rank, _)| *rank == middle);
        if middle + 1 == ranks.end && !is_here {
            self.wire.add(self.bytes(middle, from, sum.len()), sum);
            return;
        }
        let (behind, room) = room.split_at_mut(sum.len());
        self.branch(middle..ranks.end, from, behind, room);
        for (sum, behind) in sum.iter_mut().zip(behind) {
            *sum = *sum + *behind;
        }
    }

    fn bytes(&self, rank: usize, from: usize, len: usize) -> &[u8] {
        let size = self.wire.size(T::DTYPE);
        &self.came[rank][size * from..][..size * len]
    }
}

/// Adds vectors, of which the last comes first, from a value on.
fn add_parts<T: Element>(parts: &Parts<'_, T>, from: usize, sum: &mut [T]) {
    let to = from + sum.len();
    let mut parts = parts.iter().map(|part| &part[from..to]);
    match parts.next() {
        Some(last) => sum.copy_from_slice(last),
        None => sum.fill(T::ZERO),
    }
    for before in parts {
        add(before, sum);
    }
}

/// Writes the sum of vectors, of which the last comes first, as bytes.
pub(super) fn put_parts<T: Element>(parts: &Parts<'_, T>, wire: Wire, bytes: &mut [u8]) {
    if let [only] = parts[..] {
        return wire.put(only, bytes);
    }
    let size = wire.size(T::DTYPE);
    let mut sum = [T::ZERO; BLOCK];
    for (at, bytes) in bytes.chunks_mut(size * BLOCK).enumerate() {
        let sum = &mut sum[..bytes.len() / size];
        add_parts(parts, at * BLOCK, sum);
        wire.put(sum, bytes);
    }
}
