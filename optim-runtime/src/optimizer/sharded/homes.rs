//! How weights are shared out among ranks, so that each has as many bytes as any other, as far as they can be cut.

use std::cmp::Reverse;

use smallvec::SmallVec;

use super::owners::New;
use crate::machine::sums::BLOCK;
use crate::value::dtype::Dtype;

/// Weights of a parameter that are at home with a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::optimizer) struct Home {
    pub(in crate::optimizer) rank: usize,
    /// The first of them, in their order in memory.
    pub(in crate::optimizer) from: usize,
    /// The first behind them.
    pub(in crate::optimizer) to: usize,
}

/// Those of a parameter: one at least, and one of each rank at most.
pub(in crate::optimizer) type Homes = SmallVec<[Home; 1]>;

/// Weights that each rank has at least of a parameter that is spread over all.
const SPREAD: usize = 16 * BLOCK;

/// What of a parameter is at home with a rank.
pub(super) fn home_on(homes: &[Home], rank: usize) -> Option<Home> {
    homes.iter().find(|home| home.rank == rank).copied()
}

/// Bytes of weights. No weights count as one byte, so that such parameters are spread, too.
pub(super) fn bytes(weights: usize, dtype: Dtype) -> u64 {
    (weights as u64 * dtype.size() as u64).max(1)
}

/// Finds homes for parameters on ranks that have so many bytes already.
///
/// Those that stay whole come first, the largest of them first where there is least. The others are cut where a block of sums
/// begins, so that no sum of a block is of two ranks. Small ones stand in a row, of which each rank takes what it is short of. Each
/// large one is spread over all ranks: whenever backward has its gradient, there is something for every rank, and no link waits for the
/// others.
pub(super) fn share_out(loads: &mut [u64], new: &[New<'_>]) -> Vec<Homes> {
    let mut all = vec![Homes::new(); new.len()];
    let of = |place: usize| bytes(new[place].layout.len(), new[place].dtype);
    let (cut, mut whole): (Vec<_>, Vec<_>) =
        (0..new.len()).partition(|place| new[*place].cuts && !new[*place].layout.is_empty());
    whole.sort_by_key(|place| Reverse(of(*place)));
    for place in whole {
        let least = (0..loads.len()).min_by_key(|rank| loads[*rank]);
        let rank = least.unwrap_or(0);
        loads[rank] += of(place);
        all[place].push(Home {
            rank,
            from: 0,
            to: new[place].layout.len(),
        });
    }
    let least = SPREAD.saturating_mul(loads.len());
    let (large, small): (Vec<_>, Vec<_>) =
        (cut.into_iter()).partition(|place| new[*place].layout.len() >= least);
    for places in std::iter::once(&small[..]).chain(large.chunks(1)) {
        let mut row = Row::new(loads, places.iter().map(|place| of(*place)).sum());
        for place in places {
            let New { layout, dtype, .. } = &new[*place];
            all[*place] = row.next(layout.len(), dtype.size() as u64);
            for home in &all[*place] {
                loads[home.rank] += bytes(home.to - home.from, *dtype);
            }
        }
    }
    all
}

/// What is shared out, byte by byte.
struct Row {
    /// Where the part of each rank ends.
    ends: Vec<u64>,
    place: u64,
}

impl Row {
    /// So many bytes, for ranks that have as many.
    fn new(loads: &[u64], bytes: u64) -> Self {
        let mut sorted = loads.to_vec();
        sorted.sort_unstable();
        // All that have less than this get as much.
        let (mut level, mut before) = (u64::MAX, 0);
        for (ranks, load) in (1..).zip(&sorted) {
            before += load;
            level = level.min((before + bytes).div_ceil(ranks));
        }
        let mut end = 0;
        let ends = loads.iter().map(|load| {
            end += level.saturating_sub(*load);
            end
        });
        Self {
            ends: ends.collect(),
            place: 0,
        }
    }

    /// Homes of the next so many weights, of so many bytes each.
    fn next(&mut self, len: usize, size: u64) -> Homes {
        let (begin, end) = (self.place, self.place + len as u64 * size);
        self.place = end;
        let (mut homes, mut from) = (Homes::new(), 0);
        for (rank, upto) in self.ends.iter().enumerate() {
            let is_last = rank + 1 == self.ends.len();
            let to = if *upto >= end || is_last {
                len
            } else {
                nearest_cut(upto.saturating_sub(begin) / size, len)
            };
            if to > from {
                homes.push(Home { rank, from, to });
                from = to;
            }
        }
        homes
    }
}

/// Where a tensor of so many weights may be cut, nearest to one of these.
fn nearest_cut(weight: u64, len: usize) -> usize {
    let weight = usize::try_from(weight).map_or(len, |weight| weight.min(len));
    let before = weight - weight % BLOCK;
    let behind = (before + BLOCK).min(len);
    if weight - before < behind - weight {
        before
    } else {
        behind
    }
}
