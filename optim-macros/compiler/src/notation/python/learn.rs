//! What is learned of a rule's intermediates before its lines are written.

use std::collections::HashSet;

use super::Python;
use super::dialect::plainly;
use crate::notation::formula::{Line, Symbol};

impl Python<'_> {
    /// Learns which intermediates are no numbers of Python.
    pub(super) fn learn(&mut self, lines: &[Line]) {
        self.learn_fixed();
        let sizes =
            |python: &Self| [&python.moving, &python.callers, &python.injected].map(HashSet::len);
        loop {
            let known = sizes(self);
            self.learn_once(lines, [false; 2]);
            if sizes(self) == known {
                return;
            }
        }
    }

    /// `chosen` says whether the lines stand behind a condition that is no number, and behind one that may be injected.
    fn learn_once(&mut self, lines: &[Line], chosen: [bool; 2]) {
        for line in lines {
            match line {
                Line::Equation(symbol @ (Symbol::Let(..) | Symbol::Corrected(_)), value) => {
                    if chosen[0] || !self.is_static(value) {
                        self.moving.insert(plainly(*symbol));
                    }
                    if chosen[1] || !self.is_fixed(value) {
                        self.injected.insert(plainly(*symbol));
                    }
                    if self.is_callers(value) {
                        self.callers.insert(plainly(*symbol));
                    }
                }
                Line::Equation(..) | Line::Drawn(_) => {}
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let chosen = [
                        chosen[0] || !self.is_static(condition),
                        chosen[1] || !self.is_fixed(condition),
                    ];
                    self.learn_once(then, chosen);
                    self.learn_once(otherwise, chosen);
                }
            }
        }
    }
}
