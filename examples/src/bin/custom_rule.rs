//! The shortest complete program with a rule of one's own.

use optim_runtime::{Error, Optimizer, Param, optimizer};

optimizer! {
    /// Momentum whose step is squashed to at most the learning rate.
    struct SoftSign {
        /// Learning rate: no weight moves farther in a step.
        lr = 0.1 where lr >= 0,
        /// Decay rate of the average.
        beta = 0.8 where 0 <= beta < 1,
    }
    state {
        /// Average gradient.
        m,
    }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m / (abs(m) + 1);
    }
}

fn main() -> Result<(), Error> {
    let target = [3.0, -2.0, 0.5];
    let mut w = [0.0; 3];
    let mut optimizer = Optimizer::new(SoftSign::default())?;
    for _ in 0..300 {
        // Gradient of the sum of (w − target)².
        let g: [f64; 3] = std::array::from_fn(|i| 2.0 * (w[i] - target[i]));
        optimizer.step(&mut [Param::new("w", &mut w, &g)?])?;
    }
    println!("after 300 steps w is {w:.4?}; the minimum is at {target:.4?}");
    Ok(())
}
