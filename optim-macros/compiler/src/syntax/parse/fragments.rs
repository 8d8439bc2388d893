//! What a `macro_rules` of the author hands on as one fragment stays one where it is an operand, and is
//! otherwise what it is made of.
//!
//! `2 * $x` with `a + b` for `$x` comes as a group without delimiters, which syn looks through: it
//! would be read as `2 * a + b`. A visibility, what stands in an attribute, a statement come as such groups
//! too, and an empty one is nothing.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The tokens of a rule without such groups.
pub(super) fn opened(tokens: TokenStream) -> TokenStream {
    if has_fragment(&tokens) {
        within(tokens, false)
    } else {
        tokens
    }
}

fn within(tokens: TokenStream, in_attribute: bool) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut output: Vec<TokenTree> = Vec::new();
    for (position, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            output.push(token.clone());
            continue;
        };
        let is_attribute = group.delimiter() == Delimiter::Bracket && is(output.last(), '#');
        let is_transparent = group.delimiter() == Delimiter::None;
        let inside = match (is_attribute, is_transparent) {
            (true, _) => within(group.stream(), true),
            (_, true) => within(group.stream(), in_attribute),
            _ => within(group.stream(), false),
        };
        let delimiter = if is_transparent {
            let next = tokens.get(position + 1);
            if in_attribute || is_whole(&inside) || stands_alone(&output, next) {
                output.extend(inside);
                continue;
            }
            Delimiter::Parenthesis
        } else {
            group.delimiter()
        };
        let mut whole = Group::new(delimiter, inside);
        whole.set_span(group.span());
        output.push(TokenTree::Group(whole));
    }
    output.into_iter().collect()
}

/// Whether there is nothing in these tokens that what stands beside them could take apart.
fn is_whole(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().nth(1).is_none()
}

/// Whether what comes between such neighbours is no operand, so that it means the same without parentheses.
fn stands_alone(before: &[TokenTree], after: Option<&TokenTree>) -> bool {
    let begins = match before.last() {
        None => true,
        Some(TokenTree::Punct(last)) => match last.as_char() {
            ',' | ';' | ':' => true,
            '=' => !compares(before),
            _ => false,
        },
        Some(TokenTree::Ident(word)) => SEPARATORS.iter().any(|separator| word == separator),
        // A statement ended, or an attribute did.
        Some(TokenTree::Group(group)) => {
            group.delimiter() == Delimiter::Brace
                || group.delimiter() == Delimiter::Bracket && is(before.iter().nth_back(1), '#')
        }
        Some(TokenTree::Literal(_)) => false,
    };
    begins
        && match after {
            None => true,
            Some(TokenTree::Punct(next)) => matches!(next.as_char(), ',' | ';'),
            // The next statement or section, or a word between parts of this one.
            Some(TokenTree::Ident(word)) => word != "as",
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
            Some(TokenTree::Literal(_)) => false,
        }
}

/// Words before an expression, statement or modifier, of which they are no part.
const SEPARATORS: [&str; 6] = ["if", "else", "let", "require", "where", "with"];

/// Whether the `=` at the end is that of a comparison.
fn compares(before: &[TokenTree]) -> bool {
    ['<', '>', '=', '!']
        .iter()
        .any(|first| is(before.iter().nth_back(1), *first))
}

fn is(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn has_fragment(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::None || has_fragment(&group.stream())
        }
        _ => false,
    })
}
