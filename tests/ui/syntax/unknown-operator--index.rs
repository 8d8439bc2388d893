// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g, t) {
        w -= lr * g[t];
    }
}

fn main() {}
