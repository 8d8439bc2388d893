// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        eps = 1e-8 where eps > 0,
    }
    update(w, g) {
        w -= lr * g / (|g| + eps);
    }
}

fn main() {}
