// ε is added to the denominator, not to the quotient or to the numerator's root.
use optim_runtime::optimizer;

optimizer! {
    struct RmsProp {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v }
    update(w, g) {
        v = ema(beta, g^2);
        w -= lr * (g / sqrt(v) + eps);
    }
}

fn main() {}
