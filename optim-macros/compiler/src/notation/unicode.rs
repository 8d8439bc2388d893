//! Plain text: mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ. Where Unicode has no small letter, `_` and `^`.

use super::formula::When;
use super::letters::{Accent, Glyph};
use super::style::{Index, Printed, Row, Style};
use crate::functions::Fence;
use crate::language::precedence::Precedence;

pub(super) struct Unicode;

/// Small letters and signs: as written, at the foot, and raised.
const SMALL: &str = "\
    0₀⁰1₁¹2₂²3₃³4₄⁴5₅⁵6₆⁶7₇⁷8₈⁸9₉⁹+₊⁺−₋⁻aₐᵃeₑᵉhₕʰiᵢⁱjⱼʲkₖᵏlₗˡmₘᵐnₙⁿoₒᵒpₚᵖrᵣʳsₛˢtₜᵗuᵤᵘvᵥᵛxₓˣ";
/// Those that only exist raised.
const RAISED: &str = "bᵇcᶜdᵈfᶠgᵍwʷyʸzᶻ";

impl Style for Unicode {
    fn number(&self, digits: &str) -> String {
        digits.to_owned()
    }

    fn symbol(&self, glyph: &Glyph, index: Index<'_>, power: Option<&Printed>) -> String {
        let mut text = glyph.base.clone();
        text.push_str(match glyph.accent {
            None => "",
            Some(Accent::Hat) => "\u{302}",
            Some(Accent::Bar) => "\u{304}",
            Some(Accent::Tilde) => "\u{303}",
        });
        text.push_str(&"′".repeat(glyph.primes));
        let label = glyph.label.as_str();
        let step = index.map(|(step, when)| match when {
            When::Now => step.base.clone(),
            When::Before => format!("{}−1", step.base),
            When::Start => "0".to_owned(),
            When::First => "1".to_owned(),
        });
        match (label, step) {
            ("", None) => {}
            ("", Some(step)) => text.push_str(&foot(&step)),
            (label, None) => text.push_str(&foot(label)),
            (label, Some(step)) => match small(&step, foot_of) {
                Some(step) => text.push_str(&format!("{},{step}", foot(label))),
                None => text.push_str(&format!("_({label},{step})")),
            },
        }
        match power {
            None => text,
            Some(power) => self.power(&text, power),
        }
    }

    fn word(&self, word: &str) -> String {
        word.to_owned()
    }

    fn infix(&self, sign: &str) -> String {
        format!(" {sign} ")
    }

    fn between(&self, word: &str) -> String {
        format!(" {word} ")
    }

    fn not(&self) -> String {
        "not ".to_owned()
    }

    fn minus(&self) -> String {
        "−".to_owned()
    }

    fn times(&self, _close: bool) -> String {
        "·".to_owned()
    }

    fn fence(&self, inner: &Printed) -> String {
        format!("({})", inner.text)
    }

    fn fraction(&self, above: Printed, below: Printed) -> Printed {
        let (above, below) = (
            self.held(&above, Precedence::Product),
            self.held(&below, Precedence::Power),
        );
        Printed {
            text: format!("{above}/{below}"),
            level: Precedence::Product,
            tall: false,
        }
    }

    fn between_fractions(&self) -> String {
        " · ".to_owned()
    }

    fn beside(&self) -> String {
        " ".to_owned()
    }

    fn transposed(&self) -> &'static str {
        "ᵀ"
    }

    fn power(&self, base: &str, exponent: &Printed) -> String {
        if exponent.text == self.transposed() {
            return format!("{base}{}", exponent.text);
        }
        let tight: String = exponent.text.split(' ').collect();
        match small(&tight, raised) {
            Some(exponent) => format!("{base}{exponent}"),
            None => format!("{base}^{}", self.held(exponent, Precedence::Atom)),
        }
    }

    fn root(&self, degree: u8, x: Printed) -> Printed {
        let sign = match degree {
            2 => "√",
            3 => "∛",
            4 => "∜",
            degree => panic!("a bug in optim: a root of degree {degree}"),
        };
        Printed {
            text: format!("{sign}{}", self.held(&x, Precedence::Atom)),
            level: Precedence::Power,
            tall: false,
        }
    }

    fn fenced(&self, fence: &Fence, x: Printed) -> Printed {
        Printed {
            text: format!("{}{}{}", fence.open, x.text, fence.close),
            level: Precedence::Atom,
            tall: false,
        }
    }

    fn call(&self, name: &str, _command: bool, arguments: Vec<Printed>) -> Printed {
        let arguments: Vec<_> = arguments.into_iter().map(|x| x.text).collect();
        Printed {
            text: format!("{name}({})", arguments.join(", ")),
            level: Precedence::Atom,
            tall: false,
        }
    }

    fn cases(&self, cases: Vec<(Printed, Printed)>, otherwise: Printed) -> Printed {
        let cases = cases.into_iter();
        let mut parts: Vec<_> = cases
            .map(|(value, condition)| format!("{} if {}", value.text, condition.text))
            .collect();
        parts.push(format!("otherwise {}", otherwise.text));
        Printed {
            text: parts.join(", "),
            level: Precedence::Choice,
            tall: false,
        }
    }

    fn page(&self, rows: Vec<(usize, Row)>) -> String {
        let rows = rows.into_iter().map(|(depth, row)| {
            let indent = "    ".repeat(depth);
            match row {
                Row::Equation(text) => format!("{indent}{text}\n"),
                Row::If(condition) => format!("{indent}if {condition}:\n"),
                Row::ElseIf(condition) => format!("{indent}else if {condition}:\n"),
                Row::Else => format!("{indent}else:\n"),
            }
        });
        rows.collect()
    }
}

impl Unicode {
    fn held(&self, printed: &Printed, level: Precedence) -> String {
        if printed.level >= level {
            printed.text.clone()
        } else {
            self.fence(printed)
        }
    }
}

/// What stands at the foot of a symbol: small if all of it can be.
fn foot(text: &str) -> String {
    match small(text, foot_of) {
        Some(small) => small,
        None if text.contains(['−', ',']) => format!("_({text})"),
        None => format!("_{text}"),
    }
}

/// All of a text in small letters, if each of them exists.
fn small(text: &str, letter: fn(char) -> Option<char>) -> Option<String> {
    text.chars().map(letter).collect()
}

fn foot_of(c: char) -> Option<char> {
    // Labels are parted by commas, which have no small form and need none.
    if c == ',' {
        return Some(c);
    }
    of_small(c).map(|(foot, _)| foot)
}

fn raised(c: char) -> Option<char> {
    of_small(c).map(|(_, raised)| raised).or_else(|| {
        let mut letters = RAISED.chars();
        while let (Some(letter), Some(raised)) = (letters.next(), letters.next()) {
            if letter == c {
                return Some(raised);
            }
        }
        None
    })
}

/// A letter at the foot and raised.
fn of_small(c: char) -> Option<(char, char)> {
    let mut letters = SMALL.chars();
    while let (Some(letter), Some(foot), Some(raised)) =
        (letters.next(), letters.next(), letters.next())
    {
        if letter == c {
            return Some((foot, raised));
        }
    }
    None
}
