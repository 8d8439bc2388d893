//! The ZIP archive of `torch.save`, whose entries are stored as they are.

use std::collections::BTreeMap;

/// Entries by their names, without the folder that all are in.
pub(super) struct Archive<'a>(BTreeMap<&'a str, &'a [u8]>);

/// Bytes at a place, that many.
fn at(bytes: &[u8], place: usize, len: usize) -> Result<&[u8], String> {
    let found = place.checked_add(len).and_then(|end| bytes.get(place..end));
    found.ok_or_else(|| "it ends too early".to_owned())
}

fn u16_at(bytes: &[u8], place: usize) -> Result<usize, String> {
    let (two, _) = at(bytes, place, 2)?.split_first_chunk().ok_or("it ends")?;
    Ok(usize::from(u16::from_le_bytes(*two)))
}

fn u32_at(bytes: &[u8], place: usize) -> Result<u64, String> {
    let (four, _) = at(bytes, place, 4)?.split_first_chunk().ok_or("it ends")?;
    Ok(u64::from(u32::from_le_bytes(*four)))
}

fn u64_at(bytes: &[u8], place: usize) -> Result<u64, String> {
    let (eight, _) = at(bytes, place, 8)?.split_first_chunk().ok_or("it ends")?;
    Ok(u64::from_le_bytes(*eight))
}

fn place(number: u64) -> Result<usize, String> {
    usize::try_from(number).map_err(|_| "it speaks of more than memory holds".to_owned())
}

/// Signatures, and the value that says that a number stands elsewhere, in 64 bits.
const END: u64 = 0x0605_4b50;
const END_64: u64 = 0x0606_4b50;
const ENTRY: u64 = 0x0201_4b50;
const ELSEWHERE: u64 = 0xffff_ffff;

impl<'a> Archive<'a> {
    /// Reads the directory at the end.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, String> {
        // A comment may stand behind it, of 65,535 bytes at most.
        let last = bytes.len().checked_sub(22).ok_or("it is no archive")?;
        let first = last.saturating_sub(usize::from(u16::MAX));
        let end = (first..=last)
            .rev()
            .find(|place| u32_at(bytes, *place) == Ok(END));
        let end = end.ok_or("it is no archive of `torch.save`")?;
        let mut count = u16_at(bytes, end + 10)? as u64;
        let mut begin = u32_at(bytes, end + 16)?;
        if count == 0xffff || begin == ELSEWHERE {
            let locator = end.checked_sub(20).ok_or("its directory is not there")?;
            let wide = place(u64_at(bytes, locator + 8)?)?;
            if u32_at(bytes, wide)? != END_64 {
                return Err("its directory is not there".to_owned());
            }
            let after = |by: usize| wide.checked_add(by).ok_or("its directory is not there");
            (count, begin) = (u64_at(bytes, after(32)?)?, u64_at(bytes, after(48)?)?);
        }
        let mut entries = BTreeMap::new();
        let mut at_entry = place(begin)?;
        for _ in 0..count {
            let (name, data, next) = entry(bytes, at_entry)?;
            // The folder has the name of the file, whatever that was.
            let name = name.split_once('/').map_or(name, |(_, name)| name);
            if entries.insert(name, data).is_some() {
                return Err(format!("`{name}` is in it twice"));
            }
            at_entry = next;
        }
        Ok(Self(entries))
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a [u8]> {
        self.0.get(name).copied()
    }
}

/// An entry of the directory: its name and data, and where the next one begins.
fn entry(bytes: &[u8], begin: usize) -> Result<(&str, &[u8], usize), String> {
    let after = |by: usize| {
        begin
            .checked_add(by)
            .ok_or_else(|| "it ends too early".to_owned())
    };
    if u32_at(bytes, begin)? != ENTRY {
        return Err("its directory is broken".to_owned());
    }
    let method = u16_at(bytes, after(10)?)?;
    let (mut packed, mut size) = (u32_at(bytes, after(20)?)?, u32_at(bytes, after(24)?)?);
    let lengths = [28, 30, 32].map(|by| u16_at(bytes, begin.saturating_add(by)));
    let [name_len, extra_len, comment_len] = lengths;
    let (name_len, extra_len, comment_len) = (name_len?, extra_len?, comment_len?);
    let mut offset = u32_at(bytes, after(42)?)?;
    let name = at(bytes, after(46)?, name_len)?;
    let name = std::str::from_utf8(name).map_err(|_| "a name in it is no text".to_owned())?;
    let extra = at(bytes, after(46 + name_len)?, extra_len)?;
    // What does not fit in 32 bits stands there, in this order.
    let mut wide = wide_fields(extra)?.into_iter();
    for number in [&mut size, &mut packed, &mut offset] {
        if *number == ELSEWHERE {
            *number = wide.next().ok_or("a size in it is missing")?;
        }
    }
    if method != 0 || packed != size {
        return Err(format!(
            "`{name}` is compressed, and `torch.save` compresses nothing"
        ));
    }
    let local = place(offset)?;
    let skip = |by: usize| {
        local
            .checked_add(by)
            .ok_or_else(|| "it ends too early".to_owned())
    };
    let names = u16_at(bytes, skip(26)?)? + u16_at(bytes, skip(28)?)?;
    let data = at(bytes, skip(30 + names)?, place(size)?)?;
    Ok((name, data, after(46 + name_len + extra_len + comment_len)?))
}

/// The numbers of 64 bits in an entry's extra fields.
fn wide_fields(extra: &[u8]) -> Result<Vec<u64>, String> {
    let mut begin = 0;
    while begin + 4 <= extra.len() {
        let (id, len) = (u16_at(extra, begin)?, u16_at(extra, begin + 2)?);
        if id == 1 {
            let field = at(extra, begin + 4, len)?;
            return (0..len / 8).map(|index| u64_at(field, 8 * index)).collect();
        }
        begin += 4 + len;
    }
    Ok(Vec::new())
}
