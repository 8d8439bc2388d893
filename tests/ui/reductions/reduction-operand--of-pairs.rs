// A reduction takes values that differ from weight to weight.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g / (1 + row_norm(matmul(g, transpose(g))));
    }
}

fn main() {}
