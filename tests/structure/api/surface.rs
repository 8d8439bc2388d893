//! What of a crate others can name: the public items of its root and of public modules, what `pub use` hands on, and the
//! `impl`s for these.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

use super::print;
use super::source::{Module, Source, Under, is_public};

type Path = Vec<String>;

/// The text of a crate's surface: a line for each thing that others can name.
pub(super) fn surface(source: &Source) -> String {
    let mut surface = Surface {
        source,
        shown: BTreeMap::new(),
        text: String::new(),
    };
    let mut modules = BTreeMap::new();
    surface.open(&[], &[], &mut modules);
    for path in modules.keys() {
        // Where an item is shown it is told in full; elsewhere it is handed on from there.
        for name in surface.source.modules[path].items.keys() {
            if is_public(&surface.source.modules[path].items[name].it) {
                surface
                    .shown
                    .insert((path.clone(), name.clone()), path.clone());
            }
        }
    }
    for (path, cfgs) in &modules {
        surface.module(path, cfgs);
    }
    surface.unnamed();
    surface.text
}

struct Surface<'a> {
    source: &'a Source,
    /// Where things are told, by where they are defined.
    shown: BTreeMap<(Path, String), Path>,
    text: String,
}

impl Surface<'_> {
    /// The public modules from one on, with the conditions they stand under.
    fn open(&self, path: &[String], cfgs: &[String], found: &mut BTreeMap<Path, Vec<String>>) {
        found.insert(path.to_vec(), cfgs.to_vec());
        for (name, cfgs) in &self.source.modules[path].public {
            let inner = [path, std::slice::from_ref(name)].concat();
            if self.source.modules.contains_key(&inner) {
                self.open(&inner, cfgs, found);
            }
        }
    }

    fn module(&mut self, path: &Path, cfgs: &[String]) {
        let (source, module) = (self.source, &self.source.modules[path]);
        let title = if path.is_empty() {
            "the root".to_owned()
        } else {
            path.join("::")
        };
        self.text += &format!("\n# {}{title}\n\n", print::conditions(cfgs));
        let mut entries: BTreeMap<(String, u8), String> = BTreeMap::new();
        if path.is_empty() {
            for (name, cfgs) in &source.macros {
                let line = format!("{}macro {name}!\n", print::conditions(cfgs));
                entries.insert((name.clone(), 1), line);
            }
        }
        for (name, item) in module.items.iter().filter(|(_, item)| is_public(&item.it)) {
            entries.insert((name.clone(), 0), self.told(name, item));
        }
        for import in module.imports.iter().filter(|import| import.it.is_public) {
            for (name, home, original) in
                self.targets(path, import.it.name.as_deref(), &import.it.path)
            {
                let line = match home {
                    Some(home) => match self.shown.get(&(home.clone(), original.clone())) {
                        Some(shown) => {
                            let from = [shown.as_slice(), std::slice::from_ref(&original)].concat();
                            let renamed = if name == original {
                                String::new()
                            } else {
                                format!(" as {name}")
                            };
                            format!(
                                "{}use {}{renamed}\n",
                                print::conditions(&import.cfgs),
                                from.join("::")
                            )
                        }
                        None => {
                            self.shown
                                .insert((home.clone(), original.clone()), path.clone());
                            let mut item = source.modules[&home].items[&original].clone();
                            item.cfgs.extend(
                                import
                                    .cfgs
                                    .iter()
                                    .filter(|cfg| !item.cfgs.contains(cfg))
                                    .cloned()
                                    .collect::<Vec<_>>(),
                            );
                            self.told(&name, &item)
                        }
                    },
                    None => format!(
                        "{}use {}\n",
                        print::conditions(&import.cfgs),
                        import.it.path.join("::")
                    ),
                };
                entries.insert((name, 0), line);
            }
        }
        self.text.extend(entries.into_values());
    }

    /// What an import brings: each name with the module that defines it, or none if that is another crate.
    fn targets(
        &self,
        module: &[String],
        name: Option<&str>,
        path: &[String],
    ) -> Vec<(String, Option<Path>, String)> {
        let whole = self.absolute(module, path);
        let Some(name) = name else {
            let Some(inner) = self.source.modules.get(&whole) else {
                return Vec::new();
            };
            let own = inner.items.iter().filter(|(_, item)| is_public(&item.it));
            let own = own.map(|(name, _)| (name.clone(), Some(whole.clone()), name.clone()));
            let others = inner.imports.iter().filter(|import| import.it.is_public);
            let others = others.flat_map(|import| {
                self.targets(&whole, import.it.name.as_deref(), &import.it.path)
            });
            return own.chain(others).collect();
        };
        let (last, home) = whole.split_last().expect("a path has a name");
        if let Some(found) = self.defined(home, last) {
            return vec![(name.to_owned(), Some(found.0), found.1)];
        }
        let is_own =
            self.source.modules.contains_key(&whole) || self.source.modules.contains_key(home);
        if is_own && !home.is_empty() {
            panic!("`{}` is not found", whole.join("::"));
        }
        vec![(name.to_owned(), None, last.clone())]
    }

    /// The module that defines a name, which another may hand on.
    fn defined(&self, home: &[String], name: &str) -> Option<(Path, String)> {
        let module: &Module = self.source.modules.get(home)?;
        if module.items.contains_key(name) {
            return Some((home.to_vec(), name.to_owned()));
        }
        module
            .imports
            .iter()
            .find_map(|import| match &import.it.name {
                Some(it) if it == name => {
                    let whole = self.absolute(home, &import.it.path);
                    let (last, home) = whole.split_last()?;
                    self.defined(home, last)
                }
                Some(_) => None,
                None => self.defined(&self.absolute(home, &import.it.path), name),
            })
    }

    /// A path as it is from the root on.
    fn absolute(&self, module: &[String], path: &[String]) -> Path {
        let mut whole = module.to_vec();
        for (place, segment) in path.iter().enumerate() {
            match segment.as_str() {
                "crate" => whole.clear(),
                "self" => {}
                "super" => {
                    whole.pop();
                }
                name if place == 0 && !self.has(module, name) => whole = vec![name.to_owned()],
                name => whole.push(name.to_owned()),
            }
        }
        whole
    }

    fn has(&self, module: &[String], name: &str) -> bool {
        let inner = [module, &[name.to_owned()]].concat();
        self.source.modules.contains_key(&inner)
            || self.source.modules[module].items.contains_key(name)
    }

    /// An item with what is implemented for it.
    fn told(&self, name: &str, item: &Under<syn::Item>) -> String {
        let mut text = print::item(name, item);
        let of_it = |it: &&Under<_>| print::subject(it) == name && self.is_open(it);
        let (mut methods, mut traits) = (BTreeSet::new(), BTreeSet::new());
        for it in self.source.impls.iter().filter(of_it) {
            if it.it.written.trait_.is_some() {
                traits.insert(print::header(it));
            } else {
                methods.extend(print::methods(it));
            }
        }
        traits.extend(print::derived(name, item));
        text.extend(methods);
        text.extend(traits);
        text
    }

    /// Traits of the crate for types that are not its own, and those that no path leads to but bounds ask for.
    fn unnamed(&mut self) {
        let told: BTreeSet<_> = self.shown.keys().map(|(_, name)| name.clone()).collect();
        let mut lines = BTreeSet::new();
        for it in &self.source.impls {
            // Traits of the crate's own.
            let Some((path, _)) = &it.it.written.trait_ else {
                continue;
            };
            let own = path
                .segments
                .last()
                .is_some_and(|it| self.knows(&it.ident.to_string(), true));
            if own && !told.contains(&print::subject(it)) && self.is_open(it) {
                lines.insert(print::header(it));
            }
        }
        self.text += "\n# for types of other crates\n\n";
        self.text.extend(lines);
    }

    /// Whether the crate has something of this name that is public, or is not.
    fn knows(&self, name: &str, public: bool) -> bool {
        let is = |module: &Module| {
            module
                .items
                .get(name)
                .is_some_and(|it| is_public(&it.it) == public)
        };
        self.source.modules.values().any(is)
    }

    /// Whether no name in its head is the crate's own alone; of a macro's `impl`s, that one of its public names is there.
    fn is_open(&self, it: &Under<super::source::Implementation>) -> bool {
        let mut names = Names::default();
        let written = &it.it.written;
        names.visit_generics(&written.generics);
        names.visit_type(&written.self_ty);
        if let Some((path, _)) = &written.trait_ {
            names.visit_path(path);
        }
        names.0.retain(|name| !it.it.foreign.contains(name));
        let known = |name: &String, public: bool| self.knows(name, public);
        let closed = names
            .0
            .iter()
            .any(|name| name == "Sealed" || known(name, false) && !known(name, true));
        let own = names.0.iter().any(|name| known(name, true));
        !closed && own
    }
}

/// Names of types and traits.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(last) = path.segments.last() {
            self.0.insert(last.ident.to_string());
        }
        syn::visit::visit_path(self, path);
    }
}
