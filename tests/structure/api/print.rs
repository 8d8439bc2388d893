//! Items without their bodies, one line each.

use std::collections::BTreeSet;

use quote::ToTokens as _;
use syn::{
    Attribute, Fields, ImplItem, Item, Token, TraitItem, Type, Visibility, punctuated::Punctuated,
};

use super::source::{Implementation, Under, condition, is_hidden};

/// `#[cfg(…)] ` for each condition.
pub(super) fn conditions(cfgs: &[String]) -> String {
    cfgs.iter().map(|cfg| format!("#[cfg({cfg})] ")).collect()
}

/// What one of these attributes tells a user beside the conditions.
fn told(attrs: &[Attribute]) -> String {
    let words = ["must_use", "non_exhaustive", "deprecated"];
    let of = |word: &&str| attrs.iter().any(|attr| attr.path().is_ident(word));
    words
        .iter()
        .filter(|word| of(word))
        .map(|word| format!("#[{word}] "))
        .collect()
}

fn own_conditions(attrs: &[Attribute]) -> String {
    conditions(&attrs.iter().filter_map(condition).collect::<Vec<_>>())
}

/// An item as rustfmt would have it, on one line and without its end.
fn line(item: Item) -> String {
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    };
    let text = prettyplease::unparse(&file);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // As one would write it by hand.
    let text = text
        .replace("::core::primitive::", "")
        .replace("::core::default::", "")
        .replace("crate::", "")
        .replace("__value", "value");
    let text = text
        .replace("( ", "(")
        .replace(", )", ")")
        .replace(" )", ")");
    let text = text.replace("< ", "<").replace(", >", ">");
    let text = text
        .trim_end()
        .trim_end_matches("{}")
        .trim_end_matches(';')
        .trim_end();
    text.trim_end_matches(',')
        .trim_end_matches(" where")
        .to_owned()
}

fn parsed(text: proc_macro2::TokenStream) -> Item {
    syn::parse2(text).expect("a part of an item is one")
}

