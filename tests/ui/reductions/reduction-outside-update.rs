// Only the equations of `update` reduce over the weights.
use optim_runtime::optimizer;

optimizer! {
    struct Normed {
        lr = 1e-2 where lr >= 0,
        eps = 1e-8 where eps > 0,
    }
    state { s: scalar = norm(w) }
    update(w, g) {
        s = running_max(norm(g));
        w -= lr * g / (s + eps);
    }
}

fn main() {}
