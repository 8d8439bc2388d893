//! Hyper-parameters and states: lists of declarations, separated by commas.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::{Lit, Token, token};

use super::attributes::Takes;
use super::{Parsed, Parser};
use crate::diag::{Source, findings, nearest};
use crate::language::literal::Literal;
use crate::language::storage::Storage;
use crate::syntax::ast::{Expr, ExprKind, ParamDecl, StateDecl};
use crate::syntax::libraries;
use crate::syntax::lists::{Element, Name};

/// Whether a suffix makes a literal an integer in Rust.
fn is_integer_type(suffix: &str) -> bool {
    let unsigned = suffix.strip_prefix('u');
    let size = unsigned.or_else(|| suffix.strip_prefix('i'));
    size.is_some_and(|size| matches!(size, "8" | "16" | "32" | "64" | "128" | "size"))
}

/// What other languages write before the name of a number or an array.
const VALUES: [&str; 12] = [
    "f32", "f64", "float", "double", "real", "int", "number", "array", "tensor", "Tensor",
    "vector", "matrix",
];

/// What stands behind the `:` after a hyper-parameter's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BehindColon {
    /// Nothing that matters any more.
    Nothing,
    /// A type in the place of the default, which is one mistake.
    Type,
    /// The default, or `=` before it.
    Default,
}

