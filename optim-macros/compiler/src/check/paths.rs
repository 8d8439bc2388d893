//! On every path each state and the weights are assigned once, and read after that.
//!
//! The equations are walked once for each setting of the switches. What several settings share is
//! reported once.

use std::collections::{BTreeMap, HashSet};

use super::assigned::Assigned;
use crate::diag::findings::{self, Finding};
use crate::diag::{Errors, Source};
use crate::language::ids::{StateId, Target};
use crate::model::switches::{MOST, Setting, Switches};
use crate::model::visit::each_assign;
use crate::model::{Assign, Expr, Form, Model, Node, Place, Stmt, Update};
use crate::syntax::lists::singular;

/// Whether everything is assigned that must be.
pub(crate) fn check(model: &Model<'_>, switches: &Switches<'_>, errors: &Errors) -> bool {
    let states = (0..model.states.len()).map(Target::State);
    let targets: Vec<_> = states.chain([Target::Weight]).collect();
    let missing = walk(model, switches, &model.body, &targets, errors);
    let all_assigned = missing.is_empty();
    for (target, path) in missing {
        match (target, &model.def.update) {
            (Target::State(id), _) => {
                let name = &model.def.states[id].name;
                if let Some(over) = name.element.as_ref().and_then(|list| list.over.as_ref()) {
                    let one = singular(&over.to_string()).to_owned();
                    let word = &name.word;
                    errors.report(
                        &findings::STATE_NOT_ASSIGNED,
                        name,
                        // The same for each of them.
                        format!(
                            "not every element of `{}` is assigned{path}",
                            name.declared()
                        ),
                        format!("assign each: `for {one} in {over} {{ {word}[{one}] = …; }}`"),
                    );
                    continue;
                }
                errors.report(
                    &findings::STATE_NOT_ASSIGNED,
                    name,
                    format!("state `{name}` is not assigned{path}"),
                    format!("assign it: `{name} = …;`, or `{name} = prev({name});` to keep it"),
                );
            }
            (Target::Weight, Some(update)) => {
                let name = &update.w;
                errors.report(
                    &findings::WEIGHTS_NOT_ASSIGNED,
                    name,
                    format!("the weights `{name}` are not assigned{path}"),
                    format!("move them: `{name} -= …;`"),
                );
            }
            (Target::Weight, None) => {}
        }
    }
    all_assigned
}

/// Walks a body under each setting. Gives each of the targets that is not assigned, and where.
pub(super) fn walk(
    model: &Model<'_>,
    switches: &Switches<'_>,
    body: &[Stmt],
    targets: &[Target],
    errors: &Errors,
) -> Vec<(Target, String)> {
    if let Some(first_too_many) = switches.list.get(MOST) {
        errors.report(
            &findings::TOO_MANY_LOOPS,
            first_too_many.expr.source,
            format!(
                "{} conditions select the loop of this rule",
                switches.list.len()
            ),
            "compute with numbers instead, which needs no loop of its own: \
             `let factor = if flag { 1 } else { 0 };`",
        );
        return Vec::new();
    }
    let mut assigned_somewhere = HashSet::new();
    each_assign(body, &mut |assign| {
        assigned_somewhere.insert(assign.target);
    });
    let mut said = HashSet::new();
    let settings = switches.settings(model);
    let mut missing: BTreeMap<Target, Vec<&Setting>> = BTreeMap::new();
    for setting in &settings {
        let mut walk = Walk {
            model,
            switches,
            setting,
            errors,
            assigned_on_path: assigned_under(switches, setting, body),
            said: &mut said,
            assigned: Assigned::default(),
            list: 0,
            lists: 0,
            updating: None,
            unknown: 0,
        };
        walk.statements(body);
        for target in walk.missing(targets).filter(|_| !model.open.targets) {
            missing.entry(target).or_default().push(setting);
        }
    }
    let told = missing.into_iter().map(|(target, missing)| {
        let path = if assigned_somewhere.contains(&target) {
            path(switches, &settings, &missing)
        } else {
            String::new()
        };
        (target, path)
    });
    told.collect()
}

