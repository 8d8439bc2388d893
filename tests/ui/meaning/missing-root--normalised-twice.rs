// With the gradient the step grows, or stays as it is: squares stand under a root, and what is normalised is so once.
use optim_runtime::optimizer;

optimizer! {
    struct Adamish {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.999 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m, v }
    update(w, g) {
        v = ema(beta2, g^2);
        let n = g / (sqrt(v) + eps);
        m = ema(beta1, n);
        w -= lr * m / (sqrt(v) + eps);
    }
}

fn main() {}
