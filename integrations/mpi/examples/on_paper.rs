//! What a step would take on many machines, from constants: `cargo run --example on_paper`. The same schedule that the runtime
//! follows is walked bucket by bucket; nothing here is measured but the constants that are given.

use clap::Parser;

#[derive(Parser)]
#[command(about = "The time of a step on many ranks, by a model")]
struct Constants {
    /// Bytes a second that a rank's link moves, each way.
    #[arg(long, default_value_t = 25e9)]
    link: f64,
    /// Seconds until a message of no bytes is there.
    #[arg(long, default_value_t = 5e-6)]
    latency: f64,
    /// Bytes a second that a rank's memory moves.
    #[arg(long, default_value_t = 100e9)]
    memory: f64,
    /// Bytes that a rank sends to all others in one go.
    #[arg(long, default_value_t = 2_097_152.0)]
    bucket: f64,
    /// Bytes of a weight.
    #[arg(long, default_value_t = 4.0)]
    weight: f64,
    /// Bytes of its gradient on the way.
    #[arg(long, default_value_t = 4.0)]
    gradient: f64,
    /// Floating-point operations a second that a rank does in forward and backward.
    #[arg(long, default_value_t = 200e12)]
    compute: f64,
    /// Tokens of a rank in a step.
    #[arg(long, default_value_t = 8192.0)]
    tokens: f64,
}

/// Numbers that ranks tell each other about a step of Adam with a clip: that it is the same, the squares of norms, the agreement,
/// the report.
const WORDS: usize = 4;

/// Of forward and backward, the part that backward takes: two of three products of matrices.
const BACKWARD: f64 = 2.0 / 3.0;

/// Adam reads the gradient, reads and writes the weight and two states, in four bytes each.
const STEP_BYTES: f64 = 28.0;

struct Times {
    words: f64,
    gradients: f64,
    /// Of these the last go, which nothing hides.
    last: f64,
    step: f64,
    weights: f64,
}

impl Times {
    /// Of a step whose gradients go in it: weights leave while others are written.
    fn in_all(&self) -> f64 {
        self.words + self.gradients + self.step.max(self.weights)
    }

    /// Of one whose gradients go ahead of it, while backward takes so long.
    fn behind(&self, backward: f64) -> f64 {
        self.in_all() - self.gradients + (self.gradients - backward).max(self.last)
    }
}

impl Constants {
    /// Bytes that a rank sends to each other in one go.
    fn bucket(&self, ranks: f64) -> f64 {
        (self.bucket / (ranks - 1.0)).max(self.bucket.min(524_288.0))
    }

    /// A rank's part of an exchange of all its values, of so many bytes each, in which it moves memory so many bytes for each value;
    /// two goes are under way.
    fn exchange(&self, values: f64, bytes: f64, ranks: f64, moved: f64) -> f64 {
        let goes = (values * self.weight / self.bucket(ranks)).ceil();
        let in_a_go = values * bytes / goes;
        let moved_in_a_go = values * moved / goes;
        let (mut sent, mut done) = (0.0_f64, 0.0_f64);
        for _ in 0..goes as u64 {
            // A link carries one go behind the other; messages begin one behind the other, too.
            sent += (in_a_go / self.link + self.latency) * (ranks - 1.0);
            // What has come is added, or put where it belongs, while the next is under way.
            done = done.max(sent) + moved_in_a_go * (ranks - 1.0) / self.memory;
        }
        done
    }

    /// Bytes under way: two goes, to and from each rank, or 32 buckets, if those are more, while weights are written.
    fn buffers(&self, weights: f64, ranks: f64) -> f64 {
        let most = self.bucket(ranks).min(weights / ranks * self.weight);
        (4.0 * most * (ranks - 1.0)).max((32.0 * self.bucket).min(weights * self.weight))
    }

    fn times(&self, weights: f64, ranks: f64) -> Times {
        let own = weights / ranks;
        let (weight, gradient) = (self.weight, self.gradient);
        let moved = weight + 2.0 * gradient;
        let gradients = self.exchange(own, gradient, ranks, moved);
        Times {
            words: WORDS as f64 * self.latency * (ranks - 1.0),
            // Read, and written to the message; read from it, and added to a sum, which is read and written: of that only a write
            // leaves the caches, once for all ranks.
            gradients,
            last: gradients / (own * weight / self.bucket(ranks)).ceil(),
            step: own * STEP_BYTES / self.memory,
            // Read, written to the message, read from it, written.
            weights: self.exchange(own, weight, ranks, 4.0 * weight),
        }
    }
}

fn main() {
    let constants = Constants::parse();
    println!(
        "| weights | ranks | states a rank, GB | buffers a rank, GB | words, ms | gradients, ms | step, ms | weights, ms | in all, s | forward and backward, s | share of the step | gradients ahead, s | share of the step |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for weights in [1e9, 1e10, 1e11] {
        for ranks in [8.0, 64.0, 512.0, 4096.0] {
            let times = constants.times(weights, ranks);
            let all = times.in_all();
            let compute = 6.0 * weights * constants.tokens / constants.compute;
            let behind = times.behind(BACKWARD * compute);
            let share = |step: f64| 100.0 * step / (step + compute);
            println!(
                "| {weights:.0e} | {ranks} | {:.2} | {:.2} | {:.1} | {:.0} | {:.2} | {:.0} | {all:.2} | {compute:.2} | {:.0} % | {behind:.2} | {:.0} % |",
                8.0 * weights / ranks / 1e9,
                constants.buffers(weights, ranks) / 1e9,
                1e3 * times.words,
                1e3 * times.gradients,
                1e3 * times.step,
                1e3 * times.weights,
                share(all),
                share(behind),
            );
        }
    }
}
