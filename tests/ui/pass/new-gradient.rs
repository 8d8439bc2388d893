//! `let g = …;` gives the gradient a new value, once or several times, as published code does.

use optim_runtime::{Rule, Update, optimizer};

optimizer! {
    /// Momentum with coupled decay, in the order of published code.
    struct Renewed {
        lr = 0.1 where lr >= 0,
        weight_decay = 0.25 where weight_decay >= 0,
        beta = 0.5 where 0 <= beta < 1,
        maximize = false,
    }
    state {
        first = g,
        m,
    }
    update(w, g) {
        first = prev(first);
        let g = if maximize { -g } else { g };
        let g = g + weight_decay * w;
        m = beta * prev(m) + (1 - beta) * g;
        w -= lr * (m + 0.5 * first);
    }
}

optimizer! {
    /// Momentum with coupled decay, with a name for each value.
    struct Named {
        lr = 0.1 where lr >= 0,
        weight_decay = 0.25 where weight_decay >= 0,
        beta = 0.5 where 0 <= beta < 1,
        maximize = false,
    }
    state {
        first = g,
        m,
    }
    update(w, g) {
        first = prev(first);
        let downhill = if maximize { -g } else { g };
        let pulled = downhill + weight_decay * w;
        m = beta * prev(m) + (1 - beta) * pulled;
        w -= lr * (m + 0.5 * first);
    }
}

fn steps<R: Rule + Update>(rule: &R) -> [f64; 2] {
    let mut state = rule.init::<f64>(2).unwrap();
    let mut w = [1.0, -2.0];
    for _ in 0..3 {
        rule.update(&mut w, &[0.5, 0.25], &mut state).unwrap();
    }
    w
}

pub fn main() {
    assert_eq!(steps(&Renewed::default()), steps(&Named::default()));
    let up = |rule: Renewed| rule.with_maximize(true);
    assert_ne!(steps(&Renewed::default()), steps(&up(Renewed::default())));
    assert_eq!(Renewed::META.fingerprint, Named::META.fingerprint);
}
