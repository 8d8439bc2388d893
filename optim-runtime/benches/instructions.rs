//! Instructions per weight of every built-in rule's loop, held against `docs/instructions.md`.
//!
//! `cargo bench -p optim-runtime --bench instructions` counts and compares; with `-- --write` the
//! table is written anew. It needs valgrind on x86-64 and says so where that is missing. A count,
//! unlike a time, does not depend on what else the machine does.
//!
//! This program runs itself under callgrind with the argument [`COUNTED`]. There it does one step
//! of every case with two lengths. Callgrind starts from zero where [`counted`] is entered and
//! writes a file where it is left; the difference of two lengths is the loop without what a step
//! costs once.

#![allow(missing_docs, reason = "a program")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, process};

mod common;

use common::Contender;
use common::built_in::{BuiltIn, built_ins};
use optim_runtime::{Dtype, Exec, InstructionSet};

/// Multiples of every vector length and every unrolling, so no weight is left over.
const LENGTHS: [usize; 2] = [64 * 1024, 128 * 1024];

/// The argument under which this program does the steps instead of counting them.
const COUNTED: &str = "--counted";

/// A count may differ by this share before it is reported: compilers of one version agree, and a
/// real change of a loop is larger.
const TOLERANCE: f64 = 0.02;

const BEGIN: &str = "<!-- counts, written by the bench `instructions` -->\n";
const END: &str = "<!-- end of counts -->";

/// A column of the table: element type and instruction set.
#[derive(Clone, Copy)]
enum Column {
    F32Avx2,
    F64Avx2,
    F32Baseline,
}

impl Column {
    const ALL: [Self; 3] = [Self::F32Avx2, Self::F64Avx2, Self::F32Baseline];
}

impl Column {
    fn run(self, rule: &BuiltIn, len: usize) {
        let (dtype, set) = match self {
            Self::F32Avx2 => (Dtype::F32, InstructionSet::Avx2),
            Self::F64Avx2 => (Dtype::F64, InstructionSet::Avx2),
            Self::F32Baseline => (Dtype::F32, InstructionSet::Baseline),
        };
        let exec = Exec::serial()
            .with_instruction_set(set)
            .expect("the parent asked for it only where it is available");
        // The values do not matter: a loop without branches is as long for each.
        let mut step = rule.contender(dtype, exec, len);
        // The first step also fills the states that do not start at zero.
        step.time(1);
        counted(step.as_mut());
    }
}

/// What callgrind counts. Its name is what callgrind is told, so it may not be inlined.
#[inline(never)]
fn counted(step: &mut dyn Contender) {
    step.time(1);
    // Something after it, or the call becomes a jump and callgrind sees no end of this function.
    std::hint::black_box(());
}

/// Runs all steps under callgrind: counts by case, and in it by [`Column::ALL`].
fn count(cases: usize) -> Result<Vec<[f64; Column::ALL.len()]>, String> {
    let folder = env::temp_dir().join(format!("instructions-{}", process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let counts = count_in(&folder, cases);
    // Left-overs in the folder for temporary files harm nothing.
    let _ = fs::remove_dir_all(&folder);
    counts
}

fn count_in(folder: &Path, cases: usize) -> Result<Vec<[f64; Column::ALL.len()]>, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let out = folder.join("out");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet"])
        // The whole name: of two options with one wildcard pattern callgrind heeds only the first.
        .arg("--zero-before=instructions::counted")
        .arg("--dump-after=instructions::counted")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .arg(COUNTED)
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("valgrind ended with {}:\n{said}", output.status));
    }
    // Files are numbered from 1 in the order of the steps.
    let mut files = 1..;
    let mut next = || total(&folder.join(format!("out.{}", files.next().unwrap_or(0))));
    (0..cases)
        .map(|_| {
            let mut row = [0.0; Column::ALL.len()];
            for count in &mut row {
                let [short, long] = [next()?, next()?];
                *count = (long - short) / (LENGTHS[1] - LENGTHS[0]) as f64;
            }
            Ok(row)
        })
        .collect()
}

/// The instructions that one file of callgrind adds up to.
fn total(file: &Path) -> Result<f64, String> {
    let text =
        fs::read_to_string(file).map_err(|error| format!("callgrind gave no file: {error}"))?;
    text.lines()
        .find_map(|line| line.strip_prefix("totals:")?.trim().parse().ok())
        .ok_or_else(|| format!("no `totals:` in\n{text}"))
}

