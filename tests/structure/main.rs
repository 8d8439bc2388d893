//! The project is as its documents say: rooms and their order, places, names and numbers.

use std::path::PathBuf;

mod imports;
mod rules_page;

/// The folder of the project.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
