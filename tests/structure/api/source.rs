//! A crate's items as its sources have them, module by module, with the features that they need. Rules are compiled, for a rule's
//! struct and setters are public as well; of other macros the `impl`s are taken as they are written.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Attribute, Expr, Item, ItemImpl, Stmt, UseTree, Visibility};

/// Something with the conditions that it stands under.
#[derive(Clone, Debug)]
pub(super) struct Under<T> {
    pub(super) cfgs: Vec<String>,
    pub(super) it: T,
}

/// A name that `use` brings into a module; no name for `use …::*`.
#[derive(Clone, Debug)]
pub(super) struct Import {
    pub(super) name: Option<String>,
    pub(super) path: Vec<String>,
    pub(super) is_public: bool,
}

#[derive(Debug, Default)]
pub(super) struct Module {
    pub(super) items: BTreeMap<String, Under<Item>>,
    pub(super) imports: Vec<Under<Import>>,
    /// Modules in it that everybody may name.
    pub(super) public: BTreeMap<String, Vec<String>>,
}

/// An `impl`, and the call of the macro that makes it, if one does.
#[derive(Clone, Debug)]
pub(super) struct Implementation {
    pub(super) written: ItemImpl,
    pub(super) made_by: Option<String>,
    /// Names that are other crates' where it stands.
    pub(super) foreign: BTreeSet<String>,
}

/// All that a crate has, but for what is compiled for tests and what the documentation hides.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// By their path from the root.
    pub(super) modules: BTreeMap<Vec<String>, Module>,
    pub(super) impls: Vec<Under<Implementation>>,
    /// Names of exported macros.
    pub(super) macros: BTreeMap<String, Vec<String>>,
}

impl Source {
    /// Follows the modules from `lib.rs` on; files by their path from there.
    pub(super) fn read(files: &BTreeMap<String, String>) -> Self {
        let mut reader = Reader {
            files,
            source: Self::default(),
            macros: BTreeMap::new(),
            calls: Vec::new(),
        };
        reader.file(&[], &[], "lib.rs");
        for call in std::mem::take(&mut reader.calls) {
            reader.called(&call);
        }
        reader.source
    }
}

struct Reader<'a> {
    files: &'a BTreeMap<String, String>,
    source: Source,
    /// What stands in the macros of the crate.
    macros: BTreeMap<String, TokenStream>,
    /// Calls of them where items stand.
    calls: Vec<Under<syn::Macro>>,
}

