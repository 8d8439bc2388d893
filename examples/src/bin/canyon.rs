//! Draws the paths of six rules down a steep valley and says in numbers what the picture shows.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use optim_examples::canyon::{Path, Point, Valley, follow};
use optim_examples::canyon_plot;
use optim_examples::picture::PictureFile;
use optim_examples::program::exit_code;
use optim_runtime::rules::{AdaGrad, Adam, GradientDescent, Momentum, RmsProp, SignDescent};
use optim_runtime::{Error, Rule};

/// Walls forty times as curved as the bottom.
const VALLEY: Valley = Valley {
    along: 0.1,
    across: 4.0,
};
const START: Point = [-9.0, 2.2];

/// The end of a path, in which it is seen whether a rule has come to rest.
const TAIL: usize = 20;

/// Draws the paths of six rules down a steep valley and says in numbers what the picture shows.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Where the picture goes
    #[arg(long, value_name = "FILE", default_value = "target/canyon.svg")]
    out: PathBuf,

    /// How many steps each rule takes
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    steps: u32,
}

fn main() -> ExitCode {
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> anyhow::Result<()> {
    let picture = PictureFile::open(&options.out)?;
    let steps = options.steps as usize;

    let gradient_descent = walk(GradientDescent::default(), 0.47, steps)?;
    let momentum = walk(Momentum::default(), 0.5, steps)?;
    let ada_grad = walk(AdaGrad::default(), 0.5, steps)?;
    let rms_prop = walk(RmsProp::default(), 0.15, steps)?;
    let adam = walk(Adam::default(), 0.4, steps)?;
    let mut signs = Vec::new();
    for lr in [0.03, 0.3, 0.9] {
        signs.push(walk(SignDescent::default(), lr, steps)?);
    }

    let mut out = io::stdout().lock();
    writeln!(out, "{steps} steps from {START:?} towards [0, 0]\n")?;
    tell_oscillation(&mut out, &gradient_descent, &momentum)?;
    tell_slowing(&mut out, &ada_grad)?;
    tell_bouncing(&mut out, &signs)?;

    let sign = signs.swap_remove(1);
    let paths = [gradient_descent, momentum, ada_grad, rms_prop, sign, adam];
    writeln!(out, "Distance left at the end:")?;
    for path in &paths {
        let (name, lr) = (path.rule, path.lr);
        writeln!(out, "  {name:<16} lr {lr:<5?} {:.4}", path.remaining())?;
    }
    let svg = canyon_plot::draw(VALLEY, &paths).map_err(anyhow::Error::from_boxed)?;
    writeln!(out, "\nPicture: {}", picture.write(&svg)?.display())?;
    Ok(())
}

fn walk<R: Rule>(rule: R, lr: f64, steps: usize) -> Result<Path, Error> {
    follow(rule, lr, VALLEY, START, steps)
}

fn tell_oscillation(out: &mut impl io::Write, plain: &Path, averaged: &Path) -> io::Result<()> {
    writeln!(
        out,
        "{} jumps from wall to wall in {} of its steps;\n\
         {} changes walls {} times.\n",
        plain.rule,
        plain.crossings(),
        averaged.rule,
        averaged.crossings(),
    )
}

fn tell_slowing(out: &mut impl io::Write, path: &Path) -> io::Result<()> {
    let rule = path.rule;
    writeln!(
        out,
        "{rule} divides by all gradients so far. Length of its step"
    )?;
    let last = path.points.len() - 1;
    let mut shown: Vec<usize> = [1, 10, 30, 100].into_iter().filter(|&s| s < last).collect();
    shown.push(last);
    for step in shown {
        if let Some(length) = path.step_length(step) {
            writeln!(out, "  {step:>6}: {length:.5}")?;
        }
    }
    writeln!(out)
}

fn tell_bouncing(out: &mut impl io::Write, paths: &[Path]) -> io::Result<()> {
    let Some(rule) = paths.first().map(|path| path.rule) else {
        return Ok(());
    };
    writeln!(
        out,
        "{rule} does not come to rest across the valley. In its last {TAIL} steps,"
    )?;
    for path in paths {
        let rest = path.remaining();
        write!(out, "  at learning rate {:.2}, it ", path.lr)?;
        match path.bounce(TAIL) {
            Some(width) => write!(out, "bounces by {width:.3}")?,
            None => write!(out, "is on its way down for some of them")?,
        }
        writeln!(out, " and ends {rest:.3} from the lowest point")?;
    }
    writeln!(out)
}
