//! A checkpoint in its parts, and parts that are wrong in a file that is whole.

use serde_json::{Map, Value, json};

use super::chance::{COUNTS, Chance, TEXTS};

/// A checkpoint in its parts. What stands in the metadata as text is parsed.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) header: Map<String, Value>,
    pub(super) data: Vec<u8>,
}

pub(super) const METADATA: &str = "__metadata__";

impl Parts {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let length = u64::from_le_bytes(bytes[..8].try_into().unwrap());
        let (header, data) = bytes[8..].split_at(usize::try_from(length).unwrap());
        let mut header: Map<String, Value> = serde_json::from_slice(header).unwrap();
        for entry in header[METADATA].as_object_mut().unwrap().values_mut() {
            let object: Option<Map<_, _>> = serde_json::from_str(entry.as_str().unwrap()).ok();
            if let Some(object) = object {
                *entry = object.into();
            }
        }
        let data = data.to_vec();
        Self { header, data }
    }

    fn bytes(mut self) -> Vec<u8> {
        if let Some(Value::Object(metadata)) = self.header.get_mut(METADATA) {
            for entry in metadata.values_mut() {
                if entry.is_object() || entry.is_array() {
                    *entry = entry.to_string().into();
                }
            }
        }
        joined(Value::from(self.header).to_string().as_bytes(), &self.data)
    }

    fn tensors(&self) -> Vec<String> {
        let names = self.header.keys().filter(|name| *name != METADATA);
        names.cloned().collect()
    }

    fn tensor(&mut self, name: &str) -> &mut Map<String, Value> {
        self.header[name].as_object_mut().unwrap()
    }

    /// Number of values in the header and its metadata.
    pub(super) fn nodes(&self) -> usize {
        self.header.values().map(count).sum()
    }

    /// Tensors overlap, leave gaps, or have each other's places.
    pub(super) fn with_other_offsets(&self, chance: &mut Chance) -> Vec<u8> {
        let mut parts = self.clone();
        let names = parts.tensors();
        let (one, two) = (chance.one_of(&names), chance.one_of(&names));
        let (a, b) = (self.header[one]["data_offsets"].clone(), &self.header[two]);
        parts.tensor(one)["data_offsets"] = b["data_offsets"].clone();
        if chance.below(3) > 0 {
            parts.tensor(two)["data_offsets"] = a;
        }
        if chance.below(3) == 0 {
            let number = json!(chance.one_of(&COUNTS));
            parts.tensor(two)["data_offsets"][chance.below(2)] = number;
        }
        parts.bytes()
    }

    /// A tensor has another type, shape, name or size, or is gone, and the file is a good one of that.
    pub(super) fn with_other_tensor(&self, chance: &mut Chance) -> Vec<u8> {
        let names = self.tensors();
        let (this, other) = (chance.one_of(&names), chance.one_of(&names));
        let mut header = Map::from_iter([(METADATA.to_owned(), self.header[METADATA].clone())]);
        let mut data = Vec::new();
        let what = chance.below(6);
        for name in &names {
            let tensor = &self.header[name];
            let [begin, end] = [0, 1].map(|at| tensor["data_offsets"][at].as_u64().unwrap());
            let place = usize::try_from(begin).unwrap()..usize::try_from(end).unwrap();
            let mut values = self.data[place].to_vec();
            let (mut name, mut tensor) = (name.clone(), tensor.clone());
            if name == *this {
                match what {
                    0 => continue,
                    1 => name = format!("{name}.{}", chance.one_of(&TEXTS)),
                    2 => name = format!("x{name}"),
                    3 => values.resize(values.len() + 8 * chance.below(5), 0),
                    4 => values.truncate(values.len() / 16 * 8),
                    _ => tensor["dtype"] = json!(chance.one_of(&["F64", "F32", "I64", "F32"])),
                }
                let size = if tensor["dtype"] == "F32" { 4 } else { 8 };
                tensor["shape"] = json!([values.len() / size]);
            } else if name == *other && what == 2 {
                // Two change their names with each other, nearly.
                name.clone_from(this);
            }
            let begin = data.len();
            data.extend(values);
            tensor["data_offsets"] = json!([begin, data.len()]);
            header.insert(name, tensor);
        }
        Self { header, data }.bytes()
    }

    /// An entry of the metadata is another's, of this file or another, or has another's name.
    pub(super) fn with_another_entry(&self, chance: &mut Chance, other: &Parts) -> Vec<u8> {
        let mut parts = self.clone();
        let from = if chance.below(2) == 0 { self } else { other };
        let theirs = from.header[METADATA].as_object().unwrap();
        let metadata = parts.header[METADATA].as_object_mut().unwrap();
        let names = |of: &Map<String, Value>| of.keys().cloned().collect::<Vec<_>>();
        let (to, from) = (names(metadata), names(theirs));
        let (to, from) = (chance.one_of(&to), chance.one_of(&from));
        if chance.below(4) == 0 {
            metadata.remove(to);
        }
        let name = if chance.below(2) == 0 { to } else { from };
        metadata.insert(name.clone(), theirs[from].clone());
        parts.bytes()
    }

    /// Values anywhere in the header and its metadata are others.
    pub(super) fn with_other_nodes(&self, nodes: usize, chance: &mut Chance) -> Vec<u8> {
        let mut parts = self.clone();
        for _ in 0..=chance.below(2) {
            let mut at = chance.below(nodes);
            let values = &mut parts.header.values_mut();
            if let Some(node) = values.find_map(|value| nth(value, &mut at)) {
                change(node, chance);
            }
        }
        parts.bytes()
    }
}

