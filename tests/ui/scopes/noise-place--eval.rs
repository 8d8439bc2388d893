// Only the equations of `update` draw random numbers.
use optim_runtime::optimizer;

optimizer! {
    struct Started {
        lr = 1e-2 where lr >= 0,
    }
    state { m }
    update(w, g) {
        m = trace(0.9, g);
        w -= lr * m;
    }
    eval(w) {
        w += 0.01 * normal() * m;
    }
}

fn main() {}
