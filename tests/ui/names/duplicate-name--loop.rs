// Hyper-parameters, states, intermediates and the names in `update` are all different.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[betas] }
    update(w, g) {
        for lr in betas {
            m[lr] = ema(lr, g);
        }
        w -= lr * mean(beta in betas: m[beta]);
    }
}

fn main() {}
