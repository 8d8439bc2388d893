// Every hyper-parameter has a default: a number, `true`, `false`, or a count such as `10u64`.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
