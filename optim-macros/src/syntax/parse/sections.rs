//! The parts of a rule: hyper-parameters, `require`, `state`, `update`.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::{Token, Visibility, braced, parenthesized, token};

use super::{Parsed, Parser};
use crate::diag::{Source, nearest};
use crate::rules;
use crate::syntax::ast::{Require, RuleDef, Update};

const SECTIONS: [&str; 3] = ["require", "state", "update"];

impl Parser<'_> {
    pub(super) fn rule(&self) -> Parsed<RuleDef> {
        let attrs = self.attributes("a rule", true);
        let vis = self.input.parse().unwrap_or(Visibility::Inherited);
        if self.input.parse::<Token![struct]>().is_err() {
            return Err(self.errors.report(
                &rules::EXPECTED_STRUCT,
                self.here(),
                format!("expected `struct`, {}", self.found()),
                "begin with the hyper-parameters: `pub struct Name { lr = 1e-3 where lr >= 0 }`",
            ));
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
            while !self.input.is_empty() && !self.at_section() {
                self.skip_one();
            }
        }
        self.sections(&mut rule);
        Ok(rule)
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
            match self.peek_word().as_deref() {
                Some("require") => {
                    self.skip_one();
                    rule.requires.extend(self.require());
                }
                Some("state") => {
                    self.skip_one();
                    self.first(&mut state_seen, "state", before);
                    if self.opens_braces("state") {
                        rule.states.extend(self.in_braces(|inner| inner.states()));
                    }
                }
                Some("update") => {
                    self.skip_one();
                    self.first(&mut update_seen, "update", before);
                    if let Ok(update) = self.update() {
                        rule.update.get_or_insert(update);
                    }
                }
                _ => self.unknown_section(),
            }
        }
        if !update_seen {
            self.errors.report(
                &rules::MISSING_UPDATE,
                &rule.name,
                format!("`{}` has no `update`", rule.name),
                "add the equations: `update(w, g) { w -= lr * g; }`",
            );
        }
    }

    /// Reports the second section of a kind.
    fn first(&self, seen: &mut bool, section: &str, at: proc_macro2::Span) {
        if std::mem::replace(seen, true) {
            self.errors.report(
                &rules::DUPLICATE_SECTION,
                at,
                format!("a second `{section}`"),
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

    fn unknown_section(&self) {
        let help = match self.peek_word().as_deref() {
            Some("where") => "a `where` stands behind its hyper-parameter".to_owned(),
            Some(word) => match nearest(word, SECTIONS) {
                Some(section) => format!("did you mean `{section}`?"),
                None => "a rule goes on with `require`, `state` or `update`".to_owned(),
            },
            None => "a rule goes on with `require`, `state` or `update`".to_owned(),
        };
        self.errors.report(
            &rules::UNEXPECTED_SECTION,
            self.here(),
            format!("expected `require`, `state` or `update`, {}", self.found()),
            help,
        );
        self.skip_one();
        while !self.input.is_empty() && !self.at_section() {
            self.skip_one();
        }
    }

    /// What follows `require`: a condition, a comma, a message, a semicolon.
    fn require(&self) -> Parsed<Require> {
        let Ok(condition) = self.expr() else {
            self.skip_past(|input| input.peek(Token![;]));
            return Err(self.errors_seen());
        };
        let help = format!("write `require {condition}, \"what is wrong\";`");
        let fail = |fact: String| {
            let reported = self
                .errors
                .report(&rules::REQUIRE_FORM, self.here(), fact, &help);
            while !self.input.is_empty() && !self.at_section() && !self.input.peek(Token![;]) {
                self.skip_one();
            }
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
    fn update(&self) -> Parsed<Update> {
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
            while !self.input.is_empty() && !self.at_section() {
                self.skip_one();
            }
            return Err(self.errors_seen());
        }
        let body = self.in_braces(|inner| inner.statements());
        let (w, g, t) = header?;
        Ok(Update { w, g, t, body })
    }

    fn header(&self) -> Parsed<Vec<Ident>> {
        let mut names = Vec::new();
        while !self.input.is_empty() {
            names.push(self.name("an input of `update`")?);
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
                format!("`update` names 2 or 3 things, here are {count}"),
                "name the weights, the gradient and, if used, the step number: `update(w, g, t)`",
            )),
        }
    }

    /// Reads the inside of the braces that come next.
    pub(super) fn in_braces<T: Default>(&self, read: impl FnOnce(&Parser<'_>) -> T) -> T {
        let group = || -> syn::Result<_> {
            let content;
            braced!(content in self.input);
            Ok(content)
        };
        match group() {
            Ok(content) => self.inside(&content, read),
            Err(_) => T::default(),
        }
    }

    /// Reads the inside of the parentheses that come next, and tells where these stand.
    pub(super) fn in_parens<T>(
        &self,
        read: impl FnOnce(&Parser<'_>) -> Parsed<T>,
    ) -> Parsed<(T, Source)> {
        let group = || -> syn::Result<_> {
            let content;
            let paren = parenthesized!(content in self.input);
            Ok((content, paren.span))
        };
        match group() {
            Ok((content, span)) => {
                let value = self.inside(&content, read)?;
                Ok((value, Source::between(span.open(), span.close())))
            }
            Err(_) => Err(self.expected_expression()),
        }
    }

    /// A name whatever it is, for words that are checked where they are used.
    pub(super) fn any_word(&self) -> Option<Ident> {
        self.input.call(Ident::parse_any).ok()
    }
}