impl Parser<'_> {
    pub(super) fn params(&self) -> Vec<ParamDecl> {
        self.declarations(|parser| parser.param(), |param| &param.name)
    }

    pub(super) fn states(&self) -> Vec<StateDecl> {
        self.declarations(|parser| parser.state(), |state| &state.name)
    }

    /// Reads declarations; each is given as its elements, one unless it is a list, with where it ends.
    fn declarations<T>(
        &self,
        read: impl Fn(&Self) -> Parsed<(Vec<T>, Source)>,
        name: impl Fn(&T) -> &Name,
    ) -> Vec<T> {
        let mut list: Vec<T> = Vec::new();
        while !self.input.is_empty() {
            let Ok((declaration, end)) = read(self) else {
                self.lose_name();
                self.skip_to_comma();
                let _comma: Option<Token![,]> = self.input.parse().ok();
                continue;
            };
            let Some(declared) = declaration.first().map(|first| &name(first).word) else {
                continue;
            };
            self.separator(declared, end);
            if list.iter().any(|other| name(other).word == *declared) {
                // Left out, for a struct cannot have it twice.
                self.errors.report(
                    &findings::DUPLICATE_NAME,
                    declared,
                    format!("`{declared}` is declared a second time here"),
                    format!("choose another name, such as `{declared}_2`"),
                );
                self.lose();
            } else {
                list.extend(declaration);
            }
        }
        list
    }

    /// The comma behind a declaration.
    fn separator(&self, name: &Ident, end: Source) {
        if self.input.is_empty() || self.input.parse::<Token![,]>().is_ok() {
            return;
        }
        let next_is_declaration = self.input.peek(syn::Ident) || self.input.peek(Token![#]);
        let help = format!("end the declaration of `{name}` with `,`");
        if next_is_declaration {
            self.errors.report(
                &findings::MISSING_COMMA,
                end,
                "expected `,` after this",
                help,
            );
        } else if self.input.peek(Token![;]) {
            let fact = "`;` separates statements, not declarations";
            self.errors
                .report(&findings::MISSING_COMMA, self.here(), fact, help);
            self.skip_one();
        } else {
            let _reported = self.unexpected("this declaration", None);
            self.skip_to_comma();
            let _comma: Option<Token![,]> = self.input.parse().ok();
        }
    }

    /// `name = default where domain`
    fn param(&self) -> Parsed<(Vec<ParamDecl>, Source)> {
        let attributes = self.attributes("a hyper-parameter", Takes::Docs);
        let name = self.name("a hyper-parameter")?;
        let behind = self.behind_colon(&name);
        let assigns = self.input.parse::<Token![=]>().is_ok();
        let doubtful = !self.input.peek(token::Bracket);
        let has_default = assigns || behind == BehindColon::Default;
        let is_list = has_default && self.at_list();
        let default = if is_list {
            self.list(&name)
        } else if has_default {
            let default = self.literal(&name.to_string());
            default.map(|(value, source)| (vec![(Some(value), source)], source))
        } else {
            Err(self.errors.report(
                &findings::PARAMETER_DEFAULT,
                &name,
                if behind == BehindColon::Type {
                    format!("hyper-parameter `{name}` has a type and no default")
                } else {
                    format!("hyper-parameter `{name}` has no default")
                },
                format!("give it one: `{name} = 1e-3`"),
            ))
        };
        if default.is_err() {
            self.may_be_list(&name);
            self.skip_until(|parser| {
                parser.input.peek(Token![,]) || parser.input.peek(Token![where])
            });
        }
        let default_source = default
            .as_ref()
            .map_or((&name).into(), |(_, source)| *source);
        let mut end = default_source.last();
        let mut domain = None;
        if self.input.parse::<Token![where]>().is_ok() {
            match self.expr() {
                Ok(written) => {
                    end = written.source.last();
                    domain = Some(written);
                }
                // It has one, and which is not known.
                Err(_) => {
                    domain = Some(Expr::new(ExprKind::Error, end));
                    self.skip_to_comma();
                }
            }
        }
        let defaults = default.map_or_else(|_| vec![(None, default_source)], |(list, _)| list);
        let count = defaults.len();
        let attrs: Rc<[_]> = attributes.kept.into();
        let params = defaults.into_iter().enumerate();
        let params = params.map(|(index, (default, default_source))| ParamDecl {
            attrs: Rc::clone(&attrs),
            allows: attributes.allows.clone(),
            default_source,
            default,
            name: Name {
                word: name.clone(),
                element: is_list.then_some(Element {
                    index,
                    count,
                    over: None,
                    doubtful,
                }),
            },
            domain: domain.clone(),
        });
        Ok((params.collect(), end))
    }

    /// Reads what stands behind `:`, if that follows a name.
    fn behind_colon(&self, name: &Ident) -> BehindColon {
        if !self.input.peek(Token![:]) {
            return BehindColon::Nothing;
        }
        let is_default = self.input.peek2(Token![=]) || self.input.peek2(Lit);
        if is_default {
            let at = self.here();
            self.skip_one();
            self.errors.report(
                &findings::PARAMETER_DEFAULT,
                at,
                format!("the default of `{name}` stands behind `=`"),
                format!("write `{name} = …`"),
            );
            return BehindColon::Default;
        }
        let ends = |parser: &Parser<'_>| {
            let input = parser.input;
            input.is_empty() || input.peek(Token![,]) || input.peek(Token![where])
        };
        let has_default = self.ahead(|ahead| {
            while !ends(ahead) && !ahead.input.peek(Token![=]) {
                ahead.skip_one();
            }
            ahead.input.peek(Token![=])
        });
        if has_default {
            self.type_annotation(&format!("{name} = …"), name, ends);
            return BehindColon::Nothing;
        }
        while !ends(self) {
            self.skip_one();
        }
        BehindColon::Type
    }

    /// The default of a hyper-parameter.
    pub(super) fn literal(&self, name: &str) -> Parsed<(Literal, Source)> {
        if self.is_arithmetic() {
            return self.computed(name);
        }
        if self.input.peek(token::Paren) {
            let whole = self.next_text();
            let ((value, rest), source) = self.in_parens(|inner| {
                let value = inner.literal(name)?;
                Ok((value, !inner.input.is_empty()))
            })?;
            return if rest {
                Err(self.errors.report(
                    &findings::PARAMETER_DEFAULT,
                    source,
                    format!("the default of `{name}` must be one number, found `{whole}`"),
                    format!("give each number a name of its own: `{name}1 = …, {name}2 = …`"),
                ))
            } else {
                Ok(value)
            };
        }
        let start = self.here();
        let negative = self.input.parse::<Token![-]>().is_ok();
        let end = self.here();
        let source = Source::between(start, end);
        let fail = |fact: String| {
            self.errors.report(
                &findings::PARAMETER_DEFAULT,
                source,
                fact,
                format!(
                    "write a number `{name} = 1e-3`, a flag `{name} = false`, \
                     or a count `{name} = 10u64`"
                ),
            )
        };
        if let Some(value) = self.foreign_flag(name) {
            return Ok((Literal::Flag(value), source));
        }
        if self.input.peek(Token![.]) && self.input.peek2(syn::LitInt) {
            let number = self.dot_number()?;
            let ExprKind::Number(magnitude) = number.kind else {
                return Err(self.errors_seen());
            };
            let value = if negative { -magnitude } else { magnitude };
            return Ok((Literal::Number(value), source.to(number.source)));
        }
        let Ok(lit) = self.input.fork().parse::<Lit>() else {
            return Err(fail(format!(
                "the default of `{name}` must be a number or a flag, {}",
                self.found()
            )));
        };
        let value = match &lit {
            Lit::Bool(flag) if !negative => {
                self.skip_one();
                Literal::Flag(flag.value)
            }
            Lit::Int(int) if int.suffix() == "u64" => {
                let count = int.base10_parse().ok().filter(|_| !negative);
                let count = count.ok_or_else(|| {
                    fail(format!(
                        "`{}{int}` is no count",
                        if negative { "-" } else { "" }
                    ))
                })?;
                self.skip_one();
                Literal::Count(count)
            }
            Lit::Int(int) if is_integer_type(int.suffix()) && !negative => {
                self.skip_one();
                let digits = int.base10_digits();
                self.errors.report(
                    &findings::NUMBER_FORM,
                    source,
                    format!("the number `{int}` has the suffix `{}`", int.suffix()),
                    format!("write `{digits}u64` for a count, `{digits}` for a number"),
                );
                Literal::Count(int.base10_parse().unwrap_or_default())
            }
            Lit::Int(_) | Lit::Float(_) => {
                let magnitude = self.number()?;
                Literal::Number(if negative { -magnitude } else { magnitude })
            }
            _ => {
                return Err(fail(format!(
                    "the default of `{name}` must be a number or a flag, {}",
                    self.found()
                )));
            }
        };
        Ok((value, source))
    }

    /// `True` and `False`, which are understood.
    fn foreign_flag(&self, name: &str) -> Option<bool> {
        let word = self.peek_word()?;
        let flag = match libraries::constant(&word)? {
            "true" => true,
            "false" => false,
            _ => return None,
        };
        self.errors.report(
            &findings::PARAMETER_DEFAULT,
            self.here(),
            format!("`{word}` is no flag of the language"),
            format!("write `{name} = {flag}`"),
        );
        self.skip_one();
        Some(flag)
    }

    /// `name: storage = initial if condition`
    fn state(&self) -> Parsed<(Vec<StateDecl>, Source)> {
        let attributes = self.attributes("a state", Takes::Docs);
        let leading = self.leading_storage();
        let name = self.name("a state")?;
        let mut end = Source::from(&name);
        let mut state = StateDecl {
            attrs: attributes.kept.into(),
            allows: attributes.allows,
            name: name.into(),
            storage: leading.flatten().unwrap_or(Storage::Weight),
            initial: None,
            condition: None,
            unclear: leading == Some(None),
        };
        if self.state_rest(&mut state, &mut end).is_err() {
            // The name is known all the same, so that its uses are no further errors.
            state.unclear = true;
            self.skip_to_comma();
        }
        let elements = 0..state.name.element.as_ref().map_or(1, |list| list.count);
        let states = elements.map(|index| StateDecl {
            attrs: Rc::clone(&state.attrs),
            allows: state.allows.clone(),
            name: state.name.at(index),
            initial: state.initial.clone(),
            condition: state.condition.clone(),
            ..state
        });
        Ok((states.collect(), end))
    }

    /// Reports and skips `scalar` before a name, or a type, and gives the storage that is meant.
    fn leading_storage(&self) -> Option<Option<Storage>> {
        let word = self.peek_word()?;
        let storage = Storage::named(&word);
        let is_type = storage.is_some() || VALUES.contains(&word.as_str());
        if !is_type || !self.input.peek2(syn::Ident) || self.input.peek2(Token![if]) {
            return None;
        }
        let at = self.here();
        self.skip_one();
        let name = self.peek_word()?;
        self.errors.report(
            &findings::UNKNOWN_STORAGE,
            at,
            format!("`{word}` stands before the name `{name}`"),
            match storage {
                Some(_) => format!("write `{name}: {word}`"),
                None => format!(
                    "write `{name}` for one value per weight, or `{name}: scalar`, `{name}: row`, \
                     `{name}: col`"
                ),
            },
        );
        Some(storage)
    }

    /// What follows the name of a state.
    fn state_rest(&self, state: &mut StateDecl, end: &mut Source) -> Parsed<()> {
        if self.input.peek(token::Bracket) {
            *end = self.here().into();
            let elements = self.elements(&state.name.word);
            state.unclear |= elements.is_err();
            state.name.element = Some(elements.unwrap_or_else(|unknown| unknown));
        }
        if self.input.parse::<Token![:]>().is_ok() {
            *end = self.here().into();
            match self.storage(&state.name.declared())? {
                Some(storage) => state.storage = storage,
                None => state.unclear = true,
            }
        }
        if self.input.parse::<Token![=]>().is_ok() {
            let initial = self.expr()?;
            *end = initial.source.last();
            state.initial = Some(initial);
        }
        if self.input.parse::<Token![if]>().is_ok() {
            let condition = self.condition()?;
            *end = condition.source.last();
            state.condition = Some(condition);
        }
        Ok(())
    }

    pub(super) fn skip_to_comma(&self) {
        self.lose();
        self.skip_until(|parser| parser.input.peek(Token![,]));
    }

    /// `row * row`, of which the first word was read; the word alone is that.
    fn pairs(&self, name: &str, storage: Storage) -> Parsed<Storage> {
        let (at, found) = (self.here(), self.found());
        if self.input.parse::<Token![*]>().is_err() {
            return Ok(storage);
        }
        let other = self.any_word().map(|word| word.to_string());
        let other = other.and_then(|word| Storage::named(&word));
        match storage.of_pairs() {
            Some(pairs) if other == Some(storage) => Ok(pairs),
            _ => Err(self.errors.report(
                &findings::UNKNOWN_STORAGE,
                at,
                format!("unknown storage of state `{name}`, {found}"),
                match (storage, other) {
                    (Storage::Row, Some(Storage::Column)) => {
                        format!("write `{name}` for one value per weight")
                    }
                    _ => format!(
                        "a square matrix has as many rows as columns: write `{name}: row * row` or \
                         `{name}: col * col`"
                    ),
                },
            )),
        }
    }

    /// What stands behind the colon.
    fn storage(&self, name: &str) -> Parsed<Option<Storage>> {
        let at = self.here();
        let found = self.found();
        let help = match self.any_word().map(|word| word.to_string()) {
            Some(word) if let Some(storage) = Storage::named(&word) => {
                return self.pairs(name, storage).map(Some);
            }
            Some(word) if matches!(word.as_str(), "bf16" | "f16" | "q8") => {
                format!("`{word}` is not supported yet; leave it out: `{name}`")
            }
            Some(word)
                if matches!(word.as_str(), "column" | "column_wise" | "columns" | "cols") =>
            {
                format!("write `{name}: col` for one value per column")
            }
            Some(word) if let Some(near) = nearest(&word, ["scalar", "row", "col"]) => {
                format!("did you mean `{near}`?")
            }
            _ => format!(
                "write `{name}` for one value per weight, or `{name}: scalar`, `{name}: row`, \
                 `{name}: col`"
            ),
        };
        let reported = self.errors.report(
            &findings::UNKNOWN_STORAGE,
            at,
            format!("unknown storage of state `{name}`, {found}"),
            help,
        );
        // After a word the rest can be read; what else stands here could be anything.
        let ends = self.input.is_empty()
            || self.input.peek(Token![,])
            || self.input.peek(Token![=])
            || self.input.peek(Token![if]);
        if ends { Ok(None) } else { Err(reported) }
    }
}
