//! Prints rules in every notation that the compiler has.
//!
//! ```text
//! cargo run -p optim-show -- Adam --as torch
//! cargo run -p optim-show -- --file src/my_rules.rs MyRule --as rust
//! ```

mod fault;
mod form;
mod library;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::fault::Trouble;
use crate::form::Form;
use crate::library::Library;

/// Prints a rule as mathematics, as Python for NumPy, PyTorch or optax, or as the Rust that the macro makes of it.
#[derive(Parser)]
#[command(name = "optim-show", version)]
struct Options {
    /// The rules, by name, as `Adam` or `schedule-free-adamw`. Without one all of the file, or the names of those built in.
    names: Vec<String>,
    /// What to print.
    #[arg(long = "as", value_enum, default_value_t = Form::Equations, value_name = "FORM")]
    form: Form,
    /// Rust with `optimizer! { … }` in it, whose rules may be made of each other and of those built in.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(text) => {
            // A reader that has enough, as `head`, is no trouble.
            let _ok = std::io::stdout().lock().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            let _ok = write!(std::io::stderr().lock(), "{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<String, Trouble> {
    let library = match &options.file {
        Some(path) => Library::with_file(path)?,
        None => Library::built_in(),
    };
    let rules = match (options.names.as_slice(), &options.file) {
        ([], None) => return Ok(library.names().map(|name| format!("{name}\n")).collect()),
        ([], Some(_)) => library.of_file(),
        (names, _) => names.iter().flat_map(|name| library.named(name)).collect(),
    };
    let mut texts = Vec::new();
    let mut troubles = Vec::new();
    // What is wrong with several is told at once.
    for rule in rules {
        match rule.and_then(|rule| options.form.of(&rule)) {
            Ok(text) => texts.push(text),
            Err(trouble) => troubles.push(trouble),
        }
    }
    match Trouble::all(troubles) {
        Some(trouble) => Err(trouble),
        None => Ok(texts.join("\n")),
    }
}
