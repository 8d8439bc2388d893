// A branch may name intermediates of its own, and the other branch may use the same names.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Lets {
        squared = false,
    }
    state { s }
    update(w, g, t) {
        let d = if squared {
            let twice = 2 * g;
            let x = twice^2;
            x + twice
        } else if g > 0 {
            let x = 3 * g;
            x
        } else {
            let x = 5 * g;
            let y = x + 1;
            x + y
        };
        if t == 1 {
            let share = d;
            s = share;
        } else {
            let share = prev(s) / 2;
            let rest = d / 2;
            s = share + rest;
        }
        w -= s;
    }
}

pub fn main() {
    let mut w = [0.0_f64, 0.0];
    let g = [1.0, -1.0];
    let rule = Lets::default();
    let mut state = rule.init(2).unwrap();
    rule.update(&mut w, &g, &mut state).unwrap();
    assert_eq!(w, [-3.0, 9.0]);
    rule.update(&mut w, &[2.0, -2.0], &mut state).unwrap();
    assert_eq!(w, [-3.0 - (1.5 + 3.0), 9.0 + (4.5 + 9.5)]);

    let rule = rule.with_squared(true);
    let mut w = [0.0_f64, 0.0];
    rule.update(&mut w, &g, &mut rule.init(2).unwrap()).unwrap();
    assert_eq!(w, [-6.0, -2.0]);
}
