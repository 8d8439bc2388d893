//! Training with one rule, and what is measured meanwhile.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use ndarray::Axis;
use optim_runtime::schedule::{Schedule, constant, cosine, linear, warmup_stable_decay};
use optim_runtime::{Error, HyperValue, Optimizer, Param};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::data::{Dataset, Pictures};
use crate::network::Network;
use crate::progress;

/// Kinds of what is shown.
const CLASSES: usize = 10;

/// Units of the hidden layer.
pub const HIDDEN: usize = 64;

/// Pictures that a step learns from.
pub const BATCH: usize = 64;

/// What is the same for every rule.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How often all pictures are seen.
    pub epochs: u32,
    /// After how many of these training stops.
    pub stop_after: u32,
    /// Decides first weights and order of pictures.
    pub seed: u64,
    /// The checkpoint that is written after each epoch.
    pub save: Option<PathBuf>,
    /// The checkpoint that training goes on from.
    pub resume: Option<PathBuf>,
}

/// Why training did not go on.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// What the optimizer says.
    #[error(transparent)]
    Optimizer(#[from] Error),
    /// A checkpoint of another program, or of another run.
    #[error("{file} is no checkpoint of such a run: {what}")]
    Foreign {
        /// The checkpoint.
        file: PathBuf,
        /// How it differs.
        what: String,
    },
}

/// How the learning rate changes in the course of training, from each rule's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Course {
    /// It stays as it is.
    #[default]
    Constant,
    /// It falls to 0 in a straight line.
    Linear,
    /// It falls to 0 along half a cosine.
    Cosine,
    /// It rises for a tenth of the steps and falls for the last two.
    #[value(name = "wsd")]
    WarmupStableDecay,
}

impl Course {
    /// Its factors, for so many steps.
    pub fn schedule(self, steps: u64) -> Schedule {
        match self {
            Self::Constant => constant(1.0),
            Self::Linear => linear(1.0, 0.0, steps),
            Self::Cosine => cosine(steps),
            Self::WarmupStableDecay => {
                let (up, down) = (steps.div_ceil(10), steps.div_ceil(5));
                warmup_stable_decay(up, steps.saturating_sub(up + down), down)
            }
        }
    }
}

/// What came of training with one rule.
#[derive(Clone, Debug)]
pub struct Run {
    /// The rule's name.
    pub rule: String,
    /// Its learning rate.
    pub lr: f64,
    /// Mean loss over all training pictures, before the first epoch and after each one.
    pub losses: Vec<f64>,
    /// Share of test pictures that the trained network names rightly.
    pub accuracy: f64,
    /// Mean time of an optimizer's step.
    pub step_time: Duration,
    /// Share of the training time spent in the optimizer.
    pub share: f64,
}

impl Run {
    /// Mean loss over all training pictures at the end.
    pub fn final_loss(&self) -> f64 {
        self.losses.last().copied().unwrap_or(f64::NAN)
    }
}

/// Number of steps in an epoch.
pub fn batches(train: &Dataset) -> usize {
    train.labels.len().div_ceil(BATCH)
}

