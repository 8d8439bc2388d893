//! Imports run downward: a room (a folder of a crate's sources, or a file that stands beside them) needs only
//! rooms below it. So what is below can be read, tested and changed without knowing what is above, and no
//! circle is larger than a room.
//!
//! `cargo test -p optim-tests --test structure imports -- --nocapture` prints the graphs.

mod graph;
mod source;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use graph::Graph;
use source::Source;

use crate::root;

/// The rooms of a crate from the ground up; `DESIGN.md` has them in the same order.
pub(crate) struct Rooms {
    /// The folder of the crate's sources.
    pub(crate) folder: &'static str,
    /// The crate's name in code.
    name: &'static str,
    pub(crate) order: &'static [&'static str],
}

pub(crate) const COMPILER: Rooms = Rooms {
    folder: "optim-macros/compiler/src",
    name: "optim_compiler",
    order: &[
        "language",
        "interval",
        "functions",
        "diag",
        "syntax",
        "modify",
        "model",
        "check",
        "ir",
        "lower",
        "analysis",
        "passes",
        "notation",
        "codegen",
        "compile",
        "invocation",
    ],
};

pub(crate) const RUNTIME: Rooms = Rooms {
    folder: "optim-runtime/src",
    name: "optim_runtime",
    order: &[
        "value",
        "error",
        "schedule",
        "machine",
        "door",
        "tensor",
        "lens",
        "reduce",
        "step",
        "device",
        "optimizer",
        "rules",
        "foreign",
        "config",
    ],
};

/// Sources below a folder, by their path from there; tests beside the code are left out.
pub(crate) fn sources(folder: &Path) -> BTreeMap<String, String> {
    fn below(folder: &Path, top: &Path, found: &mut BTreeMap<String, String>) {
        let entries = std::fs::read_dir(folder);
        let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path: PathBuf = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                below(&path, top, found);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(top).expect("it is below");
                let name = name.to_str().expect("UTF-8").replace('\\', "/");
                let text = std::fs::read_to_string(&path).expect("a source is text");
                found.insert(name, text);
            }
        }
    }
    let mut found = BTreeMap::new();
    below(folder, folder, &mut found);
    found
}

fn holds(rooms: &Rooms) {
    let files = sources(&root().join(rooms.folder));
    let source = Source::read(&files, rooms.name);
    let for_tests = |file: &&String| file.starts_with("tests/") || file.ends_with("/tests.rs");
    for file in files.keys().filter(|file| !for_tests(file)) {
        let read = source.files().contains(file.as_str());
        assert!(read, "{file} is in no module, or for tests alone");
    }
    let graph = Graph::of(&source);
    let faults = graph.faults(rooms.order);
    let list = faults.join("\n");
    assert!(faults.is_empty(), "{}:\n{list}", rooms.folder);
    println!("{}: {graph}", rooms.folder);
}

#[test]
fn imports_of_the_compiler_run_downward() {
    holds(&COMPILER);
}

#[test]
fn imports_of_the_runtime_run_downward() {
    holds(&RUNTIME);
}

/// What the check says of a made-up crate with the rooms `ground`, `first` and `second`.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let text = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    let files = files.iter().map(text).collect();
    let graph = Graph::of(&Source::read(&files, "house"));
    graph.faults(&["ground", "first", "second"])
}

const ROOT: (&str, &str) = (
    "lib.rs",
    "mod ground; mod first; mod second; pub use first::Shelf; pub use second::*; pub fn own() {}",
);
const GROUND: (&str, &str) = ("ground.rs", "pub struct Stone; pub fn dig() {}");
const FIRST: (&str, &str) = (
    "first/mod.rs",
    "mod shelf; pub use shelf::Shelf; use crate::ground::Stone;",
);
const SHELF: (&str, &str) = (
    "first/shelf.rs",
    "use super::Stone; pub struct Shelf(Stone);",
);
const SECOND: (&str, &str) = (
    "second.rs",
    "use crate::{Shelf, ground::{self, Stone}}; pub enum Bed { Wide(Shelf) } fn f() { ground::dig() }
    macro_rules! nails { () => {} }
    #[cfg(test)] mod tests { use crate::nowhere::Thing; }",
);

