//! What a reader would no longer name: intermediates that a setting has made another name of something, a
//! number, or a part of one line.

use super::marks::Marks;
use super::read::Read;
use super::resolve::Resolved;
use super::simple::rebuilt;
use crate::language::ids::{LetId, StateId};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Line, Symbol, When};

/// More symbols and numbers than this are not brought into one line.
const LONGEST: usize = 12;

/// For each state what its value is divided by where it has a hat, if it can have one.
pub(super) type Corrections = Vec<Option<Formula>>;

/// Equations as short as a paper has them.
pub(super) fn inlined(resolved: Resolved, corrections: &Corrections) -> Vec<Line> {
    let Resolved {
        mut lines,
        mut touched,
        ..
    } = resolved;
    loop {
        let read = Read::by(&lines);
        lines = without_unread(lines, &read);
        let mut pass = Pass {
            uses: Uses::of(&lines),
            corrections,
            touched,
            replaced: Marks::default(),
            corrected: Vec::new(),
            changed: false,
        };
        lines = pass.lines(lines);
        if !pass.changed {
            break;
        }
        touched = pass.touched;
    }
    corrected_in_order(&mut lines);
    lines
}

fn without_unread(lines: Vec<Line>, read: &Read) -> Vec<Line> {
    let mut kept = Vec::new();
    for line in lines {
        match line {
            Line::Equation(symbol, _) if !read.needs(symbol) => {}
            Line::If {
                condition,
                then,
                otherwise,
            } => kept.extend(Line::choice(
                condition,
                Scope::Step,
                without_unread(then, read),
                without_unread(otherwise, read),
            )),
            line => kept.push(line),
        }
    }
    kept
}

/// How often an intermediate is read, and where last.
#[derive(Clone, Default)]
struct Use {
    definitions: usize,
    count: usize,
    /// The line that reads it.
    line: usize,
    /// That line says that something is it, and nothing else.
    alone: bool,
}

#[derive(Default)]
struct Uses {
    lets: Marks<Use>,
    /// How long each line is.
    lengths: Vec<usize>,
}

impl Uses {
    fn of(lines: &[Line]) -> Self {
        let mut uses = Self::default();
        uses.count(lines);
        uses
    }

    fn count(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Equation(symbol, value) => {
                    if let Symbol::Let(id, _) = symbol {
                        self.lets.at(*id).definitions += 1;
                    }
                    self.reads(value, true);
                }
                Line::Drawn(_) => {}
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    self.reads(condition, false);
                    self.count(then);
                    self.count(otherwise);
                }
            }
        }
    }

    fn reads(&mut self, value: &Formula, assigned: bool) {
        let line = self.lengths.len();
        self.lengths.push(length(value));
        value.each(&mut |part| {
            if let Formula::Symbol(Symbol::Let(id, _)) = part {
                let known = self.lets.at(*id);
                known.count += 1;
                known.line = line;
                known.alone = assigned && std::ptr::eq(part, value);
            }
        });
    }
}

/// How many symbols and numbers there are in a formula.
fn length(formula: &Formula) -> usize {
    let mut length = 0;
    formula.each(&mut |part| {
        length += usize::from(matches!(part, Formula::Symbol(_) | Formula::Number(_)));
    });
    length
}

struct Pass<'c> {
    uses: Uses,
    corrections: &'c Corrections,
    touched: Marks<bool>,
    /// What stands for an intermediate from here on, and whether that is a number or a formula: another name for
    /// the same thing makes no line another one.
    replaced: Marks<Option<(Formula, bool)>>,
    /// States whose corrected value is on a line above.
    corrected: Vec<StateId>,
    changed: bool,
}

