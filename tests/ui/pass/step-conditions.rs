// A condition on the step number or a number computed from it selects the loop, as in RAdam.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Rectified {
        lr = 0.1 where lr >= 0,
        beta = 0.5 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v }
    update(w, g, t) {
        v = ema(beta, g^2);
        let most = 2 / (1 - beta) - 1;
        let length = most - 2 * t * beta^t / (1 - beta^t);
        let adapts = length > 2 && t != 3;
        if adapts {
            let rectified = sqrt(max(length, 0) / most);
            w -= lr * rectified * g / (sqrt(debias(v)) + eps);
        } else {
            w -= if t == 1 { 0 } else { lr } * g;
        }
    }
}

pub fn main() {
    let rule = Rectified::default();
    let mut w = [1.0_f64];
    let mut state = rule.init(1).unwrap();
    let (mut expected, mut v) = (1.0, 0.0);
    let mut adapted = Vec::new();
    for t in 1..=6 {
        let g = f64::from(t);
        rule.update(&mut w, &[g], &mut state).unwrap();
        v = 0.5 * v + 0.5 * g * g;
        let left = 0.5_f64.powi(t);
        let length = 3.0 - 2.0 * f64::from(t) * left / (1.0 - left);
        adapted.push(length > 2.0 && t != 3);
        expected -= if length > 2.0 && t != 3 {
            0.1 * (length / 3.0).sqrt() * g / ((v / (1.0 - left)).sqrt() + 1e-8)
        } else if t == 1 {
            0.0
        } else {
            0.1 * g
        };
        assert!((w[0] - expected).abs() < 1e-14, "{t}: {} {expected}", w[0]);
    }
    assert_eq!(adapted, [false, false, false, true, true, true]);
}
