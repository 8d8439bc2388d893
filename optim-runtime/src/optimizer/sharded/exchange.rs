//! What ranks send each other in a step, in buckets: gradients go to where states are, and weights come from there.

use std::collections::VecDeque;
use std::sync::Arc;

use super::buckets::{Bucket, Piece, bytes_of};
use super::meeting::Meeting;
use super::memory::Memory;
use super::owners::Placed;
use super::wire::Wire;
use crate::error::Error;

/// Buckets that are on their way at one time, to and from each rank.
pub(super) const ON_THEIR_WAY: usize = 2;

/// What each rank is sent, and room for what comes from each. For the rank itself both are nothing.
pub(in crate::optimizer) struct Letters {
    pub(super) send: Vec<Arc<Vec<u8>>>,
    pub(super) receive: Vec<Vec<u8>>,
    /// What stays here, if it was packed like the others.
    pub(super) own: Vec<u8>,
}

/// Values that go from rank to rank. `buckets` has, for each rank, the bucket of its parameters whose turn it is.
pub(in crate::optimizer) trait Cargo {
    /// What goes, and room for what comes; `None` if there is no memory.
    fn send(
        &mut self,
        turn: usize,
        placed: &[Placed],
        buckets: &[&[Piece]],
        memory: &mut Memory,
    ) -> Option<Letters>;
    /// Puts what came where it belongs.
    fn take(&mut self, placed: &[Placed], buckets: &[&[Piece]], came: &[Vec<u8>]);
}

/// An exchange of buckets, in turns: which have begun, and which are on their way.
#[derive(Debug, Default)]
pub(in crate::optimizer) struct Course {
    pub(super) begun: usize,
    on_their_way: VecDeque<Flight>,
}

/// A turn that is on its way.
#[derive(Debug)]
struct Flight {
    turn: usize,
    sent: Vec<Arc<Vec<u8>>>,
    lengths: Vec<usize>,
    own: Vec<u8>,
}

impl Course {
    /// Has the next turn on its way.
    pub(super) fn begin(
        &mut self,
        meeting: &mut Meeting<'_>,
        letters: Letters,
    ) -> Result<(), Error> {
        let Letters { send, receive, own } = letters;
        let lengths = receive.iter().map(Vec::len).collect();
        let sent = send.clone();
        meeting.start(send, receive)?;
        self.on_their_way.push_back(Flight {
            turn: self.begun,
            sent,
            lengths,
            own,
        });
        self.begun += 1;
        Ok(())
    }

    pub(super) fn on_their_way(&self) -> usize {
        self.on_their_way.len()
    }

    /// Bytes that come, and those that go to all.
    pub(super) fn bytes(&self) -> usize {
        let of = |it: &Flight| {
            let going = it.sent.iter().map(|it| it.len()).max();
            it.lengths.iter().sum::<usize>() + going.unwrap_or(0)
        };
        self.on_their_way.iter().map(of).sum()
    }

    pub(super) fn is_on_its_way(&self) -> bool {
        !self.on_their_way.is_empty()
    }

    /// Ends the turn that has begun first, of which this gets what came from each rank.
    pub(super) fn end(
        &mut self,
        memory: &mut Memory,
        meeting: &mut Meeting<'_>,
        take: impl FnOnce(usize, &[Vec<u8>]),
    ) -> Result<(), Error> {
        let Some(Flight {
            turn,
            sent,
            lengths,
            own,
        }) = self.on_their_way.pop_front()
        else {
            return Ok(());
        };
        let mut came = meeting.finish(&lengths)?;
        came[meeting.rank()] = own;
        take(turn, &came);
        // What went to several is here once; what the collective has not let go of is not here.
        let sent = sent.into_iter().filter_map(Arc::into_inner);
        came.into_iter().chain(sent).for_each(|it| memory.keep(it));
        Ok(())
    }

    /// Exchanges bucket after bucket, for which there is [room](make_room), as far as they are not on their way; while one is put where
    /// it belongs, the next is.
    pub(in crate::optimizer) fn run(
        &mut self,
        memory: &mut Memory,
        meeting: &mut Meeting<'_>,
        placed: &[Placed],
        buckets: &[Vec<Bucket>],
        cargo: &mut impl Cargo,
    ) -> Result<(), Error> {
        loop {
            let has_more = self.begun < turns(buckets);
            if has_more && self.on_their_way.len() < ON_THEIR_WAY {
                let turn = of_turn(buckets, self.begun);
                let letters = cargo.send(self.begun, placed, &turn, memory);
                self.begin(meeting, letters.ok_or_else(|| no_memory(meeting))?)?;
            } else if self.is_on_its_way() {
                self.end(memory, meeting, |turn, came| {
                    cargo.take(placed, &of_turn(buckets, turn), came);
                })?;
            } else {
                return Ok(());
            }
        }
    }
}

