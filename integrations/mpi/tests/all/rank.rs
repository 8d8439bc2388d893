//! A rank that takes steps until one cannot be taken.

use std::time::Instant;

use optim_mpi::MpiRanks;
use optim_mpi::mpi::environment::Universe;
use optim_runtime::{Collective as _, Error, Report, ShardedOptimizer};

use crate::job::Log;
use crate::model::{Model, optimizer};

/// Steps that are as they should be.
pub(crate) const STEPS: usize = 3;

/// A rank that has taken steps, and the gradients of the one to come.
pub(crate) struct Rank {
    pub(crate) sharded: ShardedOptimizer<MpiRanks>,
    pub(crate) model: Model,
    pub(crate) rank: usize,
    /// Whether gradients go ahead of their step.
    pub(crate) ahead: bool,
    // It is dropped last: behind it nobody is spoken with.
    pub(crate) universe: Universe,
}

impl Rank {
    pub(crate) fn begin(log: &mut Log) -> Self {
        Self::begin_with(Model::new(1), 4096, false, log)
    }

    /// One whose gradients go ahead, in buckets that MPI sends in one message each: whoever does not take them keeps them under way.
    pub(crate) fn begin_ahead(log: &mut Log) -> Self {
        Self::begin_with(Model::large(1), 20_000, true, log)
    }

    fn begin_with(model: Model, bucket: usize, ahead: bool, log: &mut Log) -> Self {
        let (universe, ranks) = log.begin();
        let rank = ranks.rank();
        let sharded = ShardedOptimizer::new(optimizer("adam"), ranks)
            .unwrap()
            .with_bucket(bucket);
        let mut all = Self {
            sharded,
            model,
            rank,
            ahead,
            universe,
        };
        for step in 0..STEPS {
            all.step(step).expect("all is well");
            log.say(format!("step {step}"));
        }
        all
    }

    pub(crate) fn step(&mut self, step: usize) -> Result<Report, Error> {
        let gradients = self.model.gradients(step, self.rank);
        if self.ahead {
            self.send(step, 0)?;
        }
        self.sharded.step(&mut self.model.params(&gradients))
    }

    /// Sends gradients from the last parameter to this one, of which all but those of the first step are under way then.
    pub(crate) fn send(&mut self, step: usize, to: usize) -> Result<(), Error> {
        let gradients = self.model.gradients(step, self.rank);
        let before = self.sharded.collective().traffic().values;
        let params = self.model.params(&gradients);
        for param in params.chunks(1).skip(to).rev() {
            self.sharded.send_gradients(param)?;
        }
        let sent = self.sharded.collective().traffic().values - before;
        assert_eq!(sent > 0, step > 0, "{sent} bytes before step {step}");
        Ok(())
    }

    /// A step that cannot be taken.
    pub(crate) fn fail(&mut self, log: &mut Log) {
        let before = self.model.digest();
        let begun = Instant::now();
        let error = self.step(STEPS).expect_err("a rank is lost");
        log.say(&error);
        log.say(begun.elapsed().as_millis());
        assert_eq!(self.model.digest(), before);
        assert_eq!(self.sharded.steps(), STEPS as u64);
        assert_eq!(self.step(STEPS).expect_err("it stays lost"), error);
    }
}
