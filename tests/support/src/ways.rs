//! The ways a step can be run, all of which must give the same bits.

use std::sync::{Arc, LazyLock};

use optim_runtime::{Exec, InstructionSet};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Two threads, also on a machine with one core.
static TWO_THREADS: LazyLock<Arc<ThreadPool>> = LazyLock::new(|| {
    let pool = ThreadPoolBuilder::new().num_threads(2).build();
    Arc::new(pool.expect("two threads can be started"))
});

/// One way to run a step.
#[derive(Clone, Debug)]
pub struct Way {
    /// What a failing test calls it.
    pub name: String,
    /// The runtime's settings.
    pub exec: Exec,
}

/// The plainest way: the baseline instruction set, on the caller's thread.
pub fn plainest() -> Exec {
    Exec::serial()
        .with_instruction_set(InstructionSet::Baseline)
        .expect("every processor has the baseline")
}

/// Two threads that share even the smallest tensor, in blocks of this many weights.
pub fn two_threads(block: usize) -> Exec {
    Exec::serial()
        .with_pool(TWO_THREADS.clone())
        .with_parallel_from(0)
        .with_block(block)
        .expect("blocks are not empty")
}

/// Every instruction set of this machine, on the caller's thread and on two threads with each of
/// these block lengths.
pub fn every_way(blocks: &[usize]) -> Vec<Way> {
    let mut ways = Vec::new();
    for set in InstructionSet::available() {
        let under = |exec: Exec| exec.with_instruction_set(set).expect("it is available");
        ways.push(Way {
            name: format!("{set}, one thread"),
            exec: under(Exec::serial()),
        });
        ways.extend(blocks.iter().map(|&block| Way {
            name: format!("{set}, two threads, blocks of {block}"),
            exec: under(two_threads(block)),
        }));
    }
    ways
}
