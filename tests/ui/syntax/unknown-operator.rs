// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct AdaGrad {
        lr = 1e-2 where lr >= 0,
        eps = 1e-10 where eps > 0,
    }
    state { s }
    update(w, g) {
        s = running_sum(g ** 2);
        w -= lr * g / (sqrt(s) + eps);
    }
}

fn main() {}
