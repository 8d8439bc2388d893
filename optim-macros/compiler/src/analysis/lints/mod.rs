//! What compiles and computes and is most likely not what the author means.
//!
//! Each file is one lint. They look at the arithmetic of a path, where spelling does not matter any
//! more: intermediates are put in, recurrences written out, branches on flags taken. What an author does
//! mean is said by `#[allow(id)]` on the statement.

mod climbs;
mod corrected_state;
mod correction;
mod corrections;
mod decay_after_step;
mod decayed_twice;
mod degree;
mod direction;
mod gradient_unused;
mod growing_decay;
mod late_gradient;
mod lonely_debias;
mod low_decay_rate;
mod mismatched_shares;
mod misplaced_eps;
mod missing_root;
mod mixture;
mod normalised;
mod rate_twice;
mod recurrences;
mod reversed_ema;
mod scaled_decay;
mod suspicions;
mod swapped_rates;
mod terms;
mod uneven_averages;
mod vanishing_product;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};

use self::direction::{Probes, Runs};
use self::mixture::Mixture;
use self::recurrences::Recurrence;
use self::suspicions::Suspicion;
use self::terms::Term;

use crate::diag::findings::Finding;
use crate::diag::{Errors, Source, findings};
use crate::functions::sqrt::SQRT;
use crate::ir::{Draft, Graph, NodeId, Op};
use crate::language::ids::{ParamId, StateId, Target};
use crate::language::literal::Literal;
use crate::lower::{Lowered, Path};
use crate::model::{Model, Place};

/// Reports what looks wrong. Gives the places whose operands need no further word.
pub(crate) fn check(model: &Model<'_>, lowered: &Lowered, errors: &Errors) -> HashSet<usize> {
    let mut said = HashSet::new();
    let mut settled = HashSet::new();
    let mut suspicions = Vec::new();
    let (sound, clean) = (errors.all_are(findings::LINTS), !errors.any());
    let probes = Probes::new(lowered);
    for (index, path) in lowered.paths.iter().enumerate() {
        let mut lints = Lints {
            model,
            lowered,
            path,
            index,
            graph: &path.body.graph,
            errors,
            probes: &probes,
            found: Found::default(),
            suspicions: &mut suspicions,
            said: &mut said,
        };
        reversed_ema::check(&mut lints, &mut settled);
        low_decay_rate::check(&mut lints);
        misplaced_eps::check(&mut lints, &mut settled);
        lonely_debias::check(&mut lints);
        vanishing_product::check(&mut lints);
        decayed_twice::check(&mut lints);
        // These read a meaning off whole equations: beside an error, which may be what they miss, they say nothing.
        if sound {
            corrected_state::check(&mut lints);
            corrections::check(&mut lints);
            mismatched_shares::check(&mut lints);
            swapped_rates::check(&mut lints);
            uneven_averages::check(&mut lints);
            scaled_decay::check(&mut lints);
            decay_after_step::check(&mut lints);
            missing_root::check(&mut lints);
            rate_twice::check(&mut lints);
            climbs::check(&mut lints);
            growing_decay::check(&mut lints);
        }
        // A state that is read too early is read as last step's, and that was said.
        if clean {
            late_gradient::check(&mut lints);
        }
    }
    // What speaks of quotients and products holds in `eval` as well; the rest speaks of steps.
    for path in lowered.eval.iter().flat_map(|eval| &eval.paths) {
        let mut lints = Lints {
            model,
            lowered,
            path,
            index: usize::MAX,
            graph: &path.body.graph,
            errors,
            probes: &probes,
            found: Found::default(),
            suspicions: &mut suspicions,
            said: &mut said,
        };
        misplaced_eps::check(&mut lints, &mut settled);
        lonely_debias::check(&mut lints);
        vanishing_product::check(&mut lints);
    }
    // What has no meaning may be where the gradient is used.
    if let Some(path) = lowered.paths.first().filter(|_| !model.open.uses) {
        gradient_unused::check(&mut Lints {
            model,
            lowered,
            path,
            index: 0,
            graph: &path.body.graph,
            errors,
            probes: &probes,
            found: Found::default(),
            suspicions: &mut suspicions,
            said: &mut said,
        });
    }
    suspicions::report(model, lowered, &suspicions, errors);
    settled
}

