//! MathML, which browsers draw without a script.
//!
//! One element a line and no empty line: in Markdown an empty line ends the block.

use super::formula::When;
use super::letters::{Accent, Glyph};
use super::style::{Index, Printed, Row, Style};
use crate::functions::Fence;
use crate::language::precedence::Precedence;

pub(super) struct MathMl;

/// Fonts that have roots and braces of every size, with what any system has at the end: some
/// browsers take a font for text unless a page names one for mathematics.
///
/// rustdoc lets what is too wide scroll, and browsers then measure heights too: the padding keeps
/// an index at the edge from giving a second scroll bar.
const LOOK: &str = "font-family: 'Latin Modern Math', 'STIX Two Math', 'Cambria Math', \
    'Libertinus Math', 'Noto Sans Math', 'DejaVu Math TeX Gyre', math; \
    padding: 0.5em 0; overflow-y: hidden";
/// A table whose cells are flush left: by style in Chromium and WebKit, by attribute in Firefox.
const TABLE: &str = r#"<mtable displaystyle="true" columnalign="left">"#;
const CELL: &str = r#"<mtd style="text-align: left">"#;

impl Style for MathMl {
    fn number(&self, digits: &str) -> String {
        format!("<mn>{digits}</mn>")
    }

    fn symbol(&self, glyph: &Glyph, index: Index<'_>, power: Option<&Printed>) -> String {
        let base = match glyph.accent {
            None => letter(&glyph.base),
            Some(accent) => {
                let sign = match accent {
                    Accent::Hat => "ˆ",
                    Accent::Bar => "¯",
                    Accent::Tilde => "˜",
                };
                format!(
                    r#"<mover accent="true">{}<mo stretchy="false">{sign}</mo></mover>"#,
                    letter(&glyph.base)
                )
            }
        };
        let step = index.map(|(step, when)| match when {
            When::Now => letter(&step.base),
            When::Before => format!("{}<mo>−</mo><mn>1</mn>", letter(&step.base)),
            When::Start => "<mn>0</mn>".to_owned(),
            When::First => "<mn>1</mn>".to_owned(),
        });
        let labels = glyph.label.split(',').filter(|label| !label.is_empty());
        let feet: Vec<_> = labels.map(label).chain(step).collect();
        let foot = (!feet.is_empty()).then(|| row(&feet.join("<mo>,</mo>")));
        let primes = "′".repeat(glyph.primes);
        let raised = match (glyph.primes, power) {
            (0, None) => None,
            (0, Some(power)) => Some(row(&power.text)),
            (_, None) => Some(format!("<mo>{primes}</mo>")),
            (_, Some(power)) => Some(row(&format!("<mo>{primes}</mo>{}", power.text))),
        };
        match (foot, raised) {
            (None, None) => base,
            (Some(foot), None) => format!("<msub>{base}{foot}</msub>"),
            (None, Some(raised)) => format!("<msup>{base}{raised}</msup>"),
            (Some(foot), Some(raised)) => format!("<msubsup>{base}{foot}{raised}</msubsup>"),
        }
    }

    fn word(&self, word: &str) -> String {
        format!("<mtext>{word}</mtext>")
    }

    fn infix(&self, sign: &str) -> String {
        format!(
            "<mo>{}</mo>",
            sign.replace('<', "&lt;").replace('>', "&gt;")
        )
    }

    fn between(&self, word: &str) -> String {
        format!("<mtext>&nbsp;{word}&nbsp;</mtext>")
    }

    fn not(&self) -> String {
        "<mtext>not&nbsp;</mtext>".to_owned()
    }

    fn minus(&self) -> String {
        r#"<mo form="prefix">−</mo>"#.to_owned()
    }

    fn times(&self, close: bool) -> String {
        if close {
            r#"<mspace width="0.15em"></mspace>"#.to_owned()
        } else {
            "<mo>·</mo>".to_owned()
        }
    }

    fn fence(&self, inner: &Printed) -> String {
        fenced(inner, "(", ")")
    }

    fn fraction(&self, above: Printed, below: Printed) -> Printed {
        Printed {
            text: format!("<mfrac>{}{}</mfrac>", full(&above.text), full(&below.text)),
            level: Precedence::Power,
            tall: true,
        }
    }

    fn between_fractions(&self) -> String {
        "<mo>·</mo>".to_owned()
    }

