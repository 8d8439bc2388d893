// `require` states a condition and, after a comma, its message.
use optim_runtime::optimizer;

optimizer! {
    struct Nesterov {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    require lr < 1 - beta;
    state { b }
    update(w, g) {
        b = trace(beta, g);
        w -= lr * (g + beta * b);
    }
}

fn main() {}
