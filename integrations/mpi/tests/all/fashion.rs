//! The example's loss curve does not depend on the number of ranks.

#[path = "../../examples/fashion/training.rs"]
mod training;

use optim_examples::fashion;
use optim_runtime::{OneRank, ShardedOptimizer};

use self::training::{Settings, optimizer, train};
use crate::job::{self, Case, Log};

pub(crate) const CASES: &[Case] = &[("fashion", as_rank)];

const STEPS: usize = 40;

const SETTINGS: Settings = Settings {
    steps: STEPS,
    seed: 5,
};

fn line(step: usize, loss: f64) -> String {
    format!("{step}: {loss} {:016x}", loss.to_bits())
}

fn as_rank(mut log: Log) {
    let (_universe, ranks) = log.begin();
    let pictures = fashion::load().expect("the files are part of the program");
    let mut sharded = ShardedOptimizer::new(optimizer(STEPS).unwrap(), ranks).unwrap();
    let after_step = |step, loss| log.say(line(step, loss));
    train(&mut sharded, &pictures.train, &SETTINGS, after_step).unwrap();
}

#[test]
fn the_curve_is_the_same_on_1_2_and_4_ranks() {
    let pictures = fashion::load().expect("the files are part of the program");
    let mut alone = ShardedOptimizer::new(optimizer(STEPS).unwrap(), OneRank).unwrap();
    let mut curve = Vec::new();
    let mut losses = Vec::new();
    let after_step = |step, loss| {
        losses.push(loss);
        curve.push(line(step, loss));
    };
    train(&mut alone, &pictures.train, &SETTINGS, after_step).unwrap();
    // It learns.
    assert!(losses[STEPS - 1] < 0.6 * losses[0], "{losses:?}");
    for ranks in [1, 2, 4] {
        let Some(ended) = job::run("fashion", ranks) else {
            return;
        };
        assert!(ended.well, "{}", ended.printed);
        for said in &ended.said {
            assert_eq!(*said, curve, "{ranks} ranks");
        }
    }
}
