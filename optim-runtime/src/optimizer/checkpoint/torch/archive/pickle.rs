//! The part of Python's pickles that states are written in. Nothing is executed: of all functions that a pickle may name, only those
//! that put tensors together are known, and they are read as what they make.

use std::collections::HashMap;
use std::rc::Rc;

use super::value::{Tensor, Value};

/// How many values there may be: those of a million tensors.
const MOST: usize = 1 << 24;

/// How deep values may lie in each other.
const DEEPEST: usize = 32;

/// A value on the stack, with how deep others lie in it.
#[derive(Clone)]
struct Item {
    value: Rc<Value>,
    depth: usize,
    /// Where it is remembered, and nowhere else, if it may still be filled.
    place: Option<u32>,
}

impl Item {
    fn new(value: Rc<Value>, depth: usize) -> Self {
        Self {
            value,
            depth,
            place: None,
        }
    }
}

struct Machine<'a> {
    bytes: &'a [u8],
    stack: Vec<Item>,
    /// Where marks stand.
    marks: Vec<usize>,
    memo: HashMap<u32, Item>,
    /// Codes that may still come.
    left: usize,
}

/// Reads a pickle.
pub(super) fn read(bytes: &[u8]) -> Result<Rc<Value>, String> {
    let mut machine = Machine {
        bytes,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: HashMap::new(),
        left: MOST,
    };
    loop {
        let [code] = machine.take()?;
        if code == b'.' {
            return Ok(machine.pop()?.value);
        }
        let left = machine.left.checked_sub(1);
        machine.left = left.ok_or_else(|| format!("its pickle has more than {MOST} codes"))?;
        machine.step(code)?;
    }
}

