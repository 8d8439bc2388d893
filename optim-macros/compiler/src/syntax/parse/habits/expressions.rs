//! What other languages write for values: answered, and read as what it means here.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{Lit, Token, token};

use crate::diag::{Source, findings};
use crate::functions;
use crate::language::operators::BinaryOp;
use crate::syntax::ast::{Expr, ExprKind, Foreign, ident};
use crate::syntax::libraries;
use crate::syntax::parse::{Parsed, Parser};

/// Words that go on with an expression and begin none.
const BETWEEN: [&str; 6] = ["and", "or", "then", "else", "if", "in"];

impl Parser<'_> {
    /// A value, and what other languages put behind one: indices, fields, methods.
    pub(in crate::syntax::parse) fn postfix(&self) -> Parsed<Expr> {
        let mut value = self.value()?;
        loop {
            if self.input.peek(Token![.]) || self.input.peek(Token![::]) {
                self.operator()?;
                value = self.dotted(value)?;
            } else if self.input.peek(token::Bracket) {
                self.operator()?;
                value = match &value.kind {
                    ExprKind::Name(list) if self.is_list(list) => self.element(list.clone()),
                    _ => self.indexed(value, false),
                };
            } else if self.input.peek(Token![as]) {
                self.cast();
            } else {
                return Ok(value);
            }
        }
    }

    /// Reports and skips `as f32`.
    fn cast(&self) {
        let start = Source::from(self.here());
        self.skip_one();
        let end = if self.peek_word().is_some() {
            Source::from(self.here())
        } else {
            start
        };
        let _type = self.any_word();
        self.errors.report(
            &findings::UNEXPECTED_TOKENS,
            start.to(end),
            "`as` converts nothing",
            "remove it: numbers take the type of what they are used with",
        );
    }

    /// `value.method(arguments)`, `value.field` and `module::function(arguments)`.
    fn dotted(&self, value: Expr) -> Parsed<Expr> {
        let dot = self.here();
        let is_path = self.input.parse::<Token![::]>().is_ok();
        if !is_path {
            self.skip_one();
        }
        let start = value.source;
        let end = self.here();
        let Some(word) = self.any_word() else {
            // `1..2` has a second dot.
            return Err(self.errors.report(
                &findings::METHOD_CALL,
                dot,
                "values have no fields",
                format!("write `{value}` alone"),
            ));
        };
        let (foreign, end) = if self.input.peek(token::Paren) {
            let (arguments, end) = self.arguments(&word, true)?;
            let method = Foreign::Method {
                value,
                method: word,
                arguments,
            };
            (method, end)
        } else {
            (Foreign::Field { value, field: word }, end.into())
        };
        Ok(Expr::new(
            ExprKind::Foreign(Box::new(foreign)),
            start.to(end),
        ))
    }

    /// The group that comes next as an index of `value`.
    fn indexed(&self, value: Expr, subscript: bool) -> Expr {
        let source = value.source.to(self.here().into());
        let index = match self.input.parse::<TokenTree>() {
            Ok(TokenTree::Group(group)) => index_text(group.stream()),
            _ => String::new(),
        };
        let foreign = Foreign::Indexed {
            value,
            index,
            subscript,
        };
        Expr::new(ExprKind::Foreign(Box::new(foreign)), source)
    }

    /// `m_{t-1}`, if a name that ends with `_` stands before such a subscript.
    pub(in crate::syntax::parse) fn subscript(&self, name: &Ident) -> Option<Expr> {
        let word = name.to_string();
        let base = word.strip_suffix('_').filter(|base| !base.is_empty())?;
        let is_subscript = self.ahead(|ahead| {
            let Ok(TokenTree::Group(group)) = ahead.input.parse::<TokenTree>() else {
                return false;
            };
            // `if flag_ { t } else { … }` is a branch.
            group.delimiter() == proc_macro2::Delimiter::Brace
                && is_index(group.stream())
                && !ahead.input.peek(Token![else])
        });
        if !is_subscript {
            return None;
        }
        let base = Expr::new(ExprKind::Name(ident(base, name.span())), name);
        Some(self.indexed(base, true))
    }

    /// `sqrt v` for `sqrt(v)`.
    pub(in crate::syntax::parse) fn bare_call(&self, name: &Ident) -> Parsed<Option<Expr>> {
        let word = name.to_string();
        let between = |parser: &Self| {
            let next = parser.peek_word().unwrap_or_default();
            BETWEEN.contains(&next.as_str())
        };
        // A minus and a number behind it count as one literal to syn: `last - 1` is a difference.
        let literal = self.input.peek(Lit) && !self.input.peek(Token![-]);
        let has_argument = literal || self.input.peek(syn::Ident);
        if !has_argument || between(self) || self.at_next_statement() {
            return Ok(None);
        }
        let zero = Expr::new(ExprKind::Number(0.0), name);
        if libraries::call(name, std::slice::from_ref(&zero), name.into()).is_none() {
            return Ok(None);
        }
        let argument = self.deeper(|| self.postfix())?;
        let source = Source::from(name).to(argument.source);
        let call = Expr::new(ExprKind::Call(name.clone(), vec![argument]), source);
        if functions::function(&word).is_none() {
            // Its name is answered where names are known.
            return Ok(Some(call));
        }
        self.errors.report(
            &findings::FUNCTION_AS_VALUE,
            name,
            format!("`{word}` is called with parentheses"),
            format!("write `{call}`"),
        );
        Ok(Some(call))
    }

    /// `|x|` for `abs(x)`.
    pub(in crate::syntax::parse) fn bars(&self) -> Parsed<Expr> {
        let start = self.here();
        self.skip_one();
        let inner = Parser {
            in_bars: true,
            ..*self
        };
        let value = inner.expr()?;
        let end = self.here();
        if self.input.parse::<Token![|]>().is_err() {
            return Err(self.unexpected("the value between bars", Some(&value)));
        }
        let source = Source::between(start, end);
        let call = Expr::new(ExprKind::Call(ident("abs", start), vec![value]), source);
        self.errors.report(
            &findings::UNKNOWN_OPERATOR,
            source,
            "`| |` is no function of the language",
            format!("write `{call}`"),
        );
        Ok(call)
    }

    /// `.5`, which Rust reads as two tokens.
    pub(in crate::syntax::parse) fn dot_number(&self) -> Parsed<Expr> {
        let start = self.here();
        self.skip_one();
        let source = Source::between(start, self.here());
        let text = format!("0.{}", self.next_text());
        self.skip_one();
        self.errors.report(
            &findings::NUMBER_FORM,
            source,
            format!(
                "the number `{}` begins with its dot",
                text.trim_start_matches('0')
            ),
            format!("write `{text}`"),
        );
        match text.parse::<f64>() {
            Ok(value) => Ok(Expr::new(ExprKind::Number(value), source)),
            Err(_) => Err(self.errors_seen()),
        }
    }

    /// `and` and `or`, or a single `&` or `|`, in the place of an operator. Gives what was written.
    pub(in crate::syntax::parse) fn word_operator(&self, op: BinaryOp) -> Option<(Source, String)> {
        let (word, symbol) = match op {
            BinaryOp::And => ("and", '&'),
            _ => ("or", '|'),
        };
        let here = Source::from(self.here());
        let written = self.peek_word().unwrap_or_default();
        let is_symbol = matches!(self.input.fork().parse::<TokenTree>(),
            Ok(TokenTree::Punct(punct)) if punct.as_char() == symbol)
            && !self.input.peek2(Token![=])
            && !(self.in_bars && symbol == '|');
        if written != word && !is_symbol {
            return None;
        }
        self.skip_one();
        let written = if is_symbol {
            symbol.to_string()
        } else {
            written
        };
        Some((here, written))
    }

    /// Reports such an operator between conditions. A symbol may be meant for numbers, which is told
    /// where kinds are known.
    pub(in crate::syntax::parse) fn joined(
        &self,
        op: BinaryOp,
        (at, written): (Source, String),
        left: Expr,
        right: Expr,
    ) -> Expr {
        let is_word = written.chars().all(char::is_alphabetic);
        let whole = Expr::binary(op, left, right);
        self.foreign_operator((at, written), &whole);
        match whole.kind {
            ExprKind::Binary(op, left, right) if !is_word => {
                let (left, right) = (*left, *right);
                let joined = Foreign::Joined { op, left, right };
                Expr::new(ExprKind::Foreign(Box::new(joined)), whole.source)
            }
            kind => Expr { kind, ..whole },
        }
    }

    /// Reports such an operator, once its operands are known.
    pub(in crate::syntax::parse) fn foreign_operator(
        &self,
        (at, written): (Source, String),
        whole: &Expr,
    ) {
        self.errors.report(
            &findings::UNKNOWN_OPERATOR,
            at,
            format!("`{written}` is no operator here"),
            format!("write `{whole}`"),
        );
    }

    /// What follows a value in other languages to choose between two: `c ? x : y` and
    /// `x if c else y`.
    pub(in crate::syntax::parse) fn choice(&self, value: Expr) -> Parsed<Expr> {
        let start = value.source;
        let at = self.here();
        let (condition, then, otherwise) = if self.input.peek(Token![?]) {
            self.skip_one();
            let then = self.expr()?;
            if self.input.parse::<Token![:]>().is_err() {
                return Err(self.unexpected("this choice", Some(&then)));
            }
            (value, then, self.expr()?)
        } else if self.input.peek(Token![if]) && self.else_follows() {
            self.skip_one();
            let condition = self.condition()?;
            if self.input.parse::<Token![else]>().is_err() {
                return Err(self.unexpected("the condition", Some(&condition)));
            }
            (condition, value, self.expr()?)
        } else {
            return Ok(value);
        };
        let source = start.to(otherwise.source);
        let choice = Expr::choice(condition, then, otherwise, source);
        self.report_choice(at, &choice);
        Ok(choice)
    }

    pub(in crate::syntax::parse) fn report_choice(&self, at: proc_macro2::Span, choice: &Expr) {
        self.errors.report(
            &findings::CHOICE_FORM,
            at,
            "a choice between two values is not written like this",
            format!("write `{choice}`"),
        );
    }

    /// Whether an `if` comes next whose `else` stands without braces before it.
    fn else_follows(&self) -> bool {
        self.ahead(|ahead| {
            while !ahead.input.is_empty() {
                let end = ahead.input.peek(Token![;])
                    || ahead.input.peek(Token![,])
                    || ahead.input.peek(Token![let])
                    || ahead.input.peek(token::Brace);
                if end || ahead.input.peek(Token![else]) {
                    return !end;
                }
                ahead.skip_one();
            }
            false
        })
    }
}

/// Whether tokens look like the index of a step: `t`, `t-1`, `1`.
fn is_index(tokens: TokenStream) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_sign = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '-' | '+'),
        _ => false,
    };
    let is_plain = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
    match tokens.as_slice() {
        [one] => is_plain(one),
        [first, sign, second] => is_plain(first) && is_sign(sign) && is_plain(second),
        _ => false,
    }
}

/// An index in one form, however it is spaced.
fn index_text(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if matches!(punct.as_char(), '-' | '+' | '*' | '/') => {
                text.push_str(&format!(" {} ", punct.as_char()));
            }
            TokenTree::Group(_) => text.push('…'),
            token => text.push_str(&token.to_string()),
        }
    }
    text.trim().to_owned()
}
