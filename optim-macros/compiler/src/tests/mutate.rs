//! Rules changed at random: tokens left out, doubled, exchanged, or put in the place of others.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::random::Random;

/// Number of tokens, those inside groups included.
fn count(tokens: &TokenStream) -> usize {
    let inside = |token: TokenTree| match token {
        TokenTree::Group(group) => count(&group.stream()),
        _ => 0,
    };
    tokens
        .clone()
        .into_iter()
        .map(|token| 1 + inside(token))
        .sum()
}

/// The token at a position, in reading order.
fn token_at(tokens: &TokenStream, mut position: usize) -> Option<TokenTree> {
    for token in tokens.clone() {
        if position == 0 {
            return Some(token);
        }
        position -= 1;
        if let TokenTree::Group(group) = &token {
            let inside = count(&group.stream());
            if position < inside {
                return token_at(&group.stream(), position);
            }
            position -= inside;
        }
    }
    None
}

/// Puts other tokens in the place of the one at a position.
fn replace(tokens: &TokenStream, position: &mut usize, new: &[TokenTree]) -> TokenStream {
    let mut output = TokenStream::new();
    for token in tokens.clone() {
        let here = *position == 0;
        *position = position.wrapping_sub(1);
        match token {
            _ if here => output.extend(new.iter().cloned()),
            TokenTree::Group(group) => {
                let inside = replace(&group.stream(), position, new);
                output.extend([TokenTree::Group(Group::new(group.delimiter(), inside))]);
            }
            token => output.extend([token]),
        }
    }
    output
}

/// Leaves out the tokens from one position to another, groups that lie across an end kept.
fn without(tokens: &TokenStream, from: usize, to: usize, position: &mut usize) -> TokenStream {
    let mut output = TokenStream::new();
    for token in tokens.clone() {
        let inside = (from..to).contains(position);
        *position += 1;
        match token {
            TokenTree::Group(group) => {
                let last = *position + count(&group.stream());
                let stream = without(&group.stream(), from, to, position);
                if !inside || last > to {
                    output.extend([TokenTree::Group(Group::new(group.delimiter(), stream))]);
                }
            }
            token if !inside => output.extend([token]),
            _ => {}
        }
    }
    output
}

/// One change at random.
pub(super) fn mutate(tokens: &TokenStream, random: &mut Random) -> TokenStream {
    let length = count(tokens);
    let (here, there) = (random.below(length), random.below(length));
    let (Some(a), Some(b)) = (token_at(tokens, here), token_at(tokens, there)) else {
        return tokens.clone();
    };
    let put = |tokens: &TokenStream, position: usize, new: &[TokenTree]| {
        replace(tokens, &mut { position }, new)
    };
    match random.below(8) {
        0 => put(tokens, here, &[]),
        1 => put(tokens, here, &[a.clone(), a]),
        2 => put(tokens, here, &[b]),
        3 => put(tokens, here, &[a, b]),
        // A range, most often within a statement or two.
        4 => without(tokens, here, here + 2 + random.below(12), &mut 0),
        // What stands in a group, without its delimiters; any token in new ones.
        5 => match a {
            TokenTree::Group(group) => put(
                tokens,
                here,
                &group.stream().into_iter().collect::<Vec<_>>(),
            ),
            token => {
                let kinds = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket];
                let group = Group::new(kinds[random.below(3)], token.into());
                put(tokens, here, &[group.into()])
            }
        },
        // The later place first, so that the earlier one stays where it is.
        _ if here < there => put(&put(tokens, there, &[a]), here, &[b]),
        _ => put(&put(tokens, here, &[b]), there, &[a]),
    }
}
