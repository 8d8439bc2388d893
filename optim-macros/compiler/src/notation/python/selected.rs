//! Branches that Python cannot choose between, for their condition is an array: both are computed, and what both assign is
//! chosen value by value.
//!
//! ```text
//! chosen = mu_prev == 1
//! average_then = w
//! average_else = average_prev + mu_prev * (w - average_prev)
//! average = jnp.where(chosen, average_then, average_else)
//! ```

use std::collections::HashMap;

use super::Python;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Line, Symbol};

/// A branch that is being written.
#[derive(Debug)]
pub(super) struct Selected {
    /// What the other branch assigns too, with the name that it has in this one.
    both: HashMap<String, String>,
    /// What is assigned by now.
    present: HashMap<String, String>,
}

/// A condition taken apart: its first part, and what is asked behind it.
pub(super) struct Apart {
    first: Formula,
    op: Option<BinaryOp>,
    rest: Option<Formula>,
}

impl Apart {
    /// A choice by the whole as choices by its parts.
    pub(super) fn of<T: Clone>(
        self,
        then: T,
        otherwise: T,
        choose: impl Fn(Formula, T, T) -> T,
    ) -> T {
        match (self.op, self.rest) {
            (Some(BinaryOp::Or), Some(rest)) => {
                let inner = choose(rest, then.clone(), otherwise);
                choose(self.first, then, inner)
            }
            (_, Some(rest)) => {
                let inner = choose(rest, then, otherwise.clone());
                choose(self.first, inner, otherwise)
            }
            // It is turned.
            (_, None) => choose(self.first, otherwise, then),
        }
    }
}

impl Python<'_> {
    /// The parts of a condition, if Python can decide some of them: a value behind such a part may not exist.
    pub(super) fn apart(&self, condition: &Formula) -> Option<Apart> {
        if !self.is_mixed(condition) {
            return None;
        }
        match condition {
            Formula::Not(x, _) => Some(Apart {
                first: (**x).clone(),
                op: None,
                rest: None,
            }),
            Formula::Binary(op, a, b, _) => {
                let first_is = |x: &Formula| self.is_fixed(x);
                let (first, rest) = if first_is(a) || (!first_is(b) && self.is_mixed(a)) {
                    (a, b)
                } else {
                    (b, a)
                };
                Some(Apart {
                    first: (**first).clone(),
                    op: Some(*op),
                    rest: Some((**rest).clone()),
                })
            }
            _ => None,
        }
    }

    fn is_mixed(&self, condition: &Formula) -> bool {
        match condition {
            Formula::Not(x, _) => self.is_mixed(x),
            Formula::Binary(BinaryOp::And | BinaryOp::Or, a, b, _) => {
                let some = |x: &Formula| self.is_fixed(x) || self.is_mixed(x);
                !self.is_fixed(condition) && (some(a) || some(b))
            }
            _ => false,
        }
    }

    pub(super) fn select(
        &mut self,
        condition: &Formula,
        then: &[Line],
        otherwise: &[Line],
        depth: usize,
    ) {
        if let Some(parts) = self.apart(condition) {
            let lines = parts.of(
                then.to_vec(),
                otherwise.to_vec(),
                |condition, then, otherwise| {
                    let turned = then.is_empty();
                    let line = match turned {
                        false => Line::If {
                            condition,
                            then,
                            otherwise,
                        },
                        true => Line::If {
                            condition: Formula::Not(Box::new(condition), Scope::Step),
                            then: otherwise,
                            otherwise: then,
                        },
                    };
                    vec![line]
                },
            );
            return self.lines(&lines, depth);
        }
        let here = self.symbols(then);
        let there = self.symbols(otherwise);
        let both: Vec<_> = here
            .into_iter()
            .filter(|name| there.contains(name))
            .collect();
        let chosen = match both.is_empty() {
            true => None,
            false => {
                let text = self.expression(condition);
                let chosen = self.names.fresh("chosen");
                self.line(depth, &format!("{chosen} = {text}"));
                Some(chosen)
            }
        };
        let one = self.branch(then, &both, "then", depth);
        let other = self.branch(otherwise, &both, "else", depth);
        let chooser = match both.as_slice() {
            [] => String::new(),
            _ => self.chooser(condition),
        };
        for name in &both {
            let (Some(chosen), Some(a), Some(b)) = (&chosen, one.get(name), other.get(name)) else {
                panic!("a bug in optim: `{name}` is not assigned by both branches")
            };
            let text = format!("{chooser}({chosen}, {a}, {b})");
            let name = self.target(name);
            self.line(depth, &format!("{name} = {text}"));
        }
    }

    /// One branch; gives the names that what both assign has in it.
    fn branch(
        &mut self,
        lines: &[Line],
        both: &[String],
        word: &str,
        depth: usize,
    ) -> HashMap<String, String> {
        let both = both.iter().map(|name| {
            let own = self.names.fresh(&format!("{name}_{word}"));
            (name.clone(), own)
        });
        let both = both.collect();
        self.selected.push(Selected {
            both,
            present: HashMap::new(),
        });
        self.lines(lines, depth);
        self.selected.pop().map(|it| it.both).unwrap_or_default()
    }

    /// The names that lines assign, in order.
    fn symbols(&self, lines: &[Line]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for line in lines {
            match line {
                Line::Equation(symbol, _) => {
                    names.push(self.names.of_symbol(*symbol).to_owned());
                }
                Line::Drawn(_) => {}
                Line::If {
                    then, otherwise, ..
                } => {
                    names.extend(self.symbols(then));
                    names.extend(self.symbols(otherwise));
                }
            }
        }
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names
    }

    /// The name of what is assigned here.
    pub(super) fn assigned(&mut self, symbol: Symbol) -> String {
        let name = self.names.of_symbol(symbol).to_owned();
        self.target(&name)
    }

    fn target(&mut self, name: &str) -> String {
        for selected in self.selected.iter_mut().rev() {
            if let Some(own) = selected.both.get(name) {
                selected.present.insert(name.to_owned(), own.clone());
                return own.clone();
            }
        }
        name.to_owned()
    }

    /// What a name is called here.
    pub(super) fn present(&self, name: String) -> String {
        let present = self.selected.iter().rev();
        let mut present = present.filter_map(|selected| selected.present.get(&name));
        present.next().cloned().unwrap_or(name)
    }

    /// Remembers a list that is read.
    pub(super) fn listed(&mut self, name: &str) {
        if let Some(lists) = &mut self.lists
            && !lists.iter().any(|known| known == name)
        {
            lists.push(name.to_owned());
        }
    }
}
