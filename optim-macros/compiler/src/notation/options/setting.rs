//! Settings of the hyper-parameters that options are, and what conditions are under one.

use super::marks::Marks;
use crate::interval::{Range, arithmetic};
use crate::language::domain::Domain;
use crate::language::ids::ParamId;
use crate::language::literal::Literal;
use crate::language::number::write_number;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::scope::Scope;
use crate::model::Model;
use crate::notation::formula::{Formula, Line, Symbol};

/// What a hyper-parameter is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    Flag(bool),
    /// A number in this range. One that is zero is written as zero, another one by its name.
    Number(Range),
}

/// A value for each hyper-parameter.
pub(crate) type Setting = Vec<Value>;

/// Another value of one hyper-parameter, which changes the equations.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub(super) param: ParamId,
    pub(super) value: Value,
    /// `momentum > 0`
    pub(super) name: String,
    /// It is the default that has a name, and this is to be without.
    pub(super) without: bool,
}

pub(super) fn defaults(model: &Model<'_>) -> Setting {
    let params = model.def.params.iter();
    let default = params.map(|param| match param.default {
        Some(Literal::Flag(flag)) => Value::Flag(flag),
        Some(Literal::Number(value)) => Value::Number(Range::number(value)),
        #[allow(clippy::cast_precision_loss, reason = "as at run time")]
        Some(Literal::Count(value)) => Value::Number(Range::number(value as f64)),
        None => Value::Number(Range::ANY),
    });
    default.collect()
}

/// What a reader may set otherwise, in the order of the declaration: a flag; a number that is zero, which is
/// off; a number that a condition compares, to lie on its other side.
pub(super) fn alternatives(
    model: &Model<'_>,
    domains: &[Option<Domain>],
    lines: &[Line],
) -> Vec<Alternative> {
    let mut compared = Vec::new();
    for line in lines {
        line.each_formula(&mut |formula| formula.each(&mut |part| compare(part, &mut compared)));
    }
    let mut found = Vec::new();
    for (param, declared) in model.def.params.iter().enumerate() {
        let name = declared.name.to_string();
        let domain = domains.get(param).copied().flatten();
        let domain = Range::of_domain(domain.unwrap_or(Domain::FINITE));
        let number = match declared.default {
            Some(Literal::Flag(flag)) => {
                found.push(Alternative {
                    param,
                    value: Value::Flag(!flag),
                    name,
                    without: flag,
                });
                continue;
            }
            Some(Literal::Number(value)) => value,
            #[allow(clippy::cast_precision_loss, reason = "as at run time")]
            Some(Literal::Count(value)) => value as f64,
            None => continue,
        };
        let mut allowed = domain;
        if matches!(declared.default, Some(Literal::Count(_))) {
            let counts = Range {
                low: Range::of_domain(Domain::NOT_NEGATIVE).low,
                ..Range::STEP
            };
            allowed = domain.intersection(&counts).unwrap_or(counts);
        }
        let mut other = |op: CompareOp, limit: f64| {
            let Some(range) = side(op, limit).intersection(&allowed) else {
                return;
            };
            let (sign, limit) = match range.constant() {
                Some(only) => ("=", only),
                None => (op.symbol(), limit),
            };
            let mut text = format!("{name} {sign} ");
            // Writing to a string cannot fail.
            let _ok = write_number(&mut text, limit);
            found.push(Alternative {
                param,
                value: Value::Number(range),
                name: text,
                without: false,
            });
        };
        if number == 0.0 {
            let op = if allowed.low.value >= 0.0 {
                CompareOp::Greater
            } else {
                CompareOp::NotEqual
            };
            other(op, 0.0);
            continue;
        }
        let mut limits = compared.iter().filter(|(of, ..)| *of == param);
        if let Some((_, op, limit)) = limits.next() {
            let holds = side(*op, *limit)
                .intersection(&Range::number(number))
                .is_some();
            other(if holds { op.opposite() } else { *op }, *limit);
        }
    }
    found
}

/// Notes a comparison of a hyper-parameter with a number.
fn compare(formula: &Formula, found: &mut Vec<(ParamId, CompareOp, f64)>) {
    let Formula::Chain(operands, ops, _) = formula else {
        return;
    };
    let ([left, right], [op]) = (operands.as_slice(), ops.as_slice()) else {
        return;
    };
    let noted = match (left, right) {
        (Formula::Symbol(Symbol::Param(id)), Formula::Number(limit)) => (*id, *op, *limit),
        (Formula::Number(limit), Formula::Symbol(Symbol::Param(id))) => (*id, op.turned(), *limit),
        _ => return,
    };
    // That a number is another one than all but one says little.
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) || noted.2 == 0.0 {
        found.push(noted);
    }
}

