// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g, t) {
        let share = if t = 1 { 1 } else { 1 - beta };
        m = trace(beta, share * g);
        w -= lr * m;
    }
}

fn main() {}
