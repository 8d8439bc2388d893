// A state keeps its average as it is; what corrects it stands where it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Debiased {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v }
    update(w, g, t) {
        let shortfall = 1 - beta^t;
        v = beta / shortfall * prev(v) + (1 - beta) / shortfall * g^2;
        w -= lr * g / (sqrt(v) + eps);
    }
}

fn main() {}
