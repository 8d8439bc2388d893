//! Rules and modifiers, by name: those built in, and those of a file.

use std::path::Path;

use optim_compiler::text::{self, Texts, Told, Wanted};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::fault::Trouble;

/// The sources of the built-in rules.
const BUILT_IN: &[&str] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What is called a rule's base of its base and so on at most.
const DEEPEST: usize = 32;

/// Rules and modifiers by name. The first of a name is meant.
pub(crate) struct Library {
    entries: Vec<Entry>,
}

/// What stands in one macro.
struct Entry {
    name: String,
    tokens: TokenStream,
    is_rule: bool,
    /// Where it is from, with all that stands there; nothing if it is built in.
    file: Option<(String, String)>,
}

impl Library {
    pub(crate) fn built_in() -> Self {
        let files = BUILT_IN
            .iter()
            .filter_map(|text| syn::parse_file(text).ok());
        let entries = files.flat_map(|file| entries(&file, None)).collect();
        Self { entries }
    }

    /// Those of a file, and those built in.
    pub(crate) fn with_file(path: &Path) -> Result<Self, Trouble> {
        let name = path.display().to_string();
        let source = std::fs::read_to_string(path)
            .map_err(|error| Trouble::new(format_args!("`{name}` cannot be read: {error}")))?;
        let file = syn::parse_file(&source).map_err(|error| {
            let span = error.span();
            Trouble::at(&name, &source, None, &error.to_string(), [span, span])
        })?;
        let own = entries(&file, Some((&name, &source)));
        if !own.iter().any(|entry| entry.is_rule) {
            return Err(Trouble::new(format_args!(
                "`{name}` has no rule\nhelp: a rule is `optimizer! {{ struct Name {{ … }} … }}`"
            )));
        }
        let built_in = Self::built_in().entries;
        Ok(Self {
            entries: own.into_iter().chain(built_in).collect(),
        })
    }

    /// The names of all rules.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let rules = self.entries.iter().filter(|entry| entry.is_rule);
        rules.map(|entry| entry.name.as_str())
    }

    pub(crate) fn names_of_file(&self) -> Vec<String> {
        let own = self
            .entries
            .iter()
            .filter(|entry| entry.is_rule && entry.file.is_some());
        own.map(|entry| entry.name.clone()).collect()
    }

    /// All texts of a rule.
    pub(crate) fn texts(&self, name: &str) -> Result<Box<Texts>, Trouble> {
        let rules = || self.entries.iter().filter(|entry| entry.is_rule);
        let alike = |entry: &&Entry| letters(&entry.name) == letters(name);
        let exact = rules().find(|entry| entry.name == name);
        let entry = exact.or_else(|| rules().find(alike));
        match entry {
            Some(entry) => match self.read(entry, 0)? {
                Read::Texts(texts) => Ok(texts),
                Read::Supply(_) => Err(Trouble::new(format_args!("`{name}` is no rule"))),
            },
            None => Err(self.unknown(name)),
        }
    }

    fn unknown(&self, name: &str) -> Trouble {
        let wanted = letters(name);
        let far = |known: &str| strsim::damerau_levenshtein(&letters(known), &wanted);
        let near = self.names().map(|known| (far(known), known)).min();
        let help = match near {
            Some((far, known)) if far <= 1 + wanted.len() / 4 => {
                format!("did you mean `{known}`?")
            }
            _ => "without a name all are listed".to_owned(),
        };
        Trouble::new(format_args!("there is no rule `{name}`\nhelp: {help}"))
    }

    /// A rule's texts, with all that it is made of.
    fn read(&self, entry: &Entry, depth: usize) -> Result<Read, Trouble> {
        let mut supplies: Vec<TokenStream> = Vec::new();
        loop {
            if !entry.is_rule {
                return Ok(Read::Supply(text::supply(entry.tokens.clone(), &[])));
            }
            match text::texts(entry.tokens.clone(), &supplies) {
                Told::Rule(texts) if depth == 0 => return Ok(Read::Texts(texts)),
                Told::Rule(_) => {
                    return Ok(Read::Supply(text::supply(entry.tokens.clone(), &supplies)));
                }
                Told::Wants(wanted) => supplies.push(self.wanted(entry, &wanted, depth)?),
                Told::Broken(faults) => {
                    let (file, source) = entry.place();
                    let trouble = Trouble::of(file, source, &faults);
                    return Err(trouble.unwrap_or_else(|| {
                        Trouble::new(format_args!("`{}` is made of what has errors", entry.name))
                    }));
                }
            }
        }
    }

    fn wanted(&self, by: &Entry, wanted: &Wanted, depth: usize) -> Result<TokenStream, Trouble> {
        let last = wanted.path.rsplit("::").next().unwrap_or(&wanted.path);
        let found = self.entries.iter().find(|entry| entry.name == last);
        let refused = |fact: String| {
            let (file, source) = by.place();
            Trouble::at(file, source, None, &fact, [wanted.place; 2])
        };
        match found {
            _ if depth > DEEPEST => Err(refused(format!("`{last}` is made of itself"))),
            Some(entry) => match self.read(entry, depth + 1)? {
                Read::Supply(supply) => Ok(supply),
                Read::Texts(_) => Err(refused(format!("`{last}` is no modifier"))),
            },
            None => Err(refused(format!(
                "there is no rule or modifier `{last}` in this file or built in\nhelp: put it into this file"
            ))),
        }
    }
}

enum Read {
    Texts(Box<Texts>),
    /// As others are given it.
    Supply(TokenStream),
}

impl Entry {
    /// The name of the file and what stands there.
    fn place(&self) -> (&str, &str) {
        match &self.file {
            Some((name, source)) => (name, source),
            None => ("a built-in rule", ""),
        }
    }
}

/// What stands in the macros of a file, wherever they are.
fn entries(file: &syn::File, from: Option<(&str, &str)>) -> Vec<Entry> {
    struct Macros(Vec<(bool, TokenStream)>);
    impl<'ast> Visit<'ast> for Macros {
        fn visit_macro(&mut self, found: &'ast syn::Macro) {
            let last = found.path.segments.last().map(|it| it.ident.to_string());
            match last.as_deref() {
                Some("optimizer") => self.0.push((true, found.tokens.clone())),
                Some("modifier") => self.0.push((false, found.tokens.clone())),
                _ => visit::visit_macro(self, found),
            }
        }
    }
    let mut macros = Macros(Vec::new());
    macros.visit_file(file);
    let named = macros.0.into_iter().filter_map(|(is_rule, tokens)| {
        let name = name(is_rule, &tokens)?;
        let file = from.map(|(name, source)| (name.to_owned(), source.to_owned()));
        Some(Entry {
            name,
            tokens,
            is_rule,
            file,
        })
    });
    named.collect()
}

/// The name behind `struct`, or the first behind a modifier's visibility. A rule without one has errors, which are
/// told under what stands there.
fn name(is_rule: bool, tokens: &TokenStream) -> Option<String> {
    let words = tokens.clone().into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    });
    if is_rule {
        let mut rest = words.skip_while(|word| word != "struct");
        return Some(rest.nth(1).unwrap_or_else(|| "_".to_owned()));
    }
    let mut words = words.skip_while(|word| word == "pub" || word == "crate");
    words.next()
}

/// A name without what different styles put between its words.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
