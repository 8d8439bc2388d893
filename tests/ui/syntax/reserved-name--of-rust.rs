// Words of the language and of Rust are no names.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        type = 1e-2,
    }
    update(w, g) {
        w -= type * g;
    }
}

fn main() {}
