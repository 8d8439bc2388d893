//! What the styles of notation have in common: where parentheses stand, how products and
//! fractions are built, how lines follow each other.

use super::formula::{Formula, Line, Symbol};
use super::letters::Letters;
use super::style::{Printed, Row, Style};
use crate::functions::{Fence, Notation};
use crate::language::matrix::MatrixFunction;
use crate::language::noise::Distribution;
use crate::language::number::write_number;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::precedence::Precedence;
use crate::language::reduction::{Fold, Over};

/// The text of one formula.
pub(super) fn formula(style: &impl Style, letters: &Letters, formula: &Formula) -> String {
    Printer { style, letters }.print(formula).text
}

/// The rows of an update.
pub(super) fn rows(style: &impl Style, letters: &Letters, lines: &[Line]) -> Vec<(usize, Row)> {
    let mut rows = Vec::new();
    Printer { style, letters }.rows(lines, 0, &mut rows);
    rows
}

/// ‖x‖, the root of the sum of squares.
const NORM: Notation = Notation::Fenced(Fence {
    open: "‖",
    close: "‖",
    latex: [r"\lVert", r"\rVert"],
});

struct Printer<'l, S> {
    style: &'l S,
    letters: &'l Letters,
}

impl<S: Style> Printer<'_, S> {
    fn rows(&self, lines: &[Line], depth: usize, rows: &mut Vec<(usize, Row)>) {
        for line in lines {
            match line {
                Line::Equation(symbol, value) => {
                    let symbol = self.symbol(*symbol, None);
                    let value = self.print(value).text;
                    let equals = self.style.infix("=");
                    rows.push((depth, Row::Equation(format!("{symbol}{equals}{value}"))));
                }
                Line::Drawn(noise) => {
                    let symbol = self.symbol(Symbol::Noise(*noise), None);
                    let limits = [0.0, 1.0].map(|limit| self.number(limit)).into();
                    let of = match noise.distribution {
                        Distribution::Normal => self.style.call("N", false, limits),
                        Distribution::Uniform => self.style.call("U", false, limits),
                    };
                    let drawn = self.style.infix("∼");
                    rows.push((depth, Row::Equation(format!("{symbol}{drawn}{}", of.text))));
                }
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    rows.push((depth, Row::If(self.print(condition).text)));
                    self.rows(then, depth + 1, rows);
                    self.otherwise(otherwise, depth, rows);
                }
            }
        }
    }

    fn otherwise(&self, lines: &[Line], depth: usize, rows: &mut Vec<(usize, Row)>) {
        match lines {
            [] => {}
            [
                Line::If {
                    condition,
                    then,
                    otherwise,
                },
            ] => {
                rows.push((depth, Row::ElseIf(self.print(condition).text)));
                self.rows(then, depth + 1, rows);
                self.otherwise(otherwise, depth, rows);
            }
            lines => {
                rows.push((depth, Row::Else));
                self.rows(lines, depth + 1, rows);
            }
        }
    }

    fn symbol(&self, symbol: Symbol, power: Option<&Printed>) -> String {
        let (glyph, when) = self.letters.glyph(symbol);
        let index = when.map(|when| (self.letters.step(), when));
        self.style.symbol(glyph, index, power)
    }

    fn print(&self, formula: &Formula) -> Printed {
        let flat = |text, level| Printed {
            text,
            level,
            tall: false,
        };
        let style = self.style;
        match formula {
            Formula::Number(value) => self.number(*value),
            Formula::Truth(value) => flat(
                style.word(if *value { "true" } else { "false" }),
                Precedence::Atom,
            ),
            Formula::Symbol(symbol) => flat(self.symbol(*symbol, None), Precedence::Atom),
            Formula::Neg(x) => {
                self.prefixed(style.minus(), x, Precedence::Product, Precedence::Sum)
            }
            Formula::Not(x, scope) => match x.as_ref() {
                Formula::Chain(operands, ops, _) if let [op] = ops.as_slice() => {
                    let ops = vec![op.opposite()];
                    self.print(&Formula::Chain(operands.clone(), ops, *scope))
                }
                x => self.prefixed(style.not(), x, Precedence::Not, Precedence::Not),
            },
            Formula::Binary(BinaryOp::Pow, base, exponent, _) => self.power(base, exponent),
            Formula::Binary(BinaryOp::Mul | BinaryOp::Div, ..) => self.product(formula),
            Formula::Binary(op, left, right, _) => {
                let (sign, own, after) = match op {
                    BinaryOp::Or => (style.between("or"), Precedence::Or, Precedence::Or),
                    BinaryOp::And => (style.between("and"), Precedence::And, Precedence::And),
                    // A sum that is added needs no parentheses, one that is subtracted does.
                    BinaryOp::Add if !begins_with_minus(right) => {
                        (style.infix("+"), Precedence::Sum, Precedence::Sum)
                    }
                    BinaryOp::Add => (style.infix("+"), Precedence::Sum, Precedence::Product),
                    _ => (style.infix("−"), Precedence::Sum, Precedence::Product),
                };
                let (left, right) = (self.at_least(left, own), self.at_least(right, after));
                Printed {
                    text: format!("{}{sign}{}", left.text, right.text),
                    level: own,
                    tall: left.tall || right.tall,
                }
            }
            Formula::Chain(operands, ops, _) => {
                let mut whole = flat(String::new(), Precedence::Compare);
                for (index, operand) in operands.iter().enumerate() {
                    if let Some(op) = index.checked_sub(1).and_then(|before| ops.get(before)) {
                        whole.text.push_str(&style.infix(sign(*op)));
                    }
                    let operand = self.at_least(operand, Precedence::Sum);
                    whole.text.push_str(&operand.text);
                    whole.tall |= operand.tall;
                }
                whole
            }
            Formula::Call(function, arguments) => {
                self.call(function.name, function.notation, arguments)
            }
            Formula::Reduce(reduction, arguments) => {
                let notation = match (reduction.fold, reduction.over) {
                    (Fold::Norm, Over::Tensor) => NORM,
                    _ => Notation::Word,
                };
                self.call(reduction.name(), notation, arguments)
            }
            Formula::Matrix(function, _, arguments) => self.of_matrices(*function, arguments),
            Formula::Retained(_, rate) => {
                self.call("prod", Notation::Word, std::slice::from_ref(rate))
            }
            Formula::New(id) => {
                let state = Formula::Symbol(Symbol::State(*id, super::formula::When::Now));
                self.call("new", Notation::Word, &[state])
            }
            Formula::Measure(measure) => self.of_tensor(measure.name()),
            Formula::Choice(..) => self.cases(formula),
        }
    }

    /// A formula, in parentheses if it does not hold together as tightly as it must.
    fn at_least(&self, formula: &Formula, level: Precedence) -> Printed {
        let printed = self.print(formula);
        if printed.level >= level {
            return printed;
        }
        Printed {
            text: self.style.fence(&printed),
            level: Precedence::Atom,
            tall: printed.tall,
        }
    }

    fn prefixed(
        &self,
        prefix: String,
        x: &Formula,
        inside: Precedence,
        level: Precedence,
    ) -> Printed {
        let x = self.at_least(x, inside);
        Printed {
            text: format!("{prefix}{}", x.text),
            level,
            tall: x.tall,
        }
    }

    /// Numbers that are written with an exponent are products with a power of ten.
    fn number(&self, value: f64) -> Printed {
        if value.is_sign_negative() {
            return self.print(&Formula::Neg(Box::new(Formula::Number(-value))));
        }
        let mut digits = String::new();
        // Writing to a string cannot fail.
        let _ok = write_number(&mut digits, value);
        if let Some((mantissa, exponent)) = digits.split_once('e')
            && let (Ok(mantissa), Ok(exponent)) = (mantissa.parse(), exponent.parse())
        {
            let (ten, exponent) = (Formula::Number(10.0), Formula::Number(exponent));
            let power = Formula::binary(BinaryOp::Pow, ten, exponent);
            return self.print(&if mantissa == 1.0 {
                power
            } else {
                Formula::binary(BinaryOp::Mul, Formula::Number(mantissa), power)
            });
        }
        Printed {
            text: self.style.number(&digits),
            level: Precedence::Atom,
            tall: false,
        }
    }

    fn power(&self, base: &Formula, exponent: &Formula) -> Printed {
        let exponent = self.print(exponent);
        if let Formula::Symbol(symbol) = base {
            return Printed {
                text: self.symbol(*symbol, Some(&exponent)),
                level: Precedence::Power,
                tall: false,
            };
        }
        let base = self.at_least(base, Precedence::Atom);
        Printed {
            text: self.style.power(&base.text, &exponent),
            level: Precedence::Power,
            tall: base.tall,
        }
    }

    fn product(&self, formula: &Formula) -> Printed {
        let fractions = formula.fractions();
        let several = fractions.len() > 1;
        let mut whole: Option<Printed> = None;
        for fraction in fractions {
            let mut printed = self.factors(&fraction.above);
            if !fraction.below.is_empty() {
                printed = self.style.fraction(printed, self.factors(&fraction.below));
            } else if several && printed.level < Precedence::Product {
                printed.text = self.style.fence(&printed);
            }
            whole = Some(match whole {
                None => printed,
                Some(before) => Printed {
                    text: format!(
                        "{}{}{}",
                        before.text,
                        self.style.between_fractions(),
                        printed.text
                    ),
                    level: Precedence::Product,
                    tall: before.tall || printed.tall,
                },
            });
        }
        whole.unwrap_or_else(|| self.number(1.0))
    }

    fn factors(&self, factors: &[&Formula]) -> Printed {
        let is_one = |factor: &Formula| matches!(factor, Formula::Number(value) if *value == 1.0);
        let mut shown: Vec<&Formula> = factors.to_vec();
        // `x * (1 / y)` is x/y, without the factor.
        shown.retain(|factor| !is_one(factor));
        let factors = if shown.is_empty() {
            &factors[..1.min(factors.len())]
        } else {
            &shown
        };
        if let [only] = factors {
            return self.print(only);
        }
        let mut whole = Printed {
            text: String::new(),
            level: Precedence::Product,
            tall: false,
        };
        for (index, factor) in factors.iter().enumerate() {
            if let Some(before) = index.checked_sub(1).map(|before| factors[before]) {
                let close = !self.ends_as_word(before) && self.begins_as_letter(factor);
                whole.text.push_str(&self.style.times(close));
            }
            // Only a number such as 2·10⁻⁵ is a product here, which needs no parentheses in front.
            let factor = self.at_least(
                factor,
                if index == 0 {
                    Precedence::Product
                } else {
                    Precedence::Power
                },
            );
            whole.text.push_str(&factor.text);
            whole.tall |= factor.tall;
        }
        whole
    }

    fn ends_as_word(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Symbol(symbol) => self.letters.glyph(*symbol).0.is_word(),
            Formula::Binary(BinaryOp::Pow, base, ..) => self.ends_as_word(base),
            _ => false,
        }
    }

    /// Whether it can be seen where it begins: not at a word, a number or a parenthesis, behind
    /// which a reader would take the factor before for a function.
    fn begins_as_letter(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Symbol(symbol) => !self.letters.glyph(*symbol).0.is_word(),
            Formula::Binary(BinaryOp::Pow, base, ..) => self.begins_as_letter(base),
            Formula::Binary(BinaryOp::Div, ..) => true,
            Formula::Call(function, _) => matches!(function.notation, Notation::Root(_)),
            _ => false,
        }
    }

    fn call(&self, name: &str, notation: Notation, arguments: &[Formula]) -> Printed {
        let mut printed: Vec<_> = arguments.iter().map(|x| self.print(x)).collect();
        match (notation, printed.pop()) {
            (Notation::Root(degree), Some(x)) => self.style.root(degree, x),
            (Notation::Fenced(fence), Some(x)) => self.style.fenced(&fence, x),
            (Notation::Between(word), Some(_)) => self.between(word, arguments),
            (notation, last) => {
                printed.extend(last);
                self.style
                    .call(name, notation == Notation::Command, printed)
            }
        }
    }

    /// `A B`, `Aᵀ`, or `orthogonalize(x, steps = 4)`: settings that are their defaults are not written.
    fn of_matrices(&self, function: MatrixFunction, arguments: &[Formula]) -> Printed {
        match (function, arguments) {
            (MatrixFunction::Product, [a, b]) => {
                // The second in parentheses where a reader would take the wrong ones together.
                let first = match a {
                    Formula::Matrix(MatrixFunction::Product, ..) => Precedence::Product,
                    _ => Precedence::Power,
                };
                let (a, b) = (self.at_least(a, first), self.at_least(b, Precedence::Power));
                return Printed {
                    text: format!("{}{}{}", a.text, self.style.beside(), b.text),
                    // Beside a number or in a power it is held together.
                    level: Precedence::Product,
                    tall: a.tall || b.tall,
                };
            }
            (MatrixFunction::Transpose, [x]) => return self.transposed(x),
            _ => {}
        }
        let names = function.settings().iter().map(Some);
        let names = std::iter::repeat_n(None, function.matrices()).chain(names);
        let written = names.zip(arguments).filter_map(|(setting, x)| {
            let Some(setting) = setting else {
                return Some(self.print(x));
            };
            if x.is_number(setting.default) {
                return None;
            }
            let value = self.print(x);
            let (name, sign) = (self.style.word(setting.name), self.style.infix("="));
            Some(Printed {
                text: format!("{name}{sign}{}", value.text),
                level: Precedence::Compare,
                tall: value.tall,
            })
        });
        self.style.call(function.name(), false, written.collect())
    }

    fn transposed(&self, x: &Formula) -> Printed {
        let sign = Printed {
            text: self.style.transposed().to_owned(),
            level: Precedence::Atom,
            tall: false,
        };
        if let Formula::Symbol(symbol) = x {
            return Printed {
                text: self.symbol(*symbol, Some(&sign)),
                level: Precedence::Power,
                tall: false,
            };
        }
        let x = self.at_least(x, Precedence::Atom);
        Printed {
            text: self.style.power(&x.text, &sign),
            level: Precedence::Power,
            tall: x.tall,
        }
    }

    /// `x mod y`
    fn between(&self, word: &str, arguments: &[Formula]) -> Printed {
        let parts = arguments
            .iter()
            .map(|x| self.at_least(x, Precedence::Power));
        let parts: Vec<_> = parts.collect();
        let texts: Vec<_> = parts.iter().map(|x| x.text.as_str()).collect();
        Printed {
            text: texts.join(&self.style.between(word)),
            // Readers do not agree on what it holds like.
            level: Precedence::Compare,
            tall: parts.iter().any(|x| x.tall),
        }
    }

    /// `len(w)` and its like, which no step changes.
    fn of_tensor(&self, name: &str) -> Printed {
        self.call(name, Notation::Word, &[Formula::Symbol(Symbol::Tensor)])
    }

    /// A choice whose last value is another choice has more cases.
    fn cases(&self, mut formula: &Formula) -> Printed {
        let mut cases = Vec::new();
        while let Formula::Choice(condition, _, then, otherwise) = formula {
            cases.push((self.at_least(then, Precedence::Or), self.print(condition)));
            formula = otherwise;
        }
        self.style
            .cases(cases, self.at_least(formula, Precedence::Or))
    }
}

fn begins_with_minus(formula: &Formula) -> bool {
    match formula {
        Formula::Neg(_) => true,
        Formula::Number(value) => value.is_sign_negative(),
        Formula::Binary(BinaryOp::Add | BinaryOp::Sub, left, ..) => begins_with_minus(left),
        _ => false,
    }
}

fn sign(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Less => "<",
        CompareOp::LessEqual => "≤",
        CompareOp::Greater => ">",
        CompareOp::GreaterEqual => "≥",
        CompareOp::Equal => "=",
        CompareOp::NotEqual => "≠",
    }
}
