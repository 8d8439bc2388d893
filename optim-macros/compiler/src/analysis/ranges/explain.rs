//! The message where a proof fails: the fact, and where the range comes from. What to write instead
//! is told in `fixes`.

use super::evaluate::{Demand, Evaluator, Judgement};
use crate::diag::findings::{self, Finding};
use crate::diag::{Errors, Source};
use crate::interval::{Follow, Range};
use crate::ir::{Draft, NodeId, Op, Origin};
use crate::language::domain::{Bound, Domain};
use crate::language::ids::{ParamId, StateId};
use crate::language::operators::BinaryOp;
use crate::lower::Lowered;
use crate::model::{Model, Place};
use crate::syntax::ast::Stmt;
use crate::syntax::print;

/// Knows the evaluation in which a proof failed.
pub(super) struct Explain<'e, 'a> {
    pub(super) model: &'e Model<'e>,
    pub(super) lowered: &'e Lowered,
    pub(super) evaluator: &'e mut Evaluator<'a>,
    pub(super) rates: &'e [(NodeId, Origin)],
}

pub(super) struct Message {
    rule: &'static Finding,
    fact: String,
    note: String,
    help: String,
}

impl Message {
    pub(super) fn report(self, model: &Model<'_>, origin: &Origin, errors: &Errors) {
        if !model.allows(self.rule, Place::At(origin.place)) {
            errors.explain(self.rule, origin.source, self.fact, self.note, self.help);
        }
    }
}

impl Explain<'_, '_> {
    /// The operand of a judgement as it is written there.
    pub(super) fn operand_text(&self, judgement: &Judgement) -> String {
        self.origin(judgement).text
    }

    /// Where the operand of a judgement is written.
    fn origin(&self, judgement: &Judgement) -> Origin {
        let graph = self.evaluator.graph;
        if judgement.demand == Demand::Rate {
            let rate = self
                .rates
                .iter()
                .find(|(node, _)| *node == judgement.operand);
            if let Some((_, origin)) = rate {
                return origin.clone();
            }
        }
        if let Some(written) = graph.operand_origin(judgement.operation) {
            return written.clone();
        }
        // Arithmetic that a function such as `debias` stands for.
        let around = graph.origin(judgement.operation);
        Origin {
            source: around.map_or_else(
                || Source::from(proc_macro2::Span::call_site()),
                |around| around.source,
            ),
            place: around.map_or(0, |around| around.place),
            text: self.evaluator.text(self.model, judgement.operand),
        }
    }

    pub(super) fn message(&mut self, judgement: &Judgement) -> (Origin, Message) {
        let origin = self.origin(judgement);
        let text = origin.text.as_str();
        let (rule, fact) = match judgement.demand {
            Demand::Argument(function) => (
                &findings::POSSIBLE_NAN,
                &*format!(
                    "`{}` may be given {}",
                    function.name,
                    outside(function.domain())
                ),
            ),
            Demand::Power => (
                &findings::POSSIBLE_NAN,
                "a negative number may be raised to a fractional power",
            ),
            Demand::Divisor => (&findings::POSSIBLE_NAN, "the divisor `…` can be zero"),
            Demand::Inverse => (
                &findings::POSSIBLE_NAN,
                "a negative power of `…` divides by it, and it can be zero",
            ),
            Demand::Rate => (
                &findings::RATE_OUTSIDE_UNIT,
                "the rate `…` can lie outside `[0, 1)`",
            ),
        };
        let message = Message {
            rule,
            fact: match judgement.range.constant() {
                Some(_) => fact.replace("can be", "is").replace("can lie", "lies"),
                None => fact.to_owned(),
            }
            .replace('…', text),
            note: self.note(judgement, text),
            help: self.help(judgement, text),
        };
        (origin, message)
    }

    /// The range, and in up to three steps what makes it so.
    fn note(&mut self, judgement: &Judgement, text: &str) -> String {
        if self.evaluator.graph.constant(judgement.operand).is_some() {
            return String::new();
        }
        let mut note = format!("`{text}` lies in {}", judgement.range);
        let across =
            |range: &Range| range.low.value >= 0.0 && range.low.follow == Follow::AcrossZero;
        if across(&judgement.range) || across(&judgement.range.negated()) {
            note.push_str(", and rounding can take it to the other side of 0");
        } else if let Some(product) = self.vanishing_part(judgement.operand) {
            note.push_str(&format!(
                ", for `{product}` is above 0 but may be too small for a number: then it is 0"
            ));
        }
        let defined = self.evaluator.text(self.model, judgement.operand);
        if defined != text && self.evaluator.graph.name_of(judgement.operand) == Some(text) {
            note.push_str(&format!(", being `{defined}`"));
        }
        let mut reasons = Vec::new();
        self.reasons(judgement.operand, &mut reasons, 3);
        for (index, reason) in reasons.iter().enumerate() {
            note.push_str(if index == 0 { ": " } else { "; " });
            note.push_str(reason);
        }
        note
    }

