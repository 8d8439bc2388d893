//! `with cautious, lookahead(k = 5);` at the end of a rule, and `= Adam with …;` in the place of equations.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::{Token, token};

use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::syntax::ast::{Argument, Given, ModifierUse, Path, RuleDef};
use crate::syntax::libraries;

/// How the list is written.
const EXAMPLE: &str = "with cautious, lookahead(k = 5);";

impl Parser<'_> {
    /// What follows the name of a rule that is made of another: `= Adam with cautious;`.
    pub(super) fn of_another(&self, rule: &mut RuleDef) {
        self.skip_one();
        let Ok(base) = self.path("a rule") else {
            self.lose_name();
            return self.skip_all();
        };
        let help = format!("write `struct {} = {} {EXAMPLE}`", rule.name, base.text);
        rule.with.base = Some(base);
        if self.peek_word().as_deref() != Some("with") {
            self.errors.report(
                &findings::MODIFIER_LIST,
                self.here(),
                format!("expected `with` and modifiers, {}", self.found()),
                help,
            );
            self.lose_name();
            return self.skip_all();
        }
        rule.with.modifiers = self.with(&rule.name, true);
    }

    /// `with` and its list, which ends the rule.
    pub(super) fn with(&self, rule: &Ident, is_last: bool) -> Vec<ModifierUse> {
        let at = self.here();
        self.skip_one();
        let mut list = Vec::new();
        loop {
            match self.modifier_use() {
                Ok(modifier) => list.push(modifier),
                Err(_) => {
                    self.lose_name();
                    self.skip_until(|parser| {
                        parser.input.peek(Token![,]) || parser.input.peek(Token![;])
                    });
                }
            }
            let more = self.input.parse::<Token![,]>().is_ok();
            if !more || self.input.is_empty() || self.input.peek(Token![;]) {
                break;
            }
        }
        if self.input.parse::<Token![;]>().is_err() {
            let text = self.found();
            self.errors.report(
                &findings::MODIFIER_LIST,
                self.here(),
                format!("expected `,` or `;` behind a modifier, {text}"),
                if self.input.is_empty() {
                    "end the list with `;`"
                } else {
                    "separate modifiers with `,`, and end the list with `;`"
                },
            );
            self.skip_until(Self::at_section);
        }
        if !is_last || !self.input.is_empty() {
            let fact = if is_last {
                format!("`with` ends a rule, and more of `{rule}` follows")
            } else {
                "`with` stands before `update`".to_owned()
            };
            self.errors.report(
                &findings::MODIFIER_LIST,
                at,
                fact,
                "move the list to the end, behind all other sections",
            );
        }
        list
    }

    /// `lookahead(k = 5)`
    fn modifier_use(&self) -> Parsed<ModifierUse> {
        let path = self.path("a modifier")?;
        let arguments = if self.input.peek(token::Paren) {
            self.in_parens(|inner| Ok(inner.modifier_arguments(&path)))?
                .0
        } else {
            Vec::new()
        };
        Ok(ModifierUse { path, arguments })
    }

    fn modifier_arguments(&self, modifier: &Path) -> Vec<Argument> {
        let mut list = Vec::new();
        while !self.input.is_empty() {
            match self.modifier_argument(modifier) {
                Ok(argument) => list.push(argument),
                Err(_) => self.skip_until(|parser| parser.input.peek(Token![,])),
            }
            if !self.input.is_empty() && self.input.parse::<Token![,]>().is_err() {
                self.errors.report(
                    &findings::MODIFIER_ARGUMENT,
                    self.here(),
                    format!("expected `,` between arguments, {}", self.found()),
                    format!("write `{}(name = number, …)`", modifier.text),
                );
                self.skip_all();
            }
        }
        list
    }

    /// `k = 5`, `k = horizon` or `weight_decay`
    fn modifier_argument(&self, modifier: &Path) -> Parsed<Argument> {
        let named = self.input.peek(Ident::peek_any) && self.input.peek2(Token![=]);
        if let Some(own) = self.name_alone() {
            return Ok(Argument {
                source: (&own).into(),
                name: None,
                value: Given::Own(own),
            });
        }
        if !named {
            return Err(self.errors.report(
                &findings::MODIFIER_ARGUMENT,
                self.here(),
                format!(
                    "expected a hyper-parameter and its default, {}",
                    self.found()
                ),
                format!("write `{}(name = number)`", modifier.text),
            ));
        }
        let name = self.any_word().ok_or_else(|| self.errors_seen())?;
        self.skip_one();
        let (value, source) = match self.name_alone() {
            Some(own) => (Given::Own(own.clone()), (&own).into()),
            None => {
                let (value, source) = self.literal(&name.to_string())?;
                (Given::Default(value), source)
            }
        };
        Ok(Argument {
            name: Some(name),
            value,
            source,
        })
    }

    /// Takes a name that is all of an argument, and no flag as any language has it.
    fn name_alone(&self) -> Option<Ident> {
        let is_name = self.ahead(|ahead| {
            let word = ahead.peek_word();
            ahead.skip_one();
            let ends = ahead.input.is_empty() || ahead.input.peek(Token![,]);
            let is_flag = |word: &str| word == "true" || word == "false";
            let is_constant = |word: &str| is_flag(word) || libraries::constant(word).is_some();
            ends && word.is_some_and(|word| !is_constant(&word))
        });
        if is_name { self.any_word() } else { None }
    }

    /// A path without generic arguments: words between `::`.
    fn path(&self, what: &str) -> Parsed<Path> {
        let start = self.here();
        let mut end = start;
        let mut tokens = TokenStream::new();
        let mut text = String::new();
        let mut take = |parser: &Self| {
            if let Ok(token) = parser.input.parse::<TokenTree>() {
                end = token.span();
                text.push_str(&token.to_string());
                tokens.extend([token]);
            }
        };
        let mut first = true;
        loop {
            let separated = self.input.peek(Token![::]);
            if separated {
                take(self);
                take(self);
            }
            // Behind a name, only `::` goes on.
            if !first && !separated {
                break;
            }
            if !self.input.peek(Ident::peek_any) {
                return Err(self.errors.report(
                    &findings::MODIFIER_LIST,
                    self.here(),
                    format!("expected the name of {what}, {}", self.found()),
                    if what == "a rule" {
                        format!("name a rule: `= AdamW {EXAMPLE}`")
                    } else {
                        format!("name modifiers: `{EXAMPLE}`")
                    },
                ));
            }
            take(self);
            first = false;
        }
        Ok(Path {
            text,
            tokens,
            source: Source::between(start, end),
        })
    }
}