/// Trains a new network, or goes on with one from a checkpoint; calls `after_batch` after every step. A run that was stopped
/// and resumed has the losses of one that was not, to the bit.
///
/// # Errors
/// [`TrainError`].
pub fn train(
    mut optimizer: Optimizer,
    data: &Pictures,
    settings: &Settings,
    mut after_batch: impl FnMut(),
) -> Result<Run, TrainError> {
    // The same for every rule: they begin at the same weights and see the same batches.
    let mut rng = ChaCha8Rng::seed_from_u64(settings.seed);
    let mut network = Network::<f32>::random(data.train.images.ncols(), HIDDEN, CLASSES, &mut rng);
    let mut order: Vec<usize> = (0..data.train.labels.len()).collect();
    let loss = |network: &Network<f32>| {
        network
            .score(data.train.images.view(), &data.train.labels)
            .loss
    };
    let mut losses = vec![loss(&network)];
    if let Some(file) = &settings.resume {
        optimizer.load_with_weights(file, &mut weights(&mut network)?)?;
        losses = progress::read(&optimizer, file, settings.seed)?;
    }
    // Batches that were seen are not seen again.
    for _ in 1..losses.len() {
        order.shuffle(&mut rng);
    }
    let mut training_time = Duration::ZERO;
    let mut optimizer_time = Duration::ZERO;
    let mut steps = 0_u32;
    let stop = settings.stop_after.min(settings.epochs);
    while losses.len() <= stop as usize {
        let epoch = Instant::now();
        order.shuffle(&mut rng);
        for batch in order.chunks(BATCH) {
            let x = data.train.images.select(Axis(0), batch);
            let labels: Vec<usize> = batch.iter().map(|&i| data.train.labels[i]).collect();
            let (_, gradient) = network.loss_and_gradient(x.view(), &labels);

            let step = Instant::now();
            optimizer.step(&mut [
                Param::new("hidden.weight", &mut network.w1, &gradient.w1)?,
                Param::new("hidden.bias", &mut network.b1, &gradient.b1)?,
                Param::new("output.weight", &mut network.w2, &gradient.w2)?,
                Param::new("output.bias", &mut network.b2, &gradient.b2)?,
            ])?;
            optimizer_time += step.elapsed();
            steps += 1;
            after_batch();
        }
        training_time += epoch.elapsed();
        losses.push(loss(&network));
        if let Some(file) = &settings.save {
            progress::write(&mut optimizer, &losses, settings.seed);
            optimizer.save_with_weights(file, &weights(&mut network)?)?;
        }
    }
    let rule = optimizer.group_rule("default")?;
    Ok(Run {
        rule: rule.name().to_owned(),
        lr: match rule.hyper("lr") {
            Some(HyperValue::Number(lr)) => lr,
            _ => f64::NAN,
        },
        losses,
        accuracy: network
            .score(data.test.images.view(), &data.test.labels)
            .accuracy,
        step_time: optimizer_time / steps.max(1),
        share: optimizer_time.as_secs_f64() / training_time.as_secs_f64().max(f64::MIN_POSITIVE),
    })
}

