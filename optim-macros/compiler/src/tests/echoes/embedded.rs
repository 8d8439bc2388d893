//! Every mistake of `tests/ui`, made inside built-in rules: a rule that has the equations of both, the built-in
//! rule's with names and weights of their own. It says what the example alone says, at the same tokens.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::super::catalogue::{files, topics, ui};
use super::super::written_out::written_out;
use super::super::{built_in_files, errors_of, parsed, rule_tokens};

/// Rules that differ in what they have: averages, sums, scalar states, reductions, choices. All read their weights
/// in the update of some state, so that these are used as a state, too.
const HOSTS: [&str; 6] = [
    "adadelta",
    "adopt",
    "lion",
    "lars",
    "schedule_free_sgd",
    "yogi",
];

/// Examples that are about a rule's outline, so that there is no place beside them, or that count what a rule has.
const ALONE: [&str; 11] = [
    "duplicate-section",
    "eval-order",
    "expected-struct",
    "missing-update",
    "modifier-form",
    "modifier-list",
    "too-many-loops",
    "unexpected-section",
    "update-header",
    "step-name",
    "state-condition",
];

/// The parts of a rule at its top level.
struct Parts {
    tokens: Vec<TokenTree>,
}

impl Parts {
    fn of(tokens: TokenStream) -> Self {
        Self {
            tokens: tokens.into_iter().collect(),
        }
    }

    /// The position of the braces behind a word.
    fn braces(&self, word: &str) -> Option<usize> {
        let start = self.position(word)?;
        let rest = self.tokens[start..].iter();
        let found =
            rest.take_while(|token| !matches!(token, TokenTree::Punct(p) if p.as_char() == ';'));
        let mut found = found
            .enumerate()
            .filter(|(_, token)| is_group(token, Delimiter::Brace));
        found.next().map(|(at, _)| start + at)
    }

    fn position(&self, word: &str) -> Option<usize> {
        let mut tokens = self.tokens.iter();
        tokens.position(|token| matches!(token, TokenTree::Ident(found) if found == word))
    }

    fn inside(&self, word: &str) -> TokenStream {
        match self.braces(word).map(|at| &self.tokens[at]) {
            Some(TokenTree::Group(group)) => group.stream(),
            _ => TokenStream::new(),
        }
    }

    /// The names in the header of `update` that weights, gradient and step have.
    fn header(&self) -> Option<Vec<Ident>> {
        let TokenTree::Group(header) = self.tokens.get(self.position("update")? + 1)? else {
            return None;
        };
        let (mut names, mut declared) = (Vec::new(), false);
        for token in header.stream() {
            match token {
                TokenTree::Ident(name) if !declared => names.push(name),
                // An input beside weights, gradient and step is the example's own.
                TokenTree::Punct(p) if p.as_char() == ':' && names.len() > 2 => {
                    declared = true;
                    names.pop();
                }
                TokenTree::Punct(p) if p.as_char() == ',' => declared = false,
                _ => {}
            }
        }
        Some(names)
    }

