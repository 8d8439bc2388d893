//! What a `macro_rules` of the author hands on as one fragment stays one.
//!
//! `2 * $x` with `a + b` for `$x` comes as a group without delimiters, which syn looks through: it
//! would be read as `2 * a + b`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The tokens with such groups in parentheses; without any delimiters around a single token.
pub(super) fn parenthesized(tokens: TokenStream) -> TokenStream {
    if !has_fragment(&tokens) {
        return tokens;
    }
    let mut output = TokenStream::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            output.extend([token]);
            continue;
        };
        let inside = parenthesized(group.stream());
        let delimiter = match group.delimiter() {
            Delimiter::None if inside.clone().into_iter().count() == 1 => {
                output.extend(inside);
                continue;
            }
            Delimiter::None => Delimiter::Parenthesis,
            other => other,
        };
        let mut whole = Group::new(delimiter, inside);
        whole.set_span(group.span());
        output.extend([TokenTree::Group(whole)]);
    }
    output
}

fn has_fragment(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::None || has_fragment(&group.stream())
        }
        _ => false,
    })
}
