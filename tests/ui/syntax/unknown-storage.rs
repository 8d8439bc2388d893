// A state is kept per weight, once per tensor if marked `: scalar`, or per row or column of a matrix by `: row` or `: col`.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m: f32 }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
