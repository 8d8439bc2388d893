//! Inputs beside the gradient: per weight and of the step, in any order behind it, under names that functions have.

use optim_runtime::{Exec, Inputs, Rule, Update, optimizer};

optimizer! {
    /// Everything that can be given.
    struct Given {
        lr = 0.5 where lr >= 0,
    }
    state { m }
    update(w, g, hessian: input, batch: step, loss: input scalar, mask: input) {
        if batch % 2 == 1 {
            m = ema(0.5, mask * g / max(hessian, 1));
        } else {
            m = prev(m);
        }
        // Decided before the loop, by the number that is given.
        let rate = if loss > 1 { lr } else { lr / 2 };
        w -= rate * (m + 0 * g);
    }
}

optimizer! {
    /// Names that functions have, too.
    struct Named {
        lr = 0.5 where lr >= 0,
        normal = 2 where normal >= 0,
    }
    update(w, g, uniform: input) {
        w -= lr * g * uniform + 0 * normal * normal();
    }
}

pub fn main() {
    let names: Vec<_> = Given::META.inputs.iter().map(|it| (it.name, it.scalar)).collect();
    assert_eq!(names, [("hessian", false), ("loss", true), ("mask", false)]);
    assert!(!Given::META.draws_noise && Named::META.draws_noise);

    let rule = Given::default();
    let mut state = rule.init::<f64>(2).unwrap();
    let mut w = [1.0, 1.0];
    let both = Inputs::new().with("hessian", &[0.5, 2.0]).with("mask", &[0.0, 1.0]);
    let step = |w: &mut [f64], inputs: Inputs<'_, f64>, state: &mut _| {
        rule.update_given(&Exec::default(), w, &[4.0, 4.0], &inputs, state).unwrap();
    };
    step(&mut w, both.with_number("loss", 2.0), &mut state);
    assert_eq!(w, [1.0, 0.5]);
    // The second step reads neither of the two.
    step(&mut w, Inputs::new().with_number("loss", 0.5), &mut state);
    assert_eq!(w, [1.0, 0.25]);
}
