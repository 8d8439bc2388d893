//! The parts of a rule: hyper-parameters, `require`, `state`, `update`.

use proc_macro2::Ident;
use syn::{Token, Visibility, token};

use super::{Parsed, Parser};
use crate::diag::{Source, nearest};
use crate::rules;
use crate::syntax::ast::{Gaps, Require, RuleDef, Update};

const SECTIONS: [&str; 3] = ["require", "state", "update"];

impl Parser<'_> {
    pub(super) fn rule(&self) -> Parsed<RuleDef> {
        let attrs = self.rule_attributes();
        let vis = self.input.parse().unwrap_or(Visibility::Inherited);
        if self.input.parse::<Token![struct]>().is_err() {
            self.no_struct()?;
        }
        let name = self.name("the rule")?;
        let mut rule = RuleDef {
            attrs,
            vis,
            name,
            params: Vec::new(),
            requires: Vec::new(),
            states: Vec::new(),
            update: None,
            gaps: Gaps::default(),
        };
        if self.input.peek(token::Brace) {
            rule.params = self.in_braces(|inner| inner.params());
        } else {
            self.errors.report(
                &rules::EXPECTED_STRUCT,
                self.here(),
                format!(
                    "expected the hyper-parameters of `{}` in braces, {}",
                    rule.name,
                    self.found()
                ),
                format!("write `struct {} {{ lr = 1e-3 where lr >= 0 }}`", rule.name),
            );
            self.lose_name();
            self.skip_until(Self::at_section);
        }
        self.sections(&mut rule);
        Ok(rule)
    }

    /// Reports a missing `struct`. If a name follows all the same, reading goes on there.
    fn no_struct(&self) -> Parsed<()> {
        let at = self.here();
        let fact = format!("expected `struct`, {}", self.found());
        if self.peek_word().is_some() && self.input.peek2(syn::Ident) {
            // Another word stands in its place.
            self.skip_one();
        }
        let name = self.input.peek(syn::Ident).then(|| self.next_text());
        let name = name.filter(|_| !self.at_section());
        let help = match &name {
            Some(name) => format!("begin with the hyper-parameters: `struct {name} {{ … }}`"),
            None => {
                "begin with the hyper-parameters: `pub struct Name { lr = 1e-3 where lr >= 0 }`"
                    .to_owned()
            }
        };
        let reported = self.errors.report(&rules::EXPECTED_STRUCT, at, fact, help);
        name.map(|_| ()).ok_or(reported)
    }

    fn at_section(&self) -> bool {
        self.peek_word()
            .is_some_and(|word| SECTIONS.contains(&word.as_str()))
    }

    fn sections(&self, rule: &mut RuleDef) {
        let mut state_seen = false;
        let mut update_seen = false;
        while !self.input.is_empty() {
            let before = self.here();
            match self.section() {
                Some("require") => {
                    self.skip_one();
                    rule.requires.extend(self.require());
                }
                Some("state") => {
                    self.skip_one();
                    self.first(&mut state_seen, "state", before);
                    if self.opens_braces("state") {
                        rule.states.extend(self.in_braces(|inner| inner.states()));
                    } else {
                        self.lose_name();
                        self.skip_until(Self::at_section);
                    }
                }
                Some(_) => {
                    self.skip_one();
                    self.first(&mut update_seen, "update", before);
                    match self.update(rule) {
                        Ok(update) if rule.update.is_none() => rule.update = Some(update),
                        Ok(_) => self.lose(),
                        Err(_) => self.lose_name(),
                    }
                }
                None => {
                    self.lose_name();
                    self.skip_one();
                    self.skip_until(Self::at_section);
                }
            }
        }
        if !update_seen {
            self.errors.report(
                &rules::MISSING_UPDATE,
                &rule.name,
                format!("`{}` has no `update`", rule.name),
                match rule.params.first() {
                    Some(first) => format!(
                        "add the equations, such as `update(w, g) {{ w -= {} * g; }}`",
                        first.name
                    ),
                    None => "add the equations, such as `update(w, g) { w -= g; }`".to_owned(),
                },
            );
            self.lose();
        }
    }

    /// Reports the second section of a kind.
    fn first(&self, seen: &mut bool, section: &str, at: proc_macro2::Span) {
        if std::mem::replace(seen, true) {
            self.errors.report(
                &rules::DUPLICATE_SECTION,
                at,
                format!("a second `{section}` begins here"),
                format!("put everything into one `{section}`"),
            );
        }
    }

    fn opens_braces(&self, section: &str) -> bool {
        let opens = self.input.peek(token::Brace);
        if !opens {
            self.errors.report(
                &rules::UNEXPECTED_SECTION,
                self.here(),
                format!("expected `{{` after `{section}`, {}", self.found()),
                format!("write `{section} {{ … }}`"),
            );
        }
        opens
    }

    /// The section that begins here. A misspelled one is reported and understood; `None` for
    /// anything else, which is reported.
    fn section(&self) -> Option<&'static str> {
        let word = self.peek_word().unwrap_or_default();
        let near = nearest(&word, SECTIONS).filter(|near| match *near {
            "state" => self.input.peek2(token::Brace),
            "update" => self.input.peek2(token::Paren),
            _ => true,
        });
        if near == Some(word.as_str()) || self.at_section() {
            return SECTIONS.into_iter().find(|section| *section == word);
        }
        let foreign = matches!(
            word.as_str(),
            "fn" | "def" | "pub" | "function" | "func" | "async"
        );
        if foreign && self.input.peek2(syn::Ident) {
            let at = self.here();
            self.skip_one();
            if let Some(section) = SECTIONS.into_iter().find(|_| self.at_section())
                && let Some(next) = self.peek_word()
            {
                self.errors.report(
                    &rules::UNEXPECTED_SECTION,
                    at,
                    format!("`{word}` stands before `{next}`"),
                    format!("remove `{word}`"),
                );
                return SECTIONS
                    .into_iter()
                    .find(|known| *known == next)
                    .or(Some(section));
            }
        }
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if word == "where" => "put a `where` behind its hyper-parameter".to_owned(),
            None => "go on with `require`, `state` or `update`".to_owned(),
        };
        self.errors.report(
            &rules::UNEXPECTED_SECTION,
            self.here(),
            format!("expected `require`, `state` or `update`, {}", self.found()),
            help,
        );
        near
    }

    /// What follows `require`: a condition, a comma, a message, a semicolon.
    fn require(&self) -> Parsed<Require> {
        let at_end = |parser: &Self| parser.at_section() || parser.input.peek(Token![;]);
        let condition = self.condition().inspect_err(|_| {
            self.lose();
            self.skip_until(at_end);
            let _semicolon: Option<Token![;]> = self.input.parse().ok();
        })?;
        let help = format!("write `require {condition}, \"what is wrong\";`");
        let fail = |fact: String| {
            let reported = self
                .errors
                .report(&rules::REQUIRE_FORM, self.here(), fact, &help);
            self.lose();
            self.skip_until(at_end);
            let _semicolon: Option<Token![;]> = self.input.parse().ok();
            Err(reported)
        };
        if self.input.parse::<Token![,]>().is_err() {
            return fail(format!("expected `,` and a message, {}", self.found()));
        }
        let Ok(message) = self.input.parse::<syn::LitStr>() else {
            return fail(format!("expected a message in quotes, {}", self.found()));
        };
        if self.input.parse::<Token![;]>().is_err() {
            return fail(format!("expected `;` after the message, {}", self.found()));
        }
        Ok(Require {
            condition,
            message: message.value(),
        })
    }

    /// What follows `update`: the names in parentheses, the equations in braces.
    fn update(&self, rule: &RuleDef) -> Parsed<Update> {
        let header = if self.input.peek(token::Paren) {
            self.in_parens(|inner| inner.header())
                .and_then(|(names, source)| self.header_names(names, source))
        } else {
            Err(self.errors.report(
                &rules::UPDATE_HEADER,
                self.here(),
                format!(
                    "expected the names of `update` in parentheses, {}",
                    self.found()
                ),
                "write `update(w, g, t) { … }`",
            ))
        };
        if !self.opens_braces("update(w, g, t)") {
            self.skip_until(Self::at_section);
            return Err(self.errors_seen());
        }
        let mut declared: Vec<_> = match &header {
            Ok((w, g, t)) => [w, g].into_iter().chain(t).cloned().collect(),
            Err(_) => Vec::new(),
        };
        declared.extend(rule.params.iter().map(|param| param.name.clone()));
        declared.extend(rule.states.iter().map(|state| state.name.clone()));
        let body = self.in_braces(|inner| {
            let declared = &declared;
            let inner = Parser { declared, ..*inner };
            inner.statements()
        });
        let (w, g, t) = header?;
        Ok(Update { w, g, t, body })
    }

    fn header(&self) -> Parsed<Vec<Ident>> {
        let mut names = Vec::new();
        while !self.input.is_empty() {
            self.borrowed();
            if self.input.peek(Token![self]) {
                self.header_error("a rule has no `self` here", "remove it: the inputs are the weights, the gradient and, if used, the step number");
                self.skip_one();
                let _comma: Option<Token![,]> = self.input.parse().ok();
                continue;
            }
            let name = self.name("an input of `update`")?;
            self.type_annotation(&name, |parser| parser.input.peek(Token![,]));
            names.push(name);
            if !self.input.is_empty() && self.input.parse::<Token![,]>().is_err() {
                return Err(self.errors.report(
                    &rules::UPDATE_HEADER,
                    self.here(),
                    format!("expected `,` between the names, {}", self.found()),
                    "write `update(w, g, t)`",
                ));
            }
        }
        Ok(names)
    }

    /// Reports and skips `&` and `&mut` before an input; with `self`, that is said of it.
    fn borrowed(&self) {
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
                "inputs are not borrowed here",
                "write the names alone: `update(w, g, t)`",
            );
        }
        self.skip_one();
        let _mut: Option<Token![mut]> = self.input.parse().ok();
    }

    fn header_error(&self, fact: &str, help: &str) {
        self.errors
            .report(&rules::UPDATE_HEADER, self.here(), fact, help);
    }

    fn header_names(
        &self,
        names: Vec<Ident>,
        source: Source,
    ) -> Parsed<(Ident, Ident, Option<Ident>)> {
        let count = names.len();
        let mut names = names.into_iter();
        match (names.next(), names.next(), names.next(), names.next()) {
            (Some(w), Some(g), t, None) => Ok((w, g, t)),
            _ => Err(self.errors.report(
                &rules::UPDATE_HEADER,
                source,
                format!(
                    "`update` names 2 or 3 things, here {} {count}",
                    if count == 1 { "is" } else { "are" }
                ),
                "name the weights, the gradient and, if used, the step number: `update(w, g, t)`",
            )),
        }
    }
}
