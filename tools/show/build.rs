//! Lists the sources of the built-in rules, which the command has within it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../optim-runtime/src/rules");
    let folder = folder.canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    files.retain(|path| path.file_name().is_some_and(|name| name != "mod.rs"));
    files.sort();
    let lines = files
        .iter()
        .map(|path| format!("    include_str!({path:?}),\n"));
    let list = format!("&[\n{}]\n", lines.collect::<String>());
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("rules.rs"), list)
}
