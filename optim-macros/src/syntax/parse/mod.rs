//! Reads tokens into a syntax tree.
//!
//! What cannot be read is reported and becomes an error node or a gap; reading goes on at the next
//! statement or declaration, so that one mistake hides no other. Where what was meant is plain, it
//! is read as meant and nothing gets lost.

mod attributes;
mod branches;
mod declarations;
mod expressions;
mod leftovers;
mod names;
mod sections;
mod statements;
mod tokens;
mod values;

use std::cell::Cell;

use proc_macro2::TokenStream;
use syn::parse::ParseStream;

use super::ast::{Gaps, RuleDef};
use crate::diag::{Errors, Reported};
use crate::rules;

/// What reading gives: a part of the tree, or nothing but a report.
type Parsed<T> = Result<T, Reported>;

/// Reads a rule. `None` if it has no name that other code could mean.
pub(crate) fn parse(tokens: TokenStream, errors: &Errors) -> Option<RuleDef> {
    let gaps = Cell::new(Gaps::default());
    let read = |input: ParseStream<'_>| {
        let parser = Parser {
            input,
            errors,
            gaps: &gaps,
        };
        let rule = parser.rule();
        parser.skip_all();
        Ok(rule)
    };
    match syn::parse::Parser::parse2(read, tokens) {
        Ok(rule) => {
            let rule = rule.ok()?;
            Some(RuleDef {
                gaps: gaps.get(),
                ..rule
            })
        }
        // Every group is read to its end, so this is a group nobody looked into.
        Err(error) => {
            errors.report(
                &rules::UNEXPECTED_TOKENS,
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
}
