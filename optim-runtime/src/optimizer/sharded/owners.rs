//! Which rank keeps the state of a parameter, or of a segment of it, and steps it.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::super::Optimizer;
use super::super::step::check_listed;
use super::homes::{Home, Homes, bytes, home_on, share_out};
use crate::door::meta::RuleMeta;
#[cfg(feature = "checkpoint")]
use crate::error::Difference;
use crate::error::Error;
use crate::optimizer::group::Groups;
use crate::tensor::layout::Layout;
use crate::tensor::param::{AnyRest, Param, Segment};
use crate::value::dtype::Dtype;
use crate::value::erased::{Erased, VecFamily};

/// Where every parameter that was met has its home. All ranks have the same.
#[derive(Clone, Debug)]
pub(in crate::optimizer) struct Owners {
    by_name: HashMap<String, Known>,
    /// In the order in which they came.
    names: Vec<String>,
    /// Bytes of weights that each rank has.
    loads: Vec<u64>,
}

/// What is known of a parameter on every rank.
#[derive(Clone, Debug)]
pub(in crate::optimizer) struct Known {
    /// In the order of its weights in memory.
    pub(in crate::optimizer) homes: Homes,
    /// Where its rule stands.
    pub(in crate::optimizer) seat: usize,
    layout: Layout,
    dtype: Dtype,
    /// The rule of its state, if it has taken a step.
    meta: Option<&'static RuleMeta>,
    /// Whether it might have been cut.
    cuts: bool,
}

impl Known {
    /// What of it is at home with a rank.
    pub(in crate::optimizer) fn on(&self, rank: usize) -> Option<Home> {
        home_on(&self.homes, rank)
    }

    /// Its layout, and what is at home with a rank, if others have the rest.
    #[cfg(feature = "checkpoint")]
    pub(in crate::optimizer) fn segment_on(&self, rank: usize) -> Option<(&Layout, Home)> {
        let home = self.on(rank).filter(|_| self.homes.len() > 1)?;
        Some((&self.layout, home))
    }

    /// Whether a parameter is what it was at its first step.
    pub(in crate::optimizer) fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        param.is_like(&self.layout, self.dtype)
    }
}

/// A parameter that has no home yet.
pub(in crate::optimizer) struct New<'n> {
    pub(in crate::optimizer) name: &'n str,
    pub(in crate::optimizer) layout: Layout,
    pub(in crate::optimizer) dtype: Dtype,
    /// Where its rule stands.
    pub(in crate::optimizer) seat: usize,
    /// The rule of its state, if it has one.
    pub(in crate::optimizer) meta: Option<&'static RuleMeta>,
    /// Whether segments of it may have homes of their own.
    pub(in crate::optimizer) cuts: bool,
}

/// A parameter of a step.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::optimizer) struct Placed {
    pub(in crate::optimizer) homes: Homes,
    pub(in crate::optimizer) seat: usize,
    /// Whether its group rests.
    pub(in crate::optimizer) rests: bool,
    pub(in crate::optimizer) len: usize,
    pub(in crate::optimizer) dtype: Dtype,
}

impl Placed {
    /// What of it is at home with a rank.
    pub(in crate::optimizer) fn on(&self, rank: usize) -> Option<Home> {
        home_on(&self.homes, rank)
    }

    /// What of a parameter is at home with a rank, for a while, with this gradient in the place of its own, if there is one.
    pub(in crate::optimizer) fn own<'s>(
        &self,
        param: &'s mut Param<'_>,
        place: usize,
        rank: usize,
        gradient: Option<&'s Erased<VecFamily>>,
    ) -> Option<Param<'s>> {
        self.parts(param, place, rank, gradient).0
    }

    /// The same, and the weights that are at home elsewhere.
    pub(super) fn parts<'s>(
        &self,
        param: &'s mut Param<'_>,
        place: usize,
        rank: usize,
        gradient: Option<&'s Erased<VecFamily>>,
    ) -> (Option<Param<'s>>, AnyRest<'s>) {
        let Some(Home { from, to, .. }) = self.on(rank) else {
            return (None, param.rest());
        };
        let segment = (self.homes.len() > 1).then_some(Segment {
            place,
            seat: self.seat,
            from,
            of: self.len,
        });
        let (own, rest) = param.parted(from..to, segment, gradient);
        (Some(own), rest)
    }
}

