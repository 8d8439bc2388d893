//! The reader of a crate's surface, tried on made-up crates: what others can name is there, nothing else is, and every change
//! of it shows.

use super::source::Source;
use super::surface::surface;

/// The lines of a made-up crate's surface.
fn lines(files: &[(&str, &str)]) -> Vec<String> {
    let text = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    let source = Source::read(&files.iter().map(text).collect());
    let text = surface(&source);
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(|line| line.trim().to_owned()).collect()
}

const ROOT: &str = "
mod inner;
pub mod open { pub fn of_a_module() {} pub use crate::inner::Thing as Renamed; }
#[doc(hidden)] pub mod __private { pub fn never() {} }
pub use inner::{Thing, Kind, Does};
#[cfg(feature = \"extra\")]
pub use inner::extra;
#[macro_export] macro_rules! exported { () => {} }
#[cfg(test)] mod tests { pub struct Never; }
";

const INNER: &str = "
#[derive(Clone)] #[non_exhaustive]
pub struct Thing { pub seen: u8, hidden: u16 }
impl Thing {
    pub fn method(&self, mut list: Vec<u8>) -> u8 { 0 }
    #[doc(hidden)] pub fn never(&self) {}
    fn private(&self) {}
    #[cfg(feature = \"extra\")] pub fn more(self) {}
}
pub enum Kind { Plain, Named { of: u8 }, Tuple(u8) }
pub trait Does { type Out: Clone; const N: usize; fn does(&self) -> Self::Out; fn provided(&self) {} }
impl Does for Thing { type Out = u8; const N: usize = 1; fn does(&self) -> u8 { 0 } }
impl Does for Vec<u8> { type Out = u8; const N: usize = 1; fn does(&self) -> u8 { 0 } }
pub(crate) struct Own;
impl Does for Own { type Out = u8; const N: usize = 1; fn does(&self) -> u8 { 0 } }
pub fn extra() {}
pub(crate) fn own() {}
macro_rules! both { ($($type:ty),*) => { $(impl Does for $type { type Out = u8; })* } }
both!(u8, u16);
";

#[test]
fn what_others_can_name_is_there_and_nothing_else() {
    let expected = "# the root
        pub trait Does
        type Out: Clone
        const N: usize
        fn does(&self) -> Self::Out
        fn provided(&self), provided
        pub enum Kind
        Plain
        Named { of: u8 }
        Tuple(u8)
        #[non_exhaustive] pub struct Thing with private fields
        pub seen: u8
        #[cfg(feature = \"extra\")] pub fn more(self)
        pub fn method(&self, list: Vec<u8>) -> u8
        impl Clone for Thing
        impl Does for Thing with Out = u8
        macro exported!
        #[cfg(feature = \"extra\")] pub fn extra()
        # open
        use Thing as Renamed
        pub fn of_a_module()
        # for types of other crates
        impl Does for Vec<u8> with Out = u8
        impl Does for any_type with Out = u8 by both! { u8 , u16 }";
    let expected: Vec<_> = expected.lines().map(str::trim).collect();
    assert_eq!(lines(&[("lib.rs", ROOT), ("inner.rs", INNER)]), expected);
}

/// What a user could notice is a change, and nothing else is.
#[test]
fn every_change_shows() {
    let before = lines(&[("lib.rs", ROOT), ("inner.rs", INNER)]);
    let after = |from: &str, to: &str| {
        assert!(
            ROOT.contains(from) != INNER.contains(from),
            "{from} is in one file"
        );
        let (root, inner) = (ROOT.replace(from, to), INNER.replace(from, to));
        lines(&[("lib.rs", &root), ("inner.rs", &inner)])
    };
    for (from, to) in [
        ("Thing, Kind, Does", "Thing, Does"),
        ("pub mod open", "pub(crate) mod open"),
        ("#[macro_export]", ""),
        ("#[cfg(feature = \"extra\")]\npub use", "pub use"),
        ("#[non_exhaustive]", ""),
        ("pub seen: u8", "pub seen: u16"),
        (", hidden: u16", ""),
        ("pub fn method", "pub(crate) fn method"),
        ("list: Vec<u8>) -> u8", "list: Vec<u8>, more: u8) -> u8"),
        ("Named { of: u8 }", "Named { of: u8, more: u8 }"),
        ("Tuple(u8)", "Tuple(u8), More"),
        ("type Out: Clone", "type Out"),
        ("fn provided(&self) {}", "fn provided(&self);"),
        ("#[derive(Clone)]", "#[derive(Clone, Copy)]"),
        ("impl Does for Vec<u8>", "impl Does for Vec<u16>"),
        ("both!(u8, u16)", "both!(u8, u16, u32)"),
    ] {
        assert_ne!(after(from, to), before, "{from} > {to}");
    }
    for (from, to) in [
        ("pub fn never()", "pub fn other()"),
        ("hidden: u16", "hidden: u32"),
        ("mut list", "list"),
        ("fn private(&self) {}", ""),
        ("impl Does for Own", "impl Copy for Own"),
        ("pub(crate) fn own() {}", ""),
        ("pub struct Never;", ""),
        ("-> u8 { 0 }\n    #[doc", "-> u8 { 1 }\n    #[doc"),
    ] {
        assert_eq!(after(from, to), before, "{from} > {to}");
    }
}