/// A header and what stands behind it.
pub(super) fn joined(header: &[u8], data: &[u8]) -> Vec<u8> {
    [&(header.len() as u64).to_le_bytes(), header, data].concat()
}

/// A value and all in it.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(object) => object.values().map(count).sum(),
        _ => 0,
    }
}

/// The value at this place of all.
fn nth<'v>(value: &'v mut Value, at: &mut usize) -> Option<&'v mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|value| nth(value, at)),
        Value::Object(object) => object.values_mut().find_map(|value| nth(value, at)),
        _ => None,
    }
}

/// Puts another value there, mostly one of the same type.
fn change(node: &mut Value, chance: &mut Chance) {
    if chance.below(12) == 0 {
        let others = [
            json!(null),
            json!([]),
            json!({}),
            json!(0.5),
            json!(-1),
            json!("x".repeat(3_000)),
        ];
        *node = chance.one_of(&others).clone();
        return;
    }
    match node {
        Value::Null => *node = json!("1.0"),
        Value::Bool(flag) => *flag = !*flag,
        Value::Number(number) => {
            let near = number.as_u64().unwrap_or(0);
            let numbers = [
                near.wrapping_add(1),
                near.wrapping_sub(1),
                *chance.one_of(&COUNTS),
            ];
            *node = json!(chance.one_of(&numbers));
        }
        Value::String(text) => match chance.below(4) {
            0 => text.push('0'),
            1 => drop(text.pop()),
            _ => *text = (*chance.one_of(&TEXTS)).to_owned(),
        },
        Value::Array(list) => match chance.below(4) {
            0 => list.reverse(),
            1 => drop(list.pop()),
            2 => list.push(json!(chance.one_of(&COUNTS))),
            _ => {
                *list = vec![json!(chance.one_of(&COUNTS)); *chance.one_of(&[1, 2, 3, 63, 64, 65])]
            }
        },
        Value::Object(object) => {
            let names: Vec<_> = object.keys().cloned().collect();
            let Some(name) = names.get(chance.below(names.len())) else {
                object.insert("x".to_owned(), json!(true));
                return;
            };
            let value = object[name].clone();
            match chance.below(3) {
                0 => drop(object.remove(name)),
                1 => drop(object.insert(format!("{name}x"), value)),
                _ => drop(object.insert(chance.one_of(&names).clone(), value)),
            }
        }
    }
}
