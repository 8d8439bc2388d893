//! What is computed once for tensors that have come the same way, and for others apart.

use optim_runtime::{Optimizer, Param, optimizer};

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