impl<'a> Machine<'a> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (taken, rest) = self
            .bytes
            .split_first_chunk()
            .ok_or("its pickle ends too early")?;
        self.bytes = rest;
        Ok(*taken)
    }

    fn take_slice(&mut self, len: usize) -> Result<&'a [u8], String> {
        let taken = self
            .bytes
            .split_at_checked(len)
            .ok_or("its pickle ends too early")?;
        self.bytes = taken.1;
        Ok(taken.0)
    }

    fn text(&mut self, len: usize) -> Result<String, String> {
        let text = std::str::from_utf8(self.take_slice(len)?);
        Ok(text.map_err(|_| "a text in its pickle is none")?.to_owned())
    }

    fn line(&mut self) -> Result<String, String> {
        let end = self.bytes.iter().position(|byte| *byte == b'\n');
        let line = self.text(end.ok_or("its pickle ends too early")?)?;
        self.take::<1>()?;
        Ok(line)
    }

    fn push(&mut self, value: Value) {
        let value = Rc::new(value);
        self.stack.push(Item::new(value, 0));
    }

    fn pop(&mut self) -> Result<Item, String> {
        if self
            .marks
            .last()
            .is_some_and(|mark| *mark == self.stack.len())
        {
            return Err("its pickle takes what is not there".to_owned());
        }
        let item = self.stack.pop();
        item.ok_or_else(|| "its pickle takes what is not there".to_owned())
    }

    fn since_mark(&mut self) -> Result<Vec<Item>, String> {
        let mark = self
            .marks
            .pop()
            .ok_or("its pickle takes what is not there")?;
        Ok(self.stack.split_off(mark))
    }

    fn many(&mut self, count: usize) -> Result<Vec<Item>, String> {
        let mut items = (0..count)
            .map(|_| self.pop())
            .collect::<Result<Vec<_>, _>>()?;
        items.reverse();
        Ok(items)
    }

    /// Puts these together as a value.
    fn push_of(
        &mut self,
        items: Vec<Item>,
        make: impl FnOnce(Vec<Rc<Value>>) -> Value,
    ) -> Result<(), String> {
        let depth = items.iter().map(|item| item.depth + 1).max().unwrap_or(0);
        if depth > DEEPEST {
            return Err(format!("its pickle is more than {DEEPEST} deep"));
        }
        let value = Rc::new(make(items.into_iter().map(|item| item.value).collect()));
        self.stack.push(Item::new(value, depth));
        Ok(())
    }

    /// Puts these into the list or dictionary on the stack.
    fn fill(&mut self, items: Vec<Item>) -> Result<(), String> {
        let Item {
            value,
            depth,
            place,
        } = self.pop()?;
        let inner = items.iter().map(|item| item.depth + 1).max().unwrap_or(0);
        let depth = depth.max(inner);
        if depth > DEEPEST {
            return Err(format!("its pickle is more than {DEEPEST} deep"));
        }
        if let Some(place) = place {
            self.memo.remove(&place);
        }
        let value = Rc::try_unwrap(value).map_err(|_| "its pickle fills what is in use")?;
        let mut values = items.into_iter().map(|item| item.value);
        let value = match value {
            Value::List(mut list) => {
                list.extend(values);
                Value::List(list)
            }
            Value::Dict(mut entries) => {
                while let Some(key) = values.next() {
                    let value = values
                        .next()
                        .ok_or("its pickle has a key without a value")?;
                    entries.push((key, value));
                }
                Value::Dict(entries)
            }
            _ => return Err("its pickle fills what cannot be filled".to_owned()),
        };
        self.stack.push(Item::new(Rc::new(value), depth));
        if let Some(place) = place {
            self.remember(place)?;
        }
        Ok(())
    }

    fn remember(&mut self, place: u32) -> Result<(), String> {
        let item = self.stack.last_mut();
        let item = item.ok_or("its pickle takes what is not there")?;
        let recalled = Item::new(Rc::clone(&item.value), item.depth);
        self.memo.insert(place, recalled);
        item.place = Some(place);
        Ok(())
    }

    fn recall(&mut self, place: u32) -> Result<(), String> {
        let item = self.memo.get(&place);
        let item = item.ok_or("its pickle recalls what it does not remember")?;
        self.stack.push(item.clone());
        Ok(())
    }

    fn step(&mut self, code: u8) -> Result<(), String> {
        match code {
            // The protocol, and how long a frame is.
            0x80 => drop(self.take::<1>()?),
            0x95 => drop(self.take::<8>()?),
            b'N' => self.push(Value::None),
            0x88 => self.push(Value::Flag(true)),
            0x89 => self.push(Value::Flag(false)),
            b'J' => {
                let int = i32::from_le_bytes(self.take()?);
                self.push(Value::Int(int.into()));
            }
            b'K' => {
                let [int] = self.take()?;
                self.push(Value::Int(int.into()));
            }
            b'M' => {
                let int = u16::from_le_bytes(self.take()?);
                self.push(Value::Int(int.into()));
            }
            0x8a => self.long()?,
            b'G' => {
                let float = f64::from_be_bytes(self.take()?);
                self.push(Value::Float(float));
            }
            b'X' => {
                let len = u32::from_le_bytes(self.take()?);
                let text = self.text(len as usize)?;
                self.push(Value::Text(text));
            }
            0x8c => {
                let [len] = self.take()?;
                let text = self.text(len.into())?;
                self.push(Value::Text(text));
            }
            b'(' => self.marks.push(self.stack.len()),
            b')' => self.push(Value::Tuple(Vec::new())),
            b']' => self.push(Value::List(Vec::new())),
            b'}' => self.push(Value::Dict(Vec::new())),
            b't' => {
                let items = self.since_mark()?;
                self.push_of(items, Value::Tuple)?;
            }
            0x85..=0x87 => {
                let items = self.many(usize::from(code - 0x84))?;
                self.push_of(items, Value::Tuple)?;
            }
            b'a' => {
                let items = self.many(1)?;
                self.fill(items)?;
            }
            b's' => {
                let items = self.many(2)?;
                self.fill(items)?;
            }
            b'e' | b'u' => {
                let items = self.since_mark()?;
                self.fill(items)?;
            }
            b'c' => {
                let (module, name) = (self.line()?, self.line()?);
                self.push(Value::Global(format!("{module} {name}")));
            }
            0x93 => {
                let items = self.many(2)?;
                let text = |at: usize| items[at].value.text().unwrap_or_default();
                let name = format!("{} {}", text(0), text(1));
                self.push(Value::Global(name));
            }
            b'q' => {
                let [place] = self.take()?;
                self.remember(place.into())?;
            }
            b'r' => {
                let place = u32::from_le_bytes(self.take()?);
                self.remember(place)?;
            }
            0x94 => {
                let place = u32::try_from(self.memo.len()).map_err(|_| "its pickle is too long")?;
                self.remember(place)?;
            }
            b'h' => {
                let [place] = self.take()?;
                self.recall(place.into())?;
            }
            b'j' => {
                let place = u32::from_le_bytes(self.take()?);
                self.recall(place)?;
            }
            b'Q' => {
                let item = self.pop()?;
                self.push(storage(&item.value)?);
            }
            b'R' => {
                let (arguments, function) = (self.pop()?, self.pop()?);
                self.call(&function.value, arguments)?;
            }
            // What Python would set on an object: torch keeps versions of modules there.
            b'b' => drop(self.pop()?),
            other => return Err(format!("its pickle has the unknown code {other:#04x}")),
        }
        Ok(())
    }

    fn long(&mut self) -> Result<(), String> {
        let [len] = self.take()?;
        let bytes = self.take_slice(len.into())?;
        if bytes.len() > 8 {
            return Err("a number in its pickle has more than 64 bits".to_owned());
        }
        let negative = bytes.last().is_some_and(|byte| byte & 0x80 != 0);
        let mut all = [if negative { 0xff } else { 0 }; 8];
        all[..bytes.len()].copy_from_slice(bytes);
        self.push(Value::Int(i64::from_le_bytes(all)));
        Ok(())
    }

    /// What a function makes, of those that states need.
    fn call(&mut self, function: &Value, arguments: Item) -> Result<(), String> {
        let Value::Global(name) = function else {
            return Err("its pickle calls what is no function".to_owned());
        };
        let parts = arguments.value.parts().unwrap_or_default();
        match (name.as_str(), parts) {
            ("collections OrderedDict", []) => self.push(Value::Dict(Vec::new())),
            ("torch._utils _rebuild_tensor_v2", [from, offset, shape, strides, ..]) => {
                let (Value::Storage { of, key }, Some(offset), Some(shape), Some(strides)) =
                    (&**from, offset.int(), shape.ints(), strides.ints())
                else {
                    return Err("a tensor in its pickle is none".to_owned());
                };
                self.push(Value::Tensor(Box::new(Tensor {
                    of: of.clone(),
                    key: key.clone(),
                    offset,
                    shape,
                    strides,
                })));
            }
            ("torch._utils _rebuild_parameter", [data, ..]) => {
                let value = Rc::clone(data);
                self.stack.push(Item::new(value, 0));
            }
            _ => return Err(format!("its pickle calls `{name}`, which no state needs")),
        }
        Ok(())
    }
}

/// What `torch.save` writes for a storage: a tuple of a word, its type, its key, the device and its length.
fn storage(value: &Value) -> Result<Value, String> {
    match value.parts() {
        Some([word, of, key, ..]) if word.text() == Some("storage") => match (&**of, &**key) {
            (Value::Global(of), Value::Text(key)) => Ok(Value::Storage {
                of: of.strip_prefix("torch ").unwrap_or(of).to_owned(),
                key: key.clone(),
            }),
            _ => Err("a storage in its pickle is none".to_owned()),
        },
        _ => Err("its pickle refers to what is no storage".to_owned()),
    }
}
