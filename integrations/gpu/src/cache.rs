//! Compiled code on disk, found by all that it depends on.
//!
//! A file has a line that says what it is, the key, a checksum, and the code. One that is damaged, or is of another key, is
//! as one that is not there. It is written beside its place and put there whole.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// What a file begins with. Another form has another number.
const BEGIN: &[u8] = b"optim-gpu code, form 1\n";

/// FNV-1a in 128 bits: nobody chooses what is hashed.
pub(crate) fn hash<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for part in parts {
        // Lengths keep parts apart.
        for byte in part.len().to_le_bytes().iter().chain(part) {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }
    hash
}

/// The folder where it is kept if nothing else is said: `$OPTIM_GPU_CACHE`, or `optim-gpu` in the user's folder for caches.
pub(crate) fn folder() -> Option<PathBuf> {
    let of = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = of("OPTIM_GPU_CACHE") {
        return Some(folder.into());
    }
    let caches = of("XDG_CACHE_HOME").map(PathBuf::from);
    let caches = caches
        .or_else(|| of("LOCALAPPDATA").map(PathBuf::from))
        .or_else(|| Some(PathBuf::from(of("HOME")?).join(".cache")))?;
    Some(caches.join("optim-gpu"))
}

fn path(folder: &Path, key: u128) -> PathBuf {
    folder.join(format!("{key:032x}.cubin"))
}

/// The code of this key, if a whole file has it.
pub(crate) fn get(folder: &Path, key: u128) -> Option<Vec<u8>> {
    let mut file = fs::read(path(folder, key)).ok()?;
    let head = BEGIN.len() + 32;
    let rest = file.strip_prefix(BEGIN)?;
    let number = |from: usize| {
        Some(u128::from_le_bytes(
            rest.get(from..from + 16)?.try_into().ok()?,
        ))
    };
    let code = file.get(head..)?;
    if number(0)? != key || number(16)? != hash([code]) {
        return None;
    }
    Some(file.split_off(head))
}

/// Keeps code. Where that cannot be done it is compiled again in the next run, and nothing else.
pub(crate) fn put(folder: &Path, key: u128, code: &[u8]) -> std::io::Result<()> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    fs::create_dir_all(folder)?;
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!("{key:032x}.{}.{number}.part", std::process::id()));
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(BEGIN)?;
        file.write_all(&key.to_le_bytes())?;
        file.write_all(&hash([code]).to_le_bytes())?;
        file.write_all(code)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&beside, path(folder, key)));
    if placed.is_err() {
        fs::remove_file(&beside).ok();
    }
    placed
}
