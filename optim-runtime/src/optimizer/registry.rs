//! What an optimizer remembers of its parameters, found by name.
//!
//! A step names its parameters in the same order as the one before, nearly always. So each is looked for
//! where it was then, and only if another name stands there by its hash.

use std::collections::HashMap;
#[cfg(feature = "sharded")]
use std::ops::Range;

use crate::error::Error;
use crate::step::members::{Alike, Lent, Member, Members};
use crate::tensor::kept::Kept;
use crate::tensor::layout::Layout;
use crate::tensor::param::Param;
use crate::tensor::state::AnyState;
use crate::value::dtype::Dtype;

/// All parameters that have taken a step, in the order of their first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registry {
    list: Vec<Entry>,
    /// What is kept of them, one for each of `list`.
    kept: Vec<Kept>,
    by_name: HashMap<String, usize>,
    /// For each parameter of the last step its position in `list`.
    order: Vec<usize>,
    /// The parameters of the last step, by where their rules stand.
    members: Vec<Vec<Member>>,
    /// What each of these rules has found of its parameters.
    alike: Vec<Option<Alike>>,
    /// Whether `members` is sorted as `order` says.
    seated: bool,
    /// Bytes of the weights of all `members`.
    bytes: usize,
    /// Number of steps that were asked for.
    round: u64,
}

/// What is remembered of one parameter beside its state.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) layout: Layout,
    pub(crate) dtype: Dtype,
    /// Where its rule stands.
    pub(crate) seat: usize,
    /// The last round that named it.
    round: u64,
}

/// What an entry is made of again.
#[cfg(feature = "checkpoint")]
#[derive(Debug)]
pub(crate) struct Restored {
    pub(crate) name: String,
    pub(crate) layout: Layout,
    pub(crate) dtype: Dtype,
    pub(crate) seat: usize,
}

/// Where a parameter begins: its rule's place, and its state, unless it rests.
pub(crate) struct Beginning {
    pub(crate) seat: usize,
    pub(crate) state: Option<AnyState>,
}

/// Says where a parameter begins that is new, or that has only rested, of which it is told where it sits.
pub(crate) type Begin<'b> = dyn FnMut(&Param<'_>, Option<usize>) -> Result<Beginning, Error> + 'b;

impl Registry {
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(crate) fn get(&self, name: &str) -> Option<(&Entry, Option<&AnyState>)> {
        let index = self.index(name)?;
        Some((&self.list[index], self.kept[index].state.as_ref()))
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&Entry, Option<&AnyState>)> {
        let states = self.kept.iter().map(|kept| kept.state.as_ref());
        self.list.iter().zip(states)
    }

    /// Finds each parameter of a step, and begins those that are new, or that have only rested, where `begin` says;
    /// it is told where the latter sit. Tells whether all have a gradient.
    ///
    /// # Errors
    /// [`Error::DuplicateParameter`], those of [`Entry::check`], and those of `begin`. [`undo`](Self::undo) is to be called
    /// then.
    pub(crate) fn find(
        &mut self,
        params: &[Param<'_>],
        begin: &mut Begin<'_>,
    ) -> Result<bool, Error> {
        self.round += 1;
        self.seated &= self.order.len() == params.len();
        let mut have_gradients = true;
        for (position, param) in params.iter().enumerate() {
            have_gradients &= param.has_gradient;
            let guess = self.order.get(position).copied();
            let index = self.find_one(param, guess, begin)?;
            self.seated &= guess == Some(index);
            match self.order.get_mut(position) {
                Some(place) => *place = index,
                None => self.order.push(index),
            }
        }
        self.order.truncate(params.len());
        Ok(have_gradients)
    }

    /// Sorts the parameters of the step by where they sit, but for those who rest there.
    pub(crate) fn seat(&mut self, rests: impl Fn(usize) -> bool) {
        if self.seated {
            return;
        }
        self.members.iter_mut().for_each(Vec::clear);
        self.bytes = 0;
        for (param, &kept) in self.order.iter().enumerate() {
            let entry = &self.list[kept];
            let (seat, len) = (entry.seat, entry.layout.len());
            if self.members.len() <= seat {
                self.members.resize_with(seat + 1, Vec::new);
            }
            if !rests(seat) {
                self.members[seat].push(Member { param, kept, len });
                let bytes = len.saturating_mul(entry.dtype.size());
                self.bytes = self.bytes.saturating_add(bytes);
            }
        }
        self.alike.clear();
        self.alike.resize(self.members.len(), None);
        self.seated = true;
    }

    /// Where parameters sit, or who rests there, is to be asked again, and whether they are alike.
    pub(crate) fn seat_anew(&mut self) {
        self.seated = false;
    }

    /// Bytes of the weights of the parameters of the step that do not rest.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The parameters of the step that do not rest, with what is kept of them, and where they stand among all.
    pub(crate) fn moved<'s, 'a>(
        &'s self,
        params: &'s [Param<'a>],
    ) -> impl Iterator<Item = (usize, &'s Param<'a>, &'s Kept)> {
        let members = self.members.iter().flatten();
        members.map(|member| (member.param, &params[member.param], &self.kept[member.kept]))
    }

