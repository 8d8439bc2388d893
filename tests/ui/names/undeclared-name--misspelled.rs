// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        momentum = 0.9 where 0 <= momentum < 1,
    }
    state { buffer }
    update(w, g) {
        bufer = trace(momentun, g);
        w -= lr * buffer;
    }
}

fn main() {}
