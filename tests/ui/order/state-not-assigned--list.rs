// A state is assigned on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[betas], v[betas] }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, g);
        }
        w -= lr * mean(beta in betas: m[beta] / (1 + prev(v[beta])^2));
    }
}

fn main() {}