/// Where something is missing, in as few conditions as tell it: ` where `frozen` holds`.
fn path(switches: &Switches<'_>, settings: &[Setting], missing: &[&Setting]) -> String {
    let Some(&first) = missing.first() else {
        return String::new();
    };
    let mut telling = vec![true; first.len()];
    for switch in 0..first.len() {
        telling[switch] = false;
        let told = |setting: &&Setting| {
            let mut parts = setting.iter().zip(first).zip(&telling);
            parts.all(|((a, b), telling)| a == b || !telling)
        };
        let mut others = settings.iter().filter(told);
        // Without this condition the rest would also tell of settings where nothing is missing.
        telling[switch] = !others.all(|setting| missing.contains(&setting));
    }
    let parts: Vec<_> = switches
        .written(first)
        .zip(telling)
        .filter(|(_, telling)| *telling)
        .map(|((written, holds), _)| {
            let verb = if holds { "holds" } else { "does not hold" };
            format!("`{written}` {verb}")
        })
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" where {}", parts.join(" and "))
    }
}

/// What these statements assign under a setting.
fn assigned_under(switches: &Switches<'_>, setting: &[bool], body: &[Stmt]) -> HashSet<Target> {
    let mut assigned = HashSet::new();
    for statement in body {
        match statement {
            Stmt::Let(..) => {}
            Stmt::Assign(assign) => {
                assigned.insert(assign.target);
            }
            Stmt::If {
                condition,
                then,
                otherwise,
            } => {
                let taken = switches.decide(condition, setting);
                for (branch, value) in [(then, true), (otherwise, false)] {
                    if taken.is_none_or(|taken| taken == value) {
                        assigned.extend(assigned_under(switches, setting, branch));
                    }
                }
            }
        }
    }
    assigned
}

struct Walk<'a> {
    model: &'a Model<'a>,
    switches: &'a Switches<'a>,
    setting: &'a [bool],
    errors: &'a Errors,
    /// What the equations assign under this setting, sooner or later.
    assigned_on_path: HashSet<Target>,
    /// What was reported already, under an earlier setting.
    said: &'a mut HashSet<(&'static str, usize)>,
    assigned: Assigned<'a>,
    /// Which list of statements is walked, by a number.
    list: usize,
    /// How many there were.
    lists: usize,
    /// The state whose new value is being computed.
    updating: Option<StateId>,
    /// How many conditions without a meaning stand around: they may be those that states exist by.
    unknown: usize,
}

impl<'a> Walk<'a> {
    fn report(
        &mut self,
        rule: &'static Finding,
        place: usize,
        source: Source,
        fact: String,
        help: String,
    ) {
        if self.said.insert((rule.id, place)) {
            self.errors.report(rule, source, fact, help);
        }
    }

