// In a modifier's parentheses stand new defaults of its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        let share = lr / (1 + lr);
        w -= share * g;
    }
    with agc(clip = share);
}

fn main() {}
