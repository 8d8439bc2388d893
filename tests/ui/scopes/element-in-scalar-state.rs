// A state takes values that differ no more than it does: a `scalar` one numbers, one per row values of rows.
use optim_runtime::optimizer;

optimizer! {
    struct Normed {
        lr = 1e-2 where lr >= 0,
        eps = 1e-8 where eps > 0,
    }
    state { s: scalar }
    update(w, g) {
        s = running_sum(g^2);
        w -= lr * g / (sqrt(s) + eps);
    }
}

fn main() {}
