// Inputs and hyper-parameters may have the paper's letters.
use optim_runtime::{Rule, Update, optimizer};

optimizer! {
    pub struct Momentum {
        η = 0.1 where η >= 0,
        β = 0.5 where 0 <= β < 1,
    }
    state { μ }
    update(θ, γ, τ) {
        μ = ema(β, γ);
        θ -= η * debias(μ) / τ;
    }
}

pub fn main() {
    let rule = Momentum::default().with_η(0.2);
    let mut w = [1.0_f64];
    let mut state = rule.init(1).unwrap();
    rule.update(&mut w, &[4.0], &mut state).unwrap();
    assert!((w[0] - (1.0 - 0.2 * 4.0)).abs() < 1e-15);
    rule.update(&mut w, &[1.0], &mut state).unwrap();
    let corrected = (0.5 * 2.0 + 0.5 * 1.0) / 0.75;
    assert!((w[0] - (0.2 - 0.2 * corrected / 2.0)).abs() < 1e-15);
    assert_eq!(Momentum::META.hypers[1].name, "β");
}
