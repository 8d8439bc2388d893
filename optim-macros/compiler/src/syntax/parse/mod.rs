//! Reads tokens into a syntax tree.
//!
//! What cannot be read is reported and becomes an error node or a gap; reading goes on at the next
//! statement or declaration, so that one mistake hides no other. Where what was meant is plain, it
//! is read as meant and nothing gets lost.

mod attributes;
mod branches;
mod declarations;
mod defaults;
mod depth;
mod expressions;
mod fragments;
mod habits;
mod headers;
mod inputs;
mod leftovers;
mod lists;
mod loops;
mod modifiers;
mod names;
mod rule_attributes;
mod sections;
mod statements;
mod tokens;
mod values;
mod with;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::ParseStream;

use self::depth::Depth;
use self::lists::List;
use super::ast::{Gaps, ModifierDef, RuleDef};
use crate::diag::{Errors, Reported, findings};

/// What reading gives: a part of the tree, or nothing but a report.
type Parsed<T> = Result<T, Reported>;

/// Reads a rule. `None` if it has no name that other code could mean.
pub(crate) fn parse(tokens: TokenStream, errors: &Errors) -> Option<RuleDef> {
    let (rule, gaps) = read(tokens, errors, |parser| parser.rule())?;
    Some(RuleDef { gaps, ..rule })
}

/// Reads a modifier. `None` if it has no name.
pub(crate) fn parse_modifier(tokens: TokenStream, errors: &Errors) -> Option<ModifierDef> {
    read(tokens, errors, |parser| parser.modifier_def()).map(|(modifier, _)| modifier)
}

/// The tokens as they are read: without what stands too deep, and without the groups that fragments come as.
pub(crate) fn opened(tokens: TokenStream) -> TokenStream {
    fragments::opened(depth::cut(tokens).0)
}

fn read<T>(
    tokens: TokenStream,
    errors: &Errors,
    read: impl FnOnce(&Parser<'_>) -> Parsed<T>,
) -> Option<(T, Gaps)> {
    let gaps = Cell::new(Gaps::default());
    let refused = RefCell::new(HashSet::new());
    let lists = RefCell::new(Vec::new());
    let (tokens, cut) = depth::cut(tokens);
    let tokens = fragments::opened(tokens);
    let end = tokens.clone().into_iter().last().map(|last| match last {
        TokenTree::Group(group) => group.span_close(),
        last => last.span(),
    });
    let read = |input: ParseStream<'_>| {
        let parser = Parser {
            input,
            errors,
            gaps: &gaps,
            refused: &refused,
            lists: &lists,
            depth: &Depth::default(),
            end,
            in_condition: false,
            in_bars: false,
            declared: &[],
        };
        let whole = read(&parser);
        parser.skip_all();
        Ok(whole)
    };
    let whole = syn::parse::Parser::parse2(read, tokens);
    if let (Some(place), false) = (cut, errors.any()) {
        errors.report(
            &findings::TOO_DEEP,
            place,
            "this stands too deep to be read",
            "remove what stands inside it",
        );
    }
    match whole {
        Ok(whole) => Some((whole.ok()?, gaps.get())),
        // Every group is read to its end, so this is a group nobody looked into.
        Err(error) => {
            errors.report(
                &findings::UNEXPECTED_TOKENS,
                error.span(),
                error.to_string(),
                "remove it",
            );
            None
        }
    }
}

/// The place in the tokens, and where to report what is wrong with them.
struct Parser<'a> {
    input: ParseStream<'a>,
    errors: &'a Errors,
    gaps: &'a Cell<Gaps>,
    /// Words of Rust that were declared, and refused: read as names all the same.
    refused: &'a RefCell<HashSet<String>>,
    /// The lists that are declared so far.
    lists: &'a RefCell<Vec<List>>,
    depth: &'a Depth,
    /// The last token of the rule, unless this reads the inside of a group.
    end: Option<Span>,
    /// Whether `=` can only be meant to compare.
    in_condition: bool,
    /// Whether `|` can only close what another one opened.
    in_bars: bool,
    /// What is declared, inside `update` and `eval`; first the weights.
    declared: &'a [Ident],
}
