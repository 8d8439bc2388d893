// `eval` computes each weight from values per weight and numbers that are known before it.
use optim_runtime::optimizer;

optimizer! {
    struct Pulled {
        lr = 1e-2 where lr >= 0,
        eps = 1e-8 where eps > 0,
    }
    state { z = w, s: scalar }
    update(w, g) {
        z = prev(z) - lr * g;
        s = norm(g);
        w -= lr * g / (s + eps);
    }
    eval(w) {
        w += (z - w) / (1 + norm(z));
    }
}

fn main() {}
