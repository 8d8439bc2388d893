//! A file that is replaced as a whole: whoever looks at any moment sees the old one or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::header::io;
use crate::error::CheckpointFault;

/// What stands behind the name of a file that is not whole yet.
const PARTIAL: &str = "partial";

/// Has a file written beside the one at this path, synced, and put in its place. Who writes it is told where it is.
pub(super) fn replace<E: From<CheckpointFault>>(
    path: &Path,
    write: impl FnOnce(&mut File, &Path) -> Result<(), E>,
) -> Result<(), E> {
    // What a link points to is replaced, and not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    clear(folder, &path);
    let (beside, mut new) = create(folder, &path).map_err(io("creating the file beside it"))?;
    // It tells other processes that this one is at work. Not every file system has locks.
    let _ = new.try_lock();
    let put = write(&mut new, &beside).and_then(|()| {
        new.flush().map_err(io("writing"))?;
        new.sync_all().map_err(io("syncing"))?;
        fs::rename(&beside, &path).map_err(io("putting it in place"))?;
        Ok(())
    });
    if put.is_err() {
        // The first error is what is told.
        let _ = fs::remove_file(&beside);
        return put;
    }
    sync(folder)?;
    Ok(())
}

/// A new file in the folder of this one.
fn create(folder: &Path, path: &Path) -> std::io::Result<(PathBuf, File)> {
    loop {
        let beside = folder.join(name_beside(path));
        let new = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside);
        match new {
            // Of a process that had the same number, on a file system without locks.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            new => return new.map(|new| (beside, new)),
        }
    }
}

/// A name that no other file of this process has.
fn name_beside(path: &Path) -> PathBuf {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut name = begin_beside(path);
    name.push(format!("{}-{number}.{PARTIAL}", std::process::id()));
    name.into()
}

fn begin_beside(path: &Path) -> std::ffi::OsString {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name
}

/// Removes what processes that were killed have left beside this file: what no living one has locked.
fn clear(folder: &Path, path: &Path) {
    let begin = begin_beside(path);
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_left = name
            .as_encoded_bytes()
            .strip_prefix(begin.as_encoded_bytes())
            .is_some_and(is_number);
        if !is_left {
            continue;
        }
        let left = OpenOptions::new().write(true).open(entry.path());
        if left.is_ok_and(|left| left.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name goes on as [`name_beside`] makes it.
fn is_number(rest: &[u8]) -> bool {
    let numbers = std::str::from_utf8(rest)
        .ok()
        .and_then(|rest| rest.strip_suffix(PARTIAL)?.strip_suffix('.'));
    numbers.is_some_and(|numbers| {
        let mut parts = numbers.split('-');
        let mut whole = || parts.next().is_some_and(|part| part.parse::<u64>().is_ok());
        whole() && whole() && parts.next().is_none()
    })
}

/// Has the folder's entry of the file on the disk.
#[cfg(unix)]
fn sync(folder: &Path) -> Result<(), CheckpointFault> {
    let folder = File::open(folder).map_err(io("opening its folder"))?;
    folder.sync_all().map_err(io("syncing its folder"))
}

/// Elsewhere folders cannot be opened to be synced.
#[cfg(not(unix))]
fn sync(_folder: &Path) -> Result<(), CheckpointFault> {
    Ok(())
}
