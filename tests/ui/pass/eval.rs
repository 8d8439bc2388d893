// `eval` reads states, hyper-parameters and the number of steps taken under any names, among any items.
#![deny(warnings)]

use optim_runtime::{EvalMeta, Rule, Update, optimizer};

#[allow(dead_code)]
struct Eval0;
#[allow(dead_code)]
struct Option;
#[allow(dead_code, non_camel_case_types)]
struct near;
#[allow(dead_code, non_camel_case_types)]
type f64 = u8;

optimizer! {
    /// Everything in one.
    pub struct Averages {
        lr = 0.1 where lr >= 0,
        β = 0.9 where 0 < β < 1,
        plain = false,
        after = 2u64 where after >= 1,
    }

    state {
        Eval0,
        scalars = θ,
        count: scalar,
        z if !plain,
    }

    update(θ, g, t) {
        let near = lr * g;
        θ -= near / t;
        Eval0 = ema(β, θ);
        scalars = prev(scalars) + near;
        count += 1;
        if !plain {
            z = prev(z) - near;
        }
    }

    eval(x, n) {
        let near = debias(Eval0) / count;
        if !plain && count > 1 {
            let far = z + near;
            x = if x > far { far } else { scalars };
        } else if n >= after {
            x += (1 - 1 / β) * (near - x);
        } else {
            x = 0;
        }
    }
}

optimizer! {
    /// The weights of `eval` may be called as in `update`, its intermediates too.
    struct Small {
        lr = 0.1 where lr >= 0,
    }

    update(w, g) {
        let k = lr * g;
        w -= k;
    }

    eval(w) {
        let k = w / 2;
        #[allow(possible_nan)]
        let n = sqrt(k);
        w = n;
    }
}

const _: EvalMeta = match Averages::META.eval {
    Some(eval) => eval,
    None => panic!("it has an `eval`"),
};

pub fn main() {
    let rule = Averages::default().with_plain(true);
    let mut state = rule.init::<f32>(2).unwrap();
    let mut w = [1.0, 2.0];
    let mut out = [0.0; 2];
    rule.update(&mut w, &[1.0, -1.0], &mut state).unwrap();
    rule.eval_weights(&w, &state, &mut out).unwrap();
    assert_eq!(out, [0.0, 0.0]);
    rule.update(&mut w, &[1.0, -1.0], &mut state).unwrap();
    rule.eval_weights(&w, &state, &mut out).unwrap();
    assert!(out != w);

    let rule = Small::default().with_lr(0.0);
    let mut state = rule.init::<f32>(1).unwrap();
    let (mut w, mut out) = ([8.0], [0.0]);
    rule.update(&mut w, &[1.0], &mut state).unwrap();
    rule.eval_weights(&w, &state, &mut out).unwrap();
    assert_eq!(out, [2.0]);
}
