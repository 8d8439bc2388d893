// A declaration begins with a name.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        let mut d = lr * g;
        w -= d;
    }
}

fn main() {}
