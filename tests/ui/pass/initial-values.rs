// States start at 0, at a number, at a hyper-parameter, or at what the first step gives.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Starts {
        lr = 0.5 where lr >= 0,
        start = 3,
        average = true,
    }
    state {
        zero,
        number = 0.25,
        parameter = 2 * start,
        z = w if average,
        v = g^2,
        mixed = if start > 0 { w - g } else { 0 },
        count: scalar = start + 1,
    }
    update(w, g, t) {
        zero += g;
        number = prev(number);
        parameter = prev(parameter);
        v = ema(0.5, g^2);
        mixed = prev(mixed);
        count += 1;
        if average {
            z = prev(z) - lr * g;
            w += (z - w) / t;
        } else {
            w -= number + parameter + v + mixed + zero + count;
        }
    }
}

pub fn main() {
    let rule = Starts::default();
    let mut w = [1.0_f64, 10.0];
    let g = [2.0, 4.0];
    let mut state = rule.init(2).unwrap();
    rule.update(&mut w, &g, &mut state).unwrap();
    let values =
        |state: &optim_runtime::TensorState<f64>, name: &str| state.get(name).unwrap().to_vec();
    assert_eq!(w, [0.0, 8.0]);
    assert_eq!(values(&state, "z"), [0.0, 8.0]);
    assert_eq!(values(&state, "v"), [4.0, 16.0]);
    assert_eq!(values(&state, "number"), [0.25, 0.25]);
    assert_eq!(values(&state, "parameter"), [6.0, 6.0]);
    assert_eq!(values(&state, "mixed"), [-1.0, 6.0]);
    assert_eq!(values(&state, "count"), [5.0]);
    rule.update(&mut w, &g, &mut state).unwrap();
    assert_eq!(w, [-0.5, 7.0]);

    let rule = rule.with_average(false);
    let mut w = [1.0_f64];
    rule.update(&mut w, &[2.0], &mut rule.init(1).unwrap())
        .unwrap();
    assert_eq!(w[0], 1.0 - (0.25 + 6.0 + 4.0 - 1.0 + 2.0 + 5.0));
}
