//! Gradients and weights, as they are exchanged.

use super::adding::{Shares, put_parts};
use super::ahead::Packed;
use super::buckets::{Piece, bytes_of};
use super::exchange::{Cargo, Letters, each_of_others, each_piece, letters, letters_to_all};
use super::memory::Memory;
use super::owners::Placed;
use super::sums::{Gathered, Parts, Sum};
use super::wire::Wire;
use crate::tensor::param::{AnyData, Data, Param};
use crate::value::element::Element;
use crate::value::erased::Erased;

/// Gradients, which are added up where their parameters are at home.
pub(super) struct Gradients<'g, 'p> {
    pub(super) params: &'g [Param<'p>],
    pub(super) gathered: &'g Gathered,
    /// Of the parameters that are at home here, and move.
    pub(super) sums: &'g mut [Option<Sum>],
    pub(super) rank: usize,
    /// As what they are sent.
    pub(super) wire: Wire,
    /// What was packed before the step.
    pub(super) packed: &'g mut Packed,
}

impl Cargo for Gradients<'_, '_> {
    fn send(
        &mut self,
        turn: usize,
        placed: &[Placed],
        buckets: &[&[Piece]],
        memory: &mut Memory,
    ) -> Option<Letters> {
        let begun = self.packed.take(turn);
        let is_begun = begun.is_some();
        let mut all = begun.unwrap_or_else(|| vec![Vec::new(); buckets.len()]);
        for (to, bucket) in buckets.iter().enumerate() {
            if !is_begun && to != self.rank {
                all[to] = memory.buffer(bytes_of(bucket, placed, self.wire))?;
            }
            let mut room = &mut all[to][..];
            if room.is_empty() {
                continue;
            }
            for piece in *bucket {
                let param = &self.params[piece.param];
                let bytes = (piece.to - piece.from) * self.wire.size(param.dtype());
                let own = room.split_off_mut(..bytes).unwrap_or_default();
                if !self.packed.has(piece.param) {
                    pack(self.gathered, param, *piece, self.wire, own);
                }
            }
        }
        let coming = bytes_of(buckets[self.rank], placed, self.wire);
        letters(memory, self.rank, all, coming).ok()
    }

    fn take(&mut self, placed: &[Placed], buckets: &[&[Piece]], came: &[Vec<u8>]) {
        let is_packed = !came[self.rank].is_empty();
        each_piece(
            self.wire,
            placed,
            buckets[self.rank],
            came,
            |piece, bytes| {
                // On one rank a gradient may be taken as it is.
                let Some(sum) = &mut self.sums[piece.param] else {
                    return;
                };
                let (param, range) = (&self.params[piece.param], sum.range_of(piece));
                opened_alike!(Erased(&mut sum.values), AnyData(&param.data), (sum, data) => {
                    let own = || (self.rank, own_of(self.gathered, param, data, piece));
                    let shares = Shares {
                        wire: self.wire,
                        came: bytes,
                        own: (!is_packed).then(own),
                    };
                    shares.add_up(&mut sum[range]);
                });
            },
        );
    }
}

/// Writes what this rank has of a piece to room for it.
pub(super) fn pack(
    gathered: &Gathered,
    param: &Param<'_>,
    piece: Piece,
    wire: Wire,
    room: &mut [u8],
) {
    opened!(AnyData(&param.data), data => {
        put_parts(&own_of(gathered, param, data, piece), wire, room);
    });
}

/// What this rank has of a piece, which is to be added: gradients of its own micro-batches.
fn own_of<'s, T: Element>(
    gathered: &'s Gathered,
    param: &Param<'_>,
    data: &'s Data<'_, T>,
    piece: Piece,
) -> Parts<'s, T> {
    let gradient = param.has_gradient.then_some(&*data.g);
    gathered.parts_of(param.name(), gradient, (piece.from, piece.to))
}

/// Weights, which all ranks have from where their parameters are at home.
pub(in crate::optimizer) struct Weights<'w, 'p> {
    pub(in crate::optimizer) params: &'w mut [Param<'p>],
    pub(in crate::optimizer) rank: usize,
}

impl Cargo for Weights<'_, '_> {
    fn send(
        &mut self,
        _turn: usize,
        placed: &[Placed],
        buckets: &[&[Piece]],
        memory: &mut Memory,
    ) -> Option<Letters> {
        let mut packed = Vec::new();
        if buckets.len() > 1 {
            packed = memory.buffer(bytes_of(buckets[self.rank], placed, Wire::Same))?;
            let mut room = &mut packed[..];
            for piece in buckets[self.rank] {
                opened!(AnyData(&self.params[piece.param].data), data => {
                    let bytes = (piece.to - piece.from) * placed[piece.param].dtype.size();
                    let own = room.split_off_mut(..bytes).unwrap_or_default();
                    Wire::Same.put(&data.w[piece.from..piece.to], own);
                });
            }
        }
        let coming = |from: usize| bytes_of(buckets[from], placed, Wire::Same);
        letters_to_all(memory, self.rank, packed, buckets.len(), coming).ok()
    }

    fn take(&mut self, placed: &[Placed], buckets: &[&[Piece]], came: &[Vec<u8>]) {
        each_of_others(self.rank, placed, buckets, came, |piece, bytes| {
            opened!(AnyData(&mut self.params[piece.param].data), data => {
                Wire::Same.take(bytes, &mut data.w[piece.from..piece.to]);
            });
        });
    }
}
