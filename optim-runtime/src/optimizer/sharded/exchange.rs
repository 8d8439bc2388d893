//! What ranks send each other in a step: gradients go to where states are, and weights come from there.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;

use super::meeting::Meeting;
use super::owners::Placed;
use super::sums::{Gathered, Sum, add_up};
use super::wire::{Bucket, Piece, bytes_of, put, take};
use crate::error::Error;
use crate::tensor::param::{AnyData, Data, Param};
use crate::value::element::Element;
use crate::value::erased::Erased;

/// Buckets that are on their way at one time, to and from each rank.
const ON_THEIR_WAY: usize = 2;

/// Values that go from rank to rank. `buckets` has, for each rank, the bucket of its parameters whose turn it is.
pub(in crate::optimizer) trait Cargo {
    /// What each rank is sent, and how many bytes come from each. For the rank itself both are nothing.
    fn send(&self, placed: &[Placed], buckets: &[&[Piece]]) -> (Vec<Arc<Vec<u8>>>, Vec<usize>);
    /// Puts what came where it belongs.
    fn take(&mut self, buckets: &[&[Piece]], came: &[Vec<u8>]);
}

/// Exchanges bucket after bucket; while one is put where it belongs, the next is on its way.
pub(in crate::optimizer) fn exchange(
    meeting: &mut Meeting<'_>,
    placed: &[Placed],
    buckets: &[Vec<Bucket>],
    cargo: &mut impl Cargo,
) -> Result<(), Error> {
    let turns = buckets.iter().map(Vec::len).max().unwrap_or(0);
    let of_turn = |turn: usize| -> Vec<&[Piece]> {
        let each = buckets.iter();
        each.map(|of_rank| of_rank.get(turn).map_or(&[][..], Vec::as_slice))
            .collect()
    };
    let mut on_their_way = VecDeque::new();
    for turn in 0..turns + ON_THEIR_WAY {
        if turn < turns {
            let (send, lengths) = cargo.send(placed, &of_turn(turn));
            meeting.start(send, &lengths)?;
            on_their_way.push_back((turn, lengths));
        }
        let is_full = turn + 1 >= ON_THEIR_WAY;
        if let Some((first, lengths)) = is_full.then(|| on_their_way.pop_front()).flatten() {
            let came = meeting.finish(&lengths)?;
            cargo.take(&of_turn(first), &came);
        }
    }
    Ok(())
}

/// Gradients, which are added up where their parameters are at home.
pub(super) struct Gradients<'g, 'p> {
    pub(super) params: &'g [Param<'p>],
    pub(super) gathered: &'g Gathered,
    /// Of the parameters that are at home here, and move.
    pub(super) sums: &'g mut [Option<Sum>],
    pub(super) rank: usize,
}

impl Cargo for Gradients<'_, '_> {
    fn send(&self, placed: &[Placed], buckets: &[&[Piece]]) -> (Vec<Arc<Vec<u8>>>, Vec<usize>) {
        let send = buckets.iter().enumerate().map(|(to, bucket)| {
            if to == self.rank {
                return Arc::default();
            }
            let mut packed = Vec::with_capacity(bytes_of(bucket, placed));
            for piece in *bucket {
                let param = &self.params[piece.param];
                opened!(AnyData(&param.data), data => {
                    put(&own_of(self.gathered, param, data, *piece), &mut packed);
                });
            }
            Arc::new(packed)
        });
        let mut lengths = vec![bytes_of(buckets[self.rank], placed); buckets.len()];
        lengths[self.rank] = 0;
        (send.collect(), lengths)
    }

    fn take(&mut self, buckets: &[&[Piece]], came: &[Vec<u8>]) {
        let mut came: Vec<&[u8]> = came.iter().map(Vec::as_slice).collect();
        for piece in buckets[self.rank] {
            // On one rank a gradient may be taken as it is.
            let Some(Sum { from, values: sum }) = &mut self.sums[piece.param] else {
                continue;
            };
            let from = *from;
            let param = &self.params[piece.param];
            opened_alike!(Erased(sum), AnyData(&param.data), (sum, data) => {
                let own = own_of(self.gathered, param, data, *piece).into_owned();
                add_piece(own, self.rank, &mut came, &mut sum[piece.from - from..piece.to - from]);
            });
        }
    }
}

/// What this rank has of a piece: the sum over its own micro-batches.
fn own_of<'s, T: Element>(
    gathered: &'s Gathered,
    param: &Param<'_>,
    data: &'s Data<'_, T>,
    piece: Piece,
) -> Cow<'s, [T]> {
    let gradient = param.has_gradient.then_some(&*data.g);
    gathered.sum_of(param.name(), gradient, (piece.from, piece.to))
}

/// Adds up what all ranks have of a piece.
fn add_piece<T: Element>(own: Vec<T>, rank: usize, came: &mut [&[u8]], sum: &mut [T]) {
    let len = sum.len();
    let mut all: Vec<Vec<T>> = Vec::with_capacity(came.len());
    for (from, bytes) in came.iter_mut().enumerate() {
        if from == rank {
            all.push(Vec::new());
            continue;
        }
        let mut values = vec![T::ZERO; len];
        *bytes = take(bytes, &mut values);
        all.push(values);
    }
    all[rank] = own;
    add_up(&mut all);
    if let Some(whole) = all.last() {
        sum.copy_from_slice(whole);
    }
}

/// Weights, which all ranks have from where their parameters are at home.
pub(in crate::optimizer) struct Weights<'w, 'p> {
    pub(in crate::optimizer) params: &'w mut [Param<'p>],
    pub(in crate::optimizer) rank: usize,
}

impl Cargo for Weights<'_, '_> {
    fn send(&self, placed: &[Placed], buckets: &[&[Piece]]) -> (Vec<Arc<Vec<u8>>>, Vec<usize>) {
        let mut own = Vec::with_capacity(bytes_of(buckets[self.rank], placed));
        for piece in buckets[self.rank] {
            opened!(AnyData(&self.params[piece.param].data), data => {
                put(&data.w[piece.from..piece.to], &mut own);
            });
        }
        let own = Arc::new(own);
        let mut send = vec![own; buckets.len()];
        send[self.rank] = Arc::default();
        let lengths = buckets.iter().map(|bucket| bytes_of(bucket, placed));
        let mut lengths: Vec<_> = lengths.collect();
        lengths[self.rank] = 0;
        (send, lengths)
    }

    fn take(&mut self, buckets: &[&[Piece]], came: &[Vec<u8>]) {
        let others = came
            .iter()
            .enumerate()
            .filter(|(from, _)| *from != self.rank);
        for (from, bytes) in others {
            let mut bytes = &bytes[..];
            for piece in buckets[from] {
                opened!(AnyData(&mut self.params[piece.param].data), data => {
                    bytes = take(bytes, &mut data.w[piece.from..piece.to]);
                });
            }
        }
    }
}
