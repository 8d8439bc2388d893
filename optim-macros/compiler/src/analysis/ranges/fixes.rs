//! What to write instead, where a proof fails.

use super::evaluate::{Demand, Judgement};
use super::explain::Explain;
use super::render::in_parentheses;
use crate::functions::Pointwise;
use crate::functions::max::MAX;
use crate::functions::sqrt::SQRT;
use crate::interval::{Follow, Range};
use crate::ir::{NodeId, Op};
use crate::language::domain::Bound;
use crate::language::ids::ParamId;
use crate::language::literal::Literal;
use crate::language::number::write_number;
use crate::language::operators::BinaryOp;
use crate::syntax::ast;

/// What is said of a correction that gives other numbers, if only a little.
const CHANGES: &str = "that changes the result";

/// What a small number is called that is there to be added to divisors.
const EPSILONS: [&str; 4] = ["eps", "epsilon", "ε", "ϵ"];

impl Explain<'_, '_> {
    pub(super) fn help(&mut self, judgement: &Judgement, text: &str) -> String {
        let operand = judgement.operand;
        if let Op::Param(id) = self.evaluator.graph.op(operand) {
            return self.narrower(id, judgement.demand);
        }
        if let Some((difference, negative)) = self.rounded_zero(judgement) {
            let (eps, declare) = self.eps();
            let (bound, sign) = if negative { ("min", "-") } else { ("max", "+") };
            return format!(
                "divide by `({bound}({difference}, 0) {sign} {eps})`{declare}: {CHANGES}"
            );
        }
        if let Some(id) = self.loose_eps(operand) {
            return self.narrower(id, Demand::Divisor);
        }
        let beside = in_parentheses(text);
        match judgement.demand {
            Demand::Rate => match self.evaluator.graph.constant(operand) {
                Some(_) => {
                    "write the share of the old value: a number from 0 to below 1".to_owned()
                }
                None => format!("keep it there: `clamp({text}, 0, 0.999)`"),
            },
            Demand::Argument(function) => self.inside(function, judgement, text),
            Demand::Power => {
                let exponent = self.exponent(judgement);
                if exponent.starts_with("^-") {
                    let (eps, declare) = self.eps();
                    format!("write `max({text}, {eps}){exponent}`{declare}: {CHANGES}")
                } else {
                    format!("write `max({text}, 0){exponent}`")
                }
            }
            Demand::Inverse if judgement.range.is_not_negative() => {
                let (eps, declare) = self.eps();
                let exponent = self.exponent(judgement);
                format!("write `({text} + {eps}){exponent}`{declare}: {CHANGES}")
            }
            Demand::Divisor | Demand::Inverse => self.other_than_zero(judgement, text, &beside),
        }
    }

    /// A divisor that is not zero: first what leaves the numbers as they are.
    fn other_than_zero(&mut self, judgement: &Judgement, text: &str, beside: &str) -> String {
        if judgement.range.is_not_negative()
            && let Some(bound) = self.bound()
        {
            return format!(
                "divide by `max({text}, {bound})`, which changes what is below `{bound}`"
            );
        }
        let (eps, declare) = self.eps();
        let moved = if judgement.range.low.value >= 0.0 {
            format!("({text} + {eps})")
        } else if judgement.range.high.value <= 0.0 {
            format!("({text} - {eps})")
        } else {
            format!("(abs({text}) + {eps})")
        };
        format!(
            "divide only where it is not zero, `if {beside} != 0 {{ … }} else {{ 0 }}`, or by \
             `{moved}`{declare}: {CHANGES}"
        )
    }

    /// The hyper-parameter that bounds something from below already.
    fn bound(&self) -> Option<String> {
        let graph = self.evaluator.graph;
        let mut bounds = graph.nodes().filter_map(|node| match graph.op(node) {
            op @ Op::Call(function, _) if function == MAX => {
                op.operands().find_map(|operand| match graph.op(operand) {
                    Op::Param(id) => Some(id),
                    _ => None,
                })
            }
            _ => None,
        });
        let positive =
            |id: &ParamId| Range::of_domain(self.lowered.params[*id].domain).is_positive();
        let id = bounds.find(positive)?;
        Some(self.model.def.params[id].name.to_string())
    }