/// Behind an agreement.
pub(super) fn no_memory(meeting: &Meeting<'_>) -> Error {
    Error::RankLost {
        rank: Some(meeting.rank()),
        what: "it has no memory for what it sends and is sent".to_owned(),
    }
}

/// How many turns an exchange has.
pub(super) fn turns(buckets: &[Vec<Bucket>]) -> usize {
    buckets.iter().map(Vec::len).max().unwrap_or(0)
}

/// For each rank the bucket whose turn it is.
pub(super) fn of_turn(buckets: &[Vec<Bucket>], turn: usize) -> Vec<&[Piece]> {
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

/// Cuts the bytes of a piece off those of several.
fn cut_off<'b>(bytes: &mut &'b [u8], piece: Piece, size: usize) -> &'b [u8] {
    let (own, rest) = bytes.split_at(size * (piece.to - piece.from));
    *bytes = rest;
    own
}

/// Does something with each piece of a bucket, and with what came of it from each rank: nothing from one that has packed nothing.
pub(super) fn each_piece(
    wire: Wire,
    placed: &[Placed],
    bucket: &[Piece],
    came: &[Vec<u8>],
    mut with: impl FnMut(Piece, &[&[u8]]),
) {
    let mut came: Vec<&[u8]> = came.iter().map(Vec::as_slice).collect();
    let mut of_piece: Vec<&[u8]> = Vec::with_capacity(came.len());
    for piece in bucket {
        let size = wire.size(placed[piece.param].dtype);
        of_piece.clear();
        of_piece.extend(came.iter_mut().map(|bytes| match bytes.is_empty() {
            true => &[][..],
            false => cut_off(bytes, *piece, size),
        }));
        with(*piece, &of_piece);
    }
}

/// What was packed for each rank, and room for as many bytes from each other as there are for this one. If there is no memory, what was
/// packed comes back.
pub(super) fn letters(
    memory: &mut Memory,
    rank: usize,
    mut packed: Vec<Vec<u8>>,
    coming: usize,
) -> Result<Letters, Vec<Vec<u8>>> {
    let each = 0..packed.len();
    let rooms = each.map(|from| memory.buffer(if from == rank { 0 } else { coming }));
    let Some(receive) = rooms.collect() else {
        return Err(packed);
    };
    let own = std::mem::take(&mut packed[rank]);
    let send = packed.into_iter().map(Arc::new).collect();
    Ok(Letters { send, receive, own })
}

/// What is packed once, for all other ranks, and room for what comes from each. If there is no memory, it comes back.
pub(super) fn letters_to_all(
    memory: &mut Memory,
    rank: usize,
    packed: Vec<u8>,
    ranks: usize,
    coming: impl Fn(usize) -> usize,
) -> Result<Letters, Vec<u8>> {
    let bytes = |from: usize| if from == rank { 0 } else { coming(from) };
    let rooms = (0..ranks).map(|from| memory.buffer(bytes(from)));
    let Some(receive) = rooms.collect() else {
        return Err(packed);
    };
    let packed = Arc::new(packed);
    let send = (0..ranks).map(|to| match to == rank {
        true => Arc::default(),
        false => Arc::clone(&packed),
    });
    let send = send.collect();
    Ok(Letters {
        send,
        receive,
        own: Vec::new(),
    })
}

/// Does something with each piece that came from another rank.
pub(super) fn each_of_others(
    rank: usize,
    placed: &[Placed],
    buckets: &[&[Piece]],
    came: &[Vec<u8>],
    mut with: impl FnMut(Piece, &[u8]),
) {
    let others = came.iter().zip(buckets).enumerate();
    for (_, (bytes, bucket)) in others.filter(|(from, _)| *from != rank) {
        let mut bytes = &bytes[..];
        for piece in *bucket {
            let size = placed[piece.param].dtype.size();
            with(*piece, cut_off(&mut bytes, *piece, size));
        }
    }
}
