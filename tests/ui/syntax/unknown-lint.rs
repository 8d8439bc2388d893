// `#[allow(…)]` names lints.
use optim_runtime::optimizer;

optimizer! {
    struct Root {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        #[allow(posible_nan)]
        w -= lr * sqrt(g);
    }
}

fn main() {}