fn type_text(of: &Type) -> String {
    let text = line(parsed(quote::quote!(type T = #of;)));
    text.strip_prefix("type T = ")
        .expect("it was written")
        .to_owned()
}

/// An item and what stands in it that others can name.
pub(super) fn item(name: &str, item: &Under<Item>) -> String {
    let before = conditions(&item.cfgs);
    match &item.it {
        Item::Struct(it) => {
            let mut head = it.clone();
            let (attrs, fields) = (std::mem::take(&mut head.attrs), it.fields.clone());
            head.fields = Fields::Unit;
            head.ident = quote::format_ident!("{name}");
            let private = fields
                .iter()
                .any(|field| !matches!(field.vis, Visibility::Public(_)));
            let more = if private { " with private fields" } else { "" };
            let mut text = format!(
                "{before}{}{}{more}\n",
                told(&attrs),
                line(Item::Struct(head))
            );
            for (place, field) in fields.iter().enumerate() {
                let public = matches!(field.vis, Visibility::Public(_));
                if public && !field.attrs.iter().any(is_hidden) {
                    let name = field
                        .ident
                        .as_ref()
                        .map_or(place.to_string(), ToString::to_string);
                    text += &format!(
                        "    {}pub {name}: {}\n",
                        own_conditions(&field.attrs),
                        type_text(&field.ty)
                    );
                }
            }
            text
        }
        Item::Enum(it) => {
            let mut head = it.clone();
            let attrs = std::mem::take(&mut head.attrs);
            head.variants = Punctuated::new();
            head.ident = quote::format_ident!("{name}");
            let mut text = format!("{before}{}{}\n", told(&attrs), line(Item::Enum(head)));
            for variant in it
                .variants
                .iter()
                .filter(|it| !it.attrs.iter().any(is_hidden))
            {
                let mut plain = variant.clone();
                plain.attrs.clear();
                plain
                    .fields
                    .iter_mut()
                    .for_each(|field| field.attrs.clear());
                let whole = line(parsed(quote::quote!(enum E { #plain })));
                let inner = whole
                    .strip_prefix("enum E {")
                    .and_then(|it| it.strip_suffix('}'));
                let inner = inner.unwrap_or(&whole).trim().trim_end_matches(',');
                text += &format!(
                    "    {}{}{inner}\n",
                    own_conditions(&variant.attrs),
                    told(&variant.attrs)
                );
            }
            text
        }
        Item::Trait(it) => {
            let mut head = it.clone();
            let (attrs, items) = (
                std::mem::take(&mut head.attrs),
                std::mem::take(&mut head.items),
            );
            let mut text = format!("{before}{}{}\n", told(&attrs), line(Item::Trait(head)));
            let mut hidden = 0;
            for item in items {
                match of_trait(item) {
                    Some(line) => text += &format!("    {line}\n"),
                    None => hidden += 1,
                }
            }
            if hidden > 0 {
                text += "    and what is hidden: nobody else can implement it\n";
            }
            text
        }
        Item::Fn(it) => format!(
            "{before}{}{}\n",
            told(&it.attrs),
            function(&it.vis, &it.sig)
        ),
        Item::Const(it) => format!("{before}pub const {name}: {}\n", type_text(&it.ty)),
        Item::Static(it) => format!("{before}pub static {name}: {}\n", type_text(&it.ty)),
        other => {
            let mut other = other.clone();
            if let Item::Type(it) = &mut other {
                it.attrs.clear();
            }
            format!("{before}{}\n", line(other))
        }
    }
}

fn function(visibility: &Visibility, signature: &syn::Signature) -> String {
    let mut signature = signature.clone();
    for input in &mut signature.inputs {
        match input {
            syn::FnArg::Receiver(it) => it.attrs.clear(),
            syn::FnArg::Typed(it) => {
                it.attrs.clear();
                // That it is changed inside is nobody's concern.
                if let syn::Pat::Ident(pattern) = &mut *it.pat {
                    pattern.mutability = None;
                }
            }
        }
    }
    if let Some(syn::FnArg::Receiver(it)) = signature.inputs.first_mut()
        && matches!(it.kind, syn::ReceiverKind::Value)
    {
        it.mutability = None;
    }
    line(parsed(quote::quote!(#visibility #signature {})))
}

fn of_trait(item: TraitItem) -> Option<String> {
    let attrs = match &item {
        TraitItem::Fn(it) => &it.attrs,
        TraitItem::Const(it) => &it.attrs,
        TraitItem::Type(it) => &it.attrs,
        _ => return None,
    };
    if attrs.iter().any(is_hidden) {
        return None;
    }
    let before = own_conditions(attrs) + &told(attrs);
    let text = match item {
        TraitItem::Fn(it) => {
            let provided = if it.default.is_some() {
                ", provided"
            } else {
                ""
            };
            function(&Visibility::Inherited, &it.sig) + provided
        }
        TraitItem::Const(it) => format!("const {}: {}", it.ident, type_text(&it.ty)),
        TraitItem::Type(it) => format!("type {}: {}", it.ident, it.bounds.to_token_stream()),
        _ => return None,
    };
    Some(before + &text)
}

/// The name of what an `impl` is for, behind references.
pub(super) fn subject(it: &Under<Implementation>) -> String {
    let mut of = &*it.it.written.self_ty;
    while let Type::Reference(inner) = of {
        of = &inner.elem;
    }
    match of {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map_or(String::new(), |it| it.ident.to_string()),
        _ => String::new(),
    }
}

/// `impl … for …`, with the types that it fixes, and the call of the macro that makes it.
pub(super) fn header(it: &Under<Implementation>) -> String {
    let mut head = it.it.written.clone();
    head.attrs.clear();
    let types = std::mem::take(&mut head.items)
        .into_iter()
        .filter_map(|item| match item {
            ImplItem::Type(it) => Some(format!("{} = {}", it.ident, type_text(&it.ty))),
            _ => None,
        });
    let types = types.collect::<Vec<_>>().join(", ");
    let types = if types.is_empty() {
        types
    } else {
        format!(" with {types}")
    };
    let made = it.it.made_by.as_ref().map(|call| format!(" by {call}"));
    let line = line(Item::Impl(head));
    format!(
        "    {}{line}{types}{}\n",
        conditions(&it.cfgs),
        made.unwrap_or_default()
    )
}

/// A line for each public function and constant.
pub(super) fn methods(it: &Under<Implementation>) -> Vec<String> {
    let mut head = it.it.written.clone();
    head.attrs.clear();
    let items = std::mem::take(&mut head.items);
    // Of a generic type's `impl` it matters for which types it is.
    let plain = head.generics.type_params().next().is_none();
    let of = if plain {
        String::new()
    } else {
        format!(" in {}", line(Item::Impl(head)))
    };
    let lines = items.into_iter().filter_map(|item| {
        let (visibility, attrs) = match &item {
            ImplItem::Fn(it) => (&it.vis, &it.attrs),
            ImplItem::Const(it) => (&it.vis, &it.attrs),
            _ => return None,
        };
        if !matches!(visibility, Visibility::Public(_)) || attrs.iter().any(is_hidden) {
            return None;
        }
        let mut cfgs = it.cfgs.clone();
        cfgs.extend(attrs.iter().filter_map(condition));
        let before = conditions(&cfgs) + &told(attrs);
        let text = match &item {
            ImplItem::Fn(it) => function(&it.vis, &it.sig),
            ImplItem::Const(it) => format!("pub const {}: {}", it.ident, type_text(&it.ty)),
            _ => return None,
        };
        Some(format!("    {before}{text}{of}\n"))
    });
    lines.collect()
}

/// The traits that an item derives.
pub(super) fn derived(name: &str, item: &Under<Item>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for attr in super::source::attrs_of(&item.it) {
        let traits = attr.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
        let Ok(traits) = traits else { continue };
        if attr.path().is_ident("derive") {
            for path in traits {
                let last = path.segments.last().expect("a trait has a name");
                found.insert(format!(
                    "    {}impl {} for {name}\n",
                    conditions(&item.cfgs),
                    last.ident
                ));
            }
        }
    }
    found
}
