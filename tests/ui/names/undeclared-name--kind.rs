// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        mean_rate = 0.9 where 0 <= mean_rate < 1,
    }
    state { mean_sq }
    update(w, g) {
        mean_sq = ema(mean_rate, g^2);
        w -= lr * g * debias(mean_s);
    }
}

fn main() {}
