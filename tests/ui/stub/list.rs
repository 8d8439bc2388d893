// A rule with an error still has its lists: what else the program does with them is no further error.
use optim_runtime::{Optimizer, Rule, optimizer};

optimizer! {
    struct Averages {
        lr = 1e-2 where lr >= 0,
        betas = [0.9, 0.99] where 0 <= betas < 1,
    }
    state { m[betas] }
    update(w, g) {
        for beta in betas {
            m[beta] = ema(beta, h);
        }
        w -= lr * sum(beta in betas: m[beta]);
    }
}

fn main() {
    let rule = Averages::default().with_betas([0.5, 0.75]);
    assert_eq!(rule.betas[1], 0.75);
    let name: &str = Averages::BETAS[0];
    let mut optimizer = Optimizer::new(Averages { betas: [0.0; 2], ..rule }).unwrap();
    optimizer.set_hyper(name, 0.5).unwrap();
    let _hypers = Averages::META.hypers;
}
