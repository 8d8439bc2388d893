// `require` states conditions across hyper-parameters; a state may depend on one.
use optim_runtime::{Error, Optimizer, Rule, Update, optimizer};

optimizer! {
    pub struct Sgd {
        lr = 1 where lr >= 0,
        momentum = 0 where 0 <= momentum < 1,
        nesterov = false,
        short = 2u64,
        long = 5u64 where long > 0,
    }

    require !nesterov || momentum > 0, "nesterov needs momentum > 0";
    require short < long, "`short` must be below `long`";

    state { b if momentum > 0 }

    update(w, g, t) {
        let factor = if t <= short { 1 } else { short / long };
        if momentum > 0 {
            b = trace(momentum, g);
            w -= lr * factor * (if nesterov { g + momentum * b } else { b });
        } else {
            w -= lr * factor * g;
        }
    }
}

pub fn main() {
    let refused = Optimizer::new(Sgd::default().with_nesterov(true)).unwrap_err();
    assert!(matches!(
        refused,
        Error::Requirement {
            message: "nesterov needs momentum > 0",
            ..
        }
    ));
    let refused = Sgd::default().with_short(9).validate().unwrap_err();
    assert!(matches!(
        refused,
        Error::Requirement {
            message: "`short` must be below `long`",
            ..
        }
    ));

    let rule = Sgd::default().with_momentum(0.5).with_nesterov(true);
    let mut w = [0.0_f64];
    let mut state = rule.init(1).unwrap();
    for expected in [-1.5, -1.5 - 1.75, -1.5 - 1.75 - 0.4 * 1.875] {
        rule.update(&mut w, &[1.0], &mut state).unwrap();
        assert!((w[0] - expected).abs() < 1e-15);
    }
    let mut state = Sgd::default().init::<f64>(1).unwrap();
    Sgd::default().update(&mut w, &[1.0], &mut state).unwrap();
    assert!(state.get("b").is_err());
}
