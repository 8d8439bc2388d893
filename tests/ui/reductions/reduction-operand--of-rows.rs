// A reduction takes values that differ from weight to weight.
use optim_runtime::optimizer;

optimizer! {
    struct Factored {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { r: row }
    update(w, g) {
        r = ema(beta, row_mean(g^2));
        w -= lr * g / (sqrt(r) + row_norm(r) + eps);
    }
}

fn main() {}