impl Pass<'_> {
    fn lines(&mut self, lines: Vec<Line>) -> Vec<Line> {
        let mut out = Vec::new();
        for line in lines {
            match line {
                Line::Equation(symbol, value) => self.equation(symbol, value, &mut out),
                Line::Drawn(_) => out.push(line),
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let (condition, _) = self.substituted(condition);
                    let known = self.corrected.len();
                    let mut branch = |lines| {
                        let lines = self.lines(lines);
                        self.corrected.truncate(known);
                        lines
                    };
                    let (then, otherwise) = (branch(then), branch(otherwise));
                    if then == otherwise {
                        self.changed = true;
                        out.extend(then);
                    } else {
                        out.push(Line::If {
                            condition,
                            then,
                            otherwise,
                        });
                    }
                }
            }
        }
        out
    }

    fn equation(&mut self, symbol: Symbol, value: Formula, out: &mut Vec<Line>) {
        let (mut value, touched) = self.substituted(value);
        match symbol {
            Symbol::Corrected(id) if self.corrected.contains(&id) => {
                self.changed = true;
                return;
            }
            Symbol::Corrected(id) => self.corrected.push(id),
            _ => {
                if let Some(corrected) = self.with_hats(&value, out) {
                    self.changed = true;
                    value = corrected;
                }
            }
        }
        if let Symbol::Let(id, _) = symbol {
            if touched {
                *self.touched.at(id) = true;
            }
            if let Some(more) = self.is_needless(id, &value) {
                self.changed = true;
                *self.replaced.at(id) = Some((value, more));
                return;
            }
        }
        out.push(Line::Equation(symbol, value));
    }

    /// Whether an intermediate is no longer needed; and then, whether what stands for it is more than a name.
    fn is_needless(&mut self, id: LetId, value: &Formula) -> Option<bool> {
        let uses = self.uses.lets.get(id);
        if uses.definitions != 1 {
            return None;
        }
        if uses.count == 1 && uses.alone {
            return Some(true);
        }
        match value {
            Formula::Number(_) | Formula::Truth(_) => return Some(true),
            Formula::Symbol(Symbol::Param(_)) => return Some(true),
            Formula::Symbol(_) => return Some(false),
            Formula::Neg(x) if matches!(**x, Formula::Symbol(_)) => return Some(false),
            // Among others it would need parentheses.
            Formula::Choice(..) => return None,
            _ => {}
        }
        let longer = &mut self.uses.lengths[uses.line];
        let together = *longer + length(value) - 1;
        if uses.count == 1 && self.touched.get(id) && together <= LONGEST {
            *longer = together;
            return Some(true);
        }
        None
    }

    /// A formula without the intermediates that are replaced, and whether it is more than renamed.
    fn substituted(&mut self, formula: Formula) -> (Formula, bool) {
        let mut more = false;
        let new = replace(&formula, &self.replaced, &mut more);
        self.changed |= new.is_some();
        (new.unwrap_or(formula), more)
    }

    /// `m̂ₜ` where its definition is written out.
    fn with_hats(&mut self, formula: &Formula, out: &mut Vec<Line>) -> Option<Formula> {
        if let Formula::Binary(BinaryOp::Div, above, below, _) = formula
            && let Formula::Symbol(Symbol::State(id, When::Now)) = **above
            && self.corrections[id].as_ref() == Some(&**below)
        {
            let symbol = Symbol::Corrected(id);
            if !self.corrected.contains(&id) {
                self.corrected.push(id);
                out.push(Line::Equation(symbol, formula.clone()));
            }
            return Some(Formula::Symbol(symbol));
        }
        rebuilt(formula, &mut |part| self.with_hats(part, out))
    }
}

fn replace(
    formula: &Formula,
    replaced: &Marks<Option<(Formula, bool)>>,
    more: &mut bool,
) -> Option<Formula> {
    if let Formula::Symbol(Symbol::Let(id, _)) = formula {
        let (value, is_more) = replaced.find(*id)?.as_ref()?;
        *more |= is_more;
        return Some(value.clone());
    }
    rebuilt(formula, &mut |part| replace(part, replaced, more))
}

/// m̂ before v̂, in the order of the states, where they follow each other.
fn corrected_in_order(lines: &mut [Line]) {
    let state = |line: &Line| match line {
        Line::Equation(Symbol::Corrected(id), _) => Some(*id),
        _ => None,
    };
    for run in lines.chunk_by_mut(|a, b| state(a).is_some() && state(b).is_some()) {
        run.sort_by_key(|line| state(line));
    }
    for line in lines {
        if let Line::If {
            then, otherwise, ..
        } = line
        {
            corrected_in_order(then);
            corrected_in_order(otherwise);
        }
    }
}
