//! Formulas with fewer signs: what becomes of a formula when a part of it is known.
//!
//! Whatever is left out changes no number, but for the sign of a zero: x + 0, x·1, x/1, x¹, and what stands
//! before a zero; a sign that is taken out of a product.

use crate::functions::abs::ABS;
use crate::functions::sign::SIGN;
use crate::language::operators::BinaryOp;
use crate::language::reduction::Fold;
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Symbol};

/// A formula with other parts, if `part` has another one for any of them; made simpler where these allow it.
pub(super) fn rebuilt(
    formula: &Formula,
    part: &mut dyn FnMut(&Formula) -> Option<Formula>,
) -> Option<Formula> {
    let mut list = |parts: &[Formula]| {
        let mut all: Option<Vec<Formula>> = None;
        for (index, old) in parts.iter().enumerate() {
            if let Some(new) = part(old) {
                all.get_or_insert_with(|| parts.to_vec())[index] = new;
            }
        }
        all
    };
    Some(match formula {
        Formula::Number(_)
        | Formula::Truth(_)
        | Formula::Symbol(_)
        | Formula::New(_)
        | Formula::Measure(_) => return None,
        Formula::Neg(x) => negated(part(x)?),
        Formula::Not(x, scope) => not(part(x)?, *scope),
        Formula::Binary(op, a, b, scope) => {
            let (a, b) = both(a, b, part)?;
            binary(*op, a, b, *scope)
        }
        Formula::Chain(operands, ops, scope) => {
            Formula::Chain(list(operands)?, ops.clone(), *scope)
        }
        Formula::Call(function, arguments) => {
            let mut arguments = list(arguments)?;
            if let [Formula::Neg(x)] = arguments.as_slice() {
                if *function == SIGN {
                    return Some(negated(Formula::Call(SIGN, vec![(**x).clone()])));
                }
                if *function == ABS {
                    arguments = vec![(**x).clone()];
                }
            }
            let numbers: Option<Vec<f64>> = arguments.iter().map(number).collect();
            match numbers.map(|numbers| function.value(&numbers)) {
                Some(value) if value.fract() == 0.0 => Formula::Number(value),
                _ => Formula::Call(*function, arguments),
            }
        }
        Formula::Reduce(reduction, arguments) => {
            let arguments = list(arguments)?;
            let mut zeros = arguments.iter().map(|x| is(x, 0.0));
            let vanishes = match reduction.fold {
                Fold::Dot => zeros.any(|zero| zero),
                _ => zeros.all(|zero| zero),
            };
            if vanishes {
                Formula::Number(0.0)
            } else {
                Formula::Reduce(*reduction, arguments)
            }
        }
        Formula::Matrix(function, of, arguments) => {
            Formula::Matrix(*function, of.clone(), list(arguments)?)
        }
        Formula::Retained(id, rate) => Formula::Retained(*id, Box::new(part(rate)?)),
        Formula::Choice(condition, scope, a, b) => {
            let chosen = part(condition);
            let branches = both(a, b, part);
            if chosen.is_none() && branches.is_none() {
                return None;
            }
            let (a, b) = branches.unwrap_or_else(|| ((**a).clone(), (**b).clone()));
            let condition = chosen.unwrap_or_else(|| (**condition).clone());
            Formula::choice(condition, *scope, a, b)
        }
    })
}

fn both(
    a: &Formula,
    b: &Formula,
    part: &mut dyn FnMut(&Formula) -> Option<Formula>,
) -> Option<(Formula, Formula)> {
    match (part(a), part(b)) {
        (None, None) => None,
        (new_a, new_b) => Some((
            new_a.unwrap_or_else(|| a.clone()),
            new_b.unwrap_or_else(|| b.clone()),
        )),
    }
}

fn number(formula: &Formula) -> Option<f64> {
    match formula {
        Formula::Number(value) => Some(*value),
        Formula::Neg(x) => number(x).map(|x| -x),
        _ => None,
    }
}

