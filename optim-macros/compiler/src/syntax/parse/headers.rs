//! The sections with a header: `update(w, g, t) { … }` and `eval(w, t) { … }`.

use proc_macro2::Ident;
use syn::{Token, token};

use super::{Parsed, Parser};
use crate::diag::Source;
use crate::diag::findings::{self, Finding};
use crate::syntax::ast::{Eval, RuleDef, Stmt, Update};

/// How a section with a header is written.
pub(super) struct Form {
    pub(super) section: &'static str,
    pub(super) written: &'static str,
    /// What its names mean.
    pub(super) names: &'static str,
    pub(super) broken: &'static Finding,
}

const UPDATE: Form = Form {
    section: "update",
    written: "update(w, g, t)",
    names: "the weights, the gradient and, if used, the step number",
    broken: &findings::UPDATE_HEADER,
};

const EVAL: Form = Form {
    section: "eval",
    written: "eval(w, t)",
    names: "the weights and, if used, the number of steps taken",
    broken: &findings::EVAL_HEADER,
};

/// What a rule declares above its equations.
fn known(rule: &RuleDef) -> Vec<Ident> {
    let params = rule.params.iter().map(|param| &param.name);
    let states = rule.states.iter().map(|state| &state.name);
    params.chain(states).cloned().collect()
}

impl Parser<'_> {
    /// What follows `update`: the names in parentheses, the equations in braces.
    pub(super) fn update(&self, rule: &RuleDef) -> Parsed<Update> {
        let (names, body) = self.headed(&known(rule), &UPDATE, |parser, names, source| {
            let count = names.len();
            let mut names = names.into_iter();
            match (names.next(), names.next(), names.next(), names.next()) {
                (Some(w), Some(g), t, None) => Ok([Some(w), Some(g), t]),
                _ => Err(parser.wrong_count(&UPDATE, source, "2 or 3", count)),
            }
        })?;
        match names {
            [Some(w), Some(g), t] => Ok(Update { w, g, t, body }),
            _ => Err(self.errors_seen()),
        }
    }

    /// What follows `eval`.
    pub(super) fn eval(&self, rule: &RuleDef) -> Parsed<Eval> {
        let g = rule.update.as_ref().map(|update| update.g.to_string());
        let (names, body) = self.headed(&known(rule), &EVAL, |parser, mut names, source| {
            // It is most often written as in `update`. What is read of it is told where it is read.
            if let Some(gradient) = names
                .iter()
                .skip(1)
                .position(|name| Some(name.to_string()) == g)
            {
                let gradient = names.remove(gradient + 1);
                let rest: Vec<_> = names.iter().map(ToString::to_string).collect();
                parser.errors.report(
                    &findings::EVAL_HEADER,
                    &gradient,
                    "no gradient is left after the steps",
                    format!("write `eval({})`", rest.join(", ")),
                );
            }
            let count = names.len();
            let mut names = names.into_iter();
            match (names.next(), names.next(), names.next()) {
                (Some(w), t, None) => Ok([Some(w), t]),
                _ => Err(parser.wrong_count(&EVAL, source, "1 or 2", count)),
            }
        })?;
        match names {
            [Some(w), t] => Ok(Eval { w, t, body }),
            _ => Err(self.errors_seen()),
        }
    }

    /// A header, whose names are sorted out by `sort`, and a body.
    pub(super) fn headed<const N: usize>(
        &self,
        known: &[Ident],
        form: &Form,
        sort: impl FnOnce(&Self, Vec<Ident>, Source) -> Parsed<[Option<Ident>; N]>,
    ) -> Parsed<([Option<Ident>; N], Vec<Stmt>)> {
        let header = if self.input.peek(token::Paren) {
            self.in_parens(|inner| inner.header(form))
                .and_then(|(names, source)| sort(self, names, source))
        } else {
            Err(self.errors.report(
                form.broken,
                self.here(),
                format!(
                    "expected the names of `{}` in parentheses, {}",
                    form.section,
                    self.found()
                ),
                format!("write `{} {{ … }}`", form.written),
            ))
        };
        let opens = if header.is_ok() {
            self.opens_braces(form.written)
        } else {
            // What stands in the place of the header is told.
            self.skip_until(|parser| parser.input.peek(token::Brace) || parser.at_section());
            self.input.peek(token::Brace)
        };
        if !opens {
            self.skip_until(Self::at_section);
            return Err(self.errors_seen());
        }
        let mut declared: Vec<_> = match &header {
            Ok(names) => names.iter().flatten().cloned().collect(),
            Err(_) => Vec::new(),
        };
        declared.extend(known.iter().cloned());
        let body = self.in_braces(|inner| {
            let declared = &declared;
            let inner = Parser { declared, ..*inner };
            inner.statements()
        });
        Ok((header?, body))
    }

    fn header(&self, form: &Form) -> Parsed<Vec<Ident>> {
        let mut names = Vec::new();
        while !self.input.is_empty() {
            self.borrowed(form);
            if self.input.peek(Token![self]) {
                self.header_error(
                    form,
                    "a rule has no `self` here",
                    format!("remove it: the inputs are {}", form.names),
                );
                self.skip_one();
                let _comma: Option<Token![,]> = self.input.parse().ok();
                continue;
            }
            let name = self.name(&format!("an input of `{}`", form.section))?;
            self.type_annotation(&name.to_string(), &name, |parser| {
                parser.input.peek(Token![,])
            });
            names.push(name);
            if !self.input.is_empty() && self.input.parse::<Token![,]>().is_err() {
                return Err(self.errors.report(
                    form.broken,
                    self.here(),
                    format!("expected `,` between the names, {}", self.found()),
                    format!("write `{}`", form.written),
                ));
            }
        }
        Ok(names)
    }

    /// Reports and skips `&` and `&mut` before an input; with `self`, that is said of it.
    fn borrowed(&self, form: &Form) {
        if !self.input.peek(Token![&]) {
            return;
        }
        let is_self = self.ahead(|ahead| {
            ahead.skip_one();
            let _mut: Option<Token![mut]> = ahead.input.parse().ok();
            ahead.input.peek(Token![self])
        });
        if !is_self {
            self.header_error(
                form,
                "inputs are not borrowed here",
                format!("write the names alone: `{}`", form.written),
            );
        }
        self.skip_one();
        let _mut: Option<Token![mut]> = self.input.parse().ok();
    }

    fn header_error(&self, form: &Form, fact: &str, help: String) {
        self.errors.report(form.broken, self.here(), fact, help);
    }

    pub(super) fn wrong_count(
        &self,
        form: &Form,
        source: Source,
        counts: &str,
        given: usize,
    ) -> crate::diag::Reported {
        let Form {
            section,
            written,
            names,
            broken,
        } = form;
        self.errors.report(
            broken,
            source,
            format!(
                "`{section}` names {counts} things, here {} {given}",
                if given == 1 { "is" } else { "are" }
            ),
            format!("name {names}: `{written}`"),
        )
    }
}
