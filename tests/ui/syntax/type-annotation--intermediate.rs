// Names are given no types: these follow from defaults and equations.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        let d: f32 = lr * g;
        w -= d;
    }
}

fn main() {}
