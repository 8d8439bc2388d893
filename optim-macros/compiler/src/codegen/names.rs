//! Names in generated code: of local variables, readable and never twice; of the module of the
//! loops.
//!
//! A variable of generated code is no other variable of the author's, thanks to hygiene. But a
//! pattern `lr` means a constant, a static or a unit struct `lr` if there is one in scope, and a path
//! `f64` a type of that name; hygiene of procedural macros changes neither. So loops stand in a module
//! of their own, where no item of the author's is in scope. The other code must name the rule, which
//! may stand in a function that no path leads to; its variables begin with `__` instead, and it names
//! types by absolute paths alone.

use std::collections::HashSet;

use proc_macro2::{Ident, Span};

/// The names taken in one function.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    prefix: &'static str,
}

impl Names {
    /// Names in the module of the loops; these words are used for its own ends.
    pub(super) fn reserving(words: &[&str]) -> Self {
        Self {
            taken: words.iter().map(ToString::to_string).collect(),
            prefix: "",
        }
    }

    /// Names beside the author's items; these words are used for its own ends.
    pub(super) fn among_items(words: &[&str]) -> Self {
        Self {
            prefix: "__",
            ..Self::reserving(words)
        }
    }

    /// A variable called `wanted`, or nearly so if that is taken.
    pub(super) fn fresh(&mut self, wanted: &str) -> Ident {
        // `m[0]` is called `m_0`.
        let wanted = wanted.replace('[', "_").replace(']', "");
        let mut name = wanted.clone();
        let mut count = 1;
        while is_item(&name) || !self.taken.insert(name.clone()) {
            count += 1;
            name = format!("{wanted}_{count}");
        }
        // Local to the expansion: a user's variable of this name is another one.
        Ident::new(&format!("{}{name}", self.prefix), Span::mixed_site())
    }
}

/// Whether a pattern of this name means an item: a variant that is in scope everywhere, or a loop.
fn is_item(name: &str) -> bool {
    let is_loop = |kind: &str| {
        let number = name.strip_prefix(kind);
        number.is_some_and(|number| number.parse::<usize>().is_ok())
    };
    matches!(name, "None" | "Some" | "Ok" | "Err" | "DEVICE")
        || is_loop("Loop")
        || is_loop("Fill")
        || is_loop("Eval")
}

/// The module of the loops, which must not hide the rule.
pub(super) fn module(rule: &Ident) -> Ident {
    let name = if rule == "loops" { "loops_" } else { "loops" };
    Ident::new(name, Span::call_site())
}
