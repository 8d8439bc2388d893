//! Names of local variables: readable, and never twice.

use std::collections::HashSet;

use proc_macro2::{Ident, Span};

/// The names taken in one function.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// Names that generated code uses for its own ends.
    pub(super) fn reserving(words: &[&str]) -> Self {
        Self {
            taken: words.iter().map(ToString::to_string).collect(),
        }
    }

    /// A variable called `wanted`, or nearly so if that is taken.
    pub(super) fn fresh(&mut self, wanted: &str) -> Ident {
        let mut name = wanted.to_owned();
        let mut count = 1;
        while !self.taken.insert(name.clone()) {
            count += 1;
            name = format!("{wanted}_{count}");
        }
        // Local to the expansion: a user's variable of this name is another one.
        Ident::new(&name, Span::mixed_site())
    }
}
