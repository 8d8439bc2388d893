// Expressions and branches nest at most 64 levels deep, and an expression has at most 200 operators.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((g))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))));
    }
}

fn main() {}
