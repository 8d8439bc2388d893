//! The text of a rule with its tokens, to be changed at one place.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Punct,
    Open(Delimiter),
    Close(Delimiter),
}

/// A token, or one end of a group.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) word: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The section it stands in: `struct`, `require`, `state`, `update` or `eval`.
    pub(super) section: &'static str,
    /// How many groups it stands in; the braces of its section are one.
    pub(super) depth: usize,
}

/// A rule whose tokens are known.
pub(super) struct Text {
    text: String,
    pub(super) tokens: Vec<Token>,
}

const SECTIONS: [&str; 5] = ["struct", "require", "state", "update", "eval"];

impl Text {
    pub(super) fn of(text: &str) -> Self {
        let stream: TokenStream = text.parse().expect("tokens");
        let mut whole = Self {
            text: text.to_owned(),
            tokens: Vec::new(),
        };
        whole.read(stream, 0, "struct");
        whole
    }

    fn read(&mut self, stream: TokenStream, depth: usize, around: &'static str) {
        let mut section = around;
        for token in stream {
            let range = token.span().byte_range();
            if depth == 0
                && let TokenTree::Ident(word) = &token
                && let Some(known) = SECTIONS.iter().find(|known| word == **known)
            {
                section = known;
            }
            let kind = match &token {
                TokenTree::Ident(_) => Kind::Word,
                TokenTree::Literal(_) => Kind::Number,
                TokenTree::Punct(_) => Kind::Punct,
                TokenTree::Group(group) => {
                    let (open, close) = (
                        group.span_open().byte_range(),
                        group.span_close().byte_range(),
                    );
                    self.put(
                        Kind::Open(group.delimiter()),
                        open.start,
                        open.end,
                        section,
                        depth,
                    );
                    self.read(group.stream(), depth + 1, section);
                    self.put(
                        Kind::Close(group.delimiter()),
                        close.start,
                        close.end,
                        section,
                        depth,
                    );
                    continue;
                }
            };
            self.put(kind, range.start, range.end, section, depth);
        }
    }

    fn put(&mut self, kind: Kind, start: usize, end: usize, section: &'static str, depth: usize) {
        let word = self.text[start..end].to_owned();
        self.tokens.push(Token {
            kind,
            word,
            start,
            end,
            section,
            depth,
        });
    }

    /// The text from the beginning of one token to the end of another.
    pub(super) fn slice(&self, from: usize, to: usize) -> &str {
        &self.text[self.tokens[from].start..self.tokens[to].end]
    }

    /// The rule with other text from the beginning of one token to the end of another.
    pub(super) fn with(&self, from: usize, to: usize, new: &str) -> String {
        let (start, end) = (self.tokens[from].start, self.tokens[to].end);
        format!("{} {new} {}", &self.text[..start], &self.text[end..])
    }

    /// The rule with more text before a token.
    pub(super) fn before(&self, at: usize, new: &str) -> String {
        let start = self.tokens[at].start;
        format!("{} {new} {}", &self.text[..start], &self.text[start..])
    }

    /// The rule with another word wherever a word stands.
    pub(super) fn renamed(&self, word: &str, new: &str) -> String {
        let mut text = String::new();
        let mut last = 0;
        for token in self.tokens.iter().filter(|token| token.word == word) {
            text.push_str(&self.text[last..token.start]);
            text.push_str(new);
            last = token.end;
        }
        text + &self.text[last..]
    }

    /// The token that closes the group which opens here.
    pub(super) fn close(&self, open: usize) -> usize {
        let depth = self.tokens[open].depth;
        let rest = self.tokens[open..].iter();
        let length = rest
            .take_while(|token| !(token.depth == depth && matches!(token.kind, Kind::Close(_))));
        open + length.count()
    }

    /// Where two texts differ, with a few letters around.
    pub(super) fn difference(&self, other: &str) -> String {
        let same = self
            .text
            .bytes()
            .zip(other.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let around = |text: &str| {
            let from = text.floor_char_boundary(same.saturating_sub(25));
            let to = text.floor_char_boundary((same + 45).min(text.len()));
            text[from..to].replace('\n', " ")
        };
        format!("{}  ->  {}", around(&self.text), around(other))
    }
}
