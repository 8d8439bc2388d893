//! A checkpoint beside the optimizer that is to go on from it: what differs, and what is to be taken.

use std::collections::BTreeSet;

use super::header::Header;
use super::record::{self, Parameter, Place, Record, State};
use super::{Kind, Optimizer};
use crate::door::meta::{RuleMeta, Storage};
use crate::error::{CheckpointFault, Difference, Error};
use crate::optimizer::group::Groups;
use crate::optimizer::loss_scale::LossScale;
use crate::optimizer::schedules::Course;
use crate::optimizer::{AnyRule, Frozen};
use crate::schedule::PlateauState;
use crate::tensor::layout::Layout;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::Param;
use crate::tensor::state::values_of;
use crate::value::dtype::Dtype;
use crate::value::history::{History, Numbers};

/// What is to be taken, and what differs.
pub(super) struct Plan {
    pub(super) groups: Groups,
    pub(super) loss_scale: Option<LossScale>,
    pub(super) parameters: Vec<Planned>,
    /// Names of parameters whose weights are to be taken.
    pub(super) weights: BTreeSet<String>,
    pub(super) differences: Vec<Difference>,
}

/// A parameter that is to be taken. What it has in tensors is known to be there and of the right size.
pub(super) struct Planned {
    pub(super) name: String,
    pub(super) layout: Layout,
    pub(super) dtype: Dtype,
    pub(super) seat: usize,
    /// Numbers of gradients that were accumulated, and of weights in the average.
    pub(super) accumulated: u64,
    pub(super) averaged: u64,
    pub(super) state: Option<PlannedState>,
}

pub(super) struct PlannedState {
    pub(super) meta: &'static RuleMeta,
    pub(super) step: u64,
    pub(super) matrix: MatrixLayout,
    /// Whether each state rests; none for one without values.
    pub(super) rests: Vec<Option<bool>>,
    pub(super) numbers: Numbers,
}