    /// Puts tokens at the beginning of a group.
    fn begin(&mut self, at: usize, more: TokenStream) {
        if let TokenTree::Group(group) = &self.tokens[at] {
            let inside = group.stream();
            let mut new = Group::new(group.delimiter(), quote!(#more #inside));
            new.set_span(group.span());
            self.tokens[at] = new.into();
        }
    }
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

/// A built-in rule as a part of another: its names have a beginning of their own, its weights are a state.
struct Host {
    params: TokenStream,
    states: TokenStream,
    body: TokenStream,
    takes_step: bool,
}

/// What the names of the host mean in the rule that takes it up.
struct Names<'a> {
    own: &'a BTreeSet<String>,
    w: &'a Ident,
    g: &'a Ident,
    t: Option<&'a Ident>,
    into: &'a [Ident],
    /// Whether the host's weights have their new value.
    moved: bool,
    /// Whether weights are a number of each weight, not a name for the tensor.
    in_body: bool,
}

impl Names<'_> {
    fn translate(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        let mut assigned = false;
        for (at, token) in tokens.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            match token {
                TokenTree::Ident(word) if word == self.w => {
                    let begins = before.is_none_or(|token| {
                        matches!(token, TokenTree::Punct(p) if p.as_char() == ';')
                            || is_group(token, Delimiter::Brace)
                    });
                    let target = begins
                        && matches!(tokens.get(at + 1), Some(TokenTree::Punct(p)) if "=+-*/".contains(p.as_char()));
                    let host = quote!(host_weights);
                    out.extend(if !self.in_body {
                        let w = &self.into[0];
                        quote!(#w)
                    } else if target {
                        assigned = true;
                        host
                    } else if self.moved {
                        host
                    } else {
                        quote!(prev(#host))
                    });
                }
                TokenTree::Ident(word) if word == self.g => {
                    let g = &self.into[1];
                    out.extend(quote!(#g));
                }
                TokenTree::Ident(word) if Some(word) == self.t => {
                    let t = &self.into[2];
                    out.extend(quote!(#t));
                }
                TokenTree::Ident(word) if self.own.contains(&word.to_string()) => {
                    let word = Ident::new(&format!("host_{word}"), Span::call_site());
                    out.extend(quote!(#word));
                }
                TokenTree::Group(group) => {
                    let measure = matches!(before, Some(TokenTree::Ident(word))
                        if ["len", "ndim", "rows", "cols"].contains(&word.to_string().as_str()));
                    let in_body = self.in_body;
                    self.in_body = in_body && !measure;
                    let inside = self.translate(group.stream());
                    self.in_body = in_body;
                    out.extend([TokenTree::Group(Group::new(group.delimiter(), inside))]);
                }
                token => out.extend([token.clone()]),
            }
            if assigned && matches!(token, TokenTree::Punct(p) if p.as_char() == ';') {
                self.moved = true;
            }
        }
        out
    }
}

impl Host {
    /// The rule of a file, in the names of the rule that takes it up.
    fn of(file: &str, into: &[Ident]) -> Self {
        // Turned, the gradient would be so for the example too.
        let text = written_out(file).replace("maximize = false,\n", "");
        let text = text.replace("let g = if maximize { -g } else { g };\n", "");
        let tokens: TokenStream = text.parse().expect("tokens");
        let def = parsed(tokens.clone());
        let update = def.update.as_ref().expect("an update");
        let parts = Parts::of(tokens);
        let params = def.params.iter().map(|param| &param.name);
        let names = params.chain(def.states.iter().map(|state| &state.name));
        let mut own: BTreeSet<_> = names.map(ToString::to_string).collect();
        lets(parts.inside("update"), &mut own);
        let mut names = Names {
            own: &own,
            w: &update.w,
            g: &update.g,
            t: update.t.as_ref(),
            into,
            moved: false,
            in_body: false,
        };
        let comma = |tokens: TokenStream| match tokens.clone().into_iter().last() {
            Some(TokenTree::Punct(last)) if last.as_char() == ',' => tokens,
            None => tokens,
            _ => quote!(#tokens,),
        };
        let params = comma(names.translate(parts.inside("struct")));
        let states = comma(names.translate(parts.inside("state")));
        let states = quote!(#states host_weights,);
        names.in_body = true;
        let body = names.translate(parts.inside("update"));
        Self {
            params,
            states,
            body,
            takes_step: update.t.is_some(),
        }
    }
}

/// The names that `let` gives, in branches too.
fn lets(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut named = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => lets(group.stream(), found),
            TokenTree::Ident(word) => {
                if named {
                    found.insert(word.to_string());
                }
                named = word == "let";
            }
            _ => named = false,
        }
    }
}

/// The rule that has the equations of both.
fn embedded(example: TokenStream, host: &Host) -> Option<TokenStream> {
    let mut parts = Parts::of(example);
    let (at_struct, at_update) = (parts.braces("struct")?, parts.braces("update")?);
    parts.begin(at_update, host.body.clone());
    parts.begin(at_struct, host.params.clone());
    let states = &host.states;
    match parts.braces("state") {
        Some(at) => parts.begin(at, states.clone()),
        None => {
            let update = parts.position("update")?;
            let state = quote!(state { #states });
            parts.tokens.splice(update..update, state);
        }
    }
    Some(parts.tokens.into_iter().collect())
}

/// What is said, with the place where.
fn told(tokens: TokenStream) -> Vec<(&'static str, String)> {
    let errors = errors_of(tokens);
    let told = errors
        .iter()
        .map(|error| (error.rule.id, format!("{:?}", error.source.start)));
    let mut told: Vec<_> = told.collect();
    told.sort();
    told
}

#[test]
fn an_example_says_the_same_inside_a_built_in_rule() {
    let hosts: BTreeMap<_, _> = built_in_files().into_iter().collect();
    let (mut made, mut alone, mut echoes) = (0, BTreeSet::new(), Vec::new());
    let mut turn = 0;
    for topic in topics() {
        for (name, text) in files(&ui().join(topic), "rs") {
            let id = name.split("--").next().unwrap_or(&name);
            let example = rule_tokens(&text);
            let header = Parts::of(example.clone()).header();
            let header = header.filter(|header| header.len() >= 2 && !ALONE.contains(&id));
            let Some(header) = header else {
                alone.insert(id.to_owned());
                continue;
            };
            let expected = told(example.clone());
            // Two of the rules, each in its turn.
            for _ in 0..2 {
                let host = loop {
                    turn += 1;
                    let name = HOSTS[turn % HOSTS.len()];
                    let into = [header.as_slice(), &header[..1]].concat();
                    let host = Host::of(&hosts[name], &into);
                    if !host.takes_step || header.len() > 2 {
                        break host;
                    }
                };
                let Some(whole) = embedded(example.clone(), &host) else {
                    alone.insert(id.to_owned());
                    break;
                };
                made += 1;
                let mut found = told(whole.clone());
                // The conditions of both together may be too many, which is so.
                found.retain(|(id, _)| *id != "too-many-loops");
                if found != expected {
                    let host = HOSTS[turn % HOSTS.len()];
                    let messages: Vec<_> =
                        errors_of(whole).into_iter().map(|e| e.message).collect();
                    echoes.push(format!(
                        "{topic}/{name} in {host}:\n  {expected:?}\n  {found:?}\n  {messages:#?}"
                    ));
                }
            }
        }
    }
    println!("{made} embedded; alone: {alone:?}");
    for id in &alone {
        assert!(
            ALONE.contains(&id.as_str()),
            "{id} has no place in another rule"
        );
    }
    assert!(made > 300, "{made}");
    assert!(
        echoes.is_empty(),
        "{} of {made}:\n{}",
        echoes.len(),
        echoes.join("\n")
    );
}

/// The built-in rules that examples are put into are no mistakes themselves there.
#[test]
fn the_rules_around_are_sound() {
    let hosts: BTreeMap<_, _> = built_in_files().into_iter().collect();
    let plain = quote! {
        struct Plain { lr = 0.1 where lr >= 0 }
        update(x, grad, step) { x -= lr / step * grad; }
    };
    for name in HOSTS {
        let into = Parts::of(plain.clone()).header().expect("a header");
        let host = Host::of(&hosts[name], &into);
        let whole = embedded(plain.clone(), &host).expect("a rule");
        let errors = errors_of(whole.clone());
        assert!(errors.is_empty(), "{name}: {errors:#?}\n{whole}");
    }
}
