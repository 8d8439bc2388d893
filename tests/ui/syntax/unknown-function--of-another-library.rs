// Only the language's functions can be called.
use optim_runtime::optimizer;

optimizer! {
    struct AdaGrad {
        lr = 1e-2 where lr >= 0,
        eps = 1e-10 where eps > 0,
    }
    state { s }
    update(w, g) {
        s = running_sum(square(g));
        w -= lr * g / (pow(s + eps, 0.5));
    }
}

fn main() {}
