// `len` and `ndim` take the name of the weights.
use optim_runtime::optimizer;

optimizer! {
    struct Scaled {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr / sqrt(len(g)) * g;
    }
}

fn main() {}
