//! What looks wrong on a path and may be an option of the rule.
//!
//! `let rate = if late_correction { lr / (1 - beta1^t) } else { lr };` scales all that stands under it, decay among it,
//! on the path where the flag is set. Who writes it so knows both forms. So what is found at a place is not reported
//! if with one hyper-parameter set otherwise the same place is computed without it.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings::Finding;
use crate::diag::{Errors, Source};
use crate::ir::Op;
use crate::lower::{Lowered, Path};
use crate::model::{Model, Place};

/// A finding on one path.
pub(super) struct Suspicion {
    lint: &'static Finding,
    /// The position of the path.
    path: usize,
    place: Place,
    source: Source,
    fact: String,
    help: String,
}

impl Lints<'_> {
    /// Notes what is to be reported unless it is an option.
    pub(super) fn suspect(
        &mut self,
        lint: &'static Finding,
        (place, source): (Place, Source),
        fact: String,
        help: String,
    ) {
        self.suspicions.push(Suspicion {
            lint,
            path: self.index,
            place,
            source,
            fact,
            help,
        });
    }
}

/// Reports each that is no option, once, unless it is allowed.
pub(super) fn report(
    model: &Model<'_>,
    lowered: &Lowered,
    suspicions: &[Suspicion],
    errors: &Errors,
) {
    let mut said = HashSet::new();
    for suspicion in suspicions {
        let Suspicion {
            lint,
            place,
            source,
            ..
        } = suspicion;
        if is_option(lowered, suspicions, suspicion) || !said.insert((lint.id, *place)) {
            continue;
        }
        if !model.allows(lint, *place) {
            let (fact, help) = (suspicion.fact.clone(), suspicion.help.clone());
            errors.report(lint, *source, fact, help);
        }
    }
}

fn is_option(lowered: &Lowered, suspicions: &[Suspicion], suspicion: &Suspicion) -> bool {
    let suspected = |path: usize| {
        let mut same = suspicions.iter();
        same.any(|other| {
            other.path == path
                && other.lint.id == suspicion.lint.id
                && other.place == suspicion.place
        })
    };
    // `eval` has paths of its own, and is no option of the update.
    let Some(here) = lowered.paths.get(suspicion.path) else {
        return false;
    };
    let mut others = lowered.paths.iter().enumerate();
    others.any(|(index, other)| {
        !suspected(index) && is_one_choice(lowered, here, other) && computes(other, suspicion.place)
    })
}

/// Whether two paths differ in one condition on hyper-parameters.
fn is_one_choice(lowered: &Lowered, a: &Path, b: &Path) -> bool {
    let graph = &lowered.conditions;
    let of_hypers = |switch| {
        let mut leaves = graph.below([switch]);
        !leaves.any(|node| matches!(graph.op(node), Op::Step | Op::ScalarState(_)))
    };
    let settings = a.setting.iter().zip(&b.setting);
    let switches = lowered.switches.iter().zip(settings);
    let different: Vec<_> = switches
        .filter(|(_, (a, b))| a != b)
        .map(|(switch, _)| of_hypers(*switch))
        .collect();
    different == [true]
}

/// Whether what a path computes or assigns is written at a place.
fn computes(path: &Path, place: Place) -> bool {
    let nodes = path.body.reachable().into_iter();
    let origins = nodes.filter_map(|node| path.body.graph.origin(node));
    let assigned = path.assignments.iter().map(|(_, origin)| origin);
    let mut origins = origins.chain(assigned);
    origins.any(|origin| Place::At(origin.place) == place)
}
