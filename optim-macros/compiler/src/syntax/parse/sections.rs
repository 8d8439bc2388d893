//! The parts of a rule: hyper-parameters, `require`, `state`, `update`, `eval`.

use proc_macro2::Span;
use syn::{Token, Visibility, token};

use super::rule_attributes::exported;
use super::{Parsed, Parser};
use crate::diag::{findings, nearest};
use crate::syntax::ast::{Gaps, Require, RuleDef, With};

const SECTIONS: [&str; 5] = ["require", "state", "update", "eval", "with"];

/// Words for `eval` that are not near to it.
const EVALS: [&str; 3] = ["evaluate", "evaluation", "eval_weights"];

impl Parser<'_> {
    pub(super) fn rule(&self) -> Parsed<RuleDef> {
        let mut attrs = self.rule_attributes();
        let exported = exported(&mut attrs);
        let former = self.formerly(&mut attrs);
        let vis = self.input.parse().unwrap_or(Visibility::Inherited);
        if self.input.parse::<Token![struct]>().is_err() {
            self.no_struct()?;
        }
        let name = self.name("the rule")?;
        let mut rule = RuleDef {
            attrs,
            vis,
            name,
            former,
            params: Vec::new(),
            requires: Vec::new(),
            states: Vec::new(),
            update: None,
            eval: None,
            with: With {
                exported,
                ..With::default()
            },
            gaps: Gaps::default(),
        };
        if self.input.peek(Token![=]) {
            self.of_another(&mut rule);
            return Ok(rule);
        }
        if self.input.peek(token::Brace) {
            rule.params = self.in_braces(|inner| inner.params());
        } else {
            self.errors.report(
                &findings::EXPECTED_STRUCT,
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
        let reported = self
            .errors
            .report(&findings::EXPECTED_STRUCT, at, fact, help);
        name.map(|_| ()).ok_or(reported)
    }

    pub(super) fn at_section(&self) -> bool {
        self.peek_word()
            .is_some_and(|word| SECTIONS.contains(&word.as_str()))
    }

    fn sections(&self, rule: &mut RuleDef) {
        let mut state_seen = false;
        let mut update_seen = false;
        let mut eval_seen = false;
        // An `eval` that stands before any `update`.
        let mut early: Option<Span> = None;
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
                Some("eval") => {
                    self.skip_one();
                    if !eval_seen && !update_seen {
                        early = Some(before);
                    }
                    self.first(&mut eval_seen, "eval", before);
                    match self.eval(rule) {
                        Ok(eval) if rule.eval.is_none() => rule.eval = Some(eval),
                        Ok(_) => self.lose(),
                        Err(_) => self.lose_name(),
                    }
                }
                Some("with") => {
                    rule.with.modifiers = self.with(&rule.name, update_seen);
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
                &findings::MISSING_UPDATE,
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
        } else if let Some(early) = early {
            self.errors.report(
                &findings::EVAL_ORDER,
                early,
                "`eval` stands before `update`",
                "move it below `update`, whose states it reads",
            );
        }
    }

    /// Reports the second section of a kind.
    pub(super) fn first(&self, seen: &mut bool, section: &str, at: Span) {
        if std::mem::replace(seen, true) {
            self.errors.report(
                &findings::DUPLICATE_SECTION,
                at,
                format!("a second `{section}` begins here"),
                format!("put everything into one `{section}`"),
            );
        }
    }

    pub(super) fn opens_braces(&self, section: &str) -> bool {
        let opens = self.input.peek(token::Brace);
        if !opens {
            self.errors.report(
                &findings::UNEXPECTED_SECTION,
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
            "update" | "eval" => self.input.peek2(token::Paren),
            "with" => self.input.peek2(syn::Ident),
            _ => true,
        });
        let is_eval = EVALS.contains(&word.as_str()) && self.input.peek2(token::Paren);
        let near = near.or(is_eval.then_some("eval"));
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
                    &findings::UNEXPECTED_SECTION,
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
            None => "go on with `require`, `state`, `update`, `eval` or `with`".to_owned(),
        };
        self.errors.report(
            &findings::UNEXPECTED_SECTION,
            self.here(),
            format!(
                "expected `require`, `state`, `update`, `eval` or `with`, {}",
                self.found()
            ),
            help,
        );
        near
    }

    /// What follows `require`: a condition, a comma, a message, a semicolon.
    pub(super) fn require(&self) -> Parsed<Require> {
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
                .report(&findings::REQUIRE_FORM, self.here(), fact, &help);
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
}
