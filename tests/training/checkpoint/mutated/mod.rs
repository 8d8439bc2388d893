//! Checkpoints with something wrong in them, by chance that depends on a number alone.

mod chance;
mod parts;

use serde_json::{Value, json};

use self::chance::COUNTS;
pub(crate) use self::chance::Chance;
use self::parts::{METADATA, Parts, joined};

/// A checkpoint of which there are many wrong ones.
pub(crate) struct Origin {
    bytes: Vec<u8>,
    parts: Parts,
    nodes: usize,
    /// Where digits are in the header.
    digits: Vec<usize>,
}

impl Origin {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        let parts = Parts::of(&bytes);
        let nodes = parts.nodes();
        let header = &bytes[8..bytes.len() - parts.data.len()];
        let digits = (0..header.len()).filter(|at| header[*at].is_ascii_digit());
        Self {
            digits: digits.collect(),
            nodes,
            parts,
            bytes,
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// One that is wrong in some way; of others pieces are taken.
    pub(crate) fn mutated(&self, chance: &mut Chance, others: &[Self]) -> Vec<u8> {
        let other = chance.one_of(others);
        match chance.below(16) {
            0 => self.flipped(chance, self.bytes.len()),
            1 => self.flipped(chance, 8 + self.header_length()),
            2 => self.cut(chance),
            3 => self.spliced(chance, &other.bytes),
            4 => self.with_other_length(chance),
            5 => self.with_other_digits(chance),
            6 => self.with_names_twice(chance),
            7 => self.nested(chance),
            8 => self.parts.with_other_offsets(chance),
            9 => self.parts.with_other_tensor(chance),
            10 => self.parts.with_another_entry(chance, &other.parts),
            _ => self.parts.with_other_nodes(self.nodes, chance),
        }
    }

    fn header_length(&self) -> usize {
        self.bytes.len() - 8 - self.parts.data.len()
    }

    fn header(&self) -> &[u8] {
        &self.bytes[8..8 + self.header_length()]
    }

    fn flipped(&self, chance: &mut Chance, end: usize) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        for _ in 0..=chance.below(3) {
            bytes[chance.below(end)] ^= 1 << chance.below(8);
        }
        bytes
    }

    /// Ends too early, or goes on.
    fn cut(&self, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        if chance.below(4) == 0 {
            bytes.resize(bytes.len() + 1 + chance.below(300), 0x20);
        } else {
            bytes.truncate(chance.below(bytes.len()));
        }
        bytes
    }

    /// A piece is that of another place or file.
    fn spliced(&self, chance: &mut Chance, other: &[u8]) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let from = chance.below(other.len());
        let piece = &other[from..(from + chance.below(200)).min(other.len())];
        let begin = chance.below(bytes.len());
        let end = if chance.below(2) == 0 {
            begin + piece.len()
        } else {
            begin + chance.below(100)
        };
        bytes.splice(begin..end.min(self.bytes.len()), piece.iter().copied());
        bytes
    }

    fn with_other_length(&self, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let lengths = [
            *chance.one_of(&COUNTS),
            (self.header_length() + 1 + chance.below(16)) as u64,
            (self.header_length() - 1 - chance.below(16)) as u64,
            chance.below(bytes.len()) as u64,
            100_000_000 + chance.next() % 2,
        ];
        bytes[..8].copy_from_slice(&chance.one_of(&lengths).to_le_bytes());
        bytes
    }

    /// Digits somewhere in the header are others, whatever they belong to.
    fn with_other_digits(&self, chance: &mut Chance) -> Vec<u8> {
        let header = self.header();
        let begin = *chance.one_of(&self.digits);
        let rest = header[begin..].iter();
        let end = begin + rest.take_while(|it| it.is_ascii_digit()).count();
        let number = chance.one_of(&COUNTS).to_string();
        let header = [&header[..begin], number.as_bytes(), &header[end..]].concat();
        joined(&header, &self.parts.data)
    }

    /// An entry of the header comes twice, in it or in its metadata.
    fn with_names_twice(&self, chance: &mut Chance) -> Vec<u8> {
        let (header, parts) = (self.header(), self.parts.clone());
        let inner = chance.below(2) == 0;
        let entries = if inner {
            parts.header[METADATA].as_object().unwrap()
        } else {
            &parts.header
        };
        let names: Vec<_> = entries.keys().collect();
        let name = *chance.one_of(&names);
        let value = match &entries[name] {
            Value::Object(object) if inner => json!(json!(object).to_string()),
            value => value.clone(),
        };
        let entry = format!("{}:{value},", json!(name));
        let begin = if inner {
            header.iter().skip(1).position(|it| *it == b'{').unwrap() + 2
        } else {
            1
        };
        let header = [&header[..begin], entry.as_bytes(), &header[begin..]].concat();
        joined(&header, &parts.data)
    }

    /// Something is nested deeply: also what nobody reads, and what is not closed.
    fn nested(&self, chance: &mut Chance) -> Vec<u8> {
        let depth = *chance.one_of(&[1, 100, 126, 127, 128, 129, 5_000]);
        let (open, close) = *chance.one_of(&[("[", "]"), ("{\"a\":", "}"), ("[", "")]);
        let deep = format!("{}0{}", open.repeat(depth), close.repeat(depth));
        let header = String::from_utf8(self.header().to_vec()).unwrap();
        // In the header itself, or in the text of an entry.
        let header = if chance.below(2) == 0 {
            header.replacen("{\"", &format!("{{\"x\":{deep},\""), 1 + chance.below(2))
        } else {
            let escaped = deep.replace('"', "\\\"");
            let end = format!("{{\\\"x\\\":{escaped},\\\"");
            header.replacen("{\\\"", &end, 1 + chance.below(9))
        };
        joined(header.as_bytes(), &self.parts.data)
    }
}
