// Behind the name of an input stands `input`, `input scalar`, or, of the number of the step, `step`.
use optim_runtime::optimizer;

optimizer! {
    struct Newton {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g, h: input row) {
        w -= lr * g / max(h, 1);
    }
}

fn main() {}
