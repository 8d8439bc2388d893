// An `if` around statements has a condition that is known before the first weight is read.
use optim_runtime::optimizer;

optimizer! {
    struct Clipped {
        lr = 1e-2 where lr >= 0,
        most = 1 where most > 0,
    }
    update(w, g) {
        let size = norm(g);
        if size > most {
            w -= lr * most / size * g;
        } else {
            w -= lr * g;
        }
    }
}

fn main() {}
