// However broken a rule is, its name and its readable hyper-parameters are there.
use optim_runtime::{Optimizer, optimizer};

optimizer! {
    pub struct Broken {
        lr = 1e-2 where lr >= 0,
        = 0.9,
        twice = 1,
        twice = 2,
        untold,
    }
    momentum { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m m;
    }
    update(w) {}
}

fn main() {
    let rule = Broken::default()
        .with_lr(0.1)
        .with_twice(3.0)
        .with_untold(1.0);
    let _optimizer = Optimizer::new(rule).unwrap();
}
