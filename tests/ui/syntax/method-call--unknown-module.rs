// Functions are written before their argument: `sqrt(v)`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * F.relu(g) + nn.functional.erf(g);
    }
}

fn main() {}
