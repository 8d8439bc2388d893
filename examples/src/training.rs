//! Training with one rule, and what is measured meanwhile.

use std::time::{Duration, Instant};

use ndarray::Axis;
use optim_runtime::schedule::{Schedule, constant, cosine, linear, warmup_stable_decay};
use optim_runtime::{AnyRule, Clip, Error, HyperValue, Optimizer, Param};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::fashion::{CLASSES, Dataset, Fashion, PIXELS};
use crate::network::Network;

/// Units of the hidden layer.
pub const HIDDEN: usize = 64;

/// Pictures that a step learns from.
pub const BATCH: usize = 64;

/// What is the same for every rule.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often all pictures are seen.
    pub epochs: u32,
    /// Decides first weights and order of pictures.
    pub seed: u64,
    /// How learning rates change.
    pub course: Course,
    /// What the norm of all gradients may be.
    pub clip: Option<f64>,
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
    fn schedule(self, steps: u64) -> Schedule {
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
    pub rule: &'static str,
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

/// Trains a new network; calls `after_batch` after every step.
///
/// # Errors
/// Those of the optimizer: hyper-parameters outside their domain.
pub fn train(
    rule: impl Into<AnyRule>,
    data: &Fashion,
    settings: Settings,
    mut after_batch: impl FnMut(),
) -> Result<Run, Error> {
    let rule = rule.into();
    let name = rule.name();
    let lr = match rule.hyper("lr") {
        Some(HyperValue::Number(lr)) => lr,
        _ => f64::NAN,
    };
    let steps = u64::from(settings.epochs) * batches(&data.train) as u64;
    let mut optimizer =
        Optimizer::new(rule)?.with_schedule("lr", settings.course.schedule(steps))?;
    if let Some(norm) = settings.clip {
        optimizer = optimizer.with_clip(Clip::global_norm(norm))?;
    }
    // The same for every rule: they begin at the same weights and see the same batches.
    let mut rng = ChaCha8Rng::seed_from_u64(settings.seed);
    let mut network = Network::<f32>::random(PIXELS, HIDDEN, CLASSES, &mut rng);
    let mut order: Vec<usize> = (0..data.train.labels.len()).collect();

    let loss = |network: &Network<f32>| {
        network
            .score(data.train.images.view(), &data.train.labels)
            .loss
    };
    let mut losses = vec![loss(&network)];
    let mut training_time = Duration::ZERO;
    let mut optimizer_time = Duration::ZERO;
    let mut steps = 0_u32;
    for _ in 0..settings.epochs {
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
    }
    Ok(Run {
        rule: name,
        lr,
        losses,
        accuracy: network
            .score(data.test.images.view(), &data.test.labels)
            .accuracy,
        step_time: optimizer_time / steps.max(1),
        share: optimizer_time.as_secs_f64() / training_time.as_secs_f64().max(f64::MIN_POSITIVE),
    })
}

#[cfg(test)]
mod tests {
    use ndarray::s;
    use optim_runtime::rules::{Adam, GradientDescent};

    use super::{Course, Settings, train};
    use crate::fashion::{Dataset, Fashion, load};

    const SHORT: Settings = Settings {
        epochs: 2,
        seed: 3,
        course: Course::Constant,
        clip: None,
    };

    /// Every tenth picture: the files are in random order of classes.
    fn little() -> Fashion {
        let thin = |part: &Dataset| Dataset {
            images: part.images.slice(s![..;10, ..]).to_owned(),
            labels: part.labels.iter().copied().step_by(10).collect(),
        };
        let all = load().expect("the files are part of the program");
        Fashion {
            train: thin(&all.train),
            test: thin(&all.test),
        }
    }

    #[test]
    fn the_network_learns_and_the_run_can_be_repeated() {
        let data = little();
        let mut batches = 0;
        let run = train(Adam::default(), &data, SHORT, || batches += 1).expect("valid rule");
        assert_eq!(batches, 2 * super::batches(&data.train));
        assert_eq!((run.rule, run.lr), ("Adam", 1e-3));
        assert_eq!(run.losses.len(), 3);
        assert!((run.losses[0] - 10_f64.ln()).abs() < 0.2, "{run:?}");
        assert!(run.final_loss() < 1.5, "{run:?}");
        assert!(run.accuracy > 0.4, "{run:?}");
        assert!(run.share > 0.0 && run.share < 1.0, "{run:?}");

        let again = train(Adam::default(), &data, SHORT, || ()).expect("valid rule");
        assert_eq!(run.losses, again.losses);
        assert_eq!(run.accuracy, again.accuracy);
    }

    /// Each course and a clip change what is learned, and end near where they should.
    #[test]
    fn a_course_and_a_clip_are_taken() {
        let data = little();
        let of = |course, clip| {
            let settings = Settings {
                course,
                clip,
                ..SHORT
            };
            let run = train(Adam::default(), &data, settings, || ()).expect("valid settings");
            assert!(run.final_loss() < 2.0, "{run:?}");
            run.final_loss()
        };
        let plain = of(Course::Constant, None);
        for course in [Course::Linear, Course::Cosine, Course::WarmupStableDecay] {
            assert_ne!(of(course, None), plain, "{course:?}");
        }
        assert_ne!(of(Course::Constant, Some(0.5)), plain);
        assert_eq!(of(Course::Constant, Some(1e9)), plain);
        let refused = train(
            Adam::default(),
            &data,
            Settings {
                clip: Some(-1.0),
                ..SHORT
            },
            || (),
        );
        assert!(refused.is_err(), "{refused:?}");
    }

    #[test]
    fn at_rate_zero_nothing_is_learned() {
        let rule = GradientDescent::default().with_lr(0.0);
        let run = train(rule, &little(), SHORT, || ()).expect("valid rule");
        assert_eq!(run.losses[0], run.losses[2]);
    }
}
