//! The text of documentation comments.

use std::rc::Rc;

use quote::ToTokens;
use syn::parse::Parser as _;
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The text of documentation comments.
pub(crate) fn text(attrs: &[Attribute]) -> String {
    let line = |attr: &Attribute| {
        let Meta::NameValue(pair) = &attr.meta else {
            return None;
        };
        match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) if pair.path.is_ident("doc") => Some(text.value().trim().to_owned()),
            other => pair
                .path
                .is_ident("doc")
                .then(|| other.to_token_stream().to_string()),
        }
    };
    let lines: Vec<_> = attrs.iter().filter_map(line).collect();
    lines.join("\n").trim().to_owned()
}

/// Leaves the words of links to items, which another crate does not have under these paths.
pub(crate) fn without_links(attrs: &mut Rc<[Attribute]>) {
    let linked = |attr: &Attribute| text(std::slice::from_ref(attr)).contains("](crate::");
    if !attrs.iter().any(linked) {
        return;
    }
    let tokens = attrs.iter().map(ToTokens::to_token_stream);
    if let Ok(read) = Attribute::parse_outer.parse2(tokens.collect()) {
        *attrs = read.into_iter().map(without_link).collect();
    }
}

fn without_link(mut attr: Attribute) -> Attribute {
    if let Meta::NameValue(pair) = &mut attr.meta
        && let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &mut pair.value
    {
        *text = syn::LitStr::new(&unlinked(&text.value()), text.span());
    }
    attr
}

/// `[words](crate::place)` as `words`; other links stay.
pub(crate) fn unlinked(text: &str) -> String {
    let mut output = String::new();
    let mut rest = text;
    while let Some(middle) = rest.find("](crate::") {
        let (before, link) = rest.split_at(middle);
        let (Some(open), Some(close)) = (before.rfind('['), link.find(')')) else {
            break;
        };
        output.push_str(before.get(..open).unwrap_or_default());
        output.push_str(before.get(open + 1..).unwrap_or_default());
        rest = link.get(close + 1..).unwrap_or_default();
    }
    output.push_str(rest);
    output
}