/// A network's weights, as a checkpoint has them.
fn weights(network: &mut Network<f32>) -> Result<[Param<'_>; 4], Error> {
    Ok([
        Param::weights("hidden.weight", &mut network.w1)?,
        Param::weights("hidden.bias", &mut network.b1)?,
        Param::weights("output.weight", &mut network.w2)?,
        Param::weights("output.bias", &mut network.b2)?,
    ])
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use ndarray::s;
    use optim_runtime::rules::{Adam, GradientDescent};
    use optim_runtime::{AnyRule, Average, Clip, Optimizer, OptimizerConfig};

    use super::{Course, Run, Settings, TrainError, batches, train};
    use crate::data::{Dataset, Pictures};
    use crate::fashion::load;

    const SHORT: Settings = Settings {
        epochs: 2,
        stop_after: u32::MAX,
        seed: 3,
        save: None,
        resume: None,
    };

    /// Every tenth picture: the files are in random order of classes.
    fn little() -> Pictures {
        let thin = |part: &Dataset| Dataset {
            images: part.images.slice(s![..;10, ..]).to_owned(),
            labels: part.labels.iter().copied().step_by(10).collect(),
        };
        let all = load().expect("the files are part of the program");
        Pictures {
            train: thin(&all.train),
            test: thin(&all.test),
        }
    }

    fn run(rule: impl Into<AnyRule>, data: &Pictures) -> Run {
        let optimizer = Optimizer::new(rule).expect("valid rule");
        train(optimizer, data, &SHORT, || ()).expect("valid settings")
    }

    #[test]
    fn the_network_learns_and_the_run_can_be_repeated() {
        let data = little();
        let mut batches = 0;
        let adam = Optimizer::new(Adam::default()).expect("valid rule");
        let run = train(adam.clone(), &data, &SHORT, || batches += 1).expect("valid settings");
        assert_eq!(batches, 2 * super::batches(&data.train));
        assert_eq!((run.rule.as_str(), run.lr), ("Adam", 1e-3));
        assert_eq!(run.losses.len(), 3);
        assert!((run.losses[0] - 10_f64.ln()).abs() < 0.2, "{run:?}");
        assert!(run.final_loss() < 1.5, "{run:?}");
        assert!(run.accuracy > 0.4, "{run:?}");
        assert!(run.share > 0.0 && run.share < 1.0, "{run:?}");

        let again = train(adam, &data, &SHORT, || ()).expect("valid settings");
        assert_eq!(run.losses, again.losses);
        assert_eq!(run.accuracy, again.accuracy);
    }

    /// Each course changes what is learned, and ends near where it should.
    #[test]
    fn courses_are_taken() {
        let data = little();
        let steps = 2 * batches(&data.train) as u64;
        let of = |course: Course| {
            let optimizer = Optimizer::new(Adam::default())
                .and_then(|it| it.with_schedule("lr", course.schedule(steps)));
            let run = train(optimizer.expect("valid"), &data, &SHORT, || ()).expect("valid");
            assert!(run.final_loss() < 2.0, "{run:?}");
            run.final_loss()
        };
        let plain = of(Course::Constant);
        for course in [Course::Linear, Course::Cosine, Course::WarmupStableDecay] {
            assert_ne!(of(course), plain, "{course:?}");
        }
    }

    #[test]
    fn at_rate_zero_nothing_is_learned() {
        let run = run(GradientDescent::default().with_lr(0.0), &little());
        assert_eq!(run.losses[0], run.losses[2]);
    }

    fn file(name: &str) -> PathBuf {
        let name = format!("optim-training-{}-{name}.safetensors", std::process::id());
        std::env::temp_dir().join(name)
    }

    /// A run that was stopped after any epoch has, resumed, the losses of one that was not, to the bit.
    #[test]
    fn a_resumed_run_has_the_same_losses() {
        let data = little();
        let steps = 3 * batches(&data.train) as u64;
        let build = || {
            Optimizer::new(Adam::default())
                .and_then(|it| it.with_schedule("lr", Course::Cosine.schedule(steps)))
                .and_then(|it| it.with_clip(Clip::global_norm(0.5)))
                .and_then(|it| it.with_average(Average::ema(0.9)))
                .expect("valid settings")
        };
        let whole = Settings { epochs: 3, ..SHORT };
        let wanted = train(build(), &data, &whole, || ()).expect("valid settings");
        for stop_after in [1, 2] {
            let file = file(&format!("resume-{stop_after}"));
            let first = Settings {
                stop_after,
                save: Some(file.clone()),
                ..whole.clone()
            };
            let stopped = train(build(), &data, &first, || ()).expect("valid settings");
            assert_eq!(stopped.losses.len(), stop_after as usize + 1);
            let second = Settings {
                resume: Some(file.clone()),
                ..whole.clone()
            };
            let resumed = train(build(), &data, &second, || ()).expect("valid settings");
            assert_eq!(resumed.losses, wanted.losses);
            assert_eq!(resumed.accuracy, wanted.accuracy);

            let other = Settings { seed: 4, ..second };
            let refused = train(build(), &data, &other, || ());
            assert!(
                matches!(refused, Err(TrainError::Foreign { .. })),
                "{refused:?}"
            );
            std::fs::remove_file(file).expect("it was written");
        }
    }

    /// The optimizer of the digits' file has matrices in a group of their own, and learns.
    #[test]
    fn digits_are_learned_as_their_file_says() {
        let config: OptimizerConfig =
            toml::from_str(include_str!("../digits.toml")).expect("a good file");
        let optimizer = config.build().expect("good values");
        let groups: Vec<_> = optimizer.group_names().map(str::to_owned).collect();
        assert_eq!(groups, ["default", "matrices"]);
        let digits = crate::digits::load().expect("the files are part of the program");
        let settings = Settings {
            epochs: 10,
            ..SHORT
        };
        let run = train(optimizer, &digits, &settings, || ()).expect("valid settings");
        assert!(run.accuracy > 0.85, "{run:?}");
    }
}
