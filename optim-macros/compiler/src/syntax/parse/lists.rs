//! Lists: `betas = [0.9, 0.99]`, `m[betas]`, `m[beta]`, and what goes over them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Token, bracketed, token};

use super::defaults;
use super::{Parsed, Parser};
use crate::diag::{Source, findings, nearest};
use crate::language::literal::Literal;
use crate::syntax::ast::{Expr, ExprKind, Stmt};
use crate::syntax::lists::{Element, Index, IndexKind, MOST_ELEMENTS, Over};

/// A list that was declared.
#[derive(Clone, Debug)]
pub(super) struct List {
    name: String,
    count: usize,
    /// Whether it is one of states.
    keeps: bool,
    /// Whether it may be none: its declaration could not be read.
    unknown: bool,
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
