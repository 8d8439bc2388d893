// Lists that belong together have one length.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
        weights = [0.5, 0.25, 0.25] where weights >= 0,
    }
    state { m[betas] }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, g);
        }
        w -= lr * sum(beta in betas: weights[beta] * m[beta]);
    }
}

fn main() {}
