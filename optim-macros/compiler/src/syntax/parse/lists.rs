//! Lists: `betas = [0.9, 0.99]`, `m[betas]`, `m[beta]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{Token, bracketed, token};

use super::defaults;
use super::{Parsed, Parser};
use crate::diag::{Source, findings, nearest};
use crate::language::literal::Literal;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::lists::{Element, Index, IndexKind, MOST_ELEMENTS};

/// A list that was declared.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) name: String,
    count: usize,
    /// Whether it is one of states.
    pub(super) keeps: bool,
    /// Whether it may be none: its declaration could not be read.
    pub(super) unknown: bool,
}

/// An element of a list of hyper-parameters; no value if that could not be read.
pub(super) type Number = (Option<Literal>, Source);

impl Parser<'_> {
    pub(super) fn is_list(&self, name: &Ident) -> bool {
        let lists = self.lists.borrow();
        lists.iter().any(|list| name == &list.name && !list.unknown)
    }

    fn declare_list(&self, name: &Ident, count: usize, keeps: bool) {
        self.lists.borrow_mut().push(List {
            name: name.to_string(),
            count,
            keeps,
            unknown: false,
        });
    }

    /// Notes a hyper-parameter that may be a list.
    pub(super) fn may_be_list(&self, name: &Ident) {
        self.lists.borrow_mut().push(List {
            name: name.to_string(),
            count: 1,
            keeps: false,
            unknown: true,
        });
    }

    /// Whether the default that begins here is a list, however it is written.
    pub(super) fn at_list(&self) -> bool {
        let in_parens = || {
            self.ahead(|ahead| match ahead.input.parse() {
                Ok(TokenTree::Group(group)) => has_comma(group.stream()),
                _ => false,
            })
        };
        self.input.peek(token::Bracket)
            || self.at_vec()
            || self.input.peek(token::Paren) && in_parens()
    }

    /// `vec![…]`
    fn at_vec(&self) -> bool {
        self.peek_word().is_some_and(|word| word == "vec") && self.input.peek2(Token![!])
    }

    /// The elements of a list of hyper-parameters, and where they stand.
    pub(super) fn list(&self, name: &Ident) -> Parsed<(Vec<Number>, Source)> {
        let start = self.here();
        let foreign = !self.input.peek(token::Bracket);
        if self.at_vec() {
            self.skip_one();
            self.skip_one();
        }
        let source = Source::between(start, self.here());
        let mut texts = Vec::new();
        let mut read = |inner: &Parser<'_>| inner.numbers(name, &mut texts);
        let mut list = if self.input.peek(token::Paren) {
            self.in_parens(|inner| Ok(read(inner)))?.0
        } else {
            self.in_brackets(read)?
        };
        if foreign {
            self.list_form(
                source,
                format!("the list `{name}` is not written in brackets"),
                format!("write `{name} = [{}]`", texts.join(", ")),
            );
        }
        if list.is_empty() {
            self.list_form(
                source,
                format!("the list `{name}` has no elements"),
                format!("write one at least: `{name} = [0.9]`"),
            );
            list.push((None, source));
        }
        if let Some((_, first)) = list.get(MOST_ELEMENTS) {
            self.list_form(
                *first,
                format!(
                    "the list `{name}` has {} elements, and what goes over it is written out for each",
                    list.len()
                ),
                format!("write {MOST_ELEMENTS} at most"),
            );
            list.truncate(MOST_ELEMENTS);
        }
        self.declare_list(name, list.len(), false);
        Ok((list, source))
    }

    fn list_form(&self, at: impl Into<Source>, fact: String, help: String) {
        self.errors.report(&findings::LIST_FORM, at, fact, help);
    }

    /// Numbers, separated by commas, and each as it is written.
    fn numbers(&self, name: &Ident, texts: &mut Vec<String>) -> Vec<Number> {
        let mut list: Vec<Number> = Vec::new();
        while !self.input.is_empty() {
            let at = self.here();
            match self.expr() {
                Ok(written) => {
                    list.push((self.list_number(name, &written), written.source));
                    texts.push(written.to_string());
                }
                Err(_) => {
                    list.push((None, at.into()));
                    self.skip_to_comma();
                }
            }
            if self.input.peek(Token![;]) && list.len() == 1 {
                self.repeated(name, texts, &mut list);
            } else if !self.input.is_empty() && self.input.parse::<Token![,]>().is_err() {
                let _reported = self.unexpected("an element", None);
                self.skip_to_comma();
                let _comma: Option<Token![,]> = self.input.parse().ok();
            }
        }
        list
    }

    fn list_number(&self, name: &Ident, written: &Expr) -> Option<Literal> {
        let part = match defaults::value(written) {
            Ok(value) if value.is_finite() => return Some(Literal::Number(value)),
            Ok(_) => written,
            Err(part) => part,
        };
        self.list_form(
            part.source,
            format!("the list `{name}` has numbers, and `{part}` is none"),
            format!("write numbers alone, as in `{name} = [0.9, 0.99]`"),
        );
        None
    }

    /// `[0.9; 3]`, which is understood.
    fn repeated(&self, name: &Ident, texts: &mut Vec<String>, list: &mut Vec<Number>) {
        let at = self.here();
        self.skip_one();
        let source = Source::between(at, self.here());
        let count = self.input.parse::<syn::LitInt>().ok();
        let count = count.and_then(|count| count.base10_parse::<usize>().ok());
        let count = count.unwrap_or(2).clamp(1, MOST_ELEMENTS);
        *texts = vec![texts.concat(); count];
        *list = list.repeat(count);
        self.list_form(
            source,
            format!("the elements of the list `{name}` are not written out"),
            format!("write `{name} = [{}]`", texts.join(", ")),
        );
        self.skip_all();
    }

    /// Reads the inside of the brackets that come next.
    fn in_brackets<T>(&self, read: impl FnOnce(&Parser<'_>) -> T) -> Parsed<T> {
        let group = || -> syn::Result<_> {
            let content;
            bracketed!(content in self.input);
            Ok(content)
        };
        match group() {
            Ok(content) => Ok(self.inside(&content, read)),
            Err(_) => Err(self.expected_expression()),
        }
    }

    /// What stands in brackets behind the name of a state: the list that it has one for each element of. `Err` if it
    /// could not be read.
    pub(super) fn elements(&self, name: &Ident) -> Result<Element, Element> {
        let source = Source::from(self.here());
        let (over, text) = match self.input.parse() {
            Ok(TokenTree::Group(group)) => (only_word(group.stream()), group.stream().to_string()),
            _ => (None, String::new()),
        };
        let lists = self.lists.borrow();
        let is_over = |list: &&List| over.as_ref().is_some_and(|over| over == &list.name);
        if lists
            .iter()
            .filter(|list| list.unknown)
            .any(|list| is_over(&list))
        {
            drop(lists);
            self.declare_list(name, 1, true);
            return Err(Element::unread(over));
        }
        let of_numbers = || lists.iter().filter(|list| !list.keeps && !list.unknown);
        let found = of_numbers().find(is_over);
        let element = |over, count| Element {
            index: 0,
            count,
            over,
            doubtful: false,
        };
        let known = found.map(|list| list.count);
        if known.is_none() {
            let names = of_numbers().map(|list| list.name.as_str());
            let near = over
                .as_ref()
                .and_then(|over| nearest(&over.to_string(), names));
            let first = || of_numbers().next();
            let help = match (near, first()) {
                (Some(near), _) => format!("did you mean `{name}[{near}]`?"),
                (None, Some(list)) => format!("write `{name}[{}]`", list.name),
                (None, None) => format!(
                    "declare a list of hyper-parameters, `betas = [0.9, 0.99]`, and write `{name}[betas]`"
                ),
            };
            self.errors.report(
                &findings::LIST_OF_STATES,
                source,
                format!("`{text}` is no list of hyper-parameters"),
                help,
            );
        }
        drop(lists);
        self.declare_list(name, known.unwrap_or(1), true);
        known
            .map(|count| element(over.clone(), count))
            .ok_or_else(|| Element::unread(over))
    }

    /// What stands in brackets behind the name of a list in an equation.
    pub(super) fn index(&self, list: &Ident) -> Index {
        let brackets = Source::from(self.here());
        let tokens: Vec<_> = match self.input.parse() {
            Ok(TokenTree::Group(group)) => group.stream().into_iter().collect(),
            _ => Vec::new(),
        };
        let kind = match tokens.as_slice() {
            [TokenTree::Ident(name)] => Some(IndexKind::Name(name.clone())),
            [TokenTree::Literal(number)] => number.to_string().parse().ok().map(IndexKind::Number),
            _ => None,
        };
        let source = match tokens.as_slice() {
            [first, .., last] => Source::between(first.span(), last.span()),
            [only] => only.span().into(),
            [] => brackets,
        };
        let kind = kind.unwrap_or_else(|| {
            let text = TokenStream::from_iter(tokens).to_string();
            let help = self.index_help(list, &text);
            let fact = format!("`{text}` names no element of the list `{list}`");
            self.errors
                .report(&findings::LIST_INDEX, source, fact, help);
            IndexKind::Error
        });
        Index {
            kind,
            source,
            brackets,
        }
    }

    /// An element of a list in an expression.
    pub(super) fn element(&self, list: Ident) -> Expr {
        let source = Source::between(list.span(), self.here());
        let index = self.index(&list);
        Expr::new(ExprKind::Element(list, index), source)
    }

    fn index_help(&self, list: &Ident, text: &str) -> String {
        let lists = self.lists.borrow();
        let found = lists.iter().find(|known| list == &known.name);
        let (count, keeps) = found.map_or((1, false), |list| (list.count, list.keeps));
        let back = text.strip_prefix('-').map(str::trim);
        let back = back.and_then(|back| back.parse::<usize>().ok());
        match back.and_then(|back| count.checked_sub(back)) {
            Some(index) if index < count => format!("write `{list}[{index}]`"),
            _ if keeps && text.ends_with("- 1") => {
                format!("write `prev({list}[0])` for last step's value of one")
            }
            _ => format!("write a number from 0 to {}, as in `{list}[0]`", count - 1),
        }
    }
}

fn has_comma(tokens: TokenStream) -> bool {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    tokens.into_iter().any(|token| is_comma(&token))
}

/// The word that these tokens are.
fn only_word(tokens: TokenStream) -> Option<Ident> {
    let mut tokens = tokens.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(word)), None) => Some(word),
        _ => None,
    }
}
