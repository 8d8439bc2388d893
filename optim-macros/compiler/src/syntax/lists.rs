//! Lists: what their elements are called, and what goes over them.
//!
//! A list is taken apart where it is read: each element is a declaration of its own, called `betas[0]`, and so all that comes
//! later sees ordinary hyper-parameters and states. Equations stay as they are written until names have meanings.

use std::fmt;

use proc_macro2::{Ident, Span};

use super::ast::{Expr, ExprKind, ident};
use crate::diag::Source;

/// How many elements a list may have: what goes over it is written out for each.
pub(crate) const MOST_ELEMENTS: usize = 16;

/// What a declaration is called: a word, or a word and the number of an element.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) word: Ident,
    pub(crate) element: Option<Element>,
}

/// Which element of a list a declaration is.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) index: usize,
    /// How many the list has.
    pub(crate) count: usize,
    /// The list of hyper-parameters that a list of states has one for each element of.
    pub(crate) over: Option<Ident>,
    /// Whether it was written otherwise, and may not be meant as a list.
    pub(crate) doubtful: bool,
}

impl Element {
    /// Of a list whose length could not be read.
    pub(crate) fn unread(over: Option<Ident>) -> Self {
        Self {
            index: 0,
            count: 1,
            over,
            doubtful: true,
        }
    }
}

impl Name {
    pub(crate) fn span(&self) -> Span {
        self.word.span()
    }

    /// As it is declared: the list, if it is an element of one.
    pub(crate) fn declared(&self) -> String {
        match self
            .element
            .as_ref()
            .and_then(|element| element.over.as_ref())
        {
            Some(over) => format!("{}[{over}]", self.word),
            None => self.word.to_string(),
        }
    }

    /// The element of this number, of a list.
    pub(crate) fn at(&self, index: usize) -> Self {
        let element = self.element.clone();
        Self {
            word: self.word.clone(),
            element: element.map(|element| Element { index, ..element }),
        }
    }

    /// Whether it begins a declaration: a name by itself, or the first element of a list.
    pub(crate) fn begins(&self) -> bool {
        self.element
            .as_ref()
            .is_none_or(|element| element.index == 0)
    }

    /// Whether both are the same name, or elements of one list.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.element {
            Some(element) => write!(f, "{}[{}]", self.word, element.index),
            None => write!(f, "{}", self.word),
        }
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        let written = self.to_string();
        written == other
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        *self == **other
    }
}

impl From<Ident> for Name {
    fn from(word: Ident) -> Self {
        Self {
            word,
            element: None,
        }
    }
}

impl From<&Name> for Source {
    fn from(name: &Name) -> Self {
        name.span().into()
    }
}

/// What stands in the brackets behind the name of a list.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    pub(crate) kind: IndexKind,
    pub(crate) source: Source,
    /// The brackets with it.
    pub(crate) brackets: Source,
}

#[derive(Clone, Debug)]
pub(crate) enum IndexKind {
    /// `betas[0]`
    Number(usize),
    /// `m[beta]`: the element that a loop has come to.
    Name(Ident),
    /// It could not be read, and that was reported.
    Error,
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            IndexKind::Number(number) => write!(f, "{number}"),
            IndexKind::Name(name) => write!(f, "{name}"),
            IndexKind::Error => f.write_str("…"),
        }
    }
}

/// `beta in betas`, or `(beta, weight) in (betas, weights)`: as many names as lists.
#[derive(Clone, Debug)]
pub(crate) struct Over {
    pub(crate) names: Vec<Ident>,
    pub(crate) lists: Vec<Ident>,
}

impl fmt::Display for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |words: &[Ident]| match words {
            [one] => one.to_string(),
            several => {
                let words: Vec<_> = several.iter().map(ToString::to_string).collect();
                format!("({})", words.join(", "))
            }
        };
        write!(f, "{} in {}", side(&self.names), side(&self.lists))
    }
}

/// A name of one element of a list that is called so: `beta` of `betas`.
pub(crate) fn singular(list: &str) -> &str {
    match list.strip_suffix('s') {
        Some(one) if !one.is_empty() => one,
        _ => "x",
    }
}

/// A declared name from its text, as an expression.
pub(crate) fn named(text: &str, span: Span) -> Expr {
    let element = text.strip_suffix(']').and_then(|rest| rest.split_once('['));
    let kind = match element.and_then(|(list, index)| Some((list, index.parse().ok()?))) {
        Some((list, index)) => ExprKind::Element(
            ident(list, span),
            Index {
                kind: IndexKind::Number(index),
                source: span.into(),
                brackets: span.into(),
            },
        ),
        None => ExprKind::Name(ident(text, span)),
    };
    Expr::new(kind, span)
}
