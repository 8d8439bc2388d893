//! A deprecated rule warns where it is used, and nowhere else.
#![deny(warnings)]

use optim_runtime::optimizer;

optimizer! {
    /// Every kind of hyper-parameter and state, and both kinds of loops.
    #[deprecated = "use `Adam`"]
    pub struct Old {
        lr = 0.1 where lr >= 0,
        warmup = 10u64,
        nesterov = false,
    }

    require lr < 10 || nesterov, "lr is below 10";

    state {
        m = g,
        steps: scalar = 1,
    }

    update(w, g, t) {
        steps = prev(steps) + 1;
        m = if t < warmup { g } else { 0.5 * prev(m) + g };
        w -= lr * if nesterov { m } else { m / steps } * norm(g);
    }

    eval(w) {
        w = w + m;
    }
}

pub fn main() {
    #[allow(deprecated)]
    let rule = Old::default().with_lr(0.2);
    #[allow(deprecated)]
    let bill = Old::COST;
    assert!(rule == rule.clone() && bill.passes > 0);
}
