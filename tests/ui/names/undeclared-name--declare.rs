// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * (g + λ * w);
    }
}

fn main() {}
