//! Hyper-parameters and states: lists of declarations, separated by commas.

use syn::{Lit, Token};

use super::{Parsed, Parser};
use crate::diag::{Source, nearest};
use crate::rules;
use crate::syntax::ast::{Literal, ParamDecl, StateDecl};

impl Parser<'_> {
    pub(super) fn params(&self) -> Vec<ParamDecl> {
        self.declarations(|parser| parser.param())
    }

    pub(super) fn states(&self) -> Vec<StateDecl> {
        self.declarations(|parser| parser.state())
    }

    fn declarations<T>(&self, read: impl Fn(&Self) -> Parsed<T>) -> Vec<T> {
        let mut list = Vec::new();
        while !self.input.is_empty() {
            match read(self) {
                Ok(declaration) => {
                    list.push(declaration);
                    self.separator();
                }
                Err(_) => self.skip_past(|input| input.peek(Token![,])),
            }
        }
        list
    }

    /// The comma behind a declaration.
    fn separator(&self) {
        if self.input.is_empty() || self.input.parse::<Token![,]>().is_ok() {
            return;
        }
        let next_is_declaration = self.input.peek(syn::Ident) || self.input.peek(Token![#]);
        if next_is_declaration {
            self.errors.report(
                &rules::MISSING_COMMA,
                self.here(),
                format!("expected `,` before this, {}", self.found()),
                "separate declarations with `,`",
            );
        } else {
            let _reported = self.unexpected("a declaration");
            self.skip_past(|input| input.peek(Token![,]));
        }
    }

    /// `name = default where domain`
    fn param(&self) -> Parsed<ParamDecl> {
        let attrs = self.attributes("a hyper-parameter", false);
        let name = self.name("a hyper-parameter")?;
        let start = self.here();
        let default = if self.input.parse::<Token![=]>().is_ok() {
            self.literal(&name.to_string())
        } else {
            Err(self.errors.report(
                &rules::PARAMETER_DEFAULT,
                &name,
                format!("hyper-parameter `{name}` has no default"),
                format!("give it one: `{name} = 1e-3`"),
            ))
        };
        if default.is_err() {
            self.skip_to_comma();
        }
        let mut domain = None;
        if self.input.parse::<Token![where]>().is_ok() {
            match self.expr() {
                Ok(written) => domain = Some(written),
                Err(_) => self.skip_to_comma(),
            }
        }
        Ok(ParamDecl {
            attrs,
            name,
            default_source: default.as_ref().map_or(start.into(), |(_, source)| *source),
            default: default.ok().map(|(value, _)| value),
            domain,
        })
    }

    /// The default of a hyper-parameter.
    fn literal(&self, name: &str) -> Parsed<(Literal, Source)> {
        let start = self.here();
        let negative = self.input.parse::<Token![-]>().is_ok();
        let end = self.here();
        let source = Source::between(start, end);
        let fail = |fact: String| {
            self.errors.report(
                &rules::PARAMETER_DEFAULT,
                source,
                fact,
                format!(
                    "write a number `{name} = 1e-3`, a flag `{name} = false`, \
                     or a count `{name} = 10u64`"
                ),
            )
        };
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

    /// `name: storage = initial if condition`
    fn state(&self) -> Parsed<StateDecl> {
        let attrs = self.attributes("a state", false);
        let name = self.name("a state")?;
        let mut state = StateDecl {
            attrs,
            name,
            scalar: false,
            initial: None,
            condition: None,
        };
        if self.state_rest(&mut state).is_err() {
            // The name is known all the same, so that its uses are no further errors.
            self.skip_to_comma();
        }
        Ok(state)
    }

    /// What follows the name of a state.
    fn state_rest(&self, state: &mut StateDecl) -> Parsed<()> {
        if self.input.parse::<Token![:]>().is_ok() {
            state.scalar = self.storage(&state.name.to_string())?;
        }
        if self.input.parse::<Token![=]>().is_ok() {
            state.initial = Some(self.expr()?);
        }
        if self.input.parse::<Token![if]>().is_ok() {
            state.condition = Some(self.expr()?);
        }
        Ok(())
    }

    fn skip_to_comma(&self) {
        while !(self.input.is_empty() || self.input.peek(Token![,])) {
            self.skip_one();
        }
    }

    /// What stands behind the colon; true for `scalar`.
    fn storage(&self, name: &str) -> Parsed<bool> {
        let at = self.here();
        let found = self.found();
        let help = match self.any_word().map(|word| word.to_string()) {
            Some(word) if word == "scalar" => return Ok(true),
            Some(word) if matches!(word.as_str(), "bf16" | "f16" | "q8" | "row" | "col") => {
                format!("`{word}` is not supported yet; leave it out: `{name}`")
            }
            Some(word) if nearest(&word, ["scalar"]).is_some() => "did you mean `scalar`?".into(),
            _ => format!(
                "write `{name}` for one value per weight, `{name}: scalar` for one per tensor"
            ),
        };
        Err(self.errors.report(
            &rules::UNKNOWN_STORAGE,
            at,
            format!("unknown storage of state `{name}`, {found}"),
            help,
        ))
    }
}
