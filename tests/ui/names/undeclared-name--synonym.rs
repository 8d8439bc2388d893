// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v }
    update(w, g) {
        v = ema(β, g^2);
        w -= η * g / (sqrt(v) + ε);
    }
}

fn main() {}
