// The average of squares forgets later than the average that is divided by its root.
use optim_runtime::optimizer;

optimizer! {
    struct Mixed {
        lr = 1e-3 where lr >= 0,
        betas = [0.9, 0.999] where 0 <= betas < 1,
        beta2 = 0.99 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m[betas], v }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, g);
        }
        v = ema(beta2, g^2);
        w -= lr * sum(beta in betas: m[beta]) / (sqrt(v) + eps);
    }
}

fn main() {}
