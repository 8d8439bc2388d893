//! What others can name of the runtime stands in `docs/api.txt`, so that a change of it is seen in a change's text.
//! What it may be is said in `docs/api.md`.

mod changes;
mod print;
mod source;
mod surface;

use crate::imports::{RUNTIME, sources};
use crate::{read, root};
use source::Source;

const RECORD: &str = "docs/api.txt";

const TITLE: &str = "\
What other crates can name of optim-runtime, a line each, with the features that it needs. A test of
tests/structure writes it: UPDATE_PAGES=1 cargo test -p optim-tests --test structure api
";

/// The features of the package.
fn features() -> String {
    let package: toml::Table = read("optim-runtime/Cargo.toml").parse().expect("TOML");
    let features = package["features"].as_table().expect("a table of features");
    let mut text = "\n# features\n\n".to_owned();
    for (name, needs) in features {
        let needs = needs.as_array().expect("a list");
        let needs = needs.iter().filter_map(|it| it.as_str());
        let needs: Vec<_> = needs.filter(|it| !it.contains(':')).collect();
        let needs = if needs.is_empty() {
            String::new()
        } else {
            format!(": {}", needs.join(", "))
        };
        text += &format!("feature {name}{needs}\n");
    }
    text
}

#[test]
fn the_public_interface_is_as_recorded() {
    let source = Source::read(&sources(&root().join(RUNTIME.folder)));
    let text = format!("{TITLE}{}{}", features(), surface::surface(&source));
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(root().join(RECORD), text).expect("the project can be written to");
        return;
    }
    let recorded = read(RECORD);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (now, before) = (lines(&text), lines(&recorded));
    let gone: Vec<_> = before.iter().filter(|line| !now.contains(line)).collect();
    let new: Vec<_> = now.iter().filter(|line| !before.contains(line)).collect();
    assert!(
        text == recorded,
        "the public interface is another than in {RECORD}\ngone: {gone:#?}\nnew: {new:#?}\n\
         if that is meant, run this test with UPDATE_PAGES=1, and see docs/api.md for the version that it asks for"
    );
}
