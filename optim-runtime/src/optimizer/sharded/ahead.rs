//! Gradients that go ahead of their step, while backward makes others.
//!
//! Ranks know from the step before which buckets there will be. One whose gradients are all there is on its way at once, as soon as
//! all before it are. No rank waits for another with that, nor knows how far the others are, until they tell it in the step. If
//! that is one of the same buckets, it goes on where each is; if not, or if it is not taken, what is on its way is brought to an
//! end and dropped, and the gradients that the step is given go anew.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::Optimizer;
use super::adding::Shares;
use super::buckets::bytes_of;
use super::cargo::pack;
use super::exchange::{Course, Letters, each_piece, letters, no_memory, of_turn, turns};
use super::homes::Home;
use super::meeting::Meeting;
use super::memory::Memory;
use super::owners::{Owners, Placed};
use super::plan::Plan;
use super::sums::{Gathered, Sum, room_in};
use super::wire::Wire;
use super::{Collective, Health, ShardedOptimizer};
use crate::error::Error;
use crate::tensor::param::Param;
use crate::value::erased::Erased;

/// Buckets that are on their way at most before the step: there are collectives whose time grows with the square of what is on its
/// way, and room for what comes is made for as many.
const AHEAD: usize = 64;

impl<C: Collective> ShardedOptimizer<C> {
    /// Says that these gradients are those of the [step](Self::step) to come, the last of its micro-batches, and has them on their way
    /// to where they are added up, while backward makes others. It is called as they come, the last layer's first, with one parameter
    /// or several. The step is given all parameters with the same gradients as ever: what was sent has gone, and is not sent again.
    /// Bits do not depend on it.
    ///
    /// In the first step, and in one of other parameters than the step before, gradients go in the step: ranks have to agree on which
    /// there are. It may be called in another order than by other ranks, of other parameters, or not at all; the order in which
    /// gradients go is from the last parameter of a step to the first. Nothing is waited for.
    ///
    /// Packed they are in memory until they have gone, and so are 64 buckets from each rank that come, at most, and the sums of those that
    /// are at home here. This memory is kept for the next step.
    ///
    /// # Errors
    /// [`Error::NoGradient`]; [`Error::GradientSent`] for one that has gone already; what is wrong with a parameter. Nothing has
    /// gone then. [`Error::RankLost`].
    pub fn send_gradients(&mut self, params: &[Param<'_>]) -> Result<(), Error> {
        self.check()?;
        let known = (&self.owners, &self.gathered, &self.optimizer);
        let new = self.ahead.check(params, known)?;
        let rank = self.collective.rank();
        self.ahead.asked = true;
        let mut meeting = Meeting::new(&mut self.collective, false);
        for param in new {
            self.ahead.told.insert(param.name().to_owned());
            if meeting.ranks() > 1 {
                let homes = self.owners.get(param.name());
                let homes = homes.filter(|known| known.check(param).is_ok());
                let homes = homes.map(|known| &known.homes[..]);
                self.ahead
                    .pack(param, homes, (&self.gathered, rank), &mut self.memory);
            }
        }
        let gone = self.ahead.go(&mut self.memory, &mut meeting);
        self.state = Health::after(meeting.end_of(), &gone);
        gone
    }
}

/// What has gone ahead of the step to come.
#[derive(Debug, Default)]
pub(in crate::optimizer) struct Ahead {
    /// Whether anything was to go since the last step.
    asked: bool,
    /// What ranks have agreed on in the last step, if any was asked to send anything ahead.
    plan: Option<Arc<Plan>>,
    /// Parameters whose gradients were given.
    told: HashSet<String>,
    pub(super) packed: Packed,
    /// Of each turn the pieces that are not packed yet.
    left: Vec<usize>,
    pub(super) course: Course,
    /// At the places of the plan.
    sums: Vec<Option<Sum>>,
}

/// Buckets that were begun before the step, and have not gone.
#[derive(Debug, Default)]
pub(in crate::optimizer) struct Packed {
    /// By turn, for each rank, this one included.
    turns: HashMap<usize, Vec<Vec<u8>>>,
    /// By place in the plan, whether the parameter's gradient is packed.
    has: Vec<bool>,
}

impl Packed {
    pub(super) fn take(&mut self, turn: usize) -> Option<Vec<Vec<u8>>> {
        self.turns.remove(&turn)
    }

