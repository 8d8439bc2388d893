// A rule begins with `struct Name { … }`, its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {
    pub Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
