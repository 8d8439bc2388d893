//! The update as its paper has it, and options as what they change.
//!
//! ```text
//! lines ── resolve (a setting) ──▶ lines ── inline ──▶ the update under that setting
//!                                    │ compare: is the setting the sum of others?
//! ```
//!
//! A rule with options has many updates in one. The page of its documentation begins with the one at the
//! defaults, and tells of each option the lines that it changes. All of them are what the whole equations
//! say: conditions that a setting decides are decided, terms that are zero are left out, and what then needs no
//! name has none.

mod compare;
mod inline;
mod marks;
mod read;
mod resolve;
mod setting;
mod simple;

use self::compare::{changed, is_sum, same};
use self::inline::{Corrections, inlined};
use self::resolve::{Resolved, Resolver};
use self::setting::Alternative;
pub(crate) use self::setting::Setting;
#[cfg(test)]
pub(crate) use self::setting::Value;
use super::equations::Equations;
use super::formula::{Formula, Line};
use super::letters::Letters;
use crate::language::domain::Domain;
use crate::model::Model;

/// Of a rule with more options no two are looked at together.
const MOST: usize = 12;

/// The update at the defaults, and what options change.
pub(crate) struct Sheet {
    pub(crate) defaults: Vec<Line>,
    pub(crate) options: Vec<Change>,
}

/// What one option changes, or several together.
pub(crate) struct Change {
    /// In words: ``With `momentum > 0` and `nesterov` ``.
    pub(crate) title: String,
    /// The lines that are others.
    pub(crate) lines: Vec<Line>,
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests compute with it"))]
    pub(crate) setting: Setting,
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests compute with it"))]
    pub(crate) whole: Vec<Line>,
}

/// What there is to tell of some equations; `None` where the defaults decide nothing.
pub(super) fn sheet(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
) -> Option<Sheet> {
    let requires = model.requires.iter();
    let requires = requires.map(|condition| Equations::new(model, letters).condition(condition));
    let options = Options {
        model,
        letters,
        lines,
        requires: requires.collect(),
        defaults: setting::defaults(model),
        list: setting::alternatives(model, domains, lines),
    };
    let defaults = options.case(Vec::new())?;
    if !defaults.resolved.changed {
        return None;
    }
    let told = options.told(&defaults);
    let defaults = options.shown(&defaults);
    let mut changes: Vec<(Vec<usize>, Change)> = Vec::new();
    for case in told {
        let whole = options.shown(&case);
        let lines = changed(&defaults, &whole);
        // Names alone may be others, which are not shown.
        let known = changes.iter().any(|(with, change)| {
            change.whole == whole && with.iter().all(|option| case.with.contains(option))
        });
        if lines.is_empty() || known {
            continue;
        }
        let change = Change {
            title: options.title(&case.with),
            lines,
            setting: case.setting,
            whole,
        };
        changes.push((case.with, change));
    }
    Some(Sheet {
        options: changes.into_iter().map(|(_, change)| change).collect(),
        defaults,
    })
}

struct Options<'m> {
    model: &'m Model<'m>,
    letters: &'m Letters,
    lines: &'m [Line],
    requires: Vec<Formula>,
    defaults: Setting,
    list: Vec<Alternative>,
}

/// The equations with some options.
struct Case {
    /// Positions in the list of alternatives, rising.
    with: Vec<usize>,
    setting: Setting,
    resolved: Resolved,
}

impl Case {
    /// Whether another one says the same.
    fn is_like(&self, other: &Self) -> bool {
        same(&self.resolved.lines, &other.resolved.lines)
    }
}

impl Options<'_> {
    /// `None` for what a `require` excludes.
    fn case(&self, with: Vec<usize>) -> Option<Case> {
        let mut setting = self.defaults.clone();
        for option in &with {
            let Alternative { param, value, .. } = &self.list[*option];
            setting[*param] = *value;
        }
        let resolver = Resolver::new(&setting);
        let excluded = self
            .requires
            .iter()
            .any(|condition| resolver.formula(condition) == Some(Formula::Truth(false)));
        if excluded {
            return None;
        }
        let resolved = resolver.resolved(self.lines);
        Some(Case {
            with,
            setting,
            resolved,
        })
    }

    /// The lines as they are shown.
    fn shown(&self, case: &Case) -> Vec<Line> {
        let resolved = case.resolved.clone();
        if resolved.changed {
            inlined(resolved, &self.corrections(&case.setting))
        } else {
            resolved.lines
        }
    }

    fn corrections(&self, setting: &Setting) -> Corrections {
        let states = 0..self.model.states.len();
        let corrections = states.map(|id| {
            self.letters.corrected(id)?;
            let correction = Equations::new(self.model, self.letters).correction(id)?;
            let new = Resolver::new(setting).formula(&correction);
            Some(new.unwrap_or(correction))
        });
        corrections.collect()
    }

    /// What is told: each option by itself, if it changes anything; two together if that is more than both;
    /// and a third with two, if nothing less tells of it.
    fn told(&self, defaults: &Case) -> Vec<Case> {
        let options = 0..self.list.len();
        let differs = |case: &Case| !case.is_like(defaults);
        let alone: Vec<_> = options
            .clone()
            .map(|option| self.case(vec![option]).filter(differs))
            .collect();
        let few = options.len() <= MOST;
        let mut pairs = Vec::new();
        for a in options.clone().filter(|_| few) {
            for b in (a + 1)..options.len() {
                let both = self.together(&[a, b]);
                pairs.extend(both.filter(|both| match (&alone[a], &alone[b]) {
                    (Some(one), Some(other)) => {
                        let apart = [defaults, one, other].map(|case| &*case.resolved.lines);
                        !is_sum(apart, &both.resolved.lines)
                    }
                    (Some(one), None) | (None, Some(one)) => !both.is_like(one),
                    (None, None) => differs(both),
                }));
            }
        }
        let mut triples: Vec<Case> = Vec::new();
        for third in options.filter(|_| few) {
            if alone[third].is_some() || pairs.iter().any(|pair| pair.with.contains(&third)) {
                continue;
            }
            for pair in &pairs {
                let case = self.together(&[pair.with[0], pair.with[1], third]);
                triples.extend(case.filter(|case| {
                    let known = triples.iter().any(|told| told.with == case.with);
                    !known && !case.is_like(pair)
                }));
            }
        }
        alone
            .into_iter()
            .flatten()
            .chain(pairs)
            .chain(triples)
            .collect()
    }

    /// Options of different hyper-parameters together.
    fn together(&self, with: &[usize]) -> Option<Case> {
        let mut with = with.to_vec();
        with.sort_unstable();
        let apart = |pair: &[usize]| self.list[pair[0]].param != self.list[pair[1]].param;
        with.windows(2).all(apart).then(|| self.case(with))?
    }

    /// ``With `momentum > 0` and `nesterov`, without `late_correction` ``
    fn title(&self, with: &[usize]) -> String {
        let names = |without| {
            let named = with.iter().map(|option| &self.list[*option]);
            let named = named.filter(|option| option.without == without);
            let named: Vec<_> = named.map(|option| format!("`{}`", option.name)).collect();
            match named.as_slice() {
                [first @ .., last] if !first.is_empty() => {
                    format!("{} and {last}", first.join(", "))
                }
                named => named.concat(),
            }
        };
        match (names(false), names(true)) {
            (with, without) if without.is_empty() => format!("With {with}"),
            (with, without) if with.is_empty() => format!("Without {without}"),
            (with, without) => format!("With {with}, without {without}"),
        }
    }
}
