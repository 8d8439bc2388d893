// A reduction takes values that differ from weight to weight.
use optim_runtime::optimizer;

optimizer! {
    struct Normed {
        lr = 1e-2 where lr >= 0,
        eps = 1e-8 where eps > 0,
    }
    update(w, g) {
        let size = norm(g);
        w -= lr * g / (mean(size) + eps) + 0 * dot(lr, size);
    }
}

fn main() {}