/// The two, and what was found so far.
pub(super) struct Comparison<'c> {
    optimizer: &'c Optimizer,
    record: &'c Record,
    header: &'c Header,
    /// The parameters that are given, if there are some.
    params: Option<&'c [Param<'c>]>,
    differences: Vec<Difference>,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(
        optimizer: &'c Optimizer,
        record: &'c Record,
        header: &'c Header,
        params: Option<&'c [Param<'c>]>,
    ) -> Self {
        Self {
            optimizer,
            record,
            header,
            params,
            differences: Vec::new(),
        }
    }

    /// What is to be taken; parameters of the optimizer that the checkpoint does not have stay, if `others_stay`.
    ///
    /// # Errors
    /// A fault of the checkpoint itself. What differs is in the plan.
    pub(super) fn plan(mut self, others_stay: bool) -> Result<Plan, CheckpointFault> {
        self.claimed()?;
        let loss_scale = self.whole()?;
        let mut groups = self.groups(others_stay);
        let names: Vec<_> = self.record.parameters.keys().collect();
        let mut parameters = Vec::new();
        for name in names {
            let parameter = &self.record.parameters[name];
            parameters.extend(self.parameter(name, parameter, &mut groups)?);
        }
        let weights = self.weights()?;
        self.missing();
        Ok(Plan {
            groups,
            loss_scale,
            parameters,
            weights,
            differences: self.differences,
        })
    }

    fn differs(&mut self, difference: Difference) {
        self.differences.push(difference);
    }

    /// Whether every tensor of a kind that is known belongs to a parameter. Others are for what is to come.
    fn claimed(&self) -> Result<(), CheckpointFault> {
        let mut claimed = BTreeSet::new();
        for (name, parameter) in &self.record.parameters {
            if parameter.accumulated.0 > 0 {
                claimed.insert(Kind::Accumulated.of(name));
            }
            if parameter.averaged.0 > 0 {
                claimed.insert(Kind::Average.of(name));
            }
            let states = parameter
                .state
                .iter()
                .flat_map(|state| state.rests.0.keys());
            claimed.extend(states.map(|state| Kind::state(name, state)));
        }
        claimed.extend(self.record.weights.keys().map(|it| Kind::Weights.of(it)));
        let mut tensors = self.header.tensors.keys();
        let unclaimed =
            tensors.find(|tensor| Kind::is_known(tensor) && !claimed.contains(tensor.as_str()));
        unclaimed.map_or(Ok(()), |tensor| {
            Err(CheckpointFault::Tensor {
                tensor: tensor.clone(),
                what: "belongs to no parameter of its metadata",
            })
        })
    }

    /// Whether a tensor is there, of this type and so many values.
    fn tensor(&self, tensor: String, dtype: Dtype, values: usize) -> Result<(), CheckpointFault> {
        let fault = |what| CheckpointFault::Tensor {
            tensor: tensor.clone(),
            what,
        };
        let there = self.header.tensors.get(&tensor);
        let there = there.ok_or_else(|| fault("is missing"))?;
        if there.dtype() != Some(dtype) {
            return Err(fault("has another type than its parameter"));
        }
        // Both are products that were checked.
        if there.bytes() != values as u64 * dtype.size() as u64 {
            return Err(fault("has another number of values than its parameter has"));
        }
        Ok(())
    }

    fn whole(&mut self) -> Result<Option<LossScale>, CheckpointFault> {
        let whole = &self.record.whole;
        let own = self.optimizer.gradients.loss_scale.as_ref();
        let is_set = |set| if set { "set" } else { "not set" }.to_owned();
        if own.is_some() != whole.loss_scale.is_some() {
            self.differs(Difference::Setting {
                what: "the loss scale",
                checkpoint: is_set(whole.loss_scale.is_some()),
                optimizer: is_set(own.is_some()),
            });
        }
        let is_on = |on: bool| if on { "on" } else { "off" }.to_owned();
        let mean = self.optimizer.gradients.mean;
        if mean != whole.mean {
            self.differs(Difference::Setting {
                what: "the mean of accumulated gradients",
                checkpoint: is_on(whole.mean),
                optimizer: is_on(mean),
            });
        }
        let average = self.average();
        if average != whole.average {
            let or_none = |average: Option<String>| average.unwrap_or_else(|| "none".to_owned());
            self.differs(Difference::Setting {
                what: "the average of weights",
                checkpoint: or_none(whole.average.clone()),
                optimizer: or_none(average),
            });
        }
        let scale = whole.loss_scale.as_ref().filter(|_| own.is_some());
        scale.map(restored).transpose()
    }

    /// What the optimizer averages.
    fn average(&self) -> Option<String> {
        self.optimizer.average.as_ref().map(|it| it.described())
    }

    /// The groups with the hyper-parameters of the checkpoint, where they fit.
    fn groups(&mut self, others_stay: bool) -> Groups {
        let mut groups = self.optimizer.groups.clone();
        if !others_stay {
            groups.seats.clear();
        }
        for index in 0..groups.list.len() {
            let name = groups.list[index].name.as_ref().to_owned();
            match self.record.groups.get(&name) {
                Some(group) => self.group(&name, group, index, &mut groups),
                None => self.differs(Difference::MissingGroup { group: name }),
            }
        }
        for group in self.record.groups.keys() {
            if groups.index(group).is_err() {
                self.differences.push(Difference::UnknownGroup {
                    group: group.clone(),
                });
            }
        }
        if let Err(fault) = groups.begin_step(self.record.whole.steps.0) {
            self.differs(Difference::Hyper {
                group: String::new(),
                fault: Box::new(fault),
            });
        }
        groups
    }

    fn group(&mut self, name: &str, group: &record::Group, index: usize, groups: &mut Groups) {
        let own = groups.list[index].rule.clone();
        let print = own.meta().map_or(0, |meta| meta.fingerprint);
        let theirs = group.rule.fingerprint.0;
        // A group that rests may have had any rule before.
        if theirs != print && theirs != 0 {
            self.differs(Difference::Rule {
                group: name.to_owned(),
                checkpoint: group.rule.name.clone(),
                checkpoint_fingerprint: theirs,
                optimizer: own.name(),
                optimizer_fingerprint: print,
            });
            return;
        }
        let mut rule = own;
        let set = if theirs == 0 {
            rule = AnyRule::from(Frozen);
            Ok(())
        } else {
            let hypers = group.hypers.0.iter();
            let hypers = hypers.map(|(hyper, value)| {
                let value = (*value).into();
                rule.known_hyper(hyper).map(|index| (index, value))
            });
            let hypers: Result<Vec<_>, Error> = hypers.collect();
            hypers.and_then(|hypers| rule.set_hypers(&hypers))
        };
        if let Err(fault) = set.and_then(|()| groups.set_rule(index, rule)) {
            self.differs(Difference::Hyper {
                group: name.to_owned(),
                fault: Box::new(fault),
            });
            return;
        }
        let (rule, own) = (groups.list[index].rule.meta(), &mut groups.list[index]);
        if let Some(filter) = &own.filter {
            for (seen, pattern) in own.seen.iter_mut().zip(filter.patterns()) {
                *seen = (group.patterns.0.get(pattern.as_str()))
                    .copied()
                    .unwrap_or(*seen);
            }
        }
        let mut followed = BTreeSet::new();
        for scheduled in &mut own.scheduled {
            let Course::Plateau(plateau) = &mut scheduled.course else {
                continue;
            };
            let hyper = rule.map_or("", |meta| meta.hypers[scheduled.hyper].name);
            followed.insert(hyper);
            if let Some(state) = group.plateaus.0.get(hyper) {
                *plateau = plateau.clone().with_state(PlateauState::from(state));
            } else {
                self.differences.push(Difference::Plateau {
                    group: name.to_owned(),
                    hyper: hyper.to_owned(),
                    in_checkpoint: false,
                });
            }
        }
        for hyper in group.plateaus.0.keys() {
            if !followed.contains(hyper.as_str()) {
                self.differences.push(Difference::Plateau {
                    group: name.to_owned(),
                    hyper: hyper.clone(),
                    in_checkpoint: true,
                });
            }
        }
    }

    /// What is to be taken of a parameter, if it fits.
    fn parameter(
        &mut self,
        name: &str,
        parameter: &Parameter,
        groups: &mut Groups,
    ) -> Result<Option<Planned>, CheckpointFault> {
        let fault = |what| CheckpointFault::Parameter {
            parameter: name.to_owned(),
            what,
        };
        let (layout, dtype) = parameter.place.decode().map_err(fault)?;
        if parameter.accumulated.0 > 0 {
            self.tensor(Kind::Accumulated.of(name), dtype, layout.len())?;
        }
        if parameter.averaged.0 > 0 {
            self.tensor(Kind::Average.of(name), dtype, layout.len())?;
        }
        let before = self.differences.len();
        self.names(name, &layout, dtype);
        let Ok(index) = groups.index(&parameter.group) else {
            if !self.record.groups.contains_key(&parameter.group) {
                return Err(fault("it is in a group that is not there"));
            }
            return Ok(None);
        };
        let own = &self.optimizer.groups.list[index].rule;
        let state = match &parameter.state {
            None => None,
            Some(state) => {
                let print = state.rule.fingerprint.0;
                let meta = own.meta().filter(|meta| meta.fingerprint == print);
                let Some(meta) = meta else {
                    self.differs(Difference::StateOfOtherRule {
                        parameter: name.to_owned(),
                        group: parameter.group.clone(),
                        checkpoint: state.rule.name.clone(),
                        checkpoint_fingerprint: print,
                        optimizer: own.name(),
                    });
                    return Ok(None);
                };
                let asks = own.erased().map(|rule| rule.asks());
                if asks.is_some_and(|asks| asks.shape && !layout.is_said()) {
                    return Err(fault("its shape was not said, and its rule looks at axes"));
                }
                let of_any = MatrixLayout::of_any(&layout);
                let has_rows = MatrixLayout::of(&layout).is_some();
                if asks.is_some_and(|asks| asks.axes) && !has_rows {
                    return Err(fault("its rule speaks of rows, and it has none in memory"));
                }
                Some(self.state(name, state, meta, of_any, dtype)?)
            }
        };
        // Where a rule cannot be the group's, its parameters cannot have their places.
        let names = groups.list[index].rule.meta();
        let factors = parameter.factors.0.iter().filter_map(|(hyper, factor)| {
            let hypers = names.map_or(&[][..], |meta| meta.hypers);
            let hyper = hypers.iter().position(|it| it.name == hyper)?;
            Some((hyper, factor.0))
        });
        let seat = match groups.seat_with(index, factors.collect()) {
            Ok(seat) => seat,
            Err(fault) => {
                self.differs(Difference::Hyper {
                    group: parameter.group.clone(),
                    fault: Box::new(fault),
                });
                return Ok(None);
            }
        };
        if self.differences.len() > before {
            return Ok(None);
        }
        let averages = self.average() == self.record.whole.average;
        Ok(Some(Planned {
            name: name.to_owned(),
            layout,
            dtype,
            seat,
            accumulated: parameter.accumulated.0,
            averaged: if averages { parameter.averaged.0 } else { 0 },
            state,
        }))
    }

    fn state(
        &self,
        name: &str,
        state: &State,
        meta: &'static RuleMeta,
        matrix: MatrixLayout,
        dtype: Dtype,
    ) -> Result<PlannedState, CheckpointFault> {
        let fault = |what| CheckpointFault::Parameter {
            parameter: name.to_owned(),
            what,
        };
        let step = state.step.0;
        if step == 0 {
            return Err(fault("it has a state and has taken no step"));
        }
        let mut rests = Vec::with_capacity(meta.states.len());
        let mut scalars = Vec::new();
        let has_scalars = meta.states.iter().any(|it| it.storage == Storage::Scalar);
        for own in meta.states {
            let kept = state.rests.0.get(own.name).copied();
            let scalar = state.scalars.0.get(own.name);
            let values = values_of(matrix, own.storage);
            match (values, kept, scalar) {
                (Some(values), kept, None) => {
                    if kept.is_some() {
                        self.tensor(Kind::state(name, own.name), dtype, values)?;
                    }
                    rests.push(kept);
                }
                (None, None, Some(_)) => rests.push(None),
                _ => return Err(fault("a state is missing, or is not what its rule keeps")),
            }
            if has_scalars {
                scalars.push(scalar.map_or(0.0, |scalar| scalar.0));
            }
        }
        let known = rests.iter().flatten().count() == state.rests.0.len();
        let numbers = meta
            .states
            .iter()
            .filter(|it| it.storage == Storage::Scalar);
        let mut histories = smallvec::SmallVec::new();
        for index in meta.tracked {
            let parts = state.histories.0.get(meta.states[*index].name);
            let parts = parts.and_then(|parts| {
                let parts: Vec<_> = parts.0.iter().map(|part| part.0).collect();
                History::from_parts(parts.try_into().ok()?, step)
            });
            histories.push(parts.ok_or_else(|| fault("a history is missing, or is none"))?);
        }
        let alike = known
            && numbers.count() == state.scalars.0.len()
            && histories.len() == state.histories.0.len();
        if !alike {
            return Err(fault("its rule has no such state"));
        }
        Ok(PlannedState {
            meta,
            step,
            matrix,
            rests,
            numbers: Numbers { scalars, histories },
        })
    }

    /// Whether a parameter may have this name, and lies as what has it.
    fn names(&mut self, name: &str, layout: &Layout, dtype: Dtype) {
        let given = self.given(name).map(|it| (&it.layout, it.dtype()));
        let entry = self.optimizer.registry.get(name);
        let entry = entry.map(|(entry, _)| (&entry.layout, entry.dtype));
        let listed = self.optimizer.names.as_ref().is_none_or(|names| {
            let found = names.binary_search_by(|listed| listed.as_str().cmp(name));
            found.is_ok()
        });
        let has_entries = self.optimizer.registry.len() > 0;
        let unknown = !listed
            || given.is_none() && self.params.is_some()
            || entry.is_none() && self.params.is_none() && has_entries;
        let mut found: Vec<_> = [given, entry].into_iter().flatten().collect();
        found.dedup_by(|a, b| a == b);
        let mut differences = Vec::new();
        for (own, own_dtype) in found {
            differences.extend(unlike(name, (layout, dtype), (own, own_dtype)));
        }
        self.differences.extend(differences);
        if unknown {
            self.differs(Difference::UnknownParameter {
                parameter: name.to_owned(),
            });
        }
    }

    fn given(&self, name: &str) -> Option<&'c Param<'c>> {
        let params = self.params?;
        params.iter().find(|param| param.name() == name)
    }

    /// The weights that are to be taken.
    fn weights(&mut self) -> Result<BTreeSet<String>, CheckpointFault> {
        let mut taken = BTreeSet::new();
        let record = self.record;
        for (name, place) in &record.weights {
            let place: &Place = place;
            let (layout, dtype) = place.decode().map_err(|what| CheckpointFault::Parameter {
                parameter: name.clone(),
                what,
            })?;
            self.tensor(Kind::Weights.of(name), dtype, layout.len())?;
            if self.params.is_none() {
                continue;
            }
            let state = record.parameters.get(name);
            let Some(given) = self.given(name) else {
                // It was told, if it has a state.
                if state.is_none() {
                    self.differs(Difference::UnknownParameter {
                        parameter: name.clone(),
                    });
                }
                continue;
            };
            let own = (&given.layout, given.dtype());
            match unlike(name, (&layout, dtype), own) {
                None => {
                    taken.insert(name.clone());
                }
                Some(_) if state.is_some() => {}
                Some(difference) => self.differs(difference),
            }
        }
        Ok(taken)
    }

    /// Parameters that are here and not in the checkpoint.
    fn missing(&mut self) {
        let record = self.record;
        let mut missing = BTreeSet::new();
        if let Some(params) = self.params {
            for param in params {
                let name = param.name();
                if record.weights.contains_key(name) {
                    continue;
                }
                if record.parameters.contains_key(name) {
                    self.differences.push(Difference::MissingWeights {
                        parameter: name.to_owned(),
                    });
                } else {
                    missing.insert(name);
                }
            }
        }
        for (entry, _) in self.optimizer.registry.entries() {
            if !record.parameters.contains_key(&entry.name) {
                missing.insert(&entry.name);
            }
        }
        let missing = missing
            .into_iter()
            .map(|name| Difference::MissingParameter {
                parameter: name.to_owned(),
            });
        self.differences.extend(missing);
    }
}

/// How a parameter differs from what has its name.
fn unlike(
    name: &str,
    (layout, dtype): (&Layout, Dtype),
    (own, own_dtype): (&Layout, Dtype),
) -> Option<Difference> {
    let parameter = name.to_owned();
    if layout.shape != own.shape {
        return Some(Difference::Shape {
            parameter,
            checkpoint: layout.shape().to_vec(),
            given: own.shape().to_vec(),
        });
    }
    if dtype != own_dtype {
        return Some(Difference::Dtype {
            parameter,
            checkpoint: dtype,
            given: own_dtype,
        });
    }
    (layout != own).then(|| Difference::Strides {
        parameter,
        shape: layout.shape().to_vec(),
        checkpoint: layout.strides(),
        given: own.strides(),
    })
}

fn restored(scale: &record::LossScale) -> Result<LossScale, CheckpointFault> {
    let numbers = [scale.scale, scale.growth, scale.backoff, scale.floor];
    let counts = [scale.interval, scale.good_steps];
    LossScale::from_parts(numbers.map(|it| it.0), counts.map(|it| it.0)).map_err(|error| {
        CheckpointFault::Metadata {
            what: error.to_string(),
        }
    })
}
