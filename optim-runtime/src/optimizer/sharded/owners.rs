//! Which rank keeps the state of a parameter, and steps it.

use std::collections::HashMap;

use super::super::Optimizer;
use super::super::step::check_listed;
use crate::door::meta::RuleMeta;
#[cfg(feature = "checkpoint")]
use crate::error::Difference;
use crate::error::Error;
use crate::tensor::layout::Layout;
use crate::tensor::param::Param;
use crate::value::dtype::Dtype;

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
    pub(in crate::optimizer) rank: usize,
    /// Where its rule stands.
    pub(in crate::optimizer) seat: usize,
    layout: Layout,
    dtype: Dtype,
    /// The rule of its state, if it has taken a step.
    meta: Option<&'static RuleMeta>,
}

impl Known {
    /// Whether a parameter is what it was at its first step.
    pub(in crate::optimizer) fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        param.is_like(&self.layout, self.dtype)
    }
}

/// A parameter that has no home yet: name, layout, type, where its rule stands, and the rule of its state.
type New<'n> = (&'n str, Layout, Dtype, usize, Option<&'static RuleMeta>);

/// A parameter of a step.
#[derive(Clone, Copy, Debug)]
pub(in crate::optimizer) struct Placed {
    pub(in crate::optimizer) rank: usize,
    pub(in crate::optimizer) seat: usize,
    /// Whether its group rests.
    pub(in crate::optimizer) rests: bool,
    pub(in crate::optimizer) len: usize,
    pub(in crate::optimizer) dtype: Dtype,
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
        self.loads[known.rank] -= bytes(&known.layout, known.dtype);
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
            (
                param.name(),
                param.layout.clone(),
                param.dtype(),
                seat,
                None,
            )
        });
        self.settle(new.collect());
        let placed = params.iter().map(|param| {
            let known = &self.by_name[param.name()];
            Placed {
                rank: known.rank,
                seat: known.seat,
                rests: optimizer.groups.rule(known.seat).is_frozen(),
                len: param.len(),
                dtype: param.dtype(),
            }
        });
        Ok(placed.collect())
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
            Placed {
                rank: known.map_or(here, |known| known.rank),
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

    /// Gives each a home: the largest first, where there is least.
    pub(in crate::optimizer) fn settle(&mut self, new: Vec<New<'_>>) {
        let mut order: Vec<_> = (0..new.len()).collect();
        order.sort_by_key(|place| {
            let (_, layout, dtype, ..) = &new[*place];
            std::cmp::Reverse(bytes(layout, *dtype))
        });
        let mut ranks = vec![0; new.len()];
        for place in order {
            let (_, layout, dtype, ..) = &new[place];
            let least = (0..self.loads.len()).min_by_key(|rank| self.loads[*rank]);
            let rank = least.unwrap_or(0);
            self.loads[rank] += bytes(layout, *dtype);
            ranks[place] = rank;
        }
        for ((name, layout, dtype, seat, meta), rank) in new.into_iter().zip(ranks) {
            let known = Known {
                rank,
                seat,
                layout,
                dtype,
                meta,
            };
            self.names.push(name.to_owned());
            self.by_name.insert(name.to_owned(), known);
        }
    }
}

/// Bytes of weights. A parameter of none counts as one, so that such are spread, too.
fn bytes(layout: &Layout, dtype: Dtype) -> u64 {
    (layout.len() as u64 * dtype.size() as u64).max(1)
}
