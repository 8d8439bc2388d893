//! From the tokens of an invocation, and what other macros handed on, to one rule.
//!
//! Every rule and every modifier also becomes a hidden macro of its name, which hands its tokens on
//! (`codegen/handed.rs`). A rule that is made of others asks for their tokens, one after the other: the call of
//! such a macro ends in a call of `optimizer!` with the same tokens and one *supply* more. First comes that of the
//! base, then those of the modifiers that are not the language's own, in the order of the list.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use super::{built_in, compose, gradient, is_built_in, misspelled, unknown};
use crate::diag::Errors;
use crate::syntax::ast::{ModifierDef, ModifierUse, Path, RuleDef};
use crate::syntax::parse;

/// What reading gives.
pub(crate) enum Assembled {
    /// A rule. It is broken without an error if what it is made of is.
    Rule { def: Box<RuleDef>, broken: bool },
    /// The tokens of this are needed.
    Wants(Path),
    /// It has no name.
    Nothing,
}

/// What a macro handed on.
struct Supply {
    /// Whether its author was told of errors.
    broken: bool,
    supplies: Vec<TokenStream>,
    text: TokenStream,
}

/// Reads a rule. Only who can be answered asks.
pub(crate) fn read(
    tokens: TokenStream,
    supplies: &[TokenStream],
    asks: bool,
    errors: &Errors,
) -> Assembled {
    let mut assembled = read_part(tokens, supplies, asks, errors);
    if let Assembled::Rule { def, .. } = &mut assembled {
        gradient::named(def);
    }
    assembled
}

/// Reads a rule that others may be made of.
fn read_part(
    tokens: TokenStream,
    supplies: &[TokenStream],
    asks: bool,
    errors: &Errors,
) -> Assembled {
    let Some(mut def) = parse::parse(tokens, errors) else {
        return Assembled::Nothing;
    };
    let mut supplies = supplies.iter().cloned();
    let mut broken = false;
    if let Some(path) = def.with.base.clone() {
        match supplies.next() {
            Some(supply) => {
                let base = Supply::of(at(supply, path.span()));
                broken |= base.broken;
                let quiet = Errors::default();
                let read = read_part(base.text, &base.supplies, false, &quiet);
                broken |= quiet.any();
                quiet.take();
                if let Assembled::Rule { def: base, .. } = read {
                    take_equations(&mut def, *base);
                }
            }
            None if asks => return Assembled::Wants(path),
            // Nobody can be asked, so nothing is known of it.
            None => broken = true,
        }
    }
    let mut modifiers = Vec::new();
    for used in def.with.modifiers.clone() {
        match modifier(&used, &mut supplies, asks, errors) {
            Found::Modifier(modifier, sound) => {
                broken |= !sound;
                def.with
                    .docs
                    .push(crate::syntax::docs::text(&modifier.attrs));
                modifiers.push((used, *modifier));
            }
            Found::Wanted => return Assembled::Wants(used.path),
            Found::Nothing => def.gaps.any = true,
        }
    }
    let def = compose(def, modifiers, errors);
    Assembled::Rule {
        def: Box::new(def),
        broken,
    }
}

enum Found {
    Modifier(Box<ModifierDef>, bool),
    Wanted,
    Nothing,
}

/// The modifier of a list's entry.
fn modifier(
    used: &ModifierUse,
    supplies: &mut impl Iterator<Item = TokenStream>,
    asks: bool,
    errors: &Errors,
) -> Found {
    let mut name = used.path.text.as_str();
    if !is_built_in(used) {
        // What is near to one of the language's is that one misspelled, unless a path says where it is.
        let is_path = name.contains(':');
        let near = if is_path {
            None
        } else {
            misspelled(used, errors)
        };
        match near {
            Some(near) => name = near,
            None => {
                return match supplies.next() {
                    Some(supply) => {
                        let supply = Supply::of(at(supply, used.path.span()));
                        parsed(supply.text, !supply.broken)
                    }
                    None if asks => Found::Wanted,
                    None => {
                        unknown(used, errors);
                        Found::Nothing
                    }
                };
            }
        }
    }
    let text = built_in::text(name).and_then(|text| text.parse::<TokenStream>().ok());
    match text {
        Some(text) => parsed(at(text, used.path.span()), true),
        None => Found::Nothing,
    }
}

/// What is wrong with a modifier was said where it stands.
fn parsed(text: TokenStream, sound: bool) -> Found {
    let quiet = Errors::default();
    let modifier = parse::parse_modifier(text, &quiet);
    let sound = sound && !quiet.any();
    quiet.take();
    match modifier {
        Some(modifier) => Found::Modifier(Box::new(modifier), sound),
        None => Found::Nothing,
    }
}

/// Gives a rule the equations of another, and all that they need.
fn take_equations(def: &mut RuleDef, mut base: RuleDef) {
    let params = base.params.iter_mut().map(|param| &mut param.attrs);
    let states = base.states.iter_mut().map(|state| &mut state.attrs);
    for attrs in params.chain(states) {
        crate::syntax::docs::without_links(attrs);
    }
    def.params = base.params;
    def.requires = base.requires;
    def.states = base.states;
    def.update = base.update;
    def.eval = base.eval;
    def.with.gradient = base.with.gradient;
    def.gaps.any |= base.gaps.any;
    def.gaps.names |= base.gaps.names;
}

impl Supply {
    /// `! [supply] … text`, where `!` says that it has errors.
    fn of(tokens: TokenStream) -> Self {
        let mut tokens = tokens.into_iter().peekable();
        let is_mark =
            |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '!');
        let broken = tokens.next_if(is_mark).is_some();
        let mut supplies = Vec::new();
        while let Some(TokenTree::Group(group)) = tokens.next_if(is_supply) {
            supplies.push(group.stream());
        }
        Self {
            broken,
            supplies,
            text: tokens.collect(),
        }
    }
}

/// No rule and no modifier begins with brackets.
pub(crate) fn is_supply(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

/// The tokens at a place of the rule that is made of them: what is wrong is told there.
fn at(tokens: TokenStream, place: Span) -> TokenStream {
    let one = |token: TokenTree| match token {
        TokenTree::Group(group) => {
            let mut moved = Group::new(group.delimiter(), at(group.stream(), place));
            moved.set_span(place);
            TokenTree::Group(moved)
        }
        mut token => {
            token.set_span(place);
            token
        }
    };
    tokens.into_iter().map(one).collect()
}
