// Declarations take documentation and `#[allow(…)]`; statements take `#[allow(…)]` alone.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        /// Against the gradient.
        w -= lr * g;
    }
}

fn main() {}
