// Hyper-parameters, state, documentation, visibility and step number may all be missing.
use optim_runtime::{Rule, Update, optimizer};

optimizer! {
    struct Least {}
    update(w, g) { w -= g; }
}

pub fn main() {
    let mut w = [3.0_f32, 1.0];
    let mut state = Least {}.init(2).unwrap();
    Least::default()
        .update(&mut w, &[1.0, -1.0], &mut state)
        .unwrap();
    assert_eq!(w, [2.0, 2.0]);
    assert_eq!(
        (Least::COST.reads, Least::COST.writes, Least::COST.states),
        (2, 1, 0)
    );
    assert!(Least::META.hypers.is_empty() && Least::META.states.is_empty());
}
