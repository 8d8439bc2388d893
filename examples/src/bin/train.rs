//! Trains a 784-64-10 network on Fashion-MNIST with every built-in rule and one defined here.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use optim_examples::contest::select;
use optim_examples::picture::PictureFile;
use optim_examples::program::exit_code;
use optim_examples::training::{Course, Run, Settings, batches, train};
use optim_examples::{fashion, loss_plot, table};
use optim_runtime::rules::{
    AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, RmsProp, Sgd, SignDescent,
};
use optim_runtime::{AnyRule, Clip, Optimizer, OptimizerConfig, optimizer};

optimizer! {
    /// Descent along the sign of the average gradient, in which a weight rests while its gradient
    /// contradicts the average: "cautious", <https://arxiv.org/abs/2411.16085>.
    struct CautiousSign {
        /// Learning rate η: the distance that each weight moves.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β of the average.
        beta = 0.9 where 0 <= beta < 1,
    }

    state {
        /// EMA of the gradient.
        m,
    }

    update(w, g) {
        m = ema(beta, g);
        w -= if sign(m) * sign(g) > 0 { lr * sign(m) } else { 0 };
    }
}

/// Every rule at a learning rate that suits it here.
fn rules() -> Vec<AnyRule> {
    vec![
        GradientDescent::default().with_lr(0.2).into(),
        SignDescent::default().with_lr(5e-4).into(),
        Momentum::default().with_lr(0.3).into(),
        AdaGrad::default().with_lr(2e-2).into(),
        RmsProp::default().with_lr(1e-3).into(),
        Adam::default().into(),
        // At its defaults Sgd is plain gradient descent.
        Sgd {
            lr: 0.05,
            momentum: 0.9,
            nesterov: true,
            ..Sgd::default()
        }
        .into(),
        AdamW::default().into(),
        Lion::default().with_lr(3e-4).into(),
        CautiousSign::default().into(),
    ]
}

/// Trains a small network on 6,000 pictures of clothes with each rule, from the same first weights
/// and with the same batches, and compares.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Train with this rule only; may be given several times [default: all]
    #[arg(long = "rule", value_name = "NAME")]
    rules: Vec<String>,

    /// How often all pictures are seen
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    epochs: u32,

    /// Learning rate of the rules chosen [default: each rule's own]
    #[arg(long, value_name = "RATE", allow_negative_numbers = true)]
    lr: Option<f64>,

    /// How the learning rates change in the course of training
    #[arg(long, value_enum, default_value_t)]
    schedule: Course,

    /// The gradients are scaled down where their global norm is above this
    #[arg(long, value_name = "NORM", allow_negative_numbers = true)]
    clip: Option<f64>,

    /// Train with the optimizer of this TOML file instead
    #[arg(long, value_name = "FILE", conflicts_with_all = ["rules", "lr", "schedule", "clip"])]
    config: Option<PathBuf>,

    /// Write a checkpoint after each epoch; for one rule
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,

    /// Go on from a checkpoint, with the options of the run that wrote it; for one rule
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,

    /// Stop after so many of the epochs
    #[arg(long, value_name = "EPOCHS", value_parser = clap::value_parser!(u32).range(1..))]
    stop_after: Option<u32>,

    /// Where the picture of the loss curves goes
    #[arg(long, value_name = "FILE", default_value = "target/fashion-loss.svg")]
    out: PathBuf,

    /// Decides first weights and order of pictures
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

fn main() -> ExitCode {
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> anyhow::Result<()> {
    // Everything that can be wrong with the options is told before the first step.
    let data = fashion::load().context("the data in this program are damaged")?;
    let steps_each = u64::from(options.epochs) * batches(&data.train) as u64;
    let optimizers = match &options.config {
        Some(file) => vec![from_file(file)?],
        None => from_options(options, steps_each)?,
    };
    if optimizers.len() > 1 && (options.save.is_some() || options.resume.is_some()) {
        bail!("a checkpoint is of one run: choose a rule by --rule or --config");
    }
    let picture = PictureFile::open(&options.out)?;
    let settings = Settings {
        epochs: options.epochs,
        stop_after: options.stop_after.unwrap_or(options.epochs),
        seed: options.seed,
        save: options.save.clone(),
        resume: options.resume.clone(),
    };

    let progress = progress_bar(steps_each * optimizers.len() as u64);
    let mut runs = Vec::new();
    for optimizer in optimizers {
        progress.set_message(optimizer.group_rule("default")?.name());
        let run = train(optimizer, &data, &settings, || progress.inc(1))?;
        report(&progress, &run);
        runs.push(run);
    }
    progress.finish_and_clear();

    let path = picture.write(&loss_plot::draw(&runs).map_err(anyhow::Error::from_boxed)?)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", table::render(&runs))?;
    writeln!(out, "Loss curves: {}", path.display())?;
    Ok(())
}

/// An optimizer for each rule, as the other options say.
fn from_options(options: &Options, steps: u64) -> anyhow::Result<Vec<Optimizer>> {
    let rules = select(rules(), &options.rules)?;
    let optimizers = rules.into_iter().map(|mut rule| {
        if let Some(lr) = options.lr {
            rule.set_hyper("lr", lr)?;
        }
        let optimizer =
            Optimizer::new(rule)?.with_schedule("lr", options.schedule.schedule(steps))?;
        Ok(match options.clip {
            Some(norm) => optimizer.with_clip(Clip::global_norm(norm))?,
            None => optimizer,
        })
    });
    optimizers.collect()
}

/// The optimizer of a file, in which the rule that is defined here can stand, too.
fn from_file(file: &Path) -> anyhow::Result<Optimizer> {
    let named = || file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(named)?;
    let config: OptimizerConfig = toml::from_str(&text).with_context(named)?;
    let optimizer = config.build_with(|name| match name {
        "cautious-sign" => Ok(CautiousSign::default().into()),
        other => optim_runtime::rules::by_name(other),
    });
    optimizer.with_context(named)
}

/// A bar on standard error; hidden when that is no terminal.
fn progress_bar(steps: u64) -> ProgressBar {
    let bar = ProgressBar::new(steps);
    let style = "{msg:16} {wide_bar} {percent:>3} %  {elapsed} of about {duration}";
    match ProgressStyle::with_template(style) {
        Ok(style) => bar.with_style(style),
        // The default style serves as well.
        Err(_) => bar,
    }
}

/// Where no bar moves, a line after each rule shows that the program is at work.
fn report(progress: &ProgressBar, run: &Run) {
    if progress.is_hidden() {
        eprintln!(
            "{}: train loss {:.3}, test accuracy {:.3}",
            run.rule,
            run.final_loss(),
            run.accuracy
        );
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;
    use optim_runtime::{Error, Optimizer, Param};

    use super::{CautiousSign, Options};

    #[test]
    fn the_options_are_consistent() {
        Options::command().debug_assert();
    }

    #[test]
    fn a_weight_rests_while_its_gradient_contradicts_the_average() -> Result<(), Error> {
        let mut optimizer = Optimizer::new(CautiousSign::default().with_lr(0.5))?;
        let mut w = [1.0_f64, 1.0];
        for (gradient, expected) in [
            ([2.0, 2.0], [0.5, 0.5]),
            // The average is still positive: the second weight does not follow its new sign.
            ([2.0, -0.1], [0.0, 0.5]),
            // Now the average has changed its sign too.
            ([2.0, -9.0], [-0.5, 1.0]),
        ] {
            optimizer.step(&mut [Param::new("w", &mut w, &gradient)?])?;
            assert_eq!(w, expected);
        }
        Ok(())
    }
}