    /// [`moved`](Self::moved), to change what is kept.
    pub(crate) fn moved_mut<'s, 'a>(
        &'s mut self,
        params: &'s [Param<'a>],
    ) -> impl Iterator<Item = (&'s Param<'a>, &'s mut Kept)> {
        let mut members: Vec<_> = self.members.iter().flatten().collect();
        members.sort_unstable_by_key(|member| member.kept);
        let mut rest = self.kept.iter_mut().enumerate();
        members.into_iter().map(move |member| {
            let found = rest.by_ref().find(|(place, _)| *place == member.kept);
            let (_, kept) = found.expect("a bug in optim: a member without an entry");
            (&params[member.param], kept)
        })
    }

    /// What is kept of the parameters of the step that do not rest, with where each sits.
    #[cfg(feature = "cuda")]
    pub(crate) fn seated(&mut self) -> Vec<(usize, Member, &mut Kept)> {
        let mut members: Vec<_> = self.standing_at().collect();
        members.sort_unstable_by_key(|(_, member)| member.kept);
        let mut rest = self.kept.iter_mut().enumerate();
        let members = members.into_iter().map(|(seat, member)| {
            let found = rest.by_ref().find(|(place, _)| *place == member.kept);
            let (_, kept) = found.expect("a bug in optim: a member without an entry");
            (seat, member, kept)
        });
        members.collect()
    }

    /// The parameters of the step that do not rest, where they stand in it and among all that is kept, in the order of
    /// [`moved`](Self::moved).
    #[cfg(feature = "cuda")]
    pub(crate) fn standing(&self) -> impl Iterator<Item = Member> {
        self.members.iter().flatten().copied()
    }

    /// The same with where each sits.
    #[cfg(feature = "cuda")]
    pub(crate) fn standing_at(&self) -> impl Iterator<Item = (usize, Member)> {
        let members = self.members.iter().enumerate();
        members.flat_map(|(seat, members)| members.iter().map(move |member| (seat, *member)))
    }

    /// Forgets a parameter; false if it is not known.
    pub(crate) fn remove(&mut self, name: &str) -> bool {
        let Some(index) = self.by_name.remove(name) else {
            return false;
        };
        self.list.remove(index);
        self.kept.remove(index);
        for place in self.by_name.values_mut().filter(|place| **place > index) {
            *place -= 1;
        }
        self.order.clear();
        self.seat_anew();
        true
    }

    /// Keeps of a parameter these of its weights alone.
    ///
    /// # Errors
    /// [`Error::NoMemory`], [`Error::NoMemoryForAverage`], [`Error::NoMemoryForGradients`].
    #[cfg(feature = "sharded")]
    pub(crate) fn keep_segment(&mut self, name: &str, weights: Range<usize>) -> Result<(), Error> {
        if let Some(index) = self.index(name) {
            let (entry, kept) = self.entry_mut(index);
            *kept = kept.segment(name, &weights)?;
            entry.layout = Layout::unsaid(weights.len());
        }
        Ok(())
    }

    /// Gives an entry another name, which no other has.
    pub(crate) fn rename(&mut self, index: usize, to: &str) {
        let from = std::mem::replace(&mut self.list[index].name, to.to_owned());
        self.by_name.remove(&from);
        self.by_name.insert(to.to_owned(), index);
    }

    /// An entry with what is kept of it, to change both.
    pub(crate) fn entry_mut(&mut self, index: usize) -> (&mut Entry, &mut Kept) {
        self.seat_anew();
        (&mut self.list[index], &mut self.kept[index])
    }

    /// What is kept of a parameter.
    pub(crate) fn kept_of(&self, name: &str) -> Option<&Kept> {
        Some(&self.kept[self.index(name)?])
    }

    /// What is kept at this position.
    #[cfg(feature = "cuda")]
    pub(crate) fn kept_at(&self, index: usize) -> &Kept {
        &self.kept[index]
    }

    /// All that is kept.
    pub(crate) fn kept_mut(&mut self) -> &mut [Kept] {
        &mut self.kept
    }

    /// Puts in what was kept of parameters, in place of what there is of the same names, or, if nothing else is to stay, of
    /// all. Their names are all different.
    #[cfg(feature = "checkpoint")]
    pub(crate) fn restore(
        &mut self,
        restored: impl Iterator<Item = (Restored, Kept)>,
        others_stay: bool,
    ) {
        if !others_stay {
            *self = Self::default();
        }
        for (restored, kept) in restored {
            let Restored {
                name,
                layout,
                dtype,
                seat,
            } = restored;
            let index = self.index(&name);
            let entry = Entry {
                name,
                layout,
                dtype,
                seat,
                round: self.round,
            };
            if let Some(index) = index {
                self.list[index] = entry;
                self.kept[index] = kept;
            } else {
                self.by_name.insert(entry.name.clone(), self.list.len());
                self.list.push(entry);
                self.kept.push(kept);
            }
        }
        self.order.clear();
        self.seat_anew();
    }

    /// The same parameters with something else kept of each, in their order. The next step asks where they sit.
    ///
    /// # Errors
    /// The first of `of`.
    #[cfg(feature = "cuda")]
    pub(crate) fn with_kept(
        &self,
        of: impl FnMut(&Kept) -> Result<Kept, Error>,
    ) -> Result<Self, Error> {
        Ok(Self {
            list: self.list.clone(),
            kept: self.kept.iter().map(of).collect::<Result<_, _>>()?,
            by_name: self.by_name.clone(),
            round: self.round,
            ..Self::default()
        })
    }

    /// Number of entries, so that [`undo`](Self::undo) can go back to it.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// As it was when it had so many entries, and no state has anything to change.
    pub(crate) fn undo(&mut self, known: usize) {
        for entry in self.list.drain(known..) {
            self.by_name.remove(&entry.name);
        }
        self.kept.truncate(known);
        self.seat_anew();
        for kept in &mut self.kept {
            let Some(state) = &mut kept.state else {
                continue;
            };
            let begun = opened!(AnyState(state), state => {
                state.forget_changes();
                state.step() > 0
            });
            if !begun {
                kept.state = None;
            }
        }
    }

    /// The parameters of the step, which were found, by where their rules stand; and where these write down what they find.
    pub(crate) fn members<'a, 'p>(
        &'a mut self,
        params: &'a mut [Param<'p>],
    ) -> impl Iterator<Item = (Members<'a, 'p>, &'a mut Option<Alike>)> {
        let lent = Lent::new(params, &mut self.kept);
        // SAFETY: `seat` has put each parameter of the step in one list at most, once. Each has an entry of its own, or `find`
        // had given an error, and so what is kept is its own.
        let members = unsafe { lent.split(self.members.iter().map(Vec::as_slice)) };
        members.zip(&mut self.alike)
    }

    /// Position of a parameter's entry, which is made if it has none.
    fn find_one(
        &mut self,
        param: &Param<'_>,
        guess: Option<usize>,
        begin: &mut Begin<'_>,
    ) -> Result<usize, Error> {
        let name = param.name();
        let guess = guess.filter(|index| self.list.get(*index).is_some_and(|e| e.name == name));
        let Some(index) = guess.or_else(|| self.index(name)) else {
            let index = self.list.len();
            let Beginning { seat, state } = begin(param, None)?;
            self.list.push(Entry {
                name: name.to_owned(),
                layout: param.layout.clone(),
                dtype: param.dtype(),
                seat,
                round: self.round,
            });
            self.kept.push(Kept {
                state,
                ..Kept::default()
            });
            self.by_name.insert(name.to_owned(), index);
            return Ok(index);
        };
        let entry = &mut self.list[index];
        if entry.round == self.round {
            return Err(Error::DuplicateParameter {
                parameter: name.to_owned(),
            });
        }
        entry.round = self.round;
        entry.check(param)?;
        let state = &mut self.kept[index].state;
        if state.is_none() {
            *state = begin(param, Some(entry.seat))?.state;
            self.seated = false;
        }
        Ok(index)
    }
}

impl Entry {
    /// Whether a parameter is what it was at its first step.
    ///
    /// # Errors
    /// [`Error::ShapeChanged`], [`Error::DtypeMismatch`] and [`Error::LayoutChanged`].
    pub(crate) fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        if self.layout == param.layout && self.dtype == param.dtype() {
            return Ok(());
        }
        param.is_like(&self.layout, self.dtype)
    }
}
