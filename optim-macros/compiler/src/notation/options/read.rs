//! What something stored is made of.

use super::marks::Marks;
use crate::language::noise::Noise;
use crate::notation::formula::{Formula, Line, Symbol};

/// The intermediates and corrected values that something stored is made of.
#[derive(Default)]
pub(super) struct Read {
    lets: Marks<bool>,
    corrected: Marks<bool>,
}

impl Read {
    pub(super) fn by(lines: &[Line]) -> Self {
        let mut read = Self::default();
        read.lines(lines);
        read
    }

    /// Whether an equation for this is needed.
    pub(super) fn needs(&self, symbol: Symbol) -> bool {
        match symbol {
            Symbol::Let(id, _) => self.lets.find(id) == Some(&true),
            Symbol::Corrected(id) => self.corrected.find(id) == Some(&true),
            _ => true,
        }
    }

    /// Whether any of these lines is needed: from the last on, for what is read stands above.
    fn lines(&mut self, lines: &[Line]) -> bool {
        let mut any = false;
        for line in lines.iter().rev() {
            match line {
                Line::Equation(symbol, value) => {
                    if self.needs(*symbol) {
                        self.formula(value);
                        any = true;
                    }
                }
                Line::Drawn(_) => {}
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let needed = [self.lines(then), self.lines(otherwise)];
                    if needed.contains(&true) {
                        self.formula(condition);
                        any = true;
                    }
                }
            }
        }
        any
    }

    fn formula(&mut self, formula: &Formula) {
        formula.each(&mut |part| match part {
            Formula::Symbol(Symbol::Let(id, _)) => *self.lets.at(*id) = true,
            Formula::Symbol(Symbol::Corrected(id)) => *self.corrected.at(*id) = true,
            _ => {}
        });
    }
}

/// The random numbers that these lines read.
pub(super) fn drawn(lines: &[Line]) -> Vec<Noise> {
    let mut drawn = Vec::new();
    for line in lines {
        line.each_formula(&mut |value| {
            value.each(&mut |part| {
                if let Formula::Symbol(Symbol::Noise(noise)) = part {
                    drawn.push(*noise);
                }
            });
        });
    }
    drawn
}
