// Items and macros of the author's that are named like those of `core` change nothing.
#![allow(dead_code, unused_macros, non_snake_case)]

mod shadowed {
    struct Option;
    struct Result;
    struct Box;
    struct Vec;
    struct String;
    struct Element;
    struct Kernel;
    trait Default {}
    trait Clone {}
    trait Debug {}
    trait PartialEq {}
    trait Send {}
    trait Sized {}
    trait Rule {}
    fn Some() {}
    fn None() {}
    fn Ok() {}
    mod core {}
    mod std {}
    mod optim_macros {}
    macro_rules! unreachable {
        ($($x:tt)*) => {
            compile_error!("not ours")
        };
    }
    macro_rules! matches {
        ($($x:tt)*) => {
            compile_error!("not ours")
        };
    }
    fn w() {}
    fn g() {}
    fn t() {}
    fn i() {}
    fn n() {}
    fn lr() {}
    fn m() {}
    fn x() {}

    optim_runtime::optimizer! {
        pub struct Momentum {
            lr = 0.5 where lr >= 0,
            nesterov = false,
            count = 1u64,
        }
        require !nesterov || lr > 0, "nesterov needs lr > 0";
        state { m, z = w, s: scalar, }
        update(w, g, t) {
            let x = if nesterov { g + lr * g } else { g };
            s = prev(s) + count;
            m = ema(0.5, x);
            z = prev(z);
            w -= lr * m + 0 * (x * x * t) + 0 * z + 0 * s;
        }
    }
}

use optim_runtime::Update;

pub fn main() {
    let rule = shadowed::Momentum::default();
    let mut weights = [1.0_f32];
    let mut state = rule.init(1).unwrap();
    rule.update(&mut weights, &[2.0], &mut state).unwrap();
    assert_eq!(weights, [0.5]);
    rule.update(&mut weights, &[2.0], &mut state).unwrap();
    assert_eq!(weights, [0.5 - 0.75]);
}