/// What several lints ask of a path, found out once.
#[derive(Default)]
struct Found<'a> {
    nodes: OnceCell<Vec<NodeId>>,
    mixtures: OnceCell<Vec<Mixture>>,
    /// The path under the assumption that there is no gradient.
    weights: Runs<'a>,
    terms: RefCell<HashMap<NodeId, Vec<Term>>>,
    recurrences: OnceCell<BTreeMap<StateId, Recurrence>>,
}

/// One path, and where to report what is found on it.
struct Lints<'a> {
    model: &'a Model<'a>,
    lowered: &'a Lowered,
    path: &'a Path,
    /// Its position among the paths of the update.
    index: usize,
    graph: &'a Graph,
    errors: &'a Errors,
    probes: &'a Probes<'a>,
    found: Found<'a>,
    /// What is reported in the end, unless it is an option of the rule.
    suspicions: &'a mut Vec<Suspicion>,
    /// What was said on an earlier path.
    said: &'a mut HashSet<(&'static str, Place)>,
}

impl Lints<'_> {
    /// Reports, unless it is allowed; whether it is reported, here or on an earlier path.
    fn report(
        &mut self,
        lint: &'static Finding,
        (place, source): (Place, Source),
        fact: String,
        help: String,
    ) -> bool {
        let allowed = self.model.allows(lint, place);
        if self.said.insert((lint.id, place)) && !allowed {
            self.errors.report(lint, source, fact, help);
        }
        !allowed
    }

    /// The nodes that the path computes, in order.
    fn nodes(&self) -> Vec<NodeId> {
        let nodes = self.found.nodes.get_or_init(|| self.path.body.reachable());
        nodes.clone()
    }

    /// Where a node is written, if it is.
    fn at(&self, node: NodeId) -> Option<(Place, Source)> {
        let origin = self.graph.origin(node)?;
        Some((Place::At(origin.place), origin.source))
    }

    /// A node as written.
    fn text(&self, node: NodeId) -> String {
        let store = self.path.body.stores.iter().find(|(_, new)| *new == node);
        match (store, self.graph.origin(node), self.graph.op(node)) {
            (Some((Target::State(id), _)), ..) => self.model.state_name(*id),
            (_, Some(origin), _) => origin.text.clone(),
            // What `debias` divides by is written nowhere.
            (.., Op::BiasCorrection(id, _)) => format!("correction({})", self.model.state_name(id)),
            _ => "…".to_owned(),
        }
    }

    /// The state whose new value a node is.
    fn state_of(&self, node: NodeId) -> Option<StateId> {
        let stores = self.path.body.stores.iter();
        let mut states = stores.filter_map(|(target, new)| match target {
            Target::State(id) if *new == node => Some(*id),
            _ => None,
        });
        states.next()
    }

    /// Whether `found` holds of a node or of anything it is made of, without looking inside the new
    /// values of states.
    fn reaches(&self, node: NodeId, found: &impl Fn(NodeId) -> bool) -> bool {
        let outside_states = |node, next: &mut Vec<NodeId>| {
            if self.state_of(node).is_none() {
                next.extend(self.graph.op(node).operands());
            }
        };
        self.graph.walk([node], outside_states).any(found)
    }

    /// A hyper-parameter that is there to keep a divisor from zero.
    fn is_eps(&self, node: NodeId) -> bool {
        let Op::Param(id) = self.graph.op(node) else {
            return false;
        };
        let name = &self.lowered.params[id].name;
        let small = self.default(id).is_some_and(|value| value.abs() <= 1e-2);
        small && (name.starts_with("eps") || name.starts_with('ε'))
    }

    /// The same, or what has no meaning.
    fn may_be_eps(&self, node: NodeId) -> bool {
        self.graph.op(node) == Op::Own(Draft::Unknown) || self.is_eps(node)
    }

    /// The default of a hyper-parameter that is a number.
    fn default(&self, id: ParamId) -> Option<f64> {
        match self.lowered.params[id].default {
            Literal::Number(value) => Some(value),
            _ => None,
        }
    }

    /// The operand of a root.
    fn under_root(&self, node: NodeId) -> Option<NodeId> {
        self.graph.argument_of(node, SQRT)
    }
}
