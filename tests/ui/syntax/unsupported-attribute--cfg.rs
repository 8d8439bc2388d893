// Declarations take documentation and `#[allow(…)]`; statements take `#[allow(…)]` alone.
use optim_runtime::optimizer;

optimizer! {
    #[cfg(any())]
    pub struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
