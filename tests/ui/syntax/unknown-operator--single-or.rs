// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct Late {
        lr = 1e-2 where lr >= 0,
        always = false,
    }
    update(w, g, t) {
        if always | t > 100 {
            w -= lr * g;
        } else {
            w -= 0.1 * lr * g;
        }
    }
}

fn main() {}
