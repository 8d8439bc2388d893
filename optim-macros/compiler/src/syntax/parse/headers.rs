//! The sections with a header: `update(w, g, t, h: input) { … }` and `eval(w, t) { … }`.

use proc_macro2::Ident;
use syn::{Token, token};

use super::inputs::{Named, Role, counts_steps};
use super::{Parsed, Parser};
use crate::diag::Source;
use crate::diag::findings::{self, Finding};
use crate::syntax::ast::{Eval, InputDecl, RuleDef, Stmt, Update};

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
    let params = rule.params.iter().map(|param| &param.name.word);
    let states = rule.states.iter().map(|state| &state.name.word);
    params.chain(states).cloned().collect()
}

/// A section whose header is read and whose body is not.
pub(super) trait Header {
    /// The names that it declares.
    fn names(&self) -> Vec<Ident>;
}

impl Header for Update {
    fn names(&self) -> Vec<Ident> {
        let inputs = self.inputs.iter().map(|input| &input.name);
        let names = [&self.w, &self.g].into_iter().chain(&self.t);
        names.chain(inputs).cloned().collect()
    }
}

impl Header for Eval {
    fn names(&self) -> Vec<Ident> {
        [&self.w].into_iter().chain(&self.t).cloned().collect()
    }
}

impl Parser<'_> {
    /// What follows `update`: the names in parentheses, the equations in braces.
    pub(super) fn update(&self, rule: &RuleDef) -> Parsed<Update> {
        let (names, body) = self.headed(&known(rule), &UPDATE, |parser, names, source| {
            parser.sort_update(names, source)
        })?;
        Ok(Update { body, ..names })
    }

    /// The names of `update`: plain ones are weights, gradient and step number, in this order.
    fn sort_update(&self, names: Vec<Named>, source: Source) -> Parsed<Update> {
        let (mut plain, mut t, mut inputs) = (Vec::new(), None, Vec::new());
        let mut too_many = false;
        for Named { name, role } in names {
            match role {
                Role::Plain if plain.len() < 2 => plain.push(name),
                Role::Plain if counts_steps(&name) => {
                    too_many |= t.is_some();
                    t.get_or_insert(name);
                }
                Role::Plain => {
                    self.errors.report(
                        &findings::STEP_NAME,
                        &name,
                        format!("`{name}` is no name for the number of the step"),
                        format!(
                            "declare what a caller gives for each weight as `{name}: input`, or \
                             call the number of the step `t`"
                        ),
                    );
                    inputs.push(InputDecl {
                        name,
                        scalar: false,
                        assumed: true,
                    });
                }
                Role::Step => {
                    too_many |= t.is_some();
                    t.get_or_insert(name);
                }
                Role::Input { scalar } => inputs.push(InputDecl {
                    name,
                    scalar,
                    assumed: false,
                }),
            }
        }
        let count = plain.len() + usize::from(t.is_some()) + usize::from(too_many);
        let mut plain = plain.into_iter();
        match (plain.next(), plain.next()) {
            (Some(w), Some(g)) if !too_many => Ok(Update {
                w,
                g,
                t,
                inputs,
                body: Vec::new(),
            }),
            _ => Err(self.wrong_count(&UPDATE, source, "2 or 3", count)),
        }
    }

    /// What follows `eval`.
    pub(super) fn eval(&self, rule: &RuleDef) -> Parsed<Eval> {
        let g = rule.update.as_ref().map(|update| update.g.to_string());
        let inputs = rule.update.iter().flat_map(|update| &update.inputs);
        let inputs: Vec<_> = inputs.map(|input| input.name.to_string()).collect();
        let (names, body) = self.headed(&known(rule), &EVAL, |parser, mut names, source| {
            // It is most often written as in `update`. What is read of it is told where it is read.
            let is_gradient = |named: &Named| Some(named.name.to_string()) == g;
            let is_input = |named: &Named| {
                let name = named.name.to_string();
                matches!(named.role, Role::Input { .. }) || inputs.contains(&name)
            };
            let mut left_over = Vec::new();
            for (place, named) in std::mem::take(&mut names).into_iter().enumerate() {
                if place > 0 && is_gradient(&named) {
                    left_over.push(("no gradient is left after the steps", named));
                } else if is_input(&named) {
                    left_over.push(("no input is given after the steps", named));
                } else {
                    names.push(named);
                }
            }
            let rest: Vec<_> = names.iter().map(|named| named.name.to_string()).collect();
            for (fact, named) in left_over {
                parser.errors.report(
                    &findings::EVAL_HEADER,
                    &named.name,
                    fact,
                    format!("write `eval({})`", rest.join(", ")),
                );
            }
            let count = names.len();
            let mut names = names.into_iter();
            match (names.next(), names.next(), names.next()) {
                (Some(w), t, None) => {
                    if let Some(Named { name, role }) = &t
                        && *role == Role::Plain
                        && !counts_steps(name)
                    {
                        parser.errors.report(
                            &findings::STEP_NAME,
                            name,
                            format!("`{name}` is no name for the number of the step"),
                            "what comes after the weights is the number of steps taken: call it `t`",
                        );
                    }
                    Ok(Eval {
                        w: w.name,
                        t: t.map(|named| named.name),
                        body: Vec::new(),
                    })
                }
                _ => Err(parser.wrong_count(&EVAL, source, "1 or 2", count)),
            }
        })?;
        Ok(Eval { body, ..names })
    }

    /// A header, whose names are sorted out by `sort`, and a body.
    pub(super) fn headed<H: Header>(
        &self,
        known: &[Ident],
        form: &Form,
        sort: impl FnOnce(&Self, Vec<Named>, Source) -> Parsed<H>,
    ) -> Parsed<(H, Vec<Stmt>)> {
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
            Ok(names) => names.names(),
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

    fn header(&self, form: &Form) -> Parsed<Vec<Named>> {
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
            let role = self.role(&name);
            names.push(Named { name, role });
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
