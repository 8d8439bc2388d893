//! `t % every == 0` selects code, and a remainder of weights is the one of the element type.

use optim_runtime::{Optimizer, Param, optimizer};

optimizer! {
    /// Gradients are added up, and every few steps the weights move. Weights are angles, kept within a turn.
    struct Rarely {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
        /// Steps from one move to the next.
        every = 3u64 where every >= 1,
        /// A turn.
        turn = 4.0 where turn > 0,
    }

    state {
        /// The gradients since the last move.
        total,
    }

    update(w, g, t) {
        if t % every == 0 {
            total = 0;
            w = (w - lr * (prev(total) + g)) % turn;
        } else {
            total += g;
            w = w;
        }
    }
}

#[test]
fn every_third_step_moves_within_a_turn() {
    let mut optimizer = Optimizer::new(Rarely::default()).expect("valid");
    let mut w = [1.0_f32, -3.5, 2.0];
    let gradients = [[2.0_f32, 1.0, -3.0], [1.0, 2.0, -2.5], [4.0, -0.5, -0.75]];
    let before = w;
    let mut steps = Vec::new();
    for t in 0..6 {
        let g = gradients[t % 3];
        let param = Param::new("w", &mut w, &g).expect("equal lengths");
        optimizer.step(&mut [param]).expect("valid");
        steps.push(w);
    }
    assert_eq!(steps[0], before);
    assert_eq!(steps[1], before);
    // 1 - 0.5·7, -3.5 - 0.5·2.5 beyond a turn, 2 + 0.5·6.25 beyond one.
    assert_eq!(steps[2], [-2.5, -0.75, 1.125]);
    assert_eq!(steps[4], steps[2]);
    assert_eq!(steps[5], [-2.0, -2.0, 0.25]);
}
