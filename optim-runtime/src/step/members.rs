//! Which parameters of a step one rule moves, with what is kept of them.

use std::marker::PhantomData;

use crate::machine::prefetch;
use crate::tensor::kept::{Averaged, Gathered, Kept, Watched};
use crate::tensor::param::Param;
use crate::tensor::state::AnyState;

/// Where a parameter stands among those of a step, and what is kept of it among all that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) param: usize,
    pub(crate) kept: usize,
    /// Its number of weights.
    pub(crate) len: usize,
}

/// What a rule has found of all its parameters of a step, and finds again in the next one if its list and their states
/// are the same: they have one element type, took the same steps with the same numbers, and keep the same states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Alike {
    /// Fingerprint of the rule.
    pub(crate) rule: u64,
    /// A bit for each state that exists.
    pub(crate) states: u64,
}

/// Parameters of a step, each with what is kept of it.
pub(crate) struct Members<'a, 'p> {
    params: *mut Param<'p>,
    kept: *mut Kept,
    /// Numbers of both that there are.
    lens: (usize, usize),
    which: std::slice::Iter<'a, Member>,
    borrowed: PhantomData<(&'a mut [Param<'p>], &'a mut [Kept])>,
}

/// All parameters of a step, and all that is kept.
pub(crate) struct Lent<'a, 'p> {
    params: &'a mut [Param<'p>],
    kept: &'a mut [Kept],
}

impl<'a, 'p> Lent<'a, 'p> {
    pub(crate) fn new(params: &'a mut [Param<'p>], kept: &'a mut [Kept]) -> Self {
        Self { params, kept }
    }

    /// Some of them each.
    ///
    /// # Safety
    /// No two members of all lists, taken together, have the same parameter, or the same of what is kept.
    pub(crate) unsafe fn split(
        self,
        lists: impl Iterator<Item = &'a [Member]>,
    ) -> impl Iterator<Item = Members<'a, 'p>> {
        let lens = (self.params.len(), self.kept.len());
        let (params, kept) = (self.params.as_mut_ptr(), self.kept.as_mut_ptr());
        lists.map(move |list| Members {
            params,
            kept,
            lens,
            which: list.iter(),
            borrowed: PhantomData,
        })
    }
}

impl<'p> Members<'_, 'p> {
    /// The same, for a while.
    pub(crate) fn reborrow(&mut self) -> Members<'_, 'p> {
        Members {
            which: self.which.clone(),
            borrowed: PhantomData,
            ..*self
        }
    }

    /// Has fetched into the cache what stands in the lists of the parameter that comes so many behind the next one.
    #[inline]
    pub(crate) fn fetch_ahead(&self, behind: usize) {
        if let Some(member) = self.which.as_slice().get(behind) {
            prefetch::whole(self.params.wrapping_add(member.param));
            prefetch::whole(self.kept.wrapping_add(member.kept));
        }
    }

    /// The first of those that are left, for a while.
    pub(crate) fn first(&mut self) -> Members<'_, 'p> {
        let which = self.which.as_slice();
        Members {
            which: which[..which.len().min(1)].iter(),
            borrowed: PhantomData,
            ..*self
        }
    }

    /// The next of those that are left, with so many weights or a parameter more, for a while. They are not left then.
    #[cfg(feature = "sharded")]
    pub(crate) fn portion(&mut self, weights: usize) -> Members<'_, 'p> {
        let (mut sum, which) = (0, self.which.as_slice());
        let is_more = |member: &Member| {
            let before = sum;
            sum += member.len;
            before < weights
        };
        let next = which.iter().copied().take_while(is_more).count();
        let (next, rest) = which.split_at(next);
        self.which = rest.iter();
        Members {
            which: next.iter(),
            borrowed: PhantomData,
            ..*self
        }
    }

    /// Those that are left, which are none then.
    pub(crate) fn take(&mut self) -> Self {
        Members {
            which: std::mem::take(&mut self.which),
            ..*self
        }
    }
}

