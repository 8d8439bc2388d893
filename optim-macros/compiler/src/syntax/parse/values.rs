//! What operators stand between: numbers, names, calls, parentheses.

use proc_macro2::Ident;
use syn::{Lit, Token, token};

use super::{Parsed, Parser};
use crate::diag::{Source, did_you_mean, findings, near};
use crate::functions;
use crate::language::matrix::MatrixFunction;
use crate::syntax::ast::{Expr, ExprKind};

impl Parser<'_> {
    pub(super) fn value(&self) -> Parsed<Expr> {
        let start = self.here();
        if self.input.peek(token::Paren) {
            let (inner, source) = self.in_parens(|inner| {
                let expr = inner.expr()?;
                inner.at_end("the expression in parentheses", &expr)?;
                Ok(expr)
            })?;
            return Ok(Expr {
                kind: inner.kind,
                source,
            });
        }
        if self.input.peek(Token![|]) && !self.input.peek(Token![||]) && !self.in_bars {
            return self.bars();
        }
        if self.input.peek(Token![.]) && self.input.peek2(syn::LitInt) {
            return self.dot_number();
        }
        if self.input.peek(Token![if]) {
            return self.if_expr();
        }
        if self.input.peek(syn::LitBool) {
            let flag: Option<syn::LitBool> = self.input.parse().ok();
            return Ok(Expr {
                kind: ExprKind::Flag(flag.is_some_and(|flag| flag.value)),
                source: start.into(),
            });
        }
        if self.input.peek(Lit) {
            return Ok(Expr {
                kind: ExprKind::Number(self.number()?),
                source: start.into(),
            });
        }
        // What begins a statement is no value: `let x = ; let y …` must not swallow the next
        // `let`. Other words of Rust are names here, which then are not declared.
        let begins_statement = self.peek_word().is_none_or(|word| {
            matches!(
                word.as_str(),
                "let" | "else" | "for" | "while" | "loop" | "match" | "return"
            ) && !self.refused.borrow().contains(&word)
        });
        if !begins_statement && let Some(name) = self.any_word() {
            return self.name_or_call(name);
        }
        Err(self.expected_expression())
    }

    fn name_or_call(&self, name: Ident) -> Parsed<Expr> {
        let source = Source::from(&name);
        if let Some(subscript) = self.subscript(&name) {
            return Ok(subscript);
        }
        if let Some(call) = self.bare_call(&name)? {
            return Ok(call);
        }
        if let Some(fold) = self.fold(&name) {
            return fold;
        }
        if self.input.peek(token::Paren) {
            let (arguments, end) = self.arguments(&name, false)?;
            return Ok(Expr {
                kind: ExprKind::Call(name, arguments),
                source: source.to(end),
            });
        }
        Ok(Expr {
            kind: ExprKind::Name(name),
            source,
        })
    }

    /// The arguments of a function in parentheses, and where these close.
    pub(super) fn arguments(
        &self,
        function: &Ident,
        is_method: bool,
    ) -> Parsed<(Vec<Expr>, Source)> {
        let most = functions::function(&function.to_string())
            .and_then(|signature| signature.arguments().max());
        // The name of each argument that is given by one.
        let mut named: Vec<Option<Ident>> = Vec::new();
        let names = &mut named;
        let (list, source) = self.in_parens(|inner| {
            let inner = Parser {
                in_condition: false,
                in_bars: false,
                ..*inner
            };
            let mut list = Vec::new();
            while !inner.input.is_empty() {
                if inner.input.peek(syn::Ident)
                    && inner.input.peek2(Token![=])
                    && !inner.input.peek2(Token![==])
                {
                    names.resize(list.len(), None);
                    names.push(inner.any_word());
                    inner.skip_one();
                }
                let argument = inner.expr()?;
                let has_comma = inner.input.parse::<Token![,]>().is_ok();
                list.push(argument);
                if let (false, Some(argument)) = (has_comma, list.last())
                    && !inner.input.is_empty()
                {
                    // Read as another argument, if the function takes one.
                    let takes_more = most.is_some_and(|most| list.len() < most);
                    if !takes_more || !inner.at_factor() {
                        return Err(inner.unexpected("an argument", Some(argument)));
                    }
                    let text = inner.next_text();
                    inner.errors.report(
                        &findings::UNEXPECTED_TOKENS,
                        inner.here(),
                        format!("`{text}` stands behind `{argument}` without an operator"),
                        format!("write `,` before another argument, or `{argument} * {text}`"),
                    );
                }
            }
            Ok(list)
        })?;
        if let Some(of_matrices) = functions::of_matrices(&function.to_string())
            && !is_method
        {
            return Ok((
                self.settings(function, of_matrices, list, named),
                source.last(),
            ));
        }
        // Of a method all is said at once.
        if let Some(name) = named.into_iter().flatten().next().filter(|_| !is_method) {
            let texts: Vec<_> = list.iter().map(ToString::to_string).collect();
            self.errors.report(
                &findings::ARGUMENT_NAME,
                &name,
                format!("`{name}` names an argument"),
                format!("write `{function}({})`", texts.join(", ")),
            );
        }
        Ok((list, source.last()))
    }

    /// The arguments of a function of matrices: its values, and behind them each setting in its place, as it is given or
    /// at its default.
    fn settings(
        &self,
        function: &Ident,
        of_matrices: MatrixFunction,
        list: Vec<Expr>,
        mut named: Vec<Option<Ident>>,
    ) -> Vec<Expr> {
        let (settings, first) = (of_matrices.settings(), of_matrices.matrices());
        named.resize(list.len(), None);
        // Fewer or more than it takes is told later.
        if list.len() < first || list.len() > first + settings.len() {
            return list;
        }
        let mut places: Vec<Option<Expr>> = vec![None; first + settings.len()];
        for (argument, name) in list.into_iter().zip(named) {
            let known = name
                .as_ref()
                .and_then(|name| settings.iter().position(|it| name == it.name));
            let taken = known.is_some_and(|known| places[first + known].is_some());
            match (&name, known) {
                (Some(name), Some(_)) if taken => {
                    let fact = format!("`{name}` is given twice");
                    let help = format!("give each setting of `{function}` once");
                    self.errors
                        .report(&findings::ARGUMENT_NAME, name, fact, help);
                }
                (Some(name), None) if places[first - 1].is_some() => {
                    let names = || settings.iter().map(|it| it.name);
                    let all: Vec<_> = names().map(|it| format!("`{it}`")).collect();
                    let all = format!("its settings are {}", all.join(", "));
                    self.errors.report(
                        &findings::ARGUMENT_NAME,
                        name,
                        format!("`{function}` has no setting `{name}`"),
                        match did_you_mean(&near(&name.to_string(), names())) {
                            Some(question) => format!("{question} {all}"),
                            None => all,
                        },
                    );
                }
                _ => {}
            }
            // Without a name, or with a wrong one, in the order of the settings.
            let place = match known.filter(|_| !taken) {
                Some(known) => places.get_mut(first + known),
                None => places.iter_mut().find(|it| it.is_none()),
            };
            if let Some(place) = place {
                *place = Some(argument);
            }
        }
        let at = function.span();
        let defaults = settings.iter().map(|it| it.default);
        // The first places are never empty.
        let defaults = std::iter::repeat_n(0.0, first).chain(defaults);
        let filled = places
            .into_iter()
            .zip(defaults)
            .map(|(given, default)| given.unwrap_or_else(|| Expr::number(default, at)));
        filled.collect()
    }

    /// A literal number.
    pub(super) fn number(&self) -> Parsed<f64> {
        let at = self.here();
        let text = self.next_text();
        let report =
            |fact: String, help: String| self.errors.report(&findings::NUMBER_FORM, at, fact, help);
        let (digits, suffix) = match self.input.parse::<Lit>() {
            Ok(Lit::Int(int)) => (int.base10_digits().to_owned(), int.suffix().to_owned()),
            Ok(Lit::Float(float)) => (float.base10_digits().to_owned(), float.suffix().to_owned()),
            _ => {
                return Err(report(
                    format!("`{text}` is no number"),
                    "write `1`, `1.0` or `1e-3`".to_owned(),
                ));
            }
        };
        if !suffix.is_empty() {
            report(
                format!("the number `{text}` has the suffix `{suffix}`"),
                format!("write `{digits}`: numbers take the type of what they are used with"),
            );
        }
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(report(
                format!("`{text}` is too large for a number"),
                "the largest number is about 1.8e308".to_owned(),
            )),
        }
    }
}