impl Reader<'_> {
    fn file(&mut self, path: &[String], cfgs: &[String], file: &str) {
        let file_of = syn::parse_file(&self.files[file]);
        let items = file_of
            .unwrap_or_else(|error| panic!("{file}: {error}"))
            .items;
        self.source.modules.entry(path.to_vec()).or_default();
        self.items(path, cfgs, items);
    }

    fn items(&mut self, path: &[String], cfgs: &[String], items: Vec<Item>) {
        let foreign = items.iter().filter_map(|item| match item {
            Item::Use(import) => Some(foreign(import)),
            _ => None,
        });
        let foreign: BTreeSet<_> = foreign.flatten().collect();
        for item in items {
            let attrs = attrs_of(&item);
            let own: Vec<_> = attrs.iter().filter_map(condition).collect();
            let hidden = attrs.iter().any(is_hidden);
            if own.iter().any(|cfg| cfg.contains("test"))
                || hidden && !matches!(item, Item::Macro(_))
            {
                continue;
            }
            let mut cfgs = cfgs.to_vec();
            cfgs.extend(
                own.into_iter()
                    .filter(|cfg| !cfgs.contains(cfg))
                    .collect::<Vec<_>>(),
            );
            self.item(path, cfgs, item, hidden, &foreign);
        }
    }

    fn item(
        &mut self,
        path: &[String],
        cfgs: Vec<String>,
        item: Item,
        hidden: bool,
        foreign: &BTreeSet<String>,
    ) {
        match item {
            Item::Mod(module) => {
                let mut inner = path.to_vec();
                inner.push(module.ident.to_string());
                if matches!(module.vis, Visibility::Public(_)) {
                    let public = &mut self.of(path).public;
                    public.insert(module.ident.to_string(), cfgs.clone());
                }
                if let Some((_, items)) = module.content {
                    self.source.modules.entry(inner.clone()).or_default();
                    self.items(&inner, &cfgs, items);
                    return;
                }
                let stem = inner.join("/");
                let file = [format!("{stem}.rs"), format!("{stem}/mod.rs")];
                let file = file.into_iter().find(|file| self.files.contains_key(file));
                self.file(&inner, &cfgs, &file.expect("a module has a file"));
            }
            Item::Use(import) => {
                let is_public = matches!(import.vis, Visibility::Public(_));
                let mut found = Vec::new();
                tree(&import.tree, &[], &mut found);
                let imports = found.into_iter().map(|(name, path)| Under {
                    cfgs: cfgs.clone(),
                    it: Import {
                        name,
                        path,
                        is_public,
                    },
                });
                self.of(path).imports.extend(imports);
            }
            Item::Macro(call) => match &call.ident {
                Some(name) => {
                    self.macros
                        .insert(name.to_string(), call.mac.tokens.clone());
                    let exported = call
                        .attrs
                        .iter()
                        .any(|it| it.path().is_ident("macro_export"));
                    if exported && !hidden {
                        self.source.macros.insert(name.to_string(), cfgs);
                    }
                }
                // A hidden macro, which gives a rule serde's traits if there is serde.
                None if call
                    .mac
                    .path
                    .segments
                    .last()
                    .is_some_and(|it| it.ident == "__impl_serde") =>
                {
                    let rule = call.mac.tokens.into_iter().next();
                    for traits in [
                        quote!(impl serde::Serialize for #rule {}),
                        quote!(impl<'de> serde::Deserialize<'de> for #rule {}),
                    ] {
                        self.source.impls.push(Under {
                            cfgs: vec!["feature = \"serde\"".to_owned()],
                            it: Implementation {
                                written: syn::parse2(traits).expect("a rule has a name"),
                                made_by: None,
                                foreign: BTreeSet::new(),
                            },
                        });
                    }
                }
                None if call.mac.path.is_ident("optimizer") => {
                    let runtime = optim_compiler::Runtime::at(quote!(crate));
                    let code = optim_compiler::compile(call.mac.tokens, &runtime);
                    let code: syn::File = syn::parse2(code).expect("generated code is Rust");
                    self.items(path, &cfgs, code.items);
                }
                None => self.calls.push(Under { cfgs, it: call.mac }),
            },
            // Generated code has its `impl`s in such a block.
            Item::Const(block) if block.ident == "_" => {
                if let Expr::Block(block) = *block.expr {
                    let statements = block.block.stmts.into_iter();
                    let items = statements.filter_map(|statement| match statement {
                        Stmt::Item(item) => Some(item),
                        _ => None,
                    });
                    self.items(path, &cfgs, items.collect());
                }
            }
            Item::Impl(written) => self.source.impls.push(Under {
                cfgs,
                it: Implementation {
                    written,
                    made_by: None,
                    foreign: foreign.clone(),
                },
            }),
            item => {
                if let Some(name) = name_of(&item) {
                    let items = &mut self.of(path).items;
                    items.insert(name, Under { cfgs, it: item });
                }
            }
        }
    }

    /// The `impl`s in the body of the macro that is called, with the names of its variables for what they stand for.
    fn called(&mut self, call: &Under<syn::Macro>) {
        let name = call.it.path.to_token_stream().to_string();
        let Some(body) = self.macros.get(&name) else {
            return;
        };
        let body = plain(body.clone());
        let (mut found, mut uses) = (Vec::new(), Vec::new());
        parsed(
            "impl",
            |token| is_group(token, Delimiter::Brace),
            &body,
            &mut found,
        );
        parsed("use", |token| is_sign(token, ";"), &body, &mut uses);
        let foreign: BTreeSet<_> = uses.iter().flat_map(foreign).collect();
        let given = call.it.tokens.to_string();
        let given = given.split_whitespace().collect::<Vec<_>>().join(" ");
        for written in found {
            self.source.impls.push(Under {
                cfgs: call.cfgs.clone(),
                it: Implementation {
                    written,
                    made_by: Some(format!("{name}! {{ {given} }}")),
                    foreign: foreign.clone(),
                },
            });
        }
    }

    fn of(&mut self, path: &[String]) -> &mut Module {
        self.source.modules.entry(path.to_vec()).or_default()
    }
}

/// A macro's body without its signs for variables and repetitions.
fn plain(tokens: TokenStream) -> Vec<TokenTree> {
    let mut found = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '$' => {
                if let Some(TokenTree::Group(repeated)) = tokens.peek() {
                    found.extend(plain(repeated.stream()));
                    tokens.next();
                    // `*`, `+`, `?`, perhaps behind a separator.
                    while tokens.next().is_some_and(|token| !is_sign(&token, "*+?")) {}
                } else if let Some(TokenTree::Ident(name)) = tokens.next() {
                    // `$type` is a name that no item may have.
                    found.push(quote::format_ident!("any_{name}").into());
                }
            }
            TokenTree::Group(group) => {
                let inner = plain(group.stream()).into_iter().collect();
                found.push(proc_macro2::Group::new(group.delimiter(), inner).into());
            }
            token => found.push(token),
        }
    }
    found
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

