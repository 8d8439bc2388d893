// The rate of an average is the same for all weights.
use optim_runtime::optimizer;

optimizer! {
    struct Adaptive {
        lr = 1e-2 where lr >= 0,
    }
    state { m }
    update(w, g) {
        m = ema(min(abs(g), 0.9), g);
        w -= lr * m;
    }
}

fn main() {}
