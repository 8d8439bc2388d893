//! Writes what the fuzzer begins with to the folder that is named: the built-in rules, every program of `tests/ui`
//! and of the compiler's own tests, each rule in a file.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = env::args()
        .nth(1)
        .map_or_else(|| "corpus/compile".into(), PathBuf::from);
    fs::create_dir_all(&out)?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut rules = Vec::new();
    for folder in [
        "tests/ui",
        "optim-runtime/src/rules",
        "optim-macros/compiler/src/tests/seeds",
    ] {
        collect(&project.join(folder), &mut rules)?;
    }
    for (index, rule) in rules.iter().enumerate() {
        fs::write(out.join(format!("seed-{index:04}")), rule)?;
    }
    println!("{} rules in {}", rules.len(), out.display());
    Ok(())
}

fn collect(folder: &Path, rules: &mut Vec<String>) -> io::Result<()> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, rules)?;
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        match path.extension().and_then(|extension| extension.to_str()) {
            // A rule a line.
            Some("txt") => rules.extend(text.lines().map(str::to_owned)),
            Some("rs" | "fixed") => rules.extend(invocations(&text)),
            _ => {}
        }
    }
    Ok(())
}

/// What stands between the braces of every `optimizer! { … }` of a file.
fn invocations(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("optimizer! {") {
        let mut depth = 1;
        let end = after.char_indices().find(|(_, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some((end, _)) = end else { break };
        found.push(after[..end].to_owned());
        rest = &after[end..];
    }
    found
}
