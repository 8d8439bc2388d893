// Declarations take documentation and `#[allow(…)]`; statements take `#[allow(…)]` alone.
use optim_runtime::optimizer;

optimizer! {
    struct Root {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        #[allow()]
        w -= lr * sqrt(abs(g));
    }
}

fn main() {}
