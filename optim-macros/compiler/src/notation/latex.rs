//! LaTeX, for a document with the package amsmath.

use super::formula::When;
use super::letters::{Accent, GREEK, Glyph};
use super::style::{Index, Printed, Row, Style};
use crate::functions::Fence;
use crate::language::precedence::Precedence;

pub(super) struct Latex;

impl Style for Latex {
    fn number(&self, digits: &str) -> String {
        digits.to_owned()
    }

    fn symbol(&self, glyph: &Glyph, index: Index<'_>, power: Option<&Printed>) -> String {
        let base = base(glyph);
        let mut text = match glyph.accent {
            None => base,
            Some(Accent::Hat) => format!(r"\hat{{{base}}}"),
            Some(Accent::Bar) => format!(r"\bar{{{base}}}"),
            Some(Accent::Tilde) => format!(r"\tilde{{{base}}}"),
        };
        let step = index.map(|(step, when)| match when {
            When::Now => self::base(step),
            When::Before => format!("{}-1", self::base(step)),
            When::Start => "0".to_owned(),
            When::First => "1".to_owned(),
        });
        let labels = glyph.label.split(',').filter(|label| !label.is_empty());
        let feet: Vec<_> = labels.map(label).chain(step).collect();
        if !feet.is_empty() {
            text.push_str(&format!("_{{{}}}", feet.join(",")));
        }
        let primes = r"\prime".repeat(glyph.primes);
        match (glyph.primes, power) {
            (0, None) => text,
            (0, Some(power)) => format!("{text}^{{{}}}", power.text),
            (_, None) => format!("{text}^{{{primes}}}"),
            (_, Some(power)) => format!("({text}^{{{primes}}})^{{{}}}", power.text),
        }
    }

    fn word(&self, word: &str) -> String {
        upright(word)
    }

    fn infix(&self, sign: &str) -> String {
        let sign = match sign {
            "−" => "-",
            "≤" => r"\le",
            "≥" => r"\ge",
            "≠" => r"\ne",
            "∼" => r"\sim",
            plain => plain,
        };
        format!(" {sign} ")
    }

    fn between(&self, word: &str) -> String {
        format!(r" \text{{ {word} }} ")
    }

    fn not(&self) -> String {
        r"\text{not } ".to_owned()
    }

    fn minus(&self) -> String {
        "-".to_owned()
    }

    fn times(&self, close: bool) -> String {
        if close { r" \, " } else { r" \cdot " }.to_owned()
    }

    fn fence(&self, inner: &Printed) -> String {
        if inner.tall {
            format!(r"\left( {} \right)", inner.text)
        } else {
            format!("({})", inner.text)
        }
    }

    fn fraction(&self, above: Printed, below: Printed) -> Printed {
        Printed {
            text: format!(r"\frac{{{}}}{{{}}}", above.text, below.text),
            level: Precedence::Power,
            tall: true,
        }
    }

    fn between_fractions(&self) -> String {
        r" \cdot ".to_owned()
    }

    fn beside(&self) -> String {
        r" \, ".to_owned()
    }

    fn transposed(&self) -> &'static str {
        r"\top"
    }

    fn power(&self, base: &str, exponent: &Printed) -> String {
        format!("{base}^{{{}}}", exponent.text)
    }

    fn root(&self, degree: u8, x: Printed) -> Printed {
        Printed {
            text: match degree {
                2 => format!(r"\sqrt{{{}}}", x.text),
                degree => format!(r"\sqrt[{degree}]{{{}}}", x.text),
            },
            level: Precedence::Power,
            tall: x.tall,
        }
    }

    fn fenced(&self, fence: &Fence, x: Printed) -> Printed {
        let [open, close] = fence.latex;
        Printed {
            text: if x.tall {
                format!(r"\left{open} {} \right{close}", x.text)
            } else {
                format!("{open} {} {close}", x.text)
            },
            level: Precedence::Atom,
            tall: x.tall,
        }
    }

    fn call(&self, name: &str, command: bool, arguments: Vec<Printed>) -> Printed {
        let name = if command {
            format!(r"\{name}")
        } else {
            format!(r"\operatorname{{{}}}", name.replace('_', r"\_"))
        };
        let tall = arguments.iter().any(|x| x.tall);
        let arguments: Vec<_> = arguments.into_iter().map(|x| x.text).collect();
        let inner = Printed {
            text: arguments.join(", "),
            level: Precedence::Atom,
            tall,
        };
        Printed {
            text: format!("{name}{}", self.fence(&inner)),
            ..inner
        }
    }

    fn cases(&self, cases: Vec<(Printed, Printed)>, otherwise: Printed) -> Printed {
        let cases = cases.into_iter();
        let mut rows: Vec<_> = cases
            .map(|(value, condition)| format!(r"{} & \text{{if }} {}", value.text, condition.text))
            .collect();
        rows.push(format!(r"{} & \text{{otherwise}}", otherwise.text));
        Printed {
            text: format!(r"\begin{{cases}} {} \end{{cases}}", rows.join(r" \\ ")),
            // In a sum or product the brace alone would not say where the last case ends.
            level: Precedence::Choice,
            tall: true,
        }
    }

    fn page(&self, rows: Vec<(usize, Row)>) -> String {
        let rows = rows.into_iter().map(|(depth, row)| {
            let indent = r"\quad ".repeat(depth);
            match row {
                Row::Equation(text) => format!("& {indent}{text}"),
                Row::If(condition) => format!(r"& {indent}\text{{if }} {condition}\text{{:}}"),
                Row::ElseIf(condition) => {
                    format!(r"& {indent}\text{{else if }} {condition}\text{{:}}")
                }
                Row::Else => format!(r"& {indent}\text{{else:}}"),
            }
        });
        let rows: Vec<_> = rows.collect();
        format!(
            "\\begin{{aligned}}\n{}\n\\end{{aligned}}",
            rows.join(" \\\\\n")
        )
    }
}

fn base(glyph: &Glyph) -> String {
    let mut chars = glyph.base.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) => {
            let greek = GREEK.iter().find(|(_, greek, _)| *greek == letter);
            greek.map_or_else(|| letter.to_string(), |(.., command)| (*command).to_owned())
        }
        _ => upright(&glyph.base),
    }
}

/// A label is one letter in italics or an upright word.
fn label(label: &str) -> String {
    let one = label.chars().nth(1).is_none();
    let glyph = Glyph::word(label);
    if one || label.bytes().all(|byte| byte.is_ascii_digit()) {
        if one { base(&glyph) } else { label.to_owned() }
    } else {
        format!(r"\text{{{}}}", label.replace('_', r"\_"))
    }
}

fn upright(word: &str) -> String {
    format!(r"\mathrm{{{}}}", word.replace('_', r"\_"))
}
