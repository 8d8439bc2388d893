// A state is kept per weight, once per tensor if marked `: scalar`, or per row or column of a matrix by `: row` or `: col`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: row * row, m: row * col, n: scalar * scalar }
    update(w, g) {
        l = ema(0.9, matmul(g, transpose(g)));
        w -= lr * matmul(l, g);
    }
}

fn main() {}
