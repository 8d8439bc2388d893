//! Which lines two settings have apart, and whether two options together are more than each by itself.

use super::read::{Read, drawn};
use super::simple::rebuilt;
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Line, Symbol};

/// Conditions that a line stands under, and whether they hold there.
type Under<'l> = Vec<(&'l Formula, bool)>;

/// An equation with its place.
struct Placed<'l> {
    under: Under<'l>,
    symbol: Symbol,
    value: &'l Formula,
}

/// All equations of some lines that are needed.
pub(super) struct Equations<'l>(Vec<Placed<'l>>);

impl<'l> Equations<'l> {
    pub(super) fn of(lines: &'l [Line]) -> Self {
        let mut all = Vec::new();
        place(lines, &Read::by(lines), &mut Vec::new(), &mut all);
        Self(all)
    }

    /// Whether both say the same of the same.
    fn are(&self, others: &Equations<'_>) -> bool {
        self.0.len() == others.0.len()
            && self.0.iter().zip(&others.0).all(|(one, other)| {
                one.symbol == other.symbol && one.value == other.value && one.under == other.under
            })
    }

    fn value(&self, under: &Under<'_>, symbol: Symbol) -> Option<&'l Formula> {
        let same = |placed: &&Placed<'_>| placed.symbol == symbol && placed.under == *under;
        self.0.iter().find(same).map(|placed| placed.value)
    }
}

fn place<'l>(lines: &'l [Line], read: &Read, under: &mut Under<'l>, all: &mut Vec<Placed<'l>>) {
    for line in lines {
        match line {
            Line::Equation(symbol, value) if read.needs(*symbol) => all.push(Placed {
                under: under.clone(),
                symbol: *symbol,
                value,
            }),
            Line::Equation(..) | Line::Drawn(_) => {}
            Line::If {
                condition,
                then,
                otherwise,
            } => {
                for (branch, holds) in [(then, true), (otherwise, false)] {
                    under.push((condition, holds));
                    place(branch, read, under, all);
                    under.pop();
                }
            }
        }
    }
}

/// The lines that are others than those of a base.
pub(super) fn changed(base: &[Line], lines: &[Line]) -> Vec<Line> {
    let drawn = drawn(base);
    let base = Equations::of(base);
    let kept = keep(lines, &mut Vec::new(), &mut |under, symbol, value| {
        base.value(under, symbol) != Some(value)
    });
    let known = |line: &Line| matches!(line, Line::Drawn(noise) if drawn.contains(noise));
    kept.into_iter().filter(|line| !known(line)).collect()
}

/// Whether the lines that are needed are the same.
pub(super) fn same(base: &[Line], lines: &[Line]) -> bool {
    Equations::of(base).are(&Equations::of(lines))
}

/// Whether each equation that two options have together follows from what each of them changes in it: of the lines
/// of a base, of it with the one, and of it with the other.
pub(super) fn is_sum(apart: [&[Line]; 3], together: &[Line]) -> bool {
    let apart = apart.map(Equations::of);
    let all = Equations::of(together);
    all.0.iter().all(|placed| {
        let Placed {
            under,
            symbol,
            value,
        } = placed;
        match apart.each_ref().map(|lines| lines.value(under, *symbol)) {
            [Some(base), Some(one), Some(other)] => sums(base, one, other, value),
            // What one of them has alone is what it is there.
            [None, Some(one), None] | [None, None, Some(one)] => one == *value,
            [None, Some(one), Some(other)] => one == *value && other == *value,
            _ => false,
        }
    })
}

/// The equations that are chosen, under their conditions, and what is drawn.
fn keep<'l>(
    lines: &'l [Line],
    under: &mut Under<'l>,
    choose: &mut impl FnMut(&Under<'l>, Symbol, &'l Formula) -> bool,
) -> Vec<Line> {
    let mut kept = Vec::new();
    for line in lines {
        match line {
            Line::Equation(symbol, value) => {
                if choose(under, *symbol, value) {
                    kept.push(line.clone());
                }
            }
            Line::Drawn(_) => kept.push(line.clone()),
            Line::If {
                condition,
                then,
                otherwise,
            } => {
                let mut branch = |lines, holds| {
                    under.push((condition, holds));
                    let kept = keep(lines, under, choose);
                    under.pop();
                    kept
                };
                let (then, otherwise) = (branch(then, true), branch(otherwise, false));
                kept.extend(Line::choice(
                    condition.clone(),
                    Scope::Step,
                    then,
                    otherwise,
                ));
            }
        }
    }
    kept
}

/// Whether `together` is `base` with what `one` and `other` change in it.
fn sums(base: &Formula, one: &Formula, other: &Formula, together: &Formula) -> bool {
    if one == base || one == other {
        return other == together;
    }
    if other == base {
        return one == together;
    }
    // One has something around what the other has another value of.
    if replaced(one, base, other) == *together || replaced(other, base, one) == *together {
        return true;
    }
    let parts = [base, one, other, together].map(Formula::parts);
    let [bases, ones, others, all] = &parts;
    !bases.is_empty()
        && [one, other, together]
            .iter()
            .all(|formula| base.is_like(formula))
        && (0..bases.len()).all(|part| sums(bases[part], ones[part], others[part], all[part]))
}

/// A formula with another part wherever it has this one.
fn replaced(formula: &Formula, part: &Formula, by: &Formula) -> Formula {
    replace(formula, part, by).unwrap_or_else(|| formula.clone())
}

fn replace(formula: &Formula, part: &Formula, by: &Formula) -> Option<Formula> {
    if formula == part {
        return Some(by.clone());
    }
    rebuilt(formula, &mut |inside| replace(inside, part, by))
}
