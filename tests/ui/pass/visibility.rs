// A rule is as public as its struct says; attributes of the struct are kept.
mod inner {
    use optim_runtime::optimizer;

    optimizer! {
        /// Everybody's.
        #[derive(Copy)]
        pub struct Public { lr = 1 }
        update(w, g) { w -= lr * g; }
    }

    optimizer! {
        pub(crate) struct Crate { lr = 1 }
        update(w, g) { w -= lr * g; }
    }

    optimizer! {
        pub(super) struct Super { lr = 1 }
        update(w, g) { w -= lr * g; }
    }

    pub fn private() -> f64 {
        Private { lr: 2.0 }.lr
    }

    optimizer! {
        struct Private { lr = 1 }
        update(w, g) { w -= lr * g; }
    }
}

use optim_runtime::{Rule, Update};

fn step<R: Rule>(rule: &R) -> f32 {
    let mut w = [0.0];
    rule.update(&mut w, &[1.0], &mut rule.init(1).unwrap())
        .unwrap();
    w[0]
}

pub fn main() {
    let public = inner::Public::default();
    let copy = public;
    assert_eq!(step(&public) + step(&copy), -2.0);
    assert_eq!(step(&inner::Crate { lr: 3.0 }), -3.0);
    assert_eq!(step(&inner::Super::default().with_lr(4.0)), -4.0);
    assert_eq!(inner::private(), 2.0);
}