/// Whether it is this number.
pub(super) fn is(formula: &Formula, value: f64) -> bool {
    number(formula) == Some(value)
}

fn negated(x: Formula) -> Formula {
    match x {
        Formula::Neg(x) => *x,
        x if is(&x, 0.0) => x,
        x => Formula::Neg(Box::new(x)),
    }
}

fn not(x: Formula, scope: Scope) -> Formula {
    match x {
        Formula::Truth(value) => Formula::Truth(!value),
        Formula::Not(x, _) => *x,
        x => Formula::Not(Box::new(x), scope),
    }
}

fn binary(op: BinaryOp, a: Formula, b: Formula, scope: Scope) -> Formula {
    let whole = |op: BinaryOp, a, b| Formula::Binary(op, Box::new(a), Box::new(b), scope);
    match op {
        BinaryOp::And | BinaryOp::Or => match (a, b) {
            (Formula::Truth(known), other) | (other, Formula::Truth(known)) => {
                let decisive = op == BinaryOp::Or;
                if known == decisive {
                    Formula::Truth(known)
                } else {
                    other
                }
            }
            (a, b) => whole(op, a, b),
        },
        BinaryOp::Add => match (a, b) {
            (zero, x) | (x, zero) if is(&zero, 0.0) => x,
            (a, Formula::Neg(b)) => binary(BinaryOp::Sub, a, *b, scope),
            (a, b) => folded(op, &a, &b).unwrap_or_else(|| whole(op, a, b)),
        },
        BinaryOp::Sub => match (a, b) {
            (x, zero) if is(&zero, 0.0) => x,
            (zero, x) if is(&zero, 0.0) => negated(x),
            (a, Formula::Neg(b)) => binary(BinaryOp::Add, a, *b, scope),
            (a, b) => folded(op, &a, &b).unwrap_or_else(|| whole(op, a, b)),
        },
        BinaryOp::Mul => match (a, b) {
            (zero, _) | (_, zero) if is(&zero, 0.0) => Formula::Number(0.0),
            (one, x) | (x, one) if is(&one, 1.0) => x,
            (Formula::Neg(a), Formula::Neg(b)) => whole(op, *a, *b),
            (Formula::Neg(a), b) => negated(whole(op, *a, b)),
            (a, Formula::Neg(b)) => negated(whole(op, a, *b)),
            (a, b) => folded(op, &a, &b).unwrap_or_else(|| whole(op, a, b)),
        },
        BinaryOp::Div => match (a, b) {
            (zero, b) if is(&zero, 0.0) && !is(&b, 0.0) => zero,
            (x, one) if is(&one, 1.0) => x,
            (Formula::Neg(a), Formula::Neg(b)) => whole(op, *a, *b),
            (Formula::Neg(a), b) => negated(whole(op, *a, b)),
            (a, Formula::Neg(b)) => negated(whole(op, a, *b)),
            (a, b) => whole(op, a, b),
        },
        BinaryOp::Pow => match (a, b) {
            (_, zero) if is(&zero, 0.0) => Formula::Number(1.0),
            (x, one) if is(&one, 1.0) => x,
            (one, _) if is(&one, 1.0) => one,
            // Steps are counted from 1.
            (zero, Formula::Symbol(Symbol::Step)) if is(&zero, 0.0) => zero,
            (Formula::Neg(x), power) if number(&power).is_some_and(|power| power % 2.0 == 0.0) => {
                whole(op, *x, power)
            }
            (a, b) => whole(op, a, b),
        },
    }
}

/// Whole numbers that are small enough to be exact.
fn folded(op: BinaryOp, a: &Formula, b: &Formula) -> Option<Formula> {
    let (a, b) = (number(a)?, number(b)?);
    let value = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        _ => return None,
    };
    let small = [a, b, value].map(|x| x.fract() == 0.0 && x.abs() < 1e9);
    (small == [true; 3]).then_some(Formula::Number(value))
}
