// An initial value uses hyper-parameters, the weights and the gradient alone.
use optim_runtime::optimizer;

optimizer! {
    struct Axes {
        lr = 1e-2 where lr >= 0,
    }
    state { s: scalar = ndim(w) }
    update(w, g) {
        s = prev(s);
        w -= lr * g * s;
    }
}

fn main() {}
