//! What a style of mathematical notation must be able to draw.

use super::formula::When;
use super::letters::Glyph;
use crate::functions::Fence;
use crate::language::precedence::Precedence;

/// A printed formula.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) text: String,
    pub(super) level: Precedence,
    /// Higher than a line: has a fraction or a table in it.
    pub(super) tall: bool,
}

/// The step at the foot of a symbol: the glyph of the step number, and which step.
pub(super) type Index<'l> = Option<(&'l Glyph, When)>;

/// A row of the update.
pub(super) enum Row {
    Equation(String),
    If(String),
    ElseIf(String),
    Else,
}

/// A style of mathematical notation.
pub(super) trait Style {
    /// A number in decimal digits.
    fn number(&self, digits: &str) -> String;

    /// A symbol at its step, raised to a power if one is given.
    fn symbol(&self, glyph: &Glyph, index: Index<'_>, power: Option<&Printed>) -> String;

    /// `true`, `false`.
    fn word(&self, word: &str) -> String;

    /// A sign between two operands, with its space.
    fn infix(&self, sign: &str) -> String;

    /// `and`, `or` between two operands, with their space.
    fn between(&self, word: &str) -> String;

    /// `not` before its operand, with its space.
    fn not(&self) -> String;

    fn minus(&self) -> String;

    /// The sign of a product; `close` if the factors can simply stand beside each other.
    fn times(&self, close: bool) -> String;

    /// Parentheses.
    fn fence(&self, inner: &Printed) -> String;

    fn fraction(&self, above: Printed, below: Printed) -> Printed;

    /// What stands between two fractions that are multiplied.
    fn between_fractions(&self) -> String;

    fn power(&self, base: &str, exponent: &Printed) -> String;

    /// What stands between two matrices that are multiplied.
    fn beside(&self) -> String;

    /// What a transposed matrix is raised to.
    fn transposed(&self) -> &'static str;

    fn root(&self, degree: u8, x: Printed) -> Printed;

    /// |x|, ‖x‖, ⌊x⌋
    fn fenced(&self, fence: &Fence, x: Printed) -> Printed;

    /// `name(x, y)`; `command` if LaTeX has one of that name.
    fn call(&self, name: &str, command: bool, arguments: Vec<Printed>) -> Printed;

    /// Values with their conditions, and the value if none holds.
    fn cases(&self, cases: Vec<(Printed, Printed)>, otherwise: Printed) -> Printed;

    /// All rows, each with its depth.
    fn page(&self, rows: Vec<(usize, Row)>) -> String;
}
