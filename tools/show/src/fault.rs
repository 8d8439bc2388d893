//! What is wrong, as rustc tells it.

use std::fmt;

use optim_compiler::text::Fault;
use proc_macro2::Span;

/// A tab as it is shown.
const TAB: &str = "    ";

/// Why there is nothing to print.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl Trouble {
    /// A fact, with what helps.
    pub(crate) fn new(fact: impl fmt::Display) -> Self {
        Self(format!("error: {fact}\n"))
    }

    /// An error in a file.
    pub(crate) fn at(
        file: &str,
        source: &str,
        id: Option<&str>,
        message: &str,
        place: [Span; 2],
    ) -> Self {
        let id = id.map_or_else(String::new, |id| format!("[{id}]"));
        let (fact, help) = message.split_once('\n').unwrap_or((message, ""));
        let (start, end) = (place[0].start(), place[1].end());
        let number = start.line.to_string();
        let margin = " ".repeat(number.len());
        let line = source
            .lines()
            .nth(start.line.saturating_sub(1))
            .unwrap_or_default();
        let until = if end.line == start.line {
            end.column
        } else {
            line.chars().count()
        };
        // As wide as they are shown: a tab is four spaces.
        let shown = |from: usize, to: usize| {
            let part = line.chars().skip(from).take(to.saturating_sub(from));
            part.collect::<String>().replace('\t', TAB).chars().count()
        };
        let marks = "^".repeat(shown(start.column, until).max(1));
        let indent = " ".repeat(shown(0, start.column));
        let line = line.replace('\t', TAB);
        let mut text = format!(
            "error{id}: {fact}\n{margin}--> {file}:{}:{}\n{margin} |\n{number} | {line}\n{margin} | {indent}{marks}\n",
            start.line,
            start.column + 1,
        );
        for line in help.lines() {
            text.push_str(&format!("{margin} = {line}\n"));
        }
        Self(text)
    }

    /// The errors of a rule.
    pub(crate) fn of(file: &str, source: &str, faults: &[Fault]) -> Option<Self> {
        let told = faults
            .iter()
            .map(|fault| Self::at(file, source, Some(fault.id), &fault.message, fault.place));
        Self::all(told.collect())
    }

    /// Several as one, each told once.
    pub(crate) fn all(list: Vec<Self>) -> Option<Self> {
        let mut texts: Vec<String> = Vec::new();
        for trouble in list {
            if !texts.contains(&trouble.0) {
                texts.push(trouble.0);
            }
        }
        (!texts.is_empty()).then(|| Self(texts.join("\n")))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
