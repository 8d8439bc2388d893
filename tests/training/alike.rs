//! What is computed once for tensors that have come the same way, and for others apart.

use optim_runtime::{Adam, Exec, Optimizer, Param, Rule, TensorState, Update, optimizer};

optimizer! {
    /// Slows down until it stands: its number is infinite from step 1024 on.
    struct Slowing {
        lr = 0.5 where lr >= 0,
    }

    state {
        s: scalar = 1,
    }

    update(w, g) {
        s = 2 * prev(s);
        w -= lr * g / (1 + s);
    }
}

/// Tensors of a step share what is computed once only if their numbers are the same, also where the first has come to
/// infinity and is not looked at any more.
#[test]
fn tensors_that_began_at_other_steps_have_their_own_numbers() {
    let optimizer = || Optimizer::new(Slowing::default()).unwrap();
    let step = |optimizer: &mut Optimizer, tensors: &mut [(&str, Vec<f32>)]| {
        let params = tensors.iter_mut();
        let params = params.map(|(name, w)| Param::new(*name, w, vec![1.0; 3]).unwrap());
        optimizer.step(&mut params.collect::<Vec<_>>()).unwrap();
    };
    let tensor = |name| (name, vec![1.0_f32; 3]);
    for before in [1, 5, 1100] {
        let (mut together, mut first, mut later) = (optimizer(), optimizer(), optimizer());
        let mut alone = [[tensor("first")], [tensor("later")]];
        let mut both = [tensor("first"), tensor("later")];
        for _ in 0..before {
            step(&mut together, &mut both[..1]);
            step(&mut first, &mut alone[0]);
        }
        for _ in 0..3 {
            step(&mut together, &mut both);
            step(&mut first, &mut alone[0]);
            step(&mut later, &mut alone[1]);
            assert_eq!(both.as_slice(), alone.concat(), "{before} steps before");
        }
    }
}

/// A step of a tensor whose state the caller keeps is that of an optimizer, with what is kept in numbers: what an average has
/// forgotten under rates that change, and scalar states.
#[test]
fn a_bare_step_keeps_its_numbers() {
    fn both<R: Rule>(rules: impl Iterator<Item = R> + Clone) {
        let first = rules.clone().next().unwrap();
        let mut state: TensorState<f64> = first.init(3).unwrap();
        let mut optimizer = Optimizer::new(first).unwrap();
        let (mut bare, mut named) = (vec![1.0; 3], vec![1.0; 3]);
        for (step, rule) in rules.enumerate() {
            let g: Vec<_> = (0..3).map(|i| ((step * 3 + i) as f64).sin()).collect();
            rule.update_with(&Exec::serial(), &mut bare, &g, &mut state)
                .unwrap();
            optimizer.set_rule(rule).unwrap();
            let mut params = [Param::new("w", &mut named, &g).unwrap()];
            optimizer.step(&mut params).unwrap();
            assert_eq!(bare, named, "step {step}");
        }
    }
    both((0..12).map(|step| Adam::default().with_beta1(if step < 5 { 0.5 } else { 0.9 })));
    both((0..12).map(|_| Slowing::default()));
}
