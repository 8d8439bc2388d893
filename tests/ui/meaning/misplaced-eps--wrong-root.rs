// ε is added to the denominator, not to the quotient or to the numerator's root.
use optim_runtime::optimizer;

optimizer! {
    struct AdaDelta {
        lr = 1e-3 where lr >= 0,
        rho = 0.9 where 0 <= rho < 1,
        eps = 1e-6 where eps > 0,
    }
    state { v, u }
    update(w, g) {
        v = ema(rho, g^2);
        let d = sqrt(prev(u) + eps) / sqrt(v) * g;
        u = ema(rho, d^2);
        w -= lr * d;
    }
}

fn main() {}
