// `require` states a condition on hyper-parameters alone.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    require t > 0, "steps count from 1";
    update(w, g, t) {
        w -= lr / t * g;
    }
}

fn main() {}
