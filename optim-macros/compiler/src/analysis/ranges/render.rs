//! Nodes in the language again, as they were written where they were.

use super::evaluate::Evaluator;
use crate::ir::{Binary, Draft, NodeId, Op, Reduce};
use crate::language::number::write_number;
use crate::language::reduction::Fold;
use crate::model::Model;

/// How tightly a text holds together, as in the language.
const LOOSEST: u8 = 0;
const ATOM: u8 = 9;

impl Evaluator<'_> {
    /// A node as written, or in the form that the language gives it.
    pub(super) fn text(&self, model: &Model<'_>, node: NodeId) -> String {
        match self.graph.origin(node) {
            Some(origin) if !origin.text.is_empty() => origin.text.clone(),
            _ => self.printed(model, node).0,
        }
    }

    fn printed(&self, model: &Model<'_>, node: NodeId) -> (String, u8) {
        let beside = |node: NodeId, least: u8| {
            let (text, own) = self.printed(model, node);
            if own < least {
                format!("({text})")
            } else {
                text
            }
        };
        let update = model.def.update.as_ref();
        let input =
            |name: Option<String>, other: &str| (name.unwrap_or_else(|| other.to_owned()), ATOM);
        match self.graph.op(node) {
            Op::Number(bits) => {
                let mut text = String::new();
                // Writing to a string cannot fail.
                let _ok = write_number(&mut text, bits.get());
                (text, ATOM)
            }
            Op::Truth(value) => (value.to_string(), ATOM),
            Op::Param(id) => (model.def.params[id].name.to_string(), ATOM),
            Op::Step => input(
                update.and_then(|u| u.t.as_ref()).map(ToString::to_string),
                "t",
            ),
            Op::Weight => input(update.map(|u| u.w.to_string()), "w"),
            Op::Grad => input(update.map(|u| u.g.to_string()), "g"),
            Op::Len => (
                format!(
                    "len({})",
                    update.map_or_else(|| "w".to_owned(), |u| u.w.to_string())
                ),
                ATOM,
            ),
            Op::Ndim => (
                format!(
                    "ndim({})",
                    update.map_or_else(|| "w".to_owned(), |u| u.w.to_string())
                ),
                ATOM,
            ),
            Op::Own(Draft::Reduce(Reduce { reduction, a, b })) => {
                let mut arguments = beside(a, LOOSEST);
                if reduction.fold == Fold::Dot {
                    arguments = format!("{arguments}, {}", beside(b, LOOSEST));
                }
                (format!("{}({arguments})", reduction.name()), ATOM)
            }
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => {
                (format!("prev({})", model.state_name(id)), ATOM)
            }
            Op::Unary(op, x) => (format!("{}{}", op.symbol(), beside(x, 6)), 6),
            op @ Op::Call(function, _) => {
                let arguments: Vec<_> = op.operands().map(|x| beside(x, LOOSEST)).collect();
                (format!("{}({})", function.name, arguments.join(", ")), ATOM)
            }
            Op::Binary(Binary::OneMinusPow, a, b) => {
                (format!("1 - {}^{}", beside(a, 8), beside(b, 6)), 4)
            }
            Op::Binary(Binary::Pow, a, b) => (format!("{}^{}", beside(a, 8), beside(b, 6)), 7),
            Op::Binary(op, a, b) => {
                let own = match op {
                    Binary::Or => 1,
                    Binary::And => 2,
                    Binary::Add | Binary::Sub => 4,
                    Binary::Mul | Binary::Div => 5,
                    _ => 3,
                };
                let text = format!("{} {} {}", beside(a, own), op.symbol(), beside(b, own + 1));
                (text, own)
            }
            Op::Select(c, a, b) => {
                let [c, a, b] = [c, a, b].map(|node| beside(node, LOOSEST));
                (format!("if {c} {{ {a} }} else {{ {b} }}"), LOOSEST)
            }
            Op::Own(Draft::Unknown) => ("…".to_owned(), ATOM),
        }
    }
}

/// A text as it stands beside an operator: in parentheses unless it holds together by itself.
pub(super) fn in_parentheses(text: &str) -> String {
    let word = text
        .chars()
        .all(|c| c.is_alphanumeric() || c == '_' || c == '.');
    if word || is_call(text) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// Whether a text is one call, `f(…)`, from its first to its last character.
fn is_call(text: &str) -> bool {
    let Some(open) = text.find('(') else {
        return false;
    };
    let named = open > 0
        && text[..open]
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_');
    let mut depth = 0_usize;
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return named && index + 1 == text.len();
                }
            }
            _ => {}
        }
    }
    false
}
