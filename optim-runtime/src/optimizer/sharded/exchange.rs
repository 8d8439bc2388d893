//! What ranks send each other in a step: gradients go to where states are, and weights come from there.

use std::collections::VecDeque;
use std::sync::Arc;

use super::adding::{Shares, put_parts};
use super::buckets::{Bucket, Piece, bytes_of};
use super::meeting::Meeting;
use super::memory::Memory;
use super::owners::Placed;
use super::sums::{Gathered, Parts, Sum};
use super::wire::Wire;
use crate::error::Error;
use crate::tensor::param::{AnyData, Data, Param};
use crate::value::element::Element;
use crate::value::erased::Erased;

/// Buckets that are on their way at one time, to and from each rank.
const ON_THEIR_WAY: usize = 2;

/// What each rank is sent, and room for what comes from each. For the rank itself both are nothing.
pub(in crate::optimizer) struct Letters {
    send: Vec<Arc<Vec<u8>>>,
    receive: Vec<Vec<u8>>,
}

/// Values that go from rank to rank. `buckets` has, for each rank, the bucket of its parameters whose turn it is.
pub(in crate::optimizer) trait Cargo {
    /// What goes, and room for what comes; `None` if there is no memory.
    fn send(&self, placed: &[Placed], buckets: &[&[Piece]], memory: &mut Memory)
    -> Option<Letters>;
    /// Puts what came where it belongs.
    fn take(&mut self, placed: &[Placed], buckets: &[&[Piece]], came: &[Vec<u8>]);
}

/// For each rank the bucket whose turn it is.
fn of_turn(buckets: &[Vec<Bucket>], turn: usize) -> Vec<&[Piece]> {
    let each = buckets.iter();
    each.map(|of_rank| of_rank.get(turn).map_or(&[][..], Vec::as_slice))
        .collect()
}

/// Has memory for all buckets that are on their way at one time, before ranks agree on something: behind that, one that has none
/// would be lost to the others.
///
/// # Errors
/// [`Error::NoMemoryForBuckets`].
pub(in crate::optimizer) fn make_room(
    memory: &mut Memory,
    rank: usize,
    placed: &[Placed],
    buckets: &[Vec<Bucket>],
) -> Result<(), Error> {
    memory.fit(buckets, placed);
    // As many as they are in their own type, of gradients, which go each to each; of weights there are no more.
    let mut lengths = Vec::new();
    for turn in 0..ON_THEIR_WAY {
        let turn = of_turn(buckets, turn);
        let bytes = |of: usize| bytes_of(turn[of], placed, Wire::Same);
        let others = (0..buckets.len()).filter(|other| *other != rank);
        lengths.extend(others.flat_map(|other| [bytes(other), bytes(rank)]));
    }
    let made: Option<Vec<_>> = lengths.iter().map(|bytes| memory.buffer(*bytes)).collect();
    let made = made.ok_or_else(|| Error::NoMemoryForBuckets {
        bytes: lengths.iter().map(|bytes| *bytes as u64).sum(),
    })?;
    made.into_iter().for_each(|it| memory.keep(it));
    Ok(())
}

/// Exchanges bucket after bucket, for which there is [room](make_room); while one is put where it belongs, the next is on its way.
pub(in crate::optimizer) fn exchange(
    memory: &mut Memory,
    meeting: &mut Meeting<'_>,
    placed: &[Placed],
    buckets: &[Vec<Bucket>],
    cargo: &mut impl Cargo,
) -> Result<(), Error> {
    let turns = buckets.iter().map(Vec::len).max().unwrap_or(0);
    let mut on_their_way = VecDeque::new();
    for turn in 0..turns + ON_THEIR_WAY {
        if turn < turns {
            let letters = cargo.send(placed, &of_turn(buckets, turn), memory);
            let Letters { send, receive } = letters.ok_or_else(|| Error::RankLost {
                rank: Some(meeting.rank()),
                what: "it has no memory for what it sends and is sent".to_owned(),
            })?;
            let lengths: Vec<_> = receive.iter().map(Vec::len).collect();
            meeting.start(send.clone(), receive)?;
            on_their_way.push_back((turn, send, lengths));
        }
        let is_full = turn + 1 >= ON_THEIR_WAY;
        if let Some((first, sent, lengths)) = is_full.then(|| on_their_way.pop_front()).flatten() {
            let came = meeting.finish(&lengths)?;
            cargo.take(placed, &of_turn(buckets, first), &came);
            // What went to several is here once; what the collective has not let go of is not here.
            let sent = sent.into_iter().filter_map(Arc::into_inner);
            came.into_iter().chain(sent).for_each(|it| memory.keep(it));
        }
    }
    Ok(())
}