    pub(super) fn has(&self, place: usize) -> bool {
        self.has.get(place).is_some_and(|has| *has)
    }
}

impl Ahead {
    /// What a rank tells in a step: nothing, or one more than the turns that have begun.
    pub(super) fn number(&self) -> u64 {
        if self.asked {
            1 + self.course.begun as u64
        } else {
            0
        }
    }

    /// Whether this gradient was given.
    pub(super) fn has(&self, parameter: &str) -> bool {
        self.told.contains(parameter)
    }

    /// # Errors
    /// [`Error::GradientSent`] if any was given.
    pub(in crate::optimizer) fn nothing(&self) -> Result<(), Error> {
        self.told
            .iter()
            .min()
            .map_or(Ok(()), |parameter| Err(sent(parameter)))
    }

    /// Those whose gradients may go.
    fn check<'g, 'p>(
        &self,
        params: &'g [Param<'p>],
        (owners, gathered, optimizer): (&Owners, &Gathered, &Optimizer),
    ) -> Result<Vec<&'g Param<'p>>, Error> {
        let (mut moved, mut met) = (Vec::new(), HashSet::new());
        for param in params {
            if !met.insert(param.name()) {
                return Err(Error::DuplicateParameter {
                    parameter: param.name().to_owned(),
                });
            }
            if let Some(known) = owners.get(param.name()) {
                known.check(param)?;
                if optimizer.groups.rule(known.seat).is_frozen() {
                    continue;
                }
            }
            gathered.check(param)?;
            if self.has(param.name()) {
                return Err(sent(param.name()));
            }
            if !param.has_gradient {
                return Err(Error::NoGradient {
                    parameter: param.name().to_owned(),
                });
            }
            moved.push(param);
        }
        Ok(moved)
    }