/// With what runs downward nothing is wrong, and neither is a circle inside of a room.
#[test]
fn a_house_in_order_has_no_faults() {
    assert_eq!(faults(&[ROOT, GROUND, FIRST, SHELF, SECOND]), [""; 0]);
    let shelf = ("first/shelf.rs", "use super::Drawer; pub struct Shelf;");
    let first = (
        "first/mod.rs",
        "mod shelf; use shelf::Shelf; pub struct Drawer(Shelf);",
    );
    let root = ("lib.rs", "mod ground; mod first; mod second;");
    let second = ("second.rs", "use crate::first::Drawer;");
    assert_eq!(faults(&[root, GROUND, first, shelf, second]), [""; 0]);
}

/// However an arrow upward is written, it is found, at the file that defines what is named, and with the
/// circle that it closes.
#[test]
fn an_arrow_that_comes_back_is_a_fault() {
    let back = ", which comes back: first/shelf.rs > ground.rs";
    for (written, path) in [
        ("use crate::first::Shelf;", "crate::first::Shelf"),
        ("use crate::Shelf;", "crate::Shelf"),
        ("use crate::first::{Shelf as Board};", "crate::first::Shelf"),
        ("use house::Shelf;", "crate::Shelf"),
        (
            "use super::{first::{shelf::{self}}};",
            "super::first::shelf",
        ),
        ("fn f() -> crate::Shelf { loop {} }", "crate::Shelf"),
        (
            "fn f() { super::first::Shelf::new() }",
            "super::first::Shelf::new",
        ),
        ("fn f() { ::house::Shelf::new() }", "crate::Shelf::new"),
        (
            "mod inner { fn f() { super::super::Shelf::new() } }",
            "super::super::Shelf::new",
        ),
        (
            "macro_rules! m { () => { $crate::Shelf::new() } }",
            "crate::Shelf::new",
        ),
        (
            "impl Into<crate::first::Shelf> for Stone {}",
            "crate::first::Shelf",
        ),
        (
            "#[cfg(unix)] mod unix { use crate::Shelf; }",
            "crate::Shelf",
        ),
    ] {
        let ground = format!("pub struct Stone;\npub fn dig() {{}}\n{written}");
        let found = faults(&[ROOT, ("ground.rs", &ground), FIRST, SHELF, SECOND]);
        let to = "first/shelf.rs";
        assert_eq!(
            found,
            [format!("upward: ground.rs:3 needs {to} (`{path}`){back}")],
            "{written}"
        );
    }
    // What the root hands on with a `*`, what a macro makes, and an exported macro.
    for (written, path) in [
        ("use crate::Bed::Wide;", "crate::Bed::Wide"),
        ("use crate::second::Made;", "crate::second::Made"),
    ] {
        let ground = format!("{}\n{written}", GROUND.1);
        let found = faults(&[ROOT, ("ground.rs", &ground), FIRST, SHELF, SECOND]);
        let back = ", which comes back: second.rs > ground.rs";
        assert_eq!(
            found,
            [format!(
                "upward: ground.rs:2 needs second.rs (`{path}`){back}"
            )],
            "{written}"
        );
    }
    let second = (
        "second.rs",
        "#[macro_export] macro_rules! nails { () => {} }",
    );
    let root = ("lib.rs", "mod ground; mod first; mod second;");
    let first = ("first.rs", "crate::nails!();");
    let found = faults(&[root, GROUND, first, second]);
    assert_eq!(
        found,
        ["upward: first.rs:1 needs second.rs (`crate::nails`)"]
    );
    // Not so of one that the root gives to users, also if a module has its name.
    let root = (
        "lib.rs",
        "mod ground; mod first; mod second; #[macro_export] macro_rules! second { () => {} }",
    );
    let first = ("first.rs", "use crate::second;");
    assert_eq!(faults(&[root, GROUND, first, second]), [""; 0]);
}

/// The root is above all rooms, and a list of rooms has all of them and no others.
#[test]
fn the_root_and_the_list_are_held() {
    let first = ("first.rs", "fn f() { crate::own() }");
    let root = (
        "lib.rs",
        "mod ground; mod first; mod second; pub fn own() {}",
    );
    let second = ("second.rs", "");
    let found = faults(&[root, GROUND, first, second]);
    assert_eq!(found, ["upward: first.rs:1 needs lib.rs (`crate::own`)"]);
    let found = faults(&[
        ("lib.rs", "mod ground; mod first; mod third;"),
        GROUND,
        first,
        ("third.rs", ""),
    ]);
    assert_eq!(found[0], "third.rs is in no room of the list");
    assert_eq!(found[1], "there is no room second");
}
