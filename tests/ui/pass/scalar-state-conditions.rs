// A condition on what a `scalar` state was before the step selects the loop.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Patient {
        lr = 0.5 where lr >= 0,
        patience = 2 where patience >= 0,
    }
    state {
        waited: scalar,
        size: scalar = 1,
    }
    update(w, g) {
        waited = prev(waited) + 1;
        size = prev(size) / 2;
        if prev(waited) >= patience && !(prev(size) > 0.25) {
            w -= lr * g;
        } else {
            w = w;
        }
    }
}

pub fn main() {
    let rule = Patient::default();
    let mut w = [4.0_f64];
    let mut state = rule.init(1).unwrap();
    let mut seen = Vec::new();
    for _ in 0..4 {
        rule.update(&mut w, &[1.0], &mut state).unwrap();
        seen.push(w[0]);
    }
    assert_eq!(seen, [4.0, 4.0, 3.5, 3.0]);
}
