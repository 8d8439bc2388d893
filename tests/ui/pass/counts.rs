// A count is a `u64`, and a number in the equations.
use optim_runtime::{Rule, Update, optimizer};

optimizer! {
    pub struct Warm {
        lr = 1 where lr >= 0,
        warmup = 4u64 where warmup > 0,
    }
    update(w, g, t) {
        w -= lr * min(t / warmup, 1) * g;
    }
}

pub fn main() {
    let count: u64 = Warm::default().warmup;
    assert_eq!(count, 4);
    let rule = Warm::default().with_warmup(2);
    let mut w = [0.0_f64];
    let mut state = rule.init(1).unwrap();
    for expected in [-0.5, -1.5, -2.5] {
        rule.update(&mut w, &[1.0], &mut state).unwrap();
        assert_eq!(w[0], expected);
    }
    assert!(rule.with_warmup(0).validate().is_err());
}
