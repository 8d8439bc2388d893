// Functions are written before their argument: `sqrt(v)`.
use optim_runtime::optimizer;

optimizer! {
    struct SignDescent {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * torch.sign(g);
    }
}

fn main() {}
