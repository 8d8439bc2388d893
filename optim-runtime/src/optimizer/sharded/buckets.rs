//! Values on their way between ranks: cut into buckets.

use super::owners::Placed;
use super::wire::Wire;
use crate::optimizer::group::Groups;

/// A part of a parameter's values.
#[derive(Clone, Copy, Debug)]
pub(in crate::optimizer) struct Piece {
    /// The parameter's place in the step.
    pub(in crate::optimizer) param: usize,
    pub(in crate::optimizer) from: usize,
    pub(in crate::optimizer) to: usize,
}

/// What ranks exchange in one go.
pub(in crate::optimizer) type Bucket = Vec<Piece>;

/// Messages of fewer bytes take little less time: a link that carries 25 GB/s is at it for 20 µs, and a message takes 5 to begin.
const LEAST: usize = 1 << 19;

/// For each rank the values of its parameters that move, in their order, cut into buckets, of which those to all other ranks
/// together have about so many bytes; each has at least one value.
pub(in crate::optimizer) fn cut(placed: &[Placed], ranks: usize, bytes: usize) -> Vec<Vec<Bucket>> {
    cut_each(placed.iter().enumerate(), ranks, bytes)
}

/// The same from the last parameter to the first, as backward makes gradients.
pub(super) fn cut_backward(placed: &[Placed], ranks: usize, bytes: usize) -> Vec<Vec<Bucket>> {
    cut_each(placed.iter().enumerate().rev(), ranks, bytes)
}

/// The same in the order in which a step writes weights: rule by rule, and last those of rules that have several stages.
pub(super) fn cut_as_written(
    placed: &[Placed],
    groups: &Groups,
    ranks: usize,
    bytes: usize,
) -> Vec<Vec<Bucket>> {
    let mut order: Vec<_> = placed.iter().enumerate().collect();
    order.sort_by_key(|(_, it)| {
        let rule = groups.rule(it.seat).erased();
        (rule.is_some_and(|rule| rule.asks().reduces), it.seat)
    });
    cut_each(order.into_iter(), ranks, bytes)
}

fn cut_each<'p>(
    placed: impl Iterator<Item = (usize, &'p Placed)>,
    ranks: usize,
    bytes: usize,
) -> Vec<Vec<Bucket>> {
    let others = ranks.saturating_sub(1).max(1);
    let bytes = (bytes / others).max(bytes.min(LEAST));
    let mut all = vec![Vec::new(); ranks];
    let mut room = vec![0; ranks];
    for (param, it) in placed.filter(|(_, it)| !it.rests) {
        for home in &it.homes {
            let (buckets, room) = (&mut all[home.rank], &mut room[home.rank]);
            let size = it.dtype.size();
            let mut from = home.from;
            while from < home.to {
                if *room < size {
                    buckets.push(Vec::new());
                    *room = bytes.max(size);
                }
                let to = home.to.min(from + *room / size);
                *room -= (to - from) * size;
                if let Some(bucket) = buckets.last_mut() {
                    bucket.push(Piece { param, from, to });
                }
                from = to;
            }
        }
    }
    all
}

/// Bytes of a bucket on its way.
pub(super) fn bytes_of(bucket: &[Piece], placed: &[Placed], wire: Wire) -> usize {
    let bytes = bucket
        .iter()
        .map(|it| (it.to - it.from) * wire.size(placed[it.param].dtype));
    bytes.sum()
}

/// Where a piece goes.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) turn: usize,
    /// Bytes before it in its bucket.
    pub(super) before: usize,
    pub(super) piece: Piece,
}

/// Where all pieces of a rank's buckets go.
pub(super) fn spots(
    buckets: &[Bucket],
    placed: &[Placed],
    wire: Wire,
) -> impl Iterator<Item = Spot> {
    buckets.iter().enumerate().flat_map(move |(turn, bucket)| {
        let mut before = 0;
        bucket.iter().map(move |piece| {
            let spot = Spot {
                turn,
                before,
                piece: *piece,
            };
            before += bytes_of(std::slice::from_ref(piece), placed, wire);
            spot
        })
    })
}
