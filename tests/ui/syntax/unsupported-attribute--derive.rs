// Declarations take documentation and `#[allow(…)]`; statements take `#[allow(…)]` alone.
use optim_runtime::optimizer;

optimizer! {
    #[derive(Clone, Copy, Debug)]
    pub struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {
    // `Copy` is there.
    let rule = Descent::default();
    let _twice = (rule, rule);
}