    /// In what is zero only where a product, a quotient or a mean of what is not zero vanishes: that part.
    fn vanishing_part(&mut self, node: NodeId) -> Option<String> {
        let range = self.evaluator.range(node);
        if range.unknown || range.low.value != 0.0 || range.excludes_zero() {
            return None;
        }
        let op = self.evaluator.graph.op(node);
        if self.state_of(node).is_some() || matches!(op, Op::Select(..)) {
            return None;
        }
        let operands: Vec<_> = op.operands().collect();
        let vanishes = matches!(
            op,
            Op::Binary(BinaryOp::Mul | BinaryOp::Div | BinaryOp::Pow, ..)
                | Op::Own(Draft::Reduce(_))
        );
        let mut nonzero = operands.iter();
        if vanishes && nonzero.all(|operand| self.evaluator.range(*operand).excludes_zero()) {
            return Some(self.evaluator.text(self.model, node));
        }
        let mut operands = operands.into_iter();
        operands.find_map(|operand| self.vanishing_part(operand))
    }

    /// Where the range of a node comes from, the nearest reason first.
    fn reasons(&mut self, node: NodeId, reasons: &mut Vec<String>, left: usize) {
        if left == 0 {
            return;
        }
        if let Some(id) = self.state_of(node) {
            reasons.extend(self.state_reason(id));
            return;
        }
        match self.evaluator.graph.op(node) {
            Op::Param(id) => reasons.extend(self.param_reason(id)),
            Op::Grad => reasons.push("a gradient can be any number".to_owned()),
            Op::Weight => reasons.push("a weight can be any number".to_owned()),
            Op::Input(_) | Op::InputNumber(_) => {
                reasons.push("an input can be any number".to_owned());
            }
            Op::State(id) | Op::ScalarState(id) => reasons.extend(self.state_reason(id)),
            op => {
                let operands: Vec<_> = op
                    .operands()
                    .filter(|operand| self.evaluator.graph.constant(*operand).is_none())
                    .filter(|operand| !self.evaluator.graph.is_condition(*operand))
                    .collect();
                let told: Vec<_> = operands
                    .iter()
                    .map(|operand| {
                        let range = self.evaluator.range(*operand);
                        let name = self.name(*operand);
                        format!("`{name}` lies in {range}")
                    })
                    .collect();
                if !told.is_empty() {
                    reasons.push(told.join(" and "));
                }
                for operand in operands {
                    if reasons.len() < left {
                        self.reasons(operand, reasons, left - reasons.len());
                    }
                }
            }
        }
        reasons.truncate(3);
    }

    /// What the author calls a node.
    fn name(&self, node: NodeId) -> String {
        match self.state_of(node) {
            Some(id) => self.model.state_name(id),
            None => self.evaluator.text(self.model, node),
        }
    }

    /// The state whose new value a node is, on any path of this graph.
    pub(super) fn state_of(&self, node: NodeId) -> Option<StateId> {
        let name = self.evaluator.graph.name_of(node)?.strip_suffix("_new")?;
        let mut states = self.model.def.states.iter();
        states.position(|state| state.name == *name)
    }

    fn param_reason(&self, id: ParamId) -> Option<String> {
        let param = &self.model.def.params[id];
        Some(match &param.domain {
            Some(domain) => format!("`{}` is declared `where {domain}`", param.name),
            None => format!("`{}` has no `where`", param.name),
        })
    }

    fn state_reason(&self, id: StateId) -> Option<String> {
        let name = self.model.state_name(id);
        let body = self.model.def.update.as_ref().map(|update| &update.body)?;
        let word = self.model.def.states[id].name.word.to_string();
        let value = assigned(body, &word)?;
        let initial = self.model.def.states[id].initial.as_ref();
        let initial = initial.map_or_else(|| "0".to_owned(), ToString::to_string);
        Some(format!(
            "`{name}` starts at {initial} and becomes `{value}`"
        ))
    }
}

/// The numbers that are not in a domain.
fn outside(domain: Domain) -> String {
    match domain.lower {
        Bound::Inclusive(0.0) => "a negative number".to_owned(),
        Bound::Exclusive(0.0) => "zero or a negative number".to_owned(),
        Bound::Exclusive(limit) => format!("{limit} or less"),
        Bound::Inclusive(limit) => format!("less than {limit}"),
        Bound::Unbounded => "a number outside of its domain".to_owned(),
    }
}

/// What a state is assigned first.
fn assigned(body: &[Stmt], name: &str) -> Option<String> {
    body.iter().find_map(|statement| match statement {
        Stmt::Let { .. } => None,
        Stmt::Assign {
            target,
            index,
            op,
            value,
        } => (target == name).then(|| match op.operation() {
            Some(operation) => {
                let target = print::assigned(target, index.as_ref());
                format!("{target} {} {value}", operation.symbol())
            }
            None => value.to_string(),
        }),
        Stmt::If {
            then, otherwise, ..
        } => assigned(then, name).or_else(|| assigned(otherwise, name)),
        Stmt::For { body, .. } => assigned(body, name),
        Stmt::Allowed { statement, .. } => assigned(std::slice::from_ref(statement), name),
    })
}
