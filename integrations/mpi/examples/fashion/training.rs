//! Training on all ranks together.

use ndarray::Axis;
use optim_examples::data::Dataset;
use optim_examples::network::Network;
use optim_mpi::optim_runtime::schedule::{cosine, warmup};
use optim_mpi::optim_runtime::{
    AdamW, Clip, Collective, Error, Optimizer, Param, ShardedOptimizer,
};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

/// Micro-batches of a step, which the ranks share.
pub(crate) const MICROS: usize = 4;
/// Pictures of a micro-batch.
const PICTURES: usize = 16;
/// Units of the hidden layer.
const HIDDEN: usize = 64;
/// Kinds of clothes.
const CLASSES: usize = 10;

/// What all ranks are given alike.
pub(crate) struct Settings {
    pub(crate) steps: usize,
    /// Decides first weights and the order of pictures.
    pub(crate) seed: u64,
}

/// What all ranks make alike.
pub(crate) fn optimizer(steps: usize) -> Result<Optimizer, Error> {
    let rule = AdamW::default().with_lr(2e-3);
    Optimizer::new(rule)?
        .with_schedule(AdamW::LR, warmup(20).then(cosine(steps as u64)))?
        .with_clip(Clip::global_norm(1.0))
        .map(|optimizer| optimizer.with_mean_of_accumulated(true))
}

/// Trains a new network; tells after each step the mean loss of its pictures, before it. Both are the same on all ranks.
///
/// # Errors
/// Those of a step.
pub(crate) fn train<C: Collective>(
    sharded: &mut ShardedOptimizer<C>,
    pictures: &Dataset,
    settings: &Settings,
    mut after_step: impl FnMut(usize, f64),
) -> Result<Network<f32>, Error> {
    let (rank, ranks) = (sharded.collective().rank(), sharded.collective().ranks());
    // Each rank makes the same weights and the same order.
    let mut rng = ChaCha8Rng::seed_from_u64(settings.seed);
    let mut network = Network::random(pictures.images.ncols(), HIDDEN, CLASSES, &mut rng);
    let mut order: Vec<usize> = Vec::new();
    let own = MICROS / ranks;
    for step in 0..settings.steps {
        if order.len() < MICROS * PICTURES {
            order = (0..pictures.labels.len()).collect();
            order.shuffle(&mut rng);
        }
        let batch = order.split_off(order.len() - MICROS * PICTURES);
        let mut losses = Vec::new();
        for (place, micro) in batch
            .chunks(PICTURES)
            .skip(rank * own)
            .take(own)
            .enumerate()
        {
            let x = pictures.images.select(Axis(0), micro);
            let labels: Vec<usize> = micro.iter().map(|it| pictures.labels[*it]).collect();
            let (loss, gradient) = network.loss_and_gradient(x.view(), &labels);
            losses.extend(loss.to_le_bytes());
            let mut params = params(&mut network, &gradient)?;
            if place + 1 < own {
                sharded.accumulate(&params)?;
            } else {
                sharded.step(&mut params)?;
            }
        }
        // Losses of all micro-batches, in their order.
        let all = sharded.collective_mut().gather(&losses)?.concat();
        let all = all
            .as_chunks()
            .0
            .iter()
            .map(|loss| f64::from(f32::from_le_bytes(*loss)));
        after_step(step + 1, all.sum::<f64>() / MICROS as f64);
    }
    Ok(network)
}

fn params<'p>(
    network: &'p mut Network<f32>,
    gradient: &'p Network<f32>,
) -> Result<[Param<'p>; 4], Error> {
    Ok([
        Param::new("hidden.weight", &mut network.w1, &gradient.w1)?,
        Param::new("hidden.bias", &mut network.b1, &gradient.b1)?,
        Param::new("output.weight", &mut network.w2, &gradient.w2)?,
        Param::new("output.bias", &mut network.b2, &gradient.b2)?,
    ])
}
