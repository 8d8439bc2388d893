// The recurrences: `ema`, `ema_var`, `trace`, `running_sum` and both forms of `running_max`.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Averages {
        beta = 0.75 where 0 <= beta < 1,
    }
    state { m, v, b, s, top, faded }
    update(w, g) {
        m = ema(beta, g);
        v = ema_var(beta, g, m);
        b = trace(beta, g);
        s = running_sum(g);
        top = running_max(abs(g));
        faded = running_max(beta, abs(g));
        w -= m + v + b + s + top + faded + debias(m) + prev(m);
    }
}

pub fn main() {
    let rule = Averages::default();
    let mut w = [0.0_f64];
    let mut state = rule.init(1).unwrap();
    let (mut m, mut v, mut b, mut s, mut top, mut faded): (f64, f64, f64, f64, f64, f64) =
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    let mut expected = 0.0;
    for (t, g) in (1..).zip([4.0_f64, -2.0, 1.0]) {
        rule.update(&mut w, &[g], &mut state).unwrap();
        let old = m;
        v = 0.75 * v + 0.75 * 0.25 * (g - m).powi(2);
        m = 0.75 * m + 0.25 * g;
        b = 0.75 * b + g;
        s += g;
        top = top.max(g.abs());
        faded = (0.75 * faded).max(g.abs());
        expected -= m + v + b + s + top + faded + m / (1.0 - 0.75_f64.powi(t)) + old;
        assert!((w[0] - expected).abs() < 1e-12, "{} {expected}", w[0]);
    }
}
