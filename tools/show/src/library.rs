//! Rules and modifiers, by name: those built in, and those of a file.

use std::path::Path;

use optim_compiler::text::{self, Texts, Told, Wanted};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::fault::Trouble;

/// The sources of the built-in rules.
const BUILT_IN: &[&str] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Rules and modifiers, in the order in which they stand: those of the file, then those built in.
pub(crate) struct Library {
    entries: Vec<Entry>,
}

/// What stands in one macro.
struct Entry {
    name: String,
    tokens: TokenStream,
    is_rule: bool,
    /// The modules and functions around it.
    around: Vec<String>,
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
            let message = unreadable(&source, span).unwrap_or_else(|| error.to_string());
            Trouble::at(&name, &source, None, &message, [span, span])
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

    /// All texts of each rule of the file.
    pub(crate) fn of_file(&self) -> Vec<Result<Box<Texts>, Trouble>> {
        let own = self
            .entries
            .iter()
            .filter(|entry| entry.is_rule && entry.file.is_some());
        own.map(|entry| self.texts(entry)).collect()
    }

    /// All texts of each rule of a name: of several modules of the file there may be several.
    pub(crate) fn named(&self, name: &str) -> Vec<Result<Box<Texts>, Trouble>> {
        let rules = || self.entries.iter().filter(|entry| entry.is_rule);
        let exact = rules().find(|entry| entry.name == name);
        let alike = || rules().find(|entry| letters(&entry.name) == letters(name));
        let Some(first) = exact.or_else(alike) else {
            return vec![Err(self.unknown(name))];
        };
        let same = |entry: &&Entry| {
            entry.name == first.name && entry.file.is_some() == first.file.is_some()
        };
        rules()
            .filter(same)
            .map(|entry| self.texts(entry))
            .collect()
    }

