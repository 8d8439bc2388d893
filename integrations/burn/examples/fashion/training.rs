//! Runs of training.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use burn_core::module::Module;
use burn_core::tensor::{Device, Int, Tensor, TensorData};
use burn_nn::loss::CrossEntropyLossConfig;
use burn_optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use optim_burn::{BurnOptimizer, Ruled};
use optim_runtime::schedule::{cosine, warmup};
use optim_runtime::{AdamW, Average, Clip, Optimizer, names};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::data::{Fashion, Part, SIDE};
use crate::model::Model;

/// Decay of the runs with the same settings.
const DECAY: f64 = 1e-2;

/// What takes the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Burn's AdamW.
    Burn,
    /// Ours with its settings, in burn's optimizer.
    Ruled,
    /// Ours with its settings, over the module.
    Same,
    /// Ours with a schedule, groups, a clip and an average.
    Whole,
}

impl Kind {
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Burn => "burn's AdamW",
            Self::Ruled => "ours in burn's optimizer",
            Self::Same => "ours over the module, the same settings",
            Self::Whole => "with schedule, groups, clip, average",
        }
    }
}

/// What is the same for all runs.
pub(crate) struct Plan {
    pub(crate) epochs: u64,
    pub(crate) stop_after: u64,
    pub(crate) batch: usize,
    pub(crate) rate: f64,
    pub(crate) seed: u64,
    pub(crate) save: Option<PathBuf>,
    pub(crate) resume: Option<PathBuf>,
}

/// How a run ended, on the test pictures.
pub(crate) struct End {
    pub(crate) loss: f64,
    pub(crate) accuracy: f64,
    pub(crate) seconds: f64,
    /// Seconds of these in the optimizer's steps.
    pub(crate) stepping: f64,
}

/// What steps a model.
enum Stepper {
    Burn(ModuleOptimizer),
    Ours(Box<BurnOptimizer>),
}

impl Stepper {
    fn new(kind: Kind, plan: &Plan, steps: u64, model: &Model) -> Result<Self> {
        let rule = AdamW::default().with_lr(plan.rate).with_weight_decay(DECAY);
        let optimizer = match kind {
            Kind::Burn => {
                let config = AdamWConfig::new().with_epsilon(1e-8);
                return Ok(Self::Burn(config.with_weight_decay(DECAY as f32).init()));
            }
            Kind::Ruled => return Ok(Self::Burn(Ruled::new(rule)?.into())),
            Kind::Same => Optimizer::new(rule)?,
            Kind::Whole => {
                let warm = steps / 20 + 1;
                let decayed = rule.with_weight_decay(0.1);
                Optimizer::new(decayed.clone())?
                    .with_group(
                        "no decay",
                        decayed.with_weight_decay(0.0),
                        names(["*.bias"]),
                    )?
                    .with_schedule(AdamW::LR, warmup(warm).then(cosine(steps - warm)))?
                    .with_clip(Clip::global_norm(1.0))?
                    .with_average(Average::ema(0.98))?
            }
        };
        let ours = BurnOptimizer::from_module(model, optimizer)?;
        Ok(Self::Ours(Box::new(ours)))
    }

    fn step(&mut self, rate: f64, model: Model, gradients: GradientsParams) -> Result<Model> {
        match self {
            Self::Burn(optimizer) => Ok(optimizer.step(rate, model, gradients)),
            Self::Ours(optimizer) => {
                let mut model = model;
                optimizer.step(&mut model, gradients)?;
                Ok(model)
            }
        }
    }
}