fn row(case: &BuiltIn, counts: [f64; Column::ALL.len()]) -> String {
    let [a, b, c] = counts;
    let BuiltIn { rule, setting, .. } = case;
    format!("| `{rule}` | {setting} | {a:.3} | {b:.3} | {c:.3} |")
}

fn table(cases: &[BuiltIn], counts: &[[f64; Column::ALL.len()]]) -> String {
    let mut table = format!("Counted with {}.\n\n", compiler());
    table.push_str("| rule | setting | `f32`, AVX2 | `f64`, AVX2 | `f32`, baseline |\n");
    table.push_str("|---|---|---|---|---|\n");
    for (case, counts) in cases.iter().zip(counts) {
        let _ = writeln!(table, "{}", row(case, *counts));
    }
    table
}

/// Other compilers give other counts, so the table names the one it is of.
fn compiler() -> String {
    let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .arg("--version")
        .output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    version.unwrap_or_else(|_| "an unknown compiler".to_owned())
}

/// Compares with the page, or writes its table anew.
fn settle(page: &Path, cases: &[BuiltIn], write: bool) -> Result<(), String> {
    let text = fs::read_to_string(page).map_err(|error| format!("{}: {error}", page.display()))?;
    let parts = text
        .split_once(BEGIN)
        .and_then(|(head, rest)| Some((head, rest.split_once(END)?)));
    let Some((head, (committed, tail))) = parts else {
        return Err(format!("{} lacks {BEGIN}or {END}", page.display()));
    };
    let counts = count(cases.len())?;
    let table = table(cases, &counts);
    println!("{table}");
    if write {
        fs::write(page, format!("{head}{BEGIN}{table}{END}{tail}"))
            .map_err(|error| format!("{}: {error}", page.display()))?;
        println!("written to {}", page.display());
        return Ok(());
    }
    let mut wrong = String::new();
    for (case, counts) in cases.iter().zip(counts) {
        let start = format!("| `{}` | {} |", case.rule, case.setting);
        let known = committed.lines().find(|line| line.starts_with(&start));
        let same = known.is_some_and(|line| {
            let numbers = line[start.len()..].split('|');
            let numbers: Vec<f64> = numbers
                .filter_map(|cell| cell.trim().parse().ok())
                .collect();
            numbers.len() == counts.len()
                && numbers
                    .iter()
                    .zip(counts)
                    .all(|(known, now)| (now - known).abs() <= TOLERANCE * known)
        });
        if !same {
            let known = known.unwrap_or("(no line)");
            let _ = writeln!(wrong, "  was {known}\n  is  {}", row(case, counts));
        }
    }
    if wrong.is_empty() {
        println!(
            "equal to docs/instructions.md, within {} %",
            100.0 * TOLERANCE
        );
        return Ok(());
    }
    let header = committed.lines().next().unwrap_or_default();
    Err(format!(
        "differs from docs/instructions.md by more than {} %:\n{wrong}\nThat page: {header}\n\
         If the change is meant: cargo bench -p optim-runtime --bench instructions -- --write",
        100.0 * TOLERANCE
    ))
}

/// Why nothing can be counted here.
fn missing() -> Option<&'static str> {
    if !InstructionSet::Avx2.is_available() {
        return Some("this processor has no AVX2");
    }
    let valgrind = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    match valgrind {
        Ok(status) if status.success() => None,
        _ => Some("there is no valgrind"),
    }
}

/// Rules of one loop. What one of several passes does between its loops, the library's copying of memory
/// included, is not the same for every processor.
fn cases() -> Vec<BuiltIn> {
    let mut cases = built_ins();
    cases.retain(|case| case.passes == 1);
    cases
}

fn main() -> ExitCode {
    let given = |argument: &str| env::args().any(|it| it == argument);
    if given(COUNTED) {
        for case in cases() {
            for column in Column::ALL {
                for len in LENGTHS {
                    column.run(&case, len);
                }
            }
        }
        return ExitCode::SUCCESS;
    }
    // `cargo test --benches` runs this program too, without the argument of `cargo bench`.
    if !given("--bench") {
        println!("skipped: counts are made by `cargo bench -p optim-runtime --bench instructions`");
        return ExitCode::SUCCESS;
    }
    if let Some(missing) = missing() {
        println!("SKIPPED: nothing was counted, for {missing}");
        return ExitCode::SUCCESS;
    }
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/instructions.md");
    match settle(&page, &cases(), given("--write")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
