// A flag has no domain.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        maximize = false where maximize != true,
    }
    update(w, g) {
        w -= lr * if maximize { -g } else { g };
    }
}

fn main() {}
