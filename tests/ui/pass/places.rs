// A rule may stand in a function, in a module that denies all warnings, and beside another rule.
use optim_runtime::{Rule, Update};

#[allow(dead_code)]
const UNUSED: () = ();

mod strict {
    #![deny(warnings, missing_docs, unused, nonstandard_style, rust_2018_idioms)]

    use optim_runtime::optimizer;

    optimizer! {
        /// With documentation.
        pub struct One { lr = 1 where lr >= 0 }
        update(w, g) { w -= lr * g; }
    }

    optimizer! {
        pub struct Two { lr = 2 where lr >= 0, flip = false }
        state { m if flip, z = w }
        update(w, g, t) {
            z = prev(z);
            if flip {
                m += g;
                w -= 2 * lr * m + 0 * z;
            } else {
                w -= lr / t * g + 0 * z;
            }
        }
    }

    optimizer! {
        struct Private { lr = 3 where lr >= 0, unused_here = 1 }
        state { s: scalar = 1 }
        update(w, g) {
            s = prev(s) + unused_here;
            w -= lr * s * g;
        }
    }

    pub(crate) fn private() -> impl optim_runtime::Rule {
        Private::default()
    }
}

fn step<R: Rule>(rule: &R) -> f64 {
    let mut w = [0.0];
    rule.update(&mut w, &[1.0], &mut rule.init(1).unwrap())
        .unwrap();
    w[0]
}

pub fn main() {
    optim_runtime::optimizer! {
        struct Local { lr = 4 where lr >= 0 }
        update(w, g) { w -= lr * g; }
    }

    assert_eq!(step(&strict::One::default()), -1.0);
    assert_eq!(step(&strict::Two::default()), -2.0);
    assert_eq!(step(&strict::Two::default().with_flip(true)), -4.0);
    assert_eq!(step(&strict::private()), -6.0);
    assert_eq!(step(&Local::default()), -4.0);
}
