//! Runs: candle's own optimizer, the same rule of ours, and one with what stands around a rule.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use candle_nn::{AdamW, Optimizer as _, ParamsAdamW};
use indicatif::{ProgressBar, ProgressStyle};
use optim_candle::CandleOptimizer;
use optim_runtime::schedule::{cosine, warmup};
use optim_runtime::{Average, Clip, Optimizer, names};

use crate::model::Model;
use crate::text::Text;

/// Batches of what is held out that a loss is measured on.
const MEASURED: u64 = 8;

/// What takes the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    /// Candle's AdamW.
    Candle,
    /// The same settings, by `CandleOptimizer`.
    Same,
    /// A warm-up and a cosine, a clip, no decay of vectors and embeddings, and an average of the weights.
    Whole,
}

impl Kind {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Candle => "candle's AdamW",
            Self::Same => "ours, the same settings",
            Self::Whole => "ours, with schedule, clip, groups, average",
        }
    }
}

/// A loss that was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) step: u64,
    pub(crate) seconds: f64,
    pub(crate) loss: f64,
}

pub(crate) struct Run {
    pub(crate) kind: Kind,
    pub(crate) points: Vec<Point>,
    /// Seconds in the optimizer's own steps.
    pub(crate) stepping: f64,
}

/// How long, on what, and how fast.
pub(crate) struct Plan {
    pub(crate) steps: u64,
    pub(crate) stop_after: u64,
    pub(crate) every: u64,
    pub(crate) batch: usize,
    pub(crate) rate: f64,
    pub(crate) seed: u64,
    pub(crate) context: usize,
}

/// Either optimizer.
enum Stepper {
    Candle(AdamW),
    Ours(Box<CandleOptimizer>),
}

impl Stepper {
    fn new(kind: Kind, model: &Model, plan: &Plan) -> Result<Self> {
        let rule = || optim_runtime::AdamW::default().with_lr(plan.rate);
        let ours = match kind {
            Kind::Candle => {
                let params = ParamsAdamW {
                    lr: plan.rate,
                    ..ParamsAdamW::default()
                };
                return Ok(Self::Candle(AdamW::new(
                    model.variables.all_vars(),
                    params,
                )?));
            }
            Kind::Same => Optimizer::new(rule())?,
            Kind::Whole => {
                let rise = (plan.steps / 20).max(1);
                let falls = cosine(plan.steps.saturating_sub(rise).max(1)).down_to(0.05);
                let no_decay = names(["*.bias", "*norm*", "embed.*"]);
                Optimizer::new(rule().with_weight_decay(0.1))?
                    .with_group("no decay", rule().with_weight_decay(0.0), no_decay)?
                    .with_schedule("lr", warmup(rise).up_from(0.05).then(falls))?
                    .with_clip(Clip::global_norm(1.0))?
                    .with_average(Average::ema(0.98))?
            }
        };
        let ours = CandleOptimizer::from_varmap(&model.variables, ours)?;
        Ok(Self::Ours(Box::new(ours)))
    }

    fn step(&mut self, gradients: &candle_core::backprop::GradStore) -> Result<()> {
        match self {
            Self::Candle(it) => it.step(gradients)?,
            Self::Ours(it) => drop(it.step(gradients)?),
        }
        Ok(())
    }

    /// Measures with the weights that are meant for it.
    fn evaluated<T>(&mut self, measure: impl FnOnce() -> Result<T>) -> Result<T> {
        let Self::Ours(it) = self else {
            return measure();
        };
        it.eval_weights()?;
        let measured = measure();
        it.train_weights()?;
        measured
    }
}

/// Trains a model from where it is, or from a checkpoint of the same run.
pub(crate) fn train(
    kind: Kind,
    model: &Model,
    text: &Text,
    plan: &Plan,
    save: Option<&Path>,
    resume: Option<&Path>,
) -> Result<Run> {
    let mut stepper = Stepper::new(kind, model, plan)?;
    let mut run = Run {
        kind,
        points: Vec::new(),
        stepping: 0.0,
    };
    if let (Some(file), Stepper::Ours(it)) = (resume, &mut stepper) {
        it.load_with_weights(file)?;
        run.points =
            noted(it).with_context(|| format!("{} is no run of this program", file.display()))?;
    }
    let last = run.points.last().copied();
    let (mut step, mut seconds) = last.map_or((0, 0.0), |point| (point.step, point.seconds));
    ensure!(
        step <= plan.steps,
        "the checkpoint has taken {step} steps of {}",
        plan.steps
    );
    let bar =
        ProgressBar::new(plan.steps)
            .with_position(step)
            .with_style(ProgressStyle::with_template(
                "{msg:44} {bar:30} {pos:>5}/{len} {elapsed}",
            )?);
    while step < plan.stop_after.min(plan.steps) {
        if run.points.is_empty() {
            let loss = stepper.evaluated(|| measured(model, text, plan))?;
            run.points.push(Point {
                step,
                seconds,
                loss,
            });
        }
        let start = Instant::now();
        let gradients = model
            .loss(&text.batch(plan.seed, step, plan.batch, plan.context)?)?
            .backward()?;
        let stepped = Instant::now();
        stepper.step(&gradients)?;
        run.stepping += stepped.elapsed().as_secs_f64();
        seconds += start.elapsed().as_secs_f64();
        step += 1;
        bar.set_position(step);
        if step.is_multiple_of(plan.every) || step == plan.stop_after.min(plan.steps) {
            let loss = stepper.evaluated(|| measured(model, text, plan))?;
            run.points.push(Point {
                step,
                seconds,
                loss,
            });
            bar.set_message(format!("{}: {loss:.3}", kind.title()));
            if let (Some(file), Stepper::Ours(it)) = (save, &mut stepper) {
                note(it, &run.points);
                it.save_with_weights(file)?;
            }
        }
    }
    bar.abandon();
    // The weights that are sampled from are those that were measured.
    if let Stepper::Ours(it) = &mut stepper {
        it.eval_weights()?;
    }
    Ok(run)
}

fn measured(model: &Model, text: &Text, plan: &Plan) -> Result<f64> {
    let mut sum = 0.0;
    for part in 0..MEASURED {
        let batch = text.held_out(part, plan.batch, plan.context)?;
        sum += f64::from(model.loss(&batch)?.to_scalar::<f32>()?);
    }
    Ok(sum / MEASURED as f64)
}

/// The losses so far, as a note in the checkpoint.
const NOTE: &str = "losses";

fn note(optimizer: &mut CandleOptimizer, points: &[Point]) {
    let text = points
        .iter()
        .map(|it| format!("{} {:?} {:?}", it.step, it.seconds, it.loss));
    optimizer.set_note(NOTE, text.collect::<Vec<_>>().join("\n"));
}

fn noted(optimizer: &CandleOptimizer) -> Result<Vec<Point>> {
    let text = optimizer.note(NOTE).context("it has no losses")?;
    let point = |line: &str| {
        let mut numbers = line.split(' ');
        let mut next = || numbers.next().context("a loss is missing");
        Ok(Point {
            step: next()?.parse()?,
            seconds: next()?.parse()?,
            loss: next()?.parse()?,
        })
    };
    text.lines().map(point).collect()
}
