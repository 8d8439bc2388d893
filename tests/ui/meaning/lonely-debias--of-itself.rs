// Of two averages that are divided, both are debiased or neither.
use optim_runtime::optimizer;

optimizer! {
    struct Normed {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * debias(m) / (abs(m) + eps);
    }
}

fn main() {}
