// Exponents may be negative, fractional, hyper-parameters, or the step number; `^` binds tightest.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Powers {
        p = 0.25 where 0 < p <= 1,
        decay = 0.5 where 0 <= decay < 1,
    }
    update(w, g, t) {
        let a = abs(g) + 1;
        let total = a^2 + a^-1 + a^0.5 + a^-1.5 + a^p + a^(-p) + a^0 + a^17 + decay^t;
        w -= total - -a^2 - 2^3^2;
    }
}

pub fn main() {
    let rule = Powers::default();
    let mut w = [0.0_f64];
    let mut state = rule.init(1).unwrap();
    rule.update(&mut w, &[-1.5], &mut state).unwrap();
    let a = 2.5_f64;
    let powers = [2.0, -1.0, 0.5, -1.5, 0.25, -0.25, 0.0, 17.0];
    let sum: f64 = powers.iter().map(|p| a.powf(*p)).sum::<f64>() + 0.5;
    let expected = -(sum + a * a - 512.0);
    assert!((w[0] / expected - 1.0).abs() < 1e-14, "{} {expected}", w[0]);
}
