//! Trains a 64-64-10 network on handwritten digits with an optimizer from a TOML file: by default one rule for matrices and
//! another for all the rest.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser;
use optim_examples::digits;
use optim_examples::program::exit_code;
use optim_examples::training::{Settings, train};
use optim_runtime::OptimizerConfig;

/// What is taken without a file.
const DEFAULT: &str = include_str!("../../digits.toml");

/// Trains a small network on 1,400 handwritten digits with an optimizer from a file.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// The optimizer, in TOML [default: the one that --show prints]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Print the optimizer's file, to begin one's own from, and do nothing else
    #[arg(long)]
    show: bool,

    /// How often all pictures are seen
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..))]
    epochs: u32,

    /// Decides first weights and order of pictures
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

fn main() -> ExitCode {
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> anyhow::Result<()> {
    let text = match &options.config {
        Some(file) => std::fs::read_to_string(file)
            .with_context(|| format!("{} cannot be read", file.display()))?,
        None => DEFAULT.to_owned(),
    };
    let mut out = io::stdout().lock();
    if options.show {
        return Ok(out.write_all(text.as_bytes())?);
    }
    let place = options
        .config
        .as_deref()
        .map(|file| file.display().to_string());
    let place = move || place.unwrap_or_else(|| "the default".to_owned());
    let config: OptimizerConfig = toml::from_str(&text).with_context(place.clone())?;
    let optimizer = config.build().with_context(place)?;
    for group in optimizer.group_names() {
        writeln!(out, "{group}: {:?}", optimizer.group_rule(group)?)?;
    }
    let data = digits::load().context("the data in this program are damaged")?;
    let settings = Settings {
        epochs: options.epochs,
        stop_after: options.epochs,
        seed: options.seed,
        save: None,
        resume: None,
    };
    let run = train(optimizer, &data, &settings, || ())?;
    writeln!(out)?;
    for (epoch, loss) in run.losses.iter().enumerate() {
        if epoch % 5 == 0 || epoch + 1 == run.losses.len() {
            writeln!(out, "epoch {epoch:>3}: train loss {loss:.4}")?;
        }
    }
    writeln!(
        out,
        "{:.1} % of the other digits are read rightly",
        100.0 * run.accuracy
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Options;

    #[test]
    fn the_options_are_consistent() {
        Options::command().debug_assert();
    }
}
