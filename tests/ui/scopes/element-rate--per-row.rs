// The rate of an average is the same for all weights.
use optim_runtime::optimizer;

optimizer! {
    struct Rated {
        lr = 1e-2 where lr >= 0,
    }
    state { m }
    update(w, g) {
        m = ema(row_mean(g), g);
        w -= lr * m;
    }
}

fn main() {}
