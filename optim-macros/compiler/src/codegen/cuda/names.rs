//! Names that C++ takes, readable and never twice.

use std::collections::HashSet;

/// Words that mean something in C++, and those of the prelude that a loop's own text uses.
const TAKEN: &str = "alignas alignof and and_eq asm at auto bitand bitor bool break call case catch char char16_t char32_t \
     class compl const const_cast constexpr continue decltype default delete do double dynamic_cast each else enum explicit \
     export extern false first float fold for friend goto how if inline int k left long mutable namespace new noexcept not \
     not_eq nullptr operator or or_eq out over private protected public reads register reinterpret_cast return second \
     short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef \
     typeid typename union unsigned using virtual void volatile wchar_t while writes xor xor_eq \
     root size sign_of min_of max_of floor_of round_of rem_of exp_of ln_of pow_of one_minus_pow_of cos_of sin_of atan2_of \
     cbrt_of expm1_of log1p_of tanh_of u32 u64 i64 linux unix assert";

/// The names taken in one function.
pub(super) struct Names(HashSet<String>);

impl Names {
    pub(super) fn new() -> Self {
        Self(TAKEN.split_whitespace().map(str::to_owned).collect())
    }

    /// A variable called `wanted`, or nearly so.
    pub(super) fn fresh(&mut self, wanted: &str) -> String {
        // `m[0]` is called `m_0`.
        let wanted = plain(&wanted.replace('[', "_").replace(']', ""));
        let mut name = wanted.clone();
        let mut count = 1;
        while !self.0.insert(name.clone()) {
            count += 1;
            name = format!("{wanted}_{count}");
        }
        name
    }
}

/// A name in the letters that every compiler takes, which is neither a macro's nor one of the compiler's own.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.trim_start_matches("r#").chars() {
        if letter == '_' || letter.is_ascii_alphanumeric() {
            plain.push(letter);
        } else {
            plain.push_str(&format!("u{:x}", u32::from(letter)));
        }
    }
    // Two of these in a row are the compiler's own anywhere in a name.
    while plain.contains("__") {
        plain = plain.replace("__", "_");
    }
    if plain.starts_with('_') {
        plain.insert(0, 'v');
    }
    // Macros and types are written so.
    if !plain.contains(|letter: char| letter.is_ascii_lowercase()) {
        plain.push_str("_v");
    }
    plain
}

/// What the loops of a rule of this name begin with: `AdamW` gives `adam_w`.
pub(super) fn of_rule(name: &str) -> String {
    let mut words = String::new();
    let mut before_is_lower = false;
    for letter in plain(name).chars() {
        if letter.is_ascii_uppercase() && before_is_lower {
            words.push('_');
        }
        before_is_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        words.push(letter.to_ascii_lowercase());
    }
    while words.contains("__") {
        words = words.replace("__", "_");
    }
    words
}