fn is_sign(token: &TokenTree, signs: &str) -> bool {
    matches!(token, TokenTree::Punct(sign) if signs.contains(sign.as_char()))
}

/// Everything of the tokens that begins with a word and has an end, also inside of groups.
fn parsed<T: syn::parse::Parse>(
    word: &str,
    ends: impl Copy + Fn(&TokenTree) -> bool,
    tokens: &[TokenTree],
    found: &mut Vec<T>,
) {
    let mut at = 0;
    while at < tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            let inner: Vec<_> = group.stream().into_iter().collect();
            parsed(word, ends, &inner, found);
        }
        let begins = matches!(&tokens[at], TokenTree::Ident(it) if it == word);
        if let Some(length) = tokens[at..].iter().position(ends).filter(|_| begins)
            && let Ok(item) = syn::parse2(tokens[at..=at + length].iter().cloned().collect())
        {
            found.push(item);
            at += length;
        }
        at += 1;
    }
}

/// The names that an import has of another crate by a path that says so.
fn foreign(import: &syn::ItemUse) -> Vec<String> {
    let mut found = Vec::new();
    if import.leading_colon.is_some() {
        tree(&import.tree, &[], &mut found);
    }
    found.into_iter().filter_map(|(name, _)| name).collect()
}

fn tree(tree: &UseTree, before: &[String], found: &mut Vec<(Option<String>, Vec<String>)>) {
    let joined = |name: String| [before, &[name]].concat();
    match tree {
        UseTree::Path(path) => tree_below(path, before, found),
        UseTree::Name(name) if name.ident == "self" => {
            found.push((before.last().cloned(), before.to_vec()));
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            found.push((Some(name.clone()), joined(name)));
        }
        UseTree::Rename(rename) => {
            let path = joined(rename.ident.to_string());
            found.push((Some(rename.rename.to_string()), path));
        }
        UseTree::Glob(_) => found.push((None, before.to_vec())),
        UseTree::Group(group) => {
            for inner in &group.items {
                self::tree(inner, before, found);
            }
        }
    }
}

fn tree_below(
    path: &syn::UsePath,
    before: &[String],
    found: &mut Vec<(Option<String>, Vec<String>)>,
) {
    let below = [before, &[path.ident.to_string()]].concat();
    tree(&path.tree, &below, found);
}

/// The condition of a `#[cfg(…)]`.
pub(super) fn condition(attr: &Attribute) -> Option<String> {
    let list = attr.meta.require_list().ok()?;
    let text = list.tokens.to_string();
    attr.path()
        .is_ident("cfg")
        .then(|| text.replace(" (", "(").replace(" ,", ","))
}

/// Whether the documentation leaves it out.
pub(super) fn is_hidden(attr: &Attribute) -> bool {
    let list = attr.meta.require_list();
    attr.path().is_ident("doc") && list.is_ok_and(|list| list.tokens.to_string() == "hidden")
}

/// The attributes of an item.
pub(super) fn attrs_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Whether everybody may name it who reaches its module.
pub(super) fn is_public(item: &Item) -> bool {
    let visibility = match item {
        Item::Const(it) => &it.vis,
        Item::Enum(it) => &it.vis,
        Item::Fn(it) => &it.vis,
        Item::Static(it) => &it.vis,
        Item::Struct(it) => &it.vis,
        Item::Trait(it) => &it.vis,
        Item::Type(it) => &it.vis,
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_))
}