/// Whether segments of a parameter may have homes of their own that sits there. Where none is moved yet, it may be.
pub(in crate::optimizer) fn cuts(optimizer: &Optimizer, groups: &Groups, seat: usize) -> bool {
    let rule = groups.rule(seat).erased();
    rule.is_none_or(|rule| rule.asks().cuts) && !optimizer.gradients.clips_units()
}

impl Owners {
    pub(in crate::optimizer) fn new(ranks: usize) -> Self {
        Self {
            by_name: HashMap::new(),
            names: Vec::new(),
            loads: vec![0; ranks],
        }
    }

    pub(in crate::optimizer) fn get(&self, name: &str) -> Option<&Known> {
        self.by_name.get(name)
    }

    /// Bytes of weights that this rank's parameters have.
    pub(in crate::optimizer) fn load(&self, rank: usize) -> u64 {
        self.loads[rank]
    }

    /// Names of all that are known.
    pub(in crate::optimizer) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// How many are known, to go [back](Self::undo) to.
    pub(in crate::optimizer) fn len(&self) -> usize {
        self.names.len()
    }

    /// As it was when so many were known.
    pub(in crate::optimizer) fn undo(&mut self, known: usize) {
        for name in self.names.split_off(known) {
            self.remove(&name);
        }
    }

    fn remove(&mut self, name: &str) -> Option<Known> {
        let known = self.by_name.remove(name)?;
        for home in &known.homes {
            self.loads[home.rank] -= bytes(home.to - home.from, known.dtype);
        }
        Some(known)
    }

    /// Forgets a parameter.
    pub(in crate::optimizer) fn forget(&mut self, name: &str) {
        if self.remove(name).is_some() {
            self.names.retain(|known| known != name);
        }
    }

    pub(in crate::optimizer) fn rename(&mut self, name: &str, to: &str) {
        if let Some(known) = self.by_name.remove(name) {
            self.by_name.insert(to.to_owned(), known);
        }
        for known in self.names.iter_mut().filter(|known| *known == name) {
            to.clone_into(known);
        }
    }

