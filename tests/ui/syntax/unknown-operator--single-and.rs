// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        maximize = false,
        doubled = false,
    }
    update(w, g) {
        let factor = if maximize & doubled { -2 } else { 1 };
        w -= lr * factor * g;
    }
}

fn main() {}
