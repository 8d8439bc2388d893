//! What is read once for each element of a list is told once, in the author's words.
//!
//! Stages behind the resolver know `m[0]`, `m[1]` and `m[2]` where `for beta in betas { … }` has one `m[beta]`. So a mistake in
//! a loop would be told for each element, of names that nobody wrote.

use super::{Diagnostic, Source, positions};

/// A stretch of the source that stands for several.
#[derive(Debug)]
pub(crate) struct Unrolled {
    source: Source,
    /// Lists, and what is written there for an element.
    names: Vec<(String, String)>,
    /// How often something must be told to hold of the whole list; where it is told less often, it is of single elements.
    least: usize,
}

impl Unrolled {
    /// A loop: whatever is wrong for one element is wrong with the loop.
    pub(crate) fn of_each(source: Source, names: Vec<(String, String)>) -> Self {
        Self {
            source,
            names,
            least: 1,
        }
    }

    /// A declaration: what is wrong with every element is wrong with the list.
    pub(crate) fn of_all(source: Source, count: usize, names: Vec<(String, String)>) -> Self {
        Self {
            source,
            names,
            least: count,
        }
    }

    fn covers(&self, error: &Diagnostic) -> bool {
        let [start, end] = [self.source.start, self.source.end].map(positions);
        let place = positions(error.source.start)[0];
        start[0] <= place && place < end[1]
    }

    /// A message with the author's names for elements. What is wrong with these themselves speaks of elements.
    fn message(&self, error: &Diagnostic) -> String {
        let mut message = error.message.clone();
        if error.rule.topic == "lists" {
            return message;
        }
        for (list, written) in &self.names {
            message = replaced(&message, list, written);
        }
        message
    }
}

/// The errors, of which those that one stretch gave several times are given once, at their first place in the list.
pub(super) fn told_once(mut list: Vec<Diagnostic>, unrolled: &[Unrolled]) -> Vec<Diagnostic> {
    // What stands inside was noted after what stands around it.
    for stretch in unrolled.iter().rev() {
        let spoken: Vec<_> = list
            .iter()
            .map(|error| stretch.covers(error).then(|| stretch.message(error)))
            .collect();
        let is_same = |a: usize, b: usize| {
            let same_words = stretch.least == 1 || spoken[a] == spoken[b];
            spoken[a].is_some() && spoken[b].is_some() && same_words && list[a].is_beside(&list[b])
        };
        let places = 0..list.len();
        let same = |at: usize| places.clone().filter(move |other| is_same(at, *other));
        let told: Vec<_> = places
            .clone()
            .map(|at| match same(at).next() {
                // Not of a stretch, or of single elements.
                None => Some(None),
                Some(_) if same(at).count() < stretch.least => Some(None),
                Some(first) if first == at => Some(spoken[at].clone()),
                Some(_) => None,
            })
            .collect();
        let mut told = told.into_iter();
        list.retain_mut(|error| match told.next().flatten() {
            None => false,
            Some(words) => {
                error.message = words.unwrap_or_else(|| error.message.clone());
                true
            }
        });
    }
    list
}

/// `list[3]` in a text as `written`, whatever the number.
fn replaced(text: &str, list: &str, written: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let opening = format!("{list}[");
    while let Some(at) = rest.find(&opening) {
        let (before, from) = rest.split_at(at);
        let behind = &from[opening.len()..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let begins = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        out.push_str(before);
        if begins && digits > 0 && behind[digits..].starts_with(']') {
            out.push_str(written);
            rest = &behind[digits + 1..];
        } else {
            out.push_str(&opening);
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}
