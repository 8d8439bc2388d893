// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        every = 10u64,
    }
    update(w, g, t) {
        w -= if t % every == 0 { lr } else { 0 } * g;
    }
}

fn main() {}
