//! What the compiler says: each file under `ui` holds one mistake, and beside it what rustc prints
//! and, for the main example of a rule, the corrected program (`.fixed`, tested in the compiler's
//! crate, where `docs/errors.md` is written from all three).
//!
//! After a change of a message, `TRYBUILD=overwrite cargo test -p optim-tests --test language` writes the
//! new texts; read them as a user would before they are committed.

// Rules may be written in Greek.
#![allow(confusable_idents, mixed_script_confusables)]

mod accepted;

/// All files at once, which is only done where none of them is to be run.
#[test]
fn what_is_refused_and_with_what_words() {
    let cases = trybuild::TestCases::new();
    // A folder for each topic of the catalogue; that every rule has its file here is tested in the
    // compiler's crate.
    for topic in [
        "syntax",
        "names",
        "lists",
        "order",
        "scopes",
        "flags",
        "domains",
        "averages",
        "evaluation",
        "ranges",
        "meaning",
        "modifiers",
        "reductions",
        "runtime",
        "stub",
    ] {
        cases.compile_fail(format!("ui/{topic}/*.rs"));
    }
}