    /// A call with an argument in the domain.
    fn inside(&mut self, function: Pointwise, judgement: &Judgement, text: &str) -> String {
        let name = function.name;
        match function.domain().lower {
            Bound::Unbounded => format!("write `{name}` of a number in its domain"),
            Bound::Inclusive(limit) => {
                let variance = (function == SQRT).then(|| self.centred(judgement.operand));
                let beside = in_parentheses(text);
                variance.flatten().unwrap_or_else(|| {
                    format!(
                        "take it only where it exists, `if {beside} >= {limit} {{ … }} else {{ 0 }}`, or \
                         write `{name}(max({text}, {limit}))`"
                    )
                })
            }
            Bound::Exclusive(0.0) => {
                let (eps, declare) = self.eps();
                let moved = if judgement.range.is_not_negative() {
                    format!("{text} + {eps}")
                } else {
                    format!("max({text}, {eps})")
                };
                let beside = in_parentheses(text);
                format!(
                    "take it only where it exists, `if {beside} > 0 {{ … }} else {{ 0 }}`, or write \
                     `{name}({moved})`{declare}: {CHANGES}"
                )
            }
            // An ε that is added to it would be lost to rounding.
            Bound::Exclusive(limit) => {
                let inside = limit + 1e-3 * limit.abs();
                format!("write `{name}(max({text}, {inside}))`")
            }
        }
    }

    /// `^` and what stands behind it.
    fn exponent(&self, judgement: &Judgement) -> String {
        match self.evaluator.graph.op(judgement.operation) {
            Op::Binary(BinaryOp::Pow, _, exponent) => {
                let text = self.evaluator.text(self.model, exponent);
                if text.starts_with('-') {
                    format!("^{text}")
                } else {
                    format!("^{}", in_parentheses(&text))
                }
            }
            _ => String::new(),
        }
    }

    /// The declaration of a hyper-parameter with the domain that the demand needs.
    fn narrower(&self, id: ParamId, demand: Demand) -> String {
        let param = &self.model.def.params[id];
        let name = &param.name.word;
        let wanted = demand.domain();
        let upper = match wanted.upper {
            Bound::Unbounded => self.lowered.params[id].domain.upper,
            upper => upper,
        };
        let (below, limit) = match upper {
            Bound::Unbounded => ("", String::new()),
            Bound::Inclusive(limit) => (" <= ", limit.to_string()),
            Bound::Exclusive(limit) => (" < ", limit.to_string()),
        };
        let domain = match wanted.lower {
            Bound::Unbounded => format!("{name}{below}{limit}"),
            Bound::Inclusive(least) if limit.is_empty() => format!("{name} >= {least}"),
            Bound::Exclusive(least) if limit.is_empty() => format!("{name} > {least}"),
            Bound::Inclusive(least) => format!("{least} <= {name}{below}{limit}"),
            Bound::Exclusive(least) => format!("{least} < {name}{below}{limit}"),
        };
        format!(
            "narrow its domain: `{name} = {} where {domain}`",
            match &param.name.element {
                Some(_) => {
                    let list = self.model.def.params.iter();
                    let list = list.filter(|other| other.name.is_beside(&param.name));
                    let list: Vec<_> = list.map(|other| default(other, demand)).collect();
                    format!("[{}]", list.join(", "))
                }
                None => default(param, demand),
            }
        )
    }

    /// In `x + eps`: a hyper-parameter that could make a sum of what is not negative positive, but
    /// for its domain.
    fn loose_eps(&mut self, node: NodeId) -> Option<ParamId> {
        let Op::Binary(BinaryOp::Add, a, b) = self.evaluator.graph.op(node) else {
            return None;
        };
        [(a, b), (b, a)].into_iter().find_map(|(eps, rest)| {
            let Op::Param(id) = self.evaluator.graph.op(eps) else {
                return None;
            };
            let loose = !self.evaluator.range(eps).is_positive();
            let rest = self.evaluator.range(rest);
            (loose && rest.is_not_negative()).then_some(id)
        })
    }

