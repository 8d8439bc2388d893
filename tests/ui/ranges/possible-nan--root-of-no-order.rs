// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        order = 2 where 0 <= order <= 8,
    }
    update(w, g) {
        w -= lr * matmul(inverse_root(matmul(g, transpose(g)), order, eps = 1e-6), g);
    }
}

fn main() {}
