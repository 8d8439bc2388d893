// Weights go against the gradient, unless a flag such as `maximize` says otherwise.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-3 where lr >= 0,
        maximize = false,
    }
    update(w, g) {
        let d = if maximize { g } else { -g };
        w -= lr * d;
    }
}

fn main() {}
