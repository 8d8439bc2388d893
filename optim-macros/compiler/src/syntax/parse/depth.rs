//! Limits of nesting: whatever is written, neither reading it nor any later stage runs out of
//! stack.
//!
//! Reading counts what it goes into, and refuses what lies deeper. Groups of tokens far below that
//! are cut off before, for taking tokens apart is itself a recursion.

use std::cell::Cell;

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use super::{Parsed, Parser};
use crate::diag::{Reported, findings};

/// How deep parentheses, signs, powers and branches may stand inside each other.
const MOST_NESTED: usize = 64;

/// How many operators an expression may have: `a + b + c + …` is a tree as deep as it is long.
const MOST_OPERATORS: usize = 200;

/// How deep groups may stand inside each other before they are looked into.
const MOST_GROUPS: usize = 2 * MOST_NESTED;

/// Where reading is.
#[derive(Debug, Default)]
pub(super) struct Depth {
    nested: Cell<usize>,
    in_expression: Cell<bool>,
    operators: Cell<usize>,
    /// Whether it was reported of what stands outermost here.
    told: Cell<bool>,
}

impl Parser<'_> {
    /// Reads something that may contain its like.
    pub(super) fn deeper<T>(&self, read: impl FnOnce() -> Parsed<T>) -> Parsed<T> {
        let nested = &self.depth.nested;
        if nested.get() == MOST_NESTED {
            return Err(self.too_deep(format!("this stands more than {MOST_NESTED} levels deep")));
        }
        if nested.get() == 0 {
            self.depth.told.set(false);
        }
        nested.set(nested.get() + 1);
        let result = read();
        nested.set(nested.get() - 1);
        result
    }

    /// Reads an expression, whose operators are counted from the outermost one on.
    pub(super) fn counted<T>(&self, read: impl FnOnce() -> Parsed<T>) -> Parsed<T> {
        let outermost = !self.depth.in_expression.replace(true);
        if outermost {
            self.depth.operators.set(0);
        }
        let result = self.deeper(read);
        if outermost {
            self.depth.in_expression.set(false);
        }
        result
    }

    /// Counts an operator.
    pub(super) fn operator(&self) -> Parsed<()> {
        let operators = &self.depth.operators;
        operators.set(operators.get() + 1);
        if operators.get() > MOST_OPERATORS {
            let fact = format!("this expression has more than {MOST_OPERATORS} operators");
            return Err(self.too_deep(fact));
        }
        Ok(())
    }

    fn too_deep(&self, fact: String) -> Reported {
        if self.depth.told.replace(true) {
            return self.errors_seen();
        }
        let help = "name a part of it and use the name: `let x = …;`";
        self.errors
            .report(&findings::TOO_DEEP, self.here(), fact, help)
    }
}

/// The tokens without what stands too deep to be looked at, and where that was.
pub(super) fn cut(tokens: TokenStream) -> (TokenStream, Option<Span>) {
    if is_shallow(&tokens) {
        return (tokens, None);
    }
    let mut place = None;
    (cut_below(tokens, MOST_GROUPS, &mut place), place)
}

/// Without recursion, for the depth is not known yet.
fn is_shallow(tokens: &TokenStream) -> bool {
    let mut open = vec![tokens.clone().into_iter()];
    while let Some(innermost) = open.last_mut() {
        match innermost.next() {
            Some(TokenTree::Group(group)) => {
                open.push(group.stream().into_iter());
                if open.len() > MOST_GROUPS {
                    return false;
                }
            }
            Some(_) => {}
            None => {
                open.pop();
            }
        }
    }
    true
}

fn cut_below(tokens: TokenStream, levels: usize, place: &mut Option<Span>) -> TokenStream {
    let shorten = |token: TokenTree| {
        let TokenTree::Group(group) = token else {
            return token;
        };
        let inside = if levels > 0 {
            cut_below(group.stream(), levels - 1, place)
        } else {
            place.get_or_insert(group.span());
            TokenStream::new()
        };
        let mut shortened = Group::new(group.delimiter(), inside);
        shortened.set_span(group.span());
        TokenTree::Group(shortened)
    };
    tokens.into_iter().map(shorten).collect()
}
