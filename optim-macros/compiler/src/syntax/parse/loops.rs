//! What goes over lists: `for beta in betas { … }` and `sum(beta in betas: …)`.

use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::{Token, token};

use super::lists::List;
use super::{Parsed, Parser};
use crate::diag::{Source, findings};
use crate::syntax::ast::{Expr, ExprKind, Stmt};
use crate::syntax::lists::Over;

impl Parser<'_> {
    /// `for beta in betas { … }`; other loops are answered.
    pub(super) fn for_statement(&self) -> Parsed<Stmt> {
        let start = self.here();
        let follows = self.ahead(|ahead| {
            ahead.skip_one();
            ahead.skip_side()
                && ahead.input.parse::<Token![in]>().is_ok()
                && ahead.skip_side()
                && ahead.input.peek(token::Brace)
        });
        if !follows {
            return self.looped("for");
        }
        self.skip_one();
        let over = self.over()?;
        let source = Source::between(start, self.here());
        let body = self.in_braces(|inner| inner.statements());
        Ok(Stmt::For { over, body, source })
    }

    /// Skips a word or what stands in parentheses; whether there was one.
    fn skip_side(&self) -> bool {
        let is_side = self.peek_word().is_some() || self.input.peek(token::Paren);
        self.skip_one();
        is_side
    }

    /// `beta in betas`
    fn over(&self) -> Parsed<Over> {
        let start = self.here();
        let names = self.side(|parser| parser.name("an element"))?;
        let _in: Option<Token![in]> = self.input.parse().ok();
        let end = self.here();
        let lists = self.side(|parser| {
            let word = parser.any_word();
            word.ok_or_else(|| parser.expected_expression())
        })?;
        let over = Over { names, lists };
        if over.names.len() != over.lists.len() {
            return Err(self.errors.report(
                &findings::LIST_LOOP,
                Source::between(start, end),
                format!(
                    "`in` has {} on its left and {} on its right",
                    counted(over.names.len(), "name"),
                    counted(over.lists.len(), "list")
                ),
                "write a name for each list: `(beta, weight) in (betas, weights)`",
            ));
        }
        Ok(over)
    }

    /// A word, or several in parentheses.
    fn side(&self, read: impl Fn(&Parser<'_>) -> Parsed<Ident>) -> Parsed<Vec<Ident>> {
        if !self.input.peek(token::Paren) {
            return Ok(vec![read(self)?]);
        }
        let (words, _) = self.in_parens(|inner| {
            let mut words = Vec::new();
            while !inner.input.is_empty() {
                words.push(read(inner)?);
                if !inner.input.is_empty() && inner.input.parse::<Token![,]>().is_err() {
                    return Err(inner.unexpected("this name", None));
                }
            }
            Ok(words)
        })?;
        Ok(words)
    }

    /// `(beta in betas: …)` behind the name of a function, if that comes next; also Python's
    /// `(… for beta in betas)`.
    pub(super) fn fold(&self, function: &Ident) -> Option<Parsed<Expr>> {
        let Ok(TokenTree::Group(group)) = self.input.fork().parse() else {
            return None;
        };
        let is_word = |token: &TokenTree, word: &str| matches!(token, TokenTree::Ident(found) if found == word);
        let tokens: Vec<_> = group.stream().into_iter().collect();
        let is_ours = tokens.get(1).is_some_and(|token| is_word(token, "in"));
        let is_foreign = || tokens.iter().skip(1).any(|token| is_word(token, "for"));
        if group.delimiter() != Delimiter::Parenthesis || !is_ours && !is_foreign() {
            return None;
        }
        let read = |inner: &Parser<'_>| {
            let inner = Parser {
                in_condition: false,
                in_bars: false,
                ..*inner
            };
            if is_ours {
                inner.folded(function)
            } else {
                inner.generated(function)
            }
        };
        Some(self.in_parens(read).map(|(kind, source)| Expr {
            kind,
            source: Source::from(function).to(source.last()),
        }))
    }

    /// `beta in betas: …`
    fn folded(&self, function: &Ident) -> Parsed<ExprKind> {
        let over = self.over()?;
        let at = self.here();
        let colon = self.input.parse::<Token![:]>().is_ok();
        if !colon && !self.input.peek(Token![,]) {
            return Err(self.errors.report(
                &findings::LIST_LOOP,
                at,
                format!("expected `:` after `{over}`, {}", self.found()),
                format!("write `{function}({over}: …)`"),
            ));
        }
        if !colon {
            self.skip_one();
        }
        let value = self.expr()?;
        self.at_end("an argument", &value)?;
        let fold = ExprKind::Fold(function.clone(), over.clone(), Box::new(value));
        if !colon {
            self.report_fold(at.into(), format!("`,` stands behind `{over}`"), &fold);
        }
        Ok(fold)
    }

    /// `… for beta in betas`
    fn generated(&self, function: &Ident) -> Parsed<ExprKind> {
        let value = self.expr()?;
        let start = self.here();
        if self.input.parse::<Token![for]>().is_err() {
            return Err(self.unexpected("an argument", Some(&value)));
        }
        let over = self.over()?;
        self.at_end("an argument", &value)?;
        let fold = ExprKind::Fold(function.clone(), over, Box::new(value));
        let fact = "`for` stands behind the value".to_owned();
        self.report_fold(start.into(), fact, &fold);
        Ok(fold)
    }

    fn report_fold(&self, at: Source, fact: String, meant: &ExprKind) {
        let meant = Expr::new(meant.clone(), at);
        let help = format!("write `{meant}`");
        self.errors.report(&findings::LIST_LOOP, at, fact, help);
    }

    /// The lists of hyper-parameters that are named up to a brace; if there are none, the first one that is declared.
    pub(super) fn lists_named(&self) -> Vec<String> {
        let input = self.input.fork();
        let mut named = Vec::new();
        let lists = self.lists.borrow();
        let of_numbers = || lists.iter().filter(|list| !list.keeps && !list.unknown);
        while !input.is_empty() && !input.peek(token::Brace) && !input.peek(Token![;]) {
            let Ok(token) = input.parse::<TokenTree>() else {
                break;
            };
            let words = token.to_string();
            let mut words = words.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let is_new = |list: &&List| !named.contains(&list.name);
            let found = words.find_map(|word| of_numbers().find(|list| list.name == word));
            if let Some(list) = found.filter(is_new) {
                named.push(list.name.clone());
            }
        }
        if named.is_empty() {
            named.extend(of_numbers().next().map(|list| list.name.clone()));
        }
        named
    }
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
