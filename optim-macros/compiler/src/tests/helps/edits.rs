//! What a help offers, put where its message points.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::tests::{errors_of, rule_tokens};

/// What code of a help may be meant to do with the text around the place.
#[derive(Clone, Copy, Debug)]
enum Use {
    /// It only says what is spoken of.
    Words,
    /// In the place of what the message points at.
    Span,
    Statement,
    Declaration,
    /// A statement above.
    Above,
    Param,
    State,
    /// In the place of the declaration of the same name.
    Anew,
    /// In the place of the least around the place that has all its words.
    Least,
    /// In the place of the header of its name.
    Header,
    /// In the place of the statement above that assigns the same name.
    Earlier,
    /// Above the `if` around, in the place of a statement of its branch.
    AboveIf,
    /// In the place of what the message says is wrong, where that stands.
    Said(usize),
}

const USES: [Use; 14] = [
    Use::Span,
    Use::Least,
    Use::Header,
    Use::AboveIf,
    Use::Said(0),
    Use::Said(1),
    Use::Earlier,
    Use::Statement,
    Use::Declaration,
    Use::Param,
    Use::State,
    Use::Anew,
    Use::Above,
    Use::Words,
];

/// The text of an example, and the place that a message points at.
struct Place<'a> {
    text: &'a str,
    span: Range<usize>,
    /// The code in the fact.
    said: Vec<&'a str>,
}

impl<'a> Place<'a> {
    fn of(text: &'a str, error: &'a Diagnostic) -> Self {
        let (start, end) = (error.source.start, error.source.end);
        let span = start.byte_range().start..end.byte_range().end;
        let (fact, _) = error.message.split_once("\nhelp: ").expect("a help");
        let said = quoted(fact.split("\nnote: ").next().unwrap_or(fact));
        Self { text, span, said }
    }

    /// From behind one of the left ends to before, or behind, one of the right ends; groups in between are passed.
    fn around(&self, left: &[char], right: &[char], inclusive: bool) -> Range<usize> {
        let mut depth = 0;
        let before = self.text[..self.span.start].char_indices().rev();
        let mut start = 0;
        for (at, c) in before {
            if depth == 0 && left.contains(&c) {
                start = at + c.len_utf8();
                break;
            }
            match c {
                ')' | '}' => depth += 1,
                '(' | '{' => depth -= 1,
                _ => {}
            }
        }
        let mut depth = 0;
        let mut end = self.text.len();
        for (at, c) in self.text[self.span.end..].char_indices() {
            if depth == 0 && right.contains(&c) {
                end = self.span.end + at + usize::from(inclusive && c == ';');
                break;
            }
            match c {
                '(' | '{' => depth += 1,
                ')' | '}' => depth -= 1,
                _ => {}
            }
        }
        start..end
    }

    fn statement(&self) -> Range<usize> {
        self.around(&[';', '{', '}'], &[';', '}'], true)
    }

    fn declaration(&self) -> Range<usize> {
        self.around(&[',', '{'], &[',', '}'], false)
    }

    /// Behind the brace that opens a section.
    fn section(&self, word: &str) -> Option<usize> {
        let start = self.text.find("optimizer!")?;
        let at = self.text[start..].find(&format!("{word} "))? + start;
        Some(self.text[at..].find('{')? + at + 1)
    }

    /// The fewest words around the place with all those of the code.
    fn least(&self, code: &str) -> Option<Range<usize>> {
        let wanted = words(code);
        let statement = self.statement();
        let mut found: Vec<_> = words(&self.text[statement.clone()])
            .into_iter()
            .map(|(word, range)| {
                (
                    word,
                    range.start + statement.start..range.end + statement.start,
                )
            })
            .collect();
        found.retain(|(_, range)| range.end > statement.start);
        let mut best: Option<Range<usize>> = None;
        for (first, (_, from)) in found.iter().enumerate() {
            for (last, (_, to)) in found.iter().enumerate().skip(first) {
                let has = |word: &str| found[first..=last].iter().any(|(other, _)| *other == word);
                let around = from.start <= self.span.end && to.end >= self.span.start;
                let shorter = best
                    .as_ref()
                    .is_none_or(|best| to.end - from.start < best.len());
                if around && shorter && wanted.iter().all(|(word, _)| has(word)) {
                    best = Some(from.start..to.end);
                }
            }
        }
        // With what closes the groups that it opens.
        let mut range = best?;
        let inside = &self.text[range.clone()];
        let open = inside
            .matches('(')
            .count()
            .saturating_sub(inside.matches(')').count());
        for _ in 0..open {
            range.end += self.text[range.end..].find(')')? + 1;
        }
        Some(range)
    }

    /// All that one code changes.
    fn edits(&self, code: &str, how: Use) -> Vec<(Range<usize>, String)> {
        if let Use::AboveIf = how {
            let Some(at) = self.text[..self.span.start].rfind("if ") else {
                return Vec::new();
            };
            return vec![
                (at..at, format!("{code} ")),
                (self.statement(), String::new()),
            ];
        }
        self.edit(code, how).into_iter().collect()
    }