/// Trains a network that is the same at first in every run, on the same batches.
pub(crate) fn train(kind: Kind, plan: &Plan, fashion: &Fashion, device: &Device) -> Result<End> {
    let training = device.clone().autodiff();
    training.seed(plan.seed);
    let mut model = Model::new(&training);
    let batches = fashion.train.len().div_ceil(plan.batch) as u64;
    let mut stepper = Stepper::new(kind, plan, plan.epochs * batches, &model)?;
    let mut done = 0;
    if let (Stepper::Ours(optimizer), Some(path)) = (&mut stepper, &plan.resume) {
        optimizer.load_with_weights(path, &mut model)?;
        let epochs = optimizer
            .note("epochs")
            .context("a checkpoint of another program")?;
        done = epochs.parse().context("epochs in the checkpoint")?;
    }
    let last = plan.epochs.min(plan.stop_after);
    let bar = ProgressBar::new(last * batches).with_position(done * batches);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len}  {msg}")?);
    println!("{}", kind.describe());
    let (start, mut stepping) = (Instant::now(), Duration::ZERO);
    let mut end = test(&model.valid(), &fashion.test, device)?;
    for epoch in done..last {
        // Each pass has an order of its own, whether the run was stopped before or not.
        let mut order: Vec<_> = (0..fashion.train.len()).collect();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(plan.seed + 1 + epoch));
        let mut sum = 0.0;
        for pictures in order.chunks(plan.batch) {
            let (x, y) = batch(&fashion.train, pictures, &training);
            let loss = CrossEntropyLossConfig::new()
                .init(&training)
                .forward(model.forward(x), y);
            sum += f64::from(loss.clone().into_scalar::<f32>());
            let gradients = GradientsParams::from_grads(loss.backward(), &model);
            let before = Instant::now();
            model = stepper.step(plan.rate, model, gradients)?;
            stepping += before.elapsed();
            bar.inc(1);
        }
        end = evaluate(&mut stepper, &mut model, fashion, device)?;
        let line = format!(
            "epoch {}: loss {:.4}, test {:.4}, {:.1} % right",
            epoch + 1,
            sum / batches as f64,
            end.0,
            end.1 * 100.0
        );
        bar.set_message(line.clone());
        if bar.is_hidden() {
            println!("{line}");
        } else {
            bar.println(line);
        }
        if let (Stepper::Ours(optimizer), Some(path)) = (&mut stepper, &plan.save) {
            optimizer.set_note("epochs", (epoch + 1).to_string());
            optimizer.save_with_weights(path, &mut model)?;
        }
    }
    bar.finish();
    Ok(End {
        loss: end.0,
        accuracy: end.1,
        seconds: start.elapsed().as_secs_f64(),
        stepping: stepping.as_secs_f64(),
    })
}

/// Loss and accuracy of the weights that the optimizer evaluates with.
fn evaluate(
    stepper: &mut Stepper,
    model: &mut Model,
    fashion: &Fashion,
    device: &Device,
) -> Result<(f64, f64)> {
    let Stepper::Ours(optimizer) = stepper else {
        return test(&model.valid(), &fashion.test, device);
    };
    optimizer.eval_weights(model)?;
    let measured = test(&model.valid(), &fashion.test, device);
    optimizer.train_weights(model)?;
    measured
}

fn test(model: &Model, part: &Part, device: &Device) -> Result<(f64, f64)> {
    let all: Vec<_> = (0..part.len()).collect();
    let (mut loss, mut right) = (0.0, 0);
    for pictures in all.chunks(250) {
        let (x, y) = batch(part, pictures, device);
        let logits = model.forward(x);
        let chosen = logits.clone().argmax(1).flatten::<1>(0, 1);
        right += chosen
            .equal(y.clone())
            .into_data()
            .iter::<bool>()
            .filter(|it| *it)
            .count();
        let mean = CrossEntropyLossConfig::new()
            .init(device)
            .forward(logits, y);
        loss += f64::from(mean.into_scalar::<f32>()) * pictures.len() as f64;
    }
    let pictures = part.len() as f64;
    Ok((loss / pictures, right as f64 / pictures))
}

fn batch(part: &Part, pictures: &[usize], device: &Device) -> (Tensor<4>, Tensor<1, Int>) {
    let (pixels, labels) = part.of(pictures);
    let shape = [pictures.len(), 1, SIDE, SIDE];
    (
        Tensor::from_data(TensorData::new(pixels, shape), device),
        Tensor::from_data(TensorData::new(labels, [pictures.len()]), device),
    )
}