    /// Packs a gradient, if the plan knows where it goes, and there is memory for it. If not, it goes in the step.
    fn pack(
        &mut self,
        param: &Param<'_>,
        homes: Option<&[Home]>,
        (gathered, rank): (&Gathered, usize),
        memory: &mut Memory,
    ) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let Some(&place) = plan.places.get(param.name()) else {
            return;
        };
        let placed = &plan.placed[place];
        if placed.rests || homes != Some(&placed.homes[..]) {
            return;
        }
        if self.left.is_empty() {
            self.left = plan.counts();
            self.packed.has = vec![false; plan.placed.len()];
            self.sums.resize_with(plan.placed.len(), || None);
        }
        if let Some(home) = placed.on(rank) {
            let Ok(sum) = room_in(memory, param, home) else {
                return;
            };
            self.sums[place] = Some(sum);
        }
        for (_, spot) in &plan.spots[place] {
            if self.packed.turns.contains_key(&spot.turn) {
                continue;
            }
            let ranks = 0..plan.buckets.len();
            let rooms = ranks.map(|rank| memory.buffer(plan.bytes(spot.turn, rank)));
            let Some(rooms) = rooms.collect() else {
                return;
            };
            self.packed.turns.insert(spot.turn, rooms);
        }
        for (rank, spot) in &plan.spots[place] {
            let rooms = self.packed.turns.get_mut(&spot.turn);
            let room = &mut rooms.expect("a bug in optim: a bucket that has room")[*rank];
            let bytes = bytes_of(std::slice::from_ref(&spot.piece), &plan.placed, plan.wire);
            let room = &mut room[spot.before..][..bytes];
            pack(gathered, param, spot.piece, plan.wire, room);
            self.left[spot.turn] -= 1;
        }
        self.packed.has[place] = true;
    }

    /// Has all on their way that can be, and adds up what has come meanwhile.
    fn go(&mut self, memory: &mut Memory, meeting: &mut Meeting<'_>) -> Result<(), Error> {
        let Some(plan) = self.plan.clone() else {
            return Ok(());
        };
        let rank = meeting.rank();
        let has_room = |course: &Course| course.on_their_way() < AHEAD;
        while self.left.get(self.course.begun) == Some(&0) && has_room(&self.course) {
            let turn = self.course.begun;
            let Some(packed) = self.packed.take(turn) else {
                break;
            };
            let room = letters(memory, rank, packed, plan.bytes(turn, rank));
            match room {
                Ok(letters) => self.course.begin(meeting, letters)?,
                // It goes in the step.
                Err(packed) => {
                    self.packed.turns.insert(turn, packed);
                    break;
                }
            }
        }
        while self.course.is_on_its_way() && meeting.has_come()? {
            let sums = &mut self.sums;
            self.course.end(memory, meeting, |turn, came| {
                let bucket = of_turn(&plan.buckets, turn)[rank];
                each_piece(plan.wire, &plan.placed, bucket, came, |piece, bytes| {
                    let sum = sums[piece.param].as_mut();
                    let sum = sum.expect("a bug in optim: a sum that has room");
                    let range = sum.range_of(piece);
                    opened!(Erased(&mut sum.values), sum => {
                        let shares = Shares { wire: plan.wire, came: bytes, own: None };
                        shares.add_up(&mut sum[range]);
                    });
                });
            })?;
        }
        Ok(())
    }

    /// The plan, if it is that of a step of these.
    pub(super) fn plan_of(
        &self,
        params: &[Param<'_>],
        placed: &[Placed],
        how: (usize, Wire),
    ) -> Option<Arc<Plan>> {
        let plan = self.plan.clone();
        plan.filter(|plan| plan.is_of(params, placed, how))
    }

    /// What was added up of a parameter, or is to be.
    pub(super) fn sum(&mut self, place: usize) -> Option<Sum> {
        self.sums.get_mut(place)?.take()
    }

    /// Whether all whose gradients were given have them in the step, too.
    pub(super) fn check_step(&self, params: &[Param<'_>]) -> Result<(), Error> {
        if self.told.is_empty() {
            return Ok(());
        }
        let with = params.iter().filter(|param| param.has_gradient);
        let with: HashSet<_> = with.map(Param::name).collect();
        let missing = self.told.iter().filter(|name| !with.contains(&***name));
        missing.min().map_or(Ok(()), |parameter| {
            Err(Error::NoGradient {
                parameter: parameter.clone(),
            })
        })
    }

    /// Brings to an end what is on its way, as far as any rank has begun, and drops it.
    pub(super) fn drain(
        &mut self,
        memory: &mut Memory,
        meeting: &mut Meeting<'_>,
    ) -> Result<(), Error> {
        let (farthest, by) = meeting.farthest;
        // Behind it no rank is ahead any more, but was.
        meeting.farthest.0 = farthest.min(1);
        let wanted = usize::try_from(farthest.saturating_sub(1)).unwrap_or(usize::MAX);
        let all = self.plan.as_ref().map_or(0, |plan| turns(&plan.buckets));
        if wanted > all {
            return Err(meeting.nonsense(by));
        }
        let rank = meeting.rank();
        if let Some(plan) = self.plan.clone() {
            while self.course.begun < wanted {
                let turn = self.course.begun;
                let letters = self.letters_of_nothing(&plan, turn, rank, memory);
                self.course
                    .begin(meeting, letters.ok_or_else(|| no_memory(meeting))?)?;
            }
            while self.course.is_on_its_way() {
                self.course.end(memory, meeting, |_, _| {})?;
            }
        }
        self.clear(memory);
        Ok(())
    }

    /// As many bytes as are expected, whatever they are.
    fn letters_of_nothing(
        &mut self,
        plan: &Plan,
        turn: usize,
        rank: usize,
        memory: &mut Memory,
    ) -> Option<Letters> {
        let packed = match self.packed.take(turn) {
            Some(packed) => packed,
            None => {
                let ranks = 0..plan.buckets.len();
                let of = |to| if to == rank { 0 } else { plan.bytes(turn, to) };
                let rooms = ranks.map(|to| memory.buffer(of(to)));
                rooms.collect::<Option<_>>()?
            }
        };
        letters(memory, rank, packed, plan.bytes(turn, rank)).ok()
    }

    /// Behind a step that was taken, by a plan that is kept if any rank was asked to send anything ahead.
    pub(super) fn end(&mut self, memory: &mut Memory, plan: Option<Arc<Plan>>) {
        self.clear(memory);
        self.plan = plan;
        self.asked = false;
    }

    /// Nothing has gone; what is on its way is left to the collective.
    pub(super) fn clear(&mut self, memory: &mut Memory) {
        self.told.clear();
        self.left.clear();
        self.sums.clear();
        self.packed.has.clear();
        let unused = self.packed.turns.drain().flat_map(|(_, rooms)| rooms);
        unused.for_each(|room| memory.keep(room));
        self.course = Course::default();
    }
}

fn sent(parameter: &str) -> Error {
    Error::GradientSent {
        parameter: parameter.to_owned(),
    }
}
