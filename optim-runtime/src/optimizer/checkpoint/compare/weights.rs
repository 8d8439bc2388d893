//! Weights that the checkpoint has, and what it does not have.

use std::collections::BTreeSet;

use super::super::Kind;
use super::super::record::Place;
use super::{Comparison, unlike};
use crate::error::{CheckpointFault, Difference};

impl Comparison<'_> {
    /// The weights that are to be taken.
    pub(super) fn weights(&mut self) -> Result<BTreeSet<String>, CheckpointFault> {
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
    pub(super) fn missing(&mut self) {
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
