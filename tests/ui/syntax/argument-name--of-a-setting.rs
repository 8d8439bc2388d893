// Arguments are told apart by their order; names have only the settings of `orthogonalize`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * orthogonalize(g, step = 4);
    }
}

fn main() {}
