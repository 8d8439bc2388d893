//! A rule means the same whether its author writes it or a `macro_rules` of theirs puts it together: what is
//! handed on as a fragment comes as a group without delimiters.
//!
//! Each place of the grammar where a fragment can stand is wrapped so, one at a time, in the built-in rules
//! and in one that has every construct.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::{built_in_files, rule_tokens};
use crate::diag::Errors;
use crate::syntax::ast::{ParamDecl, RuleDef, StateDecl};
use crate::syntax::parse::parse;

/// What a group of tokens is made of.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Inside {
    Rule,
    Attribute,
    /// Hyper-parameters, states.
    Declarations,
    Statements,
    Arguments,
}

/// A rule with a fragment at one place.
struct Wrapped {
    /// What puts it there.
    kind: &'static str,
    part: String,
    rule: TokenStream,
}

/// The tokens with these among them in a group without delimiters.
fn replaced(
    tokens: &[TokenTree],
    places: std::ops::Range<usize>,
    kind: &'static str,
    part: TokenStream,
) -> Wrapped {
    let mut group = Group::new(Delimiter::None, part.clone());
    group.set_span(tokens[places.start].span());
    let before = tokens[..places.start].iter().cloned();
    let after = tokens[places.end..].iter().cloned();
    Wrapped {
        kind,
        part: part.to_string(),
        rule: before
            .chain([TokenTree::Group(group)])
            .chain(after)
            .collect(),
    }
}

/// The same tokens, with one place wrapped in each.
fn wrapped(tokens: TokenStream, inside: Inside) -> Vec<Wrapped> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut list = Vec::new();
    let mut wrap = |kind, from: usize, to: usize| {
        if from < to {
            let part: TokenStream = tokens[from..to].iter().cloned().collect();
            list.push(replaced(&tokens, from..to, kind, part));
        }
    };
    let is = |at: usize, wanted: &str| tokens.get(at).is_some_and(|it| it.to_string() == wanted);
    let brace = |at: usize| matches!(&tokens[at], TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let until = |from: usize, ends: &[&str]| {
        let found = (from..tokens.len()).find(|at| ends.iter().any(|end| is(*at, end)));
        found.unwrap_or(tokens.len())
    };
    match inside {
        Inside::Rule => {
            let visibility = until(0, &["struct"]);
            let first = (0..visibility)
                .find(|at| is(*at, "pub"))
                .unwrap_or(visibility);
            wrap("vis", first, visibility);
            for at in 0..tokens.len() {
                if is(at, "require") {
                    wrap("expr, a condition", at + 1, until(at, &[","]));
                }
                if is(at, "update") || is(at, "eval") {
                    wrap("a section", at, at + 3);
                }
                if is(at, "state") {
                    wrap("a section", at, at + 2);
                }
            }
            wrap("the whole", 0, tokens.len());
        }
        Inside::Attribute => wrap("meta", 0, tokens.len()),
        Inside::Declarations => {
            for at in 0..tokens.len() {
                if is(at, "=") && !is(at - 1, "<") && !is(at - 1, ">") {
                    wrap("literal", at + 1, until(at, &["where", ",", "if"]));
                }
                if is(at, "where") || is(at, "if") {
                    wrap("expr, a condition", at + 1, until(at, &[","]));
                }
                if is(at, ":") {
                    wrap("ty", at + 1, until(at, &[",", "=", "if", "where"]));
                }
            }
        }
        Inside::Statements => {
            let mut from = 0;
            while from < tokens.len() {
                // A statement ends with a semicolon, or with the braces of its last branch.
                let to = (from..tokens.len())
                    .find(|at| is(*at, ";") || is(from, "if") && brace(*at) && !is(at + 1, "else"));
                let Some(to) = to else { break };
                let to = if is(to, ";") { to } else { to + 1 };
                let bare = (from..to).find(|at| !is(*at, "#") && (*at == from || !is(at - 1, "#")));
                wrap("stmt", bare.unwrap_or(from), to);
                let sign = (from..to).find(|at| is(*at, "=") && !is(at + 1, "="));
                if let (Some(sign), false) = (sign, is(from, "if")) {
                    wrap("expr, a value", sign + 1, to);
                }
                from = if is(to, ";") { to + 1 } else { to };
            }
            for at in 0..tokens.len() {
                if is(at, "if") {
                    let body = (at..tokens.len()).find(|at| brace(*at));
                    wrap("expr, a condition", at + 1, body.expect("braces"));
                }
            }
        }
        Inside::Arguments => {
            let mut from = 0;
            while from < tokens.len() {
                let to = until(from, &[","]);
                wrap("expr, an argument", from, to);
                from = to + 1;
            }
        }
    }
    let mut operands = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Literal(_) => wrap("literal", at, at + 1),
            TokenTree::Ident(_) => wrap("ident, path, ty, expr", at, at + 1),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                wrap("block", at, at + 1);
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                let called = at > 0 && matches!(tokens[at - 1], TokenTree::Ident(_));
                if !called {
                    operands.push(at);
                }
            }
            _ => {}
        }
    }
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        if operands.contains(&at) {
            list.push(replaced(
                &tokens,
                at..at + 1,
                "expr, an operand",
                group.stream(),
            ));
        }
        let first = |back: usize| at.checked_sub(back).map(|at| tokens[at].to_string());
        let within = match group.delimiter() {
            Delimiter::Bracket if is(at.wrapping_sub(1), "#") => Inside::Attribute,
            Delimiter::Brace if inside == Inside::Rule => match first(2).as_deref() {
                Some("struct") => Inside::Declarations,
                _ if first(1).as_deref() == Some("state") => Inside::Declarations,
                _ => Inside::Statements,
            },
            Delimiter::Brace => Inside::Statements,
            _ => Inside::Arguments,
        };
        for part in wrapped(group.stream(), within) {
            let mut whole = tokens.clone();
            let mut outer = Group::new(group.delimiter(), part.rule);
            outer.set_span(group.span());
            whole[at] = TokenTree::Group(outer);
            list.push(Wrapped {
                rule: whole.into_iter().collect(),
                ..part
            });
        }
    }
    list
}

