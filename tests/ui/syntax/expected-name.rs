// A declaration begins with a name.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        pub lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
