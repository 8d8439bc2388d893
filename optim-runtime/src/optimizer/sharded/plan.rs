//! What ranks have agreed on for the gradients of the step to come.

use std::collections::HashMap;

use super::buckets::{Bucket, Spot, bytes_of, spots};
use super::exchange::{of_turn, turns};
use super::owners::Placed;
use super::wire::Wire;
use crate::tensor::param::Param;

/// Which buckets there are, in which order.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) places: HashMap<String, usize>,
    pub(super) placed: Vec<Placed>,
    bucket: usize,
    pub(super) wire: Wire,
    pub(super) buckets: Vec<Vec<Bucket>>,
    /// Of each parameter, with the rank that a piece goes to.
    pub(super) spots: Vec<Vec<(usize, Spot)>>,
}

impl Plan {
    /// That of a step of these.
    pub(super) fn new(
        params: &[Param<'_>],
        placed: Vec<Placed>,
        buckets: Vec<Vec<Bucket>>,
        (bucket, wire): (usize, Wire),
    ) -> Self {
        let names = params.iter().map(|param| param.name().to_owned());
        let mut of_each: Vec<Vec<_>> = params.iter().map(|_| Vec::new()).collect();
        for (rank, list) in buckets.iter().enumerate() {
            for spot in spots(list, &placed, wire) {
                of_each[spot.piece.param].push((rank, spot));
            }
        }
        Self {
            places: names.zip(0..).collect(),
            placed,
            bucket,
            wire,
            buckets,
            spots: of_each,
        }
    }

    /// Whether it is that of a step of these.
    pub(super) fn is_of(
        &self,
        params: &[Param<'_>],
        placed: &[Placed],
        how: (usize, Wire),
    ) -> bool {
        let at =
            |(place, param): (usize, &Param<'_>)| self.places.get(param.name()) == Some(&place);
        (self.bucket, self.wire) == how
            && self.placed == placed
            && params.iter().enumerate().all(at)
    }

    /// Pieces that each turn has.
    pub(super) fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; turns(&self.buckets)];
        let spots = self.spots.iter().flatten();
        spots.for_each(|(_, spot)| counts[spot.turn] += 1);
        counts
    }

    /// Of a rank's bucket.
    pub(super) fn bytes(&self, turn: usize, rank: usize) -> usize {
        bytes_of(of_turn(&self.buckets, turn)[rank], &self.placed, self.wire)
    }
}