    fn texts(&self, entry: &Entry) -> Result<Box<Texts>, Trouble> {
        match self.read(entry, &mut Vec::new())? {
            Read::Texts(texts) => Ok(texts),
            Read::Supply(_) => Err(Trouble::new(format_args!("`{}` is no rule", entry.name))),
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

    /// A rule's texts, with all that it is made of; or what others are given that are made of it. `by` has those, the last
    /// one in front of it.
    fn read<'l>(&'l self, entry: &'l Entry, by: &mut Vec<&'l Entry>) -> Result<Read, Trouble> {
        let mut supplies: Vec<TokenStream> = Vec::new();
        loop {
            if !entry.is_rule {
                return Ok(Read::Supply(text::supply(entry.tokens.clone(), &[])));
            }
            match text::texts(entry.tokens.clone(), &supplies) {
                Told::Rule(texts) if by.is_empty() => return Ok(Read::Texts(texts)),
                Told::Rule(_) => {
                    return Ok(Read::Supply(text::supply(entry.tokens.clone(), &supplies)));
                }
                Told::Wants(wanted) => {
                    // A rule is named first, and what modifies it behind it.
                    let is_rule = supplies.is_empty();
                    by.push(entry);
                    let supply = self.wanted(entry, &wanted, is_rule, by)?;
                    by.pop();
                    supplies.push(supply);
                }
                Told::Broken(faults) => {
                    let (file, source) = entry.place();
                    let trouble = Trouble::of(file, source, &faults);
                    return Err(trouble.unwrap_or_else(|| {
                        entry.refused(
                            &format!("`{}` is made of what has errors", entry.name),
                            entry.start(),
                        )
                    }));
                }
            }
        }
    }

    fn wanted<'l>(
        &'l self,
        entry: &'l Entry,
        wanted: &Wanted,
        is_rule: bool,
        by: &mut Vec<&'l Entry>,
    ) -> Result<TokenStream, Trouble> {
        let last = wanted
            .path
            .rsplit("::")
            .next()
            .unwrap_or(&wanted.path)
            .trim();
        let refused = |fact: String| entry.refused(&fact, wanted.place);
        let (kind, other) = match is_rule {
            true => ("rule", "modifier"),
            false => ("modifier", "rule"),
        };
        let found = match self.meant(entry, &wanted.path, is_rule).as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let places = several.iter().map(|it| it.path()).collect::<Vec<_>>();
                return Err(refused(format!(
                    "`{last}` is the name of {} {kind}s here: {}\nhelp: write the modules before the name",
                    several.len(),
                    places.join(", ")
                )));
            }
        };
        let Some(found) = found else {
            return Err(refused(match self.meant(entry, &wanted.path, !is_rule) {
                others if others.is_empty() => format!(
                    "there is no {kind} `{last}` in this file or built in\nhelp: put it into this file"
                ),
                _ => format!(
                    "`{last}` is a {other}, and a {kind} is to stand here\nhelp: name a {kind}"
                ),
            }));
        };
        if by.iter().any(|entry| std::ptr::eq(*entry, found)) {
            let is_built_in =
                |it: &Entry| it.file.is_none() && it.is_rule == is_rule && it.name == last;
            let help = match self.entries.iter().any(is_built_in) {
                true => {
                    format!("\nhelp: write `optim_runtime::{last}` for the one that is built in")
                }
                false => String::new(),
            };
            return Err(refused(format!("`{last}` is made of itself{help}")));
        }
        match self.read(found, by)? {
            Read::Supply(supply) => Ok(supply),
            Read::Texts(_) => Err(refused(format!("`{last}` is no {kind}"))),
        }
    }

    /// What a path may mean where an entry stands: the one of the nearest module around it, or all in others; those built in
    /// if the path says so or the file has none.
    fn meant(&self, at: &Entry, path: &str, is_rule: bool) -> Vec<&Entry> {
        let segments: Vec<_> = path.split("::").map(str::trim).collect();
        let Some((last, before)) = segments.split_last() else {
            return Vec::new();
        };
        let words = ["", "crate", "self", "super"];
        let before: Vec<_> = before.iter().filter(|it| !words.contains(it)).collect();
        let named = |entry: &&Entry| entry.is_rule == is_rule && entry.name == *last;
        let built_in = || {
            self.entries
                .iter()
                .filter(named)
                .filter(|it| it.file.is_none())
        };
        if before
            .first()
            .is_some_and(|first| **first == "optim_runtime")
        {
            return built_in().collect();
        }
        let own = self
            .entries
            .iter()
            .filter(named)
            .filter(|it| it.file.is_some());
        let mut own: Vec<_> = own.collect();
        if before.is_empty() {
            let encloses = |entry: &&Entry| at.around.starts_with(&entry.around);
            let nearest = own.iter().copied().filter(encloses);
            if let Some(nearest) = nearest.max_by_key(|entry| entry.around.len()) {
                return vec![nearest];
            }
        } else {
            own.retain(|entry| {
                let skipped = entry.around.len().checked_sub(before.len());
                skipped.is_some_and(|skipped| {
                    entry.around[skipped..].iter().eq(before.iter().copied())
                })
            });
        }
        match own.is_empty() {
            true => built_in().collect(),
            false => own,
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

    /// With the modules around it.
    fn path(&self) -> String {
        let around = self.around.iter().map(|module| format!("{module}::"));
        format!("`{}{}`", around.collect::<String>(), self.name)
    }

    /// Its first token.
    fn start(&self) -> Span {
        let first = self.tokens.clone().into_iter().next();
        first.map_or_else(Span::call_site, |token| token.span())
    }

    /// An error in it.
    fn refused(&self, fact: &str, place: Span) -> Trouble {
        let (file, source) = self.place();
        Trouble::at(file, source, None, fact, [place; 2])
    }
}

/// What stands in the macros of a file, wherever they are.
fn entries(file: &syn::File, from: Option<(&str, &str)>) -> Vec<Entry> {
    struct Macros {
        around: Vec<String>,
        found: Vec<(bool, Vec<String>, TokenStream)>,
    }
    impl Macros {
        fn within(&mut self, name: &syn::Ident, visit: impl FnOnce(&mut Self)) {
            self.around.push(name.to_string());
            visit(self);
            self.around.pop();
        }
    }
    impl<'ast> Visit<'ast> for Macros {
        fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
            self.within(&module.ident, |macros| {
                visit::visit_item_mod(macros, module)
            });
        }

        fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
            let name = &function.sig.ident;
            self.within(name, |macros| visit::visit_item_fn(macros, function));
        }

        fn visit_macro(&mut self, found: &'ast syn::Macro) {
            let last = found.path.segments.last().map(|it| it.ident.to_string());
            let is_rule = match last.as_deref() {
                Some("optimizer") => true,
                Some("modifier") => false,
                _ => return visit::visit_macro(self, found),
            };
            self.found
                .push((is_rule, self.around.clone(), found.tokens.clone()));
        }
    }
    let mut macros = Macros {
        around: Vec::new(),
        found: Vec::new(),
    };
    macros.visit_file(file);
    let named = macros
        .found
        .into_iter()
        .filter_map(|(is_rule, around, tokens)| {
            let name = name(is_rule, &tokens)?;
            let file = from.map(|(name, source)| (name.to_owned(), source.to_owned()));
            Some(Entry {
                name,
                tokens,
                is_rule,
                around,
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

/// What is wrong where tokens cannot be made of a text: a bracket that has no other.
fn unreadable(source: &str, place: Span) -> Option<String> {
    let place = place.start();
    let line = source.lines().nth(place.line.checked_sub(1)?)?;
    let fact = match line.chars().nth(place.column)? {
        open @ ('(' | '[' | '{') => format!("`{open}` is not closed"),
        close @ (')' | ']' | '}') => format!("`{close}` closes nothing"),
        _ => return None,
    };
    Some(fact)
}

/// A name without what different styles put between its words.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
