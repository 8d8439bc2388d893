//! On every path each state and the weights are assigned once, and read after that.
//!
//! The equations are walked once for each setting of the switches. What several settings share is
//! reported once.

use std::collections::HashSet;

use crate::diag::{Errors, Source};
use crate::model::{Assign, Expr, Model, Node, StateId, Stmt, Target, Update, each_assign};
use crate::rules::{self, Rule};
use crate::switches::{MOST, Switches};

pub(crate) fn check(model: &Model<'_>, switches: &Switches<'_>, errors: &Errors) {
    if let Some(first_too_many) = switches.list.get(MOST) {
        errors.report(
            &rules::TOO_MANY_LOOPS,
            first_too_many.expr.source,
            format!(
                "{} conditions select the loop of this rule",
                switches.list.len()
            ),
            "compute with numbers instead, which needs no loop of its own: \
             `let factor = if flag { 1 } else { 0 };`",
        );
        return;
    }
    let mut assigned_somewhere = HashSet::new();
    each_assign(&model.body, &mut |assign| {
        assigned_somewhere.insert(assign.target);
    });
    let mut said = HashSet::new();
    for setting in switches.settings(model) {
        let mut walk = Walk {
            model,
            switches,
            setting: &setting,
            errors,
            assigned_somewhere: &assigned_somewhere,
            said: &mut said,
            assigned: HashSet::new(),
        };
        walk.statements(&model.body);
        walk.end();
    }
}

struct Walk<'a> {
    model: &'a Model<'a>,
    switches: &'a Switches<'a>,
    setting: &'a [bool],
    errors: &'a Errors,
    assigned_somewhere: &'a HashSet<Target>,
    /// What was reported already, under an earlier setting.
    said: &'a mut HashSet<(&'static str, usize)>,
    assigned: HashSet<Target>,
}

impl Walk<'_> {
    fn report(
        &mut self,
        rule: &'static Rule,
        place: usize,
        source: Source,
        fact: String,
        help: String,
    ) {
        if self.said.insert((rule.id, place)) {
            self.errors.report(rule, source, fact, help);
        }
    }

    fn statements(&mut self, body: &[Stmt]) {
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
                    match self.switches.decide(condition, self.setting) {
                        Some(true) => self.statements(then),
                        Some(false) => self.statements(otherwise),
                        // A condition per weight, which is reported elsewhere.
                        None => {}
                    }
                }
            }
        }
    }

    fn assign(&mut self, assign: &Assign) {
        match &assign.value {
            Update::Plain(value) => self.read(value),
            Update::Average(average) => {
                average.rate.iter().for_each(|rate| self.read(rate));
                self.read(&average.x);
                if let Some((mean, source)) = average.mean {
                    self.present(mean, assign.place, source);
                }
            }
        }
        if let Target::State(id) = assign.target
            && !self.present(id, assign.place, assign.source)
        {
            return;
        }
        if !self.assigned.insert(assign.target) {
            let (rule, fact, help) = match assign.target {
                Target::Weight => (
                    &rules::WEIGHTS_ASSIGNED_TWICE,
                    "the weights are assigned a second time here".to_owned(),
                    "put both changes into one assignment, with `let` for the first".to_owned(),
                ),
                Target::State(id) => {
                    let name = self.model.state_name(id);
                    (
                        &rules::ASSIGNED_TWICE,
                        format!("`{name}` is assigned a second time here"),
                        format!("name one of the two values: `let {name}_2 = …;`"),
                    )
                }
            };
            self.report(rule, assign.place, assign.source, fact, help);
        }
    }

    /// Whether a state exists under this setting; reports its use if not.
    fn present(&mut self, id: StateId, place: usize, source: Source) -> bool {
        let absent = match &self.model.states[id].condition {
            Some(condition) => self.switches.decide(condition, self.setting) == Some(false),
            None => false,
        };
        if absent {
            let name = self.model.state_name(id);
            let condition = self.model.def.states[id].condition.as_ref();
            let condition = condition.map_or_else(String::new, ToString::to_string);
            self.report(
                &rules::ABSENT_STATE,
                place,
                source,
                format!("`{name}` does not exist where `{condition}` does not hold"),
                format!("put it inside `if {condition} {{ … }}`, or declare `{name}` without `if`"),
            );
        }
        !absent
    }

    fn read(&mut self, expr: &Expr) {
        match &expr.node {
            Node::Prev(id) => {
                self.present(*id, expr.place, expr.source);
            }
            Node::State(id) | Node::Debias(id) => {
                let target = Target::State(*id);
                if self.present(*id, expr.place, expr.source)
                    && !self.assigned.contains(&target)
                    // Otherwise it is said at the end, once.
                    && self.assigned_somewhere.contains(&target)
                {
                    let name = self.model.state_name(*id);
                    self.report(
                        &rules::READ_BEFORE_UPDATE,
                        expr.place,
                        expr.source,
                        format!("`{name}` is read before its update"),
                        format!(
                            "write `prev({name})` for last step's value, or move this below \
                             `{name} = …;` for the new one"
                        ),
                    );
                }
            }
            Node::If {
                condition,
                then,
                otherwise,
            } => {
                self.read(condition);
                let taken = self.switches.decide(condition, self.setting);
                for (branch, value) in [(then, true), (otherwise, false)] {
                    if taken.is_none_or(|taken| taken == value) {
                        branch.lets.iter().for_each(|(_, value)| self.read(value));
                        self.read(&branch.value);
                    }
                }
            }
            _ => expr
                .children()
                .into_iter()
                .for_each(|child| self.read(child)),
        }
    }

    /// What must have been assigned by now.
    fn end(&mut self) {
        for (id, state) in self.model.def.states.iter().enumerate() {
            let exists = match &self.model.states[id].condition {
                Some(condition) => self.switches.decide(condition, self.setting) != Some(false),
                None => true,
            };
            if exists && !self.assigned.contains(&Target::State(id)) {
                let path = self.path(Target::State(id));
                let name = &state.name;
                self.report(
                    &rules::STATE_NOT_ASSIGNED,
                    id,
                    name.into(),
                    format!("state `{name}` is not assigned{path}"),
                    format!("assign it: `{name} = …;`, or `{name} = prev({name});` to keep it"),
                );
            }
        }
        if let Some(update) = &self.model.def.update
            && !self.assigned.contains(&Target::Weight)
        {
            let path = self.path(Target::Weight);
            let name = &update.w;
            self.report(
                &rules::WEIGHTS_NOT_ASSIGNED,
                0,
                name.into(),
                format!("the weights `{name}` are not assigned{path}"),
                format!("move them: `{name} -= lr * …;`"),
            );
        }
    }

    /// Under which setting something is missing, if it is there under others.
    fn path(&self, target: Target) -> String {
        if self.assigned_somewhere.contains(&target) && !self.setting.is_empty() {
            format!(" where {}", self.switches.describe(self.setting))
        } else {
            String::new()
        }
    }
}
