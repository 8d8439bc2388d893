// Numbers are written `1`, `1.0` or `1e-3`, are finite and have no suffix.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        warmup = 10usize where warmup > 0,
    }
    update(w, g, t) {
        w -= lr * min(t / warmup, 1) * g;
    }
}

fn main() {}
