//! Names in generated code: of local variables, readable and never twice; of types, never the
//! rule's own.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// The names taken in one function.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// Names that generated code uses for its own ends.
    pub(super) fn reserving(words: &[&str]) -> Self {
        Self {
            taken: words.iter().map(ToString::to_string).collect(),
        }
    }

    /// A variable called `wanted`, or nearly so if that is taken.
    pub(super) fn fresh(&mut self, wanted: &str) -> Ident {
        let mut name = wanted.to_owned();
        let mut count = 1;
        while !self.taken.insert(name.clone()) {
            count += 1;
            name = format!("{wanted}_{count}");
        }
        // Local to the expansion: a user's variable of this name is another one.
        Ident::new(&name, Span::mixed_site())
    }
}

/// The types that generated code imports.
pub(super) fn imports(rule: &Ident) -> TokenStream {
    let plain = |word: &str| Ident::new(word, Span::call_site());
    if !["Element", "Kernel", "Plan", "Planner"].contains(&rule.to_string().as_str()) {
        return quote! {
            use ::optim_runtime::__private::{Kernel, Plan, Planner};
            use ::optim_runtime::Element;
        };
    }
    let import = |module: TokenStream, word: &str| {
        let word = plain(word);
        if word == *rule {
            let other = other(rule);
            quote!(use #module::#word as #other;)
        } else {
            quote!(use #module::#word;)
        }
    };
    let private = ["Kernel", "Plan", "Planner"];
    let private = private.map(|word| import(quote!(::optim_runtime::__private), word));
    let element = import(quote!(::optim_runtime), "Element");
    quote!(#(#private)* #element)
}

/// Generated code that names no type like the rule: `Loop0` becomes `Loop0_` in a rule `Loop0`.
///
/// Types have no hygiene in procedural macros, so a type of generated code would hide the rule.
pub(super) fn apart_from(rule: &Ident, tokens: TokenStream) -> TokenStream {
    let word = rule.to_string();
    let numbered = |prefix: &str| {
        let number = word.strip_prefix(prefix);
        number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let own = ["Element", "Kernel", "Plan", "Planner"].contains(&word.as_str());
    if own || numbered("Loop") || numbered("Fill") {
        renamed(rule, tokens)
    } else {
        tokens
    }
}

fn renamed(rule: &Ident, tokens: TokenStream) -> TokenStream {
    let mut after_dot = false;
    let rename = |token: TokenTree| {
        let is_field = after_dot;
        after_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
        match token {
            TokenTree::Ident(word) if word == *rule && !is_field => other(rule).into(),
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), renamed(rule, group.stream()));
                inside.set_span(group.span());
                inside.into()
            }
            token => token,
        }
    };
    tokens.into_iter().map(rename).collect()
}

fn other(rule: &Ident) -> Ident {
    format_ident!("{rule}_", span = Span::call_site())
}