    /// Of a divisor the part that is zero at best and less by rounding: all of it, or what an ε is
    /// added to.
    fn rounded_zero(&mut self, judgement: &Judgement) -> Option<(String, bool)> {
        let across =
            |range: &Range| range.low.value >= 0.0 && range.low.follow == Follow::AcrossZero;
        let negative = across(&judgement.range.negated());
        let divides = matches!(judgement.demand, Demand::Divisor | Demand::Inverse);
        if !divides || !negative && !across(&judgement.range) {
            return None;
        }
        let across = |range: &Range| across(&if negative { range.negated() } else { *range });
        let mut part = judgement.operand;
        if let Op::Binary(BinaryOp::Add, a, b) = self.evaluator.graph.op(part) {
            let parts = [a, b];
            part = parts
                .into_iter()
                .find(|part| across(&self.evaluator.range(*part)))?;
        }
        Some((self.evaluator.text(self.model, part), negative))
    }

    /// `sqrt(v - m^2)` with two averages: the variance that goes below zero.
    fn centred(&mut self, node: NodeId) -> Option<String> {
        let graph = self.evaluator.graph;
        if let Op::Binary(BinaryOp::Add, a, b) = graph.op(node) {
            let (inside, added) = [(a, b), (b, a)]
                .into_iter()
                .find_map(|(a, b)| Some((self.variance(a)?, b)))?;
            let added = self.evaluator.text(self.model, added);
            return Some(format!(
                "{}, and write `sqrt({} + {added})`",
                inside.1, inside.0
            ));
        }
        let (v, advice) = self.variance(node)?;
        Some(format!("{advice}, and write `sqrt({v})`"))
    }

    /// `v - m^2` with two averages: the state and how to keep it.
    fn variance(&self, node: NodeId) -> Option<(String, String)> {
        let graph = self.evaluator.graph;
        let Op::Binary(BinaryOp::Sub, square, mean) = graph.op(node) else {
            return None;
        };
        let mean = match graph.op(mean) {
            Op::Binary(BinaryOp::Pow, mean, two) if graph.constant(two) == Some(2.0) => mean,
            Op::Binary(BinaryOp::Mul, a, b) if a == b => a,
            _ => return None,
        };
        let (v, m) = (self.state_of(square)?, self.state_of(mean)?);
        let average = *self.model.averages_of(m).first()?;
        let rate = &average.rate()?.text;
        let (v, m) = (self.model.state_name(v), self.model.state_name(m));
        let advice = format!(
            "keep the variance itself, which cannot go below 0: `{v} = ema_var({rate}, {}, {m});`",
            average.x.text
        );
        Some((v, advice))
    }

    /// The name of an ε, and what to do if the rule has none.
    fn eps(&self) -> (String, String) {
        let params = self.model.def.params.iter().enumerate();
        // Of `eps1` and `eps_root` it is not known what they are for.
        let mut eps = params.filter(|(id, param)| {
            let named = EPSILONS.contains(&param.name.to_string().as_str());
            named && Range::of_domain(self.lowered.params[*id].domain).is_positive()
        });
        match eps.next() {
            Some((_, param)) => (param.name.to_string(), String::new()),
            None => {
                let name = self.free_name("eps");
                let declare =
                    format!(", with the hyper-parameter `{name} = 1e-8 where {name} > 0`");
                (name, declare)
            }
        }
    }

    /// This name, or with a number behind it if the rule has it already.
    fn free_name(&self, name: &str) -> String {
        let def = self.model.def;
        let params = def.params.iter().map(|param| &param.name);
        let states = def.states.iter().map(|state| &state.name);
        let lets = self
            .model
            .lets
            .iter()
            .map(|intermediate| intermediate.name.clone());
        let taken: Vec<_> = params
            .chain(states)
            .map(ToString::to_string)
            .chain(lets)
            .collect();
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names
            .find(|name| !taken.contains(name))
            .unwrap_or_else(|| name.to_owned())
    }
}

/// A default as written, or one that the demand allows.
fn default(param: &ast::ParamDecl, demand: Demand) -> String {
    let value = match param.default {
        Some(Literal::Count(count)) => return format!("{count}u64"),
        Some(Literal::Number(value)) => value,
        _ => 0.0,
    };
    let wanted = demand.domain();
    let within = match wanted.lower {
        _ if wanted.contains(value) => value,
        _ if demand == Demand::Rate => 0.9,
        _ if wanted.contains(0.0) => 0.0,
        Bound::Exclusive(least) => least + 1e-8,
        Bound::Inclusive(least) => least,
        Bound::Unbounded => 0.0,
    };
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ok = write_number(&mut text, within);
    text
}
