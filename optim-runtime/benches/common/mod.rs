//! What the benches share: the rules, the machine's limits, and turns by which two things are compared.

#![allow(dead_code, reason = "each bench uses a part of it")]

pub(crate) mod adam;
pub(crate) mod built_in;
pub(crate) mod growth;
pub(crate) mod limits;
pub(crate) mod memory;
pub(crate) mod options;
pub(crate) mod roofline;
pub(crate) mod stream;
pub(crate) mod table;
pub(crate) mod turns;

use std::time::{Duration, Instant};

/// Something that takes steps and can be timed.
pub(crate) trait Contender {
    /// Takes some steps and says how long they took.
    fn time(&mut self, steps: u64) -> Duration;
}

/// A contender of which a step is a call.
pub(crate) struct Calls<F>(pub(crate) F);

impl<F: FnMut()> Contender for Calls<F> {
    fn time(&mut self, steps: u64) -> Duration {
        let start = Instant::now();
        for _ in 0..steps {
            (self.0)();
        }
        start.elapsed()
    }
}

/// A boxed contender of which a step is a call.
pub(crate) fn calls(step: impl FnMut() + 'static) -> Box<dyn Contender> {
    Box::new(Calls(step))
}

/// Makes rayon's global pool one of two threads, whatever the machine has: what is compared is one with two.
pub(crate) fn two_threads() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build_global()
        .expect("nothing has used the pool so far");
}

/// The 148 tensors of GPT-2 small in their order.
pub(crate) fn gpt2() -> Vec<usize> {
    const WIDTH: usize = 768;
    let mut lens = vec![50_257 * WIDTH, 1_024 * WIDTH];
    for _ in 0..12 {
        lens.extend([WIDTH, WIDTH]); // ln_1
        lens.extend([WIDTH * 3 * WIDTH, 3 * WIDTH]); // attn.c_attn
        lens.extend([WIDTH * WIDTH, WIDTH]); // attn.c_proj
        lens.extend([WIDTH, WIDTH]); // ln_2
        lens.extend([WIDTH * 4 * WIDTH, 4 * WIDTH]); // mlp.c_fc
        lens.extend([4 * WIDTH * WIDTH, WIDTH]); // mlp.c_proj
    }
    lens.extend([WIDTH, WIDTH]); // ln_f
    lens
}
