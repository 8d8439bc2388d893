// An `#[allow(…)]` stands where its lint would speak.
use optim_runtime::optimizer;

optimizer! {
    struct Root {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        #[allow(possible_nan)]
        w -= lr * sqrt(abs(g));
    }
}

fn main() {}
