// After the hyper-parameters come `require`, `state { … }`, `update(w, g, t) { … }` and `eval(w, t) { … }`, nothing else.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2,
    }
    where lr >= 0
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
