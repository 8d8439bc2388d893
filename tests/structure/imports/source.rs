//! A crate's modules, as far as names and imports go: read from tokens, so that paths in the bodies of macros
//! count as well.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as it is written: `crate::tensor::Layout` in line 3.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

/// A name that `use` brings into a module; no name for `use …::*`.
#[derive(Clone, Debug)]
pub(super) struct Import {
    pub(super) name: Option<String>,
    pub(super) path: Path,
}

/// What a module declares and names.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its file, from the folder of the crate's sources on.
    pub(super) file: String,
    pub(super) imports: Vec<Import>,
    /// Paths in code that begin at a module: `crate::…`, `self::…`, `super::…`.
    pub(super) paths: Vec<Path>,
    /// Names of items, those inside of other items and of macros among them.
    pub(super) items: BTreeSet<String>,
}

/// The modules of a crate by their path from the root, whose path is empty. What is compiled for tests alone
/// is left out.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) modules: BTreeMap<Vec<String>, Module>,
    /// Macros that stand at the root wherever they are written, with their files.
    pub(super) exported_macros: BTreeMap<String, String>,
}

impl Source {
    /// Follows the modules from `lib.rs` on.
    ///
    /// `own_name` is what the crate calls itself beside `crate`, as generated code does.
    pub(super) fn read(files: &BTreeMap<String, String>, own_name: &str) -> Self {
        let mut source = Self::default();
        let mut reader = Reader {
            files,
            own_name,
            source: &mut source,
        };
        reader.file(&[], "lib.rs");
        source
    }

    /// The files that are part of the crate.
    pub(super) fn files(&self) -> BTreeSet<&str> {
        let modules = self.modules.values();
        modules.map(|module| module.file.as_str()).collect()
    }
}

struct Reader<'a> {
    files: &'a BTreeMap<String, String>,
    own_name: &'a str,
    source: &'a mut Source,
}

