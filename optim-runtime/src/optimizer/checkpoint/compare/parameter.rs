//! One parameter with its state.

use super::super::Kind;
use super::super::record::{Parameter, State};
use super::{Comparison, Planned, PlannedState, unlike};
use crate::door::meta::{RuleMeta, Storage};
use crate::error::{CheckpointFault, Difference};
use crate::optimizer::group::Groups;
use crate::tensor::layout::Layout;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::state::values_of;
use crate::value::dtype::Dtype;
use crate::value::history::{History, Numbers};

impl Comparison<'_> {
    /// What is to be taken of a parameter, if it fits.
    pub(super) fn parameter(
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
                let meta = own.meta().filter(|meta| meta.reads(print));
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
            segment: None,
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
            numbers: Numbers {
                scalars,
                histories,
                ..Numbers::default()
            },
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
}
