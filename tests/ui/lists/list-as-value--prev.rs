// A list is no number: its elements are.
use optim_runtime::optimizer;

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[betas] }
    update(w, g) {
        for beta in betas {
            m[beta] = beta * prev(m) + g;
        }
        w -= lr * mean(beta in betas: m[beta]);
    }
}

fn main() {}
