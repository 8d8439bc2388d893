// What is reduced over the whole model depends on no other reduction.
use optim_runtime::optimizer;

optimizer! {
    struct Clipped {
        lr = 1e-2 where lr >= 0,
        eps = 1e-8 where eps > 0,
    }
    update(w, g) {
        let total = model_norm(g / (norm(g) + eps));
        w -= lr * g / max(1, total);
    }
}

fn main() {}
