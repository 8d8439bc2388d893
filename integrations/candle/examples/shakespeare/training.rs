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
    /// The highest rate of a run with a schedule.
    pub(crate) peak: f64,
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
        let rule = |rate| optim_runtime::AdamW::default().with_lr(rate);
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
            Kind::Same => Optimizer::new(rule(plan.rate))?,
            Kind::Whole => {
                let rise = (plan.steps / 20).max(1);
                let falls = cosine(plan.steps.saturating_sub(rise).max(1)).down_to(0.05);
                let no_decay = names(["*.bias", "*norm*", "embed.*"]);
                Optimizer::new(rule(plan.peak).with_weight_decay(0.1))?
                    .with_group("no decay", rule(plan.peak).with_weight_decay(0.0), no_decay)?
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

/// A model in training.
pub(crate) struct Trainer {
    pub(crate) model: Model,
    pub(crate) run: Run,
    stepper: Stepper,
    step: u64,
    seconds: f64,
}

impl Trainer {
    /// Begins, or goes on from a checkpoint of the same run.
    pub(crate) fn new(
        kind: Kind,
        model: Model,
        plan: &Plan,
        resume: Option<&Path>,
    ) -> Result<Self> {
        let mut stepper = Stepper::new(kind, &model, plan)?;
        let mut points = Vec::new();
        if let (Some(file), Stepper::Ours(it)) = (resume, &mut stepper) {
            it.load_with_weights(file)?;
            points = noted(it)
                .with_context(|| format!("{} is no run of this program", file.display()))?;
        }
        let last: Option<&Point> = points.last();
        let (step, seconds) = last.map_or((0, 0.0), |point| (point.step, point.seconds));
        ensure!(
            step <= plan.steps,
            "the checkpoint has taken {step} steps of {}",
            plan.steps
        );
        Ok(Self {
            model,
            run: Run {
                kind,
                points,
                stepping: 0.0,
            },
            stepper,
            step,
            seconds,
        })
    }

    fn advance(&mut self, text: &Text, plan: &Plan) -> Result<()> {
        let start = Instant::now();
        let batch = text.batch(plan.seed, self.step, plan.batch, plan.context)?;
        let gradients = self.model.loss(&batch)?.backward()?;
        let stepped = Instant::now();
        self.stepper.step(&gradients)?;
        self.run.stepping += stepped.elapsed().as_secs_f64();
        self.seconds += start.elapsed().as_secs_f64();
        self.step += 1;
        Ok(())
    }

    /// Measures, and keeps what is to be kept.
    fn measure(&mut self, text: &Text, plan: &Plan, save: Option<&Path>) -> Result<()> {
        let model = &self.model;
        let loss = self.stepper.evaluated(|| measured(model, text, plan))?;
        self.run.points.push(Point {
            step: self.step,
            seconds: self.seconds,
            loss,
        });
        if let (Some(file), Stepper::Ours(it)) = (save, &mut self.stepper) {
            note(it, &self.run.points);
            it.save_with_weights(file)?;
        }
        Ok(())
    }
}

/// Trains these models, a step of each in turn, so that whatever else the machine does slows all of them. The last is saved.
pub(crate) fn train(
    trainers: &mut [Trainer],
    text: &Text,
    plan: &Plan,
    save: Option<&Path>,
) -> Result<()> {
    let end = plan.stop_after.min(plan.steps);
    let style = ProgressStyle::with_template("{bar:30} {pos:>5}/{len} {elapsed} {msg}")?;
    let bar = ProgressBar::new(plan.steps).with_style(style);
    let last = trainers.len().saturating_sub(1);
    for step in 0..end {
        for (place, trainer) in trainers.iter_mut().enumerate() {
            let save = save.filter(|_| place == last);
            if trainer.step != step {
                continue;
            }
            if step == 0 {
                trainer.measure(text, plan, None)?;
            }
            trainer.advance(text, plan)?;
            if trainer.step.is_multiple_of(plan.every) || trainer.step == end {
                trainer.measure(text, plan, save)?;
            }
        }
        bar.set_position(step + 1);
        let losses = trainers.iter().filter_map(|it| it.run.points.last());
        let losses: Vec<_> = losses.map(|point| format!("{:.3}", point.loss)).collect();
        bar.set_message(losses.join("  "));
    }
    bar.abandon();
    // The weights that are sampled from are those that were measured.
    for trainer in trainers {
        if let Stepper::Ours(it) = &mut trainer.stepper {
            it.eval_weights()?;
        }
    }
    Ok(())
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