    fn beside(&self) -> String {
        r#"<mspace width="0.15em"></mspace>"#.to_owned()
    }

    fn transposed(&self) -> &'static str {
        "<mo>⊤</mo>"
    }

    fn power(&self, base: &str, exponent: &Printed) -> String {
        format!("<msup>{}{}</msup>", row(base), row(&exponent.text))
    }

    fn root(&self, degree: u8, x: Printed) -> Printed {
        Printed {
            text: match degree {
                2 => format!("<msqrt>{}</msqrt>", x.text),
                degree => format!("<mroot>{}<mn>{degree}</mn></mroot>", row(&x.text)),
            },
            level: Precedence::Power,
            tall: x.tall,
        }
    }

    fn fenced(&self, fence: &Fence, x: Printed) -> Printed {
        Printed {
            text: fenced(&x, fence.open, fence.close),
            level: Precedence::Atom,
            tall: x.tall,
        }
    }

    fn call(&self, name: &str, _command: bool, arguments: Vec<Printed>) -> Printed {
        let tall = arguments.iter().any(|x| x.tall);
        let arguments: Vec<_> = arguments.into_iter().map(|x| x.text).collect();
        let inner = Printed {
            text: arguments.join("<mo>,</mo>"),
            level: Precedence::Atom,
            tall,
        };
        Printed {
            text: format!("<mi>{name}</mi>{}", self.fence(&inner)),
            ..inner
        }
    }

    fn cases(&self, cases: Vec<(Printed, Printed)>, otherwise: Printed) -> Printed {
        let strut = strut(0);
        let row = |value: &str, condition: &str| {
            format!("<mtr>{CELL}{strut}{value}</mtd>{CELL}{condition}</mtd></mtr>")
        };
        let cases = cases.into_iter();
        let mut rows: String = cases
            .map(|(value, condition)| {
                let condition = format!("<mtext>if&nbsp;</mtext>{}", condition.text);
                row(&value.text, &condition)
            })
            .collect();
        rows.push_str(&row(&otherwise.text, "<mtext>otherwise</mtext>"));
        Printed {
            text: format!("<mrow><mo>{{</mo>{TABLE}{rows}</mtable></mrow>"),
            // In a sum or product the brace alone would not say where the last case ends.
            level: Precedence::Choice,
            tall: true,
        }
    }

    fn page(&self, rows: Vec<(usize, Row)>) -> String {
        let mut page = format!("<math display=\"block\" style=\"{LOOK}\">\n{TABLE}\n");
        for (depth, row) in rows {
            let indent = strut(2 * depth);
            let text = match row {
                Row::Equation(text) => text,
                Row::If(condition) => condition_row("if", &condition),
                Row::ElseIf(condition) => condition_row("else if", &condition),
                Row::Else => "<mtext>else:</mtext>".to_owned(),
            };
            page.push_str(&format!("<mtr>{CELL}{indent}{text}</mtd></mtr>\n"));
        }
        page.push_str("</mtable>\n</math>\n");
        page
    }
}

/// Space of this width, as high as a line: a row of low letters would be a low row.
fn strut(width: usize) -> String {
    format!(r#"<mspace width="{width}em" height="0.8em" depth="0.3em"></mspace>"#)
}

fn condition_row(word: &str, condition: &str) -> String {
    format!("<mtext>{word}&nbsp;</mtext>{condition}<mtext>:</mtext>")
}

/// Parentheses that do not grow with an index; around fractions they do.
fn fenced(inner: &Printed, open: &str, close: &str) -> String {
    let fixed = if inner.tall {
        ""
    } else {
        r#" stretchy="false""#
    };
    format!(
        r#"<mrow><mo form="prefix"{fixed}>{open}</mo>{}<mo form="postfix"{fixed}>{close}</mo></mrow>"#,
        inner.text
    )
}

/// What stands above or below a line, in full size also in a fraction of fractions.
fn full(text: &str) -> String {
    format!(r#"<mrow displaystyle="true">{text}</mrow>"#)
}

fn row(text: &str) -> String {
    format!("<mrow>{text}</mrow>")
}

/// A letter is drawn in italics, a word upright.
fn letter(base: &str) -> String {
    format!("<mi>{base}</mi>")
}

fn label(label: &str) -> String {
    if label.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("<mn>{label}</mn>")
    } else if label.chars().nth(1).is_none() {
        letter(label)
    } else {
        format!("<mtext>{label}</mtext>")
    }
}
