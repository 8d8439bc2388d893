//! Which file needs which, and what of that may not be.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use super::source::{Path, Source};

/// One file needs another: the first place that says so, and how it is written there.
#[derive(Clone, Debug)]
pub(super) struct Arrow {
    pub(super) from: String,
    pub(super) to: String,
    line: usize,
    path: String,
}

impl fmt::Display for Arrow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            from,
            to,
            line,
            path,
        } = self;
        write!(f, "{from}:{line} needs {to} (`{path}`)")
    }
}

/// The imports of a crate: an arrow from each file to each file that it takes something from. What a module
/// hands on counts for the file that defines it.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) files: BTreeSet<String>,
    pub(super) arrows: BTreeMap<(String, String), Arrow>,
}

/// The room of a file: the folder, or the file itself, that stands in the folder of the crate's sources.
pub(super) fn room(file: &str) -> &str {
    let first = file.split('/').next().expect("never empty");
    first.strip_suffix(".rs").unwrap_or(first)
}

impl Graph {
    pub(super) fn of(source: &Source) -> Self {
        let mut graph = Self {
            files: source.files().into_iter().map(str::to_owned).collect(),
            arrows: BTreeMap::new(),
        };
        for (at, module) in &source.modules {
            // What the root hands on, it gives to users of the crate.
            if module.file == "lib.rs" {
                continue;
            }
            let imports = module.imports.iter().map(|import| &import.path);
            for path in imports.chain(&module.paths) {
                let Some(to) = target(source, at, path) else {
                    continue;
                };
                if to != module.file {
                    let arrow = Arrow {
                        from: module.file.clone(),
                        to: to.to_owned(),
                        line: path.line,
                        path: path.segments.join("::"),
                    };
                    let ends = (arrow.from.clone(), arrow.to.clone());
                    graph.arrows.entry(ends).or_insert(arrow);
                }
            }
        }
        graph
    }

    /// What may not be, where `rooms` are in their order, from the ground up, and the root stands above all:
    /// arrows that run upward, each with the circle that it closes if it closes one.
    ///
    /// Every circle of imports through several rooms has an arrow that runs upward, so that there is none if
    /// nothing is found.
    pub(super) fn faults(&self, rooms: &[&str]) -> Vec<String> {
        let floor = |file: &str| match room(file) {
            "lib" => Some(rooms.len()),
            name => rooms.iter().position(|room| *room == name),
        };
        let mut faults = Vec::new();
        for file in &self.files {
            if floor(file).is_none() {
                faults.push(format!("{file} is in no room of the list"));
            }
        }
        for name in rooms {
            if !self.files.iter().any(|file| room(file) == *name) {
                faults.push(format!("there is no room {name}"));
            }
        }
        for arrow in self.arrows.values() {
            let upward = match (floor(&arrow.from), floor(&arrow.to)) {
                (Some(from), Some(to)) => from < to,
                _ => false,
            };
            if upward {
                let back = self.way(&arrow.to, &arrow.from);
                let circle = back.map_or(String::new(), |way| {
                    format!(", which comes back: {}", way.join(" > "))
                });
                faults.push(format!("upward: {arrow}{circle}"));
            }
        }
        faults
    }

    /// The shortest way along arrows.
    fn way<'a>(&'a self, from: &'a str, to: &'a str) -> Option<Vec<&'a str>> {
        let mut came: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = VecDeque::from([from]);
        while let Some(file) = next.pop_front() {
            if file == to {
                let mut way = vec![to];
                while let Some(before) = way.last().filter(|file| **file != from) {
                    way.push(came[before]);
                }
                way.reverse();
                return Some(way);
            }
            for (start, end) in self.arrows.keys() {
                if start == file && end != from && !came.contains_key(end.as_str()) {
                    came.insert(end, file);
                    next.push_back(end);
                }
            }
        }
        None
    }
}

/// The graph as text: of each room, the files of other rooms that its files need.
impl fmt::Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (files, arrows) = (self.files.len(), self.arrows.len());
        writeln!(f, "{files} files, {arrows} arrows")?;
        let rooms: BTreeSet<_> = self.files.iter().map(|file| room(file)).collect();
        for name in rooms {
            let out = self.arrows.values();
            let out = out.filter(|arrow| room(&arrow.from) == name && room(&arrow.to) != name);
            let out: Vec<_> = out.collect();
            let needs: BTreeSet<_> = out.iter().map(|arrow| room(&arrow.to)).collect();
            let needs: Vec<_> = needs.into_iter().collect();
            writeln!(f, "{name} needs [{}]", needs.join(", "))?;
            for arrow in out {
                writeln!(f, "    {} > {}", arrow.from, arrow.to)?;
            }
        }
        Ok(())
    }
}

/// The file that a path leads to; none for paths to other crates.
fn target<'a>(source: &'a Source, module: &[String], path: &Path) -> Option<&'a str> {
    let (start, rest) = start(source, module, &path.segments)?;
    if let (true, [name]) = (start.is_empty(), rest)
        && let Some(file) = source.exported_macros.get(name)
    {
        // Like what it hands on, the macros that the root defines are for users.
        return Some(file.as_str()).filter(|file| *file != "lib.rs");
    }
    // Something that no token of the sources shows, as what a macro makes or another crate defines: it is of
    // the last module that the path names.
    let prefixes = (0..=rest.len()).rev().map(|length| &rest[..length]);
    prefixes
        .filter_map(|names| defined(source, &start, names, &mut BTreeSet::new()))
        .next()
}

/// The module where a path starts, and what follows.
fn start<'p>(
    source: &Source,
    module: &[String],
    segments: &'p [String],
) -> Option<(Vec<String>, &'p [String])> {
    let mut at = module.to_vec();
    let mut rest = segments;
    match segments.first()?.as_str() {
        "crate" => {
            at.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|segment| segment == "super") {
                at.pop();
                rest = &rest[1..];
            }
        }
        first => {
            let mut child = at.clone();
            child.push(first.to_owned());
            let imported = source.modules[&at].imports.iter();
            let mut imported = imported.filter(|import| import.path.segments != segments);
            let known = source.modules.contains_key(&child)
                || imported.any(|import| import.name.as_deref() == Some(first));
            return known.then_some((at, rest));
        }
    }
    Some((at, rest))
}

/// The file that defines what stands under these names in a module. Names stand for names that stand for
/// names: what was `asked` before is not found by asking again.
fn defined<'a>(
    source: &'a Source,
    module: &[String],
    names: &[String],
    asked: &mut BTreeSet<(Vec<String>, Vec<String>)>,
) -> Option<&'a str> {
    let here = source.modules.get(module)?;
    let Some(name) = names.first() else {
        return Some(&here.file);
    };
    if !asked.insert((module.to_vec(), names.to_vec())) {
        return None;
    }
    let mut child = module.to_vec();
    child.push(name.clone());
    if source.modules.contains_key(&child) {
        return defined(source, &child, &names[1..], asked);
    }
    let mut through = |path: &Path, names: &[String]| {
        let (start, rest) = start(source, module, &path.segments)?;
        let names: Vec<_> = rest.iter().chain(names).cloned().collect();
        defined(source, &start, &names, asked)
    };
    let imported = here.imports.iter();
    let mut imported = imported.filter(|import| import.name.as_ref() == Some(name));
    if let Some(file) = imported.find_map(|import| through(&import.path, &names[1..])) {
        return Some(file);
    }
    if here.items.contains(name) {
        return Some(&here.file);
    }
    let mut globs = here.imports.iter().filter(|import| import.name.is_none());
    globs.find_map(|import| through(&import.path, names))
}
