// Functions are written before their argument: `sqrt(v)`.
use optim_runtime::optimizer;

optimizer! {
    struct RmsProp {
        lr = 1e-2 where lr >= 0,
        alpha = 0.99 where 0 <= alpha < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v }
    update(w, g) {
        v = ema(alpha, g^2);
        w -= lr * g / (v.sqrt() + eps);
    }
}

fn main() {}
