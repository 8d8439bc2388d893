// A state takes values that differ no more than it does: a `scalar` one numbers, one per row values of rows.
use optim_runtime::optimizer;

optimizer! {
    struct Factored {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { r: row, c: col, s: scalar }
    update(w, g) {
        r = ema(beta, g^2);
        c = ema(beta, row_mean(g^2));
        s = ema(beta, col_mean(g^2));
        w -= lr * g / sqrt(sqrt(r * c) + s + eps);
    }
}

fn main() {}
