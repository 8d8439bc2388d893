//! The project is as its documents say: rooms and their order, places, names and numbers.

use std::path::PathBuf;

mod api;
mod imports;
mod names;
mod places;
mod quiet;
mod readme;
mod rules_page;

/// The folder of the project.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A text of the project.
fn read(place: &str) -> String {
    let text = std::fs::read_to_string(root().join(place));
    text.unwrap_or_else(|error| panic!("{place}: {error}"))
}
