// Constants, statics and unit structs in scope that are spelled like variables of generated code,
// and types that are named like primitive ones, change nothing.
#![allow(non_upper_case_globals, non_camel_case_types, dead_code)]

mod around {
    struct f32;
    struct f64;
    struct u64;
    struct usize;
    struct bool;
    struct str;
    const lr: () = ();
    const beta: () = ();
    const nesterov: () = ();
    static count: () = ();
    struct m;
    struct z;
    struct s;
    struct m_old;
    struct s_old;
    struct m_new;
    const w: () = ();
    const g: () = ();
    const t: () = ();
    const i: () = ();
    const n: () = ();
    const x: () = ();
    const k0: () = ();
    const k1: () = ();
    const w_i: () = ();
    const g_i: () = ();
    const m_i: () = ();
    const z_i: () = ();
    const self_: () = ();
    const each: () = ();
    const value: () = ();
    const index: () = ();
    const rule: () = ();
    const fields: () = ();
    const serializer: () = ();
    const deserializer: () = ();
    static scalars: () = ();
    static planner: () = ();

    optim_runtime::optimizer! {
        pub struct Momentum {
            lr = 0.5 where lr >= 0,
            beta = 0.5 where 0 <= beta < 1,
            nesterov = false,
            count = 1u64,
        }
        require !nesterov || lr > 0, "nesterov needs lr > 0";
        state { m, z = w, s: scalar, }
        update(w, g, t) {
            let x = if nesterov { g + lr * g } else { g };
            s = prev(s) + count + sqrt(t);
            m = ema(beta, x);
            z = prev(z);
            w -= lr * m + 0 * (x * x * t) + 0 * z + 0 * s;
        }
    }
}

// Also inside of a function, where a rule has no path.
fn inside() -> [f32; 1] {
    const lr: u8 = 0;
    struct f64;
    optim_runtime::optimizer! {
        struct Descent { lr = 0.5 where lr >= 0 }
        update(w, g) { w -= lr * g; }
    }
    let mut weights = [1.0_f32];
    let rule = Descent::default().with_lr(0.25);
    let mut state = optim_runtime::Update::init(&rule, 1).unwrap();
    optim_runtime::Update::update(&rule, &mut weights, &[2.0], &mut state).unwrap();
    weights
}

use optim_runtime::Update;

pub fn main() {
    let rule = around::Momentum::default().with_count(2).with_beta(0.5);
    let mut weights = [1.0_f32];
    let mut state = rule.init(1).unwrap();
    rule.update(&mut weights, &[2.0], &mut state).unwrap();
    assert_eq!(weights, [0.5]);
    assert_eq!(inside(), [0.5]);
}
