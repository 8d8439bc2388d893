// Every hyper-parameter has a default: a number, `true`, `false`, or a count such as `10u64`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        maximize = False,
    }
    update(w, g) {
        w -= lr * if maximize { -g } else { g };
    }
}

fn main() {}
