//! Draws schedules: those that are given, or a gallery.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser;
use optim_examples::picture::PictureFile;
use optim_examples::program::exit_code;
use optim_examples::schedule_plot::{self, Panel};
use optim_runtime::schedule::Schedule;
use serde::Deserialize;

/// Steps that are drawn of a schedule without an end.
const ENDLESS: u64 = 1_000;

/// What is drawn if nothing is given, as one would write it in a file.
const GALLERY: [&str; 15] = [
    "{ warmup = 100, then = { cosine = 900, down_to = 0.1 } }",
    "{ warmup = 100, then = { inverse_sqrt = 100 } }",
    "{ warmup_stable_decay = [100, 700, 200] }",
    "{ warmup_stable_decay = [100, 700, 200], shaped = 'sqrt' }",
    "{ linear = 1000, to = 0.2 }",
    "{ polynomial = 1000, power = 2 }",
    "{ exponential = 0.995 }",
    "{ step = 250, gamma = 0.5 }",
    "{ multi_step = [300, 800], gamma = 0.3, for_steps = 1000 }",
    "{ one_cycle = 1000 }",
    "{ cyclic = [100, 150], low = 0.1, swell = 'halving' }",
    "{ restarts = 100, growth = 2, for_steps = 700 }",
    "{ cosine = 200, repeat = 5, times = { exponential = 0.998 } }",
    "{ piecewise = [[0, 0], [200, 1], [600, 0.8, 'cosine'], [1000, 0.1]] }",
    "{ noam = [512, 200] }",
];

/// Draws schedules, one panel each, and writes some of their values: those given, or a gallery
#[derive(Parser)]
#[command(version)]
struct Options {
    /// A schedule as in a TOML file, such as '{ warmup = 100, then = { cosine = 900 } }'; may be given several times
    #[arg(long = "schedule", value_name = "TOML")]
    schedules: Vec<String>,

    /// The hyper-parameter's own value, which factors are of
    #[arg(
        long,
        value_name = "VALUE",
        default_value_t = 1.0,
        allow_negative_numbers = true
    )]
    own: f64,

    /// How many steps are drawn [default: all, of a schedule without an end 1000]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    steps: Option<u64>,

    /// Where the picture goes
    #[arg(long, value_name = "FILE", default_value = "target/schedules.svg")]
    out: PathBuf,
}

/// A file with one schedule.
#[derive(Deserialize)]
struct Line {
    schedule: Schedule,
}

/// The schedule that a text says.
fn read(text: &str) -> anyhow::Result<Schedule> {
    let line: Line = toml::from_str(&format!("schedule = {text}"))
        .with_context(|| format!("{text} is no schedule"))?;
    Ok(line.schedule)
}

fn main() -> ExitCode {
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> anyhow::Result<()> {
    let gallery = GALLERY.map(str::to_owned);
    let texts = if options.schedules.is_empty() {
        &gallery[..]
    } else {
        &options.schedules
    };
    let schedules: Vec<Schedule> = texts
        .iter()
        .map(|text| read(text))
        .collect::<Result<_, _>>()?;
    let picture = PictureFile::open(&options.out)?;

    let mut out = io::stdout().lock();
    let mut panels = Vec::new();
    for (text, schedule) in texts.iter().zip(&schedules) {
        let last = options.steps.or(schedule.length()).unwrap_or(ENDLESS);
        let at = |step| schedule.apply(options.own, step);
        let shown = [0, last / 4, last / 2, last / 4 * 3, last]
            .map(|step| format!("{step}: {:.4e}", at(step)));
        writeln!(out, "{text}\n  {}", shown.join("  "))?;
        panels.push(Panel::new(text.clone(), last, at));
    }
    let svg = schedule_plot::draw(&panels).map_err(anyhow::Error::from_boxed)?;
    writeln!(out, "\nPicture: {}", picture.write(&svg)?.display())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{GALLERY, Options, read};

    #[test]
    fn the_options_are_consistent() {
        Options::command().debug_assert();
    }

    #[test]
    fn the_gallery_is_of_schedules() {
        for text in GALLERY {
            let schedule = read(text).unwrap_or_else(|error| panic!("{error:#}"));
            assert!(schedule.values().take(1_200).all(f64::is_finite), "{text}");
        }
    }

    #[test]
    fn a_mistake_is_told_with_the_word_that_is_meant() {
        let error = read("{ cosin = 5 }").expect_err("no schedule");
        assert!(
            format!("{error:#}").contains("did you mean `cosine`?"),
            "{error:#}"
        );
    }
}