/// One of every construct.
const EVERYTHING: &str = r#"
    /// Text.
    #[derive(Debug)]
    #[formerly(0x12, 3)]
    pub(crate) struct Everything {
        /// A rate.
        lr = 0.1 where lr >= 0,
        least = -1 where -2 <= least <= -0.5,
        beta = 0.9 where 0 <= beta < 1,
        flag = false,
    }
    require !flag || beta > 0.25, "a flag needs beta > 0.25";
    require !(flag && beta < 0.25), "what stands in parentheses stays there";
    state { m, v if flag, k: scalar = 1 }
    update(w, g, t) {
        m = ema(beta, g);
        #[allow(unused_state)]
        k = prev(k) * (0.5 + 0.25) + 1;
        let direction = if flag && g > 0 { -(g + m) } else { m * (g - least) };
        if flag {
            v = ema(beta, (g + 1)^2);
            w -= lr * direction / (sqrt(v) + 1);
        } else if t == 1 {
            w -= lr * max(direction, -1);
        } else {
            w -= lr * (m + norm(g)) / (k + 1);
        }
    }
    eval(w, t) { w += 2 * (lr * m); }
    with cautious, own::modifier, lookahead(k = 10u64, alpha = 0.25);
"#;

/// What is read, and what is said about it.
fn read(rule: TokenStream) -> String {
    let errors = Errors::default();
    let RuleDef {
        attrs,
        vis,
        name,
        params,
        requires,
        states,
        update,
        eval,
        with,
        gaps,
        former,
    } = parse(rule, &errors).expect("a rule with a name");
    let mut text = quote!(#(#attrs)* #vis #name).to_string();
    for param in params {
        let ParamDecl {
            attrs,
            allows,
            name,
            default,
            default_source,
            domain,
        } = param;
        text += &quote!(#(#attrs)*).to_string();
        text += &format!("{name:?}");
        text += &format!("{allows:?} {default:?} {default_source:?} {domain:?}");
    }
    for state in states {
        let StateDecl {
            attrs,
            allows,
            name,
            storage,
            initial,
            condition,
            unclear,
        } = state;
        text += &quote!(#(#attrs)*).to_string();
        text += &format!("{name:?}");
        text += &format!("{allows:?} {storage:?} {initial:?} {condition:?} {unclear}");
    }
    text += &format!("{requires:?} {update:?} {eval:?} {with:?} {gaps:?} {former:?}");
    text + &format!("{:?}", errors.take())
}

#[test]
fn a_fragment_means_what_it_is_made_of() {
    let files = built_in_files().into_iter();
    let mut rules: Vec<_> = files.map(|(_, text)| rule_tokens(&text)).collect();
    rules.push(EVERYTHING.parse().expect("tokens"));
    let mut seen = BTreeMap::new();
    for rule in rules {
        let written = read(rule.clone());
        for Wrapped { kind, part, rule } in wrapped(rule, Inside::Rule) {
            *seen.entry(kind).or_insert(0) += 1;
            let read = read(rule);
            if read != written {
                let [written, read] = [written, read].map(|text| text.replace(", ", ",\n"));
                let diff = similar::TextDiff::from_lines(&written, &read);
                panic!("{kind} `{part}`:\n{}", diff.unified_diff());
            }
        }
    }
    println!("{seen:#?}");
}

/// A visibility may be none at all: `$vis` is an empty group then.
#[test]
fn an_empty_fragment_is_nothing() {
    let rule: TokenStream = EVERYTHING.parse().expect("tokens");
    let written = read(rule.clone());
    let tokens: Vec<_> = rule.into_iter().collect();
    for at in 0..tokens.len() {
        let wrapped = replaced(&tokens, at..at, "vis", TokenStream::new());
        assert_eq!(read(wrapped.rule), written, "before token {at}");
    }
}
