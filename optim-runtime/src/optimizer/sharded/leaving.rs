//! Weights that leave for other ranks while the step writes the next, and those that come from there meanwhile.

use std::collections::BTreeMap;

use super::buckets::{Bucket, Spot, bytes_of, spots};
use super::exchange::{
    Course, ON_THEIR_WAY, each_of_others, letters_to_all, no_memory, of_turn, turns,
};
use super::meeting::Meeting;
use super::memory::Memory;
use super::owners::Placed;
use super::wire::Wire;
use crate::error::Error;
use crate::reduce::model_sums::ModelSums;
use crate::step::together::{Measured, Together};
use crate::tensor::param::{AnyData, AnyRest, Param};
use crate::value::erased::Erased;
use crate::value::stage::Fold;

/// So many times the bytes of a bucket may come or go while the step goes on, so that links are not idle while a
/// large parameter is stepped; if two buckets from each are more, those.
const IN_THE_STEP: usize = 32;

/// Those who take the step, and what they send each other of what is written.
pub(super) struct Leaving<'l, 'm> {
    meeting: &'l mut Meeting<'m>,
    memory: &'l mut Memory,
    placed: &'l [Placed],
    buckets: &'l [Vec<Bucket>],
    /// Of each parameter that is at home here, where its pieces go.
    spots: Vec<Vec<Spot>>,
    /// Of each parameter of the step, what is at home elsewhere.
    elsewhere: Vec<AnyRest<'l>>,
    /// Buckets of this rank that have not left, by turn.
    packed: BTreeMap<usize, Vec<u8>>,
    /// Pieces that they lack, of each turn.
    left: Vec<usize>,
    course: Course,
    /// Bytes that may be on their way.
    most: usize,
}

impl<'l, 'm> Leaving<'l, 'm> {
    /// Of buckets of so many bytes. `places` tells of each parameter that is at home here where it stands in the step.
    pub(super) fn new(
        (meeting, memory): (&'l mut Meeting<'m>, &'l mut Memory),
        placed: &'l [Placed],
        (buckets, bucket): (&'l [Vec<Bucket>], usize),
        places: &[usize],
        elsewhere: Vec<AnyRest<'l>>,
    ) -> Self {
        let mut left = vec![0; turns(buckets)];
        let mut of_place: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for spot in spots(&buckets[meeting.rank()], placed, Wire::Same) {
            left[spot.turn] += 1;
            of_place.entry(spot.piece.param).or_default().push(spot);
        }
        let own = places.iter().map(|place| of_place.remove(place));
        Self {
            spots: own.map(Option::unwrap_or_default).collect(),
            meeting,
            memory,
            placed,
            buckets,
            elsewhere,
            packed: BTreeMap::new(),
            left,
            course: Course::default(),
            most: IN_THE_STEP.saturating_mul(bucket),
        }
    }

    /// What has begun. The others go when the step has ended.
    pub(super) fn end(mut self) -> Course {
        let unused = std::mem::take(&mut self.packed).into_values();
        unused.for_each(|it| self.memory.keep(it));
        self.course
    }

    /// Memory for so many bytes, for which what is on its way may have to end.
    fn buffer(&mut self, bytes: usize) -> Result<Vec<u8>, Error> {
        loop {
            if let Some(buffer) = self.memory.buffer(bytes) {
                return Ok(buffer);
            }
            if !self.course.is_on_its_way() {
                return Err(no_memory(self.meeting));
            }
            self.take_in()?;
        }
    }

    /// Has all on their way that are whole.
    fn go(&mut self) -> Result<(), Error> {
        let rank = self.meeting.rank();
        while self.left.get(self.course.begun) == Some(&0) {
            let turn = of_turn(self.buckets, self.course.begun);
            let coming = |from: usize| bytes_of(turn[from], self.placed, Wire::Same);
            // Those of this rank go, those of the others come.
            let bytes = self.course.bytes() + (0..turn.len()).map(coming).sum::<usize>();
            if self.course.on_their_way() >= ON_THEIR_WAY && bytes > self.most {
                self.take_in()?;
                continue;
            }
            let packed = self.packed.remove(&self.course.begun).unwrap_or_default();
            match letters_to_all(self.memory, rank, packed, turn.len(), coming) {
                Ok(letters) => self.course.begin(self.meeting, letters)?,
                Err(packed) => {
                    self.packed.insert(self.course.begun, packed);
                    if !self.course.is_on_its_way() {
                        return Err(no_memory(self.meeting));
                    }
                    self.take_in()?;
                }
            }
        }
        Ok(())
    }

    /// Puts where they belong the weights that come first.
    fn take_in(&mut self) -> Result<(), Error> {
        let (rank, elsewhere) = (self.meeting.rank(), &mut self.elsewhere);
        let (placed, buckets) = (self.placed, self.buckets);
        self.course.end(self.memory, self.meeting, |turn, came| {
            each_of_others(
                rank,
                placed,
                &of_turn(buckets, turn),
                came,
                |piece, bytes| {
                    opened!(Erased(&mut elsewhere[piece.param]), rest => {
                        Wire::Same.take(bytes, rest.part(piece.from..piece.to));
                    });
                },
            );
        })
    }
}

impl Together for Leaving<'_, '_> {
    fn agree(&mut self) -> Result<(), Error> {
        self.meeting.agree()
    }
    fn complete(&mut self, sums: &mut ModelSums) -> Result<bool, Error> {
        self.meeting.complete(sums)
    }
    fn measured(&mut self, fold: Fold, own: Vec<Measured>) -> Result<Vec<f64>, Error> {
        self.meeting.measured(fold, own)
    }
    fn not_finite(&mut self, own: Error) -> Result<Error, Error> {
        self.meeting.not_finite(own)
    }

    /// As many as two buckets have, if there are more. Not where ranks tell each other something in the middle of the step: one would
    /// wait for what another tells while that waits for its weights.
    fn portion(&self) -> Option<usize> {
        if self.meeting.reduces {
            return None;
        }
        let own = &self.buckets[self.meeting.rank()];
        let weights = |bucket: &Bucket| bucket.iter().map(|it| it.to - it.from).sum::<usize>();
        let first = own.first().filter(|_| own.len() > ON_THEIR_WAY)?;
        (self.buckets.len() > 1).then(|| ON_THEIR_WAY * weights(first))
    }

    fn written(
        &mut self,
        params: &mut dyn Iterator<Item = (usize, &Param<'_>)>,
    ) -> Result<(), Error> {
        for (place, param) in params {
            for spot in std::mem::take(&mut self.spots[place]) {
                let Spot {
                    turn,
                    before,
                    piece,
                } = spot;
                if !self.packed.contains_key(&turn) {
                    let bucket = of_turn(self.buckets, turn)[self.meeting.rank()];
                    let room = self.buffer(bytes_of(bucket, self.placed, Wire::Same))?;
                    self.packed.insert(turn, room);
                }
                let room = self.packed.get_mut(&turn);
                let room = room.expect("a bug in optim: a bucket that has room");
                let size = param.dtype().size();
                let (from, len) = (piece.from - param.begins_at(), piece.to - piece.from);
                opened!(AnyData(&param.data), data => {
                    let room = &mut room[before..][..len * size];
                    Wire::Same.put(&data.w[from..][..len], room);
                });
                self.left[turn] -= 1;
                self.go()?;
            }
        }
        while self.course.is_on_its_way() && self.meeting.has_come()? {
            self.take_in()?;
        }
        Ok(())
    }
}
