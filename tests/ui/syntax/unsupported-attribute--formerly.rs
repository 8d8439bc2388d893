// Declarations take documentation and `#[allow(…)]`; statements take `#[allow(…)]` alone.
use optim_runtime::optimizer;

optimizer! {
    #[formerly(Descent)]
    #[formerly]
    #[formerly(0x0123456789abcdef, 0x1_0000_0000_0000_0000)]
    pub struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {
    let _rule = Descent::default();
}
