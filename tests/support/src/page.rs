//! Pages of the documentation with parts that a test writes.

use std::path::Path;

/// Each part stands on the page, between `<!-- begin name -->` and `<!-- end name -->`, as it should;
/// with `UPDATE_PAGES` set it is written there.
pub fn holds(page: &str, parts: &[(&str, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(page);
    let mut text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"));
    for (name, part) in parts {
        let (begin, end) = (
            format!("<!-- begin {name} -->\n"),
            format!("<!-- end {name} -->"),
        );
        let place = text.split_once(&begin).and_then(|(before, rest)| {
            let (written, after) = rest.split_once(&end)?;
            Some((before.to_owned(), written.to_owned(), after.to_owned()))
        });
        let (before, written, after) =
            place.unwrap_or_else(|| panic!("{page} has no place for {name}"));
        if std::env::var_os("UPDATE_PAGES").is_some() {
            text = format!("{before}{begin}{part}{end}{after}");
        } else {
            assert_eq!(&written, part, "{page}: run this test with UPDATE_PAGES=1");
        }
    }
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{page}: {error}"));
    }
}
