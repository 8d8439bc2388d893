//! Words that cannot be names.

use super::function;

/// Whether a word means something else than a name.
pub(crate) fn is_reserved(word: &str) -> bool {
    // `r#type` is a name to Rust; here it would only be hard to read.
    function(word).is_some_and(|signature| !signature.function.may_be_a_name())
        || word.starts_with("r#")
        || matches!(
            word,
            "require" | "state" | "update" | "eval" | "where" | "scalar"
        )
        || is_word_of_rust(word)
}

/// Whether a word can name nothing in Rust.
pub(crate) fn is_word_of_rust(word: &str) -> bool {
    // `gen` is one from the edition of 2024 on, which the author's crate may have.
    word == "gen" || syn::parse_str::<syn::Ident>(word).is_err()
}
