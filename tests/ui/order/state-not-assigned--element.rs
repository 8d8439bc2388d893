// A state is assigned on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[betas] }
    update(w, g) {
        m[0] = ema(betas[0], g);
        w -= lr * mean(beta in betas: beta * prev(m[beta]));
    }
}

fn main() {}
