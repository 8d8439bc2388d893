// A function is called, not used as a value.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v }
    update(w, g) {
        v = ema(beta, g^2);
        w -= lr * g / (sqrt v + eps);
    }
}

fn main() {}