/// What lies on one side of a limit.
fn side(op: CompareOp, limit: f64) -> Range {
    let (closed, any) = (Range::number(limit), Range::ANY);
    let open = |end: crate::interval::End| crate::interval::End { open: true, ..end };
    match op {
        CompareOp::Less => Range::new(any.low, open(closed.high)),
        CompareOp::LessEqual => Range::new(any.low, closed.high),
        CompareOp::Greater => Range::new(open(closed.low), any.high),
        CompareOp::GreaterEqual => Range::new(closed.low, any.high),
        CompareOp::Equal => closed,
        CompareOp::NotEqual => Range {
            nonzero: limit == 0.0,
            ..any
        },
    }
}

/// What is known of numbers of the step under a setting.
pub(super) struct Knowledge<'s> {
    pub(super) setting: &'s Setting,
    /// Of intermediates; none of one that is defined in two branches.
    pub(super) lets: Marks<Option<Range>>,
}

impl Knowledge<'_> {
    /// Whether a comparison holds in every step, if that is known.
    pub(super) fn holds(&self, operands: &[Formula], ops: &[CompareOp]) -> Option<bool> {
        let ranges: Vec<_> = operands.iter().map(|x| self.range(x)).collect();
        let mut all = Some(true);
        for (pair, op) in ranges.windows(2).zip(ops) {
            let link = match pair {
                [Some(a), Some(b)] => decided(a, *op, b),
                _ => None,
            };
            match link {
                Some(false) => return Some(false),
                Some(true) => {}
                None => all = None,
            }
        }
        all
    }

    /// What a number of the step can be; `None` for what depends on weights, gradients or states.
    pub(super) fn range(&self, formula: &Formula) -> Option<Range> {
        let scope = Scope::Step;
        Some(match formula {
            Formula::Number(value) => Range::number(*value),
            Formula::Symbol(Symbol::Step) => Range::STEP,
            Formula::Symbol(Symbol::Param(id)) => match self.setting[*id] {
                Value::Number(range) => range,
                Value::Flag(_) => return None,
            },
            Formula::Symbol(Symbol::Let(id, _)) => self.lets.get(*id)?,
            Formula::Neg(x) => self.range(x)?.negated(),
            Formula::Binary(op, a, b, _) => {
                let (a, b) = (self.range(a)?, self.range(b)?);
                match op {
                    BinaryOp::Add => arithmetic::add(&a, &b, scope),
                    BinaryOp::Sub => arithmetic::add(&a, &b.negated(), scope),
                    BinaryOp::Mul => arithmetic::mul(&a, &b, scope),
                    BinaryOp::Div if b.excludes_zero() => arithmetic::div(&a, &b, scope),
                    _ => return None,
                }
            }
            Formula::Call(function, arguments) => {
                let ranges: Option<Vec<_>> = arguments.iter().map(|x| self.range(x)).collect();
                function.range(&ranges?)
            }
            _ => return None,
        })
    }
}

/// Whether a comparison of computed numbers holds for all that they can be.
fn decided(a: &Range, op: CompareOp, b: &Range) -> Option<bool> {
    let (a, b) = (a.loosened(), b.loosened());
    // Whether all of the one lie below all of the other, or may be equal.
    let below = |a: &Range, b: &Range| {
        a.high.value < b.low.value || a.high.value == b.low.value && (a.high.open || b.low.open)
    };
    let not_above = |a: &Range, b: &Range| a.high.value <= b.low.value;
    let differ = |zero: &Range, other: &Range| zero.exactly() == Some(0.0) && other.excludes_zero();
    match op {
        CompareOp::Less if below(&a, &b) => Some(true),
        CompareOp::Less if not_above(&b, &a) => Some(false),
        CompareOp::LessEqual if not_above(&a, &b) => Some(true),
        CompareOp::LessEqual if below(&b, &a) => Some(false),
        CompareOp::Greater | CompareOp::GreaterEqual => decided(&b, op.turned(), &a),
        CompareOp::Equal if below(&a, &b) || below(&b, &a) => Some(false),
        CompareOp::Equal if differ(&a, &b) || differ(&b, &a) => Some(false),
        CompareOp::Equal => (a.exactly().is_some() && a.exactly() == b.exactly()).then_some(true),
        CompareOp::NotEqual => decided(&a, CompareOp::Equal, &b).map(|equal| !equal),
        _ => None,
    }
}
