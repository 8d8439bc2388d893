//! Corrected values are defined once: where several branches need one, it stands above them.

use std::collections::HashSet;

use super::formula::{Formula, Line, Symbol, When};
use crate::language::scope::Scope;

/// The lines, with a corrected value that more than one of their branches defines before these.
pub(super) fn hoisted(lines: Vec<Line>, evaluates: bool) -> Vec<Line> {
    let has_branches = lines.iter().any(|line| matches!(line, Line::If { .. }));
    if !has_branches {
        return lines;
    }
    block(lines, &mut HashSet::new(), evaluates)
}

fn block(lines: Vec<Line>, defined: &mut HashSet<Symbol>, evaluates: bool) -> Vec<Line> {
    let mut lines = lines;
    let mut out = Vec::new();
    while !lines.is_empty() {
        for (symbol, value) in repeated(&lines) {
            let stands = |part: &Formula| match part {
                Formula::Symbol(
                    symbol @ (Symbol::State(_, When::Now) | Symbol::Let(..) | Symbol::Corrected(_)),
                ) => evaluates || defined.contains(symbol),
                _ => true,
            };
            let mut ready = true;
            value.each(&mut |part| ready &= stands(part));
            if ready && within(&lines[..1], symbol, &value) > 0 {
                lines = lines
                    .into_iter()
                    .filter_map(|line| without(line, symbol, &value))
                    .collect();
                defined.insert(symbol);
                out.push(Line::Equation(symbol, value));
            }
        }
        if lines.is_empty() {
            break;
        }
        match lines.remove(0) {
            Line::If {
                condition,
                then,
                otherwise,
            } => {
                let branch = |lines| block(lines, &mut defined.clone(), evaluates);
                let (then, otherwise) = (branch(then), branch(otherwise));
                let assigned = then.iter().chain(&otherwise);
                assigned.for_each(|line| note(line, defined));
                out.push(Line::If {
                    condition,
                    then,
                    otherwise,
                });
            }
            line => {
                note(&line, defined);
                out.push(line);
            }
        }
    }
    out
}

/// Notes what a line gives to the lines behind it. A corrected value of a branch ends with it.
fn note(line: &Line, defined: &mut HashSet<Symbol>) {
    match line {
        Line::Equation(symbol, _) => {
            defined.insert(*symbol);
        }
        Line::Drawn(_) => {}
        Line::If {
            then, otherwise, ..
        } => then
            .iter()
            .chain(otherwise)
            .for_each(|line| note(line, defined)),
    }
}

/// Corrected values that branches of these lines define more than once.
fn repeated(lines: &[Line]) -> Vec<(Symbol, Formula)> {
    let mut found: Vec<(Symbol, Formula, usize)> = Vec::new();
    for line in lines {
        collect(line, &mut found);
    }
    let more = found.into_iter().filter(|(.., count)| *count > 1);
    more.map(|(symbol, value, _)| (symbol, value)).collect()
}

fn collect(line: &Line, found: &mut Vec<(Symbol, Formula, usize)>) {
    match line {
        Line::Equation(symbol @ Symbol::Corrected(_), value) => {
            let same =
                |(other, of, _): &&mut (Symbol, Formula, usize)| other == symbol && of == value;
            match found.iter_mut().find(same) {
                Some((.., count)) => *count += 1,
                None => found.push((*symbol, value.clone(), 1)),
            }
        }
        Line::Equation(..) | Line::Drawn(_) => {}
        Line::If {
            then, otherwise, ..
        } => then
            .iter()
            .chain(otherwise)
            .for_each(|line| collect(line, found)),
    }
}

/// How often it is defined in these lines.
fn within(lines: &[Line], symbol: Symbol, value: &Formula) -> usize {
    let count = |line: &Line| match line {
        Line::Equation(other, of) => usize::from(*other == symbol && of == value),
        Line::Drawn(_) => 0,
        Line::If {
            then, otherwise, ..
        } => within(then, symbol, value) + within(otherwise, symbol, value),
    };
    lines.iter().map(count).sum()
}

/// A line without this definition; none if nothing is left of it.
fn without(line: Line, symbol: Symbol, value: &Formula) -> Option<Line> {
    match line {
        Line::Equation(other, of) if other == symbol && of == *value => None,
        Line::If {
            condition,
            then,
            otherwise,
        } => {
            let rest = |lines: Vec<Line>| {
                let lines = lines.into_iter();
                lines
                    .filter_map(|line| without(line, symbol, value))
                    .collect()
            };
            Line::choice(condition, Scope::Step, rest(then), rest(otherwise))
        }
        line => Some(line),
    }
}
