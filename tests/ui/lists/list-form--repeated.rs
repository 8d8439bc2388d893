// A list of hyper-parameters is numbers in brackets, from 1 to 16: `betas = [0.9, 0.99]`.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9; 3] where 0 <= betas < 1,
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
