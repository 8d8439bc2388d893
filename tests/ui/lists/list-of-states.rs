// A list of states has one for each element of a list of hyper-parameters: `m[betas]`.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[2] }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, g);
        }
        w -= lr * mean(beta in betas: m[beta]);
    }
}

fn main() {}
