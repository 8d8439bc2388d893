// A state is assigned once on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m }
    update(w, g) {
        for beta in betas {
            m = ema(beta, g);
        }
        w -= lr * m;
    }
}

fn main() {}
