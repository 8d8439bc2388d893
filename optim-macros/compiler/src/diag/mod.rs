//! Errors: collected, never only the first, each at its tokens and with its fix.

pub(crate) mod findings;
mod nearest;
mod unrolled;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::hash::Hash;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use self::findings::Finding;
pub(crate) use self::nearest::{did_you_mean, near, nearest};
pub(crate) use self::unrolled::Unrolled;

/// A stretch of the user's tokens, from the first to the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source {
    pub(crate) start: Span,
    pub(crate) end: Span,
}

impl Source {
    /// From the beginning of one stretch to the end of another.
    pub(crate) fn to(self, end: Self) -> Self {
        Self {
            start: self.start,
            end: end.end,
        }
    }

    /// From one token to another.
    pub(crate) fn between(start: Span, end: Span) -> Self {
        Self { start, end }
    }

    /// The last token alone.
    pub(crate) fn last(self) -> Self {
        self.end.into()
    }

    /// The stretch that these tokens cover.
    pub(crate) fn of(tokens: impl ToTokens) -> Self {
        let mut spans = tokens.into_token_stream().into_iter().map(|t| t.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Self {
            start,
            end: spans.last().unwrap_or(start),
        }
    }
}

impl From<Span> for Source {
    fn from(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }
}

impl From<&Ident> for Source {
    fn from(ident: &Ident) -> Self {
        ident.span().into()
    }
}

/// A line and a column.
type Position = (usize, usize);

/// Where a token begins and ends.
fn positions(span: Span) -> [Position; 2] {
    let (start, end) = (span.start(), span.end());
    [(start.line, start.column), (end.line, end.column)]
}

/// One error: which rule of the language was broken, where, and what to write instead.
#[derive(Debug)]
pub(crate) struct Diagnostic {
    pub(crate) rule: &'static Finding,
    pub(crate) source: Source,
    pub(crate) message: String,
}

impl Diagnostic {
    /// What two errors share if they are the same one.
    fn identity(&self) -> impl Eq + Hash + use<> {
        let Source { start, end } = self.source;
        let places = (positions(start), positions(end));
        (self.rule.id, places, self.message.clone())
    }

    /// Whether it begins at this token.
    pub(crate) fn starts_at(&self, token: Span) -> bool {
        positions(self.source.start) == positions(token)
    }

    /// Whether both are of one kind, at one place.
    fn is_beside(&self, other: &Self) -> bool {
        let place = |Source { start, end }: Source| (positions(start), positions(end));
        self.rule.id == other.rule.id && place(self.source) == place(other.source)
    }

    /// The error as rustc shows it: a `compile_error!` that spans the tokens.
    pub(crate) fn to_tokens(&self) -> TokenStream {
        let message = &self.message;
        // rustc underlines from the span of the first token to that of the last one.
        let invocation = quote_spanned!(self.source.end=> { #message });
        quote_spanned!(self.source.start=> ::core::compile_error! #invocation)
    }
}

/// Proof that an error was reported, for functions that have nothing to return then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reported(());

/// The collector that all stages share.
///
/// It must be asked for what it holds: dropping it unread is a bug in the compiler and panics.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    list: RefCell<Vec<Diagnostic>>,
    /// Tokens at which these are not said, for they stand for equations that were judged elsewhere.
    muted: RefCell<Vec<([Position; 2], &'static [&'static Finding])>>,
    unrolled: RefCell<Vec<Unrolled>>,
    read: Cell<bool>,
}

impl Errors {
    /// Reports that `rule` is broken at `source`: the fact, in lower case and with names in
    /// backticks, and the fix.
    pub(crate) fn report(
        &self,
        rule: &'static Finding,
        source: impl Into<Source>,
        fact: impl AsRef<str>,
        help: impl AsRef<str>,
    ) -> Reported {
        self.add(rule, source.into(), fact.as_ref(), None, help.as_ref())
    }

    /// Reports with a line between fact and fix that says where the fact comes from.
    pub(crate) fn explain(
        &self,
        rule: &'static Finding,
        source: impl Into<Source>,
        fact: impl AsRef<str>,
        note: impl AsRef<str>,
        help: impl AsRef<str>,
    ) -> Reported {
        let note = Some(note.as_ref()).filter(|note| !note.is_empty());
        self.add(rule, source.into(), fact.as_ref(), note, help.as_ref())
    }

    fn add(
        &self,
        rule: &'static Finding,
        source: Source,
        fact: &str,
        note: Option<&str>,
        help: &str,
    ) -> Reported {
        let start = positions(source.start);
        let is_muted = |(place, findings): &([Position; 2], &[&Finding])| {
            *place == start && findings.iter().any(|finding| finding.id == rule.id)
        };
        if self.muted.borrow().iter().any(is_muted) {
            return Reported(());
        }
        let help = match rule.as_lint() {
            Some(name) => format!("{help}; if it is meant, `#[allow({name})]` above says so"),
            None => help.to_owned(),
        };
        let note = note.map_or_else(String::new, |note| format!("\nnote: {note}"));
        self.list.borrow_mut().push(Diagnostic {
            rule,
            source,
            message: format!("{fact}{note}\nhelp: {help}"),
        });
        Reported(())
    }

    /// Says none of these at a token from here on.
    pub(crate) fn mute(&self, token: Span, findings: &'static [&'static Finding]) {
        self.muted.borrow_mut().push((positions(token), findings));
    }

    /// Notes a stretch of the source that is read several times.
    pub(crate) fn unrolled(&self, stretch: Unrolled) {
        self.unrolled.borrow_mut().push(stretch);
    }

    /// For a place that only an earlier report can have led to.
    pub(crate) fn already(&self) -> Reported {
        debug_assert!(self.any(), "nothing was reported");
        Reported(())
    }

    /// Whether nothing but these was reported so far.
    pub(crate) fn all_are(&self, findings: &[&Finding]) -> bool {
        let is_one = |id| findings.iter().any(|finding| finding.id == id);
        self.list.borrow().iter().all(|error| is_one(error.rule.id))
    }

    /// Whether anything was reported so far.
    pub(crate) fn any(&self) -> bool {
        !self.list.borrow().is_empty()
    }

    /// Everything that was reported, once, in the order of the source: stages report one after
    /// the other, and a reader goes from top to bottom.
    pub(crate) fn take(&self) -> Vec<Diagnostic> {
        self.read.set(true);
        let mut list = self.list.take();
        // Stable: where positions are equal or not known, the order of the reports stays.
        list.sort_by_key(|error| positions(error.source.start));
        let mut list = unrolled::told_once(list, &self.unrolled.take());
        let mut said = HashSet::new();
        list.retain(|error| said.insert(error.identity()));
        list
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.read.get(), "the collected errors were never read");
        }
    }
}