/// A parameter of a step.
pub(crate) struct Moved<'a, 'p> {
    /// Where it stands among those of the step.
    pub(crate) place: usize,
    pub(crate) param: &'a mut Param<'p>,
    pub(crate) state: &'a mut AnyState,
    pub(crate) gathered: &'a Gathered,
    pub(crate) average: &'a mut Averaged,
    pub(crate) watched: &'a mut Watched,
}

// SAFETY: what it gives out, once each, are exclusive references to parameters and to what is kept of them, and both may be
// sent, as is asserted below.
#[cfg(feature = "rayon")]
unsafe impl Send for Members<'_, '_> {}

#[cfg(feature = "rayon")]
const _: () = {
    const fn may_be_sent<T: Send>() {}
    may_be_sent::<&mut Kept>();
    may_be_sent::<&mut Param<'_>>();
};

/// Room for two lists of parameters: small ones in runs of about one size, and the others.
#[cfg(feature = "rayon")]
#[derive(Debug, Default)]
pub(crate) struct BySize {
    small: Vec<Member>,
    /// Where runs end.
    ends: Vec<usize>,
    large: Vec<Member>,
}

#[cfg(feature = "rayon")]
impl<'p> Members<'_, 'p> {
    /// Weights of those that are left.
    pub(crate) fn weights(&self) -> usize {
        self.which.as_slice().iter().map(|member| member.len).sum()
    }

    /// Those that are left, which are none then: the large ones, and the small ones in runs of so many weights or a parameter
    /// more. A small one has no more than that.
    pub(crate) fn sorted<'s>(
        &'s mut self,
        run: usize,
        room: &'s mut BySize,
    ) -> (Members<'s, 'p>, Vec<Members<'s, 'p>>) {
        // Of another step there is nothing in it.
        *room = BySize::default();
        let mut weights = 0;
        for member in self.which.as_slice() {
            let len = member.len;
            if len > run {
                room.large.push(*member);
                continue;
            }
            room.small.push(*member);
            weights += len;
            if weights >= run {
                room.ends.push(room.small.len());
                weights = 0;
            }
        }
        room.ends.push(room.small.len());
        // Each of them stands in one of the lists, once.
        self.which = [].iter();
        let room = &*room;
        let of = |list: &'s [Member]| Members {
            params: self.params,
            kept: self.kept,
            lens: self.lens,
            which: list.iter(),
            borrowed: PhantomData,
        };
        let starts = std::iter::once(0).chain(room.ends.iter().copied());
        let runs = starts.zip(&room.ends).filter(|(start, end)| start < end);
        let runs = runs.map(|(start, end)| of(&room.small[start..*end]));
        (of(&room.large), runs.collect())
    }
}

impl<'a, 'p> Iterator for Members<'a, 'p> {
    type Item = Moved<'a, 'p>;

    fn next(&mut self) -> Option<Self::Item> {
        let Member { param, kept, .. } = *self.which.next()?;
        assert!(
            param < self.lens.0 && kept < self.lens.1,
            "positions in their lists"
        );
        // SAFETY: both positions lie in their lists, which are borrowed for `'a`. No other reference to either is
        // given out: whoever called `Lent::split` has said that neither comes twice in all lists, each list is gone
        // through once, and while `reborrow`, `first` or `portion` goes through a part of one it is borrowed itself.
        let (moved, kept) = unsafe { (&mut *self.params.add(param), &mut *self.kept.add(kept)) };
        let state = kept.state.as_mut();
        Some(Moved {
            place: param,
            param: moved,
            state: state.expect("a bug in optim: a parameter that moves has a state"),
            gathered: &kept.gathered,
            average: &mut kept.average,
            watched: &mut kept.watched,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.which.size_hint()
    }
}

impl ExactSizeIterator for Members<'_, '_> {}
