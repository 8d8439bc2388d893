// The rate of an average lies in `[0, 1)`.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where betas >= 0,
    }
    state { m[betas] }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, g);
        }
        w -= lr * mean(beta in betas: m[beta]);
    }
}

fn main() {}
