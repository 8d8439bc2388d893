// Before its update a state is read as `prev(m)`, last step's value.
use optim_runtime::optimizer;

optimizer! {
    struct AdaDelta {
        rho = 0.9 where 0 <= rho < 1,
        eps = 1e-6 where eps > 0,
    }
    state { v, u }
    update(w, g) {
        v = ema(rho, g^2);
        let d = sqrt(u + eps) / sqrt(v + eps) * g;
        u = ema(rho, d^2);
        w -= d;
    }
}

fn main() {}
