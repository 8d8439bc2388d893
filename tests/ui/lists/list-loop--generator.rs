// A loop or a sum goes over lists of hyper-parameters: `for beta in betas { … }`, `sum(beta in betas: …)`.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[betas] }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, g);
        }
        w -= lr * sum(m[beta] for beta in betas);
    }
}

fn main() {}