/// Cuts the bytes of a piece off those of several.
fn cut_off<'b>(bytes: &mut &'b [u8], piece: Piece, size: usize) -> &'b [u8] {
    let (own, rest) = bytes.split_at(size * (piece.to - piece.from));
    *bytes = rest;
    own
}

/// Gradients, which are added up where their parameters are at home.
pub(super) struct Gradients<'g, 'p> {
    pub(super) params: &'g [Param<'p>],
    pub(super) gathered: &'g Gathered,
    /// Of the parameters that are at home here, and move.
    pub(super) sums: &'g mut [Option<Sum>],
    pub(super) rank: usize,
    /// As what they are sent.
    pub(super) wire: Wire,
}

impl Cargo for Gradients<'_, '_> {
    fn send(
        &self,
        placed: &[Placed],
        buckets: &[&[Piece]],
        memory: &mut Memory,
    ) -> Option<Letters> {
        let (mut send, mut receive) = (Vec::new(), Vec::new());
        let coming = bytes_of(buckets[self.rank], placed, self.wire);
        for (to, bucket) in buckets.iter().enumerate() {
            if to == self.rank {
                send.push(Arc::default());
                receive.push(Vec::new());
                continue;
            }
            let mut packed = memory.buffer(bytes_of(bucket, placed, self.wire))?;
            let mut room = &mut packed[..];
            for piece in *bucket {
                let param = &self.params[piece.param];
                opened!(AnyData(&param.data), data => {
                    let bytes = (piece.to - piece.from) * self.wire.size(param.dtype());
                    let own = room.split_off_mut(..bytes).unwrap_or_default();
                    put_parts(&own_of(self.gathered, param, data, *piece), self.wire, own);
                });
            }
            send.push(Arc::new(packed));
            receive.push(memory.buffer(coming)?);
        }
        Some(Letters { send, receive })
    }

    fn take(&mut self, placed: &[Placed], buckets: &[&[Piece]], came: &[Vec<u8>]) {
        let mut came: Vec<&[u8]> = came.iter().map(Vec::as_slice).collect();
        let mut of_piece: Vec<&[u8]> = Vec::with_capacity(came.len());
        for piece in buckets[self.rank] {
            let size = self.wire.size(placed[piece.param].dtype);
            of_piece.clear();
            of_piece.extend(came.iter_mut().enumerate().map(|(from, bytes)| {
                let is_own = from == self.rank;
                if is_own {
                    &[][..]
                } else {
                    cut_off(bytes, *piece, size)
                }
            }));
            // On one rank a gradient may be taken as it is.
            let Some(Sum { from, values: sum }) = &mut self.sums[piece.param] else {
                continue;
            };
            let from = *from;
            let param = &self.params[piece.param];
            opened_alike!(Erased(sum), AnyData(&param.data), (sum, data) => {
                let shares = Shares {
                    wire: self.wire,
                    came: &of_piece,
                    rank: self.rank,
                    own: own_of(self.gathered, param, data, *piece),
                };
                shares.add_up(&mut sum[piece.from - from..piece.to - from]);
            });
        }
    }
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
        &self,
        placed: &[Placed],
        buckets: &[&[Piece]],
        memory: &mut Memory,
    ) -> Option<Letters> {
        let mut receive = Vec::with_capacity(buckets.len());
        for (from, bucket) in buckets.iter().enumerate() {
            let coming = if from == self.rank {
                0
            } else {
                bytes_of(bucket, placed, Wire::Same)
            };
            receive.push(memory.buffer(coming)?);
        }
        let mut send = vec![Arc::default(); buckets.len()];
        if buckets.len() > 1 {
            let mut packed = memory.buffer(bytes_of(buckets[self.rank], placed, Wire::Same))?;
            let mut room = &mut packed[..];
            for piece in buckets[self.rank] {
                opened!(AnyData(&self.params[piece.param].data), data => {
                    let bytes = (piece.to - piece.from) * placed[piece.param].dtype.size();
                    let own = room.split_off_mut(..bytes).unwrap_or_default();
                    Wire::Same.put(&data.w[piece.from..piece.to], own);
                });
            }
            send.fill(Arc::new(packed));
            send[self.rank] = Arc::default();
        }
        Some(Letters { send, receive })
    }

    fn take(&mut self, placed: &[Placed], buckets: &[&[Piece]], came: &[Vec<u8>]) {
        let others = came
            .iter()
            .enumerate()
            .filter(|(from, _)| *from != self.rank);
        for (from, bytes) in others {
            let mut bytes = &bytes[..];
            for piece in buckets[from] {
                let own = cut_off(&mut bytes, *piece, placed[piece.param].dtype.size());
                opened!(AnyData(&mut self.params[piece.param].data), data => {
                    Wire::Same.take(own, &mut data.w[piece.from..piece.to]);
                });
            }
        }
    }
}