    fn statements(&mut self, body: &'a [Stmt]) {
        self.lists += 1;
        let around = std::mem::replace(&mut self.list, self.lists);
        for statement in body {
            match statement {
                Stmt::Let(_, value) => self.read(value),
                Stmt::Assign(assign) => self.assign(assign),
                Stmt::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    self.read(condition);
                    self.unknown += usize::from(condition.has_error());
                    match self.switches.decide(condition, self.setting) {
                        Some(true) => self.statements(then),
                        Some(false) => self.statements(otherwise),
                        // A condition per weight, which is reported elsewhere: what either
                        // branch assigns counts as assigned.
                        None => {
                            let before = self.assigned.clone();
                            self.statements(then);
                            let after = std::mem::replace(&mut self.assigned, before);
                            self.statements(otherwise);
                            self.assigned.join(after);
                        }
                    }
                    self.unknown -= usize::from(condition.has_error());
                }
            }
        }
        self.list = around;
    }

    fn assign(&mut self, assign: &'a Assign) {
        self.updating = match assign.target {
            Target::State(id) => Some(id),
            Target::Weight => None,
        };
        match &assign.value {
            Update::Plain(value) => self.read(value),
            Update::Average(average) => {
                average.rate().into_iter().for_each(|rate| self.read(rate));
                self.read(&average.x);
                if let Form::EmaVar { mean, named, .. } = average.form {
                    self.present(mean, assign.place, named);
                }
            }
        }
        self.updating = None;
        if let Target::State(id) = assign.target
            && !self.present(id, assign.place, assign.source)
        {
            return;
        }
        let told = self.assigned.assign(self.model, assign, self.list);
        if let Some((rule, fact, help)) = told {
            self.report(rule, assign.place, assign.source, fact, help);
        }
    }

    /// Whether a state exists under this setting; reports its use if not.
    fn present(&mut self, id: StateId, place: usize, source: Source) -> bool {
        let absent = match &self.model.states[id].condition {
            Some(condition) => self.switches.decide(condition, self.setting) == Some(false),
            None => false,
        };
        let absent = absent && self.unknown == 0;
        if absent {
            let name = self.model.state_name(id);
            let condition = self.model.def.states[id].condition.as_ref();
            let condition = condition.map_or_else(String::new, ToString::to_string);
            self.report(
                &findings::ABSENT_STATE,
                place,
                source,
                format!("`{name}` does not exist where `{condition}` does not hold"),
                format!("put it inside `if {condition} {{ … }}`, or declare `{name}` without `if`"),
            );
        }
        !absent
    }

    fn allowed(&self, expr: &Expr) -> bool {
        let place = Place::At(expr.place);
        self.model.allows(&findings::READ_BEFORE_UPDATE, place)
    }

    fn read(&mut self, expr: &Expr) {
        match &expr.node {
            Node::Prev(id) => {
                self.present(*id, expr.place, expr.source);
            }
            Node::New(id) => {
                self.present(*id, expr.place, expr.source);
            }
            Node::State(id) | Node::Debias(id) | Node::BiasCorrection(id) => {
                let target = Target::State(*id);
                if self.present(*id, expr.place, expr.source)
                    && !self.assigned.has(target)
                    // Otherwise it is said of the state, once.
                    && self.assigned_on_path.contains(&target)
                    // Allowed, a name reads last step's value.
                    && !(matches!(expr.node, Node::State(_)) && self.allowed(expr))
                {
                    let name = self.model.state_name(*id);
                    let help = if self.updating == Some(*id) {
                        format!("write `prev({name})` for last step's value")
                    } else {
                        format!(
                            "write `prev({name})` for last step's value, or move this below \
                             `{name} = …;` for the new one"
                        )
                    };
                    self.report(
                        &findings::READ_BEFORE_UPDATE,
                        expr.place,
                        expr.source,
                        format!("`{name}` is read before its update"),
                        help,
                    );
                }
            }
            Node::If {
                condition,
                then,
                otherwise,
            } => {
                self.read(condition);
                self.unknown += usize::from(condition.has_error());
                let taken = self.switches.decide(condition, self.setting);
                for (branch, value) in [(then, true), (otherwise, false)] {
                    if taken.is_none_or(|taken| taken == value) {
                        branch.lets.iter().for_each(|(_, value)| self.read(value));
                        self.read(&branch.value);
                    }
                }
                self.unknown -= usize::from(condition.has_error());
            }
            _ => expr
                .children()
                .into_iter()
                .for_each(|child| self.read(child)),
        }
    }

    /// What of this must have been assigned by now and is not.
    fn missing(&self, targets: &[Target]) -> impl Iterator<Item = Target> {
        let exists = |target: &Target| match target {
            Target::State(id) => match &self.model.states[*id].condition {
                Some(condition) => self.switches.decide(condition, self.setting) != Some(false),
                None => true,
            },
            Target::Weight => true,
        };
        let targets = targets.iter().copied().filter(exists);
        targets.filter(|target| !self.assigned.has(*target))
    }
}
