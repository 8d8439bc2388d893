//! Where something is, the documents say rightly.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::imports::{COMPILER, RUNTIME, Rooms};
use crate::{read, root};

/// The folder that compiled files go to, and hidden ones, are no places.
fn is_place(name: &str) -> bool {
    name == ".ci" || !name.starts_with('.') && name != "target"
}

/// Every file and folder of the project, by its path from the project's folder.
fn places() -> BTreeSet<PathBuf> {
    fn below(folder: &Path, found: &mut BTreeSet<PathBuf>) {
        let entries = std::fs::read_dir(root().join(folder)).expect("a folder");
        for entry in entries {
            let entry = entry.expect("an entry of a folder");
            let name = entry.file_name().into_string().expect("UTF-8");
            if !is_place(&name) {
                continue;
            }
            let path = folder.join(&name);
            let kind = entry.file_type().expect("known");
            // Packages have the licences and some pages by links to those of the project.
            if kind.is_symlink() {
                continue;
            }
            if kind.is_dir() {
                below(&path, found);
            }
            found.insert(path);
        }
    }
    let mut found = BTreeSet::new();
    below(Path::new(""), &mut found);
    found
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The places of the map in `DESIGN.md`: the first column of its table. A name that stands behind another may
/// leave out the folder that both are in.
fn map() -> Vec<PathBuf> {
    let page = read("DESIGN.md");
    let (_, rest) = page
        .split_once("## Where things are")
        .expect("DESIGN.md has a map");
    let map = rest.split("\n## ").next().expect("never empty");
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    let places = rows.flat_map(|row| {
        let cell = row.split('|').nth(1).expect("a first column");
        let names: Vec<_> = quoted(cell)
            .map(|name| name.trim_end_matches('/'))
            .collect();
        let beside = Path::new(names[0]).parent().unwrap_or(Path::new(""));
        let place = |name: &&str| {
            let whole = PathBuf::from(name);
            if root().join(&whole).exists() {
                whole
            } else {
                beside.join(name)
            }
        };
        names.iter().map(place).collect::<Vec<_>>()
    });
    let places: Vec<_> = places.collect();
    assert!(places.len() > 20, "the map has {} places", places.len());
    places
}

#[test]
fn the_map_names_what_exists() {
    for place in map() {
        assert!(
            root().join(&place).exists(),
            "DESIGN.md: {}",
            place.display()
        );
    }
}

/// A room is found on the map, and the order of rooms in the text.
#[test]
fn the_map_has_every_room() {
    let (map, page) = (map(), read("DESIGN.md"));
    for Rooms { folder, order, .. } in [COMPILER, RUNTIME] {
        for room in order {
            let place = Path::new(folder).join(room);
            let known = map.contains(&place) || map.contains(&place.with_extension("rs"));
            assert!(known, "the map of DESIGN.md has no {folder}/{room}");
        }
        let written = order
            .iter()
            .map(|room| format!("`{room}`"))
            .collect::<Vec<_>>()
            .join(" < ");
        assert!(
            page.replace('\n', " ").contains(&written),
            "DESIGN.md says nothing of the order in {folder}: {written}"
        );
    }
}

/// Files and folders that the text names by the end of their path.
#[test]
fn files_that_the_text_names_exist() {
    let places = places();
    for name in ["DESIGN.md", "README.md"] {
        let page = read(name);
        // Code is not text.
        let text: String = page.split("```").step_by(2).collect();
        let names = quoted(&text).filter(|name| !name.contains([' ', '(', '<', '*', ':', '{']));
        let names = names.filter(|name| name.ends_with(".rs") || name.ends_with(".md"));
        for file in names {
            let known = places.iter().any(|place| place.ends_with(file));
            assert!(known, "{name} names {file}");
        }
    }
}

/// Links from one document to another place of the project.
#[test]
fn links_lead_somewhere() {
    let pages = places().into_iter().filter(|place| {
        let is_page = place.extension().is_some_and(|it| it == "md");
        is_page
            && !place.ends_with("language.md")
            && !place.ends_with("errors_page_introduction.md")
    });
    let mut links = 0;
    for page in pages {
        let text = read(page.to_str().expect("UTF-8"));
        let folder = page.parent().expect("a file is in a folder");
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().expect("never empty");
            let link = link.split('#').next().expect("never empty");
            if link.is_empty() || link.contains("://") || link.contains(char::is_whitespace) {
                continue;
            }
            let exists = root().join(folder).join(link).exists();
            assert!(exists, "{} links to {link}", page.display());
            links += 1;
        }
    }
    assert!(links > 100, "{links} links");
}
