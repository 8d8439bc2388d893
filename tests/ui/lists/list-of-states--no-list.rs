// A list of states has one for each element of a list of hyper-parameters: `m[betas]`.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m[betas] }
    update(w, g) {
        m[0] = ema(beta, g);
        w -= lr * m[0];
    }
}

fn main() {}
