//! The optimizer as a whole, and its groups.

use std::collections::BTreeSet;

use super::super::record;
use super::Comparison;
use crate::error::{CheckpointFault, Difference, Error};
use crate::optimizer::group::Groups;
use crate::optimizer::loss_scale::LossScale;
use crate::optimizer::schedules::Course;
use crate::optimizer::{AnyRule, Frozen};
use crate::schedule::PlateauState;

impl Comparison<'_> {
    pub(super) fn whole(&mut self) -> Result<Option<LossScale>, CheckpointFault> {
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
    pub(super) fn average(&self) -> Option<String> {
        self.optimizer.average.as_ref().map(|it| it.described())
    }

    /// The groups with the hyper-parameters of the checkpoint, where they fit.
    pub(super) fn groups(&mut self, others_stay: bool) -> Groups {
        let mut groups = self.optimizer.groups.clone();
        if !others_stay {
            groups.seats.truncate(0);
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
        let reads = own.meta().is_some_and(|meta| meta.reads(theirs));
        // A group that rests may have had any rule before.
        if !reads && theirs != 0 {
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