    /// Finds homes for the parameters of a step that are new, and tells where all are.
    ///
    /// # Errors
    /// What is wrong with a parameter, of whatever rank; [`undo`](Self::undo) is to be called then.
    pub(in crate::optimizer) fn place(
        &mut self,
        optimizer: &mut Optimizer,
        params: &[Param<'_>],
    ) -> Result<Vec<Placed>, Error> {
        let mut new = Vec::new();
        let mut met = HashMap::with_capacity(params.len());
        for (place, param) in params.iter().enumerate() {
            if met.insert(param.name(), place).is_some() {
                return Err(Error::DuplicateParameter {
                    parameter: param.name().to_owned(),
                });
            }
            match self.by_name.get(param.name()) {
                Some(known) => known.check(param)?,
                None => {
                    check_listed(optimizer.names.as_deref(), param)?;
                    // Elsewhere it sits at home; here its patterns are seen, and its rule is known.
                    new.push((place, optimizer.groups.sit(param)?));
                }
            }
        }
        let new = new.into_iter().map(|(place, seat)| {
            let param = &params[place];
            New {
                name: param.name(),
                layout: param.layout.clone(),
                dtype: param.dtype(),
                seat,
                meta: None,
                cuts: cuts(optimizer, &optimizer.groups, seat),
            }
        });
        self.settle(new.collect());
        let placed = params.iter().map(|param| {
            let known = &self.by_name[param.name()];
            Placed {
                homes: known.homes.clone(),
                seat: known.seat,
                rests: optimizer.groups.rule(known.seat).is_frozen(),
                len: param.len(),
                dtype: param.dtype(),
            }
        });
        Ok(placed.collect())
    }

    /// Finds homes anew for parameters of a group that have no state, where its rule has become one that cuts them, or one that does
    /// not. Tells which these are.
    pub(super) fn move_out(&mut self, optimizer: &Optimizer, group: usize) -> Vec<String> {
        let groups = &optimizer.groups;
        let names = self.names.iter().filter(|name| {
            let known = &self.by_name[*name];
            known.meta.is_none()
                && groups.seats[known.seat].group == group
                && known.cuts != cuts(optimizer, groups, known.seat)
        });
        let names: Vec<_> = names.cloned().collect();
        let known = names
            .iter()
            .filter_map(|name| Some((name, self.remove(name)?)));
        let known: Vec<_> = known.collect();
        self.names.retain(|name| self.by_name.contains_key(name));
        let new = known.iter().map(|(name, known)| New {
            name,
            layout: known.layout.clone(),
            dtype: known.dtype,
            seat: known.seat,
            meta: None,
            cuts: cuts(optimizer, groups, known.seat),
        });
        self.settle(new.collect());
        names
    }

    /// Notes which rules these parameters have taken a step under.
    pub(super) fn note(&mut self, optimizer: &Optimizer, params: &[Param<'_>]) {
        for param in params {
            if let Some(known) = self.by_name.get_mut(param.name())
                && let Some(meta) = optimizer.groups.rule(known.seat).meta()
            {
                known.meta = Some(meta);
            }
        }
    }

    /// Whether a group may have this rule: states of its parameters, on whatever rank, are of the same equations.
    pub(super) fn may_have(
        &self,
        optimizer: &Optimizer,
        group: usize,
        rule: &'static RuleMeta,
    ) -> Result<(), Error> {
        for known in self.names.iter().map(|name| &self.by_name[name]) {
            if let Some(meta) = known.meta
                && optimizer.groups.seats[known.seat].group == group
                && meta.fingerprint != rule.fingerprint
            {
                return Err(Error::StateOfOtherRule {
                    expected: rule.name,
                    given: meta.name,
                });
            }
        }
        Ok(())
    }

    /// Has a parameter begin anew.
    pub(super) fn reset(&mut self, name: &str) {
        if let Some(known) = self.by_name.get_mut(name) {
            known.meta = None;
        }
    }

    /// Where parameters are at home. One that is not known is on each rank as it is, here too, and is sent to none.
    pub(in crate::optimizer) fn homes(&self, params: &[Param<'_>], here: usize) -> Vec<Placed> {
        let home = |param: &Param<'_>| {
            let known = self.get(param.name());
            let all = Home {
                rank: here,
                from: 0,
                to: param.len(),
            };
            Placed {
                homes: known.map_or_else(|| SmallVec::from_elem(all, 1), |it| it.homes.clone()),
                seat: known.map_or(0, |known| known.seat),
                rests: known.is_none(),
                len: param.len(),
                dtype: param.dtype(),
            }
        };
        params.iter().map(home).collect()
    }

    /// How what a checkpoint has differs from what is known, where something is; it may have more only if `as_is` is false.
    #[cfg(feature = "checkpoint")]
    pub(in crate::optimizer) fn unlike(&self, other: &Self, as_is: bool) -> Vec<Difference> {
        let parameter = |name: &str| name.to_owned();
        let mut differences = Vec::new();
        for name in self.names() {
            let (own, theirs) = (&self.by_name[name], other.get(name));
            differences.extend(match theirs {
                None => Some(Difference::MissingParameter {
                    parameter: parameter(name),
                }),
                Some(theirs) if theirs.dtype != own.dtype => Some(Difference::Dtype {
                    parameter: parameter(name),
                    checkpoint: theirs.dtype,
                    given: own.dtype,
                }),
                Some(theirs) if theirs.layout != own.layout => Some(Difference::Shape {
                    parameter: parameter(name),
                    checkpoint: theirs.layout.shape().to_vec(),
                    given: own.layout.shape().to_vec(),
                }),
                Some(_) => None,
            });
        }
        let more = other.names().filter(|name| self.get(name).is_none());
        let told = more.filter(|_| as_is && self.len() > 0);
        differences.extend(told.map(|name| Difference::UnknownParameter {
            parameter: parameter(name),
        }));
        differences
    }

    /// Gives each a home.
    pub(in crate::optimizer) fn settle(&mut self, new: Vec<New<'_>>) {
        let homes = share_out(&mut self.loads, &new);
        for (new, homes) in new.into_iter().zip(homes) {
            let New {
                name,
                layout,
                dtype,
                seat,
                meta,
                cuts,
            } = new;
            let known = Known {
                homes,
                seat,
                layout,
                dtype,
                meta,
                cuts,
            };
            self.names.push(name.to_owned());
            self.by_name.insert(name.to_owned(), known);
        }
    }
}
