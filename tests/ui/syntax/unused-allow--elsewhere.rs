// An `#[allow(…)]` stands where its lint would speak.
use optim_runtime::optimizer;

optimizer! {
    struct Root {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        #[allow(possible_nan)]
        let size = abs(g);
        w -= lr * sqrt(g) * size;
    }
}

fn main() {}
