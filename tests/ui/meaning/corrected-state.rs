// A state keeps its average as it is; what corrects it stands where it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Debiased {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g, t) {
        m = (beta * prev(m) + (1 - beta) * g) / (1 - beta^t);
        w -= lr * m;
    }
}

fn main() {}
