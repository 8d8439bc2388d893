// Flags select code by `if`, `else if` and `else`, around statements and in expressions.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Branches {
        first = false,
        second = true,
        negated = false,
    }
    state {
        a if first,
        b if second && !first,
    }
    update(w, g) {
        let d = if negated { -g } else { g };
        if first {
            a += d;
            w -= a;
        } else if second {
            b = 2 * prev(b) + d;
            w -= 10 * b;
        } else {
            w -= if first || negated { 100 * d } else { 1000 * d };
        }
    }
}

fn weight(rule: &Branches) -> f64 {
    let mut w = [0.0_f64];
    let mut state = rule.init(1).unwrap();
    for _ in 0..2 {
        rule.update(&mut w, &[1.0], &mut state).unwrap();
    }
    w[0]
}

pub fn main() {
    let rule = Branches::default();
    assert_eq!(weight(&rule), -10.0 - 30.0);
    assert_eq!(weight(&rule.clone().with_first(true)), -1.0 - 2.0);
    assert_eq!(
        weight(&rule.clone().with_first(true).with_negated(true)),
        3.0
    );
    assert_eq!(weight(&rule.clone().with_second(false)), -2000.0);
    assert_eq!(weight(&rule.with_second(false).with_negated(true)), 200.0);
}