    /// What to put where.
    fn edit(&self, code: &str, how: Use) -> Option<(Range<usize>, String)> {
        let statement = || {
            let code = code.trim_end_matches(';');
            format!(" {code};")
        };
        Some(match how {
            Use::Words | Use::AboveIf => return None,
            Use::Earlier => {
                let name = &self.text[self.span.clone()];
                let above = &self.text[..self.statement().start];
                let ends = above.rmatch_indices(';');
                let mut ends = ends.map(|(at, _)| at).chain(above.rfind('{'));
                let last = ends.find_map(|at| {
                    let from = above[..at].rfind([';', '{', '}']).map_or(0, |at| at + 1);
                    let first = words(&above[from..at]).first().map(|(word, _)| *word);
                    (first == Some(name)).then_some(from..at + 1)
                });
                (last?, statement())
            }
            Use::Header => {
                let (name, _) = code.split_once('(')?;
                let start = self.text.find(&format!(" {name}("))? + 1;
                let end = start + self.text[start..].find(')')? + 1;
                (start..end, code.to_owned())
            }
            Use::Least => (self.least(code)?, code.to_owned()),
            Use::Span => (self.span.clone(), code.to_owned()),
            Use::Statement => (self.statement(), statement()),
            Use::Declaration => (self.declaration(), format!(" {code}")),
            Use::Above => {
                let at = self.statement().start;
                (at..at, statement())
            }
            Use::Anew => {
                let (name, _) = code.split_once(" = ")?;
                let start = self.text.find(&format!(" {name} = "))?;
                let place = Place {
                    text: self.text,
                    span: start + 1..start + 1 + name.len(),
                    said: Vec::new(),
                };
                (place.declaration(), format!(" {code}"))
            }
            Use::Said(number) => {
                let said = self.said.get(number)?;
                // Around the place, or the next from there.
                let from = self.text[..self.span.end].rfind(said);
                let from = from.filter(|from| from + said.len() >= self.span.start);
                let from = from
                    .or_else(|| Some(self.span.start + self.text[self.span.start..].find(said)?))?;
                (from..from + said.len(), code.to_owned())
            }
            Use::Param => {
                let at = self.section("struct")?;
                (at..at, format!(" {code},"))
            }
            Use::State => {
                let inside = code
                    .strip_prefix("state {")
                    .and_then(|rest| rest.strip_suffix('}'));
                let declared = inside.unwrap_or(code).trim();
                match self.section("state") {
                    Some(at) => (at..at, format!(" {declared},")),
                    None => {
                        let at = self.text.find("update(")?;
                        (at..at, format!("state {{ {declared} }} "))
                    }
                }
            }
        })
    }
}

/// The text with all edits made; none if two are of the same place.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> Option<String> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let overlap = edits.windows(2).any(|pair| pair[0].0.end > pair[1].0.start);
    if overlap || edits.is_empty() {
        return None;
    }
    let mut new = text.to_owned();
    for (range, code) in edits.into_iter().rev() {
        new.replace_range(range, &code);
    }
    Some(new)
}

/// The names and numbers of a text, with their places.
fn words(text: &str) -> Vec<(&str, Range<usize>)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((&text[from..at], from..at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The code in backticks.
pub(super) fn quoted(help: &str) -> Vec<&str> {
    let help = help.split("; if it is meant, ").next().unwrap_or(help);
    help.split('`').skip(1).step_by(2).collect()
}

/// Whether a rule in a file has fewer errors than before, and none that is new.
fn mends(text: &str, before: &[Diagnostic], error: &Diagnostic) -> bool {
    // Where the tokens are no rule any more nothing was mended.
    let left = match syn::parse_file(text) {
        Ok(file)
            if file
                .items
                .iter()
                .any(|item| matches!(item, syn::Item::Macro(_))) =>
        {
            errors_of(rule_tokens(text))
        }
        _ => return false,
    };
    let mut known: Vec<_> = before.iter().map(|other| &other.message).collect();
    let mended = known.iter().position(|message| **message == error.message);
    known.remove(mended.expect("one of them"));
    left.len() < before.len()
        && left.iter().all(|found| {
            let place = known.iter().position(|message| **message == found.message);
            place.map(|place| known.remove(place)).is_some()
        })
}

/// The text with the help of an error followed, if that mends it.
pub(super) fn followed(text: &str, before: &[Diagnostic], error: &Diagnostic) -> Option<String> {
    let (_, help) = error.message.split_once("\nhelp: ").expect("a help");
    let place = Place::of(text, error);
    let removes = help.contains("remove") || help.contains("leave out");
    applied(&place, &quoted(help), before, error)
        .or_else(|| removes.then(|| removed(&place, before, error))?)
}

/// An application of the codes of a help that mends the rule.
fn applied(
    place: &Place<'_>,
    codes: &[&str],
    before: &[Diagnostic],
    error: &Diagnostic,
) -> Option<String> {
    let codes: Vec<_> = codes
        .iter()
        .copied()
        .filter(|code| !code.contains('…'))
        .take(3)
        .collect();
    let total = USES.len().pow(u32::try_from(codes.len()).expect("a few"));
    for mut number in 0..total {
        let mut edits = Vec::new();
        for code in &codes {
            edits.extend(place.edits(code, USES[number % USES.len()]));
            number /= USES.len();
        }
        if let Some(text) = edited(place.text, edits)
            && mends(&text, before, error)
        {
            return Some(text);
        }
    }
    None
}

/// Without code: what the help says to remove, removed.
fn removed(place: &Place<'_>, before: &[Diagnostic], error: &Diagnostic) -> Option<String> {
    let mut declaration = place.declaration();
    declaration.end += usize::from(place.text[declaration.end..].starts_with(','));
    [place.span.clone(), place.statement(), declaration]
        .into_iter()
        .filter_map(|range| edited(place.text, vec![(range, String::new())]))
        .find(|text| mends(text, before, error))
}