impl Reader<'_> {
    fn file(&mut self, module: &[String], file: &str) {
        let text = &self.files[file];
        let tokens: TokenStream = text
            .parse()
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        self.module(module, file, tokens);
    }

    fn module(&mut self, path: &[String], file: &str, tokens: TokenStream) {
        let module = Module {
            file: file.to_owned(),
            ..Module::default()
        };
        self.source.modules.insert(path.to_vec(), module);
        self.tokens(path, file, tokens);
    }

    /// `mod name;`: `name.rs` or `name/mod.rs` in the module's folder.
    fn child(&mut self, parent: &[String], name: &str) {
        let mut path = parent.to_vec();
        path.push(name.to_owned());
        let stem = path.join("/");
        let file = [format!("{stem}.rs"), format!("{stem}/mod.rs")];
        let file = file.iter().find(|file| self.files.contains_key(*file));
        let file = file.unwrap_or_else(|| panic!("there is no file of the module {stem}"));
        self.file(&path, file);
    }

    fn tokens(&mut self, module: &[String], file: &str, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        let mut exported = false;
        while at < tokens.len() {
            let rest = &tokens[at..];
            if let Some((attribute, length)) = attribute(rest) {
                at += length;
                // `cfg_attr` leaves the item where it is.
                let decides = attribute.starts_with("cfg") && !attribute.starts_with("cfg_attr");
                // `any(test, …)` is there without tests, too.
                if decides && attribute.contains("test") && !attribute.contains("any") {
                    at += item_length(&tokens[at..]);
                } else {
                    exported |= attribute == "macro_export";
                }
                continue;
            }
            at += match word(rest, 0).as_deref() {
                Some("use") if !is_punct(rest, 1, '<') => self.import(module, rest),
                Some("mod") if word(rest, 1).is_some() => self.declared(module, file, rest),
                Some("macro_rules") if is_punct(rest, 1, '!') => {
                    if let (Some(name), true) = (word(rest, 2), exported) {
                        let macros = &mut self.source.exported_macros;
                        macros.insert(name, file.to_owned());
                    }
                    exported = false;
                    self.item(module, rest, 2);
                    3
                }
                Some(
                    "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static",
                ) => {
                    self.item(module, rest, 1);
                    1
                }
                Some(_) => self.path(module, &tokens, at),
                None => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        self.tokens(module, file, group.stream());
                    }
                    1
                }
            };
        }
    }

    fn item(&mut self, module: &[String], tokens: &[TokenTree], at: usize) {
        if let Some(name) = word(tokens, at) {
            self.of(module).items.insert(name);
        }
    }

    /// `mod name;` or `mod name { … }`; gives the number of tokens.
    fn declared(&mut self, module: &[String], file: &str, tokens: &[TokenTree]) -> usize {
        let name = word(tokens, 1).expect("a name was seen");
        if is_punct(tokens, 2, ';') {
            self.child(module, &name);
            return 3;
        }
        if let Some(TokenTree::Group(group)) = tokens.get(2) {
            let mut path = module.to_vec();
            path.push(name);
            self.module(&path, file, group.stream());
            return 3;
        }
        1
    }

    /// `use …;`; gives the number of tokens.
    fn import(&mut self, module: &[String], tokens: &[TokenTree]) -> usize {
        let end = tokens.iter().position(|token| is(token, ';'));
        let end = end.unwrap_or(tokens.len());
        let mut imports = Vec::new();
        self.tree(&tokens[1..end], &[], &mut imports);
        self.of(module).imports.extend(imports);
        end + 1
    }

    /// A tree of `use`, after these segments.
    fn tree(&self, tokens: &[TokenTree], before: &[String], found: &mut Vec<Import>) {
        let (mut segments, mut at) = (before.to_vec(), 0);
        while is_punct(tokens, at, ':') || is_punct(tokens, at, '$') {
            at += 1;
        }
        while let Some(name) = word(tokens, at) {
            let renamed = word(tokens, at + 1).is_some_and(|it| it == "as");
            if renamed || at + 1 == tokens.len() {
                let whole = name == "self" && !segments.is_empty();
                if !whole {
                    segments.push(self.first(&segments, &name));
                }
                let name = if renamed {
                    word(tokens, at + 2)
                } else {
                    segments.last().cloned()
                };
                let line = tokens[at].span().start().line;
                let path = Path { segments, line };
                found.push(Import { name, path });
                return;
            }
            segments.push(self.first(&segments, &name));
            at += 3;
        }
        match tokens.get(at) {
            Some(TokenTree::Group(group)) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                for tree in inner.split(|token| is(token, ',')) {
                    self.tree(tree, &segments, found);
                }
            }
            Some(star) if is(star, '*') => {
                let line = star.span().start().line;
                let path = Path { segments, line };
                found.push(Import { name: None, path });
            }
            _ => {}
        }
    }

    /// The crate's own name at the beginning of a path is the root.
    fn first(&self, before: &[String], name: &str) -> String {
        let root = before.is_empty() && name == self.own_name;
        if root { "crate" } else { name }.to_owned()
    }

    /// A path in code, if one begins here; gives the number of tokens.
    fn path(&mut self, module: &[String], tokens: &[TokenTree], at: usize) -> usize {
        let rest = &tokens[at..];
        let first = word(rest, 0).expect("a name was seen");
        let inside = at >= 2 && is(&tokens[at - 1], ':') && is(&tokens[at - 2], ':');
        let absolute = inside && (at == 2 || word(tokens, at - 3).is_none());
        let begins = match first.as_str() {
            "crate" | "self" | "super" => !inside,
            name => name == self.own_name && (!inside || absolute),
        };
        if !begins || !is_punct(rest, 1, ':') || !is_punct(rest, 2, ':') {
            return 1;
        }
        let (mut segments, mut end) = (vec![self.first(&[], &first)], 1);
        while is_punct(rest, end, ':') && is_punct(rest, end + 1, ':') {
            let Some(name) = word(rest, end + 2) else {
                break;
            };
            segments.push(name);
            end += 3;
        }
        let line = rest[0].span().start().line;
        self.of(module).paths.push(Path { segments, line });
        end
    }

    fn of(&mut self, module: &[String]) -> &mut Module {
        let module = self.source.modules.get_mut(module);
        module.expect("a module is known before its tokens are read")
    }
}

/// The text of an attribute without spaces, and its number of tokens.
fn attribute(tokens: &[TokenTree]) -> Option<(String, usize)> {
    let inner = usize::from(is_punct(tokens, 1, '!'));
    match tokens.get(1 + inner) {
        Some(TokenTree::Group(group))
            if is_punct(tokens, 0, '#') && group.delimiter() == Delimiter::Bracket =>
        {
            let text = group.stream().to_string().replace(char::is_whitespace, "");
            Some((text, 2 + inner))
        }
        _ => None,
    }
}

/// Tokens up to the `;` or the braces that end an item.
fn item_length(tokens: &[TokenTree]) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is(token, ';'),
    };
    let end = tokens.iter().position(ends);
    end.map_or(tokens.len(), |end| end + 1)
}

fn word(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_punct(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    tokens.get(at).is_some_and(|token| is(token, sign))
}
