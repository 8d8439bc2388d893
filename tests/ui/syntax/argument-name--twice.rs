// Arguments are told apart by their order; names have only the settings of `orthogonalize`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * orthogonalize(g, a = 2, b = -1.5, a = 0.5);
    }
}

fn main() {}
